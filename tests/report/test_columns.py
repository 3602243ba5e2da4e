"""Names are shortened to the room that there is, and no sign is cut in two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engross.report.columns import shortened, signs, width

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
FLAGS = "\U0001f1e6\U0001f1f9\U0001f1e9\U0001f1ea"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("e\u0301a\u0308\u0323", ["e\u0301", "a\u0308\u0323"]),
        (FAMILY + "x", [FAMILY, "x"]),
        (FLAGS, [FLAGS[:2], FLAGS[2:]]),
        ("\U0001f44b\U0001f3fd!", ["\U0001f44b\U0001f3fd", "!"]),
        (unicodedata.normalize("NFD", "한글"), [unicodedata.normalize("NFD", each) for each in "한글"]),
        ("\u0301a", ["\u0301", "a"]),
    ],
)
def test_signs_stay_whole(text: str, apart: list[str]) -> None:
    assert list(signs(text)) == apart


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("tei/a.xml", 9, "tei/a.xml"),
        ("tei/letters/L00123.xml", 18, "tei/l…s/L00123.xml"),
        ("tei/letters/L00123.xml", 14, "te…/L00123.xml"),
        ("tei/letters/L00123.xml", 12, "…/L00123.xml"),
        ("tei/letters/L00123.xml", 8, "te…3.xml"),
        ("日本語/日本語.xml", 13, "…/日本語.xml"),
        ("e\u0301" * 9, 5, "e\u0301…" + "e\u0301" * 3),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_name_is_shortened_in_the_middle(text: str, room: int, shown: str) -> None:
    assert shortened(text, room) == shown


@given(some.text(), some.integers(0, 40))
def test_there_is_room_for_what_is_shortened(text: str, room: int) -> None:
    shown = shortened(text, room)
    assert width(shown) <= room
    assert "".join(signs(text)) == text
    if "…" not in text and "…" in shown:
        start, end = shown.split("…")
        assert text.startswith(start)
        assert text.endswith(end)
        assert len(start) + len(end) < len(text)
