"""The characters of a document, piece by piece, as a finding names them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from lxml import etree

from engross.rules.finding import Finding, Words
from engross.xmlio import XML, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.xmlio import Element

WHITE = " \t\n\r"
"""XML's white space (XML 1.0, section 2.3); a no-break space is none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """
    Characters that stand together: those between two tags, or the value of an attribute.

    Attributes:
        element: The element that they stand directly in, or that bears the attribute.
        attribute: The attribute's name in Clark notation; None for text.
        after: How many child nodes of the element stand before the text.
        text: The characters.
    """

    element: Element
    attribute: str | None
    after: int
    text: str


def pieces_of(root: Element) -> Iterator[Piece]:
    """
    Read everything that a document says.

    Args:
        root: Its root element.

    Yields:
        The values of attributes and the pieces of text, element by element.
    """
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            yield Piece(element, str(name), 0, value)
        yield from texts_of(element)


def texts_of(element: Element) -> Iterator[Piece]:
    """
    Read the text that stands directly in an element.

    Args:
        element: Any element.

    Yields:
        The pieces that are not empty.
    """
    if element.text:
        yield Piece(element, None, 0, element.text)
    for count, child in enumerate(element, 1):
        if child.tail:
            yield Piece(element, None, count, child.tail)


def finding_at(
    path: str,
    code: str,
    message: str,
    piece: Piece,
    start: int = 0,
    length: int = 0,
    *,
    hint: str = "",
    mend: str | None = None,
) -> Finding:
    """
    Make a finding of characters.

    Args:
        path: The file.
        code: A code of family U.
        message: What is wrong.
        piece: Where they stand.
        start: How many characters of the piece stand before them.
        length: How many they are.
        hint: Better advice than the code's own.
        mend: What is to stand in place of them, or of the whole value of an attribute.

    Returns:
        The finding; of an attribute as a whole, where they stand in one.
    """
    sequence = child_sequence(piece.element)
    if piece.attribute is not None:
        written = piece.attribute.replace(f"{{{XML}}}", "xml:")
        return Finding(code, message, path, sequence, written, hint, None, mend)
    return Finding(code, message, path, sequence, None, hint, Words(piece.after, start, length), mend)
