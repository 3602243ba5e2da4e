"""Spaces before marks of punctuation that the language does not ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.rules.text.elements import EDGED, name_of
from engross.rules.text.pieces import finding_at
from engross.rules.text.stream import last_word
from engross.xmlio import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.pieces import Piece
    from engross.rules.text.reading import Reading
    from engross.xmlio import Element

_NAMES = {
    ",": "the comma",
    ".": "the full stop",
    ";": "the semicolon",
    ":": "the colon",
    "!": "the exclamation mark",
    "?": "the question mark",
}
# In two patterns that begin with what is literal, which is the fast way to search
_LIKELY = (re.compile(rb" [,;:!?]"), re.compile(rb" \.(?![./\w])"))
# Before: a word or what closes one. After: nothing, or what may follow the mark. No number has part in it, and no dots.
_PLACE = re.compile("(?<=[^\\W\\d_])[)\\]»”“’]?( +)([,;:!?]|\\.(?!\\.| \\.))(?![\\w.,;:!?/-])")
_TIGHT = re.compile("(?<=[^\\W\\d_])([,.;:!?])")
_HABIT = 20  # so many times the mark is written the other way for each time that it is written so
# French and what is printed like it keeps a space before the double marks
_SPACED = frozenset("fr fra fre frm fro oc oci pro br bre".split())
_DOUBLE = frozenset(";:!?")
# Catalogues and lists of sources have their own punctuation (ISBD), and a deletion leaves its spaces behind
_OTHER = frozenset("bibl biblStruct biblFull listBibl msDesc title table fw".split())
_LANG = f"{{{XML}}}lang"


def spaced_marks(reading: Reading) -> Iterator[Finding]:
    """
    Find spaces before marks of punctuation, in texts that have none there as a rule.

    Args:
        reading: The document.

    Yields:
        U008 at each of them.
    """
    if not any(each.search(reading.stripped) for each in _LIKELY):
        return
    stream = reading.stream
    usual: dict[str, int] = {}
    for match in _TIGHT.finditer(stream.text):
        usual[match[1]] = usual.get(match[1], 0) + 1
    found: dict[str, list[int]] = {}
    for match in _PLACE.finditer(stream.text):
        element = stream.at(match.start(1))[0].element
        if _is_in_text(element) and not _is_asked_for(element, match[2]):
            found.setdefault(match[2], []).append(match.start(1))
    for mark, places in found.items():
        for place in places if usual.get(mark, 0) >= _HABIT * len(places) else ():
            piece, start = stream.at(place)
            length = stream.text.index(mark, place) - place
            if _is_edge(piece, start + length):
                continue
            shown = f"{last_word(stream.text, place)}{' ' * length}{mark}"
            message = f"there is a space before {_NAMES[mark]} in “{shown}”"
            yield finding_at(reading.path, "U008", message, piece, start, length)


def _is_edge(piece: Piece, end: int) -> bool:
    """Tell whether a space is the last thing of a phrase, which another rule looks at."""
    return end >= len(piece.text) and name_of(piece.element) in EDGED


def _is_in_text(element: Element) -> bool:
    names = [name_of(node) for node in (element, *element.iterancestors())]
    return "text" in names and not _OTHER.intersection(names)


def _is_asked_for(element: Element, mark: str) -> bool:
    return mark in _DOUBLE and _language(element) in _SPACED


def _language(element: Element) -> str:
    """Find the language of an element, without its region; French where it is not known and may be that."""
    for node in (element, *element.iterancestors()):
        if _LANG in node.attrib:
            return node.attrib[_LANG].partition("-")[0].lower()
    root = element.getroottree().getroot()
    every = [language.get("ident", "") for language in root.iter(f"{{{TEI}}}language")]
    every += [language.get("mainLang", "") for language in root.iter(f"{{{TEI}}}textLang")]
    plain = [tag.partition("-")[0].lower() for tag in every if tag]
    return next((tag for tag in plain if tag in _SPACED), plain[0] if plain else "fr")
