"""Quotation marks of two kinds, and spaces before punctuation."""

from __future__ import annotations

import pytest
from tests.rules.text.sample import check, codes, document, findings, shown

SIX = "“a” “b” “c”"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<p>{SIX} "d"</p>', ["U007"]),
        ('<p>"a" "b" "c" “d</p>', ["U007"]),
        ('<p>“a” “b" "c"</p>', []),
        (f'<p>{SIX} <note>"d"</note></p>', []),
        (f'<p>{SIX}</p><note>{SIX} "d</note>', ["U007"]),
        (f"<p>{SIX} 5' 2\" tall</p>", []),
        (f'<p>{SIX}</p><table><row><cell>"</cell><cell> " </cell></row></table>', []),
        (f'<p>{SIX} <code>"d"</code> <formula>"</formula></p>', []),
        (f"<p>{SIX} don't 'd'</p>", []),
        ('<p>»a« »b« »c« und "d</p>', ["U007"]),
    ],
)
def test_marks_of_two_kinds(body: str, expected: list[str]) -> None:
    assert codes(body) == expected


def test_the_rarer_kind_is_told_with_the_counts() -> None:
    read = document(f'<p>{SIX} "d" and “e”</p>')
    (found,) = check(read)
    assert shown(read, found) == '"'
    assert found.message == '" is one of 2 straight quotation marks in the text, among 8 typographic ones'


USUAL = "word" + ", a. b; c: d! e? f" * 50


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one , two", ["U008"]),
        ("one ,two", []),
        ("one <hi>two</hi> .", ["U008"]),
        ("one ... two . . . three .", ["U008"]),
        ("one\n  , two", []),
        ("one<note>x</note> , two", []),
        ("<del>one</del> , two", []),
        ("version .net and 3 : 4", []),
        ("one ?", ["U008"]),
        ('<foreign xml:lang="fr">oui ! non , oui</foreign>', ["U008"]),
        ("<title>one : two</title>", []),
        ("<bibl>Wien : Fischer , 1893</bibl>", []),
        ("one\u00a0; two", []),
        ("(one) , two” ,", ["U008", "U008"]),
        ("one [?] and [one ?]", ["U008"]),
    ],
)
def test_a_space_before_a_mark(body: str, expected: list[str]) -> None:
    assert codes(f"<p>{USUAL} {body}</p>") == expected


def test_a_habit_is_no_slip() -> None:
    assert codes(f"<p>{USUAL}</p><p>one ! two ! three !</p>") == []


def test_a_text_without_a_language_may_be_french() -> None:
    read = document(f"<p>{USUAL} one ! two , three</p>")
    for node in read.root.iter("{*}textLang"):
        node.attrib.clear()
    assert [finding.message for finding in check(read)] == ["there is a space before the comma in “two ,”"]


def test_the_space_is_what_is_named() -> None:
    read = document(f"<p>{USUAL} one  , two</p>")
    (found,) = [finding for finding in check(read) if finding.code == "U008"]
    assert (shown(read, found), found.mend) == ("  ", None)


def test_nothing_is_said_of_the_header() -> None:
    header = f"<encodingDesc><p>{USUAL} one , two</p></encodingDesc>"
    assert findings(f"<p>{USUAL}</p>", header) == []
