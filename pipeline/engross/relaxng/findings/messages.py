"""Faults in words: what was found, in which element, what was expected, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engross.diagnostics import Diagnostic, diagnostic, did_you_mean, few
from engross.relaxng.automaton.values import SPACE
from engross.relaxng.findings import expected
from engross.relaxng.findings.advice import HABITS, POINTERS, SPANS
from engross.relaxng.findings.faults import Fault, Kind
from engross.relaxng.findings.siblings import shut_by
from engross.relaxng.findings.values import explain, is_pointer, quoted, takes_several
from engross.relaxng.simple.names import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engross.diagnostics import Location
    from engross.relaxng.automaton.automaton import Automaton
    from engross.relaxng.automaton.states import State
    from engross.relaxng.identity import Mark

_CLOSE = 0.7
_FEW = 3
_MANY = 2_000
_SPECIFIC = 25
_WRAPPERS = 12
_XSI = "http://www.w3.org/2001/XMLSchema-instance}"


class Words(NamedTuple):
    """A finding without its place."""

    code: str
    message: str
    hint: str
    expected: tuple[str, ...] = ()


class Messages:
    """Says what is wrong; what was said once about the same state and names is remembered."""

    def __init__(self, automaton: Automaton) -> None:
        """
        Know the schema.

        Args:
            automaton: The schema's.
        """
        self._automaton = automaton
        self._vocabulary = automaton.vocabulary
        self._contents = expected.Contents(self._vocabulary)
        self._known: dict[object, Words] = {}

    def of(self, fault: Fault, location: Location) -> Diagnostic:
        """
        Say what a fault is.

        Args:
            fault: What the reader met.
            location: Where it is.

        Returns:
            The finding.
        """
        around = (fault.parent, fault.grandparent, fault.state, fault.content, fault.before, fault.after)
        key = (fault.kind, fault.element, *around, fault.attribute, fault.text, fault.checks, fault.missing)
        words = self._known.get(key)
        if words is None:
            words = _SAY[fault.kind](self, fault)
            if len(self._known) >= _MANY:
                self._known.clear()
            self._known[key] = words
        return diagnostic(words.code, words.message, location, hint=words.hint, expected=words.expected)

    def unknown(self, fault: Fault) -> Words:
        """Say that the schema has no element of this name."""
        name = written(fault.element)
        state = _state(fault)
        here = expected.next_names(state)
        twin = next((each for each in self._vocabulary.names if written(each) == name), None)
        if twin is not None:
            found, right = _namespace(fault.element), _namespace(twin)
            message = f"<{name}>{_within(fault)} is in {found}, but the schema has it in {right}"
            hint = f'Write xmlns="{twin.rpartition("}")[0]}" on the root element.' if "}" in twin else ""
            if fault.parent.rpartition("}")[0] == twin.rpartition("}")[0]:
                hint = f'Take xmlns="{fault.element.rpartition("}")[0]}" out of it, if it stands there.'
            return Words("S001", message, hint, _shown(here))
        known = [written(each) for each in here]
        every = [written(each) for each in self._vocabulary.names]
        habit = HABITS.get(name.lower(), "")
        hint = (
            f"Did you mean the element {habit}?"
            if habit in every
            else did_you_mean(name, known, "element") or did_you_mean(name, every, "element")
        )
        message = f"<{name}>{_within(fault)} is no element that this schema knows"
        if not hint:
            return Words("S001", f"{message}; expected {self._what(state, fault)}", "", self._expected(state))
        return Words("S001", message, hint, self._expected(state))

    def misplaced(self, fault: Fault) -> Words:
        """Say that an element of the schema stands in the wrong place."""
        if fault.element not in self._vocabulary.names:  # the schema has a place for anything, elsewhere
            return self.unknown(fault)
        name = written(fault.element)
        state = _state(fault)
        message = f"<{name}> may not stand here{_within(fault)}"
        names = self._expected(state)
        if not fault.parent:
            return Words("S001", f"the root may not be <{name}>; expected {few(names)}", "", names)
        if not names and not expected.allows_text(state) and not self._contents.children.get(fault.parent, ()):
            parent = written(fault.parent)
            hint = f"Close <{parent}/> at once, and take out its end tag, or move <{name}>."
            return Words("S001", f"{message}, which holds no elements", hint, names)
        if fault.element in self._contents.children.get(fault.parent, ()):
            last = written(shut_by(self._automaton, fault))
            message += f", after <{last}>" if last else ", where it comes too late or too often"
            hint = f"Move it before <{last}>" if last else "Move it further up, or what stands before it further down"
            if last == name:
                message = f"<{name}> may not stand here{_within(fault)}, which has one already"
                hint = "Move what belongs to it into the one before it, or remove it"
            elif not last and fault.element in fault.before:
                hint += ", or remove one of them, if it is there twice"
            return Words("S001", f"{message}; expected {self._what(state, fault)}", f"{hint}.", names)
        return Words("S001", f"{message}; expected {self._what(state, fault)}", self._move(fault, state), names)

    def too_early(self, fault: Fault) -> Words:
        """Say that something required is missing before an element."""
        state = _state(fault)
        names = self._expected(state)
        bridges = self._likeliest(expected.bridges(self._automaton.table, state, fault.element), state)
        name = written(fault.element)
        later = [each for each in bridges if each in map(written, fault.after)]
        move = f"Move <{later[0]}>, which comes later, before <{name}>." if later else ""
        if len(bridges) == 1:
            message = f"<{name}> stands here{_within(fault)}, and <{bridges[0]}> is missing before it"
            return Words("S002", message, move or f"Add <{bridges[0]}> before it.", bridges)
        message = f"something is missing before <{name}>{_within(fault)}: {few(bridges or names)}"
        return Words("S002", message, move or "Add one of them before it.", bridges or names)

    def incomplete(self, fault: Fault) -> Words:
        """Say that an element ends too early."""
        state = _state(fault)
        names = self._likeliest(expected.bridges(self._automaton.table, state, ""), state) or self._expected(state)
        name = written(fault.element)
        if len(names) == 1:
            return Words("S002", f"<{name}> is not complete: <{names[0]}> is missing", f"Add <{names[0]}>.", names)
        message = f"<{name}> is not complete: {f'one of {few(names)} is missing' if names else 'more has to follow'}"
        return Words("S002", message, "Add one of them." if names else "", names)

    def refused(self, fault: Fault) -> Words:
        """Say that an attribute is not allowed."""
        name, element = written(fault.attribute), written(fault.element)
        every = self._attributes(fault)
        known = sorted(map(written, every))
        hint = did_you_mean(name, known, "attribute")
        if fault.attribute.startswith(_XSI):
            name = f"xsi:{name}"
            hint = "Take it out, or leave it where an XSD needs it: RELAX NG has no attribute that names a schema."
        elif not known:
            hint = f"<{element}> has no attributes here."
        elif "}" in fault.attribute and not name.startswith("xml:"):
            name = f"{name} (of {_namespace(fault.attribute)})"
        elif not hint:
            hint = f"It can have {few(map(written, self._contents.likeliest_attributes(every)))}."
        return Words("S003", f"{name} is no attribute of <{element}>", hint, tuple(known))

    def missing(self, fault: Fault) -> Words:
        """Say that attributes are missing."""
        names = list(fault.missing)
        element = written(fault.element)
        if not names:
            return Words("S009", f"<{element}> is never allowed to be as it is here", "")
        if len(names) == 1 and " " in names[0]:  # a choice, or a wildcard
            return Words("S004", f"<{element}> lacks an attribute: {names[0]}", "Add one.", tuple(names))
        if len(names) == 1:
            return Words("S004", f"<{element}> lacks the attribute {names[0]}", f'Add {names[0]}="…".', tuple(names))
        return Words("S004", f"<{element}> lacks the attributes {' and '.join(names)}", "Add them.", tuple(names))

    def value(self, fault: Fault) -> Words:
        """Say that the value of an attribute is not allowed."""
        rule, hint, values = explain(fault.checks, fault.text)
        pointer = f"{fault.attribute}Ref"
        if fault.text.startswith("#") and pointer in self._attributes(fault):
            hint = f"Take out the #, or use {written(pointer)}, which is a pointer."
        if is_pointer(fault.checks):
            name, several = written(fault.attribute), len(fault.text.split())
            hint = POINTERS.get(name, hint)
            if several > 1 and not takes_several(fault.checks):
                rule = f"has {several} words, and {name} takes one address"
                hint = f"Leave one address in {name}; a space inside an address is %20."
        message = f'{written(fault.attribute)}="{quoted(fault.text)}" on <{written(fault.element)}> {rule}'
        return Words("S005", message, hint, values)

    def data(self, fault: Fault) -> Words:
        """Say that the text of an element is not allowed."""
        rule, hint, values = explain(fault.checks, fault.text)
        element = f"<{written(fault.element)}>"
        subject = f"“{quoted(fault.text)}” in {element}" if fault.text.strip(SPACE) else element
        return Words("S005", f"{subject} {rule}", hint, values)

    def stray(self, fault: Fault) -> Words:
        """Say that text is not allowed."""
        state = _state(fault)
        element = written(fault.element)
        words = quoted(fault.text.lstrip(SPACE))
        if words.isspace():
            words = f"{words}”, which only looks like a space: “U+{ord(fault.text.strip(SPACE)[0]):04X}"
        names = self._wrappers(state)
        if not self._contents.children.get(fault.element):
            message = f"text stands in <{element}>, which has to be empty: “{words}”"
            hint = f"Close it at once, as <{element}/>, and take out its end tag."
            if element in SPANS:
                mark = SPANS[element]
                hint = f"Put <{mark}> around the words: <{element}/> only marks where a longer passage begins."
            return Words("S006", message, hint)
        hint = f"Wrap the text in {_either(names)}, or remove it." if names else ""
        message = f"text stands directly in <{element}>, which holds elements alone here: “{words}”"
        return Words("S006", message, hint, names)

    def _expected(self, state: State) -> tuple[str, ...]:
        return self._likeliest(expected.next_names(state), state)

    def _likeliest(self, names: Iterable[str], state: State) -> tuple[str, ...]:
        return _shown(self._contents.likeliest(names, expected.asked_for(state)))

    def _attributes(self, fault: Fault) -> list[str]:
        return expected.attributes_of(fault.content.elements if fault.content else ())

    def _what(self, state: State, fault: Fault) -> str:
        names = self._expected(state)
        parts = ["text"] if expected.allows_text(state) else []
        if names:
            parts.append(few(names))
        if expected.may_end(state) and not names:
            parts.append(f"the end of <{written(fault.parent or fault.element)}>")
        return " or ".join(parts) or "nothing"

    def _wrappers(self, state: State) -> tuple[str, ...]:
        """Name what could hold text here: first what is missing, then what leaves most possible after it."""
        table = self._automaton.table
        names = [each for each in expected.next_names(state) if self._contents.holds_text(each)]
        ranked = self._contents.likeliest(names, expected.asked_for(state))[:_WRAPPERS]
        missing = [] if expected.may_end(state) else expected.bridges(table, state, "")
        ranked.sort(key=lambda each: (each not in missing, -expected.choices_after(table, state, each)))
        return _shown(ranked)

    def _move(self, fault: Fault, state: State) -> str:
        """Say where a misplaced element would be right: after what it stands in, in its few places, or in a wrapper."""
        found, children = fault.element, self._contents.children
        missing = [] if expected.may_end(state) else expected.bridges(self._automaton.table, state, "")
        holders = [each for each in missing if found in children.get(each, ())]
        if 0 < len(holders) <= _FEW:
            return f"Put it into {_either(sorted(holders, key=_by_use))}."
        if found in children.get(fault.grandparent, ()):
            return f"It may stand in <{written(fault.grandparent)}>, after the end of <{written(fault.parent)}>."
        parents = self._contents.parents.get(found, ())
        if 0 < len(parents) <= _SPECIFIC:
            return f"It may stand in {_either(sorted(parents, key=_by_use))}."
        around = [each for each in expected.next_names(state) if found in children.get(each, ())]
        around = [each for each in around if each not in self._contents.everywhere] or around
        if expected.allows_text(state) and self._contents.holds_text(found):
            return "Take out its tags and keep the text, or move it."
        return f"Put it into {_either(sorted(around, key=_by_use))}, or move it." if around else ""


def twice(first: Mark, again: Mark, location: Location, earlier: Location) -> Diagnostic:
    """
    Say that an ID is used twice.

    Args:
        first: Where it was used first.
        again: Where it is used again.
        location: The place of the second attribute.
        earlier: The place of the first one.

    Returns:
        The finding, at the second place.
    """
    message = (
        f'{written(again.attribute)}="{again.value}" on <{written(again.element)}> is used already,'
        f" on <{written(first.element)}> at {earlier}"
    )
    return diagnostic("S007", message, location)


def lost(mark: Mark, known: Iterable[str], location: Location) -> Diagnostic:
    """
    Say that a reference leads nowhere.

    Args:
        mark: The reference.
        known: Every ID of the document.
        location: The place of its attribute.

    Returns:
        The finding.
    """
    message = f"{written(mark.attribute)} on <{written(mark.element)}> names “{mark.value}”, an ID that no element has"
    return diagnostic("S008", message, location, hint=did_you_mean(mark.value, known, "ID"))


def one_mistake(faults: list[Fault]) -> list[Fault]:
    """
    Leave out what follows from another fault of the same tag.

    Args:
        faults: What the reader met, in its order.

    Returns:
        Them, without attributes that are missing because their name has a slip.
    """
    import difflib

    refused = {(each.offset, each.attribute): each for each in faults if each.kind is Kind.REFUSED}
    kept = []
    for fault in faults:
        if fault.kind is Kind.MISSING and refused:
            wrong = [written(name) for offset, name in refused if offset == fault.offset]
            missing = tuple(
                each
                for each in fault.missing
                if not any(difflib.get_close_matches(name, wrong, 1, _CLOSE) for name in each.split(" or "))
            )
            if fault.missing and not missing:
                continue
            fault.missing = missing
        kept.append(fault)
    return kept


def _state(fault: Fault) -> State:
    if fault.state is None:
        message = f"{fault.kind} comes with what was allowed"
        raise TypeError(message)
    return fault.state


def _within(fault: Fault) -> str:
    return f" in <{written(fault.parent)}>" if fault.parent else ""


def _shown(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(written, names)))


def _either(names: Sequence[str]) -> str:
    shown = [f"<{written(name)}>" for name in names[:_FEW]]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _by_use(name: str) -> tuple[int, str]:
    return expected.usual(name), name


def _namespace(key: str) -> str:
    uri = key.rpartition("}")[0]
    return f"the namespace {uri}" if uri else "no namespace"


_SAY = {
    Kind.UNKNOWN: Messages.unknown,
    Kind.MISPLACED: Messages.misplaced,
    Kind.TOO_EARLY: Messages.too_early,
    Kind.INCOMPLETE: Messages.incomplete,
    Kind.REFUSED: Messages.refused,
    Kind.MISSING: Messages.missing,
    Kind.VALUE: Messages.value,
    Kind.DATA: Messages.data,
    Kind.STRAY: Messages.stray,
}
