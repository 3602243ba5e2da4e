"""Where the characters of a text stand in the file, one by one."""

from __future__ import annotations

import contextlib
import dataclasses
import enum
import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A character reference, or one of the entities that need no declaration (XML 1.0, sections 4.1 and 4.6)
_OWN = re.compile(rb"&(?:#[0-9]+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);")
_REFERENCE = re.compile(rb"&[^\s;&<]+;")
# What is read to find a character inside a run is no longer than this
_LONGEST = 4096


class Written(enum.IntEnum):
    """How characters stand in the file."""

    PLAIN = 0
    CDATA = 1
    REFERENCE = 2
    ENTITY = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """
    Bytes of the UTF-8 form of a file.

    Attributes:
        start: Offset of the first.
        end: Offset behind the last.
        is_own: Whether these bytes, all of them, write the characters: as they are, as character references or as
            `&amp;` and its like; not so where some come out of an entity or markup stands in between.
        is_cdata: Whether they stand in a CDATA section, where nothing is escaped.
    """

    start: int
    end: int
    is_own: bool
    is_cdata: bool


class Passage:
    """One text of a document: the characters of an element up to its first child node, or those behind a child node."""

    def __init__(self, data: bytes) -> None:
        """
        Begin with no characters.

        Args:
            data: The UTF-8 form of the file.
        """
        self._data = data
        self._length = 0
        self._at = array("q")
        self._starts = array("q")
        self._ends = array("q")
        self._kinds = array("b")

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, offset: int, *, in_cdata: bool) -> None:
        """
        Take in what the parser says next.

        Args:
            text: Characters.
            offset: Where the parser stands, in bytes.
            in_cdata: Whether a CDATA section has begun in the file itself.
        """
        raw = text.encode()
        if self._data.startswith(raw, offset) and (in_cdata or not raw.startswith(b"&")):
            kind = Written.CDATA if in_cdata else Written.PLAIN
            for first in range(0, len(text), _LONGEST):
                part = text[first : first + _LONGEST]
                self._note(len(part), offset, offset := offset + len(part.encode()), kind)
        elif text == "\n" and self._data[offset : offset + 1] == b"\r":
            end = offset + (2 if self._data[offset + 1 : offset + 2] == b"\n" else 1)
            self._note(1, offset, end, Written.CDATA if in_cdata else Written.PLAIN)
        elif len(text) == 1 and (own := _OWN.match(self._data, offset)):
            self._note(1, offset, own.end(), Written.REFERENCE)
        else:
            reference = _REFERENCE.match(self._data, offset)
            self._note(len(text), offset, reference.end() if reference else offset, Written.ENTITY)

    def _note(self, length: int, start: int, end: int, kind: Written) -> None:
        self._at.append(self._length)
        self._starts.append(start)
        self._ends.append(end)
        self._kinds.append(kind)
        self._length += length

    def span(self, start: int, length: int) -> Span | None:
        """
        Find characters in the file.

        Args:
            start: How many characters of the text stand before them, as a tree of the document counts.
            length: How many they are, one at least.

        Returns:
            The bytes that write them; what comes out of an entity stands where its reference does. None where the text
            is shorter.
        """
        if length < 1 or not 0 <= start <= self._length - length:
            return None
        first, last = (bisect_right(self._at, offset) - 1 for offset in (start, start + length - 1))
        kinds = set(self._kinds[first : last + 1])
        is_whole = all(self._ends[run] == self._starts[run + 1] for run in range(first, last))
        is_foreign = Written.ENTITY in kinds
        end = self._ends[last] if is_foreign else self._byte(last, start + length)
        return Span(self._byte(first, start), end, is_whole and not is_foreign, Written.CDATA in kinds)

    def _byte(self, run: int, offset: int) -> int:
        """Find where a character of a run begins, or the run's end."""
        start, end, within = self._starts[run], self._ends[run], offset - self._at[run]
        following = self._at[run + 1] if run + 1 < len(self._at) else self._length
        if offset >= following:
            return end
        if self._kinds[run] == Written.ENTITY:
            return start
        if end - start == following - self._at[run]:
            return start + within
        return start + len(self._data[start:end].decode()[:within].encode())


class _Open:
    """An element whose texts are wanted."""

    __slots__ = ("after", "texts")

    def __init__(self, texts: Mapping[int, Passage]) -> None:
        self.after = 0
        self.texts = texts


class _AllFoundError(Exception):
    """The rest of the file need not be read."""


def passages(data: bytes, wanted: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Passage]:
    """
    Read the texts of a file that are asked for, in one go.

    Args:
        data: The UTF-8 form of a file that was parsed before.
        wanted: For each text its element, counted from 0 in document order, and how many of the element's child nodes
            (elements, comments, instructions) stand before it.

    Returns:
        The texts; one that is not there is empty.
    """
    reader = _Reader(data, wanted)
    with contextlib.suppress(_AllFoundError):
        reader.parser.Parse(data, True)
    return {(order, after): text for order, texts in reader.wanted.items() for after, text in texts.items()}


class _Reader:
    """Follows the parser, and listens to characters only where they are wanted."""

    def __init__(self, data: bytes, wanted: Iterable[tuple[int, int]]) -> None:
        self.wanted: dict[int, dict[int, Passage]] = {}
        for order, after in wanted:
            self.wanted.setdefault(order, {})[after] = Passage(data)
        self.parser = parser = expat.ParserCreate("utf-8")
        self._data = data
        self._count = 0
        self._left = len(self.wanted)
        self._opened: list[_Open | None] = [None]
        self._text: Passage | None = None
        self._in_cdata = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._node
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._cdata_end

    def _listen(self) -> None:
        top = self._opened[-1]
        text = top.texts.get(top.after) if top is not None else None
        if text is not self._text:
            self._text = text
            self.parser.CharacterDataHandler = self._characters if text is not None else None

    def _start(self, _name: str, _attributes: Any) -> None:
        parent = self._opened[-1]
        if parent is not None:
            parent.after += 1
        texts = self.wanted.get(self._count)
        self._count += 1
        self._opened.append(None if texts is None else _Open(texts))
        if parent is not None or texts is not None:
            self._listen()

    def _end(self, _name: str) -> None:
        closed = self._opened.pop()
        if closed is not None:
            self._left -= 1
            if not self._left:
                raise _AllFoundError
        if closed is not None or self._opened[-1] is not None:
            self._listen()

    def _node(self, *_said: str) -> None:
        top = self._opened[-1]
        if top is not None:
            top.after += 1
            self._listen()

    def _cdata(self) -> None:
        # one that comes out of an entity is none of the file's
        self._in_cdata = self._data.startswith(b"<![CDATA[", self.parser.CurrentByteIndex)

    def _cdata_end(self) -> None:
        self._in_cdata = False

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.add(text, self.parser.CurrentByteIndex, in_cdata=self._in_cdata)
