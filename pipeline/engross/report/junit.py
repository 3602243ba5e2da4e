"""Findings as JUnit XML, which Jenkins and GitLab show as the results of tests."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from engross.codes import Severity
from engross.report.wording import label, one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.diagnostics import Diagnostic
    from engross.report.model import Report

_SUITE = "engross validate"
_CLEAN = "no errors"
# What XML 1.0 (section 2.2, Char) has no place for, and no control character.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def render(report: Report) -> str:
    """
    Write findings as a JUnit report.

    Each error is a test case that failed, or that could not run where the error is a blocking one; a file without an
    error is one test case that passed. What is no error stands in the `system-out` of the file's first test case.
    A test case's class is the file without its suffix (a full stop would divide it into package and class), its name
    the code and message without line and column, so that it is the same one in the next run.

    Args:
        report: What was found.

    Returns:
        XML, ending in a line feed.
    """
    by_path: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for finding in report.diagnostics:
        by_path[finding.location.path if finding.location else ""].append(finding)
    names: Counter[tuple[str, str]] = Counter()
    cases = [
        case for path in sorted({*report.checked, *by_path}) for case in _cases(path, by_path.get(path, []), names)
    ]
    blocking = sum(finding.blocking and finding.severity is Severity.ERROR for finding in report.diagnostics)
    failures = sum(finding.severity is Severity.ERROR for finding in report.diagnostics) - blocking
    time = "" if report.seconds is None else f' time="{report.seconds:.3f}"'
    totals = f'tests="{len(cases)}" failures="{failures}" errors="{blocking}" skipped="0"{time}'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="{_SUITE}" {totals}>\n'
        f"{''.join(cases)}  </testsuite>\n</testsuites>\n"
    )


def _cases(path: str, findings: list[Diagnostic], names: Counter[tuple[str, str]]) -> Iterator[str]:
    """Write the test cases of a file."""
    group = one_line(posixpath.splitext(path)[0]) or "edition"
    others = [finding for finding in findings if finding.severity is not Severity.ERROR]
    beside = f"      <system-out>{chr(10).join(map(_whole, others))}</system-out>\n" if others else ""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    for error in errors:
        message = one_line(error.message)
        element = "error" if error.blocking else "failure"
        attributes = f"type={_value(error.code)} message={_value(message)}"
        fault = f"      <{element} {attributes}>{_whole(error)}</{element}>\n"
        yield _case(group, f"{label(error)} {message}", path, names, fault + beside)
        beside = ""
    if not errors:
        yield _case(group, _CLEAN, path, names, beside)


def _case(group: str, name: str, path: str, names: Counter[tuple[str, str]], content: str) -> str:
    """Write a test case; of several with the same class and name GitLab would show the first alone."""
    names[group, name] += 1
    number = names[group, name]
    whole = f"{name} ({number})" if number > 1 else name
    file = f" file={_value(one_line(path))}" if path else ""
    start = f"    <testcase classname={_value(group)} name={_value(whole)}{file}"
    return f"{start}>\n{content}    </testcase>\n" if content else f"{start}/>\n"


def _whole(finding: Diagnostic) -> str:
    """Write a finding as content of an element."""
    place = f"{_escaped(str(finding.location))}: " if finding.location else ""
    first = f"{place}{finding.severity} {_escaped(label(finding))} {_escaped(finding.message)}"
    expected = f"\n  Expected: {_escaped(', '.join(finding.expected))}" if finding.expected else ""
    return f"{first}\n  {_escaped(finding.hint)}{expected}"


def _value(text: str) -> str:
    """Write the value of an attribute, with its quotation marks."""
    return f'"{_escaped(text).replace(chr(34), "&quot;")}"'


def _escaped(text: str) -> str:
    """Write text as XML (section 2.4): the carriage return, which a parser would change, as a reference (2.11)."""
    if not text.isprintable():
        text = _NO_CHARACTER.sub("\ufffd", safe(text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
