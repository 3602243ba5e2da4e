"""
Points of time without limits of size or precision, and their order (XML Schema Part 2, 3.2.7).

The calendar is the Gregorian one for all times. There is no year 0000: the year -0001 ends where 0001 begins.
"""

from __future__ import annotations

from typing import NamedTuple

_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNKNOWN_ZONE = 14 * 3600


class Moment(NamedTuple):
    """
    A point of time.

    Attributes:
        seconds: Whole seconds since the year 0001 began, in UTC or, without a zone, in local time.
        fraction: The digits of what is left, without zeros at the end.
        zoned: Whether the time zone is known.
    """

    seconds: int
    fraction: str
    zoned: bool


def is_leap(year: int) -> bool:
    """
    Say whether a year has a 29 February.

    Args:
        year: Its number; -1 is the year before 1, and so takes the place of 0 in the count by fours.

    Returns:
        Whether it is a leap year.
    """
    year += year < 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """
    Count the days of a month.

    Args:
        year: The year.
        month: The month, from 1 to 12.

    Returns:
        The number of its days.
    """
    return 28 if month == 2 and not is_leap(year) else _LONGEST[month]


def day_number(year: int, month: int, day: int) -> int:
    """
    Count the days since the year 0001 began.

    Args:
        year: Not 0.
        month: From 1 to 12.
        day: From 1.

    Returns:
        The number of days, less than 0 for earlier ones.
    """
    past = year - 1 if year > 0 else year
    days = _BEFORE_MONTH[month] + day - 1 + (month > 2 and is_leap(year))
    return days + 365 * past + past // 4 - past // 100 + past // 400


def in_order(left: Moment, right: Moment) -> int | None:
    """
    Compare two points of time (3.2.7.4).

    Args:
        left: A point.
        right: Another one.

    Returns:
        A negative number, zero or a positive number; None where it depends on a zone that is not known.
    """
    first, second = left[:2], right[:2]
    if left.zoned != right.zoned:
        known = first if left.zoned else second
        seconds, fraction = second if left.zoned else first
        order = 0
        if known < (seconds - _UNKNOWN_ZONE, fraction):
            order = -1
        elif known > (seconds + _UNKNOWN_ZONE, fraction):
            order = 1
        return (order if left.zoned else -order) or None
    return (first > second) - (first < second)


def whole(digits: str) -> int:
    """
    Read a number of any length: `int` alone refuses very long ones.

    Args:
        digits: ASCII digits.

    Returns:
        The number.
    """
    value = 0
    for start in range(0, len(digits), 4000):
        part = digits[start : start + 4000]
        value = value * 10 ** len(part) + int(part)
    return value
