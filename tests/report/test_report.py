"""Every renderer on the same list of findings."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import click
import pytest

from engross import report
from engross.codes import CODES
from engross.diagnostics import Location, diagnostic
from engross.report import Report, statistics

FORMS = list(report.RENDERERS)
EMPTY = Report((), ())


@pytest.mark.parametrize("form", FORMS)
def test_equal_input_gives_equal_output(form: str, whole: Report) -> None:
    again = dataclasses.replace(whole, diagnostics=tuple(dataclasses.replace(each) for each in whole.diagnostics))
    assert report.RENDERERS[form](whole) == report.RENDERERS[form](again)


@pytest.mark.parametrize("form", FORMS)
def test_every_finding_is_in_every_form(form: str, whole: Report) -> None:
    written = report.RENDERERS[form](whole)
    for words in ("there is no edition.toml", "cannot be read", "no longer", "points to nowhere", "👩‍👧"):
        assert words in written


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_document_steers_the_reader(form: str, whole: Report) -> None:
    written = click.unstyle(report.RENDERERS[form](whole))
    written.encode()  # nothing in it stands for bytes that are no UTF-8
    if form not in ("json", "sarif", "gitlab"):  # whose readers unescape
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", written)
    else:
        assert not re.search("[\x00-\x08\x0b-\x1f]", written)


@pytest.mark.parametrize("form", FORMS)
def test_no_findings_are_no_failure(form: str) -> None:
    written = report.RENDERERS[form](EMPTY)
    assert "error" not in re.sub(r'errors="0"', "", written)
    assert written.endswith("\n") or not written


@pytest.mark.parametrize("form", [form for form in FORMS if form != "human"])
def test_machines_get_all_findings(form: str) -> None:
    findings = tuple(diagnostic("I002", f"x{number} is lost", Location("a.xml", number, 1)) for number in range(1, 99))
    written = report.RENDERERS[form](Report(findings, ("a.xml",)))
    assert len(set(re.findall(r"x\d+ is lost", written))) == len(findings)


def test_programs_read_an_array(whole: Report) -> None:
    read = json.loads(report.RENDERERS["json"](whole))
    assert read == [finding.to_json() for finding in whole.diagnostics]
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
    assert json.loads(report.RENDERERS["json"](EMPTY)) == []


def test_json_has_a_line_for_each_finding(whole: Report) -> None:
    first, *lines, last = report.RENDERERS["json"](whole).splitlines()
    assert (first, last) == ("[", "]")
    assert [json.loads(line.removesuffix(","))["message"] for line in lines] == [
        finding.message for finding in whole.diagnostics
    ]


def test_every_code_has_its_words() -> None:
    for code, kind in CODES.items():
        assert len(code) == 4
        assert kind.title
        assert kind.hint.endswith((".", "profile."))


def test_a_table_counts_what_was_found(whole: Report) -> None:
    lines = statistics(whole).splitlines()
    assert lines[0].split() == ["findings", "files", "code", "title"]
    assert lines[1].split()[:3] == ["6", "1", "S003"]
    assert lines[2].split()[:3] == ["5", "3", "S001"]
    assert lines[3].split()[:3] == ["3", "1", "T001[hand]"]
    assert len({line.index(CODES[line.split()[2][:4]].title) for line in lines[1:-1]}) == 1
    assert lines[-1] == "20 findings in 4 files; 3 files checked"
    assert statistics(EMPTY) == ""


def test_a_file_is_read_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<TEI/>")
    source = report.below(tmp_path)
    assert source("a.xml") == b"<TEI/>"
    assert source("b.xml") is None
    assert source("") is None
    assert source("\0") is None
