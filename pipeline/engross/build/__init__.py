"""`engross build`: what has changed is made anew, by as many as there are, and written by one."""

from __future__ import annotations

import dataclasses
import pickle
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from engross.build.citing import records
from engross.build.crew import Workshop, crew_for, is_for
from engross.build.locking import alone
from engross.build.planning import Plan, Stale
from engross.build.publishing import Timing
from engross.build.run import FOLDER, Report, Run
from engross.build.store import TABLES, Store
from engross.work.progress import Progress, Silent
from engross.work.tables import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.saxon import Saxon

__all__ = [
    "FOLDER",
    "Plan",
    "Progress",
    "Report",
    "Silent",
    "Stale",
    "Timing",
    "Workshop",
    "build",
    "build_with",
    "crew_for",
    "is_for",
    "plan_with",
    "records",
]

_T = TypeVar("_T")
_AGAIN = 3  # how often a build looks again, while files are saved during it


def build(
    edition: Edition,
    saxon: Callable[[], Saxon],
    *,
    only: Sequence[str] = (),
    refused: frozenset[str] = frozenset(),
    release: bool = False,
    force: bool = False,
    jobs: int = 1,
) -> Report:
    """
    Build an edition.

    Args:
        edition: The edition.
        saxon: Gives this process's XSLT processor; called only where something is printed in it.
        only: The outputs to make; those of edition.toml when empty.
        refused: Files that are not to be published, relative to the edition.
        release: Whether engross.lock.json is to remember what is published. Nothing is written then where something
            that was published is gone, and it is left as it is where a document or an output could not be made.
        force: Whether everything is made anew.
        jobs: How many worker processes there may be; they are set to work where there is enough to do.

    Returns:
        What was written and found. A document that fails keeps what was published of it before; a stylesheet that does
        not compile costs its output alone.

    Raises:
        OutputError: The output folder cannot be written in (O004).
    """
    crew = crew_for(edition, saxon, jobs=jobs)
    try:
        return build_with(crew, edition, only=only, refused=refused, release=release, force=force)
    finally:
        crew.close()


def build_with(
    crew: Workshop,
    edition: Edition,
    *,
    only: Sequence[str] = (),
    refused: frozenset[str] = frozenset(),
    release: bool = False,
    force: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """
    Build an edition with a crew that is at hand.

    Args:
        crew: Who does it; `is_for` tells whether it still can.
        edition: The edition.
        only: The outputs to make; those of edition.toml when empty.
        refused: Files that are not to be published.
        release: Whether engross.lock.json is to remember what is published.
        force: Whether everything is made anew.
        progress: Told what is done.
        waiting: Called once where another process builds the edition, which is waited for.

    Returns:
        What was written and found, as `build` gives it.

    Raises:
        OutputError: The output folder cannot be written in (O004).
        EngrossError: There is no cluster, or none that can do it (O009, O010).
    """

    def run(store: Store) -> Report:
        told = progress or Silent()
        report = Run(edition, crew, store, told, only=only, refused=refused, is_forced=force).go(release=release)
        changed = report.changed
        for _ in range(_AGAIN):
            if not report.is_late:
                break
            report = Run(edition, crew, store, told, only=only, refused=refused).go(release=release)
            changed |= report.changed
        return report if changed == report.changed else _with_changes(report, changed)

    return _kept(edition, waiting, run)


def plan_with(
    crew: Workshop,
    edition: Edition,
    *,
    only: Sequence[str] = (),
    refused: frozenset[str] = frozenset(),
    force: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """
    Say what a build would do.

    Args:
        crew: Who reads what has changed.
        edition: The edition.
        only: The outputs to make.
        refused: Files that are not to be published.
        force: Whether everything is made anew.
        progress: Told what is done.
        waiting: Called once where another process builds the edition.

    Returns:
        The plan, and what was found on the way.
    """

    def run(store: Store) -> tuple[Plan, tuple[Diagnostic, ...]]:
        return Run(edition, crew, store, progress or Silent(), only=only, refused=refused, is_forced=force).plan()

    return _kept(edition, waiting, run)


def _kept(edition: Edition, waiting: Callable[[], None], run: Callable[[Store], _T]) -> _T:
    """Run with what is kept from former builds; without it where it is damaged or cannot be kept."""
    folder = edition.root / CACHE
    with alone(edition.root, waiting):
        try:
            return _closed(Store(folder), run)
        except (sqlite3.Error, pickle.UnpicklingError) as error:
            if not isinstance(error, sqlite3.OperationalError):
                TABLES.discard(folder)  # it is damaged; else the disk is full
            return _closed(Store(None, in_memory=True), run)


def _closed(store: Store, run: Callable[[Store], _T]) -> _T:
    try:
        return run(store)
    finally:
        store.close()


def _with_changes(report: Report, changed: frozenset[str]) -> Report:
    return dataclasses.replace(report, changed=changed)
