"""Where two findings say one thing of one place, the better one stays."""

from __future__ import annotations

import dataclasses
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engross.diagnostics import Diagnostic, Location

_MISSING = ("S001", "S002")
# Schemas that documents name and that could not be used.
_OF_SCHEMAS = frozenset(("S011", "S012", "S020"))
# A finding of this code, or of this assertion of the profile, says nothing new where one of these stands at its place.
_SAID_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "H001": _MISSING,
        "H004": _MISSING,
        "H006": _MISSING,
        "H011": ("S004",),
        "H012": _MISSING,
        "H016": _MISSING,
        "H018": _MISSING,
        "H020": _MISSING,
        # the schema that the document is checked with does not know what an older one knew
        "S015": ("S001", "S002", "S003", "S005"),
        "S016": ("S001", "S003", "S005"),
        # the name of a licence looks like a pointer to a file
        "I003": ("H008",),
        "I007": ("H008",),
        # the rules for dates name the value to write
        "dates-are-in-order": ("D004",),
        "when-stands-alone": ("D005",),
        "dateline-agrees": ("D007",),
        # which of the words and the values is right is seen when these can be true together
        "D007": ("D004", "D005", "D011"),
        # a tag that is none is listed nowhere
        "language-is-declared": ("U014", "U015", "U016"),
        # these do not hold when a pointer's target is missing
        "classification-is-declared": ("I002", "I003"),
        "hand-is-declared": ("I002", "I003", "I013"),
        "new-hand-is-declared": ("I002", "I003", "I013"),
        "responsible-is-declared": ("I002", "I003"),
        # the schema sees the form of a pointer alone
        "S005": ("I002", "I003"),
        # an id that is no name, or stands twice, is to be another
        "I004": ("I006",),
        "N014": ("I005",),
        # what compares the names with the entries says more
        "pseudonym-has-person": ("N001", "N002"),
        "N005": ("N003",),
        # the profile is stricter with hands than with other elements that wait for a pointer
        "I012": ("hand-is-used",),
        "sender-is-named": ("H012",),
        "sending-is-dated": ("H010", "H012"),
    }
)


def apart(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """
    Leave out what another finding says better.

    Args:
        findings: Findings in any files, weighed already: what is ignored says nothing.

    Returns:
        The others, in their order.
    """
    every = list(findings)
    asked = {finding.location for finding in every if _rivals(finding)}
    if not asked:
        return every
    said: dict[Location | None, set[str]] = {}
    for finding in every:
        if finding.location in asked:
            said.setdefault(finding.location, set()).update((finding.code, finding.detail))
    return [finding for finding in every if said.get(finding.location, set()).isdisjoint(_rivals(finding))]


def _rivals(finding: Diagnostic) -> tuple[str, ...]:
    return _SAID_BY.get(finding.code, ()) or _SAID_BY.get(finding.detail, ())


def together(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """
    Say once what many documents say of one schema.

    Args:
        findings: Findings in any files, in order.

    Returns:
        The same, but for the schemas that several documents name and that cannot be used: of each the first finding,
        with the number of the others.
    """
    every = list(findings)
    counts = Counter((finding.code, finding.message) for finding in every if finding.code in _OF_SCHEMAS)
    said: set[tuple[str, str]] = set()
    left = []
    for finding in every:
        key = finding.code, finding.message
        if counts[key] < 2:
            left.append(finding)
        elif key not in said:
            said.add(key)
            others = f"{counts[key] - 1:,} more document{'s' if counts[key] > 2 else ''}"
            left.append(dataclasses.replace(finding, message=f"{finding.message}; the same in {others}"))
    return left
