"""Unicode normalisation: text and values in form C (Unicode Standard Annex 15; TEI Guidelines, chapter vi)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from engross import pointers
from engross.rules.text.pieces import finding_at
from engross.xmlio import XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.pieces import Piece
    from engross.rules.text.reading import Reading

# Jamo and vowels of Kirat Rai that join what stands before them, though they are no marks
_JOINS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d40-\U00016d7f]")
# Ideographs that are another one in form C: who wrote one may have meant its shape
_SHAPES = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def not_composed(reading: Reading) -> Iterator[Finding]:
    """
    Find characters that are not in form C.

    Args:
        reading: The document.

    Yields:
        U001 at each run of them in a text, and at each attribute that has some.
    """
    if all(_is_safe(one) for one in reading.unusual):
        return
    for piece in reading.pieces:
        if not unicodedata.is_normalized("NFC", piece.text):
            yield from _in_attribute(reading.path, piece) if piece.attribute else _in_text(reading.path, piece)


def runs(text: str) -> list[tuple[int, int]]:
    """
    Find the smallest runs of characters that are not in form C.

    Args:
        text: Any text.

    Returns:
        Start and end of each. To compose the runs composes the text.
    """
    starts = [0, *(place for place, one in enumerate(text) if place and _begins(one))]
    found: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if unicodedata.is_normalized("NFC", text[start:end]):
            continue
        if found and found[-1][1] == start:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    whole = unicodedata.normalize("NFC", text)
    # a character of a script that is newer than this list may join what stands before it
    return found if composed(text, found) == whole else [(0, len(text))]


def composed(text: str, found: list[tuple[int, int]]) -> str:
    """
    Compose some runs of a text.

    Args:
        text: The text.
        found: Start and end of each run.

    Returns:
        The text with the runs in form C.
    """
    parts: list[str] = []
    here = 0
    for start, end in found:
        parts += text[here:start], unicodedata.normalize("NFC", text[start:end])
        here = end
    return "".join((*parts, text[here:]))


def _is_safe(one: str) -> bool:
    """Tell whether a character can have no part in anything that is not in form C."""
    return one < "\u0300" or (_begins(one) and unicodedata.is_normalized("NFC", one))


def _begins(one: str) -> bool:
    """Tell whether a character begins something, instead of joining what stands before it."""
    return not unicodedata.category(one).startswith("M") and not _JOINS.match(one)


def _in_text(path: str, piece: Piece) -> Iterator[Finding]:
    for start, end in runs(piece.text):
        run = piece.text[start:end]
        mend = unicodedata.normalize("NFC", run)
        message = f"“{run}” is written {_codes(run)}, which is {_codes(mend)} in Unicode’s normal form C (NFC)"
        yield finding_at(path, "U001", message, piece, start, end - start, mend=None if _SHAPES.search(run) else mend)


def _in_attribute(path: str, piece: Piece) -> Iterator[Finding]:
    start, end = runs(piece.text)[0]
    run = piece.text[start:end]
    mend = unicodedata.normalize("NFC", piece.text)
    message = (
        f"“{run}” is written {_codes(run)} here, which is"
        f" {_codes(unicodedata.normalize('NFC', run))} in Unicode’s normal form C (NFC)"
    )
    # what points here, and the file that this points to, may be written the same way
    is_safe = not _is_name_of_something(piece) and not _SHAPES.search(piece.text)
    yield finding_at(path, "U001", message, piece, mend=mend if is_safe else None)


def _is_name_of_something(piece: Piece) -> bool:
    name = piece.attribute
    return name == XML_ID or name in pointers.EVERYWHERE or name in pointers.ON_SOME or name == "key"


_MOST = 4


def _codes(text: str) -> str:
    shown = " ".join(f"U+{ord(one):04X}" for one in text[:_MOST])
    return f"{shown} …" if len(text) > _MOST else shown
