"""
Matches any regular expression in time proportional to the text.

The states of the automaton are found as texts ask for them, by Antimirov's partial derivatives: a state is the set of
all that may still follow. Nothing is ever tried again, so that clumsy expressions such as `(a*)*b` are harmless.
"""

from __future__ import annotations

from engross.relaxng.datatypes.regex_nodes import Choice, Node, One, Repeat, Sequence

# How many transitions are kept before all are forgotten: unusual characters must not fill the memory.
_LIMIT = 20_000


class _Rest:
    """
    What must still follow: a node, and what comes after it.

    Attributes:
        node: What is next.
        after: What comes then; None at the end.
        nullable: Whether nothing at all needs to follow.
    """

    __slots__ = ("after", "node", "nullable")

    def __init__(self, node: Node, after: _Rest | None) -> None:
        self.node = node
        self.after = after
        self.nullable: bool = node.nullable and (after is None or after.nullable)


# None stands for the end: nothing more may follow.
_Rests = tuple["_Rest | None", ...]


class _State(dict[str, "_State"]):
    """The next state for each character that was met so far."""

    __slots__ = ("accepting", "automaton", "rests")

    def __init__(self, automaton: Automaton, rests: _Rests) -> None:
        super().__init__()
        self.automaton = automaton
        self.rests = rests
        self.accepting = any(rest is None or rest.nullable for rest in rests)

    def __missing__(self, character: str) -> _State:
        state = self.automaton.step(self.rests, character)
        self[character] = state
        return state


class Automaton:
    """Matches texts with one expression, and remembers the states that it came through."""

    __slots__ = ("_kept", "_repeats", "_rests", "_start", "_states")

    def __init__(self, node: Node) -> None:
        """
        Begin with nothing but the start.

        Args:
            node: The expression.
        """
        # keyed by identity; each value keeps alive what its key names, lest the identity be given away again
        self._rests: dict[tuple[int, int], _Rest] = {}
        self._repeats: dict[int, tuple[Repeat, Repeat]] = {}
        self._states: dict[_Rests, _State] = {}
        self._kept = 0
        self._start = _State(self, (_Rest(node, None),))

    def matches(self, text: str) -> bool:
        """
        Match a text as a whole.

        Args:
            text: The text.

        Returns:
            Whether the expression matches it.
        """
        state = self._start
        for character in text:
            state = state[character]
        return state.accepting

    def reach(self, text: str) -> int:
        """
        Say how far a text can be the beginning of one that matches.

        Args:
            text: The text.

        Returns:
            The number of characters up to the first that may not stand where it does; all of them if there is none.
        """
        state = self._start
        for place, character in enumerate(text):
            state = state[character]
            if not state.rests:
                return place
        return len(text)

    def step(self, rests: _Rests, character: str) -> _State:
        """
        Go on by a character.

        Args:
            rests: What may follow so far.
            character: What follows.

        Returns:
            The state after it.
        """
        self._kept += 1
        if self._kept > _LIMIT:
            self._kept = 0
            self._rests.clear()
            self._repeats.clear()
            self._states.clear()
            self._start.clear()
        found: dict[_Rest | None, None] = {}
        for rest in rests:
            follow: _Rest | None = rest
            while follow is not None:
                self._advance(follow.node, character, follow.after, found)
                follow = follow.after if follow.node.nullable else None
        key = tuple(found)
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = _State(self, key)
        return state

    def _advance(self, node: Node, character: str, after: _Rest | None, found: dict[_Rest | None, None]) -> None:
        """Collect what may follow once a node has taken in a character."""
        while isinstance(node, Sequence):
            self._advance(node.first, character, self._then(node.second, after), found)
            if not node.first.nullable:
                return
            node = node.second
        if isinstance(node, One):
            if character in node.members:
                found[after] = None
        elif isinstance(node, Choice):
            for option in node.options:
                self._advance(option, character, after, found)
        elif isinstance(node, Repeat):
            self._advance(node.body, character, self._again(node, after), found)

    def _again(self, node: Repeat, after: _Rest | None) -> _Rest | None:
        """Give what follows one round of a repetition."""
        if node.high == 1:
            return after
        if node.high is None and node.low == 0:
            return self._then(node, after)
        known = self._repeats.get(id(node))
        if known is None:
            fewer = Repeat(node.body, max(node.low - 1, 0), None if node.high is None else node.high - 1)
            known = self._repeats[id(node)] = (node, fewer)
        return self._then(known[1], after)

    def _then(self, node: Node, after: _Rest | None) -> _Rest:
        key = (id(node), id(after))
        known = self._rests.get(key)
        if known is None:
            known = self._rests[key] = _Rest(node, after)
        return known
