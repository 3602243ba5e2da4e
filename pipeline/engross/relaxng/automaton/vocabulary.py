"""The elements that a schema knows, for documents that put them where they do not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.simple.names import names_of, specificity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.relaxng.simple.patterns import Element


class Vocabulary:
    """
    Every element of a schema, by its name.

    Attributes:
        elements: All of them.
        names: Those that are written out.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        """
        Sort the elements of a schema.

        Args:
            elements: All that its start leads to.
        """
        self.elements = tuple(elements)
        self.names: dict[str, list[Element]] = {}
        self._wide: list[Element] = []
        for element in self.elements:
            listed = names_of(element.names)
            if listed is None:
                self._wide.append(element)
            for name in listed or ():
                self.names.setdefault(name, []).append(element)

    def find(self, key: str) -> tuple[Element, ...]:
        """
        Give the elements of a name, wherever the schema has them.

        Args:
            key: A name.

        Returns:
            Those that name it most exactly; none where the schema does not know it.
        """
        if key in self.names:
            return tuple(self.names[key])
        ranks = [(specificity(element.names, key), element) for element in self._wide]
        best = max((rank for rank, _ in ranks), default=0)
        return tuple(element for rank, element in ranks if rank == best and rank > 0)
