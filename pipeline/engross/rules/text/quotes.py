"""Straight and typographic quotation marks in one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.rules.text.elements import name_of
from engross.rules.text.pieces import finding_at
from engross.rules.text.stream import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.reading import Reading
    from engross.xmlio import Element

_TYPOGRAPHIC = frozenset("“”„‟«»")
_MARK = re.compile('["“”„‟«»]')
# Inches and seconds follow a number, and a mark that stands alone repeats the line above.
_NO_QUOTE = re.compile(f'(?<=[\\d′’\'])"|(?<![^\\s{MARKS}"])"+(?![^\\s{MARKS}"])')
_FEW = 6  # fewer of the usual kind are no habit yet
_EDITORS = frozenset(
    "teiHeader note standOff listPerson listPlace listOrg listBibl listEvent figDesc desc front titlePage".split()
)


def mixed(reading: Reading) -> Iterator[Finding]:
    """
    Find quotation marks of two kinds in what one hand wrote: in the text itself, or in the words of its editors.

    Args:
        reading: The document.

    Yields:
        At most one U007 for each of the two, at the first mark of the rarer kind.
    """
    if not reading.unusual & _TYPOGRAPHIC or '"' not in reading.text:
        return
    stream = reading.stream
    not_meant = {place for match in _NO_QUOTE.finditer(stream.text) for place in range(*match.span())}
    found: dict[tuple[bool, bool], list[int]] = {}
    for match in _MARK.finditer(stream.text):
        if match.start() not in not_meant:
            piece, _ = stream.at(match.start())
            found.setdefault((_is_editors(piece.element), match[0] == '"'), []).append(match.start())
    for is_editors in (False, True):
        straight, curly = found.get((is_editors, True), []), found.get((is_editors, False), [])
        rarer, usual = sorted((straight, curly), key=len)
        if not rarer or len(usual) < _FEW:
            continue
        piece, start = stream.at(rarer[0])
        one = piece.text[start]
        where = "in the notes and the header" if is_editors else "in the text"
        count = (
            f"one of {len(rarer)} {_kind(rarer is straight)} quotation marks"
            if len(rarer) > 1
            else (f"the only {_kind(rarer is straight)} quotation mark")
        )
        message = f"{one} is {count} {where}, among {len(usual)} {_kind(usual is straight)} ones"
        marks = " or ".join(sorted({stream.text[place] for place in curly}))
        likely = 'the straight mark, "' if usual is straight else f"the typographic mark that belongs here ({marks})"
        hint = f"Write {likely}, unless the source has {one}."
        yield finding_at(reading.path, "U007", message, piece, start, 1, hint=hint)


def _kind(is_straight: bool) -> str:
    return "straight" if is_straight else "typographic"


def _is_editors(element: Element) -> bool:
    return any(name_of(node) in _EDITORS for node in (element, *element.iterancestors()))
