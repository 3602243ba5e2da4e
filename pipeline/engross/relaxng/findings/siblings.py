"""What stands beside an element that is in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from engross.relaxng.automaton.states import MISPLACED
from engross.relaxng.findings.faults import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.relaxng.automaton.automaton import Automaton
    from engross.relaxng.findings.faults import Fault

# In a document of another kind everything is misplaced; what stands beside it helps nobody then.
_FAULTS = 100
_SIBLINGS = 200


def look_around(data: bytes, faults: Iterable[Fault]) -> None:
    """
    Tell faults of place what stands before and after their elements.

    Args:
        data: The document in UTF-8.
        faults: What the reader met; those of the kinds TOO_EARLY and MISPLACED are filled in.
    """
    wanted = {each.offset: each for each in faults if each.kind in (Kind.TOO_EARLY, Kind.MISPLACED)}
    if not 0 < len(wanted) <= _FAULTS:
        return
    opened: list[list[str]] = [[]]
    waiting: list[list[tuple[Fault, int]]] = [[]]
    parser = expat.ParserCreate("utf-8", "}")

    def start(name: str, _attributes: object) -> None:
        fault = wanted.get(parser.CurrentByteIndex)
        if fault is not None:
            waiting[-1].append((fault, len(opened[-1])))
        opened[-1].append(name)
        opened.append([])
        waiting.append([])

    def end(_name: str) -> None:
        names = opened.pop()
        for fault, at in waiting.pop():
            if at <= _SIBLINGS:
                fault.before = tuple(names[:at])
            fault.after = frozenset(names[at + 1 : at + _SIBLINGS])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)


def shut_by(automaton: Automaton, fault: Fault) -> str:
    """
    Find the element after which another one may not stand any more.

    Args:
        automaton: The schema's.
        fault: An element that is misplaced, with what stands before it.

    Returns:
        The name of the last one before it that it might still have preceded; empty where there is none.
    """
    if not fault.before or fault.content is None:
        return ""
    state = automaton.plan(fault.content, ()).state
    if state is None:
        return ""
    found = ""
    was_open = automaton.take(state, fault.element).fault < MISPLACED
    for name in fault.before:
        state = automaton.take(state, name).after
        is_open = automaton.take(state, fault.element).fault < MISPLACED
        if was_open and not is_open:
            found = name
        was_open = is_open
    return found
