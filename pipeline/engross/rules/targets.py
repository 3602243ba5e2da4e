"""Family I: pointers to other files, judged from summaries and placed where the file is read again."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from typing import TYPE_CHECKING

from engross.diagnostics import closest
from engross.rules.finding import Finding
from engross.summary.pointees import POINTEES, asked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from engross.facts import Facts
    from engross.pointers import Pointer
    from engross.summary import Summary

_COMPARISONS = 20_000  # what guessing may cost an edition, however many of its pointers are wrong
_SAME_LENGTH = 2
_NAME = re.compile(r"[^\W\d][\w.-]*")


@dataclasses.dataclass(frozen=True, slots=True)
class Advice:
    """
    What is wrong with pointers to one place.

    Attributes:
        code: I002 for a missing id, I003 for a missing file, I013 for an element of another kind.
        hint: What to do; empty for the code's own hint.
        name: For I013, the local name of the element that the pointer leads to.
    """

    code: str
    hint: str = ""
    name: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Astray:
    """
    A file with pointers to other files that are wrong.

    Attributes:
        path: The file, relative to the edition.
        answers: What is wrong, by the path and the id that it points to.
    """

    path: str
    answers: Mapping[tuple[str, str], Advice]


def astray(every: Iterable[Summary], files: Container[str]) -> Iterator[Astray]:
    """
    Find the files with pointers to other files that lead nowhere, or to an element that cannot be meant.

    Args:
        every: The summary of every file of the edition; gone through up to three times.
        files: Every file below the edition's folder, relative to it.

    Yields:
        One for each such file, in their order.
    """
    faults = _Faults(files)
    for summary in every:
        faults.want(summary)
    for summary in every:
        faults.compare(summary)
    if faults.settle():
        for summary in every:
            faults.look(summary)
        for summary in every:
            answers = faults.answers(summary)
            if answers:
                yield Astray(summary.path, answers)


def findings(facts: Facts, answers: Mapping[tuple[str, str], Advice]) -> Iterator[Finding]:
    """
    Find the pointers of a file that are wrong.

    Args:
        facts: What the file says.
        answers: What is wrong with pointers of it, as `astray` gives it.

    Yields:
        I002 for a missing id, I003 for a missing file, I013 for an element of another kind. A pointer that only lacks
        the # before an id of its own file is left to the rules of that file.
    """
    own = {identifier for identifier, _ in facts.ids}
    for pointer in facts.pointers:
        advice = answers.get((pointer.path or "", pointer.id))
        if advice is None or pointer.path is None or pointer.path == facts.path or pointer.value in own:
            continue
        message = _message(pointer, advice)
        if message:
            yield Finding(advice.code, message, facts.path, pointer.element, pointer.attribute, advice.hint)


def elsewhere(every: Iterable[Summary]) -> Mapping[str, Mapping[str, str]]:
    """
    Find the other files that have ids which files point to as their own.

    Args:
        every: The summary of every file of the edition; gone through twice.

    Returns:
        By file and missing id, what to write instead; for ids that exactly one other file has.
    """
    wanting: dict[str, list[str]] = {}
    for summary in every:
        for identifier in summary.strays:
            wanting.setdefault(identifier, []).append(summary.path)
    if not wanting:
        return {}
    holders: dict[str, list[str]] = {}
    for summary in every:
        for identifier in wanting.keys() & summary.ids.keys():
            holders.setdefault(identifier, []).append(summary.path)
    hints: dict[str, dict[str, str]] = {}
    for identifier, paths in wanting.items():
        for path in paths if len(holders.get(identifier, ())) == 1 else ():
            hints.setdefault(path, {})[identifier] = _has_it(path, holders[identifier][0], identifier)
    return hints


def seen_from(here: str, path: str) -> str:
    """
    Write the path of a file as a pointer of another file has it.

    Args:
        here: The file with the pointer, relative to the edition.
        path: The file that is meant, relative to the edition.

    Returns:
        A relative path.
    """
    return posixpath.relpath(path, posixpath.dirname(here) or ".")


def _message(pointer: Pointer, advice: Advice) -> str:
    written = f'{pointer.attribute}="{pointer.value}"'
    if advice.code == "I003":
        return f"{written} points to the file {pointer.path}, which is not in the edition"
    if advice.code == "I002":
        return f"{written} points to {pointer.id}, and no element of {pointer.path} has that xml:id"
    return wrong_kind(pointer, advice.name)


def wrong_kind(pointer: Pointer, name: str) -> str:
    """
    Say that a pointer leads to an element of another kind.

    Args:
        pointer: The pointer.
        name: The local name of the element that it leads to.

    Returns:
        A message; empty where the pointer may lead to such an element.
    """
    pointee = POINTEES.get(asked(pointer.on, pointer.attribute))
    if pointee is None or pointee.takes(name):
        return ""
    written = f'{pointer.attribute}="{pointer.value}"'
    return f"{written} points to <{name}>, where {pointer.on}/@{pointer.attribute} asks for {pointee.words}"


class _Faults:
    """What is wanted of other files, and what of it is wrong: nothing that is right is kept."""

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self._wanted: dict[str, set[str]] = {}
        self._asks: dict[tuple[str, str], set[str]] = {}
        self._wrong: dict[tuple[str, str], Advice] = {}
        self._by_name: dict[str, list[str]] = {}
        self._holders: dict[str, list[str]] = {}
        self._allowance = _COMPARISONS

    def want(self, summary: Summary) -> None:
        for path, identifier in summary.wants:
            self._wanted.setdefault(path, set()).add(identifier)
        for path, identifier, kind in summary.asks:
            self._asks.setdefault((path, identifier), set()).add(kind)

    def compare(self, summary: Summary) -> None:
        """Take from what is wanted what this file has."""
        path = summary.path
        for identifier in self._wanted.pop(path, ()):
            if identifier in summary.ids:
                name = summary.ids[identifier]
                if not all(POINTEES[kind].takes(name) for kind in self._asks.get((path, identifier), ())):
                    self._wrong[path, identifier] = Advice("I013", name=name)
            elif identifier:
                self._wrong[path, identifier] = Advice("I002", self._guess(identifier, summary.ids))

    def settle(self) -> bool:
        """What is wanted still is of files that are none of the edition's documents; say whether anything is wrong."""
        for path, identifiers in self._wanted.items():
            if path not in self._files and path not in (".", ""):
                self._wrong.update({(path, identifier): Advice("I003") for identifier in identifiers})
        self._wanted.clear()
        self._holders = {_id_meant(path, identifier): [] for path, identifier in self._wrong}
        return bool(self._wrong)

    def look(self, summary: Summary) -> None:
        """Note whether this file has what is missing elsewhere."""
        self._by_name.setdefault(posixpath.basename(summary.path).lower(), []).append(summary.path)
        for identifier in self._holders.keys() & summary.ids.keys():
            self._holders[identifier].append(summary.path)

    def answers(self, summary: Summary) -> dict[tuple[str, str], Advice]:
        return {
            (path, identifier): self._advice(summary.path, path, identifier)
            for path, identifier in sorted(self._wrong.keys() & summary.wants)
        }

    def _advice(self, here: str, path: str, identifier: str) -> Advice:
        advice = self._wrong[path, identifier]
        if advice.code == "I013":
            return advice
        meant = _id_meant(path, identifier)
        holders = [holder for holder in self._holders[meant] if holder not in (path, here)]
        hint = _has_it(here, holders[0], meant) if len(holders) == 1 else ""
        if not hint and advice.code == "I003":
            name = posixpath.basename(path)
            same = sorted(self._by_name.get(name.lower(), ()))
            near = same or self._by_name.get(self._closest(name.lower(), self._by_name), [])
            hint = f"There is {near[0]}: write {seen_from(here, near[0])}." if near else ""
        return Advice(advice.code, hint or advice.hint)

    def _guess(self, identifier: str, known: Iterable[str]) -> str:
        close = self._closest(identifier, filter(_NAME.fullmatch, known))
        return f"Did you mean {close}?" if close else ""

    def _closest(self, name: str, known: Iterable[str]) -> str:
        near = [
            other
            for other in known
            if abs(len(other) - len(name)) <= _SAME_LENGTH and (other[0] == name[0] or other[-1] == name[-1])
        ]
        self._allowance -= len(near)
        return closest(name, near) if self._allowance >= 0 else ""


def _id_meant(path: str, identifier: str) -> str:
    """A pointer that lacks its # has the id where a file's name is asked for."""
    return identifier or posixpath.basename(path)


def _has_it(here: str, path: str, identifier: str) -> str:
    return f"{path} has it: write {seen_from(here, path)}#{identifier}."
