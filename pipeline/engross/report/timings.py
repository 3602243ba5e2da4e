"""Where the time of a build went: the slowest documents, and what each stylesheet took."""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

from engross.report.columns import shortened, width
from engross.report.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROOM = 60  # columns of a name
_MILLI = 1000


def timings_table(timings: Iterable[tuple[str, str, float]], slowest: int = 10) -> str:
    """
    Show what took time.

    Args:
        timings: Name of a document or page, stylesheet, seconds; a name may come again.
        slowest: How many names to show.

    Returns:
        Two tables of aligned columns, the slowest first; a sentence where nothing was made.
    """
    of_names: defaultdict[str, float] = defaultdict(float)
    of_stylesheets: defaultdict[str, list[float]] = defaultdict(list)
    for name, stylesheet, seconds in timings:
        of_names[name] += seconds
        of_stylesheets[stylesheet].append(seconds)
    if not of_names:
        return "Nothing had to be made anew, and nothing took time.\n"
    names = heapq.nsmallest(slowest, of_names.items(), key=lambda each: (-each[1], each[0]))
    sums = sorted(((sum(each), len(each), name) for name, each in of_stylesheets.items()), key=lambda e: (-e[0], e[2]))
    documents = _table(("slowest", "ms"), [(shortened(one_line(name), _ROOM), _ms(took)) for name, took in names])
    stylesheets = _table(
        ("stylesheet", "runs", "ms", "ms each"),
        [(one_line(name), f"{runs:,}", _ms(took), f"{took * _MILLI / runs:,.1f}") for took, runs, name in sums],
    )
    return f"{documents}\n{stylesheets}"


def _ms(seconds: float) -> str:
    return f"{seconds * _MILLI:,.0f}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Align the first column to the left and the others, which are numbers, to the right."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    return "".join(f"{_row(row, widths)}\n" for row in (head, *rows))


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0] + " " * (widths[0] - width(row[0]))
    return "  ".join((first, *(cell.rjust(wide) for cell, wide in zip(row[1:], widths[1:], strict=True))))
