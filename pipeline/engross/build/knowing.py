"""What all files say: only those are read that have changed, and what can no longer be read is known as it was."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from engross import rules
from engross.build import tasks
from engross.build.packing import Packed
from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError
from engross.rules import targets
from engross.work.executors import Lost
from engross.work.keys import digest, of_file, of_program, of_values
from engross.xmlio import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from engross.build.crew import Workshop
    from engross.build.store import Store
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.rules.finding import Finding
    from engross.rules.targets import Advice
    from engross.work.progress import Progress


def digests(edition: Edition) -> dict[str, bytes]:
    """
    Sum up the files of an edition.

    Args:
        edition: The edition.

    Returns:
        The digest of each, by its path; empty for one that cannot be read.
    """
    return {source.path: of_file(source.file) for source in edition.sources}


class Reader:
    """
    Brings the store up to date with the files.

    Attributes:
        unread: Why files could not be read, by their paths.
    """

    def __init__(
        self, edition: Edition, crew: Workshop, store: Store, found: Mapping[str, bytes], progress: Progress
    ) -> None:
        """
        Prepare.

        Args:
            edition: The edition.
            crew: Who reads the files.
            store: What is known of them.
            found: Their digests, as they are now.
            progress: Told each file.
        """
        self._edition = edition
        self._crew = crew
        self._store = store
        self._digests = dict(found)
        self._files = {source.path: source.file for source in edition.sources}
        self._progress = progress
        self.unread: dict[str, tuple[Diagnostic, ...]] = {}

    def read(self) -> dict[str, bytes]:
        """
        Read what has changed, and forget what is gone.

        Returns:
            The digest of each file as it was read.
        """
        # whatever may make us see something else in a file is a reason to read it again
        common = of_values([of_program(), self._edition.config.validate])
        is_known = self._store.note("read", common) is not None
        known = {each.path: each.digest for each in self._store.files()}
        for path in known.keys() - self._digests.keys():
            self._store.forget(path)
        stale = [path for path, now in self._digests.items() if not is_known or known.get(path) != now]
        size = sum(_size(self._files[path]) for path in stale)
        todo = (tasks.File(path, data) for path in stale if (data := self._data(path)) is not None)
        self._progress.begin("reading", len(stale), self._doing)
        for file, outcome in self._crew.map(tasks.read, todo, files=len(stale), size=size):
            if isinstance(outcome, Packed):
                self._digests[file.path] = digest(file.data)
                self._store.keep_file(file.path, self._digests[file.path], outcome)
            else:
                self.unread[file.path] = lost(file.path, outcome) if isinstance(outcome, Lost) else outcome
            self._progress.done(file.path, 0)
        self._progress.end()
        self._store.keep_note("read", common, 1)
        return self._digests

    def _doing(self) -> list[tuple[str, float]]:
        return [(task.path, seconds) for task, seconds in self._crew.doing() if isinstance(task, tasks.File)]

    def _data(self, path: str) -> bytes | None:
        try:
            return read_bytes(self._files[path], path)
        except DocumentError as error:
            self.unread[path] = error.diagnostics
            return None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def lost(path: str, outcome: Lost) -> tuple[Diagnostic, ...]:
    """
    Say that no worker survives a file.

    Args:
        path: The file.
        outcome: What became of it.

    Returns:
        The finding C012.
    """
    message = f"whatever publishes this file ends with {outcome.reason}"
    return (diagnostic("C012", message, Location(path)),)


def across(
    edition: Edition, crew: Workshop, store: Store, found: Mapping[str, bytes], listing: bytes
) -> Iterator[Diagnostic]:
    """
    Find what is wrong with documents' ids, and with pointers from file to file.

    Args:
        edition: The edition.
        crew: Who places the findings.
        store: What is known of the files.
        found: The digest of each file as it was read; of the others, what was found before stays.
        listing: The digest of the names of all files of the edition.

    Yields:
        Findings, placed.
    """
    key = of_values([of_program(), listing, *store.marks()])
    asked = store.note("across", key)
    if not isinstance(asked, list):
        asked = list(_asked(edition, store))
        store.keep_note("across", key, asked)
    known = store.answers()
    todo: dict[str, bytes] = {}
    for path, findings, answers in asked:
        key = of_values([of_program(), found.get(path), findings, sorted(answers.items())])
        if path in known and (known[path] == key or path not in found):
            yield from store.answer(path)
        elif path in found:
            todo[path] = key
    files = {source.path: source.file for source in edition.sources}

    def questions() -> Iterator[tasks.Question]:
        for path, findings, answers in asked:
            if path in todo:
                with contextlib.suppress(DocumentError):
                    yield tasks.Question(path, read_bytes(files[path], path), tuple(findings), answers)

    size = sum(_size(files[path]) for path in todo)
    for question, outcome in crew.map(tasks.answer, questions(), files=len(todo), size=size):
        if isinstance(outcome, Lost):
            yield from lost(question.path, outcome)
            continue
        if digest(question.data) == found[question.path]:
            store.keep_answer(question.path, todo[question.path], outcome)
        yield from outcome


def _asked(edition: Edition, store: Store) -> Iterator[tuple[str, list[Finding], dict[tuple[str, str], Advice]]]:
    every = store.summaries()
    findings: dict[str, list[Finding]] = {}
    for finding in rules.of_publishing(every):
        findings.setdefault(finding.path, []).append(finding)
    astray = {each.path: dict(each.answers) for each in targets.astray(every, edition.files())}
    for path in sorted(findings.keys() | astray.keys()):
        yield path, findings.get(path, []), astray.get(path, {})
