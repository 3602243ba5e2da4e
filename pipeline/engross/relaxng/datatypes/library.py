"""Finds the datatypes of the three libraries, and gives them the parameters of a schema."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from engross.relaxng.datatypes.base import BreachError, Datatype, DatatypeError
from engross.relaxng.datatypes.facets import BOUNDS, KNOWN, LENGTHS, Bound, Digits, Facet, Length
from engross.relaxng.datatypes.regex import Regex, RegexError, compiled
from engross.relaxng.datatypes.space import collapse
from engross.relaxng.datatypes.types import COMPATIBILITY_TYPES, TYPES, make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.relaxng.datatypes.faceted import Faceted

BUILT_IN = ""
XML_SCHEMA = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"

_TYPES: dict[str, tuple[str, ...]] = {
    BUILT_IN: ("string", "token"),
    XML_SCHEMA: TYPES,
    COMPATIBILITY: COMPATIBILITY_TYPES,
}


def datatype(library: str, name: str, parameters: Sequence[tuple[str, str]] = ()) -> Datatype:
    """
    Find a datatype.

    Args:
        library: The URI of its library; empty for the built-in one of RELAX NG.
        name: Its name there.
        parameters: Name and value of each parameter, in the order of the schema. They are facets of XML Schema, as the
            Guidelines for using W3C XML Schema Datatypes with RELAX NG, section 2, have it; the other libraries allow
            none.

    Returns:
        The type; the same one for the same arguments.

    Raises:
        DatatypeError: There is no such library or type, or it cannot have these parameters.
    """
    return _datatype(library, name, tuple([(parameter, text) for parameter, text in parameters]))


@functools.lru_cache(maxsize=1024)
def _datatype(library: str, name: str, parameters: tuple[tuple[str, str], ...]) -> Datatype:
    if library not in _TYPES:
        raise DatatypeError(
            f"There is no datatype library “{library}” here{_meant(library, [XML_SCHEMA, COMPATIBILITY])}"
        )
    if name not in _TYPES[library]:
        raise _unknown(library, name)
    found = make(name)
    if library != XML_SCHEMA:
        if parameters:
            what = "The built-in datatype" if library == BUILT_IN else "The datatype"
            advice = f"; for that, take it from the library {XML_SCHEMA}"
            raise DatatypeError(f"{what} {name} takes no parameters, so no “{parameters[0][0]}” either{advice}.", 0)
    elif parameters:
        _limit(found, parameters)
    return found


def _meant(word: str, known: Sequence[str]) -> str:
    """Ask for the name that comes nearest, or just end the sentence."""
    import difflib

    small = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), small, 1)
    return f"; is “{small[close[0]]}” meant?" if close else "."


def _unknown(library: str, name: str) -> DatatypeError:
    if library == BUILT_IN and name in TYPES:
        return DatatypeError(
            f"The built-in library of RELAX NG has no datatype “{name}”, but the library of XML Schema has: say"
            f' datatypeLibrary="{XML_SCHEMA}".'
        )
    libraries = {BUILT_IN: "the built-in library of RELAX NG", XML_SCHEMA: "the library of XML Schema"}
    where = libraries.get(library, "the library of DTD compatibility")
    known = _TYPES[library]
    meant = _meant(name, known)
    if meant == "." and library != XML_SCHEMA:
        meant = f"; it has {', '.join(known[:-1])} and {known[-1]}."
    return DatatypeError(f"There is no datatype “{name}” in {where}{meant}")


def _limit(kind: Faceted, parameters: tuple[tuple[str, str], ...]) -> None:
    """Check the parameters one by one, then together, and give them to the type."""
    patterns: list[Regex] = []
    facets: dict[str, Facet] = {}
    for index, (name, text) in enumerate(parameters):
        if name not in kind.allowed:
            raise DatatypeError(_not_allowed(kind, name), index)
        if name == "pattern":
            try:
                patterns.append(compiled(text))
            except RegexError as error:
                raise DatatypeError(f"The pattern {text} is not right: {error}.", index) from error
            continue
        if name in facets:
            raise DatatypeError(f"{kind.name} has {name} twice; only pattern may be repeated.", index)
        facets[name] = _facet(kind, name, collapse(text), index)
        _together(facets, kind)
    kept = [
        facet for facet in facets.values() if not (isinstance(facet, Length) and kind.name in ("QName", "NOTATION"))
    ]
    kind.limited(patterns, kept)


def _not_allowed(kind: Faceted, name: str) -> str:
    if name == "enumeration":
        return "enumeration is no parameter in RELAX NG: write a choice of values instead."
    if name == "whiteSpace":
        return "whiteSpace is no parameter in RELAX NG: take token for collapsed, string for untouched white space."
    if name in KNOWN:
        return f"{kind.name} cannot have {name}; what it can have: {', '.join(kind.allowed)}."
    return f"{kind.name} has no parameter “{name}”{_meant(name, kind.allowed)}"


def _facet(kind: Faceted, name: str, text: str, index: int) -> Facet:
    from engross.relaxng.datatypes.numbers import fraction_digits, total_digits

    if name in BOUNDS:
        try:
            return Bound(name, text, index, kind.read(text), kind.compare)
        except BreachError as error:
            raise DatatypeError(f"{name} of {kind.name} has a wrong value: “{text}” {error.rule}.", index) from error
    digits = text.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise DatatypeError(f"{name} needs a whole number, and “{text}” is none.", index)
    digits = digits.lstrip("0") or "0"
    if len(digits) > 18:
        raise DatatypeError(f"{name} is too large: {text}.", index)
    limit = int(digits)
    if name in LENGTHS:
        return Length(name, text, index, limit, kind.measure, kind.unit)
    if name == "totalDigits" and limit == 0:
        raise DatatypeError("totalDigits must be 1 at least.", index)
    if name == "fractionDigits" and limit and kind.name != "decimal":
        raise DatatypeError(f"{kind.name} has no digits after the point, so fractionDigits can be 0 alone.", index)
    return Digits(name, text, index, limit, total_digits if name == "totalDigits" else fraction_digits)


def _together(facets: dict[str, Facet], kind: Faceted) -> None:
    """Check that the facets so far do not contradict each other (4.3, the constraints on schema components)."""
    index = list(facets.values())[-1].index

    def clash(first: str, second: str) -> bool:
        return first in facets and second in facets

    for other in ("minLength", "maxLength"):
        if clash("length", other):
            raise DatatypeError(f"length and {other} cannot stand together; leave one out.", index)
    for end in ("min", "max"):
        if clash(f"{end}Inclusive", f"{end}Exclusive"):
            raise DatatypeError(f"{end}Inclusive and {end}Exclusive cannot stand together; leave one out.", index)
    for low, high in (("minLength", "maxLength"), ("fractionDigits", "totalDigits")):
        least, most = facets.get(low), facets.get(high)
        if isinstance(least, Length | Digits) and isinstance(most, Length | Digits) and least.limit > most.limit:
            raise DatatypeError(f"{low} is {least.text}, and {high} only {most.text}.", index)
    for low in ("minInclusive", "minExclusive"):
        for high in ("maxInclusive", "maxExclusive"):
            least, most = facets.get(low), facets.get(high)
            if isinstance(least, Bound) and isinstance(most, Bound):
                order = kind.compare(least.value, most.value)
                if order is not None and (order > 0 or (order == 0 and low[3:] != high[3:])):
                    raise DatatypeError(f"No value is right: {low} is {least.text}, and {high} is {most.text}.", index)
