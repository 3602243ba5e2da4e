"""The datatypes by name; the modules that few schemas need are read when one asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes import binary, dates, strings
from engross.relaxng.datatypes.floats import Float
from engross.relaxng.datatypes.numbers import Decimal, Integer
from engross.relaxng.datatypes.uri import AnyURI

if TYPE_CHECKING:
    from engross.relaxng.datatypes.faceted import Faceted

# Least and greatest value of each type that derives from integer (XML Schema Part 2, 3.3.13 to 3.3.25).
_INTEGERS = {
    "integer": ("", ""),
    "nonPositiveInteger": ("", "0"),
    "negativeInteger": ("", "-1"),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "int": ("-2147483648", "2147483647"),
    "short": ("-32768", "32767"),
    "byte": ("-128", "127"),
    "nonNegativeInteger": ("0", ""),
    "unsignedLong": ("0", "18446744073709551615"),
    "unsignedInt": ("0", "4294967295"),
    "unsignedShort": ("0", "65535"),
    "unsignedByte": ("0", "255"),
    "positiveInteger": ("1", ""),
}
_SIMPLE: dict[str, type[Faceted]] = {
    "string": strings.String,
    "normalizedString": strings.NormalizedString,
    "token": strings.Token,
    "language": strings.Language,
    "Name": strings.Name,
    "NCName": strings.NCName,
    "NMTOKEN": strings.Nmtoken,
    "anyURI": AnyURI,
    "boolean": binary.Boolean,
    "base64Binary": binary.Base64Binary,
    "hexBinary": binary.HexBinary,
    "decimal": Decimal,
    "dateTime": dates.DateTime,
    "time": dates.Time,
    "date": dates.Date,
    "gYearMonth": dates.GYearMonth,
    "gYear": dates.GYear,
    "gMonthDay": dates.GMonthDay,
    "gDay": dates.GDay,
    "gMonth": dates.GMonth,
}
_ITEMS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}

COMPATIBILITY_TYPES = ("ID", "IDREF", "IDREFS")
TYPES = (
    *_SIMPLE,
    *_INTEGERS,
    *COMPATIBILITY_TYPES,
    *("NMTOKENS", "ENTITY", "ENTITIES", "QName", "NOTATION", "float", "double", "duration"),
)


def make(name: str) -> Faceted:
    """
    Make a type without parameters.

    Args:
        name: One of `TYPES`.

    Returns:
        A new one.
    """
    if name in _SIMPLE:
        return _SIMPLE[name](name)
    if name in _INTEGERS:
        return Integer(name, *_INTEGERS[name])
    match name:
        case "float" | "double":
            return Float(name, single=name == "float")
        case "ID" | "IDREF":
            return strings.NCName(name, identity=name)
        case "NMTOKENS" | "IDREFS" | "ENTITIES":
            from engross.relaxng.datatypes.lists import Words

            return Words(name, make(_ITEMS[name]))
        case "duration":
            from engross.relaxng.datatypes.duration import DurationType

            return DurationType(name)
        case _:
            from engross.relaxng.datatypes import qualified

            kinds = {"QName": qualified.QName, "NOTATION": qualified.Notation, "ENTITY": qualified.Entity}
            return kinds[name](name)
