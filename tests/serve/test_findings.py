"""Which findings a page shows."""

from __future__ import annotations

from engross.diagnostics import Location, diagnostic
from engross.serve.findings import MOST, Findings, after_check, before_check

A = diagnostic("D001", "of a", Location("tei/a.xml", 7, 2))
B = diagnostic("I002", "of b", Location("tei/b.xml", 1))
PERSONS = diagnostic("N010", "of an authority", Location("tei/authority/persons.xml", 3))
EDITION = diagnostic("C004", "of the configuration", Location("edition.toml", 2))
SHEET = diagnostic("O002", "of a stylesheet", Location("xslt/html.xsl", 9))
NOWHERE = diagnostic("C006", "of nothing")
UNREAD = diagnostic("X001", "of what has no page yet", Location("tei/new.xml", 4))
PAGES = {"a/index.html": "tei/a.xml", "b/index.html": "tei/b.xml"}
ALL = Findings((NOWHERE, EDITION, A, PERSONS, B, UNREAD, SHEET), PAGES, frozenset(["tei/b.xml"]), is_whole=True)


def _shown(page: str) -> list[str]:
    return [each["message"].removeprefix("of ") for each in ALL.of_page(page)["findings"]]


def test_a_page_shows_its_own_and_what_has_no_page() -> None:
    common = ["an authority", "what has no page yet"]
    assert _shown("a/index.html") == ["nothing", "the configuration", "a stylesheet", "a", *common]
    assert _shown("persons/index.html") == ["nothing", "the configuration", "a stylesheet", *common]
    assert set(_shown("index.html")) == {"a", "b", *_shown("persons/index.html")}


def test_a_page_of_an_earlier_version_says_so() -> None:
    assert ALL.of_page("b/index.html")["failed"]["message"] == "of b"
    assert ALL.of_page("a/index.html")["failed"] is None
    lost = Findings((), PAGES, frozenset(["tei/b.xml"])).of_page("b/index.html")
    assert (lost["failed"]["path"], lost["whole"]) == ("tei/b.xml", False)


def test_what_is_too_much_is_counted() -> None:
    many = Findings(
        tuple(diagnostic("D001", f"{n}\u202e\n", Location("tei/a.xml", n)) for n in range(1, MOST + 6)), PAGES
    )
    told = many.of_page("a/index.html")
    assert (len(told["findings"]), told["more"], sum(told["counts"].values())) == (MOST, 5, MOST + 5)
    assert told["findings"][0]["message"].startswith("1⟨U+202E⟩")


def test_until_a_check_is_over_nothing_comes_and_goes() -> None:
    built = [A, SHEET, UNREAD]
    assert before_check(built, None, frozenset()) == (A, UNREAD, SHEET)
    assert before_check(built, [A, B, NOWHERE], frozenset(["tei/a.xml"])) == (NOWHERE, B, UNREAD, SHEET)
    assert after_check(built, [B]) == (B, SHEET)
