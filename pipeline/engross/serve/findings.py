"""What was found, page by page, as the script in a page is told it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Any

from engross.codes import Severity
from engross.diagnostics import in_order
from engross.report.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engross.diagnostics import Diagnostic

FRONT = "index.html"
MOST = 200  # of the findings of a page; more are counted
_OF_BUILDING = "O"
_AT_ONCE = ("C", "O", "X")


@dataclasses.dataclass(frozen=True, slots=True)
class Findings:
    """
    What was found in the edition as it is now.

    Attributes:
        diagnostics: All of it, in order.
        pages: The file of each page of a document, relative to the output folder, with the path of the document.
        failed: The documents whose pages are those of an earlier version.
        is_whole: Whether nothing is being looked for any more.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    pages: Mapping[str, str] = dataclasses.field(default_factory=dict)
    failed: frozenset[str] = frozenset()
    is_whole: bool = False

    def of_page(self, page: str) -> dict[str, Any]:
        """
        Tell what concerns a page.

        Args:
            page: Its file, relative to the output folder.

        Returns:
            Plain values: the findings of its document, and those of nothing that has a page. The front page has all.
        """
        document = self.pages.get(page)
        shown = list(self.diagnostics)
        if page != FRONT:
            others = frozenset(self.pages.values()) - {document}
            shown = [each for each in shown if each.location is None or each.location.path not in others]
        shown.sort(key=lambda each: _rank(each, document))
        counts = Counter(each.severity for each in shown)
        return {
            "document": document,
            "failed": self._failure(document) if document in self.failed else None,
            "whole": self.is_whole,
            "counts": {level.value: counts[level] for level in Severity if counts[level]},
            "findings": [_plain(each) for each in shown[:MOST]],
            "more": max(0, len(shown) - MOST),
        }

    def _failure(self, document: str | None) -> dict[str, Any]:
        errors = (each for each in self.diagnostics if each.location and each.location.path == document)
        worst = min(errors, key=_gravity, default=None)
        return _plain(worst) if worst else {"path": document, "line": None, "message": ""}


def before_check(
    built: Iterable[Diagnostic], former: Iterable[Diagnostic] | None, saved: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """
    Choose what to show as soon as a build is over, until a check is.

    Args:
        built: The build's findings.
        former: Those of the last check; None where there was none yet.
        saved: The files that were saved since, of which they may be true no longer.

    Returns:
        All of the build's at first; then only what no document can excuse, lest what it does excuse comes and goes.
    """
    if former is None:
        return tuple(in_order(built))
    still = (each for each in former if each.location is None or each.location.path not in saved)
    return tuple(in_order((*still, *(each for each in built if each.code.startswith(_AT_ONCE)))))


def after_check(built: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """
    Put together what a build and the check after it found.

    Args:
        built: The build's findings.
        checked: The check's.

    Returns:
        All of the check's, and of the build's those about stylesheets and writing, which no check makes.
    """
    return tuple(in_order((*checked, *(each for each in built if each.code.startswith(_OF_BUILDING)))))


def _gravity(each: Diagnostic) -> int:
    return list(Severity).index(each.severity)


def _rank(each: Diagnostic, document: str | None) -> tuple[bool, bool]:
    """What keeps the work from being done comes first, then the page's own document, in the order of its lines."""
    return (not each.blocking, each.location is None or each.location.path != document)


def _plain(each: Diagnostic) -> dict[str, Any]:
    known = each.to_json()
    words = {key: one_line(known[key]) for key in ("message", "hint", "detail")}
    return {**{key: known[key] for key in ("code", "severity", "path", "line", "column")}, **words}
