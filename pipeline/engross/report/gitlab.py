"""Findings as a GitLab Code Quality report, which merge requests show (a subset of Code Climate's issues)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes import Severity
from engross.report.as_json import array
from engross.report.fingerprints import fingerprints
from engross.report.wording import label, sentences

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.report.model import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
# A path and a line must be given: what has no place has to do with the edition as a whole, and this is its file.
_EDITION = "edition.toml"


def render(report: Report) -> str:
    """
    Write findings as GitLab reads them from `artifacts: reports: codequality`.

    Args:
        report: What was found.

    Returns:
        A JSON array, each finding an object in a line of its own.
    """
    prints = fingerprints(report.diagnostics)
    return array(_issue(*pair) for pair in zip(report.diagnostics, prints, strict=True)) + "\n"


def _issue(finding: Diagnostic, fingerprint: str) -> dict[str, object]:
    place = finding.location
    return {
        "description": f"{label(finding)}: {sentences(finding)}",
        "check_name": label(finding),
        "fingerprint": fingerprint,
        "severity": "blocker" if finding.blocking else _SEVERITIES[finding.severity],
        "location": {
            "path": place.path if place else _EDITION,
            "lines": {"begin": (place and place.line) or 1},
        },
    }
