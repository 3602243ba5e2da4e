"""Mending until there is nothing left to mend."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

from engross.diagnostics import diagnostic
from engross.mending.splice import Mended, mend
from engross.rules.placing import spot
from engross.xmlio import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument

_ROUNDS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """
    A file that was mended as far as it can be.

    Attributes:
        data: Its bytes.
        made: The findings that are mended, each as it was when it was.
        unmade: O008 for every mend that cannot be made, at its place in the mended file.
    """

    data: bytes
    made: tuple[Finding, ...]
    unmade: tuple[Diagnostic, ...]


def mend_document(
    document: XmlDocument,
    check: Callable[[XmlDocument], Iterable[Finding]],
    *,
    attributes: bool,
    text: bool,
) -> Outcome:
    """
    Mend a file, check it again, and mend what is found then.

    Args:
        document: The file.
        check: Finds what is wrong with a file; told of every version of it.
        attributes: Whether the values of attributes are mended.
        text: Whether words are.

    Returns:
        The file after at most five rounds. A mend after which anything new would be found at its element is not made.
    """
    found = list(check(document))
    made: list[Finding] = []
    barred: dict[_Key, str] = {}
    reasons: dict[Finding, str] = {}
    for _ in range(_ROUNDS):
        asked = [finding for finding in found if _key(finding) not in barred]
        step = mend(document.data, asked, attributes=attributes, text=text)
        reasons = dict(step.reasons)
        if not step.made:
            break
        mended = parse(step.data, document.path, document.file)
        after = list(check(mended))
        worse = _introduced(found, after, step)
        if worse:
            barred.update(worse)
            continue
        made += step.made
        document, found = mended, after
    unmade = [
        (finding, reasons.get(finding) or barred[_key(finding)])
        for finding in found
        if finding in reasons or (_key(finding) in barred and finding.mend is not None)
    ]
    return Outcome(document.data, tuple(made), tuple(_said(document, unmade)))


_Key = tuple[str, str, str | None]


def _key(finding: Finding) -> _Key:
    return finding.code, finding.element, finding.attribute


def _introduced(before: Iterable[Finding], after: Iterable[Finding], step: Mended) -> dict[_Key, str]:
    """Find the mends that are to blame for what was not found before; all of them, where it is not clear which."""
    more = Counter(_key(finding) for finding in after) - Counter(_key(finding) for finding in before)
    blamed: dict[_Key, str] = {}
    for code, element, attribute in more:
        here = [finding for finding in step.made if finding.element == element]
        exactly = [finding for finding in here if finding.attribute == attribute]
        for finding in exactly or here or step.made:
            blamed.setdefault(_key(finding), f"{code} would be found then")
    return blamed


def _said(document: XmlDocument, unmade: Sequence[tuple[Finding, str]]) -> list[Diagnostic]:
    if not unmade:
        return []
    places = document.locate_all([spot(finding) for finding, _ in unmade])
    return [
        diagnostic("O008", f"the mend for {finding.code} was not made, because {reason}", place)
        for (finding, reason), place in zip(unmade, places, strict=True)
    ]
