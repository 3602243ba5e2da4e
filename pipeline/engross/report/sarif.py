"""Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code scanning and editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import engross
from engross.codes import CODES, Severity
from engross.codes.pages import of_family
from engross.diagnostics import exit_code
from engross.report.as_json import array, encode
from engross.report.fingerprints import fingerprints
from engross.report.wording import safe, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engross.codes.pages import Page
    from engross.diagnostics import Diagnostic, Location
    from engross.report.model import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "SRCROOT"
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")


def render(report: Report) -> str:
    """
    Write findings as a SARIF log of one run.

    A finding about a file is a result. One that has no place is a notification of the tool, for a result without a
    location is refused by code scanning; and so is, besides, one that kept the command from its work.

    Args:
        report: What was found.

    Returns:
        JSON, ending in a line feed.
    """
    codes = sorted({finding.code for finding in report.diagnostics})
    rules = {code: number for number, code in enumerate(codes)}
    uris = {path: _artifact(path) for path in {each.location.path for each in report.diagnostics if each.location}}
    prints = fingerprints(report.diagnostics)
    results = array(
        _result(finding, rules, uris, fingerprint)
        for finding, fingerprint in zip(report.diagnostics, prints, strict=True)
        if finding.location
    )
    notifications = [
        _notification(finding, rules, uris)
        for finding in report.diagnostics
        if finding.location is None or finding.blocking
    ]
    invocation: dict[str, Any] = {
        "executionSuccessful": not any(finding.blocking for finding in report.diagnostics),
        "exitCode": exit_code(report.diagnostics),
    }
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    driver = {
        "name": "Engross",
        "version": engross.__version__,
        "semanticVersion": engross.__version__,
        "rules": list(_rules(codes)),
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the edition."}}},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    frame = encode({"version": "2.1.0", "$schema": _SCHEMA, "runs": [run]})
    # the results are written one by one, each in a line of its own: there may be very many
    return f"{frame.removesuffix('[]}]}')}{results}}}]}}\n"


def _rules(codes: Iterable[str]) -> Iterable[dict[str, Any]]:
    for code in codes:
        kind = CODES[code]
        title = f"{kind.title[0].upper()}{kind.title[1:]}"
        page = of_family(code[0]).get(code)
        why = " ".join(page.why.split()) if page and page.why else ""
        yield {
            "id": code,
            "shortDescription": {"text": _said(title)},
            "fullDescription": {"text": _said(f"{title}. {kind.hint}")},
            "help": {"text": _said(f"{kind.hint} {why}".strip()), "markdown": _said(_page(kind.hint, page))},
            "defaultConfiguration": {"level": _LEVELS[kind.severity]},
        }


def _page(hint: str, page: Page | None) -> str:
    """Write what is known of a code in Markdown."""
    if page is None:
        return hint
    parts = [hint, page.why.strip()]
    for heading, example in (("Wrong", page.wrong), ("Mended", page.mended)):
        if example.strip():
            parts.append(
                f"{heading}:\n\n```{'xml' if example.lstrip().startswith('<') else ''}\n{example.strip()}\n```"
            )
    return "\n\n".join(part for part in parts if part)


def _result(
    finding: Diagnostic, rules: Mapping[str, int], uris: Mapping[str, dict[str, str]], fingerprint: str
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(sentences(finding))},
        "partialFingerprints": {"engrossFinding/v1": fingerprint},
    }
    if finding.location:
        result["locations"] = [_location(finding.location, uris)]
    properties: dict[str, Any] = {}
    if finding.detail:
        properties["detail"] = finding.detail
    if finding.expected:
        properties["expected"] = list(finding.expected)
    return result | {"properties": properties} if properties else result


def _notification(finding: Diagnostic, rules: Mapping[str, int], uris: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "associatedRule": {"id": finding.code, "index": rules[finding.code]},
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(sentences(finding))},
    }
    if finding.location:
        notification["locations"] = [_location(finding.location, uris)]
    return notification


def _location(place: Location, uris: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": uris[place.path]}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
        if place.column is not None:
            physical["region"]["startColumn"] = place.column
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    """Name a file by a URI (section 3.4): relative to the edition, where it is not outside of it altogether."""
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[0]}:{quote(path[2:].replace(chr(92), '/'), safe='/')}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _said(text: str) -> str:
    """
    Write a text as a message string.

    Braces are doubled, for they enclose placeholders (section 3.11.5), and what would be a link is none (3.11.6).
    """
    return safe(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
