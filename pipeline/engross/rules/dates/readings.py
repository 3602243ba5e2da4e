"""What the parts of a written date may mean; where there are several readings, the likeliest comes first."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
import re
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import calendars
from engross.rules.dates.days import Day, single
from engross.rules.dates.tokens import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.rules.dates.tokens import Token

_MOST = 24  # ways to take the words
_YEARS = ("YDN", "YSN")  # 1910-12 may be a month or two years


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """
    One way to understand a written date.

    Attributes:
        start: The day that it is or begins with; None where the beginning is open.
        end: The day that it is or ends with; None where the end is open.
        is_span: Whether it goes from one to the other.
        old: The same day in the Julian calendar, where both are written.
    """

    start: Day | None
    end: Day | None
    is_span: bool = False
    old: Day | None = None

    @property
    def swapped(self) -> int:
        """How unusual the order of its numbers is; see `Day`."""
        return max(day.swapped for day in (self.start, self.end) if day is not None)


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """
    Everything that a written date may mean.

    Attributes:
        readings: The ways to understand it; empty where only a weekday is written.
        weekday: From 1 for Monday to 7, or None; None as well where several are named, or it is night.
        style: `old` or `new`, where the words say which calendar they follow.
    """

    readings: tuple[Reading, ...]
    weekday: int | None = None
    style: str = ""


@functools.lru_cache(maxsize=256)
def read(text: str) -> Written | None:
    """
    Read a written date.

    Args:
        text: The words.

    Returns:
        What they may mean; None where that is not certain.
    """
    found = parts(text)
    if found is None or not found.tokens:
        return None
    if math.prod(map(len, found.tokens)) > _MOST:
        return None
    readings: dict[Reading, None] = {}
    weekdays: set[int | None] = set()
    for tokens in itertools.product(*found.tokens):
        days = {token.number for token in tokens if token.kind == "W"}
        rest = [token for token in tokens if token.kind not in "W "]
        if any(token.kind in "FV" for token in tokens[1:]) or (tokens[0].kind == "D" and len(found.tokens[0]) > 1):
            continue  # the day after, a week before; a 3 de mayo
        one = next(iter(days)) if len(days) == 1 else None
        if any(token.kind == " " and token.number for token in tokens):
            one = None
        own = list(_understood(rest)) if rest else []
        if own or (not rest and one is not None):
            readings.update(dict.fromkeys(own))
            weekdays.add(one)
    weekday = weekdays.pop() if len(weekdays) == 1 else None
    if not readings and weekday is None:
        return None
    return Written(tuple(sorted(readings, key=lambda reading: reading.swapped)), weekday, found.style)


def _understood(tokens: Sequence[Token]) -> Iterator[Reading]:
    kinds = "".join(token.kind for token in tokens)
    if "(" in kinds or ")" in kinds:
        double = list(_bracketed(tokens, kinds))
        if double:
            yield from double
            return
        if not re.fullmatch(r"[^()]*(\([^()]*\)[^()]*)*", kinds):
            return
        tokens = [token for token in tokens if token.kind not in "()"]
        kinds = "".join(token.kind for token in tokens)
    if kinds[:1] == "F" and not any(kind in "DFV" for kind in kinds[1:]):
        yield from (Reading(day, None, is_span=True) for day in single(tokens[1:]))
        return
    if kinds[:1] in ("V", "D") and not any(kind in "FV" for kind in kinds[1:]):
        yield from (Reading(None, day, is_span=True) for day in single(tokens[1:]))
        return
    tokens = tokens[1:] if kinds[:1] == "F" else tokens
    kinds = kinds[1:] if kinds[:1] == "F" else kinds
    if any(kind in "FV" for kind in kinds):
        return
    days = list(single(tokens))
    yield from (Reading(day, day) for day in days)
    if not days or kinds in _YEARS:
        yield from _spans(tokens, kinds)


def _spans(tokens: Sequence[Token], kinds: str) -> Iterator[Reading]:
    for mark in "DS":
        found = False
        for position in (n for n, kind in enumerate(kinds) if kind == mark and 0 < n < len(kinds) - 1):
            sides = tokens[:position], tokens[position + 1 :]
            if mark == "S":
                yield from _either_year(*sides)
                if kinds.count(mark) > 1:
                    continue
            for start, end in _ends(*sides):
                found = True
                double = list(_double(start, end)) if mark == "S" else []
                yield from double or (Reading(start, end, is_span=True),)
        if found:
            return


def _either_year(left: Sequence[Token], right: Sequence[Token]) -> Iterator[Reading]:
    """Read a day of a year that began in spring for some: 10 February 1731/2."""
    if len(right) != 1 or right[0].kind not in "NY":
        return
    for day in single(left):
        if day.year is None or day.modulus or day.month is None:
            continue
        size = 10 ** (right[0].digits or 4)
        later = day.with_year(day.year + 1)
        if later.year is not None and later.year % size == right[0].number:
            yield Reading(later, later)
            yield Reading(day, day)


def _ends(left: Sequence[Token], right: Sequence[Token]) -> Iterator[tuple[Day, Day]]:
    """Read two ends; what the first does not say, it has from the second."""
    kinds = ["".join(token.kind for token in side) for side in (left, right)]
    if kinds[0] in ("MN", "RN") and kinds[1] in ("N", "NN", "NY"):
        # May 2–4, 1890
        for end in single([left[0], *right]):
            yield from (_completed(Day(None, end.month, left[1].number), end) if end.day is not None else ())
        return
    if "M" in kinds[1] and "M" not in kinds[0] and kinds[0] not in ("N", "Y"):
        return  # 1. 2. and 3 May
    alone = left[0] if len(left) == 1 else None
    short = right[0] if len(right) == 1 else None
    if short is not None and short.kind == "N" and short.digits:
        # 1914–18, 1731/2
        size = 10**short.digits
        for start in single(left):
            if start.year is not None and not start.modulus and start.day is None:
                end = Day(start.year - start.year % size + short.number)
                if start.month is None and (end.year or 0) > start.year:
                    yield start, end
        if alone is None or alone.kind != "Y":
            return
    for end in single(right):
        if alone is not None and alone.kind == "N":
            if end.day is not None and end.month is not None:
                start = dataclasses.replace(end, day=alone.number)
                if start.is_real and start.day != end.day:
                    yield start, end
            continue
        for start in single(left):
            yield from _completed(start, end)


def _completed(start: Day, end: Day) -> Iterator[tuple[Day, Day]]:
    if (start.day is None) != (end.day is None) and start.year is not None and start.month is None:
        return  # a year cannot begin a span of days
    if start.year is None and end.month is None and end.year is not None:
        return  # nor can a month end with a year that is not its own
    if start.year is None and end.year is not None:
        own = dataclasses.replace(start, year=end.year, modulus=end.modulus)
        if (
            start.month is not None
            and end.month is not None
            and (start.month, start.day or 0)
            > (
                end.month,
                end.day or 0,
            )
        ):
            before = end.year - 1 if not end.modulus else (end.year - 1) % end.modulus
            own = dataclasses.replace(own, year=before)
        yield own, end
    elif end.year is None and start.year is not None:
        yield start, dataclasses.replace(end, year=start.year, modulus=start.modulus)
    else:
        yield start, end


def _bracketed(tokens: Sequence[Token], kinds: str) -> Iterator[Reading]:
    """Read a day that is written in two calendars: 25 October (7 November) 1917, 19 (31) December 1890."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)([^()]*)", kinds)
    if match is None:
        return
    before, inside, after = (list(tokens[match.start(n) : match.end(n)]) for n in (1, 2, 3))
    for outer in single([*before, *after]):
        inner = single(inside)
        if len(inside) == 1 and inside[0].kind == "N" and outer.day is not None:
            inner = iter((dataclasses.replace(outer, day=inside[0].number),))
        for other in inner:
            year = other.year if other.year is not None else outer.year
            yield from _double(dataclasses.replace(other, year=year, modulus=other.modulus or outer.modulus), outer)


def _double(one: Day, other: Day) -> Iterator[Reading]:
    """Recognise one day in both calendars; at the turn of the year one year may be that of either."""
    for old, new in ((one, other), (other, one)):
        if old.month is None or old.day is None or new.month is None or new.day is None:
            continue
        for year in _years(old):
            if not w3cdates.is_day(year, old.month, old.day):
                continue
            meant = calendars.gregorian(year, old.month, old.day)
            if meant[1:] == (new.month, new.day) and (_is_open(old, new) or new.has_year(meant[0])):
                yield Reading(new, new, old=old)
                if new.year is not None and not new.has_year(meant[0]):
                    later = new.with_year(meant[0])
                    yield Reading(later, later, old=old)
                break


def _years(day: Day) -> tuple[int, ...]:
    """Give whole years that may be meant: one of each century since the calendars differ."""
    if day.year is not None and day.modulus != 100:
        return (day.year,)
    return tuple(century + (day.year or 1) for century in (1500, 1600, 1700, 1800, 1900))


def _is_open(old: Day, new: Day) -> bool:
    """Tell whether a year is missing or stands once for both."""
    return old.year is None or new.year is None or (old.year, old.modulus) == (new.year, new.modulus)
