"""Where files are seen from: an edition may be a folder of a repository, whose services name files from its root."""

from __future__ import annotations

import dataclasses
import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Diagnostic, Location
from engross.report.model import below

if TYPE_CHECKING:
    from engross.report.model import Report


# What is read by services, which name files from the root of the repository.
_SERVICES = frozenset(("github", "gitlab", "junit", "sarif"))


def for_readers(form: str, report: Report, edition: Path) -> Report:
    """
    Name every file as the readers of a format expect it.

    Args:
        form: A key of `RENDERERS`.
        report: What was found, its paths relative to the edition.
        edition: The edition's folder.

    Returns:
        The report, its paths relative to the repository where a service reads them.
    """
    return seen_from(repository_of(edition, Path.cwd()), edition, report) if form in _SERVICES else report


def repository_of(edition: Path, working: Path) -> Path:
    """
    Find the folder that GitHub and GitLab name files from.

    Args:
        edition: The edition's folder.
        working: The working directory, taken where there is no repository and the edition is below it.

    Returns:
        The repository that the edition is in; else the working directory, or the edition itself.
    """
    edition, working = edition.resolve(), working.resolve()
    for folder in (edition, *edition.parents):
        if (folder / ".git").exists():
            return folder
    return working if edition.is_relative_to(working) else edition


def seen_from(base: Path, edition: Path, report: Report) -> Report:
    """
    Name every file as it is seen from a folder.

    Args:
        base: The folder.
        edition: What the paths of the report are relative to.
        report: What was found.

    Returns:
        The same, with other paths; the very same where the two folders are one.
    """
    base, edition = base.resolve(), edition.resolve()
    if base == edition:
        return report

    @functools.cache
    def path(own: str) -> str:
        try:
            return Path(os.path.relpath(edition / own, base)).as_posix()
        except ValueError:  # another drive of Windows
            return own

    def moved(finding: Diagnostic) -> Diagnostic:
        if finding.location is None:
            return finding
        place = finding.location
        seen = Location(path(place.path), place.line, place.column)
        return Diagnostic(
            finding.code, finding.message, seen, finding.severity, finding.hint, finding.detail, finding.expected
        )

    return dataclasses.replace(
        report,
        diagnostics=tuple(moved(finding) for finding in report.diagnostics),
        checked=tuple(path(own) for own in report.checked),
        source=below(base),
    )
