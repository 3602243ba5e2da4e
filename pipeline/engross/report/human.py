"""Findings for people: file, line and column first, then what is wrong, the line itself, and what to do."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import click

from engross.codes import Severity
from engross.report.excerpt import Lines, cut
from engross.report.wording import count, label, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.diagnostics import Diagnostic
    from engross.report.model import Report

CAP = 10
WIDTH = 100
_NARROWEST = 40
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LEVELS = {severity: click.style(severity.value, fg=colour) for severity, colour in _COLOURS.items()}
_CARETS = {severity: click.style("^", fg=colour, bold=True) for severity, colour in _COLOURS.items()}


def render(report: Report, *, cap: int | None = CAP, verbose: bool = False, width: int = WIDTH) -> str:
    """
    Write findings as text, in colour; click takes the colour out where there is no terminal.

    Args:
        report: What was found.
        cap: How many findings of one code (and detail) to show of one file; all when None. What is left out is
            counted at the end of the file's findings.
        verbose: Also name everything that would have been right.
        width: How many columns the terminal has, which source lines are cut to.

    Returns:
        For each finding its place, severity, code and message, the source line with a caret, and the hint, then an
        empty line.
    """
    lines = Lines(report.source)
    room = max(width, _NARROWEST)
    written: list[str] = []
    seen: Counter[tuple[str, str]] = Counter()
    current = ""
    for finding in report.diagnostics:
        path = finding.location.path if finding.location else ""
        if path != current:
            written.extend(_left_out(seen, current, cap))
            seen.clear()
            current = path
        seen[finding.code, finding.detail] += 1
        if cap is None or seen[finding.code, finding.detail] <= cap:
            written.append(f"{_head(finding)}{_excerpt(finding, lines, room)}{_advice(finding, verbose=verbose)}\n")
    written.extend(_left_out(seen, current, cap))
    return "".join(written)


def listing(findings: Sequence[Diagnostic], *, verbose: bool = False) -> str:
    """
    Write findings as text without source lines.

    Args:
        findings: In the order to be shown in.
        verbose: Also name everything that would have been right.

    Returns:
        Two lines for each finding; in verbose output more, where there is a list.
    """
    return "".join(_head(finding) + _advice(finding, verbose=verbose) for finding in findings)


def summary(report: Report, *, cap: int | None = None) -> str:
    """
    Say in one line how it went.

    Args:
        report: What was found.
        cap: What `render` was given, so that what it left out is counted; None where it left out nothing.

    Returns:
        The line.
    """
    counts = Counter(finding.severity for finding in report.diagnostics)
    said = [count(counts[level], level.value) for level in Severity if counts[level]]
    clean = "nothing new to mend" if report.known else "nothing to mend"
    time = "" if report.seconds is None else f" in {report.seconds:.1f} s"
    parts = [f"{count(len(report.checked), 'file')} checked{time}: {', '.join(said) or clean}"]
    hidden = 0 if cap is None else _hidden(report.diagnostics, cap)
    if hidden:
        parts.append(f"{hidden:,} of them not shown (--all shows them)")
    if report.known:
        parts.append(f"{report.known:,} known from the baseline")
    if report.suppressed:
        parts.append(f"{report.suppressed:,} suppressed in the documents")
    return "; ".join(parts)


def _hidden(findings: Sequence[Diagnostic], cap: int) -> int:
    counts = Counter((each.location.path if each.location else "", each.code, each.detail) for each in findings)
    return sum(number - cap for number in counts.values() if number > cap)


def _left_out(seen: Counter[tuple[str, str]], path: str, cap: int | None) -> Iterator[str]:
    """Say how many findings of a file are not shown."""
    if cap is None:
        return
    where = f" in {one_line(path)}" if path else ""
    lines = []
    for (code, detail), number in seen.items():
        if number > cap:
            name = f"{code}[{one_line(detail)}]" if detail else code
            lines.append(click.style(f"… {number - cap:,} more {name}{where}", dim=True) + "\n")
    if lines:
        yield from (*lines, "\n")


def _head(finding: Diagnostic) -> str:
    place = f"{click.style(one_line(str(finding.location)), bold=True)}: " if finding.location else ""
    return f"{place}{_LEVELS[finding.severity]} {label(finding)} {one_line(finding.message)}\n"


def _excerpt(finding: Diagnostic, lines: Lines, width: int) -> str:
    """Show the line that a finding is about; nothing where the finding has none, or the file has it no longer."""
    place = finding.location
    if place is None or place.line is None:
        return ""
    line = lines.line(place.path, place.line)
    if line is None:
        return ""
    number = str(place.line)
    shown, before = cut(line, place.column, width - len(number) - len("   | "))
    if not shown:
        return ""
    excerpt = f"{click.style(f'  {number} |', dim=True)} {shown}\n"
    if before is None:
        return excerpt
    gutter = click.style(f"  {' ' * len(number)} |", dim=True)
    return f"{excerpt}{gutter} {' ' * before}{_CARETS[finding.severity]}\n"


def _advice(finding: Diagnostic, *, verbose: bool) -> str:
    return f"  {one_line(finding.hint)}\n" + (_expected(finding) if verbose else "")


def _expected(finding: Diagnostic) -> str:
    if not finding.expected:
        return ""
    words = f"Expected: {', '.join(map(one_line, finding.expected))}"
    lines = textwrap.wrap(words, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)
