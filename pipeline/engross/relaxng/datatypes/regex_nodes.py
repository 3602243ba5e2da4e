"""What a regular expression consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.relaxng.datatypes.charsets import CharSet


class Node:
    """
    A part of an expression.

    Attributes:
        nullable: Whether it matches the empty text.
    """

    __slots__ = ("nullable",)

    def __init__(self, *, nullable: bool) -> None:
        """
        Set what all parts have.

        Args:
            nullable: Whether it matches the empty text.
        """
        self.nullable = nullable


class Empty(Node):
    """Matches the empty text alone."""

    __slots__ = ()


class One(Node):
    """
    Matches one character.

    Attributes:
        members: The characters that it may be.
    """

    __slots__ = ("members",)

    def __init__(self, members: CharSet) -> None:
        """
        Match a character of a set.

        Args:
            members: The set.
        """
        super().__init__(nullable=False)
        self.members = members


class Sequence(Node):
    """
    Matches one part and then another.

    Attributes:
        first: Never a sequence itself.
        second: What follows.
    """

    __slots__ = ("first", "second")

    def __init__(self, first: Node, second: Node) -> None:
        """
        Put two parts in a row.

        Args:
            first: Not a sequence.
            second: What follows.
        """
        super().__init__(nullable=first.nullable and second.nullable)
        self.first = first
        self.second = second


class Choice(Node):
    """
    Matches one of several parts.

    Attributes:
        options: At least two.
    """

    __slots__ = ("options",)

    def __init__(self, options: tuple[Node, ...]) -> None:
        """
        Offer parts.

        Args:
            options: At least two.
        """
        super().__init__(nullable=any(option.nullable for option in options))
        self.options = options


class Repeat(Node):
    """
    Matches a part several times.

    Attributes:
        body: What is repeated.
        low: How often at least; 0 where the body may be empty, which comes to the same.
        high: How often at most; None where there is no limit. Never 0.
    """

    __slots__ = ("body", "high", "low")

    def __init__(self, body: Node, low: int, high: int | None) -> None:
        """
        Repeat a part.

        Args:
            body: What is repeated.
            low: How often at least.
            high: How often at most, or None.
        """
        super().__init__(nullable=low == 0 or body.nullable)
        self.body = body
        self.low = 0 if body.nullable else low
        self.high = high


EMPTY = Empty(nullable=True)


def in_a_row(parts: list[Node]) -> Node:
    """
    Put parts in a row.

    Args:
        parts: Any number of parts.

    Returns:
        What matches them one after the other.
    """
    row: Node = EMPTY
    for part in reversed(parts):
        if isinstance(part, Sequence):  # keep the row a chain that is walked without recursion
            row = in_a_row([*chain(part), row])
        elif part is not EMPTY:
            row = part if row is EMPTY else Sequence(part, row)
    return row


def chain(part: Node) -> list[Node]:
    """
    Take a row apart.

    Args:
        part: Any part.

    Returns:
        Its members in order, none of them a sequence.
    """
    members = []
    while isinstance(part, Sequence):
        members.append(part.first)
        part = part.second
    return [*members, part]


def one_of(options: list[Node]) -> Node:
    """
    Offer parts, and make one class of those that are single characters.

    Args:
        options: At least one part.

    Returns:
        What matches any of them.
    """
    kept: list[Node] = []
    members: CharSet | None = None
    for option in options:
        if isinstance(option, One) and option.members.single:
            members = option.members if members is None else members.joined(option.members)
        elif option not in kept:
            kept.append(option)
    if members is not None:
        kept.append(One(members))
    return kept[0] if len(kept) == 1 else Choice(tuple(kept))


def repeated(body: Node, low: int, high: int | None) -> Node:
    """
    Repeat a part, without loops inside loops where one comes to the same.

    Args:
        body: What is repeated.
        low: How often at least.
        high: How often at most; None where there is no limit.

    Returns:
        What matches that.
    """
    if high == 0 or body is EMPTY:
        return EMPTY
    if low == high == 1:
        return body
    if isinstance(body, Repeat):
        if body.high is None and body.low <= 1:  # (x*){n,m} is x*, (x+){n,m} is x{n,}
            return Repeat(body.body, low if body.low else 0, None)
        if body.high == 1:  # (x?){n,m} is x{0,m}
            return Repeat(body.body, 0, high)
    return Repeat(body, low, high)
