"""Where faults are: from what the parser said to the start of what is complained of."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from engross.diagnostics import Location
from engross.relaxng.automaton.values import SPACE
from engross.relaxng.findings.faults import Kind
from engross.xmlio.positions import AttributePlaces, lines_and_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engross.relaxng.findings.faults import Fault


def starts(data: bytes, faults: Sequence[Fault], tags: Tags) -> list[int]:
    """
    Find where the thing begins that each fault complains of.

    Args:
        data: The document in UTF-8.
        faults: What the reader met.
        tags: Its start tags.

    Returns:
        A byte offset for each of them.
    """
    ends = {fault.end for fault in faults if fault.is_at_end}
    pieces = _pieces(data, ends) if ends else {}
    return [_start(fault, pieces, tags) for fault in faults]


class Tags:
    """The start tags of a document, each read once for the places of its attributes."""

    def __init__(self, data: bytes) -> None:
        """
        Begin with no tag read.

        Args:
            data: The document in UTF-8.
        """
        self._data = data
        self._known: dict[int, AttributePlaces] = {}

    def attribute(self, tag: int, key: str) -> int:
        """
        Find an attribute.

        Args:
            tag: Where the tag begins, in bytes.
            key: The attribute's name, as expat gives it.

        Returns:
            Where it begins.
        """
        if tag not in self._known:
            self._known[tag] = AttributePlaces(self._data, tag)
        return self._known[tag].find(f"{{{key}" if "}" in key else key)


def all_ids(data: bytes) -> set[str]:
    """
    Give what all attributes hold that are called id, whatever the schema knows of them.

    Args:
        data: The document in UTF-8.

    Returns:
        Their values.
    """
    return {value.decode() for value in re.findall(rb"\bid\s*=\s*[\"']\s*([^\"'\s<]+)\s*[\"']", data)}


def locations(data: bytes, path: str, offsets: Iterable[int]) -> Mapping[int, Location]:
    """
    Turn offsets into places.

    Args:
        data: The document in UTF-8.
        path: How messages call it.
        offsets: In bytes.

    Returns:
        A place for each.
    """
    return {offset: Location(path, *place) for offset, place in lines_and_columns(data, offsets).items()}


def _start(fault: Fault, pieces: Mapping[tuple[int, int], tuple[int, int | None]], tags: Tags) -> int:
    if fault.is_at_end:
        element, text = pieces.get(fault.end, (fault.offset, None))
        return element if fault.kind is Kind.INCOMPLETE or text is None else text
    return tags.attribute(fault.offset, fault.attribute) if fault.attribute else fault.offset


def _pieces(data: bytes, ends: set[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int | None]]:
    """
    Read the document once more: for each end, where its element begins, and the words just before.

    An end is an offset and a depth, since expat reports the end of `<a/>` where the next tag begins.
    """
    found: dict[tuple[int, int], tuple[int, int | None]] = {}
    wanted = sorted(ends, key=lambda end: (-end[0], end[1]))
    opened: list[int] = []
    words: int | None = None
    parser = expat.ParserCreate("utf-8")

    def settle() -> None:
        nonlocal words
        if not wanted:
            raise _FoundError
        here = parser.CurrentByteIndex
        while wanted and wanted[-1][0] <= here and wanted[-1][1] == len(opened):
            found[wanted.pop()] = opened[-1] if opened else 0, words
        words = None

    def start(_name: str, _attributes: Any) -> None:
        settle()
        opened.append(parser.CurrentByteIndex)

    def end(_name: str) -> None:
        settle()
        opened.pop()

    def text(piece: str) -> None:
        nonlocal words
        if words is None and (stripped := piece.lstrip(SPACE)):
            words = parser.CurrentByteIndex
            if data[words : words + 1] != b"&":  # what comes out of an entity has the place of the reference
                words += len(piece[: len(piece) - len(stripped)].encode())

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    with contextlib.suppress(_FoundError):
        parser.Parse(data, True)
    return found


class _FoundError(Exception):
    """Everything is found, and the rest of the document need not be read."""
