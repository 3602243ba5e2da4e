"""What the assertions of the bundled profile say, for whoever asks about one by its id."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import resources

if TYPE_CHECKING:
    from lxml import etree

_SCH = "{http://purl.oclc.org/dsdl/schematron}"


@dataclasses.dataclass(frozen=True, slots=True)
class Assertion:
    """
    An assertion of the profile (ISO/IEC 19757-3, 5.4.2 and 5.4.12).

    Attributes:
        message: What it says where it fails; `…` stands for what depends on the document.
        advice: How to mend it; empty where it does not say.
    """

    message: str
    advice: str


def of_profile(name: str) -> Assertion | None:
    """
    Find an assertion of the bundled profile.

    Args:
        name: Its id.

    Returns:
        What it says; None where there is none of this id.
    """
    from lxml import etree

    root = etree.parse(resources.schemas() / "engross.sch").getroot()
    for said in root.iter(f"{_SCH}assert", f"{_SCH}report"):
        if said.get("id") == name:
            advice = set(said.get("diagnostics", "").split())
            every = [_words(each) for each in root.iter(f"{_SCH}diagnostic") if each.get("id") in advice]
            return Assertion(_words(said), " ".join(every))
    return None


def _words(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [child.text or "…", child.tail or ""]
    return " ".join("".join(parts).split())
