"""The elements that TEI dates, and what their attributes say."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.xmlio import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.w3cdates import W3CDate
    from engross.xmlio import Element

# The members of att.datable (TEI Guidelines, appendix B); elsewhere @from and @to are points or pages.
_DATABLE = """
    acquisition affiliation age altIdentifier application author binding birth bloc change climate conversion country
    creation custEvent date death district docDate editor education event eventName faith floruit funder gender
    geogFeat geogName idno langKnowledge langKnown licence localProp location mapping meeting name nationality
    objectName occupation offset orgName origDate origPlace origin persName persPronouns placeName population post
    precision principal provenance region relation residence resp seal settlement sex socecStatus sponsor stamp state
    terrain time title trait unicodeProp unihanProp unitDecl unitDef
    """.split()
LIMITS = ("when", "from", "to", "notBefore", "notAfter")
ISO = tuple(f"{name}-iso" for name in LIMITS)
POINT = "absolute"  # of a when in a timeline
_ASKED = frozenset((*LIMITS, *ISO, POINT))
_TAG = f"{{{TEI}}}"
_TAGS = tuple(f"{_TAG}{name}" for name in (*_DATABLE, "when"))

# Elements whose words are a date.
SPEAKING = frozenset(("date", "docDate", "origDate", "birth", "death", "floruit"))

# What few dates have.
_UNUSUAL = frozenset((*_ASKED - {"when"}, "calendar", "datingMethod"))
_USUAL_VALUE = re.compile(
    r"([12]\d\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|1\d|2[0-8]|(?<!02-)(?:29|30)|(?<=0[13578]-|1[02]-)31))?)?", re.ASCII
)
_USUAL_WORDS = re.compile(r"\s*\[?(\d\d?)(?:\. ?|/| )(\d\d?)(?:\. ?|/| )(\d\d|\d{4})\??\]?\s*", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class Dated:
    """
    An element with temporal attributes.

    Attributes:
        element: The element.
        name: Its local name.
        values: Each attribute of teidata.temporal.w3c with the date that it holds, or None where that is none; in the
            order of the file.
        iso: The values of the attributes of teidata.temporal.iso.
    """

    element: Element
    name: str
    values: Mapping[str, W3CDate | None]
    iso: Mapping[str, str]

    @property
    def said(self) -> dict[str, W3CDate]:
        """What the element says, under the names of the W3C attributes; the ISO ones stand in where there are none."""
        said = {name: date for name, date in self.values.items() if date is not None}
        if not self.values:
            for name, value in self.iso.items():
                date = w3cdates.read(value)
                if date is not None:
                    said[name.removesuffix("-iso")] = date
        return said


def dated(root: Element) -> Iterator[Dated]:
    """
    Find what is dated, and is not at first sight in order.

    Args:
        root: A document's root.

    Yields:
        Every element of TEI that has a temporal attribute, in document order, but for those that have a usual date
        alone and whose words say the same, or nothing.
    """
    for element in root.iter(*_TAGS):
        names = element.keys()
        if not names or _ASKED.isdisjoint(names):
            continue
        if "when" not in names or not _UNUSUAL.isdisjoint(names) or not _is_in_order(element):
            yield of(element)


def of(element: Element) -> Dated:
    """
    Read an element's temporal attributes.

    Args:
        element: An element of TEI.

    Returns:
        What they hold.
    """
    attributes = element.attrib
    name = str(element.tag).removeprefix(_TAG)
    wanted = LIMITS if name != "when" else (POINT,)
    return Dated(
        element,
        name,
        {str(key): w3cdates.read(str(value)) for key, value in attributes.items() if key in wanted},
        {str(key): str(value) for key, value in attributes.items() if key in ISO and name != "when"},
    )


def _is_in_order(element: Element) -> bool:
    value = element.get("when", "")
    usual = _USUAL_VALUE.fullmatch(value)
    if usual is None:
        return False
    if str(element.tag).removeprefix(_TAG) not in SPEAKING:
        return True
    text = element.text
    if text is None or text == value:
        return len(element) == 0
    said = _USUAL_WORDS.fullmatch(text)
    if said is None or usual[3] is None or len(element):
        return False
    return int(said[1]) == int(usual[3]) and int(said[2]) == int(usual[2]) and usual[1].endswith(said[3])
