"""Finds a value that a type with its facets allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes.facets import Length
from engross.relaxng.datatypes.pattern_words import known_example
from engross.relaxng.datatypes.regex_sample import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.relaxng.datatypes.faceted import Faceted

_LONGEST = 200


def first_accepted(kind: Faceted) -> str:
    """
    Find an example.

    Args:
        kind: A type.

    Returns:
        A value that it accepts, a natural one if possible; empty if none was found.
    """
    return next((text for text in _proposed(kind) if text and kind.accepts(text)), "")


def _proposed(kind: Faceted) -> Iterator[str]:
    for pattern in kind.patterns:
        yield known_example(pattern.source)
    natural = list(kind.candidates())
    yield from natural
    for pattern in kind.patterns:
        yield from samples(pattern.node)
    for facet in kind.facets:
        if isinstance(facet, Length) and facet.limit <= _LONGEST:
            for text in natural:
                yield from _resized(text, facet.limit)


def _resized(text: str, size: int) -> Iterator[str]:
    """Cut a text to a length, or repeat it and its first characters up to it."""
    if text:
        yield text[:size]
        for unit in (text[:1], text[:2], text[:4]):
            yield unit * size
            yield unit * (size // len(unit))
    if size:
        # octets: three of them in four characters, and what is left over
        yield "00" * size
        yield "AAAA" * (size // 3) + ("", "AA==", "AAA=")[size % 3]
