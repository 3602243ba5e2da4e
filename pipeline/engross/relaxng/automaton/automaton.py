"""
The lazy automaton: states, transitions and plans, each made when a document first needs it.

A state is what an element may still hold; what its parent may hold afterwards waits on the reader's stack. Where a
start tag may be several elements of the schema, the state has one alternative for each of them, and the parent goes on
as those allow that were accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engross.diagnostics import closest
from engross.relaxng.automaton.attributes import Attributes, asked_for, check_of
from engross.relaxng.automaton.derivatives import attribute_steps, close, openers, steps, text_step
from engross.relaxng.automaton.expressions import Table
from engross.relaxng.automaton.states import (
    EXPECTED,
    MISPLACED,
    TOO_EARLY,
    UNKNOWN,
    After,
    Content,
    Decision,
    Plan,
    State,
    Transition,
)
from engross.relaxng.simple.names import names_of, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engross.relaxng.automaton.expressions import Expression
    from engross.relaxng.automaton.states import Rests
    from engross.relaxng.automaton.values import Check
    from engross.relaxng.automaton.vocabulary import Vocabulary
    from engross.relaxng.datatypes import Context
    from engross.relaxng.simple.patterns import Element, Pattern

# The weight at which everything is forgotten and made anew; a unit is about 16 bytes.
_CAPACITY: Final = 1_000_000
_STATE: Final = 30
_ATTRIBUTE: Final = 12


class Automaton:
    """
    Makes states, contents and plans, each once, and forgets all of them when they grow too many.

    Attributes:
        table: Where expressions are made.
        vocabulary: The elements that the schema knows.
        lax: The state in which everything passes.
        needs_context: Whether values are read with prefixes, entities or notations.
        checks_ids: Whether IDs are to be kept.
    """

    def __init__(self, start: Pattern, vocabulary: Vocabulary, *, needs_context: bool, checks_ids: bool) -> None:
        """
        Begin with the start of a schema.

        Args:
            start: Its start.
            vocabulary: The elements that it leads to.
            needs_context: Whether values are read with prefixes, entities or notations.
            checks_ids: Whether IDs are to be kept.
        """
        self.needs_context = needs_context
        self.checks_ids = checks_ids
        self.table = Table()
        self.vocabulary = vocabulary
        self.lax = State(())
        self._start = start
        self._anything = Content(())
        self._weight = 0
        self._states: dict[tuple[Expression, ...], State] = {}
        self._contents: dict[tuple[Element, ...], Content] = {}
        self._attributes: dict[Element, Attributes] = {}
        self._checks: dict[Expression, Check] = {}
        self._linear: dict[tuple[Expression, str], list[tuple[Expression, Expression]]] = {}

    def start(self) -> State:
        """
        Give the state before the root element.

        Returns:
            The state.
        """
        if self._weight + self.table.weight > _CAPACITY:
            self._forget()
        return self.state((self.table.translate(self._start),))

    def _forget(self) -> None:
        for state in self._states.values():
            state.children.clear()
        for content in self._contents.values():
            content.plans.clear()
        self.lax.children.clear()
        for memory in (self._states, self._contents, self._attributes, self._checks, self._linear):
            memory.clear()
        self.table.forget()
        self._weight = 0

    def state(self, alternatives: tuple[Expression, ...]) -> State:
        """
        Give the state of some expressions.

        Args:
            alternatives: One for each element that it may be.

        Returns:
            The state, the same one each time until everything is forgotten.
        """
        found = self._states.get(alternatives)
        if found is None:
            self._weight += _STATE
            found = self._states[alternatives] = State(alternatives)
        return found

    def _join(self, rests: Rests) -> State:
        return self.state(tuple(self.table.choice(each) for each in rests))

    def content(self, elements: tuple[Element, ...]) -> Content:
        """
        Give the content of some elements.

        Args:
            elements: Those that a start tag may open.

        Returns:
            The content, the same one each time until everything is forgotten.
        """
        found = self._contents.get(elements)
        if found is None:
            self._weight += _STATE
            found = self._contents[elements] = Content(elements)
        return found

    def attributes(self, element: Element) -> Attributes:
        """
        Give the attributes of an element.

        Args:
            element: An element of the schema.

        Returns:
            Its attributes, and its content.
        """
        found = self._attributes.get(element)
        if found is None:
            found = self._attributes[element] = Attributes(self.table, element, self._checks)
            self._weight += _STATE + 2 * len(found.checks)
        return found

    def take(self, state: State, key: str) -> Transition:
        """
        Read a start tag.

        Args:
            state: What the parent may hold.
            key: The element's name.

        Returns:
            Where it leads; kept in the state.
        """
        if self._weight + self.table.weight > _CAPACITY:
            self._forget()
        found = (
            self._expected(state, key, EXPECTED)
            or self._expected(state, key, TOO_EARLY)
            or self._unexpected(state, key)
        )
        state.children[key] = found
        self._weight += _STATE
        return found

    def _expected(self, state: State, key: str, fault: int) -> Transition | None:
        """Follow what the schema has here, going past required elements where one of them is forgotten."""
        table = self.table
        linear = [steps(table, each, key, skipping=fault == TOO_EARLY) for each in state.alternatives]
        elements = tuple(dict.fromkeys(element for each in linear for element, _ in each))
        if not elements:
            return None
        content = self.content(elements)
        if len(elements) == 1:
            return Transition(key, content, self._join([[rest for _, rest in each] for each in linear]), fault)
        index = {element: number for number, element in enumerate(elements)}
        after = After(self._join, tuple(tuple((index[element], rest) for element, rest in each) for each in linear))
        return Transition(key, content, state, fault, after)

    def _unexpected(self, state: State, key: str) -> Transition:
        """Read a misplaced element as the schema has it elsewhere, and let the parent go on as if it were not there."""
        elements = self.vocabulary.find(key)
        if elements or state.is_lax:
            content = self.content(elements) if elements else self._anything
            return Transition(key, content, state, EXPECTED if state.is_lax else MISPLACED)
        meant = self._meant(state, key)
        after = state
        if meant:  # the parent goes on as if the slip were not there, so that nothing seems to be missing
            after = self._join([[rest for _, rest in steps(self.table, each, meant)] for each in state.alternatives])
        return Transition(key, self._anything, after, UNKNOWN)

    def _meant(self, state: State, key: str) -> str:
        """Guess which of the elements that may come next an unknown name is a slip of."""
        namespace, bracket, local = key.rpartition("}")
        begin = namespace + bracket
        names = {
            name[len(begin) :]
            for whole in state.alternatives
            for element in openers(whole)
            for name in names_of(element.names) or ()
            if name.startswith(begin) and "}" not in name[len(begin) :]
        }
        close = closest(local, sorted(names))
        return f"{begin}{close}" if close else ""

    def plan(self, content: Content, names: tuple[str, ...]) -> Plan:
        """
        Read the names of the attributes of a start tag.

        Args:
            content: The elements that it may open.
            names: The names.

        Returns:
            What they lead to; kept in the content.
        """
        if self._weight + self.table.weight > _CAPACITY:
            self._forget()
        if not content.elements:
            found = Plan((), self.lax)
        elif len(content.elements) > 1:
            found = Plan((), None)
        else:
            found = self._plan(self.attributes(content.elements[0]), names)
        content.plans[names] = found
        self._weight += _STATE + _ATTRIBUTE * len(names)
        return found

    def _plan(self, attributes: Attributes, names: tuple[str, ...]) -> Plan:
        table = self.table
        rest = attributes.rest
        refused: list[str] = []
        checks: list[tuple[str, set[str], Check]] = []
        for key in names:
            check = attributes.checks.get(key)
            if check is None:
                linear = self._attribute_steps(rest, key)
                if not linear:
                    refused.append(key)
                    continue
                if len({value for value, _ in linear}) > 1:
                    return Plan((), None)
                check = check_of(table, linear[0][0], self._checks)
                rest = table.choice([after for _, after in linear])
            if not check.is_free:
                checks.append((key, check.passed, check))
        closed, missing = self._closed(attributes, rest, names)
        return Plan(tuple(checks), closed, tuple(refused), missing, self._identities(checks))

    def _identities(self, checks: Iterable[tuple[str, set[str], Check]]) -> tuple[tuple[str, Check], ...]:
        """Name the attributes that are ID, IDREF or IDREFS, where IDs are to be kept."""
        return tuple((key, check) for key, _, check in checks if check.identity and self.checks_ids)

    def _attribute_steps(self, rest: Expression, key: str) -> list[tuple[Expression, Expression]]:
        """Follow an attribute that depends on others, or decides."""
        found = self._linear.get((rest, key))
        if found is None:
            if self._weight + self.table.weight > _CAPACITY:
                self._forget()
            found = self._linear[rest, key] = attribute_steps(self.table, rest, key)
            self._weight += _STATE + _ATTRIBUTE * len(found)
        return found

    def _closed(
        self, attributes: Attributes, rest: Expression, names: Iterable[str]
    ) -> tuple[State, tuple[str, ...] | None]:
        """End a start tag, as if nothing were missing; say what is."""
        table = self.table
        missing = sorted(map(written, attributes.required.difference(names)))
        closed = close(table, rest, table.nothing)
        if closed is table.nothing:
            missing.extend(asked_for(rest))
            closed = close(table, rest, table.empty)
            state = self.lax if closed is table.nothing else self.state((closed,))
            return state, tuple(missing)
        return self.state((closed,)), tuple(missing) or None

    def decide(self, content: Content, attributes: Mapping[str, str], context: Context) -> Decision:
        """
        Read the attributes of a start tag whose values decide what the element is.

        Args:
            content: The elements that it may open.
            attributes: Its attributes.
            context: The prefixes and entities that the values are read with.

        Returns:
            What they lead to.
        """
        table = self.table
        kinds = [self.attributes(element) for element in content.elements]
        rests = [kind.rest for kind in kinds]
        alive = set(range(len(kinds)))
        decision = Decision(self.lax)
        for key, text in attributes.items():
            passed: dict[int, Expression] = {}
            failed: dict[int, Expression] = {}
            checks: list[Check] = []
            for index in sorted(alive):
                known = kinds[index].checks.get(key)
                linear = (
                    [(known, rests[index])]
                    if known is not None
                    else [
                        (check_of(table, value, self._checks), after)
                        for value, after in self._attribute_steps(rests[index], key)
                    ]
                )
                good = [after for check, after in linear if check.accepts(text, context)]
                if good:
                    passed[index] = table.choice(good)
                elif linear:
                    failed[index] = table.choice([after for _, after in linear])
                checks.extend(check for check, _ in linear)
            if not checks:
                decision.refused.append(key)
                continue
            if not passed:
                decision.wrong.append((key, checks))
            decision.identities.extend(self._identities([(key, set(), check) for check in checks[:1]]))
            chosen = passed or failed
            alive = set(chosen)
            for index, rest in chosen.items():
                rests[index] = rest
        ends = {index: self._closed(kinds[index], rests[index], attributes) for index in sorted(alive)}
        whole = {index: end for index, end in ends.items() if end[1] is None}
        if not whole:
            decision.missing = min((end[1] or () for end in ends.values()), key=len)
        kept = whole or ends
        if any(state.is_lax for state, _ in kept.values()):
            return decision
        decision.state = self.state(
            tuple(kept[index][0].alternatives[0] if index in kept else table.nothing for index in range(len(kinds)))
        )
        return decision

    def text(self, state: State) -> State | None:
        """
        Read text between elements that is not white space.

        Args:
            state: What the element may hold.

        Returns:
            What it may hold afterwards; None where text is not allowed.
        """
        rests = tuple(text_step(self.table, each) for each in state.alternatives)
        if rests == state.alternatives:
            state.is_mixed = not state.has_data
            return state
        return self.state(rests) if any(rest is not self.table.nothing for rest in rests) else None

    def accepted(self, state: State, text: str, context: Context) -> tuple[bool, ...]:
        """
        Read the end of an element.

        Args:
            state: What it may still hold.
            text: All its text, where there is data in the state.
            context: The prefixes and entities that the text is read with.

        Returns:
            For each alternative whether the element may end.
        """
        if state.has_data:
            return tuple(check.accepts(text, context) for check in self.checks(state))
        return tuple(each.nullable for each in state.alternatives)

    def checks(self, state: State) -> tuple[Check, ...]:
        """
        Give what all the text of an element has to match.

        Args:
            state: What it may hold.

        Returns:
            A check for each alternative.
        """
        return tuple(check_of(self.table, each, self._checks) for each in state.alternatives)
