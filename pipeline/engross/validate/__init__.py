"""`engross validate`: the schemas and the rules, over every file of an edition."""

from __future__ import annotations

import dataclasses
import pickle
import sqlite3
from typing import TYPE_CHECKING

from engross.rules.overlaps import apart, together
from engross.rules.weighing import weighed
from engross.schema.doubles import without_doubles
from engross.validate.checking import Terms
from engross.validate.crew import Crew
from engross.validate.run import Found, Run
from engross.validate.store import TABLES, Store
from engross.work.tables import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.saxon import Saxon


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """
    What a check found.

    Attributes:
        diagnostics: The findings, in order, as the edition's configuration selects and weighs them.
        checked: The files that were checked, relative to the edition, in order.
        suppressed: How many findings the documents themselves excuse.
        redone: Those of the files that were not known from an earlier check.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[str, ...]
    suppressed: int
    redone: tuple[str, ...]


def check(
    edition: Edition,
    saxon: Callable[[], Saxon],
    *,
    paths: Sequence[str] = (),
    schemas: Sequence[str] = (),
    jobs: int = 1,
    keeps: bool = False,
    progress: Callable[[str], None] = lambda _path: None,
) -> Checked:
    """
    Check an edition.

    Args:
        edition: The edition.
        saxon: Gives this process's XSLT processor; called only where there is Schematron to run in it.
        paths: The files to report on, relative to the edition; all when empty.
        schemas: Schemas in place of those that edition.toml names.
        jobs: How many worker processes there may be; they are set to work where there is enough to do.
        keeps: Whether what is found is kept below the edition's `.engross/`, and what was kept is used.
        progress: Told each file when it is done.

    Returns:
        Every finding. A schema that cannot be used is among them, and the rest is checked all the same.
    """
    crew = crew_for(edition, saxon, schemas=schemas, jobs=jobs)
    try:
        return check_with(crew, edition, paths=paths, keeps=keeps, progress=progress)
    finally:
        crew.close()


def crew_for(edition: Edition, saxon: Callable[[], Saxon], *, schemas: Sequence[str] = (), jobs: int = 1) -> Crew:
    """
    Find who can check the files of an edition, once or many times.

    Args:
        edition: The edition.
        saxon: Gives this process's XSLT processor.
        schemas: Schemas in place of those that edition.toml names.
        jobs: How many worker processes there may be.

    Returns:
        A crew, to be closed.
    """
    terms = Terms(
        root=edition.root.resolve(),
        settings=edition.config.validate,
        text=edition.text(),
        language=edition.config.edition.language,
        schemas=tuple(schemas),
        is_loose=edition.is_loose,
    )
    return Crew(terms, saxon, jobs)


def check_with(
    crew: Crew,
    edition: Edition,
    *,
    paths: Sequence[str] = (),
    keeps: bool = False,
    progress: Callable[[str], None] = lambda _path: None,
) -> Checked:
    """
    Check an edition with a crew that is at hand.

    Args:
        crew: Who checks the files.
        edition: The edition.
        paths: The files to report on; all when empty.
        keeps: Whether what is found is kept, and what was kept is used.
        progress: Told each file when it is done.

    Returns:
        Every finding, as `check` gives it.
    """
    folder = edition.root / CACHE if keeps and not edition.is_loose else None
    try:
        found = _run(crew, edition, Store(folder), paths, progress)
    except (sqlite3.Error, pickle.UnpicklingError) as error:
        if folder is not None and not isinstance(error, sqlite3.OperationalError):
            TABLES.discard(folder)  # it is damaged; else it is somebody else's turn, or the disk is full
        found = _run(crew, edition, Store(None, in_memory=True), paths, progress)
    checked = tuple(sorted(paths or (source.path for source in edition.sources)))
    kept = together(apart(without_doubles(weighed(found.diagnostics, edition.config.validate))))
    return Checked(tuple(kept), checked, found.suppressed, found.redone)


def _run(crew: Crew, edition: Edition, store: Store, paths: Sequence[str], progress: Callable[[str], None]) -> Found:
    try:
        return Run(edition, crew, store, paths=paths, progress=progress).go()
    finally:
        store.close()
