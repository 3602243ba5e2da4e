"""One pass over a document: the events of a parser drive the automaton."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.automaton.states import EXPECTED, MISPLACED, TOO_EARLY, UNKNOWN
from engross.relaxng.automaton.values import SPACE
from engross.relaxng.datatypes import Context
from engross.relaxng.findings.faults import Fault, Kind
from engross.relaxng.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.relaxng.automaton.automaton import Automaton
    from engross.relaxng.automaton.states import Content, Plan, State, Transition


class Reading:
    """
    What is known of a document while it is read.

    Attributes:
        start: To be called at each start tag, with its name and attributes.
        end: To be called at each end tag, with its name.
        text: To be called with the text between tags, in any number of pieces.
        bindings: The namespace prefixes in scope; the caller keeps them, where the schema asks for them.
        faults: What is wrong, in the order in which it was met.
        identities: The IDs, and what refers to them.
    """

    def __init__(self, automaton: Automaton, offset: Callable[[], int]) -> None:
        """
        Begin before the root element.

        Args:
            automaton: The schema's.
            offset: Gives the place of the event that is being reported.
        """
        self.bindings: dict[str, str] = {}
        self.entities: set[str] = set()
        self.notations: set[str] = set()
        self.faults: list[Fault] = []
        self.identities = Identities()
        self.start, self.end, self.text = _handlers(self, automaton, offset)


def _handlers(
    reading: Reading, automaton: Automaton, offset: Callable[[], int]
) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None], Callable[[str], None]]:
    """Make the three callbacks; closures, since a document has a hundred thousand events."""
    state = automaton.start()
    opened: list[Transition] = []
    pieces: list[str] = []
    # how deep the open elements are that hold something that may not stand there, and so may lack what should
    spoiled: set[int] = set()
    faults = reading.faults
    context = Context(reading.bindings, reading.entities, reading.notations)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal state
        if pieces:
            flush(name)
        transition = state.children.get(name) or automaton.take(state, name)
        if transition.fault and (transition.fault == TOO_EARLY or is_new()):
            parent = opened[-1].content if opened else None
            faults.append(Fault(_KINDS[transition.fault], offset(), name, *around(), state=state, content=parent))
        content = transition.content
        plan = content.plans.get(tuple(attributes)) or automaton.plan(content, tuple(attributes))
        opened.append(transition)
        if spoiled:
            spoiled.discard(len(opened))
        for key, passed, check in plan.checks:
            text = attributes[key]
            if text not in passed and not check.accepts(text, context):
                faults.append(
                    Fault(Kind.VALUE, offset(), name, attribute=key, text=text, checks=(check,), content=content)
                )
        state = plan.direct or weigh(name, attributes, content, plan)

    def around() -> tuple[str, ...]:
        """Name the element that is open, and the one around it."""
        return tuple(transition.name for transition in opened[:-3:-1])

    def weigh(name: str, attributes: dict[str, str], content: Content, plan: Plan) -> State:
        """Follow a start tag with faults or IDs, or whose values decide what it is."""
        at = offset()
        if plan.state is None:
            decision = automaton.decide(content, attributes, context)
            found, missing = decision.state, decision.missing
            refused, identities = tuple(decision.refused), tuple(decision.identities)
            for key, checks in decision.wrong:
                faults.append(
                    Fault(
                        Kind.VALUE, at, name, attribute=key, text=attributes[key], checks=tuple(checks), content=content
                    )
                )
        else:
            found, missing = plan.state, plan.missing
            refused, identities = plan.refused, plan.identities
        for key in refused:
            faults.append(Fault(Kind.REFUSED, at, name, attribute=key, content=content))
        if missing is not None:
            faults.append(Fault(Kind.MISSING, at, name, content=content, missing=missing))
        for key, check in identities:
            if check.accepts(attributes[key], context):
                reading.identities.add(check.identity, attributes[key], at, name, key)
        return found

    def flush(name: str) -> None:
        """Read the text before a start tag, in an element that may hold data."""
        nonlocal state
        words = "".join(pieces)
        pieces.clear()
        # beside an element that may not stand there, it is not the text that is wrong
        if words.strip(SPACE) and (state.children.get(name) or automaton.take(state, name)).fault == EXPECTED:
            after = automaton.text(state)
            if after is not None:
                state = after
            elif is_new():
                faults.append(stray(words))

    def is_new() -> bool:
        """Tell whether what may not stand here is a mistake of its own, and not more in what was to be empty."""
        is_same = len(opened) in spoiled and state.is_empty
        spoiled.add(len(opened))
        return not is_same

    def stray(words: str) -> Fault:
        return Fault(Kind.STRAY, offset(), opened[-1].name, state=state, text=words, depth=len(opened))

    def end(name: str) -> None:
        nonlocal state
        if state.nullable:
            state = opened.pop().after
            return
        words = "".join(pieces)
        pieces.clear()
        accepted = automaton.accepted(state, words, context)
        if not any(accepted):
            if len(opened) not in spoiled:
                miss(name, words)
            accepted = (True,) * len(accepted)
        transition = opened.pop()
        state = transition.choice.choose(accepted) if transition.choice else transition.after

    def miss(name: str, words: str) -> None:
        """Keep that an element ends too early, or that its text is wrong."""
        kind = Kind.DATA if state.has_data else Kind.INCOMPLETE
        checks, depth = automaton.checks(state), len(opened)
        faults.append(Fault(kind, offset(), name, state=state, text=words, checks=checks, depth=depth))

    def text(words: str) -> None:
        nonlocal state
        if state.is_mixed:
            return
        if state.has_data:
            pieces.append(words)
        elif words.strip(SPACE):
            after = automaton.text(state)
            if after is not None:
                state = after
            elif is_new():
                faults.append(stray(words))

    return start, end, text


_KINDS = {TOO_EARLY: Kind.TOO_EARLY, MISPLACED: Kind.MISPLACED, UNKNOWN: Kind.UNKNOWN}
