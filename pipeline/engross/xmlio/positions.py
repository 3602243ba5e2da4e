"""Where every start tag and attribute of a file stands."""

from __future__ import annotations

import contextlib
import re
from array import array
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from engross.xmlio.encoding import utf8
from engross.xmlio.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engross.xmlio.passages import Span

_XML = "http://www.w3.org/XML/1998/namespace"
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")


class Spot(NamedTuple):
    """
    What is to be found in a file: an element, one of its attributes, or characters that stand directly in it.

    Attributes:
        element: The element's child sequence.
        attribute: The attribute's name, with a prefix or in Clark notation; None for the element.
        after: How many of the element's child nodes stand before the characters; None for the element.
        start: How many characters of that text stand before them.
        length: How many they are.
    """

    element: str
    attribute: str | None = None
    after: int | None = None
    start: int = 0
    length: int = 1


class PositionIndex:
    """The byte offset of every start tag in document order, with the extent of its subtree."""

    def __init__(self, data: bytes) -> None:
        """
        Read a file once.

        Args:
            data: The bytes of a file that was parsed before.
        """
        self.data = utf8(data)
        self._offsets = array("q")
        self._ends = array("q")
        self._children: dict[int, array[int]] = {}
        self._stack: list[int] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self.data, True)

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._stack.append(len(self._offsets))
        self._offsets.append(self._parser.CurrentByteIndex)
        self._ends.append(0)

    def _end(self, _name: str) -> None:
        self._ends[self._stack.pop()] = len(self._offsets)

    def order(self, sequence: str) -> int:
        """Find an element's place in document order, by skipping its elder siblings' subtrees."""
        order = 0
        for step in sequence.split("/")[2:]:
            children = self._children.get(order)
            if children is None:
                children = self._children[order] = array("q", (order + 1,))
            while len(children) < int(step) and children[-1] < len(self._ends):
                children.append(self._ends[children[-1]])
            order = children[min(int(step), len(children)) - 1]
        return min(order, len(self._ends) - 1)

    def place(self, sequence: str, attribute: str | None) -> tuple[int, int]:
        """
        Say where an element or one of its attributes starts.

        Args:
            sequence: The element's child sequence.
            attribute: The attribute's name, with a prefix or in Clark notation; None for the element.

        Returns:
            Line and column, counted from 1, the column in characters.
        """
        offset = self._offsets[self.order(sequence)]
        if attribute is not None:
            offset = AttributePlaces(self.data, offset).find(attribute)
        return line_and_column(self.data, offset)

    def places(self, spots: Sequence[Spot]) -> list[tuple[int, int]]:
        """
        Say where many things start, reading the file at most once more.

        Args:
            spots: What is to be found.

        Returns:
            For each its line and column, as `place` gives them; characters that are not there have their element's.
        """
        spans = self.spans(spots)
        tags: dict[int, AttributePlaces] = {}
        offsets = []
        for spot in spots:
            offset = self._offsets[self.order(spot.element)]
            if spot in spans:
                offset = spans[spot].start
            elif spot.attribute is not None:
                if offset not in tags:
                    tags[offset] = AttributePlaces(self.data, offset)
                offset = tags[offset].find(spot.attribute)
            offsets.append(offset)
        found = lines_and_columns(self.data, offsets)
        return [found[offset] for offset in offsets]

    def spans(self, spots: Iterable[Spot]) -> Mapping[Spot, Span]:
        """
        Find the bytes that write characters, reading the file at most once.

        Args:
            spots: Characters; what is no characters is passed over.

        Returns:
            The span of each, in `data`; one that is not there is left out.
        """
        texts = {spot: (self.order(spot.element), spot.after) for spot in spots if spot.after is not None}
        if not texts:
            return {}
        read = passages(self.data, texts.values())
        found = ((spot, read[text].span(spot.start, spot.length)) for spot, text in texts.items())
        return {spot: span for spot, span in found if span is not None}

    def value(self, sequence: str, attribute: str) -> tuple[int, int] | None:
        """
        Find what stands between an attribute's quotation marks.

        Args:
            sequence: The element's child sequence.
            attribute: The attribute's name, with a prefix or in Clark notation.

        Returns:
            The offsets of its first byte and behind its last, in `data`; None where it does not stand in the file.
        """
        tag = self._offsets[self.order(sequence)]
        places = AttributePlaces(self.data, tag)
        return places.values.get(places.find(attribute))

    def text(self, sequence: str) -> tuple[int, int]:
        """
        Say where the first words start that stand directly in an element.

        Args:
            sequence: The element's child sequence.

        Returns:
            Line and column, counted from 1, the column in characters; those of its start tag where it has no words.
        """
        wanted = self.order(sequence)
        opened: list[int] = []
        count = 0
        found: list[int] = []
        parser = expat.ParserCreate("utf-8")

        def start(_name: str, _attributes: dict[str, str]) -> None:
            nonlocal count
            opened.append(count)
            count += 1

        def words(text: str) -> None:
            if text.strip() and opened[-1] == wanted and not found:
                space = len(text) - len(text.lstrip())
                found.append(parser.CurrentByteIndex + len(text[:space].encode()))

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _name: opened.pop()
        parser.CharacterDataHandler = words
        parser.Parse(self.data, True)
        return line_and_column(self.data, found[0]) if found else self.place(sequence, None)


class _RootReachedError(Exception):
    """The prolog ends here."""


def instructions(data: bytes, target: str) -> list[tuple[str, int, int]]:
    """
    Find the processing instructions before the root element.

    Args:
        data: The bytes of a file that was parsed before.
        target: Their name, such as `xml-model`.

    Returns:
        What each of them says, with its line and column.
    """
    text = utf8(data)
    found: list[tuple[str, int, int]] = []
    parser = expat.ParserCreate("utf-8")

    def note(name: str, words: str) -> None:
        if name == target:
            found.append((words, *line_and_column(text, parser.CurrentByteIndex)))

    def stop(_name: str, _attributes: dict[str, str]) -> None:
        raise _RootReachedError

    parser.ProcessingInstructionHandler = note
    parser.StartElementHandler = stop
    with contextlib.suppress(_RootReachedError):
        parser.Parse(text, True)
    return found


class AttributePlaces:
    """
    Where the attributes of one start tag stand.

    Attributes:
        values: For the place of each attribute, where its value begins and ends, without the quotation marks.
    """

    def __init__(self, data: bytes, tag: int) -> None:
        """
        Read a start tag.

        Args:
            data: UTF-8.
            tag: Where the tag begins, in bytes; where something else begins, it came out of an entity.
        """
        self._tag = tag
        self.values: dict[int, tuple[int, int]] = {}
        self._places: dict[bytes, int] = {}
        self._given: dict[str, int] = {}
        if data[tag : tag + 1] != b"<":
            return
        position = tag + 1
        while not data[position : position + 1].isspace() and data[position : position + 1] not in b"/>":
            position += 1
        while match := _ATTRIBUTE.match(data, _skip_space(data, position)):
            self._places[match[1]] = match.start()
            self.values[match.start()] = (match.start(2) + 1, match.end(2) - 1)
            position = match.end()

    def find(self, name: str) -> int:
        """
        Find an attribute.

        Args:
            name: Its name, with a prefix or in Clark notation. Of several that differ by their prefix alone, the
                first one is taken for the name that is asked for first.

        Returns:
            Where it begins; the tag itself where it has none of this name.
        """
        written = name.replace(f"{{{_XML}}}", "xml:").encode()
        if written in self._places or b"}" not in written:
            return self._places.get(written, self._tag)
        if name not in self._given:
            local = b":" + written.rpartition(b"}")[2]
            taken = self._given.values()
            places = (
                at
                for key, at in self._places.items()
                if key.endswith(local) and not key.startswith((b"xmlns:", b"xml:")) and at not in taken
            )
            self._given[name] = next(places, self._tag)
        return self._given[name]


def _skip_space(data: bytes, position: int) -> int:
    while data[position : position + 1].isspace():
        position += 1
    return position


def line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    """
    Turn an offset into a line and a column.

    Args:
        data: UTF-8.
        offset: In bytes.

    Returns:
        Line and column, counted from 1, the column in characters; only a line feed ends a line.
    """
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1


def lines_and_columns(data: bytes, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """
    Turn many offsets into lines and columns, reading the text once.

    Args:
        data: UTF-8.
        offsets: In bytes, in any order.

    Returns:
        For each offset what `line_and_column` gives.
    """
    places: dict[int, tuple[int, int]] = {}
    line, column, here = 1, 1, 0
    for offset in sorted(set(offsets)):
        line += data.count(b"\n", here, offset)
        begun = data.rfind(b"\n", here, offset) + 1
        if begun:
            column, here = 1, begun
        column += len(data[here:offset].decode("utf-8", "replace"))
        here = offset
        places[offset] = line, column
    return places
