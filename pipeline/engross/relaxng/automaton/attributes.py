"""
The attributes of an element, taken out of its content.

An attribute that may or must be there whatever else is there needs no automaton: a table says what its value has to
match. What remains (choices of attributes, attributes of any name, attributes that decide about the content) stays in
the expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.automaton.values import Check
from engross.relaxng.simple.names import Name, names_of, written
from engross.relaxng.simple.patterns import CHOICE, EMPTY, GROUP, INTERLEAVE, Attribute, Element, Pattern

if TYPE_CHECKING:
    from engross.relaxng.automaton.expressions import Expression, Table


class Attributes:
    """
    What an element's start tag is checked with.

    Attributes:
        checks: What the value of each independent attribute has to match.
        required: Those of them that have to be there.
        rest: The content, with the attributes that depend on each other.
    """

    __slots__ = ("checks", "required", "rest")

    def __init__(self, table: Table, element: Element, checks: dict[Expression, Check]) -> None:
        """
        Take an element's content apart.

        Args:
            table: Where expressions are made.
            element: The element.
            checks: Every check made before; others are added.
        """
        self.checks: dict[str, Check] = {}
        self.required: set[str] = set()
        self.rest = self._split(table, element.content, checks)

    def _split(self, table: Table, pattern: Pattern, checks: dict[Expression, Check]) -> Expression:
        kind = pattern.kind
        if kind == GROUP:
            return table.group([self._split(table, part, checks) for part in pattern.parts])
        if kind == INTERLEAVE:
            return table.interleave([self._split(table, part, checks) for part in pattern.parts])
        attribute, needed = _independent(pattern)
        if attribute is None or not isinstance(attribute.names, Name):
            return table.translate(pattern)
        key = attribute.names.key
        self.checks[key] = check_of(table, table.translate(attribute.parts[0]), checks)
        if needed:
            self.required.add(key)
        return table.empty


def check_of(table: Table, expression: Expression, checks: dict[Expression, Check]) -> Check:
    """
    Give the check of an expression, the same one each time.

    Args:
        table: Where expressions are made.
        expression: What a value has to match.
        checks: Every check made before; others are added.

    Returns:
        The check.
    """
    found = checks.get(expression)
    if found is None:
        found = checks[expression] = Check(table, expression)
    return found


def asked_for(rest: Expression) -> list[str]:
    """
    Say which attributes an expression cannot do without.

    Args:
        rest: What a start tag asks for beyond what it has.

    Returns:
        Their names as messages show them; those of a choice together, as `a or b`.
    """
    if isinstance(rest.pattern, Attribute):
        return [" or ".join(map(written, names_of(rest.pattern.names) or [str(rest.pattern.names)]))]
    if not rest.has_attributes or rest.nullable:
        return []
    if rest.kind == CHOICE:
        sides = [asked_for(part) for part in rest.parts]
        # where a side can do without attributes, its content decides, and no attribute is to blame
        return [" or ".join(dict.fromkeys(name for side in sides for name in side))] if all(sides) else []
    return [name for part in rest.parts for name in asked_for(part)]


def _independent(pattern: Pattern) -> tuple[Attribute | None, bool]:
    """Give the attribute that a pattern is or allows, and whether it asks for it."""
    if isinstance(pattern, Attribute):
        return pattern, True
    if pattern.kind == CHOICE and len(pattern.parts) == 2:
        one, other = pattern.parts
        if isinstance(one, Attribute) and other.kind == EMPTY:
            return one, False
        if isinstance(other, Attribute) and one.kind == EMPTY:
            return other, False
    return None, False
