"""jing and this package, value by value; where they differ on purpose, the reason stands beside it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from engross.relaxng.datatypes import Context, DatatypeError, datatype
from engross.relaxng.datatypes.types import TYPES

from .patterns import BROKEN, LENIENT, PATTERNS, TEXTS, random_pattern, random_syntax
from .peer import XSD, Type, different_values, refused_types, refused_values
from .values import VALUES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.java

CONTEXT = Context({"p": "urn:p"})

# Type, value, and why our verdict is another than jing's. XSD is XML Schema Part 2, second edition.
DELIBERATE = {
    ("dateTime", "2000-01-01T24:00:00"): "XSD 3.2.7.1 has 24:00:00 as the end of a day",
    ("dateTime", "2000-01-01T24:00:00.0"): "XSD 3.2.7.1 has 24:00:00 as the end of a day",
    ("time", "24:00:00"): "XSD 3.2.8 has the times of dateTime",
    ("dateTime", "2000-01-01T23:59:60"): "XSD D.2.1 has no leap seconds",
    ("time", "23:59:60"): "XSD D.2.1 has no leap seconds",
    ("time", "12:00:60"): "XSD D.2.1 has no leap seconds",
    ("dateTime", "2000-01-01T23:59:59."): "XSD 3.2.7.1: digits follow the point",
    ("duration", "PT1.S"): "XSD 3.2.6.1: digits stand on both sides of the point",
    ("duration", "PT.5S"): "XSD 3.2.6.1: digits stand on both sides of the point",
    ("date", "2000-01-01-14:00"): "XSD 3.2.7.3: the zones reach as far back as -14:00",
    ("gDay", "---01-14:00"): "XSD 3.2.7.3: the zones reach as far back as -14:00",
    ("anyURI", "http://#"): "no server is named, as in http://, which jing refuses",
    ("anyURI", "//#"): "no server is named, as in //, which jing refuses",
}


def reason(name: str, text: str) -> str:
    """Say why we differ from jing on purpose, or nothing."""
    if name in ("gYear", "gYearMonth", "date", "dateTime") and len(text) > 9 and text.lstrip("-")[:10].isdigit():
        return "XSD 3.2.7.1 sets no limit to years, and jing's are numbers of 32 bits"
    return DELIBERATE.get((name, text), "")


def differences(folder: Path, types: Sequence[Type], cases: Sequence[tuple[int, str]]) -> list[tuple[Type, str, bool]]:
    """List type, value and our verdict for all cases on which jing thinks otherwise."""
    refused = refused_values(folder, types, cases)
    found = []
    for index, (kind, text) in enumerate(cases):
        known = datatype(*types[kind])
        ours = known.accepts(text, CONTEXT)
        assert ours is (known.complaint(text, CONTEXT) is None)
        if ours is (index in refused):
            found.append((types[kind], text, ours))
    return found


def test_every_type_accepts_what_jing_accepts(tmp_path: Path) -> None:
    # entities and notations need declarations
    names = [name for name in TYPES if name not in ("ENTITY", "ENTITIES", "NOTATION")]
    types: list[Type] = [(XSD, name, ()) for name in names]
    cases = [(kind, text) for kind in range(len(types)) for text in VALUES]
    found = differences(tmp_path, types, cases)
    assert [(kind[1], text[:40]) for kind, text, _ in found if not reason(kind[1], text)] == []
    # a reason that is no longer needed goes
    assert {key for key in DELIBERATE if key[1] in VALUES} <= {(kind[1], text) for kind, text, _ in found}


@pytest.mark.parametrize(
    ("name", "alphabet", "longest"),
    [
        ("anyURI", "aab1:/?#[]@%4.;,-+ é^&=", 9),
        ("anyURI", ["[", "]", ":", ":", "::", "1", "2", "//", "@", "/", "@h"], 9),
        ("anyURI", ["a", "//", ":", "?", "b", "/", "%2", "0", "%C3"], 7),
        ("dateTime", ["2000", "-", "-0", "1", "02", "-29", "T", ":00", "12", ":30", "Z", "+01", ".5", "24"], 9),
        ("date", ["2000", "19", "-", "01", "-02", "-29", "-30", "Z", "+14", ":00", "0"], 7),
        ("time", ["12", ":", ":30", ":00", ".5", "Z", "+02", "-14:00", "2", "4"], 6),
        ("duration", ["P", "T", "1", "2Y", "3M", "4D", "5H", "6M", "7.5S", "-", ".", "0"], 7),
        ("double", ["1", "0", ".", "e", "E", "-", "+", "INF", "NaN", "5"], 7),
        ("decimal", "01.-+ 5e", 7),
        ("int", ["2147483647", "2147483648", "0", "-", "+", "1"], 4),
        ("base64Binary", "AAQgwBE4= /", 9),
        ("hexBinary", "0aFg ", 6),
        ("language", ["en", "-", "x", "12345678", "abcdefgh", "9", "é", "_"], 5),
        ("QName", ["p", ":", "q", "a", "-", "1", "xml", " "], 4),
        ("NMTOKENS", ["a", " ", "1", ":", "\t", "é", "/"], 6),
    ],
)
def test_random_values(tmp_path: Path, name: str, alphabet: Sequence[str], longest: int) -> None:
    seeded = random.Random(name + str(alphabet))  # noqa: S311 -- the same values each time
    made = {"".join(seeded.choices(alphabet, k=seeded.randint(1, longest))) for _ in range(2500)}
    found = differences(tmp_path, [(XSD, name, ())], [(0, text) for text in sorted(made)])
    found = [entry for entry in found if not _by_rule(name, entry[1])]
    assert [(text, ours) for _, text, ours in found] == []


def _by_rule(name: str, text: str) -> str:
    """Say why we differ from jing on purpose, for values that are made at random."""
    text = " ".join(text.split(" ")).strip(" ")
    if name in ("dateTime", "time") and ("24:00:00" in text or text.endswith("-14:00")):
        return "24:00:00 and -14:00, as above"
    if name == "duration" and (".S" in text or any(f"{mark}.7" in text or f"{mark}.0" in text for mark in "TPHM")):
        return "digits on both sides of the point, as above"
    if name == "date" and text.endswith("-14:00"):
        return "-14:00, as above"
    if name == "anyURI" and text.partition("#")[0].endswith("//") and "#" in text:
        return "no server is named, as above"
    return reason(name, text)


FACETS: list[tuple[Type, tuple[str, ...]]] = [
    ((XSD, "string", (("length", "2"),)), ("", "a", "ab", "abc", "äö", "\U00010400a", "a ", "\n\n")),
    ((XSD, "token", (("minLength", "1"), ("maxLength", "2"))), ("", " ", " a ", "a b", "ab", "a  b")),
    ((XSD, "NMTOKENS", (("length", "2"),)), ("a", "a b", " a\nb ", "a b c")),
    ((XSD, "IDREFS", (("minLength", "2"),)), ("a", "a b", "a b c")),
    ((XSD, "hexBinary", (("length", "2"),)), ("00", "0000", "000000")),
    ((XSD, "base64Binary", (("maxLength", "2"),)), ("", "AA==", "AAA=", "AAAA")),
    ((XSD, "anyURI", (("length", "2"),)), ("é ", "éa", "%41")),
    ((XSD, "integer", (("minInclusive", "-2"), ("maxExclusive", "5"))), ("-3", "-2", "+4", "05", "5", "-02")),
    ((XSD, "integer", (("minExclusive", "9" * 30),)), ("9" * 30, "1" + "0" * 30, "9" * 29)),
    ((XSD, "decimal", (("minInclusive", "0.10"), ("maxInclusive", "1.5"))), ("0.1", "0.09", "1.50", "1.51", "-1")),
    ((XSD, "decimal", (("minInclusive", "-1.5"),)), ("-1.5", "-1.51", "-1.4", "-10", "-0.1")),
    ((XSD, "decimal", (("totalDigits", "3"),)), ("123", "0123", "1234", "12.30", "0.123", "0.0123", "123.0", "1230")),
    ((XSD, "decimal", (("fractionDigits", "1"),)), ("1", "1.5", "1.50", "1.55", "1.05")),
    ((XSD, "double", (("minInclusive", "0"), ("maxInclusive", "1"))), ("0", "-0", "1", "1.0001", "NaN", "INF", "1e-9")),
    ((XSD, "double", (("maxInclusive", "NaN"),)), ("0", "NaN", "INF")),
    ((XSD, "float", (("maxInclusive", "0.1"),)), ("0.1", "0.10000000149", "0.1001")),
    ((XSD, "date", (("minInclusive", "2000-01-01"),)), ("1999-12-31", "2000-01-01", "2000-01-01Z", "2000-01-02Z")),
    (
        (XSD, "date", (("minInclusive", "2000-01-01Z"),)),
        ("2000-01-01", "2000-01-02", "2000-01-01+01:00", "2000-01-01Z"),
    ),
    (
        (XSD, "dateTime", (("maxExclusive", "2000-01-01T00:00:00Z"),)),
        ("1999-12-31T09:59:59", "1999-12-31T10:00:00", "2000-01-01T00:30:00+01:00", "1999-12-31T23:59:59.9Z"),
    ),
    (
        (XSD, "gYear", (("minInclusive", "-0010"), ("maxInclusive", "0010"))),
        ("-0011", "-0010", "-0001", "0010", "0011"),
    ),
    (
        (XSD, "duration", (("minInclusive", "P1M"),)),
        ("P27D", "P28D", "P30D", "P31D", "P1M", "-P1Y", "PT744H", "P1MT1S"),
    ),
    ((XSD, "duration", (("maxInclusive", "P1Y"),)), ("P12M", "P364D", "P365D", "P366D", "P13M", "PT8760H", "-P9Y")),
    ((XSD, "duration", (("maxExclusive", "-PT1.5S"),)), ("-PT1.4S", "-PT1.5S", "-PT1.51S", "-PT2S", "PT0S")),
    ((XSD, "boolean", (("pattern", "true|false"),)), ("true", "1", " false ")),
    ((XSD, "token", (("pattern", "[a-z]+"), ("pattern", ".{2}"))), ("a", "ab", "abc", "12", " ab ")),
    ((XSD, "date", (("pattern", "(19[789][0-9]|[2-9][0-9]{3}).*"),)), ("1969-01-01", "1970-01-01", "2000-01-01")),
]


# Facet, value, our verdict and why it is not jing's.
DELIBERATE_FACETS = {
    ("totalDigits", "12.30", True): "XSD 4.3.11: it is the value that counts, 123 × 10^-1",
    ("totalDigits", "123.0", True): "XSD 4.3.11: it is the value that counts, 123",
    ("totalDigits", "0.0123", False): "XSD 4.3.11: 123 × 10^-4 has four digits after the point",
    ("fractionDigits", "1.50", True): "XSD 4.3.12: it is the value that counts, 15 × 10^-1",
    ("maxInclusive", "P12M", True): "XSD 3.2.6.2: no date tells twelve months from the year that is the limit",
}


def test_facets(tmp_path: Path) -> None:
    cases = [(index, text) for index, (_, texts) in enumerate(FACETS) for text in texts]
    found = differences(tmp_path, [kind for kind, _ in FACETS], cases)
    assert {(kind[2][0][0], text, ours) for kind, text, ours in found} == set(DELIBERATE_FACETS)


# Type, two texts, whether they have the same value for us, and the reason where jing thinks otherwise.
EQUALITY = [
    ("integer", "01", "1", True, ""),
    ("integer", "-0", "0", True, ""),
    ("decimal", "1.50", "+1.5", True, ""),
    ("decimal", "1.5", "1.51", False, ""),
    ("string", "a ", "a", False, ""),
    ("token", "a  b", " a b", True, ""),
    ("NCName", "a", " a", True, ""),
    ("double", "1e2", "100", True, ""),
    ("double", "NaN", "NaN", True, ""),
    ("double", "0", "-0", True, ""),
    ("float", "0.1", "0.10000000149", True, ""),
    ("double", "0.1", "0.10000000149", False, ""),
    ("boolean", "1", "true", True, ""),
    ("boolean", "0", "true", False, ""),
    ("hexBinary", "aF", "Af", True, ""),
    ("base64Binary", "A A A A", "AAAA", True, ""),
    ("anyURI", "http://a/", "http://A/", False, ""),
    ("dateTime", "2000-01-01T12:00:00Z", "2000-01-01T13:00:00+01:00", True, ""),
    ("dateTime", "2000-01-01T12:00:00", "2000-01-01T12:00:00Z", False, ""),
    ("dateTime", "2000-01-01T12:00:00.50", "2000-01-01T12:00:00.5", True, ""),
    ("date", "2002-10-10+13:00", "2002-10-09-11:00", True, ""),
    ("date", "2000-01-01", "2000-01-02", False, ""),
    ("time", "12:00:00Z", "13:00:00+01:00", True, ""),
    ("time", "01:00:00Z", "23:00:00-02:00", True, "XSD 3.2.8: a time comes back each day"),
    ("gYear", "2000Z", "2000", False, ""),
    ("gMonthDay", "--02-29", "--03-01", False, ""),
    ("duration", "P1Y", "P12M", False, ""),
    ("duration", "P1D", "PT24H", False, ""),
    ("duration", "P01YT0S", "P1Y", True, ""),
    ("duration", "-PT1.50S", "-PT1.5S", True, ""),
    ("duration", "-PT0.5S", "PT0.5S", False, ""),
    ("duration", "P1M", "P30D", False, ""),
    ("duration", "PT0S", "-P0D", True, ""),
    ("duration", "PT1M0.50S", "PT60.5S", False, ""),
    ("language", "de", "DE", False, ""),
    ("NMTOKENS", "a  b", "a b", True, ""),
]


def test_values_are_equal_as_jing_has_it(tmp_path: Path) -> None:
    different = different_values(tmp_path, [(name, first, second) for name, first, second, _, _ in EQUALITY])
    for index, (name, first, second, equal, why) in enumerate(EQUALITY):
        kind = datatype(XSD, name)
        assert (kind.value(first) == kind.value(second)) is equal, (name, first, second)
        assert (index in different) is (equal if why else not equal), (name, first, second)


def test_patterns(tmp_path: Path) -> None:
    seeded = random.Random(3)  # noqa: S311 -- the same patterns each time
    patterns = list(dict.fromkeys([*PATTERNS, *(random_pattern(seeded) for _ in range(300))]))
    types: list[Type] = [(XSD, "string", (("pattern", pattern),)) for pattern in patterns]
    cases = [(index, text) for index in range(len(types)) for text in TEXTS]
    found = differences(tmp_path, types, cases)
    # jing takes control characters, the soft hyphen and U+200B for none of \p{C}
    assert {(kind[2][0][1], text) for kind, text, _ in found} == {
        (r"[^\p{C}\p{Z}]+", text) for text in ("\n", "\t", "\xad", "\u200b")
    }


def test_syntax_of_patterns(tmp_path: Path) -> None:
    seeded = random.Random(4)  # noqa: S311 -- the same patterns each time
    patterns = [*PATTERNS, *BROKEN, *LENIENT, *dict.fromkeys(random_syntax(seeded) for _ in range(2000))]
    types: list[Type] = [(XSD, "string", (("pattern", pattern),)) for pattern in patterns]
    refused = refused_types(tmp_path, types)
    for index, kind in enumerate(types):
        pattern = kind[2][0][1]
        assert (index in refused) is (_is_refused(kind) or pattern in LENIENT), pattern


def _is_refused(kind: Type) -> bool:
    try:
        datatype(*kind)
    except DatatypeError:
        return True
    return False


# What we refuse in a schema and jing does not, or the other way round; the reason is in the comments.
PARAMETERS: list[tuple[str, tuple[tuple[str, str], ...], bool, bool]] = [
    # type, parameters, whether we refuse it, whether jing does
    ("string", (("length", "2"),), False, False),
    ("string", (("length", "-1"),), True, True),
    ("string", (("length", "1.0"),), True, True),
    ("string", (("length", ""),), True, True),
    ("string", (("length", " +2 "),), False, False),
    ("string", (("length", "99999999999"),), False, False),
    ("string", (("minInclusive", "a"),), True, True),
    ("string", (("enumeration", "a"),), True, True),
    ("string", (("whiteSpace", "collapse"),), True, True),
    ("string", (("nosuch", "1"),), True, True),
    ("int", (("length", "1"),), True, True),
    ("boolean", (("length", "1"),), True, True),
    ("boolean", (("minInclusive", "true"),), True, True),
    ("double", (("totalDigits", "1"),), True, True),
    ("decimal", (("totalDigits", "0"),), True, True),
    ("decimal", (("fractionDigits", "0"),), False, False),
    ("byte", (("minInclusive", "300"),), True, True),
    ("integer", (("minInclusive", "1.0"),), True, True),
    ("date", (("minInclusive", "2000-13-01"),), True, True),
    ("int", (("minInclusive", "3"), ("maxInclusive", "2")), True, True),
    ("date", (("minInclusive", "2000-01-01"), ("maxInclusive", "1999-01-01")), True, True),
    ("double", (("minInclusive", "INF"), ("maxInclusive", "1")), True, True),
    # XSD 4.1.5 has no lengths for dates and times
    ("date", (("length", "2"),), True, False),
    ("duration", (("maxLength", "2"),), True, False),
    # XSD 4.1.5 has lengths for QName, and 4.3.1.3 has them always right
    ("QName", (("length", "2"),), False, True),
    # XSD 4.3: these contradict each other, or cannot stand together
    ("string", (("length", "2"), ("minLength", "2")), True, False),
    ("string", (("minLength", "3"), ("maxLength", "2")), True, False),
    ("int", (("minInclusive", "2"), ("minExclusive", "2")), True, False),
    ("int", (("maxInclusive", "3"), ("maxExclusive", "2")), True, False),
    ("int", (("minInclusive", "2"), ("maxExclusive", "2")), True, False),
    ("decimal", (("fractionDigits", "3"), ("totalDigits", "2")), True, False),
    # XSD 4.3.8.3 and 4.3.9.3 allow two equal bounds, between which there is nothing
    ("int", (("minExclusive", "2"), ("maxExclusive", "2")), False, True),
    # these bounds cannot be compared, which is no contradiction
    ("duration", (("minInclusive", "P1M"), ("maxInclusive", "P30D")), False, True),
    ("date", (("minInclusive", "2000-01-01"), ("maxInclusive", "2000-01-01Z")), False, True),
    ("double", (("minInclusive", "NaN"), ("maxInclusive", "1")), False, True),
    # XSD 3.3.13.2 fixes fractionDigits of integer at 0
    ("integer", (("fractionDigits", "1"),), True, False),
    ("integer", (("fractionDigits", "0"),), False, False),
    # the Guidelines for XML Schema Datatypes, section 2: only pattern may be repeated
    ("string", (("length", "2"), ("length", "2")), True, False),
    ("string", (("pattern", "a"), ("pattern", "b")), False, False),
]


def test_parameters(tmp_path: Path) -> None:
    refused = refused_types(tmp_path, [(XSD, name, parameters) for name, parameters, _, _ in PARAMETERS])
    for index, (name, parameters, ours, theirs) in enumerate(PARAMETERS):
        assert (index in refused) is theirs, (name, parameters)
        if ours:
            with pytest.raises(DatatypeError) as caught:
                datatype(XSD, name, parameters)
            assert caught.value.parameter == len(parameters) - 1
        else:
            datatype(XSD, name, parameters)
