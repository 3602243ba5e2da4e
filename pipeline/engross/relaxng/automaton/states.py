"""
What the automaton is made of: states, transitions, and plans for the attributes of a start tag.

Faults are part of transitions and plans, so that a document full of them stays fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from engross.relaxng.simple.patterns import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.relaxng.automaton.expressions import Expression
    from engross.relaxng.automaton.values import Check
    from engross.relaxng.simple.patterns import Element

# What a transition finds at a start tag.
EXPECTED: Final = 0
TOO_EARLY: Final = 1
MISPLACED: Final = 2
UNKNOWN: Final = 3


# For each alternative, what may follow.
Rests: TypeAlias = "list[list[Expression]]"


class State:
    """
    What an element may still hold.

    Attributes:
        alternatives: An expression for each element that it may be; none where everything passes.
        nullable: Whether it may end, where there is one alternative without data.
        is_mixed: Whether text is known to change nothing.
        has_data: Whether all its text has to be seen at once.
        children: What was found out about start tags, by name.
    """

    __slots__ = ("alternatives", "children", "has_data", "is_mixed", "nullable")

    def __init__(self, alternatives: tuple[Expression, ...]) -> None:
        """
        Make a state; only the automaton does.

        Args:
            alternatives: An expression for each element that it may be.
        """
        self.alternatives = alternatives
        self.children: dict[str, Transition] = {}
        self.has_data = any(each.has_data for each in alternatives)
        self.is_mixed = not alternatives
        self.nullable = not alternatives or (len(alternatives) == 1 and alternatives[0].nullable and not self.has_data)

    @property
    def is_lax(self) -> bool:
        """Whether everything passes."""
        return not self.alternatives

    @property
    def is_empty(self) -> bool:
        """Whether the element has to end."""
        return len(self.alternatives) == 1 and self.alternatives[0].kind == EMPTY


class After:
    """What the parent of an ambiguous element may hold after it, which depends on what the element proved to be."""

    __slots__ = ("_join", "_known", "_rests")

    def __init__(self, join: Callable[[Rests], State], rests: tuple[tuple[tuple[int, Expression], ...], ...]) -> None:
        """
        Keep what follows.

        Args:
            join: Makes the state of choices.
            rests: For each alternative of the parent, what follows each alternative of the child.
        """
        self._join = join
        self._rests = rests
        self._known: dict[tuple[bool, ...], State] = {}

    def choose(self, accepted: tuple[bool, ...]) -> State:
        """
        Go on.

        Args:
            accepted: Which alternatives of the child were accepted.

        Returns:
            The parent's state.
        """
        found = self._known.get(accepted)
        if found is None:
            found = self._join([[rest for index, rest in each if accepted[index]] for each in self._rests])
            self._known[accepted] = found
        return found


class Transition:
    """
    What a start tag leads to.

    Attributes:
        name: The element's name.
        content: The element that it opens.
        after: What may follow when the element ends.
        fault: EXPECTED, or why the element may not stand here.
        choice: Where the element is ambiguous, what may follow instead of `after`.
    """

    __slots__ = ("after", "choice", "content", "fault", "name")

    def __init__(self, name: str, content: Content, after: State, fault: int, choice: After | None = None) -> None:
        """
        Keep what was found out.

        Args:
            name: The element's name.
            content: The element that it opens.
            after: What may follow when it ends.
            fault: Why it may not stand here.
            choice: What may follow instead, where it is ambiguous.
        """
        self.choice = choice
        self.name = name
        self.content = content
        self.after = after
        self.fault = fault


class Plan:
    """
    What the attributes of a start tag lead to, by their names.

    Attributes:
        checks: The attributes whose values have to be checked: the values that passed before, and the check.
        state: What the element may hold; None where that depends on the values.
        refused: The attributes that are not allowed.
        missing: The attributes that are asked for; None where nothing is missing.
        identities: The attributes that are ID, IDREF or IDREFS, with what they were checked with.
        direct: The state, where nothing is refused or missing, no value decides, and no ID is to be kept.
    """

    __slots__ = ("checks", "direct", "identities", "missing", "refused", "state")

    def __init__(
        self,
        checks: tuple[tuple[str, set[str], Check], ...],
        state: State | None,
        refused: tuple[str, ...] = (),
        missing: tuple[str, ...] | None = None,
        identities: tuple[tuple[str, Check], ...] = (),
    ) -> None:
        """
        Keep what was found out.

        Args:
            checks: The attributes whose values have to be checked.
            state: What the element may hold.
            refused: The attributes that are not allowed.
            missing: The attributes that are asked for.
            identities: The attributes that are ID, IDREF or IDREFS, with what they were checked with.
        """
        self.checks = checks
        self.state = state
        self.refused = refused
        self.missing = missing
        self.identities = identities
        self.direct = state if not refused and missing is None and not self.identities else None


class Content:
    """
    The elements that a start tag may open.

    Attributes:
        elements: One, where it is not ambiguous; none where everything passes.
        plans: What was found out about start tags, by the names of their attributes.
    """

    __slots__ = ("elements", "plans")

    def __init__(self, elements: tuple[Element, ...]) -> None:
        """
        Begin without plans.

        Args:
            elements: The elements that it may be.
        """
        self.elements = elements
        self.plans: dict[tuple[str, ...], Plan] = {}


class Decision:
    """
    What the attributes of a start tag lead to where their values decide.

    Attributes:
        state: What the element may hold.
        refused: The attributes that are not allowed.
        wrong: The attributes whose value is not allowed, with what they were checked with.
        missing: The attributes that are asked for; None where nothing is missing.
        identities: The attributes that are ID, IDREF or IDREFS, with what they were checked with.
    """

    __slots__ = ("identities", "missing", "refused", "state", "wrong")

    def __init__(self, state: State) -> None:
        """
        Begin without faults.

        Args:
            state: What the element may hold.
        """
        self.state = state
        self.refused: list[str] = []
        self.wrong: list[tuple[str, list[Check]]] = []
        self.missing: tuple[str, ...] | None = None
        self.identities: list[tuple[str, Check]] = []
