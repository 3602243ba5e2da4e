"""White space at the edges of phrases, doubled and trailing; and that no mend loses or glues a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.text.sample import check, codes, document, element, findings, mended, shown

from engross.rules.text.stream import Stream

if TYPE_CHECKING:
    from engross.xmlio import XmlDocument

TEXTS = st.text(st.sampled_from("ab , \n\t\u00a0"), max_size=6)


def _inside(name: str) -> st.SearchStrategy[str]:
    return st.lists(CONTENT, max_size=3).map(lambda parts: f"<{name}>{''.join(parts)}</{name}>")


CONTENT: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        TEXTS,
        st.sampled_from(["<lb/>", "<!-- x -->", "<?x y?>", "<anchor/>", "<ref/>"]),
        *(_inside(name) for name in ("hi", "persName", "add", "seg", "title", "code", "quote")),
    )
)
PARAGRAPHS = st.lists(CONTENT, max_size=6).map("".join)


@given(PARAGRAPHS)
def test_mends_change_white_space_and_no_words(inside: str) -> None:
    read = document(f"<p>{inside}</p>")
    before = _words(read)
    found = [finding for finding in check(read) if finding.code in ("U009", "U010", "U011", "U012")]
    assert all(shown(read, finding) and not shown(read, finding).strip(" \t\n") for finding in found)
    assert _words(mended(read, found)) == before


def _words(read: XmlDocument) -> list[str]:
    """Split a paragraph at XML's white space; what interrupts the text is part of a word, where it touches one."""
    paragraph = element(read, "/1/2/1/1")
    return Stream(paragraph).text[1:-1].replace("\u00a0", "_").split()


@given(PARAGRAPHS)
def test_what_was_mended_is_not_found_again(inside: str) -> None:
    read = document(f"<p>{inside}</p>")
    for _ in range(4):  # a space may come to the edge only when another is gone
        read = mended(read, check(read))
    again = [finding for finding in check(read) if finding.mend is not None and finding.words]
    assert again == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Dear <hi>Ada </hi> Byron", "U009"),
        ("Dear <hi> Ada</hi>", "U009"),
        ("<hi> Ada</hi>", "U009"),
        ("<hi>Ada </hi>", "U009"),
        ("<hi><persName>Ada </persName></hi> Byron", "U009"),
        ("Dear <hi>Ada </hi>Byron", "U010"),
        ("Dear<hi> Ada</hi>", "U010"),
        ("Dear <hi>Ada </hi><lb/>Byron", "U010"),
        ("Dear <hi>Ada </hi>, Byron", "U009"),
        ("Dear (<hi> Ada</hi>)", "U009"),
        ("Dear <hi>Ada\n</hi>, Byron", "U009"),
    ],
)
def test_a_space_at_an_edge(body: str, expected: str) -> None:
    (found,) = findings(f"<p>{body}</p>")
    assert found.code == expected


@pytest.mark.parametrize(
    "body",
    [
        "Dear <hi>Ada</hi> Byron",
        "Dear <hi>Ada\n  </hi> Byron",
        "Dear <persName>\n  <forename>Ada</forename>\n  <surname>Byron</surname>\n</persName> of",
        "Dear <add>Ada </add> Byron, <del>of </del> the <seg>mill </seg> of",
        "Dear <hi> </hi> Byron",
        "Dear <hi>Ada\u00a0</hi> Byron",
        '<hi xml:space="preserve">Ada </hi> Byron',
        "<quote>Ada </quote> Byron",
    ],
)
def test_an_edge_without_a_fault(body: str) -> None:
    assert not {"U009", "U010"}.intersection(codes(f"<p>{body}</p>"))


def test_of_two_spaces_one_stays() -> None:
    read = document("<p><hi>Ada </hi><hi> Byron</hi></p>")
    (found,) = check(read)
    assert found.element.endswith("/1")
    assert found.mend == ""


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Dear  Ada", 1),
        ("Dear   Ada  Byron", 2),
        ("Dear\n   Ada", 0),
        ("Dear  \n", 0),
        ("One.  Two", 0),
        ("One.   Two", 1),
        ("“One.”  Two", 0),
        ("Dear \u00a0Ada \u00a0 Byron", 0),
        ("<hi>Ada</hi>  <hi>Byron</hi> of", 1),
        ("<hi>Ada</hi>  <hi>Byron</hi>", 0),
        ("Dear  <lb/>  Ada", 0),
        ("Dear <code>a  b</code> <formula>a  b</formula>", 0),
    ],
)
def test_doubled_spaces(body: str, count: int) -> None:
    assert codes(f"<p>{body}</p>").count("U011") == count


def test_spaces_of_a_verse_are_left_alone() -> None:
    assert codes("<lg><l>arma  virumque</l></lg>") == []


def test_a_space_that_is_written_as_a_reference() -> None:
    assert codes("<p>Dear &#32;Ada,&#x20;\nyours</p>") == ["U011", "U012"]


def test_lines_of_windows() -> None:
    read = document("<p>Dear Ada,\r\n  yours</p>")
    assert check(read) == []
