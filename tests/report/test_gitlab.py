"""GitLab's Code Quality report: what it asks for, and no two fingerprints alike."""

from __future__ import annotations

import json
import re

import pytest

from engross import report
from engross.codes import Severity
from engross.diagnostics import Location, diagnostic
from engross.report import Report


def test_an_issue_has_all_that_is_required(whole: Report) -> None:
    issues = json.loads(report.RENDERERS["gitlab"](whole))
    assert len(issues) == len(whole.diagnostics)
    for finding, issue in zip(whole.diagnostics, issues, strict=True):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["check_name"] == (f"{finding.code}[{finding.detail}]" if finding.detail else finding.code)
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert "\n" not in issue["description"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["location"]["path"]
        assert not issue["location"]["path"].startswith("./")
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in prints)


@pytest.mark.parametrize(
    ("code", "severity", "said"),
    [
        ("I002", Severity.ERROR, "major"),
        ("I002", Severity.WARNING, "minor"),
        ("I002", Severity.INFO, "info"),
        ("S011", Severity.ERROR, "blocker"),
    ],
)
def test_a_severity_is_one_of_gitlabs(code: str, severity: Severity, said: str) -> None:
    finding = diagnostic(code, "x points to nothing", Location("a.xml", 7, 3), severity=severity, hint="Mend it.")
    (issue,) = json.loads(report.RENDERERS["gitlab"](Report((finding,), ("a.xml",))))
    assert issue["severity"] == said
    assert issue["location"] == {"path": "a.xml", "lines": {"begin": 7}}
    assert issue["description"] == f"{code}: x points to nothing. Mend it."
