"""Controls of the direction of writing that are opened and not closed (Unicode Standard Annex 9, section 3.1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.text.characters import named
from engross.rules.text.elements import BLOCKS, name_of
from engross.rules.text.pieces import finding_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.pieces import Piece
    from engross.rules.text.reading import Reading
    from engross.xmlio import Element

_CLOSED_BY = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_ENDS = frozenset(_CLOSED_BY.values())
_ALL = frozenset(_CLOSED_BY) | _ENDS


def unbalanced(reading: Reading) -> Iterator[Finding]:
    """
    Find controls of direction that have no partner in their paragraph.

    Args:
        reading: The document.

    Yields:
        U002 at each of them.
    """
    if not reading.unusual & _ALL:
        return
    open_in: dict[Element, list[tuple[str, Piece, int]]] = {}
    for piece in reading.pieces:
        if piece.attribute is not None or not _ALL.intersection(piece.text):
            continue
        opened = open_in.setdefault(_paragraph(piece.element), [])
        for place, one in enumerate(piece.text):
            if one in _CLOSED_BY:
                opened.append((one, piece, place))
            elif one in _ENDS and opened and _CLOSED_BY[opened[-1][0]] == one:
                opened.pop()
            elif one in _ENDS:
                message = f"{named(one)} closes what nothing opened in this paragraph"
                yield finding_at(reading.path, "U002", message, piece, place, 1)
    for opened in open_in.values():
        for one, piece, place in opened:
            message = f"{named(one)} is not closed in this paragraph: what follows may be shown in the wrong order"
            hint = f"Close it with {named(_CLOSED_BY[one])}, or remove it."
            yield finding_at(reading.path, "U002", message, piece, place, 1, hint=hint)


def _paragraph(element: Element) -> Element:
    return next((node for node in (element, *element.iterancestors()) if name_of(node) in BLOCKS), element)
