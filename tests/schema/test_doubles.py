"""One finding for a rule that two schemas have."""

from __future__ import annotations

from engross.diagnostics import Location, diagnostic
from engross.schema.doubles import without_doubles


def test_the_assertion_with_an_id_stays() -> None:
    place = Location("a.xml", 1, 1)
    plain = diagnostic("T001", "A date  is needed", place)
    named = diagnostic("T001", "A date is needed.", place, detail="dated")
    other = diagnostic("T001", "A date is needed.", Location("a.xml", 2, 1))
    missing = diagnostic("S004", "A date is needed", place)
    assert without_doubles([plain, named, other, missing]) == [named, other, missing]


def test_the_first_of_two_with_an_id_stays() -> None:
    first = diagnostic("T001", "a", Location("a.xml", 1, 1), detail="one")
    second = diagnostic("T001", "a", Location("a.xml", 1, 1), detail="two")
    assert without_doubles([first, second]) == [first]
