"""ID, IDREF and IDREFS (RELAX NG DTD Compatibility, section 5)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.relaxng.automaton.values import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


_GUESSES = 500_000


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """
    An attribute that holds an ID, or refers to some.

    Attributes:
        value: One ID.
        offset: Where the tag of its element begins, in bytes.
        element: The element.
        attribute: The attribute.
    """

    value: str
    offset: int
    element: str
    attribute: str


class Identities:
    """The IDs of a document, and what refers to them."""

    __slots__ = ("_ids", "_references", "twice")

    def __init__(self) -> None:
        """Begin without any."""
        self._ids: dict[str, Mark] = {}
        self._references: list[Mark] = []
        self.twice: list[tuple[Mark, Mark]] = []

    def add(self, kind: str, text: str, offset: int, element: str, attribute: str) -> None:
        """
        Keep an attribute.

        Args:
            kind: ID, IDREF or IDREFS.
            text: Its value.
            offset: Where the tag of its element begins.
            element: The element.
            attribute: The attribute.
        """
        for value in tokens(text):
            mark = Mark(value, offset, element, attribute)
            if kind != "ID":
                self._references.append(mark)
            elif value in self._ids:
                self.twice.append((self._ids[value], mark))
            else:
                self._ids[value] = mark

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to say about them."""
        return bool(self.twice) or any(mark.value not in self._ids for mark in self._references)

    def lost(self) -> list[Mark]:
        """
        Give the references to IDs that do not exist.

        Returns:
            Each of them, in the order of the document.
        """
        return [mark for mark in self._references if mark.value not in self._ids]

    def known(self, lost: int) -> Sequence[str]:
        """
        Give the IDs of the document, to guess which of them a reference means.

        Args:
            lost: How many references there are to guess for.

        Returns:
            All of them, in its order; none where so many guesses would take too long.
        """
        return tuple(self._ids) if lost * len(self._ids) <= _GUESSES else ()
