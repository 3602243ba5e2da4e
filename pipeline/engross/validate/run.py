"""A run over an edition: each file by itself, and then what only all of them together show."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engross import config, rules
from engross.diagnostics import Location, diagnostic, in_order
from engross.rules import published, targets
from engross.validate import suppressions, tasks
from engross.validate.checking import crash
from engross.validate.verdicts import Verdict, pack
from engross.work.executors import Lost
from engross.work.keys import Digests, of_file, of_program, of_read, of_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition, Source
    from engross.rules.finding import Finding
    from engross.rules.targets import Advice
    from engross.summary import Summary
    from engross.validate.crew import Crew
    from engross.validate.store import Store
    from engross.validate.verdicts import Suppression

T = TypeVar("T")
# That nothing uses something.
_OF_DISUSE = frozenset(("I012", "N010"))
_LOCK = "engross.lock.json"


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """
    What a run found, before anything is selected.

    Attributes:
        diagnostics: The findings, in order.
        suppressed: How many the documents themselves excuse.
        redone: The files that were read again, in the order in which they were done.
    """

    diagnostics: tuple[Diagnostic, ...]
    suppressed: int
    redone: tuple[str, ...]


class Run:
    """One run; it leaves in the store what the next one need not do."""

    def __init__(
        self,
        edition: Edition,
        crew: Crew,
        store: Store,
        *,
        paths: Sequence[str] = (),
        progress: Callable[[str], None] = lambda _path: None,
    ) -> None:
        """
        Prepare.

        Args:
            edition: The edition.
            crew: Who checks its files.
            store: What is known of them.
            paths: The files to report on; all when empty.
            progress: Told each file when it is done.
        """
        self._edition = edition
        self._crew = crew
        self._store = store
        self._progress = progress
        self._sources = {source.path: source for source in edition.sources}
        self._chosen = frozenset(paths) if paths else frozenset(self._sources)
        self._is_whole = not paths
        self._files = edition.files()
        settings = crew.terms.settings
        common = (
            str(crew.terms.root),
            str(Path.cwd()) if crew.terms.schemas else "",  # from which these are seen
            settings.schemas,
            settings.earliest,
            settings.latest,
            crew.terms.language,
            crew.terms.schemas,
            edition.is_loose,
        )
        self._common = of_values([of_program(), *common])
        beside = [of_file(edition.root / name) for name in (config.NAME, _LOCK)]
        files = sorted(self._files) if isinstance(self._files, frozenset) else ()
        # as they are before anything is checked: what is saved meanwhile is a reason to look again
        self._beside = of_values([*beside, *files, *edition.faults])
        self._keys: dict[str, bytes] = {}
        self._digests = Digests()
        self._redone: list[str] = []
        self._crashes: list[Diagnostic] = []
        self._is_steady = True

    def go(self) -> Found:
        """
        Find everything.

        Returns:
            What was found in the files that are asked for, and in the edition's configuration.
        """
        stale = self._stale()
        key = self._key_of_all()
        if not stale and (known := self._store.whole(key)):
            return Found(*known, ())
        self._read(stale)
        every = self._store.summaries()
        findings = [*self._edition.faults, *self._of_edition(every)]
        excused: list[Suppression] = []
        hints = dict(targets.elsewhere(every))
        for verdict in self._store.verdicts():
            if verdict.path in self._chosen:
                findings.extend(_hinted(verdict, hints.get(verdict.path, {})))
                excused.extend(verdict.suppressions)
        kept, count = suppressions.applied(findings, excused, is_judged=self._is_judged(findings))
        found = tuple(in_order(kept))
        if not self._crashes and self._is_steady:
            self._store.keep_whole(self._key_of_all(), found, count)
        return Found(tuple(in_order((*found, *self._crashes))), count, tuple(self._redone))

    def _is_judged(self, findings: Sequence[Diagnostic]) -> bool:
        """Whether every finding is there, so that a suppression that is not needed can be told."""
        if self._crew.terms.schemas or self._crashes or not self._is_steady:
            return False
        return not any(finding.blocking for finding in findings) and not self._store.unread()

    def _stale(self) -> list[str]:
        """Find the files that are not known as they are now."""
        known = self._store.known()
        self._store.forget(path for path in known if path not in self._sources)
        stale = []
        for path in self._sources:
            self._keys[path] = self._key(path)
            row = known.get(path)
            is_known = row is not None and row.key == self._keys[path] and row.files == self._digests.of(row.reads)
            if row is None or not is_known or not (row.is_complete or path not in self._chosen):
                stale.append(path)
        return stale

    def _key(self, path: str) -> bytes:
        return of_values([self._common, of_file(self._sources[path].file)])

    def _key_of_all(self) -> bytes:
        """Sum up all that the findings of the edition depend on."""
        reads = [(path, row.files) for path, row in self._store.known().items()]
        return of_values([self._common, self._is_whole or sorted(self._chosen), self._keys, self._beside, reads])

    def _read(self, stale: Sequence[str]) -> None:
        todo = (tasks.Reading(path, str(self._sources[path].file), path in self._chosen) for path in stale)
        size = sum(_size(self._sources[path]) for path in stale)
        for reading, outcome in self._crew.map(tasks.check, todo, files=len(stale), size=size):
            verdict = pack(_lost(reading.path, outcome)) if isinstance(outcome, Lost) else outcome
            self._keys[verdict.path] = of_values([self._common, verdict.digest])
            self._store.keep(verdict, self._keys[verdict.path], of_read(verdict.reads))
            self._redone.append(verdict.path)
            if verdict.path in self._chosen:
                self._progress(verdict.path)

    def _of_edition(self, every: Iterable[Summary]) -> Iterator[Diagnostic]:
        """Ask the rules of the edition, and place what they find by reading the files concerned again."""
        findings: dict[str, list[Finding]] = {}
        is_all_read = not self._store.unread()
        for finding in self._guarded("rules", lambda: rules.of_edition(every)):
            if is_all_read or finding.code not in _OF_DISUSE:  # what could not be read may use it
                findings.setdefault(finding.path, []).append(finding)
        astray = {
            each.path: each.answers for each in self._guarded("targets", lambda: targets.astray(every, self._files))
        }
        yield from self._of_nothing(every)
        if self._is_whole and not self._edition.is_loose:
            yield from self._guarded("published", lambda: published.check(every, self._edition))
        asked = sorted((findings.keys() | astray.keys()) & self._chosen)
        answered = self._store.answers()
        todo: dict[str, tuple[bytes, tasks.Question]] = {}
        for path in asked:
            answers: Mapping[tuple[str, str], Advice] = astray.get(path, {})
            question = tasks.Question(path, str(self._sources[path].file), tuple(findings.get(path, ())), answers)
            key = of_values([self._keys[path], question.findings, sorted(answers.items())])
            if answered.get(path) == key:
                yield from self._store.answer(path)
            else:
                todo[path] = key, question
        size = sum(_size(self._sources[path]) for path in todo)
        questions = (question for _, question in todo.values())
        for question, outcome in self._crew.map(tasks.answer, questions, files=len(todo), size=size):
            if isinstance(outcome, Lost):
                self._crashes.extend(_lost(question.path, outcome).findings)
                continue
            if any(finding.blocking for finding in outcome):
                self._crashes.extend(outcome)
                continue
            if self._keys[question.path] == self._key(question.path):
                self._store.keep_answer(question.path, todo[question.path][0], outcome)
            else:  # somebody saved it since it was judged
                self._is_steady = False
            if question.path not in self._redone:
                self._redone.append(question.path)
            yield from outcome

    def _of_nothing(self, every: Iterable[Summary]) -> Iterator[Diagnostic]:
        """Say that there is nothing to publish, where the files themselves do not say why."""
        if not self._is_whole or self._edition.is_loose:
            return
        if any(summary.is_document for summary in every) or self._store.unread():
            return
        if not any(finding.code == "X007" for verdict in self._store.verdicts() for finding in verdict.findings):
            yield diagnostic("C006", "none of the XML files here is a TEI document with a text")

    def _guarded(self, what: str, rule: Callable[[], Iterator[T]]) -> list[T]:
        try:
            return list(rule())
        except Exception as error:
            self._crashes.append(crash("", what, error))
            return []


def _size(source: Source) -> int:
    try:
        return source.file.stat().st_size
    except OSError:
        return 0


def _lost(path: str, lost: Lost) -> Verdict:
    message = f"whatever checks this file ends with {lost.reason}"
    return Verdict(path, b"", (diagnostic("C012", message, Location(path)),), is_lasting=False)


def _hinted(verdict: Verdict, hints: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give the findings of a file, those of an id that it lacks with the file that has it."""
    better: dict[Location | None, str] = {place: hints[wanted] for wanted, place in verdict.strays if wanted in hints}
    for finding in verdict.findings:
        is_lacking = better and finding.code == "I002" and finding.location in better
        yield dataclasses.replace(finding, hint=better[finding.location]) if is_lacking else finding
