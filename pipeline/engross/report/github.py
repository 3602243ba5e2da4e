"""Findings as workflow commands, which GitHub Actions shows as annotations of the files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engross.codes import Severity
from engross.report.wording import count, label, one_line, safe

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.report.model import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10  # of each kind, for one step of a job


def render(report: Report) -> str:
    """
    Write findings as workflow commands of GitHub Actions.

    GitHub shows the first ten errors, warnings and notices of a step, so the gravest come first; where there are
    more, a notice says so. The log has them all; it shows a command's message alone, so the message begins with the
    place.

    Args:
        report: What was found.

    Returns:
        A line for each finding.
    """
    by_severity: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for finding in report.diagnostics:
        by_severity[finding.severity].append(_command(finding))
    errors, warnings, notices = (by_severity[severity] for severity in Severity)
    return "".join((*errors, *warnings, _remark(report), *notices))


def _remark(report: Report) -> str:
    """Count the findings where not all are shown; before the other notices, or it might be the one that is not."""
    counts = Counter(finding.severity for finding in report.diagnostics)
    if not counts or max(counts.values()) <= _SHOWN:
        return ""
    said = ", ".join(count(counts[level], level.value) for level in Severity if counts[level])
    words = f"{said}. GitHub shows no more than {_SHOWN} of each kind here; the log of this step has them all."
    return f"::notice title=Engross::{_data(words)}\n"


def _command(finding: Diagnostic) -> str:
    place = finding.location
    given = f"title={_property(label(finding))}"
    at = ""
    if place:
        line = "" if place.line is None else f"line={place.line},"
        column = "" if place.column is None else f"col={place.column},"
        given = f"file={_property(safe(place.path))},{line}{column}{given}"
        at = f"{one_line(str(place))}: "
    words = f"{at}{label(finding)} {safe(finding.message)}\n{safe(finding.hint)}"
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(words)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
