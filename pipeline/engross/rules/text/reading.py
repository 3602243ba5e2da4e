"""A document as the rules of this family read it, prepared no further than they ask for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lxml import etree

from engross.rules.text.pieces import pieces_of
from engross.rules.text.stream import Stream
from engross.xmlio.encoding import utf8

if TYPE_CHECKING:
    from engross.rules.text.pieces import Piece
    from engross.xmlio import Element, XmlDocument

_PLAIN = bytes(range(0x7F))
_STRING = etree.XPath("string()")


class Reading:
    """
    What the rules look at: first the file as a whole, and its parts only where it can have a fault.

    Attributes:
        path: The file, for findings.
        root: Its root element.
        data: The file in UTF-8.
    """

    def __init__(self, document: XmlDocument) -> None:
        """
        Begin to read a document.

        Args:
            document: The file.
        """
        self.path = document.path
        self.root: Element = document.root
        self.data = utf8(document.data)

    @functools.cached_property
    def is_spelt_out(self) -> bool:
        """Whether no character is written as a reference, so that the file's own characters are all there are."""
        return b"&#" not in self.data and b"<!ENTITY" not in self.data

    @functools.cached_property
    def everything(self) -> str:
        """All characters: the file itself where it has them all, else what its elements and attributes hold."""
        if self.is_spelt_out:
            return self.data.decode("utf-8", "replace")
        return "\n".join(piece.text for piece in self.pieces)

    @functools.cached_property
    def foreign(self) -> str:
        """Every character, in order, that is not one of ASCII's printing characters, tabs or line feeds."""
        if self.is_spelt_out:
            return self.data.translate(None, _PLAIN).decode("utf-8", "replace")
        return "".join(one for one in self.everything if one == "\r" or not "\t" <= one <= "~")

    @functools.cached_property
    def unusual(self) -> frozenset[str]:
        """The characters of `foreign`, each once."""
        return frozenset(self.foreign)

    @functools.cached_property
    def lines(self) -> list[bytes]:
        """The lines of the file, tags and all, with its characters spelt out."""
        data = self.data if self.is_spelt_out else self.everything.encode()
        return data.replace(b"\r\n", b"\n").split(b"\n")

    @functools.cached_property
    def stripped(self) -> bytes:
        """The lines without the white space at their ends."""
        return b"\n".join(map(bytes.strip, self.lines))

    @functools.cached_property
    def text(self) -> str:
        """The text of all elements, in document order."""
        return str(_STRING(self.root))

    @functools.cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every attribute value and every piece of text."""
        return tuple(pieces_of(self.root))

    @functools.cached_property
    def stream(self) -> Stream:
        """The text as it is read on, with marks where tags interrupt it."""
        return Stream(self.root)
