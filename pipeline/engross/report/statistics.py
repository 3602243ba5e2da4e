"""How often each code was found, as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engross.codes import CODES
from engross.report.wording import count, label

if TYPE_CHECKING:
    from engross.report.model import Report

_HEADER = ("findings", "files", "code", "title")


def statistics(report: Report) -> str:
    """
    Count findings by code, and by what tells findings of one code apart.

    Args:
        report: What was found.

    Returns:
        A table, the most frequent first, and under it the totals; empty where nothing was found.
    """
    if not report.diagnostics:
        return ""
    labels = {(each.code, each.detail): label(each) for each in report.diagnostics}
    counts = Counter((each.code, each.detail) for each in report.diagnostics)
    places = {(each.code, each.detail, each.location.path) for each in report.diagnostics if each.location}
    files = Counter((code, detail) for code, detail, _ in places)
    rows = [
        (f"{number:,}", f"{files[key]:,}", labels[key], CODES[key[0]].title)
        for key, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    widths = [max(len(row[column]) for row in (_HEADER, *rows)) for column in range(3)]
    table = "".join(_row(row, widths) for row in (_HEADER, *rows))
    found = len({path for _, _, path in places})
    total = f"{count(len(report.diagnostics), 'finding')} in {count(found, 'file')}"
    return f"{table}{total}; {count(len(report.checked), 'file')} checked\n"


def _row(row: tuple[str, str, str, str], widths: list[int]) -> str:
    number, files, code, title = row
    return f"{number:>{widths[0]}}  {files:>{widths[1]}}  {code:<{widths[2]}}  {title}\n"
