"""Family P: redirects. What is gone is in tests/validate/editions.toml."""

from __future__ import annotations

import pytest

from engross.rules import published


@pytest.mark.parametrize(
    ("page", "end"),
    [
        ("a", "c"),
        ("b", "c"),
        ("c", "c"),
        ("x", ""),
        ("loop", ""),
        ("there", "there"),
        ("to-there", "there"),
        ("z", "z"),
    ],
)
def test_redirects_are_followed(page: str, end: str) -> None:
    redirects = {"a": "b", "b": "c", "x": "y", "y": "x", "loop": "loop", "there": "c", "to-there": "there"}
    assert published.followed(page, redirects, {"c", "there"}) == end


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[site]\nredirects = { "old" = "new" }', 2, 15),
        ('[site]\nredirects = { older = "x", old = "new" }', 2, 28),
        ("[site.redirects]\n'persons/old' = 'x'\nold = 'new'", 3, 1),
        ('old = "x"\n[site]\nredirects."old" = "new"', 3, 11),
        ("", None, None),
    ],
)
def test_the_place_of_a_redirect(text: str, line: int | None, column: int | None) -> None:
    place = published.place_of_redirect(text, "old")
    assert (place.line, place.column) == (line, column)
