"""
Patterns in the simple form of RELAX NG (section 4.21), as they come from one place of a schema.

The constructors keep the rules of sections 4.20 and 4.21: `notAllowed` and `empty` stand only where they mean
something. Sequences are flat: a group, choice or interleave has any number of parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from engross.relaxng.datatypes import Context, Datatype
    from engross.relaxng.simple.names import NameClass
    from engross.relaxng.source.node import Node

EMPTY: Final = 0
NOT_ALLOWED: Final = 1
TEXT: Final = 2
CHOICE: Final = 3
GROUP: Final = 4
INTERLEAVE: Final = 5
MORE: Final = 6
ELEMENT: Final = 7
ATTRIBUTE: Final = 8
DATA: Final = 9
VALUE: Final = 10
LIST: Final = 11

# What each kind is called in a schema, for messages.
CALLED: Final = (
    "empty", "notAllowed", "text", "choice", "group", "interleave", "oneOrMore",
    "element", "attribute", "data", "value", "list",
)  # fmt: skip


class Pattern:
    """
    A pattern of the simple form.

    Attributes:
        kind: One of the constants of this module.
        parts: What it is made of; the except of data is its only part.
        node: Where it stands.
    """

    __slots__ = ("kind", "node", "parts")

    def __init__(self, kind: int, parts: tuple[Pattern, ...], node: Node) -> None:
        """
        Make a pattern; the functions below keep the rules.

        Args:
            kind: One of the constants of this module.
            parts: What it is made of.
            node: Where it stands.
        """
        self.kind = kind
        self.parts = parts
        self.node = node


class Element(Pattern):
    """
    An element, whose content is known once every definition is.

    Attributes:
        names: How it may be called.
        content: Its attributes and what it holds.
    """

    __slots__ = ("content", "names")

    def __init__(self, names: NameClass, node: Node) -> None:
        """
        Make an element without content.

        Args:
            names: How it may be called.
            node: Where it stands.
        """
        super().__init__(ELEMENT, (), node)
        self.names = names
        self.content: Pattern = self


class Attribute(Pattern):
    """
    An attribute, its value the only part.

    Attributes:
        names: How it may be called.
    """

    __slots__ = ("names",)

    def __init__(self, names: NameClass, value: Pattern, node: Node) -> None:
        """
        Make an attribute.

        Args:
            names: How it may be called.
            value: The pattern of its value.
            node: Where it stands.
        """
        super().__init__(ATTRIBUTE, (value,), node)
        self.names = names


class Data(Pattern):
    """
    A datatype.

    Attributes:
        datatype: What checks the text.
        label: The name of the definition it stands in, which often says more than the datatype.
    """

    __slots__ = ("datatype", "label")

    def __init__(self, datatype: Datatype, excepted: tuple[Pattern, ...], label: str, node: Node) -> None:
        """
        Make a datatype.

        Args:
            datatype: What checks the text.
            excepted: What is left out: nothing, or one pattern.
            label: The name of the definition it stands in.
            node: Where it stands.
        """
        super().__init__(DATA, excepted, node)
        self.datatype = datatype
        self.label = label


class Value(Pattern):
    """
    One value of a datatype.

    Attributes:
        datatype: What the text is read with.
        value: What it must be equal to.
        text: How the schema writes it.
        context: The prefixes that the schema's own text is read with.
    """

    __slots__ = ("datatype", "text", "value")

    def __init__(self, datatype: Datatype, text: str, context: Context, node: Node) -> None:
        """
        Make a value.

        Args:
            datatype: What the text is read with.
            text: How the schema writes it.
            context: The prefixes in scope there.
            node: Where it stands.

        Raises:
            ValueError: The text is no value of the datatype.
        """
        super().__init__(VALUE, (), node)
        self.datatype = datatype
        self.value: Hashable = datatype.value(text, context)
        self.text = text


def choice(parts: Sequence[Pattern], node: Node) -> Pattern:
    """
    Let one of several patterns apply.

    Args:
        parts: The patterns.
        node: Where the choice stands.

    Returns:
        Their choice; what is not allowed is left out (section 4.20).
    """
    kept = _flat(CHOICE, [part for part in parts if part.kind != NOT_ALLOWED])
    if not kept:
        return parts[0]
    return kept[0] if len(kept) == 1 else Pattern(CHOICE, tuple(kept), node)


def group(parts: Sequence[Pattern], node: Node) -> Pattern:
    """
    Let patterns follow each other.

    Args:
        parts: The patterns.
        node: Where the group stands.

    Returns:
        Their group; not allowed if one of them is (section 4.20), without those that are empty (section 4.21).
    """
    return parts[0] if len(parts) == 1 else _sequence(GROUP, parts, node)


def interleave(parts: Sequence[Pattern], node: Node) -> Pattern:
    """
    Let patterns follow each other in any order.

    Args:
        parts: The patterns.
        node: Where the interleave stands.

    Returns:
        As for `group`.
    """
    return parts[0] if len(parts) == 1 else _sequence(INTERLEAVE, parts, node)


def one_or_more(part: Pattern, node: Node) -> Pattern:
    """
    Let a pattern apply again and again.

    Args:
        part: The pattern.
        node: Where the repetition stands.

    Returns:
        The repetition; the pattern itself where that means the same (sections 4.20 and 4.21).
    """
    return part if part.kind in (EMPTY, NOT_ALLOWED, MORE) else Pattern(MORE, (part,), node)


def unless_not_allowed(pattern: Pattern) -> Pattern:
    """
    Let an attribute or list be not allowed where its content is (section 4.20).

    Args:
        pattern: An attribute or list.

    Returns:
        It, or its content.
    """
    return pattern.parts[0] if pattern.parts[0].kind == NOT_ALLOWED else pattern


def _sequence(kind: int, parts: Sequence[Pattern], node: Node) -> Pattern:
    for part in parts:
        if part.kind == NOT_ALLOWED:
            return part
    kept = _flat(kind, [part for part in parts if part.kind != EMPTY])
    if not kept:
        return parts[0]
    return kept[0] if len(kept) == 1 else Pattern(kind, tuple(kept), node)


def _flat(kind: int, parts: Iterable[Pattern]) -> list[Pattern]:
    flat: list[Pattern] = []
    for part in parts:
        if part.kind == kind:
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat
