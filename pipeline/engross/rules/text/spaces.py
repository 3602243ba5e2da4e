"""Spaces that are doubled, or left over at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.rules.text.elements import name_of
from engross.rules.text.pieces import WHITE, Piece, finding_at, texts_of
from engross.rules.text.stream import MARKS, first_word, last_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.reading import Reading
    from engross.xmlio import Element

_DOUBLED = re.compile(f"(?<=[^{WHITE}{MARKS}])  +(?=[^{WHITE}{MARKS}])")
_TRAILING = re.compile(f"(?<=[^{WHITE}{MARKS}])[ \t]+(?=\n)")
# Typists set two spaces after a sentence; that is a habit, and no slip.
_AFTER_SENTENCE = 2
_SENTENCE = re.compile("[.?!:;…][\"'’”»)\\]]*$")
# A space in a verse may be its caesura.
_VERSE = frozenset("l lg caesura".split())


def doubled(reading: Reading) -> Iterator[Finding]:
    """
    Find spaces where one would do.

    Args:
        reading: The document.

    Yields:
        U011 at each of them.
    """
    if b"  " not in reading.stripped:
        return
    stream, mixed = reading.stream, _Mixed()
    for match in _DOUBLED.finditer(stream.text):
        piece, start = stream.at(match.start())
        length = len(match[0])
        if start + length > len(piece.text) or piece not in mixed or _is_verse(piece):
            continue
        before = last_word(stream.text, match.start())
        if length == _AFTER_SENTENCE and _SENTENCE.search(before):
            continue
        after = first_word(stream.text, match.end())
        message = f"there are {length} spaces in “{before}{match[0]}{after}”"
        yield finding_at(reading.path, "U011", message, piece, start, length, mend=" ")


def trailing(reading: Reading) -> Iterator[Finding]:
    """
    Find spaces at the ends of lines.

    Args:
        reading: The document.

    Yields:
        U012 at each of them.
    """
    if list(map(bytes.rstrip, reading.lines)) == reading.lines:
        return
    stream, mixed = reading.stream, _Mixed()
    for match in _TRAILING.finditer(stream.text):
        piece, start = stream.at(match.start())
        if start + len(match[0]) < len(piece.text) and piece in mixed:
            message = f"the line ends with white space after “{last_word(stream.text, match.start())}”"
            yield finding_at(reading.path, "U012", message, piece, start, len(match[0]), mend="")


class _Mixed:
    """Which elements have words of their own beside their white space, so that it is more than layout; asked once."""

    def __init__(self) -> None:
        self._known: dict[Element, bool] = {}

    def __contains__(self, piece: object) -> bool:
        if not isinstance(piece, Piece):
            return False
        if piece.text.strip(WHITE):
            return True
        element = piece.element
        if element not in self._known:
            self._known[element] = any(text.text.strip(WHITE) for text in texts_of(element))
        return self._known[element]


def _is_verse(piece: Piece) -> bool:
    return any(name_of(node) in _VERSE for node in (piece.element, *piece.element.iterancestors()))
