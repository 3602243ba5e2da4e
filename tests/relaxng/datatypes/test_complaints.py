from __future__ import annotations

import pytest

from engross.relaxng.datatypes import Complaint, Context, datatype

from .peer import XSD

S = r"\S+"
WORD = r"[^\p{C}\p{Z}]+"


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("date", "1950-13-01", "is no date: there is no month 13"),
        ("date", "1950-02-30", "is no date: there is no 30 February"),
        ("date", "1900-02-29", "is no date: there is no 29 February in 1900"),
        ("date", "9" * 5000 + "-02-29", "is no date: there is no 29 February"),
        ("date", "1950-06-31", "is no date: there is no 31 June"),
        ("date", "1950-01-32", "is no date: there is no day 32"),
        ("date", "1950-1-5", "is no date: month and day have two digits"),
        ("date", "1950-01", "is no date: the day is missing"),
        ("date", "1950", "is no date: month and day are missing"),
        ("date", "19500105", "is no date: hyphens part year, month and day, as in 1950-01-05"),
        ("date", "1.10.1950", "is no date: write year-month-day, as in 1850-12-31"),
        ("date", "01-10-1950", "is no date: the year comes first, then the month, then the day"),
        ("date", "950-01-01", "is no date: the year has four digits at least, as in 0950"),
        ("date", "0000-01-01", "is no date: there is no year 0000; the year before 0001 is -0001"),
        ("date", "1950-01-01T12:00:00", "is no date: it has a time as well"),
        ("date", "1950-01-01+15:00", "is no date: there is no time zone +15:00; they go from -14:00 to +14:00"),
        ("date", "", "is empty"),
        ("date", " \n", "is empty"),
        ("dateTime", "1950-01-01 12:00:00", "is no date with a time: date and time are joined by “T”, without a space"),
        ("dateTime", "1950-01-01T12:00", "is no date with a time: the seconds are missing, as in 12:00:00"),
        ("time", "25:00:00", "is no time: there is no hour 25"),
        ("time", "24:00:01", "is no time: the hour 24 has one moment only, 24:00:00"),
        ("gYear", "-44", "is no year: the year has four digits at least, as in -0044"),
        ("gYear", "1950-01", "is no year: it has a month as well"),
        ("gMonth", "13", "is no month of every year: write two hyphens and the month, as in --12"),
        ("NCName", "1a", "is no name: it starts with a digit, and a name starts with a letter or “_”"),
        ("NCName", "a b", "is no name: it has a space in it"),
        ("NCName", "a:b", "is no name: it has a colon in it"),
        ("NCName", "#a", "is no name: it has “#” in it, which no name can have"),
        ("ID", "a\u200b", "is no name: it has the character U+200B (zero width space) in it, which no name can have"),
        ("NMTOKENS", "a /b", "has a wrong word in it: “/b” is no name: it has “/” in it, which no name can have"),
        ("QName", "q:a", 'has the prefix “q”, which is not declared: add xmlns:q="…"'),
        ("ENTITY", "a", "is no unparsed entity that the document declares"),
        ("boolean", "True", "is neither true nor false: write “true”, in small letters"),
        ("nonNegativeInteger", "1.5", "is no whole number: it has a decimal point in it"),
        ("nonNegativeInteger", "-1", "is less than 0, the lowest allowed value"),
        ("byte", "200", "is more than 127, the highest allowed value"),
        ("integer", "−1", "is no whole number: a minus is written “-”, as on the keyboard"),
        ("double", "1,5", "is no number: the decimal sign is a point, and nothing parts the thousands"),
        ("double", "1e", "is no number: after “e” the power of ten is missing"),
        ("double", "inf", "is no number: infinity is written INF or -INF, and what is no number NaN"),
        ("decimal", "1e5", "is no number: it has “e” in it"),
        ("anyURI", "a#b#c", "is no web address or pointer: it has more than one “#” in it"),
        ("anyURI", "100%", "is no web address: “%” is no escape; “%” itself is written %25"),
        ("anyURI", ":a", "is no web address: nothing stands before the colon"),
        ("anyURI", "http://", "is no web address: no server is named after “//”"),
        ("anyURI", "a[1]", "is no web address: “[” may not stand in a path; write %5B"),
        ("language", "de_AT", "is no language code: its parts are joined by a hyphen, not by “_”"),
        ("duration", "P1H", "is no duration: a T must stand before hours, minutes and seconds, as in PT1H"),
        ("duration", "P2W", "is no duration: weeks cannot be written; write 7 days, P7D, for each"),
        ("hexBinary", "0", "is no hexadecimal text: two digits make an octet, and one is left over"),
        ("base64Binary", "AB==", "is no Base64: “B” cannot be the last character before “=”"),
    ],
)
def test_types(name: str, text: str, rule: str) -> None:
    complaint = datatype(XSD, name).complaint(text, Context())
    assert complaint is not None
    assert complaint.rule == rule


@pytest.mark.parametrize(
    ("name", "parameters", "text", "complaint"),
    [
        ("anyURI", [("pattern", S)], "a b", Complaint("has a space in it", "name")),
        ("anyURI", [("pattern", S)], "", Complaint("is empty", "name")),
        ("token", [("pattern", WORD)], "a b", Complaint("has a space in it", "word")),
        ("token", [("pattern", WORD)], "a\xa0b", Complaint("has a no-break space in it", "word")),
        (
            "token",
            [("pattern", WORD)],
            "a\xadb",
            Complaint("has the character U+00AD (soft hyphen) in it, which is not allowed here", "word"),
        ),
        (
            "token",
            [("pattern", r"(\-?[\d]+/\-?[\d]+)")],
            "1:2",
            Complaint("is no fraction: two whole numbers with “/” between them are asked for", "1/2"),
        ),
        (
            "token",
            [("pattern", r"[A-Z]\d{2}")],
            "A1",
            Complaint(r"does not match the pattern [A-Z]\d{2}: something is missing at its end", "A11"),
        ),
        (
            "token",
            [("pattern", r"[A-Z]\d{2}")],
            "A1x",
            Complaint(r"does not match the pattern [A-Z]\d{2}: “x” cannot follow “A1”", "A11"),
        ),
        ("double", [("minInclusive", "0")], "-1", Complaint("is less than 0, the lowest allowed value", "1")),
        ("double", [("maxInclusive", "12")], "13", Complaint("is more than 12, the highest allowed value", "1")),
        ("integer", [("minExclusive", "7")], "7", Complaint("is not more than 7, as it must be", "10")),
        ("token", [("minLength", "4")], "abc", Complaint("has 3 characters, and 4 at least are asked for", "word")),
        ("token", [("maxLength", "1")], "abc", Complaint("has 3 characters, and 1 at most is allowed", "a")),
        ("hexBinary", [("length", "2")], "00", Complaint("has 1 octet, and exactly 2 are asked for", "0FB7")),
        (
            "decimal",
            [("fractionDigits", "0")],
            "1.5",
            Complaint("has 1 digit after the point, and none are allowed", "1"),
        ),
        (
            "date",
            [("minInclusive", "2000-01-01Z")],
            "2000-01-01",
            Complaint("cannot be compared with 2000-01-01Z, its lowest value", "2020-02-29"),
        ),
    ],
)
def test_facets(name: str, parameters: list[tuple[str, str]], text: str, complaint: Complaint) -> None:
    kind = datatype(XSD, name, parameters)
    assert kind.complaint(text) == complaint
    assert kind.accepts(complaint.example)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("integer", [("minInclusive", "1850"), ("maxInclusive", "1900")]),
        ("integer", [("minExclusive", "50"), ("totalDigits", "2")]),
        ("decimal", [("minExclusive", "0"), ("maxExclusive", "0.001")]),
        ("double", [("minExclusive", "1e10")]),
        ("token", [("pattern", "[A-Z]{2}[0-9]{4,6}")]),
        ("token", [("pattern", "[a-z]+"), ("pattern", ".{4}")]),
        ("token", [("pattern", r"\p{IsGreek}+")]),
        ("string", [("length", "7")]),
        ("string", [("pattern", "[^a-zA-Z0-9]+")]),
        ("hexBinary", [("length", "4")]),
        ("base64Binary", [("length", "5")]),
        ("NMTOKENS", [("length", "3")]),
        ("date", [("pattern", "17.*")]),
        ("date", [("minInclusive", "1700-01-01"), ("maxInclusive", "1700-12-31")]),
        ("dateTime", [("pattern", ".*Z")]),
        ("gYear", [("pattern", "-.*")]),
        ("time", [("minExclusive", "23:59:59")]),
        ("anyURI", [("pattern", "https://.*")]),
        ("anyURI", [("pattern", "#.+")]),
        ("NCName", [("pattern", r"pers_\d+")]),
        ("positiveInteger", [("pattern", "[1-9][0-9]{4}")]),
        ("duration", [("minInclusive", "P3Y")]),
        ("language", [("length", "2")]),
    ],
)
def test_examples_are_found(name: str, parameters: list[tuple[str, str]]) -> None:
    kind = datatype(XSD, name, parameters)
    assert kind.example
    assert kind.accepts(kind.example)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("token", [("pattern", "a"), ("pattern", "b")]),
        ("int", [("minExclusive", "1"), ("maxExclusive", "2")]),
        ("string", [("length", "0")]),
        ("token", [("pattern", "[a-[a]]")]),
        ("string", [("length", "999999999")]),
    ],
)
def test_no_example_is_empty(name: str, parameters: list[tuple[str, str]]) -> None:
    assert datatype(XSD, name, parameters).example == ""


def test_long_values_do_not_make_long_messages() -> None:
    for name, parameters in (("token", [("pattern", "(a|b)+c")]), ("anyURI", []), ("language", []), ("NMTOKENS", [])):
        complaint = datatype(XSD, name, parameters).complaint("a" * 5000 + "é:/")
        assert complaint is not None
        assert len(complaint.rule) < 300


def test_an_example_must_be_right_in_its_place() -> None:
    complaint = datatype(XSD, "NOTATION").complaint("1", Context())
    assert complaint is not None
    assert complaint.example == ""
