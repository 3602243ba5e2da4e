"""An edition that is edited: built anew after each save with what stays warm, then checked, until the next save."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

from engross import build, resources, validate
from engross.edition import open_edition
from engross.errors import EngrossError
from engross.outputs import manifest
from engross.serve.addresses import INDEX
from engross.serve.findings import Findings, after_check, before_check
from engross.work.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from engross.build import Workshop
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.saxon import Saxon
    from engross.serve.hub import Hub
    from engross.validate.crew import Crew as Checkers
    from engross.work.progress import Progress

# Seconds for the open pages to be loaded before the check takes the processor.
_LOADING = 0.4
_STYLESHEETS = frozenset((".xsl", ".xslt"))
_SCHEMAS = (
    frozenset((".rng", ".rnc", ".xsd", ".sch", ".dtd", ".xml", ".toml", ".odd", ".isosch", ".json")) | _STYLESHEETS
)


@dataclasses.dataclass(frozen=True, slots=True)
class Rebuilt:
    """
    What a build did.

    Attributes:
        changed: The files of the output folder that were written or removed.
        seconds: How long it took.
        findings: What was found, as far as it is known.
    """

    changed: frozenset[str]
    seconds: float
    findings: tuple[Diagnostic, ...]


class _SavedError(Exception):
    """A file was saved, so what is being looked at is no longer what there is."""


class Live:
    """One edition, from save to save; all of it runs in one thread, as the XSLT processor must."""

    def __init__(
        self,
        root: Path,
        saxon: Callable[[], Saxon],
        hub: Hub,
        *,
        jobs: int,
        progress: Callable[[], AbstractContextManager[Progress]],
    ) -> None:
        """
        Prepare.

        Args:
            root: The edition's folder.
            saxon: Gives this process's XSLT processor.
            hub: Tells the pages.
            jobs: How many processes may work at once.
            progress: Gives who is told how far a build or a check is.
        """
        self.root = root
        self._whole = root.resolve()
        self._saxon = saxon
        self._hub = hub
        self._jobs = jobs
        self._progress = progress
        self._edition: Edition | None = None
        self._builders: Workshop | None = None
        self._checkers: Checkers | None = None
        self._built: tuple[Diagnostic, ...] = ()
        self._checked: tuple[Diagnostic, ...] | None = None
        self._pages: dict[str, str] = {}
        self._failed: frozenset[str] = frozenset()
        self._is_checkable = False

    def folders(self) -> list[Path]:
        """
        Say where files may be saved that matter.

        Returns:
            The edition's folder, and that of our stylesheets where it is another.
        """
        ours = resources.stylesheets().resolve()
        return [self._whole] if ours.is_relative_to(self._whole) else [self._whole, ours]

    def rebuild(self, saved: frozenset[Path]) -> Rebuilt:
        """
        Build what a save makes stale, and tell the pages.

        Args:
            saved: The files that were changed, made or deleted, absolute; none at first.

        Returns:
            What was done. Where nothing can be built, the pages stay as they are, and the findings say why.
        """
        begun = time.perf_counter()
        changed: frozenset[str] = frozenset()
        self._is_checkable = False
        try:
            edition = open_edition(self.root)
            crew = self._crew(edition, saved)
            with self._progress() as progress:
                report = build.build_with(crew, edition, progress=progress)
        except EngrossError as error:
            self._built = error.diagnostics
        else:
            self._is_checkable = True
            changed = report.changed
            self._built = report.diagnostics
            self._failed = frozenset(report.failed)
            self._pages = self._pages_of(report.documents)
        findings = before_check(self._built, self._checked, frozenset(self.path(file) for file in saved))
        self._publish(findings, changed, is_whole=not self._is_checkable)
        return Rebuilt(changed, time.perf_counter() - begun, findings)

    def check(self, is_stale: Callable[[], bool]) -> tuple[Diagnostic, ...] | None:
        """
        Check the edition as it was built, and tell the pages.

        Args:
            is_stale: Whether something was saved meanwhile.

        Returns:
            What was found by both; None where it was given up for a newer save.
        """
        edition = self._edition
        if edition is None or not self._is_checkable:
            return self._built
        self._hub.settle(_LOADING)
        try:
            if is_stale():
                return None
            if self._checkers is None:
                self._checkers = validate.crew_for(edition, self._saxon, jobs=self._jobs)
            self._checked = self._look(self._checkers, edition, is_stale)
        except _SavedError:
            return None
        except EngrossError as error:
            self._checked = error.diagnostics
        found = after_check(self._built, self._checked)
        self._publish(found, is_whole=True)
        return found

    def _look(self, crew: Checkers, edition: Edition, is_stale: Callable[[], bool]) -> tuple[Diagnostic, ...]:
        with self._progress() as progress:
            progress.begin("files", 0, lambda: ())

            def one_more(path: str) -> None:
                if is_stale():
                    raise _SavedError
                progress.done(path, 0.0)

            return validate.check_with(crew, edition, keeps=True, progress=one_more).diagnostics

    def close(self) -> None:
        """Let all workers go."""
        self._forget_builders()
        self._forget_checkers()

    def _crew(self, edition: Edition, saved: frozenset[Path]) -> Workshop:
        """Keep those who work for as long as they know the configuration, the stylesheets and the schemas."""
        former, self._edition = self._edition, edition
        suffixes = {file.suffix.lower() for file in saved}
        if self._builders is not None and (suffixes & _STYLESHEETS or not build.is_for(self._builders, edition)):
            self._forget_builders()
        sources = {source.file.resolve() for each in (former, edition) if each for source in each.sources}
        is_other = former is None or former.config != edition.config
        if is_other or any(file.suffix.lower() in _SCHEMAS for file in saved - sources):
            self._forget_checkers()
        if self._builders is None:
            self._builders = build.crew_for(edition, self._saxon, jobs=self._jobs)
        return self._builders

    def _pages_of(self, documents: Mapping[str, str]) -> dict[str, str]:
        """Find each document's page; that of a document that failed is still there, perhaps of an earlier day."""
        kept = {page: path for page, path in self._pages.items() if path in self._failed}
        if self._failed - frozenset(kept.values()):
            listed = manifest.read(Writer(self.root / build.FOLDER, build.FOLDER).read(manifest.NAME))
            kept |= {_page(each.id): each.source for each in listed if each.source in self._failed}
        return {**kept, **{_page(identifier): path for identifier, path in documents.items()}}

    def _publish(self, found: tuple[Diagnostic, ...], changed: frozenset[str] = frozenset(), *, is_whole: bool) -> None:
        self._hub.publish(Findings(found, self._pages, self._failed, is_whole), changed)

    def path(self, file: Path) -> str:
        """
        Name a file.

        Args:
            file: An absolute path.

        Returns:
            It as seen from the edition, with `/`, where it lies there.
        """
        return file.relative_to(self._whole).as_posix() if file.is_relative_to(self._whole) else str(file)

    def _forget_builders(self) -> None:
        if self._builders is not None:
            self._builders.close()
            self._builders = None

    def _forget_checkers(self) -> None:
        if self._checkers is not None:
            self._checkers.close()
            self._checkers = None


def _page(identifier: str) -> str:
    return f"{identifier}/{INDEX}"
