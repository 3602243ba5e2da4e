"""The identifiers that the authority files of the world give to persons and places, and their check digits."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Identifier:
    """
    An identifier in an authority file that Engross knows.

    Attributes:
        scheme: The authority file's name.
        value: The identifier in it, without an address and as it is written there.
        fault: Why there can be no such identifier; empty where there can.
    """

    scheme: str
    value: str
    fault: str = ""


def of_address(address: str) -> Identifier | None:
    """
    Read the address of an identifier.

    Args:
        address: A URL, such as `https://d-nb.info/gnd/118607626`.

    Returns:
        The identifier; None for an address of anything else.
    """
    match = _ADDRESS.match(address)
    if match is None or match.lastgroup is None:
        return None
    return _judged(_SCHEMES[match.lastgroup], match[match.lastgroup])


def of_idno(types: str, text: str) -> Identifier | None:
    """
    Read what an `idno` says.

    Args:
        types: Its `@type` and `@subtype`.
        text: Its words.

    Returns:
        The identifier; None where neither type nor address names an authority file that Engross knows.
    """
    value = text.strip()
    named = next((_NAMED[word] for word in types.lower().split() if word in _NAMED), None)
    if "/" not in value:
        return _judged(named, value) if named is not None and value else None
    found = of_address(value)
    if found is not None and named is not None and found.scheme != named.name:
        fault = f"it is an address of {found.scheme}, and the idno says {types.strip()}"
        return dataclasses.replace(found, fault=fault)
    return found


@dataclasses.dataclass(frozen=True, slots=True)
class _Scheme:
    name: str
    form: re.Pattern[str]
    example: str
    check: Callable[[str], str] = lambda _value: ""


def _judged(scheme: _Scheme, written: str) -> Identifier:
    value = written.replace(" ", "") if scheme.name == "ISNI" else written
    if not scheme.form.fullmatch(value):
        return Identifier(scheme.name, value, f"one of {scheme.name} is like {scheme.example}")
    expected = scheme.check(value)
    if expected:
        return Identifier(scheme.name, value, f"its last character, which checks the others, would be {expected}")
    return Identifier(scheme.name, value.replace("-", "") if scheme.name == "ISNI" else value)


def _gnd(value: str) -> str:
    """
    Check a number of the GND: modulo 11, the weights from the right starting with 2.

    Numbers with a hyphen come from before the GND, when subject headings and corporate bodies had the remainder
    itself for their check digit (Deutsche Nationalbibliothek, calculation of the check digit).
    """
    digits = value[:-1].removesuffix("-")
    remainder = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11
    right = ["0123456789X"[(11 - remainder) % 11]]
    if "-" in value:
        right.append("0123456789X"[remainder])
    return "" if value[-1].upper() in right else right[-1]


def _iso7064(value: str) -> str:
    """Check an ISNI or ORCID iD: ISO/IEC 7064, MOD 11-2."""
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    right = "0123456789X"[(12 - total) % 11]
    return "" if digits[-1].upper() == right else right


_SCHEMES: Mapping[str, _Scheme] = {
    "wikidata": _Scheme("Wikidata", re.compile(r"Q[1-9]\d*", re.ASCII), "Q855"),
    "viaf": _Scheme("VIAF", re.compile(r"[1-9]\d{0,21}", re.ASCII), "64006858"),
    "gnd": _Scheme("GND", re.compile(r"\d{8,10}[\dXx]|\d{1,9}-[\dXx]", re.ASCII), "118607626", _gnd),
    "isni": _Scheme("ISNI", re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]", re.ASCII), "0000000121032683", _iso7064),
    "orcid": _Scheme("ORCID", re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII), "0000-0002-1825-0097", _iso7064),
    "geonames": _Scheme("GeoNames", re.compile(r"[1-9]\d{0,9}", re.ASCII), "1871859"),
}
_NAMED = {**_SCHEMES, **dict.fromkeys(("pnd", "d-nb", "dnb"), _SCHEMES["gnd"])}
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:"
    r"(?:m\.)?wikidata\.org/(?:wiki|entity)/(?P<wikidata>Q[^/?#\s]*)"
    r"|viaf\.org/(?:[a-z]{2}/)?viaf/(?P<viaf>\d[^/?#\s]*)"
    r"|d-nb\.info/gnd/(?P<gnd>\d[^/?#\s]*)"
    r"|isni\.org/(?:isni/)?(?P<isni>\d[^/?#\s]*)"
    r"|orcid\.org/(?P<orcid>\d[^/?#\s]*)"
    r"|(?:sws\.)?geonames\.org/(?P<geonames>\d[^/?#\s]*)"
    r")",
    re.ASCII,
)
