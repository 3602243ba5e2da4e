"""The words of a dated element, as its date has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.xmlio import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.xmlio import Element

# What stands in a date and is not its words: what others say of it, what was struck out, the time of the day.
_LEFT_OUT = frozenset("note noteGrp fw del desc figDesc figure graphic index time certainty precision respons".split())
# Stands in for a break inside a word; no XML document can hold it.
_JOIN = "\x08"
_BREAKS = frozenset("lb pb cb gb milestone space".split())
# What makes the words themselves uncertain.
_UNCERTAIN = frozenset("gap unclear ellipsis damage alt altGrp listBibl ptr".split())
# The regular form of a choice (TEI Guidelines, section 3.5).
_REGULAR = ("reg", "corr", "expan")


class _UncertainError(ValueError):
    """The words cannot be known."""


def words(element: Element) -> str:
    """
    Read the words of a date: no notes, nothing deleted, of a choice the regular form.

    Args:
        element: A dated element.

    Returns:
        Its words with single spaces; empty where it has none, or where they are not certain.
    """
    if len(element) == 0:
        return " ".join((element.text or "").split())
    pieces: list[str] = []
    try:
        for piece in _pieces(element):
            if piece == _JOIN:
                _unbreak(pieces)
            else:
                pieces.append(piece)
    except _UncertainError:
        return ""
    return " ".join("".join(pieces).split())


def _unbreak(pieces: list[str]) -> None:
    """Take away the hyphen and the space before a break inside a word."""
    while pieces:
        pieces[-1] = pieces[-1].rstrip().rstrip("-‐¬⸗=\u00ad")
        if pieces[-1]:
            return
        pieces.pop()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    tag = f"{{{TEI}}}"
    for child in element:
        name = child.tag.removeprefix(tag) if isinstance(child.tag, str) else ""
        if name in _UNCERTAIN:
            raise _UncertainError
        if name in _BREAKS:
            yield _JOIN if child.get("break") == "no" else " "
        elif name in ("choice", "app"):
            yield from _chosen(child)
        elif name and name not in _LEFT_OUT:
            yield from _pieces(child)
        tail = child.tail or ""
        yield tail.lstrip() if child.get("break") == "no" else tail


def _chosen(element: Element) -> Iterator[str]:
    """Read what the editor settled on; two readings of equal right are not certain."""
    for name in (*_REGULAR, "lem"):
        settled = element.findall(f"{{{TEI}}}{name}")
        if len(settled) == 1:
            yield from _pieces(settled[0])
            return
    raise _UncertainError
