"""The caret stands under the character, whatever stands before it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engross.report.excerpt import Lines, cut


def columns(text: str) -> int:
    """How many columns of a terminal a text takes that holds nothing unseen."""
    marks = ("Mn", "Me")
    return sum(
        0 if unicodedata.category(each) in marks else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def at(shown: str, before: int) -> str:
    """The character that stands at a column of a terminal."""
    width = 0
    for character in shown:
        wide = columns(character)
        if wide and width == before:
            return character
        width += wide
    return ""


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("<p>one</p>", 4, "<p>one</p>", 3),
        ("      <p>one</p>", 7, "<p>one</p>", 0),
        ("      <p>one</p>", 3, "    <p>one</p>", 0),
        ("\t\t<p>a\tb</p>", 8, "<p>a    b</p>", 8),
        ("日本語<b/>", 4, "日本語<b/>", 6),
        ("e\u0301a\u0308<b/>", 5, "e\u0301a\u0308<b/>", 2),
        ("ae\u0301<b/>", 3, "ae\u0301<b/>", 1),
        ("a\u200bb", 2, "a⟨U+200B⟩b", 1),
        ("a\u200bb", 3, "a⟨U+200B⟩b", 9),
        ("a\x1b[31mb\x7f", 7, "a␛[31mb␡", 6),
        ("\u202egnirts", 2, "⟨U+202E⟩gnirts", 8),
        ("<p>one</p>", 11, "<p>one</p>", 10),
        ("<p>one</p>", 12, "<p>one</p>", None),
        ("<p>one</p>", 0, "<p>one</p>", None),
        ("  <p>one</p>", None, "<p>one</p>", None),
        ("", 1, "", 0),
        ("0123456789" * 4, 1, "01234567890123456789012345678…", 0),
        ("0123456789" * 4, 40, "…12345678901234567890123456789", 29),
        ("0123456789" * 4 + "0", 21, "…1234567890123456789012345678…", 10),
        ("日" * 20, 10, f"…{'日' * 13}…", 9),
    ],
)
def test_the_line_is_shown(line: str, column: int | None, shown: str, before: int | None) -> None:
    assert cut(line, column, 30) == (shown, before)


LETTERS = some.text("abc <>\t日語é\u0301\u0308\u200b\x07\U0001f600ʕא", max_size=300)


@given(LETTERS, LETTERS, some.integers(40, 90))
def test_the_caret_stands_under_the_character(left: str, right: str, room: int) -> None:
    line = f"{left}§{right}"
    shown, before = cut(line, len(left) + 1, room)
    assert before is not None
    assert at(shown, before) == "§"
    assert columns(shown) <= room


@given(some.text("ab é<", max_size=300), some.integers(1, 300), some.integers(40, 90))
def test_plain_and_uneven_lines_are_cut_alike(line: str, column: int, room: int) -> None:
    plain, place = cut(line.replace("é", "e"), column, room)
    # the Vietnamese letter is as wide, but not among those that are surely so
    uneven, same = cut(line.replace("é", "\u1ebf").replace("a", "\ua729"), column, room)
    assert place == same
    assert len(plain) == len(uneven)


def test_a_line_of_millions_is_cut_at_once() -> None:
    shown, before = cut("\u0301" * 5_000_000 + "x" + "日" * 5_000_000, 5_000_001, 50)
    assert before is not None
    assert len(shown) < 200
    assert "x" in shown


@pytest.mark.parametrize(
    "data",
    [
        "<?xml version='1.0' encoding='ISO-8859-1'?>\r\n<p>é</p>\r\n".encode("latin-1"),
        "\ufeff<?xml version='1.0'?>\n<p>é</p>".encode(),
        "\ufeff<?xml version='1.0'?>\n<p>é</p>".encode("utf-16"),
        "<?xml version='1.0' encoding='utf-16'?>\n<p>é</p>".encode(),
        "<?xml version='1.0' encoding='klingon'?>\n<p>é</p>".encode(),
        "<?xml version='1.0' encoding='idna'?>\n<p>é</p>".encode(),
    ],
)
def test_a_line_is_read_in_the_encoding_of_its_file(data: bytes) -> None:
    lines = Lines({"a.xml": data}.get)
    assert lines.line("a.xml", 2) == "<p>é</p>"
    assert lines.line("a.xml", 9) is None
    assert lines.line("a.xml", 0) is None
    assert lines.line("b.xml", 1) is None


def test_bytes_that_are_no_text_are_shown() -> None:
    lines = Lines({"a.xml": b"<p>\xff\xfe</p>\nend"}.get)
    assert lines.line("a.xml", 1) == "<p>\ufffd\ufffd</p>"
    assert lines.line("a.xml", 2) == "end"
