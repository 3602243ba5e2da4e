"""All summaries of an edition, to be gone through as often as need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engross.summary import Summary

_AT_HAND = 2000


class Summaries:
    """The summaries of an edition: those of a small one are kept at hand, of a large one read as they are asked for."""

    def __init__(self, read: Callable[[], Iterator[Summary]], count: int) -> None:
        """
        Take them from where they are kept.

        Args:
            read: Reads them all, once.
            count: How many they are.
        """
        self._read = read
        self._count = count
        self._all: list[Summary] | None = None

    def __iter__(self) -> Iterator[Summary]:
        if self._all is None and self._count <= _AT_HAND:
            self._all = list(self._read())
        return iter(self._all) if self._all is not None else self._read()
