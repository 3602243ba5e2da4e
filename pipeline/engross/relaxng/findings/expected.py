"""What would have been right: the elements and attributes that a place allows."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from engross.relaxng.automaton.derivatives import openers, steps
from engross.relaxng.findings.advice import USUAL, USUAL_ATTRIBUTES
from engross.relaxng.simple.names import Name, names_of, written
from engross.relaxng.simple.patterns import ATTRIBUTE, CHOICE, ELEMENT, EMPTY, GROUP, TEXT, Attribute, Element, Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.relaxng.automaton.expressions import Expression, Table
    from engross.relaxng.automaton.states import State
    from engross.relaxng.automaton.vocabulary import Vocabulary
    from engross.relaxng.simple.names import NameClass

# An element that more than this share of all elements may hold says little about any of them.
_EVERYWHERE = 0.4
_ATTRIBUTE_RANKS = {name: rank for rank, name in enumerate(USUAL_ATTRIBUTES)}
_RANKS = {name: rank for rank, name in enumerate(USUAL)}


def next_names(state: State) -> list[str]:
    """
    Name the elements that may come next.

    Args:
        state: What an element may still hold.

    Returns:
        Their names, in no order; a wildcard as it is called.
    """
    return _listed(element.names for whole in state.alternatives for element in openers(whole))


def asked_for(state: State) -> set[str]:
    """
    Name the elements that have to come before the end.

    Args:
        state: What an element may still hold.

    Returns:
        Those that every way to its end needs.
    """
    sets = [_needed(whole) for whole in state.alternatives]
    return set.intersection(*sets) if sets else set()


def bridges(table: Table, state: State, key: str) -> list[str]:
    """
    Name the elements that would mend a place where something is missing.

    Args:
        table: Where expressions are made.
        state: What the element may hold there.
        key: The element that comes too early; empty where the end does.

    Returns:
        Those after which it would be right, in no order.
    """
    found = []
    for name in next_names(state):
        rests = [rest for each in state.alternatives for _, rest in steps(table, each, name)]
        if any(steps(table, rest, key) if key else rest.nullable for rest in rests):
            found.append(name)
    return found


def choices_after(table: Table, state: State, key: str) -> int:
    """
    Count what may follow an element.

    Args:
        table: Where expressions are made.
        state: What its parent may hold where it stands.
        key: The element.

    Returns:
        How many elements may come next.
    """
    rests = [rest for each in state.alternatives for _, rest in steps(table, each, key)]
    return len({element for rest in rests for element in openers(rest)})


def allows_text(state: State) -> bool:
    """
    Tell whether text may come next.

    Args:
        state: What an element may still hold.

    Returns:
        Whether it may.
    """
    return any(_has_text(whole) for whole in state.alternatives)


def may_end(state: State) -> bool:
    """
    Tell whether an element may end.

    Args:
        state: What it may still hold.

    Returns:
        Whether it may.
    """
    return any(whole.nullable for whole in state.alternatives)


def _needed(whole: Expression) -> set[str]:
    if isinstance(whole.pattern, Element):
        names = names_of(whole.pattern.names)
        return set(names) if names is not None and len(names) == 1 else set()
    if whole.nullable or whole.kind > ELEMENT:
        return set()
    sets = [_needed(part) for part in (whole.tail() if whole.kind == GROUP else whole.parts)]
    if whole.kind == CHOICE:
        return set.intersection(*sets)
    return set().union(*sets)


def _has_text(whole: Expression) -> bool:
    if whole.kind == TEXT or (whole.kind > ATTRIBUTE and whole.has_data):
        return True
    if whole.kind == GROUP:
        for part in whole.tail():
            if _has_text(part):
                return True
            if not part.nullable:
                return False
        return False
    return whole.kind < ELEMENT and any(_has_text(part) for part in whole.parts)


def _listed(classes: Iterable[NameClass]) -> list[str]:
    found: dict[str, None] = {}
    for names in classes:
        for name in names_of(names) or [str(names)]:
            found[name] = None
    return list(found)


class Contents:
    """What each element of a schema can hold, computed when a message first needs it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """
        Keep the elements.

        Args:
            vocabulary: The elements of the schema.
        """
        self._vocabulary = vocabulary

    @functools.cached_property
    def children(self) -> dict[str, frozenset[str]]:
        """The names of the children that each element can have."""
        return {
            name: frozenset(key for element in elements for key in _children(element.content))
            for name, elements in self._vocabulary.names.items()
        }

    @functools.cached_property
    def _order(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._vocabulary.names)}

    @functools.cached_property
    def parents(self) -> dict[str, list[str]]:
        """The names of the elements that each element can stand in."""
        found: dict[str, list[str]] = {}
        for name, children in self.children.items():
            for child in children:
                found.setdefault(child, []).append(name)
        return found

    @functools.cached_property
    def everywhere(self) -> frozenset[str]:
        """The elements that may stand nearly anywhere."""
        many = _EVERYWHERE * len(self.children)
        return frozenset(name for name, parents in self.parents.items() if len(parents) > many)

    def likeliest_attributes(self, names: Iterable[str]) -> list[str]:
        """
        Sort the attributes that an element can have.

        Args:
            names: Their names.

        Returns:
            First those that editors use most, then the element's own, last what many elements can have.
        """

        def rank(name: str) -> tuple[int, bool]:
            return _ATTRIBUTE_RANKS.get(written(name), len(_ATTRIBUTE_RANKS)), name in self.general_attributes

        return sorted(names, key=rank)

    def holds_text(self, name: str) -> bool:
        """
        Tell whether text may stand directly in an element.

        Args:
            name: Its name.

        Returns:
            Whether it may.
        """
        elements = self._vocabulary.names.get(name, ())
        return any(pattern.kind == TEXT for element in elements for pattern in _inside(element.content))

    @functools.cached_property
    def general_attributes(self) -> frozenset[str]:
        """The attributes that many elements can have."""
        found: dict[str, int] = {}
        elements = self._vocabulary.elements
        for element in elements:
            for name in attributes_of((element,)):
                found[name] = found.get(name, 0) + 1
        return frozenset(name for name, count in found.items() if count > _EVERYWHERE * len(elements))

    def likeliest(self, names: Iterable[str], needed: set[str]) -> list[str]:
        """
        Sort what was expected.

        Args:
            names: What may stand at a place.
            needed: Those of them that have to.

        Returns:
            First what has to be there, then what editors use most, last what may stand anywhere.
        """

        def rank(name: str) -> tuple[bool, int, bool, int]:
            return name not in needed, usual(name), name in self.everywhere, self._order.get(name, len(self._order))

        return sorted(names, key=rank)


def usual(name: str) -> int:
    """
    Say how usual an element is.

    Args:
        name: Its name, as the reader has it.

    Returns:
        Its place among the elements that editors use most; those that are not among them come last.
    """
    return _RANKS.get(written(name), len(_RANKS))


def held(element: Element) -> Iterator[Element]:
    """
    Give the elements that an element can hold.

    Args:
        element: An element of the schema.

    Returns:
        Each of them, in the order of the schema.
    """
    for pattern in _inside(element.content):
        if isinstance(pattern, Element):
            yield pattern


def _children(content: Pattern) -> set[str]:
    """Name the children that a content allows; as fast as can be, since the first message needs it of every element."""
    names: set[str] = set()
    seen: set[Pattern] = set()
    waiting = [content]
    while waiting:
        whole = waiting.pop()
        for part in (whole,) if isinstance(whole, Element) else whole.parts:
            if part.kind == ELEMENT and isinstance(part, Element):
                if isinstance(part.names, Name):
                    names.add(part.names.key)
                else:
                    names.update(names_of(part.names) or ())
            elif part.kind < ELEMENT and part.parts and part not in seen:
                seen.add(part)
                waiting.append(part)
    return names


def attributes_of(elements: Iterable[Element]) -> list[str]:
    """
    Name the attributes that some elements can have.

    Args:
        elements: Elements of the schema.

    Returns:
        The names in the order of the schema; a wildcard as it is called.
    """
    return _listed(
        pattern.names for element in elements for pattern in _inside(element.content) if isinstance(pattern, Attribute)
    )


def _inside(content: Pattern) -> Iterator[Pattern]:
    seen: set[Pattern] = set()
    waiting = [content]
    while waiting:
        pattern = waiting.pop()
        if pattern in seen:
            continue
        seen.add(pattern)
        yield pattern
        if pattern.kind != EMPTY and not isinstance(pattern, Attribute):
            waiting.extend(reversed(pattern.parts))
