"""
Hands a regular expression on to `re` where that is safe.

`re` is fast, but tries again and again where an expression leaves it a choice, and its classes are not those of XML
Schema. Both are harmless for ASCII texts and expressions that are deterministic in the strong sense: wherever a text
has been read to, its next character alone decides which part of the expression takes it, and after how many rounds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.relaxng.datatypes.regex_nodes import Choice, Node, One, Repeat, Sequence, chain

if TYPE_CHECKING:
    from collections.abc import Callable

# An expression with more characters than this is not worth the analysis.
_LONGEST = 150


def ascii_matcher(node: Node) -> Callable[[str], object] | None:
    """
    Compile an expression for ASCII texts.

    Args:
        node: The expression.

    Returns:
        What gives a true value for an ASCII text that matches, in time proportional to its length; None where `re`
        cannot promise that.
    """
    analysis = _Positions()
    try:
        analysis.visit(node)
    except _Ambiguous:
        return None
    return re.compile(_rendered(node)).fullmatch if analysis.deterministic() else None


class _Ambiguous(Exception):  # noqa: N818 -- no error, but an answer
    """The expression is known not to be deterministic, or too long to tell."""


class _Positions:
    """
    The places of an expression that take a character, after Glushkov.

    Attributes:
        members: For each place its ASCII members.
        follow: For each place those that may take the next character, once for every way there.
    """

    __slots__ = ("follow", "members", "start")

    def __init__(self) -> None:
        self.members: list[int] = []
        self.follow: list[list[int]] = []
        self.start: list[int] = []

    def visit(self, node: Node) -> None:
        self.start = self._visit(node)[0]

    def _visit(self, node: Node) -> tuple[list[int], list[int]]:
        """Give the places that may come first and last."""
        if isinstance(node, One):
            if len(self.members) >= _LONGEST:
                raise _Ambiguous
            self.members.append(node.members.ascii)
            self.follow.append([])
            place = [len(self.members) - 1]
            return place, place
        if isinstance(node, Sequence):
            return self._row(node)
        if isinstance(node, Choice):
            if sum(option.nullable for option in node.options) > 1:
                raise _Ambiguous
            ends = [self._visit(option) for option in node.options]
            return [place for first, _ in ends for place in first], [place for _, last in ends for place in last]
        if isinstance(node, Repeat):
            first, last = self._visit(node.body)
            if node.high != 1:
                if node.body.nullable:
                    raise _Ambiguous
                self._link(last, first)
            return first, last
        return [], []

    def _row(self, node: Sequence) -> tuple[list[int], list[int]]:
        first: list[int] = []
        last: list[int] = []
        leading = True
        for member in chain(node):
            begin, end = self._visit(member)
            self._link(last, begin)
            if leading:
                first += begin
            leading = leading and member.nullable
            last = last + end if member.nullable else end
        return first, last

    def _link(self, places: list[int], following: list[int]) -> None:
        for place in places:
            self.follow[place] += following

    def deterministic(self) -> bool:
        """Say whether no two ways lead on by one character."""
        for choices in (self.start, *self.follow):
            taken = 0
            for place in choices:
                members = self.members[place]
                if taken & members:
                    return False
                taken |= members
        return True


def _rendered(node: Node) -> str:
    """Write an expression as `re` reads it."""
    if isinstance(node, One):
        return _class(node.members.ascii)
    if isinstance(node, Sequence):
        return "".join(_rendered(member) for member in chain(node))
    if isinstance(node, Choice):
        return "(?:" + "|".join(_rendered(option) for option in node.options) + ")"
    if isinstance(node, Repeat):
        body = _rendered(node.body)
        if not isinstance(node.body, One):
            body = f"(?:{body})"
        high = "" if node.high is None else node.high
        return f"{body}{_SHORT.get((node.low, node.high)) or f'{{{node.low},{high}}}'}"
    return ""


_SHORT: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?"}


def _class(members: int) -> str:
    if not members:
        return "(?!)"
    parts = []
    code = 0
    while members >> code:
        if members >> code & 1:
            first = code
            while members >> code + 1 & 1:
                code += 1
            parts.append(f"\\x{first:02x}" + (f"-\\x{code:02x}" if code > first else ""))
        code += 1
    return f"[{''.join(parts)}]"
