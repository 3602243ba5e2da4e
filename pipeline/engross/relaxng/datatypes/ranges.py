"""Sets of code points that are kept as ranges."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ranges:
    """
    A set of code points.

    Attributes:
        edges: Where the set begins, ends, begins again …, in ascending order: a code point belongs to it when the
            number of edges up to it is odd.
    """

    __slots__ = ("edges",)

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        """
        Join ranges.

        Args:
            pairs: First and last code point of each range, in any order; they may overlap.
        """
        edges: list[int] = []
        for first, last in sorted(pairs):
            if edges and first <= edges[-1]:
                edges[-1] = max(edges[-1], last + 1)
            else:
                edges += (first, last + 1)
        self.edges = tuple(edges)

    @classmethod
    def parse(cls, text: str) -> Ranges:
        """
        Read ranges from text.

        Args:
            text: Code points or pairs of them with a hyphen, in hexadecimal, between white space.

        Returns:
            The set.
        """
        pairs = (word.partition("-") for word in text.split())
        return cls((int(first, 16), int(last or first, 16)) for first, _, last in pairs)

    def __contains__(self, code: int) -> bool:
        return bisect_right(self.edges, code) & 1 == 1

    def pairs(self) -> list[tuple[int, int]]:
        """
        List the ranges.

        Returns:
            First and last code point of each range, ascending, none touching the next.
        """
        return [(first, end - 1) for first, end in zip(self.edges[::2], self.edges[1::2], strict=True)]
