"""Where the tags, attributes and texts of a file stand, in bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

# Shallow parsing: what is known to be well-formed needs no more than this to be cut into its pieces
_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    rb"|</[^>]*>|<[^!?/](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"\s([^\s=<>/\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_NAME = re.compile(rb"[^\s>/]+")


class Attribute(NamedTuple):
    """
    An attribute in a start tag.

    Attributes:
        name: As written.
        start: Offset of the name.
        value: Offset of the value, behind the quotation mark.
        end: Offset of the closing quotation mark.
    """

    name: bytes
    start: int
    value: int
    end: int


@dataclass(slots=True)
class Element:
    """
    An element.

    Attributes:
        name: As written, with its prefix.
        start: Offset of its start tag.
        inside: Offset behind the `>` of its start tag.
        tail: Offset of its end tag; `inside` where the start tag ends in `/>`.
        end: Offset behind its end tag.
        parent: The element around it.
        data: The file it is in.
        children: The elements in it.
    """

    name: bytes
    start: int
    inside: int
    parent: Element | None
    data: bytes
    tail: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def attributes(self) -> list[Attribute]:
        """Its attributes, namespace declarations among them."""
        return [
            Attribute(match[1], match.start(1), match.start(2) + 1, match.end(2) - 1)
            for match in _ATTRIBUTE.finditer(self.data, self.start + 1 + len(self.name), self.inside)
        ]

    @property
    def is_empty_tag(self) -> bool:
        """Whether one tag is all of it."""
        return self.tail == self.inside == self.end


class Text(NamedTuple):
    """
    A run of characters between two pieces of markup, inside the root.

    Attributes:
        start: Offset of the first byte.
        end: Offset behind the last.
        parent: The element it stands in.
        is_blank: Whether there is white space alone.
    """

    start: int
    end: int
    parent: Element
    is_blank: bool


class Layout:
    """
    A well-formed file in an encoding of which ASCII is a part, cut into its pieces.

    Attributes:
        data: The file.
        elements: In document order.
        texts: In document order, CDATA sections left out.
    """

    def __init__(self, data: bytes) -> None:
        """
        Cut a file.

        Args:
            data: Its bytes.
        """
        self.data = data
        self.elements: list[Element] = []
        self.texts: list[Text] = []
        self._tags: list[tuple[int, int]] = []
        opened: list[Element] = []
        position = 0
        for token in _TOKEN.finditer(data):
            start, end = token.span()
            if opened and start > position:
                self.texts.append(Text(position, start, opened[-1], not data[position:start].strip(b" \t\r\n")))
            position = end
            if data[start + 1] in b"!?":
                continue
            self._tags.append((start, end))
            if data[start + 1] == ord("/"):
                element = opened.pop()
                element.tail, element.end = start, end
                continue
            element = self._opened(start, end, opened[-1] if opened else None)
            if data[end - 2] == ord("/"):
                element.tail = element.end = end
            else:
                opened.append(element)
        self._starts = [start for start, _ in self._tags]
        self._ends = [end for _, end in self._tags]
        self._closed = {element.end: element for element in self.elements}
        self._order = [element.start for element in self.elements]
        self._lines = [0, *(match.end() for match in re.finditer(rb"\n", data))]

    def _opened(self, start: int, end: int, parent: Element | None) -> Element:
        name = _NAME.match(self.data, start + 1)
        assert name is not None
        element = Element(name[0], start, end, parent, self.data)
        self.elements.append(element)
        if parent is not None:
            parent.children.append(element)
        return element

    def offset(self, line: int, column: int) -> int:
        """
        Turn a place into an offset.

        Args:
            line: Counted from 1.
            column: Counted from 1, in characters.

        Returns:
            The offset in bytes.
        """
        start = self._lines[line - 1]
        stop = self._lines[line] if line < len(self._lines) else len(self.data)
        return start + len(self.data[start:stop].decode()[: column - 1].encode())

    def java_offset(self, line: int, column: int) -> int:
        """
        Turn a place as Java counts into an offset.

        Args:
            line: Counted from 1.
            column: Counted from 1, in UTF-16 code units.

        Returns:
            The offset in bytes.
        """
        start = self._lines[line - 1]
        stop = self._lines[line] if line < len(self._lines) else len(self.data)
        units = self.data[start:stop].decode().encode("utf-16-le")
        return start + len(units[: 2 * (column - 1)].decode("utf-16-le", "ignore").encode())

    def element_at(self, offset: int) -> Element | None:
        """
        Find the element whose start tag begins exactly here.

        Args:
            offset: In bytes.

        Returns:
            The element, or None.
        """
        found = bisect_left(self._order, offset)
        return self.elements[found] if found < len(self._order) and self._order[found] == offset else None

    def around(self, offset: int) -> Element | None:
        """
        Find the element in whose start tag an offset lies, behind the tag's first byte.

        Args:
            offset: In bytes.

        Returns:
            The element, or None.
        """
        found = bisect_left(self._order, offset) - 1
        return self.elements[found] if found >= 0 and self.elements[found].inside > offset else None

    def tag_end(self, offset: int) -> int:
        """
        Find the end of the tag that an offset is in or behind, else that of the next tag.

        Args:
            offset: In bytes.

        Returns:
            The offset behind the tag's `>`.
        """
        return self._ends[min(bisect_left(self._ends, offset), len(self._ends) - 1)]

    def opened_by(self, end: int) -> Element | None:
        """
        Find the element whose start tag ends here.

        Args:
            end: The offset behind a tag.

        Returns:
            The element, or None where the tag is an end tag.
        """
        found = bisect_left(self._ends, end)
        return self.element_at(self._starts[found]) if found < len(self._ends) else None

    def closed_by(self, end: int) -> Element | None:
        """
        Find the element that ends here.

        Args:
            end: The offset behind a tag.

        Returns:
            The element, or None where the tag is a start tag.
        """
        return self._closed.get(end)

    def next_tag_end(self, offset: int) -> int:
        """
        Find the end of the first tag that begins here or later.

        Args:
            offset: In bytes.

        Returns:
            The offset behind its `>`.
        """
        return self._tags[min(bisect_left(self._starts, offset), len(self._tags) - 1)][1]
