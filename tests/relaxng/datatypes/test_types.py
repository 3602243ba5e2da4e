from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.relaxng.datatypes import Context, Datatype, datatype
from engross.relaxng.datatypes.types import TYPES

from .peer import XSD
from .values import VALUES

RIGHT = {
    "string": ("", " a\n", "\t"),
    "normalizedString": ("", " a\n"),
    "token": ("", " a  b\n"),
    "language": ("en", "de-AT", "x-klingon", " en\n", "abcdefgh-12345678"),
    "Name": ("a", "a:b", "_", " ä "),
    "NCName": ("a", "ä-1", "\n_\t"),
    "NMTOKEN": ("1", "-a", ":"),
    "NMTOKENS": ("a", " a  1\n:"),
    "ID": ("a",),
    "IDREF": ("a",),
    "IDREFS": ("a b", "a"),
    "anyURI": (
        "",
        "a b",
        "#a",
        "a:b",
        "é",
        "http://[::1]:80/",
        "%41",
        "//a",
        "?[",
        "#[",
        "file:///a",
        "http://[::1%25a]",
    ),
    "boolean": ("true", "false", "1", "0", " true "),
    "hexBinary": ("", "00", "aF"),
    "base64Binary": ("", "AAAA", "A A A =", "AQ==", "AAE="),
    "float": ("1", "1e5", "INF", "-INF", "NaN", ".5", "5.", "-1E-5", "1e99999"),
    "double": ("1", "1e5", "INF", "-INF", "NaN", "+0.1"),
    "decimal": ("1", "-1.50", ".5", "5.", "+0", "9" * 5000),
    "integer": ("1", "-01", "+0", "9" * 5000),
    "nonPositiveInteger": ("0", "-1", "-0", "+0"),
    "negativeInteger": ("-1", "-" + "9" * 5000),
    "long": ("9223372036854775807", "-9223372036854775808"),
    "int": ("2147483647", "-2147483648"),
    "short": ("32767", "-32768"),
    "byte": ("127", "-128", "0127"),
    "nonNegativeInteger": ("0", "-0", "1"),
    "unsignedLong": ("18446744073709551615", "0"),
    "unsignedInt": ("4294967295",),
    "unsignedShort": ("65535",),
    "unsignedByte": ("255", "+255"),
    "positiveInteger": ("1", "001"),
    "duration": ("P1Y", "-PT1.5S", "P1Y2M3DT4H5M6.7S", "P0D", "PT36H", "P" + "9" * 5000 + "Y"),
    "dateTime": (
        "2000-01-01T00:00:00",
        "2000-01-01T24:00:00",
        "2000-01-01T24:00:00.00Z",
        "-0001-01-01T00:00:00.1-14:00",
    ),
    "time": ("00:00:00", "24:00:00", "23:59:59.999Z", "12:00:00+14:00"),
    "date": ("2000-02-29", "-0001-02-29", "10000-01-01", "2000-01-01-14:00", "9" * 5000 + "-01-01", "2000-12-31Z"),
    "gYearMonth": ("2000-12", "-10000-01Z"),
    "gYear": ("2000", "-0001", "2147483648", "2000+05:00"),
    "gMonthDay": ("--02-29", "--12-31Z"),
    "gDay": ("---31", "---01-14:00"),
    "gMonth": ("--12", "--01Z"),
    "QName": ("a", "p:a", "xml:lang"),
    "NOTATION": ("gif",),
    "ENTITY": ("picture",),
    "ENTITIES": ("picture", "picture  picture"),
}
WRONG = {
    "language": ("", "e1", "de_AT", "abcdefghi", "en-", "é", "en--x", "en-123456789"),
    "Name": ("", "1", "a b", "-a", "a/"),
    "NCName": ("", "1", "a:b", "a b", "a\xa0", "\U00010400"),
    "NMTOKEN": ("", "a b", "/"),
    "NMTOKENS": ("", " ", "a /"),
    "ID": ("", "1", "a b"),
    "IDREF": ("", "a b"),
    "IDREFS": ("", "a 1"),
    "anyURI": ("a#b#c", "%", "%4", "%zz", ":a", "1:a", "a_b:c", "a:", "http://", "//", "[", "/]", "http://[x]/", "é:a"),
    "boolean": ("", "True", "yes", "2"),
    "hexBinary": ("0", "0g", "0 0", "À0"),
    "base64Binary": ("A", "A===", "AB==", "AAB=", "AA==AAAA", "A=AA", "-AAA", "A\xa0AAA"),
    "float": ("", "1e", "+INF", "nan", "1_0", "0x1", "1,5", "1e1.5", "infinity", "١"),
    "double": ("", "1e", ".", "e5", "1 2", "--1"),
    "decimal": ("", ".", "1e5", "1,5", "+-1", "1 0", "INF", "١", "²"),
    "integer": ("", "1.0", "1.", "a", "+", "1 2", "١"),
    "nonPositiveInteger": ("1",),
    "negativeInteger": ("0", "-0"),
    "long": ("9223372036854775808", "-9223372036854775809"),
    "int": ("2147483648", "-2147483649"),
    "short": ("32768", "-32769"),
    "byte": ("128", "-129"),
    "nonNegativeInteger": ("-1", ""),
    "unsignedLong": ("18446744073709551616", "-1"),
    "unsignedInt": ("4294967296",),
    "unsignedShort": ("65536",),
    "unsignedByte": ("256",),
    "positiveInteger": ("0", "-1"),
    "duration": ("", "P", "PT", "P1YT", "P1S", "1Y", "P1.5Y", "PT.5S", "PT1.S", "P-1Y", "+P1Y", "P1W", "P1D1Y", "P١D"),
    "dateTime": (
        "2000-01-01",
        "2000-01-01T24:00:01",
        "2000-01-01T23:59:60",
        "2000-01-01 00:00:00",
        "2000-01-01T00:00:00.",
    ),
    "time": ("12:00", "24:00:00.1", "25:00:00", "12:60:00", "12:00:60", "1:00:00", "12:00:00z", "12:00:00+14:01"),
    "date": (
        "2000-02-30",
        "1900-02-29",
        "0000-01-01",
        "010000-01-01",
        "200-01-01",
        "2000-13-01",
        "+2000-01-01",
        "2000-01-0١",
    ),
    "gYearMonth": ("2000-13", "2000", "2000-1"),
    "gYear": ("200", "0000", "02000", "+2000", "2000-01", "২০০০"),
    "gMonthDay": ("--02-30", "--13-01", "--1-1", "12-31"),
    "gDay": ("---32", "---0", "31"),
    "gMonth": ("--13", "--12--", "--1", "12"),
    "QName": ("", "q:a", "a:b:c", ":a", "a:", "1"),
    "NOTATION": ("", "jpeg", "1"),
    "ENTITY": ("", "other", "1"),
    "ENTITIES": ("", "picture other"),
}
CONTEXT = Context({"p": "urn:p", "": "urn:d"}, entities={"picture"}, notations={"gif"})


def value_of(kind: Datatype, text: str) -> tuple[Hashable, ...]:
    """Give the value in a tuple, or an empty one."""
    try:
        return (kind.value(text, CONTEXT),)
    except ValueError:
        return ()


def test_every_type_is_tried() -> None:
    assert set(RIGHT) == set(TYPES)
    assert set(TYPES) - set(WRONG) == {"string", "normalizedString", "token"}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in RIGHT.items() for text in texts])
def test_right_values(name: str, text: str) -> None:
    kind = datatype(XSD, name)
    assert kind.accepts(text, CONTEXT)
    assert kind.complaint(text, CONTEXT) is None
    hash(kind.value(text, CONTEXT))


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_wrong_values(name: str, text: str) -> None:
    kind = datatype(XSD, name)
    assert not kind.accepts(text, CONTEXT)
    complaint = kind.complaint(text, CONTEXT)
    assert complaint is not None
    assert complaint.rule
    assert complaint.example == "" or kind.accepts(complaint.example, CONTEXT)
    with pytest.raises(ValueError, match=r"."):
        kind.value(text, CONTEXT)


@pytest.mark.parametrize("name", TYPES)
def test_verdict_value_and_complaint_agree(name: str) -> None:
    kind = datatype(XSD, name)
    for text in VALUES:
        accepted = kind.accepts(text, CONTEXT)
        assert accepted is (kind.complaint(text, CONTEXT) is None) is (value_of(kind, text) != ()), text


NEAR = st.text(st.sampled_from("0123456789-+:.TZPYMDHS/#%[]eEINFa_ \n\xa0é=٣"), max_size=30)


@given(st.sampled_from(TYPES), st.one_of(NEAR, st.text(max_size=10), st.sampled_from(VALUES)))
def test_no_text_is_too_strange(name: str, text: str) -> None:
    kind = datatype(XSD, name)
    assert kind.accepts(text, CONTEXT) is (kind.complaint(text, CONTEXT) is None) is (value_of(kind, text) != ())


@given(st.sampled_from([name for name in TYPES if name not in ("string", "normalizedString")]), st.sampled_from(VALUES))
def test_white_space_around_a_value_does_not_matter(name: str, text: str) -> None:
    kind = datatype(XSD, name)
    assert value_of(kind, f"\n\t{text} \r") == value_of(kind, text)


@pytest.mark.parametrize("name", ["NCName", "boolean", "integer", "date", "double", "anyURI"])
@pytest.mark.parametrize("space", ["\xa0", "\u3000", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_other_white_space_is_no_white_space(name: str, space: str) -> None:
    kind = datatype(XSD, name)
    right = kind.example
    assert (kind.accepts(right + space)) is (name == "anyURI")
    assert value_of(kind, right + space) != value_of(kind, right)


@pytest.mark.parametrize(
    ("name", "first", "second", "equal"),
    [
        ("integer", "01", "1", True),
        ("integer", "-0", "0", True),
        ("integer", "9" * 5000, "0" + "9" * 5000, True),
        ("decimal", "1.50", "+1.5", True),
        ("decimal", "1.", "01.0", True),
        ("token", "a  b", " a\tb", True),
        ("string", "a  b", "a b", False),
        ("normalizedString", "a\nb", "a b", True),
        ("double", "NaN", "NaN", True),
        ("double", "0", "-0", True),
        ("double", "1e2", "100", True),
        ("double", "1e400", "INF", True),
        ("float", "3.5e38", "INF", True),
        ("float", "16777217", "16777216", True),
        ("double", "16777217", "16777216", False),
        # halfway between two floats as a double, above that in decimal digits
        ("float", "1.00000005960464477540", "1.0000001192092896", True),
        ("float", "1.00000005960464477539", "1", True),
        ("boolean", "1", "true", True),
        ("boolean", "0", "1", False),
        ("hexBinary", "0aFf", "0AfF", True),
        ("base64Binary", "A AAA", "AAAA", True),
        ("anyURI", "%41", "A", False),
        ("dateTime", "2000-01-01T24:00:00", "2000-01-02T00:00:00", True),
        ("dateTime", "1999-12-31T24:00:00Z", "2000-01-01T01:00:00+01:00", True),
        ("dateTime", "-0001-12-31T23:00:00-02:00", "0001-01-01T01:00:00Z", True),
        ("dateTime", "2000-01-01T00:00:00.10", "2000-01-01T00:00:00.1", True),
        ("dateTime", "2000-01-01T00:00:00", "2000-01-01T00:00:00Z", False),
        ("date", "2002-10-10+13:00", "2002-10-09-11:00", True),
        ("time", "24:00:00", "00:00:00", True),
        ("time", "23:00:00-02:00", "01:00:00Z", True),
        ("gYear", "2000", "2000Z", False),
        ("gDay", "---01", "---02", False),
        ("duration", "P1Y", "P12M", False),
        ("duration", "P01Y", "P1YT0S", True),
        ("duration", "-P0D", "PT0S", True),
        ("duration", "-PT0.50S", "-PT0.5S", True),
        ("duration", "-PT0.5S", "PT0.5S", False),
        ("language", "de", "DE", False),
        ("NMTOKENS", "a  b", "a b", True),
    ],
)
def test_equality(name: str, first: str, second: str, equal: bool) -> None:
    kind = datatype(XSD, name)
    assert (kind.value(first) == kind.value(second)) is equal
    if equal:
        assert hash(kind.value(first)) == hash(kind.value(second))


def test_qualified_names_are_compared_by_namespace() -> None:
    kind = datatype(XSD, "QName")
    assert kind.needs_context
    assert kind.value("p:a", CONTEXT) == kind.value("q:a", Context({"q": "urn:p"})) == ("urn:p", "a")
    assert kind.value("a", CONTEXT) == ("urn:d", "a")
    assert kind.value("a", Context()) == ("", "a")
    assert kind.value("xml:a", Context()) == ("http://www.w3.org/XML/1998/namespace", "a")
    assert not kind.accepts("p:a", Context())
    assert not kind.accepts("p:a", Context({"p": ""}))


@pytest.mark.parametrize("name", ["QName", "NOTATION", "ENTITY", "ENTITIES"])
def test_without_context_only_the_form_counts(name: str) -> None:
    kind = datatype(XSD, name)
    assert kind.needs_context
    assert kind.accepts("anything")
    assert not kind.accepts("1")


def test_only_those_need_the_context() -> None:
    needing = {name for name in TYPES if datatype(XSD, name).needs_context}
    assert needing == {"QName", "NOTATION", "ENTITY", "ENTITIES"}


def test_identity() -> None:
    compatibility = "http://relaxng.org/ns/compatibility/datatypes/1.0"
    for name in ("ID", "IDREF", "IDREFS"):
        assert datatype(XSD, name).identity == datatype(compatibility, name).identity == name
    assert {datatype(XSD, name).identity for name in TYPES} == {"", "ID", "IDREF", "IDREFS"}
    assert datatype("", "token").identity == ""


@pytest.mark.parametrize(
    ("facet", "limit", "right", "wrong"),
    [
        # the table of XML Schema Part 2, 3.2.6.2, of days that are less than a month, more, or neither
        ("minInclusive", "P1M", ["P1M", "P32D", "PT768H"], ["P28D", "P29D", "P30D", "P31D", "P27D", "-P1M"]),
        ("maxInclusive", "P5M", ["P149D", "P5M"], ["P150D", "P151D", "P152D", "P153D", "P154D"]),
        ("maxExclusive", "P1Y", ["P364D", "P11M"], ["P365D", "P366D", "P1Y", "P12M", "P367D"]),
        ("minExclusive", "-PT1.5S", ["-PT1.4S", "PT0S"], ["-PT1.5S", "-PT1.51S", "-PT2S", "-P1Y"]),
    ],
)
def test_order_of_durations(facet: str, limit: str, right: list[str], wrong: list[str]) -> None:
    kind = datatype(XSD, "duration", [(facet, limit)])
    assert [text for text in right if not kind.accepts(text)] == []
    assert [text for text in wrong if kind.accepts(text)] == []


@pytest.mark.parametrize(
    ("name", "facet", "limit", "right", "wrong"),
    [
        (
            "date",
            "minInclusive",
            "2000-01-01",
            ["2000-01-01", "2000-01-02Z", "10000-01-01"],
            ["1999-12-31", "2000-01-01Z"],
        ),
        ("date", "maxExclusive", "0001-01-01", ["-0001-12-31", "-9999-01-01"], ["0001-01-01"]),
        (
            "dateTime",
            "maxInclusive",
            "2000-01-01T12:00:00Z",
            ["2000-01-01T13:00:00+01:00"],
            ["2000-01-01T12:00:00.001Z"],
        ),
        ("dateTime", "minInclusive", "2000-01-01T12:00:00", ["2000-01-02T02:00:01Z"], ["2000-01-02T02:00:00Z"]),
        ("gYear", "minInclusive", "-0010", ["-0010", "-0009", "0001"], ["-0011", "-10000"]),
        ("gMonthDay", "maxInclusive", "--02-29", ["--02-29", "--01-31"], ["--03-01"]),
        ("time", "minExclusive", "12:00:00", ["12:00:00.5"], ["12:00:00", "00:00:00", "24:00:00"]),
        ("decimal", "minInclusive", "-1.5", ["-1.5", "-1.49", "0", "10"], ["-1.51", "-2", "-10"]),
        ("integer", "maxInclusive", "9" * 5000, ["9" * 5000, "1", "-1"], ["1" + "0" * 5000]),
        ("double", "minInclusive", "0", ["0", "-0", "INF"], ["NaN", "-1e-9", "-INF"]),
        ("double", "minInclusive", "NaN", ["NaN"], ["0", "INF"]),
        ("double", "minExclusive", "NaN", [], ["NaN", "0", "INF"]),
    ],
)
def test_order(name: str, facet: str, limit: str, right: list[str], wrong: list[str]) -> None:
    kind = datatype(XSD, name, [(facet, limit)])
    assert [text[:20] for text in right if not kind.accepts(text)] == []
    assert [text[:20] for text in wrong if kind.accepts(text)] == []


@given(st.integers(-4000, 4000).filter(bool), st.integers(-4000, 4000).filter(bool))
def test_days_follow_each_other(first: int, second: int) -> None:
    def written(year: int) -> str:
        return f"{'-' if year < 0 else ''}{abs(year):04}"

    kind = datatype(XSD, "date", [("minInclusive", f"{written(first)}-06-15")])
    assert kind.accepts(f"{written(second)}-06-15") is (second >= first)
    after = 1 if first == -1 else first + 1
    moments = datatype(XSD, "dateTime")
    assert moments.value(f"{written(first)}-12-31T24:00:00") == moments.value(f"{written(after)}-01-01T00:00:00")
