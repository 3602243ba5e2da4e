"""The authorities of an edition as a whole: entries that nothing needs, or that another file has too."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import summary as summaries
from engross.rules.finding import Finding
from engross.rules.names.entries import doubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.authority import Kind
    from engross.summary import Summary

_MOST = 20  # a list with more that nothing points to serves other purposes too, and is told of once
_CONSISTENT = 10  # of so many ids that stand in several files one may name two entries by mistake


def idle(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Find entries to which nothing points.

    Args:
        every: The summary of every file; gone through twice.

    Yields:
        N010 for each; once for a file that has more than twenty of them, and more than it has of the others.
    """
    left: dict[tuple[str, str], tuple[Kind, str]] = {}
    sizes: dict[str, int] = {}
    for summary in every:
        for entry in summary.entries:
            if not entry.is_local:
                sizes[summary.path] = sizes.get(summary.path, 0) + 1
                if not entry.is_used:
                    left[summary.path, entry.id] = (entry.kind, entry.element)
    if not left:
        return
    twins = {(kind, identifier) for (_, identifier), (kind, _) in left.items()}
    known: set[tuple[Kind, str]] = set()
    by_id: dict[str, list[str]] = {}
    for path, identifier in left:
        by_id.setdefault(identifier, []).append(path)
    for summary in every:
        for want in summary.wants & left.keys():
            del left[want]
        known.update(key for each in summary.entries if each.is_used and (key := (each.kind, each.id)) in twins)
        for stray in summary.strays & by_id.keys():
            for path in by_id[stray]:  # a pointer that lacks the file's path is a finding of its own
                left.pop((path, stray), None)
        known.update(key for each in summary.held if (key := (each.kind, each.id)) in twins)
    by_path: dict[str, list[tuple[str, Kind, str]]] = {}
    for (path, identifier), (kind, element) in left.items():
        if (kind, identifier) not in known:
            by_path.setdefault(path, []).append((identifier, kind, element))
    for path, idle_here in by_path.items():
        identifier, kind, element = idle_here[0]
        if len(idle_here) > _MOST and len(idle_here) * 2 > sizes[path]:
            message = f"nothing points to {len(idle_here)} of the {sizes[path]} entries here; {identifier} is the first"
            yield Finding("N010", message, path, element)
            continue
        for identifier, kind, element in idle_here:
            yield Finding("N010", f"nothing points to the {kind.word} {identifier}", path, element)


def twice(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Find entries of two files that may be one, and one id that is two entries.

    Args:
        every: The summary of every file; gone through twice.

    Yields:
        N012, N013 and N016 as within a file, N014 for the id.
    """
    shared = [
        (summary.path, entry) for summary in every for entry in summary.entries if not entry.is_local
    ]  # authorities, not documents: as many as the edition has entries
    yield from doubles(shared, in_files=False)
    yield from _namesakes(every)


@dataclasses.dataclass(slots=True)
class _Group:
    """Entries with one id that have names in common."""

    path: str
    element: str
    is_authority: bool
    known: set[bytes]
    marks: set[bytes]
    files: int = 1


def _namesakes(every: Iterable[Summary]) -> Iterator[Finding]:
    """Ids are unique in a file alone; where nearly all mean one entry in all files, an exception is a mistake."""
    groups: dict[tuple[Kind, str], list[_Group]] = {}
    for summary in every:
        for entry in summary.entries:
            if not entry.is_local and entry.forms:
                mark = summaries.mark(form.words for form in entry.forms)
                _join(groups, summary, (entry.kind, entry.id), entry.element, mark)
        for held in summary.held:
            if held.mark and not held.is_local:
                _join(groups, summary, (held.kind, held.id), held.element, held.mark)
    repeated = sum(sum(group.files for group in alike) > 1 for alike in groups.values())
    split = {key: alike for key, alike in groups.items() if len(alike) > 1}
    is_exception = len(split) * _CONSISTENT <= repeated
    for (kind, identifier), alike in split.items():
        main = max(alike, key=lambda group: group.files)
        for group in alike:
            if group.path == main.path:
                continue  # the id stands there twice, which is a finding itself
            if is_exception or (group.is_authority and main.is_authority):
                message = (
                    f"{identifier} is another {kind.word} here than in {main.path}: the two have no name in common"
                )
                yield Finding("N014", message, group.path, group.element, "xml:id")


def _join(
    groups: dict[tuple[Kind, str], list[_Group]], summary: Summary, key: tuple[Kind, str], element: str, mark: bytes
) -> None:
    alike = groups.get(key)
    if alike is None:
        groups[key] = [_Group(summary.path, element, not summary.is_document, {mark}, _marks(mark))]
        return
    for group in alike:
        if mark in group.known:  # as nearly always
            group.files += 1
            return
    marks = _marks(mark)
    mine = next((group for group in alike if not group.marks.isdisjoint(marks)), None)
    if mine is None:
        alike.append(_Group(summary.path, element, not summary.is_document, {mark}, marks))
    else:
        mine.known.add(mark)
        mine.marks |= marks
        mine.files += 1


def _marks(mark: bytes) -> set[bytes]:
    return {mark[n : n + summaries.MARK] for n in range(0, len(mark), summaries.MARK)}
