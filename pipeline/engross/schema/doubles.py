"""One finding where two Schematron schemas have the same rule, as a grammar and a file made from one ODD do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.diagnostics import Diagnostic

_ASSERTION = "T001"


def without_doubles(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """
    Leave out assertions that say the same of one place.

    Args:
        findings: Findings in any files.

    Returns:
        The others in their order; of assertions of one place, severity and message, the first that has an id.
    """
    every = list(findings)
    first: dict[object, Diagnostic] = {}
    for each in every:
        if each.code == _ASSERTION:
            key = _key(each)
            if key not in first or (each.detail and not first[key].detail):
                first[key] = each
    return [each for each in every if each.code != _ASSERTION or first[_key(each)] is each]


def _key(finding: Diagnostic) -> object:
    words = " ".join(finding.message.split()).rstrip(".").casefold()
    return finding.location, finding.severity, words
