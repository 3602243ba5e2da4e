"""How to write the values that TEI and XML Schema ask for most."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the value types of TEI (Guidelines, appendix E) and XML Schema (part 2) ask for, with a right example.
ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "teidata.temporal.w3c": "Write a date as 1950-10-01, 1950-10 or 1950, or a time as 06:00:00.",
        "teidata.temporal.iso": "Write a date or period after ISO 8601, such as 1950-10-01 or 1950-10-01/1950-10-03.",
        "teidata.pointer": "Write an address such as #stalin or authority/persons.xml#stalin; a space in it is %20.",
        "teidata.enumerated": "Write one word without spaces.",
        "teidata.word": "Write one word without spaces.",
        "teidata.language": "Write a language tag such as en, ru or ru-Latn.",
        "teidata.count": "Write a whole number, such as 2.",
        "teidata.numeric": "Write a number, such as 2 or 0.5.",
        "teidata.certainty": "Write high, medium, low or unknown.",
        "teidata.truthValue": "Write true or false.",
        "teidata.xTruthValue": "Write true, false, inapplicable or unknown.",
        "teidata.versionNumber": "Write a version such as 1.0.",
        "teidata.outputMeasurement": "Write a length with its unit, such as 12cm.",
        "language": "Write a language tag such as en, ru or ru-Latn.",
        "anyURI": "Write an address such as #stalin or authority/persons.xml#stalin; a space in it is %20.",
        "NCName": "Write a name that begins with a letter and has no spaces, colons or #, such as hand1.",
        "ID": "Write a name that begins with a letter and has no spaces, colons or #, such as hand1.",
        "nonNegativeInteger": "Write a whole number, such as 2.",
        "boolean": "Write true or false.",
        "date": "Write a date as 1950-10-01.",
        "time": "Write a time as 06:00:00.",
    }
)

# The elements that editors of letters, plays and prose use most: of all that is expected, they are the likeliest.
USUAL: tuple[str, ...] = tuple(
    "p div head list item table row cell opener dateline salute closer signed postscript byline lg l sp speaker stage"
    " quote note title author editor date listPerson listPlace listOrg listBibl persName placeName orgName name rs bibl"
    " idno person place org event ref"
    " publisher pubPlace availability licence respStmt resp desc hi add del unclear supplied pb lb ab trailer"
    " titleStmt publicationStmt sourceDesc fileDesc profileDesc encodingDesc revisionDesc change teiHeader text front"
    " body back facsimile standOff castList castItem role roleDesc address addrLine street settlement country geo"
    " msDesc msIdentifier physDesc handNote witness biblScope forename surname birth death".split()
)
USUAL_ATTRIBUTES: tuple[str, ...] = tuple(
    "when from to notBefore notAfter ref target who type subtype rend rendition n url hand place resp cert reason unit"
    " quantity role key corresp facs xml:id xml:lang".split()
)
# What editors write who know HTML, and what TEI has for it.
HABITS: Mapping[str, str] = MappingProxyType(
    {
        "a": "ref",
        "b": "hi",
        "blockquote": "quote",
        "br": "lb",
        "em": "emph",
        "i": "hi",
        "img": "graphic",
        "li": "item",
        "ol": "list",
        "para": "p",
        "span": "seg",
        "strong": "hi",
        "sup": "hi",
        "td": "cell",
        "th": "cell",
        "tr": "row",
        "u": "hi",
        "ul": "list",
        **dict.fromkeys(("h1", "h2", "h3", "h4"), "head"),
    }
)
# Of pointers, those that lead to images.
IMAGES = "Write the address of an image, such as images/page-1.jpg, or of a <surface> or <zone>, such as #page-1."
FILES = "Write the address of an image, such as images/page-1.jpg; a space in it is %20."
POINTERS: Mapping[str, str] = MappingProxyType({"facs": IMAGES, "url": FILES})
# Elements that mark where something begins, and what to put around words instead.
SPANS: Mapping[str, str] = MappingProxyType({"addSpan": "add", "delSpan": "del", "damageSpan": "damage"})
