"""
The derivatives of expressions: what may follow after a start tag, an attribute or text.

Linear forms after V. Antimirov, "Partial derivatives of regular expressions and finite automaton constructions" (1996),
over the patterns of J. Clark, "An algorithm for RELAX NG validation" (2002).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.simple.patterns import (
    ATTRIBUTE,
    CHOICE,
    ELEMENT,
    GROUP,
    INTERLEAVE,
    MORE,
    TEXT,
    Attribute,
    Element,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.relaxng.automaton.expressions import Expression, Table


def steps(table: Table, whole: Expression, key: str, *, skipping: bool = False) -> list[tuple[Element, Expression]]:
    """
    Take the derivative by a start tag, as a linear form.

    Args:
        table: Where expressions are made.
        whole: An expression without attributes.
        key: The element's name.
        skipping: Also go past what is required before it.

    Returns:
        The elements that it may be, each with what follows it.
    """
    kind = whole.kind
    if kind == ELEMENT:
        element = whole.pattern
        return [(element, table.empty)] if isinstance(element, Element) and element.names.contains(key) else []
    found: list[tuple[Element, Expression]] = []
    if kind == CHOICE:
        for part in whole.candidates(key):
            if part.kind == ELEMENT or part.kind < ELEMENT:
                found.extend(steps(table, part, key, skipping=skipping))
    elif kind == GROUP:
        here = whole
        while here.kind == GROUP:
            head, rest = here.parts
            found.extend(
                (element, table.follow(after, rest)) for element, after in steps(table, head, key, skipping=skipping)
            )
            if not head.nullable and not skipping:
                return found
            here = rest
        found.extend(steps(table, here, key, skipping=skipping))
    elif kind == INTERLEAVE:
        for index, part in enumerate(whole.parts):
            found.extend(
                (element, table.replaced(whole, index, after))
                for element, after in _merged(table, steps(table, part, key, skipping=skipping))
            )
    elif kind == MORE:
        again = table.optional(whole)
        inner = steps(table, whole.parts[0], key, skipping=skipping)
        found.extend((element, table.follow(after, again)) for element, after in inner)
    return found


def openers(whole: Expression) -> Iterator[Element]:
    """
    Give the elements that may come next.

    Args:
        whole: An expression without attributes.

    Returns:
        Each of them, in no order.
    """
    if isinstance(whole.pattern, Element):
        yield whole.pattern
    elif whole.kind == GROUP:
        for part in whole.tail():
            yield from openers(part)
            if not part.nullable:
                return
    elif whole.kind < ELEMENT:
        for part in whole.parts:
            yield from openers(part)


def _merged(table: Table, steps: list[tuple[Element, Expression]]) -> Iterable[tuple[Element, Expression]]:
    """Join what follows one element, so that an interleave does not multiply the alternatives of its parts."""
    if len(steps) < 2:
        return steps
    after: dict[Element, list[Expression]] = {}
    for element, rest in steps:
        after.setdefault(element, []).append(rest)
    return [(element, table.choice(rests)) for element, rests in after.items()]


def attribute_steps(table: Table, whole: Expression, key: str) -> list[tuple[Expression, Expression]]:
    """
    Take the derivative by the name of an attribute, as a linear form.

    Args:
        table: Where expressions are made.
        whole: Any expression.
        key: The attribute's name.

    Returns:
        The expressions its value may match, each with what remains.
    """
    kind = whole.kind
    if not whole.has_attributes:
        return []
    if kind == ATTRIBUTE:
        attribute = whole.pattern
        is_it = isinstance(attribute, Attribute) and attribute.names.contains(key)
        return [(whole.parts[0], table.empty)] if is_it else []
    if kind == CHOICE:
        return [step for part in whole.parts for step in attribute_steps(table, part, key)]
    if kind == MORE:
        again = table.optional(whole)
        return [(value, table.follow(rest, again)) for value, rest in attribute_steps(table, whole.parts[0], key)]
    parts = list(whole.tail()) if kind == GROUP else list(whole.parts)
    join = table.group if kind == GROUP else table.interleave
    found: list[tuple[Expression, Expression]] = []
    for index, part in enumerate(parts):
        for value, rest in attribute_steps(table, part, key):
            found.append((value, join((*parts[:index], rest, *parts[index + 1 :]))))
    return found


def close(table: Table, whole: Expression, instead: Expression) -> Expression:
    """
    End the attributes of a start tag.

    Args:
        table: Where expressions are made.
        whole: Any expression.
        instead: What to put where an attribute is still asked for: nothing, or as if it were there.

    Returns:
        The expression without attributes.
    """
    if not whole.has_attributes:
        return whole
    if instead is table.nothing and whole.closed is not None:
        return whole.closed
    kind = whole.kind
    if kind == ATTRIBUTE:
        found = instead
    elif kind == GROUP:
        found = table.group([close(table, part, instead) for part in whole.tail()])
    else:
        parts = [close(table, part, instead) for part in whole.parts]
        join = table.choice if kind == CHOICE else table.interleave
        found = table.more(parts[0]) if kind == MORE else join(parts)
    if instead is table.nothing:
        whole.closed = found
    return found


def text_step(table: Table, whole: Expression) -> Expression:
    """
    Take the derivative by text between elements.

    Args:
        table: Where expressions are made.
        whole: An expression without attributes.

    Returns:
        What remains; text with a datatype is not meant, since it stands alone.
    """
    if whole.texted is None:
        whole.texted = _text_step(table, whole)
    return whole.texted


def _text_step(table: Table, whole: Expression) -> Expression:
    kind = whole.kind
    if kind == TEXT:
        return whole
    if kind == CHOICE:
        return table.choice([text_step(table, part) for part in whole.parts])
    if kind == GROUP:
        found: list[Expression] = []
        here = whole
        while here.kind == GROUP:
            head, rest = here.parts
            found.append(table.follow(text_step(table, head), rest))
            if not head.nullable:
                return table.choice(found)
            here = rest
        return table.choice((*found, text_step(table, here)))
    if kind == INTERLEAVE:
        return table.choice(
            [table.replaced(whole, index, text_step(table, part)) for index, part in enumerate(whole.parts)]
        )
    if kind == MORE:
        after = text_step(table, whole.parts[0])
        again = table.optional(whole)
        # text matches no text too, so text before a repetition of text is the repetition
        return again if after is table.text else table.follow(after, again)
    return table.nothing
