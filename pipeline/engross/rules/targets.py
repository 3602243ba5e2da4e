"""Family I: every pointer has its target."""

from __future__ import annotations

import difflib
import posixpath
from typing import TYPE_CHECKING

from engross.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from engross.facts import Facts
    from engross.pointers import Pointer

_CLOSE = 0.6


def unresolved(every: Sequence[Facts], files: Container[str]) -> Iterator[Finding]:
    """
    Find the pointers that lead nowhere.

    Args:
        every: The facts of every file of the edition.
        files: Every file below the edition's folder, relative to it.

    Yields:
        I002 for a missing id, I003 for a missing file, I007 for an undeclared prefix.
    """
    ids = {facts.path: frozenset(identifier for identifier, _ in facts.ids) for facts in every}
    for facts in every:
        for pointer in facts.pointers:
            finding = _fault(pointer, facts.path, ids, files)
            if finding is not None:
                yield finding


def _fault(pointer: Pointer, here: str, ids: Mapping[str, frozenset[str]], files: Container[str]) -> Finding | None:
    written = f'{pointer.attribute}="{pointer.value}"'
    if pointer.prefix.endswith(":"):
        message = f"{written} is an address that no reader can follow"
        hint = "Put the file into the edition's folder, and point to it with a relative path."
        return Finding("I007", message, here, pointer.element, pointer.attribute, hint)
    if pointer.prefix:
        message = f"{written} starts with the prefix {pointer.prefix}:, which this document does not declare"
        return Finding("I007", message, here, pointer.element, pointer.attribute)
    if pointer.path is None:
        return None
    if pointer.path in ids:
        if not pointer.id or pointer.id in ids[pointer.path]:
            return None
        where = "this file" if pointer.path == here else pointer.path
        message = f"{written} points to {pointer.id}, and no element of {where} has that xml:id"
        hint = _elsewhere(pointer.id, here, ids) or _closest(pointer.id, ids[pointer.path])
        return Finding("I002", message, here, pointer.element, pointer.attribute, hint)
    if pointer.path in files or pointer.path in (".", ""):
        return None
    message = f"{written} points to the file {pointer.path}, which is not in the edition"
    return Finding("I003", message, here, pointer.element, pointer.attribute, _advice(pointer, here, ids))


def _closest(wanted: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(wanted, sorted(known), n=1, cutoff=_CLOSE)
    return f"Did you mean {close[0]}?" if close else ""


def _elsewhere(identifier: str, here: str, ids: Mapping[str, frozenset[str]]) -> str:
    """Name another file that has the id; where several have it, none is the likely one."""
    holders = [path for path in ids if path != here and identifier in ids[path]]
    return f"{holders[0]} has it: write {_seen_from(here, holders[0])}#{identifier}." if len(holders) == 1 else ""


def _advice(pointer: Pointer, here: str, ids: Mapping[str, frozenset[str]]) -> str:
    if pointer.value in ids[here]:
        return f"This file has an element of that id: write #{pointer.value}."
    stands = _elsewhere(pointer.value, here, ids)
    if stands:
        return stands
    name = posixpath.basename(pointer.path or "")
    same = sorted(path for path in ids if posixpath.basename(path).lower() == name.lower())
    if same:
        return f"There is {same[0]}: write {_seen_from(here, same[0])}."
    return _closest(pointer.value.partition("#")[0], (_seen_from(here, path) for path in ids if path != here))


def _seen_from(here: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(here) or ".")
