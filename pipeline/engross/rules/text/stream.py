"""The text of a document as it is read on, across the tags that do not interrupt it."""

from __future__ import annotations

import bisect
import dataclasses
import re
from typing import TYPE_CHECKING

from engross.rules.text.elements import EDGED, is_as_written, name_of, reads_on
from engross.rules.text.pieces import WHITE, Piece

if TYPE_CHECKING:
    from engross.xmlio import Element

BEGIN, END, HERE = "\x01", "\x02", "\x03"
"""What stands for a tag that interrupts the text: a start tag, an end tag, and something that is no text here."""

MARKS = BEGIN + END + HERE

_SHOWN = 30
_POINTS = frozenset(("anchor", "index"))


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """
    An element of a phrase that has text.

    Attributes:
        element: The element.
        start: Where its text begins in the stream.
        end: Where its text ends.
    """

    element: Element
    start: int
    end: int


class Stream:
    """
    The text of a document, and where each character of it stands.

    Attributes:
        text: The characters, with marks for what interrupts them.
        phrases: The elements of phrases, in the order of their ends.
    """

    def __init__(self, root: Element) -> None:
        """
        Read a document.

        Args:
            root: Its root element.
        """
        self.phrases: list[Phrase] = []
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._pieces: list[tuple[Element, int, str]] = []  # a Piece is made of what is asked for
        self._read(root)
        self.text = "".join(self._parts)

    def _put(self, mark: str) -> None:
        self._parts.append(mark)
        self._length += 1

    def _put_piece(self, element: Element, after: int, text: str | None) -> None:
        if text:
            self._starts.append(self._length)
            self._pieces.append((element, after, text))
            self._parts.append(text)
            self._length += len(text)

    def _read(self, element: Element) -> None:
        if is_as_written(element):
            self._put(HERE)
            return
        is_phrase = reads_on(element)
        if len(element) == 0 and not element.text:
            # an element without text may stand for words: a reference that a stylesheet writes out
            if name_of(element) not in _POINTS:
                self._put(HERE)
            return
        if not is_phrase:
            self._put(BEGIN)
        start = self._length
        self._put_piece(element, 0, element.text)
        for count, child in enumerate(element, 1):
            if isinstance(child.tag, str):
                self._read(child)
            self._put_piece(element, count, child.tail)
        if not is_phrase:
            self._put(END)
        elif name_of(element) in EDGED:
            self.phrases.append(Phrase(element, start, self._length))

    def at(self, offset: int) -> tuple[Piece, int]:
        """
        Find the piece that a character belongs to.

        Args:
            offset: Where it stands in the stream; no mark.

        Returns:
            The piece, and how many characters of it stand before this one.
        """
        index = bisect.bisect_right(self._starts, offset) - 1
        element, after, text = self._pieces[index]
        return Piece(element, None, after, text), offset - self._starts[index]


_RUN = f"[^{WHITE}{MARKS}]"
_LAST = re.compile(f"{_RUN}{{1,{_SHOWN}}}$")
_FIRST = re.compile(f"{_RUN}{{1,{_SHOWN}}}")


def last_word(text: str, end: int) -> str:
    """
    Read the word before a place, for a message.

    Args:
        text: The text of a stream.
        end: The place.

    Returns:
        What stands there without white space, the end of it where it is long.
    """
    match = _LAST.search(text[max(0, end - _SHOWN) : end])
    return match[0] if match else ""


def first_word(text: str, start: int) -> str:
    """
    Read the word after a place, for a message.

    Args:
        text: The text of a stream.
        start: The place.

    Returns:
        What stands there without white space, the beginning of it where it is long.
    """
    match = _FIRST.match(text, start)
    return match[0] if match else ""
