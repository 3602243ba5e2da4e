"""Dates of records, taken apart and said in English."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.records import Date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_VALUE = re.compile(r"(-?\d{4,})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def parts(value: str | None) -> tuple[int, ...]:
    """
    Take an ISO date apart.

    Args:
        value: `1950`, `1950-10` or `1950-10-01`, or anything else.

    Returns:
        Year, month and day, as far as stated; empty where it is no such date.
    """
    match = _VALUE.fullmatch(value or "")
    return tuple(int(number) for number in match.groups() if number is not None) if match else ()


def in_english(date: Date | None) -> str:
    """
    Say a date as the archive prints it: month, day in two digits, year.

    Args:
        date: The date of a record.

    Returns:
        Such as `October 01, 1950`; doubtful dates say so, and a document without a date has `n.d.`
    """
    if date is None:
        return "n.d."
    said = _bounded(date)
    if said is None:
        return date.written or "n.d."
    return said


def _bounded(date: Date) -> str | None:
    first, last = parts(date.first), parts(date.last)
    if not first or not last:
        return None
    if date.when is not None:
        return f"[{_said(first)}?]" if date.doubtful else _said(first)
    if date.from_ or date.to:
        return _span(date.from_, date.to, "from", "until", ("", " – "))
    if date.not_before and date.not_after and first == last:
        return f"[{_said(first)}?]"
    if date.not_before and date.not_after and (whole := _whole(first, last)):
        return f"[{_said(whole)}]"
    return _span(date.not_before, date.not_after, "not before", "not after", ("between ", " and "))


def _span(start: str | None, end: str | None, opening: str, closing: str, both: tuple[str, str]) -> str:
    """Say a span by its two ends, or by the one that is known."""
    ends = [_said(parts(end_.partition("T")[0])) if end_ else "" for end_ in (start, end)]
    if all(ends):
        return f"{both[0]}{ends[0]}{both[1]}{ends[1]}"
    return f"{opening} {ends[0]}" if ends[0] else f"{closing} {ends[1]}"


def _whole(first: tuple[int, ...], last: tuple[int, ...]) -> tuple[int, ...]:
    """Find the one year or month that two days enclose exactly; empty where they do not."""
    match first, last:
        case (year, 1, 1), (until, 12, 31) if year == until:
            return (year,)
        case (year, month, 1), (until, same, day) if (
            (year, month) == (until, same) and year > 0 and day == calendar.monthrange(year, month)[1]
        ):
            return (year, month)
    return ()


def _said(date: tuple[int, ...]) -> str:
    match date:
        case (year, month, day):
            return f"{MONTHS[month - 1]} {day:02}, {_year(year)}"
        case (year, month):
            return f"{MONTHS[month - 1]} {_year(year)}"
        case (year,):
            return _year(year)
    return ""


def _year(year: int) -> str:
    """Say a year; TEI counts as ISO 8601 does, so that the year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
