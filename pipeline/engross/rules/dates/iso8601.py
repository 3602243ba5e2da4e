"""Dates as ISO 8601 writes them, which TEI's `@when-iso` and its like take (teidata.temporal.iso)."""

from __future__ import annotations

import re

from engross import w3cdates

_ZONE = r"(?:Z|[+-]\d\d(?::?\d\d)?)?"
_CLOCK = r"(?:[01]\d|2[0-4])(?::?[0-5]\d(?::?[0-6]\d)?)?(?:[.,]\d+)?" + _ZONE
_CALENDAR = re.compile(
    r"(?P<year>[+-]?\d{4,6})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", re.ASCII
)
# A day of the year or of a week, a year or a month, a century, and the beginnings that are left out.
_OTHER = re.compile(
    r"[+-]?\d{4,6}(?:-(?:0[1-9]|1[0-2]))?|\d{4}-?(?:[0-2]\d\d|3[0-6]\d)|\d{4}-?W[0-5]\d(?:-?[1-7])?|\d\d"
    r"|--(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?|---?(?:0[1-9]|[12]\d|3[01])",
    re.ASCII,
)
_TIME = re.compile(rf"T?{_CLOCK}", re.ASCII)
_AFTER_DAY = re.compile(rf"T{_CLOCK}", re.ASCII)
_NUMBER = r"\d+(?:[.,]\d+)?"
_DURATION = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}W|(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?)",
    re.ASCII,
)
# The end of an interval may leave out what its beginning says: 1950-10-01/03.
_SHORT_END = re.compile(rf"\d\d(?:-\d\d)?(?:T{_CLOCK})?|{_CLOCK}", re.ASCII)
_REPEATED = re.compile(r"R\d*/", re.ASCII)


def is_valid(value: str) -> bool:
    """
    Tell whether a value is a date, a time, a duration or an interval.

    Args:
        value: What an attribute holds; white space around it does not count.

    Returns:
        Whether ISO 8601 has such a form, and the calendar such a day.
    """
    text = value.strip(" \t\r\n")
    # eight digits are a day here, not a year
    if not text.isdigit() and w3cdates.read(text) is not None:
        return True
    repeated = _REPEATED.match(text)
    ends = (text[repeated.end() :] if repeated else text).split("/")
    if len(ends) > 2:
        return False
    if len(ends) == 2:
        start, end = ends
        is_end = end in ("", "..") or _is_one(end) or _SHORT_END.fullmatch(end) is not None
        return (start in ("", "..") or _is_one(start)) and is_end and start + end not in ("", "..", "....")
    return _is_one(ends[0])


def fault(value: str) -> str:
    """
    Say why a value that has the form of a day is none.

    Args:
        value: What an attribute holds.

    Returns:
        A phrase such as `there is no month 13`; empty where the value has another form.
    """
    match = _CALENDAR.match(value.strip())
    if match is None:
        return ""
    return w3cdates.fault(_w3c(match))


def _is_one(text: str) -> bool:
    day = _CALENDAR.match(text)
    if day is not None and text[day.end() :][:1] in ("", "T"):
        is_real = w3cdates.read(_w3c(day)) is not None
        rest = text[day.end() :]
        return is_real and (not rest or _AFTER_DAY.fullmatch(rest) is not None)
    if _DURATION.fullmatch(text) or _TIME.fullmatch(text):
        return True
    date, mark, clock = text.partition("T")
    return _OTHER.fullmatch(date) is not None and (not mark or _AFTER_DAY.fullmatch(f"T{clock}") is not None)


def _w3c(match: re.Match[str]) -> str:
    """Write a day as XML Schema does, which has no year 0: there 1 BC is -0001."""
    year = int(match["year"] or match["y"])
    year -= year < 1
    return f"{'-' * (year < 0)}{abs(year):04}-{match['month'] or match['m']}-{match['day'] or match['d']}"
