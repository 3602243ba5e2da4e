"""Findings for people: file, line and column first, then what is wrong, then what to do."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import click

from engross.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.diagnostics import Diagnostic

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def render(findings: Sequence[Diagnostic], *, verbose: bool = False) -> str:
    """
    Write findings as text, in colour; click takes the colour out where there is no terminal.

    Args:
        findings: In the order to be shown in.
        verbose: Also name everything that would have been right.

    Returns:
        Two lines for each finding; in verbose output more, where there is a list.
    """
    return "".join(_one(finding) + (_expected(finding) if verbose else "") for finding in findings)


def summary(findings: Sequence[Diagnostic], checked: int) -> str:
    """
    Say in one line how it went.

    Args:
        findings: All findings.
        checked: How many files were checked.

    Returns:
        The line.
    """
    counts = Counter(finding.severity for finding in findings)
    said = [_count(counts[level], level.value) for level in Severity if counts[level]]
    return f"{_count(checked, 'file')} checked: {', '.join(said) or 'nothing to mend'}"


def _count(number: int, word: str) -> str:
    plural = word if number == 1 or word == Severity.INFO else f"{word}s"
    return f"{number} {plural}"


def _one(finding: Diagnostic) -> str:
    label = f"{finding.code}[{finding.detail}]" if finding.detail else finding.code
    place = click.style(str(finding.location), bold=True) + ": " if finding.location else ""
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity])
    return f"{place}{severity} {label} {finding.message}\n  {click.style(finding.hint, dim=True)}\n"


def _expected(finding: Diagnostic) -> str:
    if not finding.expected:
        return ""
    words = f"Expected: {', '.join(finding.expected)}"
    lines = textwrap.wrap(words, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)
