"""Types whose values are words between white space: `NMTOKENS`, `IDREFS` and `ENTITIES` (3.3.5, 3.3.10, 3.3.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import LENGTHS
from engross.relaxng.datatypes.words import clipped

if TYPE_CHECKING:
    from collections.abc import Hashable

    from engross.relaxng.datatypes.base import Context


class Words(Faceted):
    """One word at least, and each of one type."""

    __slots__ = ("_item",)

    allowed = (*LENGTHS, "pattern")
    unit = ("word", "words")

    def __init__(self, name: str, item: Faceted) -> None:
        """
        Name a type.

        Args:
            name: Its name in XML Schema.
            item: The type of each word.
        """
        super().__init__(name, needs_context=item.needs_context, identity="IDREFS" if name == "IDREFS" else "")
        self._item = item

    def read_at(self, text: str, context: Context | None) -> tuple[Hashable, ...]:
        """Read each word; see `Faceted.read_at`."""
        if not text:
            raise BreachError("is empty, and one word at least is asked for")
        found = []
        for word in text.split(" "):
            try:
                found.append(self._item.read_at(word, context))
            except BreachError as breach:
                raise BreachError(f"has a wrong word in it: “{clipped(word)}” {breach.rule}") from breach
        return tuple(found)

    def candidates(self) -> list[str]:
        """Put words in a row; see `Faceted.candidates`."""
        first = self._item.samples[0]
        return [" ".join([first] * count) for count in range(1, 30)]
