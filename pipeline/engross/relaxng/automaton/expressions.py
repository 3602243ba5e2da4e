"""
Patterns as an automaton needs them: each one exists once.

Groups associate to the right, choices and interleaves are flat, and an interleave of n parts is one expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engross.relaxng.simple.names import names_of
from engross.relaxng.simple.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    MORE,
    NOT_ALLOWED,
    TEXT,
    VALUE,
    Element,
    Pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A choice with more parts than this is looked up by name.
_MANY = 8
_EXPRESSION = 12


class Expression:
    """
    A pattern that exists once in its table.

    Attributes:
        kind: One of the constants of `patterns`.
        parts: What it is made of; a group has two: its head, and the rest.
        pattern: The element, attribute, data or value it stands for.
        serial: When it was made; orders the parts of a choice.
        nullable: Whether it matches nothing at all.
        has_attributes: Whether attributes stand in it.
        has_data: Whether it can match text with a datatype.
    """

    __slots__ = (
        "_by_name",
        "_otherwise",
        "closed",
        "has_attributes",
        "has_data",
        "kind",
        "nullable",
        "parts",
        "pattern",
        "serial",
        "texted",
    )

    def __init__(self, kind: int, parts: tuple[Expression, ...], pattern: Pattern | None, serial: int) -> None:
        """
        Make an expression; only its table does.

        Args:
            kind: One of the constants of `patterns`.
            parts: What it is made of.
            pattern: The pattern it stands for.
            serial: When it was made.
        """
        self.kind = kind
        self.parts = parts
        self.pattern = pattern
        self.serial = serial
        self.closed: Expression | None = None
        self.texted: Expression | None = None
        self._by_name: dict[str, list[Expression]] | None = None
        self._otherwise: list[Expression] = []
        if kind == CHOICE:
            self.nullable: bool = any(part.nullable for part in parts)
        elif kind in (GROUP, INTERLEAVE, MORE):
            self.nullable = all(part.nullable for part in parts)
        else:
            self.nullable = kind in (EMPTY, TEXT)
        self.has_attributes: bool = kind == ATTRIBUTE or (kind < ELEMENT and any(part.has_attributes for part in parts))
        self.has_data: bool = kind in (DATA, VALUE, LIST) or (kind < ELEMENT and any(part.has_data for part in parts))

    def candidates(self, key: str) -> Iterable[Expression]:
        """
        Give the parts of a choice that may begin with an element.

        Args:
            key: The element's name.

        Returns:
            Some of its parts.
        """
        if len(self.parts) <= _MANY:
            return self.parts
        if self._by_name is None:
            self._by_name = {}
            for part in self.parts:
                names = names_of(part.pattern.names) if isinstance(part.pattern, Element) else None
                if names is None:
                    self._otherwise.append(part)
                else:
                    for name in names:
                        self._by_name.setdefault(name, []).append(part)
        named = self._by_name.get(key)
        return (*named, *self._otherwise) if named else self._otherwise

    def tail(self) -> Iterator[Expression]:
        """Give the parts of a group one after the other; anything else alone."""
        here = self
        while here.kind == GROUP:
            yield here.parts[0]
            here = here.parts[1]
        yield here


class Table:
    """
    Makes expressions, each once.

    Attributes:
        empty: Matches nothing at all.
        nothing: Matches not even that (notAllowed).
        text: Matches any text.
        weight: How much memory they take, in units of about 16 bytes.
    """

    def __init__(self) -> None:
        """Begin with the expressions that are always there."""
        self._known: dict[Any, Expression] = {}
        self._serial = 0
        self.weight = 0
        self.empty = self._make(EMPTY, (), None)
        self.nothing = self._make(NOT_ALLOWED, (), None)
        self.text = self._make(TEXT, (), None)
        self._translated: dict[Pattern, Expression] = {}

    def forget(self) -> None:
        """Free what was made, so that memory stays bounded; expressions in use stay valid."""
        self._known.clear()
        self._translated.clear()
        self.weight = 0

    def _make(self, kind: int, parts: tuple[Expression, ...], pattern: Pattern | None) -> Expression:
        self._serial += 1
        self.weight += _EXPRESSION + 2 * len(parts)
        return Expression(kind, parts, pattern, self._serial)

    def _intern(self, kind: int, parts: tuple[Expression, ...]) -> Expression:
        key = (kind, *parts)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(kind, parts, None)
        return found

    def translate(self, pattern: Pattern) -> Expression:
        """
        Give the expression of a pattern.

        Args:
            pattern: In the simple form.

        Returns:
            The expression.
        """
        found = self._translated.get(pattern)
        if found is None:
            found = self._translated[pattern] = self._translate(pattern)
        return found

    def _translate(self, pattern: Pattern) -> Expression:
        kind = pattern.kind
        if kind == EMPTY:
            return self.empty
        if kind == NOT_ALLOWED:
            return self.nothing
        if kind == TEXT:
            return self.text
        if kind == ELEMENT or (kind in (DATA, VALUE) and not pattern.parts):
            return self._make(kind, (), pattern)
        parts = [self.translate(part) for part in pattern.parts]
        if kind == CHOICE:
            return self.choice(parts)
        if kind == GROUP:
            return self.group(parts)
        if kind == INTERLEAVE:
            return self.interleave(parts)
        if kind == MORE:
            return self.more(parts[0])
        return self._make(kind, tuple(parts), pattern)

    def choice(self, parts: Iterable[Expression]) -> Expression:
        """Let one of several expressions apply."""
        kept: set[Expression] = set()
        for part in parts:
            if part.kind == CHOICE:
                kept.update(part.parts)
            elif part.kind != NOT_ALLOWED:
                kept.add(part)
        if len(kept) > 1 and self.empty in kept and any(part.nullable for part in kept if part is not self.empty):
            kept.discard(self.empty)
        if not kept:
            return self.nothing
        if len(kept) == 1:
            return kept.pop()
        return self._intern(CHOICE, tuple(sorted(kept, key=_serial)))

    def optional(self, part: Expression) -> Expression:
        """Let an expression apply or not."""
        return part if part.nullable else self.choice((part, self.empty))

    def group(self, parts: Iterable[Expression]) -> Expression:
        """Let expressions follow each other."""
        flat = [piece for part in parts for piece in part.tail() if piece.kind != EMPTY]
        if not flat:
            return self.empty
        if self.nothing in flat:
            return self.nothing
        rest = flat.pop()
        while flat:
            rest = self._intern(GROUP, (flat.pop(), rest))
        return rest

    def follow(self, head: Expression, rest: Expression) -> Expression:
        """Let one expression follow another one."""
        if head.kind == EMPTY:
            return rest
        if head.kind == GROUP:
            return self.group((head, rest))
        if head.kind == NOT_ALLOWED or rest.kind == EMPTY:
            return head
        return rest if rest.kind == NOT_ALLOWED else self._intern(GROUP, (head, rest))

    def interleave(self, parts: Iterable[Expression]) -> Expression:
        """Let expressions follow each other in any order."""
        flat: list[Expression] = []
        for part in parts:
            if part.kind == NOT_ALLOWED:
                return part
            if part.kind == INTERLEAVE:
                flat.extend(part.parts)
            elif part.kind != EMPTY:
                flat.append(part)
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        return self._intern(INTERLEAVE, tuple(sorted(flat, key=_serial)))

    def more(self, part: Expression) -> Expression:
        """Let an expression apply again and again."""
        return part if part.kind in (EMPTY, NOT_ALLOWED, MORE) else self._intern(MORE, (part,))

    def replaced(self, whole: Expression, index: int, part: Expression) -> Expression:
        """Put another part into an interleave."""
        return self.interleave((*whole.parts[:index], part, *whole.parts[index + 1 :]))


def _serial(expression: Expression) -> int:
    return expression.serial
