"""What a pointer has to point to, where TEI says so: a hand to a handNote, a siglum to a witness."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Pointee:
    """
    What a kind of pointer asks for.

    Attributes:
        words: What it points to, in words.
        may: The elements that it may point to; where empty, any but the following.
        may_not: The elements that it cannot mean.
    """

    words: str
    may: frozenset[str] = frozenset()
    may_not: frozenset[str] = frozenset()

    def takes(self, name: str) -> bool:
        """
        Say whether the pointer may lead to an element.

        Args:
            name: The element's local name.

        Returns:
            Whether TEI's description of the attribute allows for it.
        """
        return name in self.may if self.may else name not in self.may_not


_BODY = "text body div p ab lb pb l lg ref ptr date title"
_WITNESSES = "witness listWit msDesc msPart msFrag bibl biblStruct biblFull listBibl object"

# By the names that `asked` gives. The TEI Guidelines, 4.9: att.written (@hand: "points to a handNote element"),
# handShift (@new: "indicates a handNote element"), att.rdgPart (@wit: witnesses, 13.1.4.1 with the elements that may
# describe them), att.ascribed (@who), att.global.rendition ("rendition" or another definition of rendering) and
# catRef (@scheme: "the classification scheme", @target: category).
POINTEES: Mapping[str, Pointee] = {
    "hand": Pointee("a handNote", frozenset(("handNote", "typeNote", "scriptNote"))),
    "wit": Pointee("a witness", frozenset(_WITNESSES.split())),
    "who": Pointee(
        "a person, a role or a group of them",
        may_not=frozenset(
            f"{_BODY} place placeName category taxonomy rendition witness msDesc surface zone graphic".split()
        ),
    ),
    "rendition": Pointee(
        "a rendition",
        may_not=frozenset(f"{_BODY} person place org persName placeName orgName handNote witness surface".split()),
    ),
    "scheme": Pointee("a taxonomy", frozenset(("taxonomy", "bibl", "biblStruct", "category", "interpGrp"))),
    "category": Pointee("a category", frozenset(("category", "catDesc", "taxonomy", "term", "item", "interp"))),
}

_EVERYWHERE = {"hand": "hand", "wit": "wit", "rendition": "rendition"}
_ON = {
    ("handShift", "new"): "hand",
    ("sp", "who"): "who",
    ("said", "who"): "who",
    ("catRef", "scheme"): "scheme",
    ("catRef", "target"): "category",
}


def asked(element: str, attribute: str) -> str:
    """
    Say what a pointer asks for.

    Args:
        element: The local name of the element that bears it.
        attribute: The attribute's name.

    Returns:
        A key of `POINTEES`; empty where the pointer may lead to anything.
    """
    return _EVERYWHERE.get(attribute) or _ON.get((element, attribute), "")
