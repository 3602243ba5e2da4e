"""Elements that mean nothing without content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.finding import Finding
from engross.rules.text.elements import NAMES, clark, is_comment, name_of
from engross.rules.text.pieces import WHITE
from engross.xmlio import XML, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.text.reading import Reading
    from engross.xmlio import Element

_FULL = NAMES | frozenset(
    """
    abbr bibl byline caption dateline docAuthor docDate docTitle emph expan foreign gloss head hi item
    label mentioned note opener closer p q quote role roleDesc said salute signed soCalled speaker term title
    titlePart trailer
    """.split()
)
_TAGS = clark(_FULL)
# How something looks or what kind it is of; whatever else an attribute says may be what the element is there for.
_FORMAL = frozenset(
    ("type", "subtype", "rend", "rendition", "style", "place", "level", "resp", "cert", "hand", "anchored", "role")
) | frozenset(f"{{{XML}}}{name}" for name in ("lang", "space", "base"))
# The header's own rules look at these.
_ELSEWHERE = frozenset("fileDesc correspDesc".split())


def empty(reading: Reading) -> Iterator[Finding]:
    """
    Find elements without content that are nothing without it.

    Args:
        reading: The document.

    Yields:
        U013 at each of them.
    """
    for element in reading.root.iter(*_TAGS):
        if _is_empty(element) and not _is_elsewhere(element):
            name = name_of(element)
            white = " but white space" if element.text else ""
            message = f"<{name}> has nothing in it{white}"
            yield Finding("U013", message, reading.path, child_sequence(element))


def _is_empty(element: Element) -> bool:
    text = element.text
    if text and text.strip(WHITE):
        return False
    if len(element) and any(not is_comment(child) or (child.tail or "").strip(WHITE) for child in element):
        return False
    return _FORMAL.issuperset(element.attrib)


def _is_elsewhere(element: Element) -> bool:
    return any(name_of(node) in _ELSEWHERE for node in element.iterancestors())
