"""From a node to its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.diagnostics import diagnostic
from engross.xmlio import read
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Source
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument


def placed(findings: Sequence[Finding], sources: Sequence[Source]) -> list[Diagnostic]:
    """
    Place findings in any file of an edition; each file that has some is read once more.

    Args:
        findings: What the edition's rules found.
        sources: The edition's files.

    Returns:
        A diagnostic for each finding, in the order of the files.
    """
    mine: dict[str, list[Finding]] = {}
    for finding in findings:
        mine.setdefault(finding.path, []).append(finding)
    return [
        found
        for source in sources
        if source.path in mine
        for found in placed_in(read(source.file, source.path), mine[source.path])
    ]


def placed_in(document: XmlDocument, findings: Iterable[Finding]) -> list[Diagnostic]:
    """
    Place findings in a file that is at hand.

    Args:
        document: The file.
        findings: What was found in it.

    Returns:
        A diagnostic for each finding.
    """
    found = list(findings)
    if not found:
        return []
    places = document.locate_all([spot(finding) for finding in found])
    return [
        diagnostic(finding.code, finding.message, place, severity=finding.severity, hint=finding.hint)
        for finding, place in zip(found, places, strict=True)
    ]


def spot(finding: Finding) -> Spot:
    """
    Say what a finding is about, as `XmlDocument.locate_all` asks.

    Args:
        finding: Any finding.

    Returns:
        Its words, its attribute, or its element.
    """
    if finding.words is None:
        return Spot(finding.element, finding.attribute)
    return Spot(finding.element, None, finding.words.after, finding.words.start, max(finding.words.length, 1))
