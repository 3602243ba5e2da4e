"""Regular expressions as XML Schema Part 2, appendix F, understands them: always for the whole text."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from engross.relaxng.datatypes.regex_syntax import RegexError, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.relaxng.datatypes.regex_automaton import Automaton
    from engross.relaxng.datatypes.regex_nodes import Node

__all__ = ["Regex", "RegexError", "compiled"]


class Regex:
    """
    A regular expression. Its syntax is checked at once, all else is done when a text asks for it.

    Attributes:
        source: As it was written.
        node: Its parts.
    """

    __slots__ = ("_automaton", "_quick", "_tried", "node", "source")

    def __init__(self, source: str) -> None:
        """
        Read an expression.

        Args:
            source: The expression.

        Raises:
            RegexError: It breaks the syntax.
        """
        self.source = source
        self.node: Node = parse(source)
        self._automaton: Automaton | None = None
        self._quick: Callable[[str], object] | None = None
        self._tried = False

    def matches(self, text: str) -> bool:
        """
        Match a text as a whole, in time proportional to its length.

        Args:
            text: The text.

        Returns:
            Whether the expression matches it.
        """
        if text.isascii():
            if self._quick is not None:
                return self._quick(text) is not None
            if not self._tried:
                from engross.relaxng.datatypes.regex_plain import ascii_matcher

                self._tried = True
                self._quick = ascii_matcher(self.node)
                return self.matches(text)
        return self.automaton.matches(text)

    @property
    def automaton(self) -> Automaton:
        """What matches texts that are not ASCII, and expressions that are not deterministic."""
        if self._automaton is None:
            from engross.relaxng.datatypes.regex_automaton import Automaton

            self._automaton = Automaton(self.node)
        return self._automaton


@functools.lru_cache(maxsize=512)
def compiled(source: str) -> Regex:
    """
    Read an expression, or give the one that was read before.

    Args:
        source: The expression.

    Returns:
        The expression.

    Raises:
        RegexError: It breaks the syntax.
    """
    return Regex(source)
