"""Whether a written date agrees with a value."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import calendars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engross.rules.dates.days import Day
    from engross.rules.dates.readings import Reading
    from engross.w3cdates import W3CDate

AGREES = "agrees"
LESS = "less"  # the value says less than the words
OLD = "old"  # the value has the day of the Julian calendar
DIFFERS = "differs"

# Greece was the last country of Europe to leave the Julian calendar; no country left it before this day.
_LAST_OLD = 1923
# Years began in spring in England until then.
_LAST_SPRING = 1752
_MOST_YEARS = 300


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """
    What the comparison of one reading with the values came to.

    Attributes:
        kind: `agrees`, `less`, `old` or `differs`.
        attribute: The attribute that disagrees; empty where all of them together do.
        part: What differs: `day`, `month` or `year`; empty where that cannot be said.
        day: The day of the reading that belongs to the attribute.
    """

    kind: str
    attribute: str = ""
    part: str = ""
    day: Day | None = None


_AGREED = Verdict(AGREES)


def judge(reading: Reading, said: Mapping[str, W3CDate], style: str, *, is_strict: bool) -> Verdict:
    """
    Compare one reading of a written date with the values.

    Args:
        reading: The reading.
        said: The values by the names of their attributes, all with a date.
        style: The calendar of the words: `old`, `new`, or empty where it is not said.
        is_strict: Whether the limits notBefore and notAfter must be those of the words, as they must where both are
            an editor's.

    Returns:
        The verdict.
    """
    if "when" in said:
        return _of_when(reading, said["when"], style)
    first, last = said.get("from") or said.get("notBefore"), said.get("to") or said.get("notAfter")
    is_certain = is_strict or not ("notBefore" in said or "notAfter" in said)
    if reading.is_span and reading.start and reading.end and is_certain:
        ends = {"from": reading.start, "notBefore": reading.start, "to": reading.end, "notAfter": reading.end}
        for attribute, value in said.items():
            verdict = _of_day(ends[attribute], value, style, attribute)
            if verdict.kind != AGREES:
                return verdict
        return _AGREED
    if _overlap(reading, first, last, style):
        return _AGREED
    return Verdict(DIFFERS, "", "", reading.start or reading.end)


def _of_when(reading: Reading, value: W3CDate, style: str) -> Verdict:
    if reading.is_span:
        is_inside = value.year is None or _overlap(reading, value, value, style)
        return _AGREED if is_inside else Verdict(DIFFERS, "when", "", reading.start or reading.end)
    day = reading.start
    if day is None:
        return _AGREED
    if reading.old is not None:
        verdict = _compared(day, value, "when")
        is_old = _compared(reading.old, value, "when").kind == AGREES and value.day is not None
        return Verdict(OLD, "when", "day", day) if verdict.kind == DIFFERS and is_old else verdict
    return _of_day(day, value, style, "when")


def _of_day(day: Day, value: W3CDate, style: str, attribute: str) -> Verdict:
    as_written = _compared(day, value, attribute)
    if style == "new" or value.year is None or (not style and as_written.kind == AGREES):
        return as_written
    if any(_is_within(value, *span) for span in _julian(day, value.year)) and (style or _may_be_old(value)):
        return _AGREED
    if style == "old":
        if as_written.kind == AGREES and value.day is not None and day.day is not None:
            return Verdict(OLD, attribute, "day", day)
        # which of the calendars a month follows can be seen in its days alone
        return as_written if day.day is not None else _AGREED
    if as_written.kind == DIFFERS and _began_in_spring(day, value):
        return _AGREED
    return as_written


def _compared(day: Day, value: W3CDate, attribute: str) -> Verdict:
    """Compare part by part, each as it stands."""
    less = False
    for part in ("year", "month", "day"):
        written, held = getattr(day, part), getattr(value, part)
        if written is None:
            continue
        if held is None:
            less = True
        elif not (day.has_year(held) if part == "year" else written == held):
            return Verdict(DIFFERS, attribute, part, day)
    return Verdict(LESS if less else AGREES, attribute, "", day)


def _may_be_old(value: W3CDate) -> bool:
    return value.year is not None and value.year <= _LAST_OLD


def _began_in_spring(day: Day, value: W3CDate) -> bool:
    """Tell whether the words have the year that began in spring: 10 February 1641 for 1642-02-10 or 1642-02-20."""
    if value.year is None or value.year > _LAST_SPRING or day.year is None or day.month is None or day.month > 4:
        return False
    later = day.with_year(value.year)
    if not day.has_year(value.year - 1):
        return False
    spans = _julian(later, value.year)
    return _compared(later, value, "").kind != DIFFERS or any(_is_within(value, *span) for span in spans)


def _julian(day: Day, near: int) -> Iterator[tuple[int, int]]:
    """Give the first and last day that the words mean if they are Julian, for each year near the value's."""
    for year in (near, near - 1):
        if year > 0 and day.has_year(year):
            yield julian_span(day, year)


def julian_span(day: Day, year: int) -> tuple[int, int]:
    """
    Give the days that a written date means if it follows the Julian calendar.

    Args:
        day: A day, a month or a year as it is written.
        year: Its whole year.

    Returns:
        The numbers of the first and the last of the days.
    """
    month = day.month or 1
    last_month = day.month or 12
    last_day = day.day or (29 if last_month == 2 and year % 4 == 0 else w3cdates.month_length(1, last_month))
    return (
        w3cdates.ordinal(*calendars.gregorian(year, month, day.day or 1)),
        w3cdates.ordinal(*calendars.gregorian(year, last_month, last_day)),
    )


def _is_within(value: W3CDate, first: int, last: int) -> bool:
    return first <= value.first and value.last <= last


def _overlap(reading: Reading, first: W3CDate | None, last: W3CDate | None, style: str) -> bool:
    """Tell whether the words can mean a day that the values allow; without years one of any year."""
    if (first is not None and first.year is None) or (last is not None and last.year is None):
        return True
    low = first.first if first is not None else None
    high = last.last if last is not None else None
    for start, end in _spans(reading, first, last):
        # the calendars are never more than 13 days apart before 1923, and the words may follow either
        slack = 13 if style == "old" or (style == "" and _is_old(first, last)) else 0
        if (high is None or start is None or start <= high) and (low is None or end is None or end + slack >= low):
            return True
    return False


def _is_old(first: W3CDate | None, last: W3CDate | None) -> bool:
    return any(date is not None and _may_be_old(date) for date in (first, last))


def _spans(reading: Reading, first: W3CDate | None, last: W3CDate | None) -> Iterator[tuple[int | None, int | None]]:
    """Give the spans of days that a reading may mean, in each year near the values'."""
    near = [date.year for date in (first, last) if date is not None and date.year is not None]
    if _is_vague(reading) and (len(near) < 2 - (first is last) or max(near) - min(near) > _MOST_YEARS):
        yield None, None
        return
    years = range(min(near) - 1, max(near) + 2)
    for start in _years(reading.start, years):
        for end in _years(reading.end, years) if reading.is_span else (start,):
            yield (
                None if reading.start is None else _first(reading.start, start),
                None if reading.end is None else _last(reading.end, end),
            )


def _is_vague(reading: Reading) -> bool:
    return any(day is not None and (day.year is None or day.modulus) for day in (reading.start, reading.end))


def _years(day: Day | None, near: range) -> Sequence[int]:
    if day is None:
        return (1,)
    if day.year is not None and not day.modulus:
        return (day.year,)
    return [year for year in near if year and day.has_year(year)]


def _first(day: Day, year: int) -> int:
    return w3cdates.ordinal(year, day.month or 1, day.day or 1)


def _last(day: Day, year: int) -> int:
    month = day.month or 12
    return w3cdates.ordinal(year, month, day.day or w3cdates.month_length(year, month))
