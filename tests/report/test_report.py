"""Every renderer on the same list of findings."""

from __future__ import annotations

import json

import click
import pytest

from engross import report
from engross.codes import CODES, Severity
from engross.diagnostics import Location, diagnostic, in_order

FINDINGS = in_order(
    [
        diagnostic("I002", 'ref="#x" points to x', Location("tei/b.xml", 3, 7), hint="Did you mean y?"),
        diagnostic(
            "T001", "No hand is declared.", Location("tei/a.xml", 10, 1), detail="hand", severity=Severity.WARNING
        ),
        diagnostic("T001", "No hand is declared.", Location("tei/a.xml", 9, 1), detail="hand", severity=Severity.INFO),
        diagnostic("X006", "cannot be read", Location("tei/c.xml")),
        diagnostic("C001", "there is no edition.toml"),
        diagnostic("S001", "<p> <é> 'quotes' \"and\" & more", Location("tei/a.xml", 9, 1), expected=("item", "label")),
        diagnostic("C001", "there is no edition.toml"),
    ]
)


def test_order_is_by_place_and_repetitions_are_dropped() -> None:
    assert [str(finding.location) for finding in FINDINGS] == [
        "None",
        "tei/a.xml:9:1",
        "tei/a.xml:9:1",
        "tei/a.xml:10:1",
        "tei/b.xml:3:7",
        "tei/c.xml",
    ]


def test_people_read_place_code_message_and_advice() -> None:
    lines = click.unstyle(report.RENDERERS["human"](FINDINGS)).splitlines()
    assert lines[0] == "error C001 there is no edition.toml"
    assert "tei/a.xml:10:1: warning T001[hand] No hand is declared." in lines
    assert lines[-4:-2] == ['tei/b.xml:3:7: error I002 ref="#x" points to x', "  Did you mean y?"]
    assert len(lines) == 2 * len(FINDINGS)


def test_programs_read_the_same() -> None:
    read = json.loads(report.RENDERERS["json"](FINDINGS))
    assert [each["code"] for each in read] == [finding.code for finding in FINDINGS]
    assert read[0] | {"hint": ""} == {
        "code": "C001",
        "severity": "error",
        "message": "there is no edition.toml",
        "hint": "",
        "detail": "",
        "expected": [],
        "path": None,
        "line": None,
        "column": None,
    }
    assert read[1]["expected"] == ["item", "label"]


@pytest.mark.parametrize("form", list(report.RENDERERS))
def test_no_findings_are_no_failure(form: str) -> None:
    assert report.RENDERERS[form]([]) in ("", "[]\n")


def test_the_summary_counts() -> None:
    assert report.human.summary(FINDINGS, 1) == "1 file checked: 4 errors, 1 warning, 1 info"
    assert report.human.summary([], 3) == "3 files checked: nothing to mend"


def test_every_code_has_its_words() -> None:
    for code, kind in CODES.items():
        assert len(code) == 4
        assert kind.title
        assert kind.hint.endswith((".", "profile."))


def test_verbose_output_names_everything_that_was_expected() -> None:
    names = [f"name{number}" for number in range(40)]
    finding = diagnostic("S001", "<x> may not stand here", Location("a.xml", 1, 1), expected=names)
    short = click.unstyle(report.human.render([finding]))
    assert "name7" not in short
    whole = click.unstyle(report.human.render([finding], verbose=True))
    assert whole.startswith(short)
    assert whole.removeprefix(short).replace(",", "").split() == ["Expected:", *names]
    assert max(map(len, whole.splitlines())) < 80
