"""Every case of cases.toml gives its findings, at their places, and none more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.samples import framed

from engross import validate
from engross.diagnostics import Diagnostic
from engross.edition import open_edition
from engross.saxon import Saxon

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def document(case: dict[str, str]) -> str:
    if "document" in case:
        return case["document"].lstrip()
    return framed(header=case.get("header", ""), body=case.get("body", "<p>Text.</p>"))


def path(number: int) -> str:
    return f"tei/case-{number:03}.xml"


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory, saxon: Saxon) -> dict[str, list[Diagnostic]]:
    """Check all cases as the documents of one edition."""
    root = tmp_path_factory.mktemp("cases")
    (root / "tei").mkdir()
    (root / "edition.toml").write_text('[validate]\nschemas = ["engross"]\n', encoding="utf-8")
    for number, case in enumerate(CASES):
        (root / path(number)).write_text(document(case), encoding="utf-8")
    found: dict[str, list[Diagnostic]] = {}
    for finding in validate.check(open_edition(root), lambda: saxon).diagnostics:
        assert finding.location is not None
        found.setdefault(finding.location.path, []).append(finding)
    return found


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case["name"] for case in CASES])
def test_case(number: int, case: dict[str, list[str]], findings: dict[str, list[Diagnostic]]) -> None:
    said = []
    for finding in findings.get(path(number), []):
        assert finding.location is not None
        code = f"{finding.code}[{finding.detail}]" if finding.detail else finding.code
        said.append(f"{code} {finding.location.line}:{finding.location.column}")
        assert finding.message
        assert finding.hint
    assert said == case["expect"]
