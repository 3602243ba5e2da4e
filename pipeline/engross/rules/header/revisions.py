"""Family H: the history of the file stands in one order (TEI Guidelines, section 2.6)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engross.rules.header.words import below, children, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|Z|$)")


def order(path: str, header: Element) -> Iterator[Finding]:
    """
    Find changes that stand in no order: the newest first, as TEI asks, or the oldest first, as many do.

    Args:
        path: The file.
        header: Its teiHeader.

    Yields:
        H014 at the first change of each list that breaks the order which most keep.
    """
    for listing in below(header, "revisionDesc", "listChange"):
        dated = [(change, day[0]) for change in children(listing, "change") if (day := _day(change))]
        steps = [(_step(before, after), place) for place, ((_, before), (_, after)) in enumerate(pairwise(dated), 1)]
        up, down = sum(step > 0 for step, _ in steps), sum(step < 0 for step, _ in steps)
        if not up or not down:
            continue
        trend = up - down or _step(dated[0][1], dated[-1][1])
        most = 1 if trend > 0 else -1
        place = next(place for step, place in steps if step == -most)
        (_, before), (change, after) = dated[place - 1], dated[place]
        kept = "the oldest change stands first" if most > 0 else "the newest change stands first"
        message = f"this change of {after} stands after one of {before}; elsewhere in the list {kept}"
        yield finding(path, "H014", message, change, "when")


def _day(change: Element) -> re.Match[str] | None:
    return _DAY.match(change.get("when", "").strip())


def _step(before: str, after: str) -> int:
    """Compare two dates as far as both go: 2019 is neither before nor after 2019-05."""
    length = min(len(before), len(after))
    one, other = before[:length], after[:length]
    return (other > one) - (other < one)
