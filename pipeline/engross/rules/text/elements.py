"""What kind of element interrupts a text, and what kind does not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lxml import etree

from engross.xmlio import TEI, XML

if TYPE_CHECKING:
    from engross.xmlio import Element

_TEI = f"{{{TEI}}}"
_SPACE = f"{{{XML}}}space"

NAMES = frozenset(
    """
    persName placeName orgName geogName name roleName forename surname addName genName nameLink country region
    settlement district bloc objectName eventName rs
    """.split()
)
"""Names (TEI Guidelines, chapter 14)."""

EDGED = NAMES | frozenset(
    """
    hi emph foreign term title gloss mentioned soCalled distinct abbr expan date time ref num measure
    """.split()
)
"""Elements of phrases: the words inside are of a kind, and the white space around them is not."""

_WITHIN = EDGED | frozenset("c w pc seg q quote said unclear supplied damage ex am g label s cl phr m".split())
_ALTERNATIVES = frozenset("choice app rdgGrp subst".split())
_AS_WRITTEN = frozenset("code eg egXML formula notatedMusic binaryObject xenoData".split())

BLOCKS = frozenset(
    """
    ab addrLine author bibl byline castItem cell change closer correspAction dateline desc docAuthor editor fw funder
    head imprint item l label licence monogr note opener org p person place postscript principal publisher resp
    respStmt salute signed sp speaker stage titleStmt trailer
    """.split()
)
"""Elements whose end ends a word too."""


def name_of(element: Element) -> str:
    """
    Give an element's name.

    Args:
        element: Any element.

    Returns:
        Its local name in TEI's namespace; empty for others, comments and instructions.
    """
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@functools.lru_cache(1024)
def _local(tag: str) -> str:
    return tag.removeprefix(_TEI) if tag.startswith(_TEI) else ""


def is_as_written(element: Element) -> bool:
    """
    Tell whether the characters of an element are meant just as they are.

    Args:
        element: Any element.

    Returns:
        Whether it keeps white space, is code or a formula, or belongs to another vocabulary than TEI.
    """
    name = name_of(element)
    return not name or name in _AS_WRITTEN or element.get(_SPACE) == "preserve"


def reads_on(element: Element) -> bool:
    """
    Tell whether the text reads on across an element's tags.

    Args:
        element: Any element.

    Returns:
        Whether it is of a phrase, and none of several alternatives.
    """
    if name_of(element) not in _WITHIN:
        return False
    parent = element.getparent()
    return parent is None or name_of(parent) not in _ALTERNATIVES


def clark(names: frozenset[str]) -> tuple[str, ...]:
    """
    Give the names of TEI elements as lxml knows them.

    Args:
        names: Local names.

    Returns:
        The same in Clark notation, in order.
    """
    return tuple(f"{_TEI}{name}" for name in sorted(names))


def is_comment(node: Element) -> bool:
    """
    Tell whether a node is a comment, which nobody reads in an edition.

    Args:
        node: Any child node.

    Returns:
        Whether it is neither an element nor an instruction.
    """
    return isinstance(node, etree._Comment)  # noqa: SLF001 (lxml has no public name for the type)
