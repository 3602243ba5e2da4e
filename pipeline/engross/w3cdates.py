"""
Dates and times as XML Schema writes them, which TEI's `@when` and its like take (teidata.temporal.w3c).

The types are `date`, `gYear`, `gYearMonth`, `gMonth`, `gDay`, `gMonthDay`, `time` and `dateTime` (XML Schema Part 2,
3.2.7 to 3.2.14). The calendar is the Gregorian one for all times; there is no year 0000.
"""

from __future__ import annotations

import dataclasses
import re

MONTHS = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTH = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FOUR_CENTURIES = 146_097
_FEBRUARY = 2
_LAST_ZONE = 14 * 60
_DIGITS = 12  # a year of more has no use, and reading it would take time

_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d+))?"
_ZONE = r"(?P<zone>Z|[+-]\d\d:\d\d)?"
_YEAR = r"(?P<year>-?\d{4,})"
_FORMS = tuple(
    re.compile(form + _ZONE, re.ASCII)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T{_CLOCK})?",
        rf"{_YEAR}(?:-(?P<month>\d\d))?",
        _CLOCK,
        r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        r"---(?P<day>\d\d)",
    )
)


@dataclasses.dataclass(frozen=True, slots=True)
class W3CDate:
    """
    A date, a part of one, or a time.

    Attributes:
        year: Its number; -1 is the year before 1; None where the value has no year.
        month: From 1 to 12, or None.
        day: From 1 to 31, or None.
        clock: Seconds since midnight (86,400 for 24:00:00) and the digits of their fraction, or None.
        zone: Minutes ahead of UTC, or None where no zone is said.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, str] | None = None
    zone: int | None = None

    @property
    def first(self) -> int:
        """The number of its first day; only where there is a year."""
        return ordinal(self.year or 1, self.month or 1, self.day or 1)

    @property
    def last(self) -> int:
        """The number of its last day; only where there is a year."""
        year, month = self.year or 1, self.month or 12
        return ordinal(year, month, self.day or month_length(year, month))


class _FaultError(ValueError):
    """Why a value is no date."""


def read(value: str) -> W3CDate | None:
    """
    Read a value.

    Args:
        value: What an attribute holds; white space around it does not count.

    Returns:
        The date; None where it is none.
    """
    try:
        return _read(value)
    except _FaultError:
        return None


def fault(value: str) -> str:
    """
    Say why a value is no date of the calendar.

    Args:
        value: What an attribute holds.

    Returns:
        A sentence without its full stop, where the value has the form of a date; else, or where there is nothing
        wrong with it, nothing.
    """
    try:
        _read(value)
    except _FaultError as reason:
        return str(reason)
    return ""


def _read(value: str) -> W3CDate:
    text = value.strip(" \t\r\n")
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            break
    else:
        raise _FaultError
    found = match.groupdict()
    year = _year(found["year"]) if found.get("year") else None
    month = _month(found["month"]) if found.get("month") else None
    day = _day(found["day"], month, year) if found.get("day") else None
    clock = _clock(found["hour"], found["minute"], found["second"], found["fraction"]) if found.get("hour") else None
    return W3CDate(year, month, day, clock, _zone(found["zone"]) if found["zone"] else None)


def _year(text: str) -> int:
    digits = text.removeprefix("-")
    if len(digits) > _DIGITS:
        raise _FaultError("the year has too many digits")
    if len(digits) > 4 and digits[0] == "0":
        raise _FaultError("a year of more than four digits does not begin with 0")
    year = int(text)
    if year == 0:
        raise _FaultError("there is no year 0000; the year before 0001 is -0001")
    return year


def _month(text: str) -> int:
    month = int(text)
    if not 1 <= month <= 12:
        raise _FaultError(f"there is no month {text}")
    return month


def _day(text: str, month: int | None, year: int | None) -> int:
    day = int(text)
    if not 1 <= day <= 31:
        raise _FaultError(f"there is no day {text}")
    if month is not None and day > (_LENGTH[month] if year is None else month_length(year, month)):
        in_year = f" in {year}" if (month, day) == (_FEBRUARY, 29) else ""
        raise _FaultError(f"there is no {day} {MONTHS[month]}{in_year}")
    return day


def _clock(hour: str, minute: str, second: str, fraction: str | None) -> tuple[int, str]:
    rest = (fraction or "").rstrip("0")
    if int(hour) > 24:
        raise _FaultError(f"there is no hour {hour}")
    if int(hour) == 24 and (int(minute) or int(second) or rest):
        raise _FaultError("the hour 24 has one moment only, 24:00:00")
    if int(minute) > 59:
        raise _FaultError(f"there is no minute {minute}")
    if int(second) > 59:
        raise _FaultError(f"there is no second {second}")
    return int(hour) * 3600 + int(minute) * 60 + int(second), rest


def _zone(text: str) -> int:
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:])
    if int(text[4:]) > 59 or minutes > _LAST_ZONE:
        raise _FaultError(f"there is no time zone {text}; they go from -14:00 to +14:00")
    return -minutes if text[0] == "-" else minutes


def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """
    Write a date or a part of one.

    Args:
        year: Its number, or None.
        month: From 1 to 12, or None.
        day: From 1 to 31, or None.

    Returns:
        Such as `1950-10-01`, `1950-10`, `1950`, `--10-01`, `--10` or `---01`.
    """
    if year is None and month is None:
        return f"---{day:02}"
    start = "-" if year is None else f"{'-' * (year < 0)}{abs(year):04}"
    return start + "".join(f"-{part:02}" for part in (month, day) if part is not None)


def is_leap(year: int) -> bool:
    """
    Say whether a year has a 29 February.

    Args:
        year: Its number, not 0.

    Returns:
        Whether it has.
    """
    counted = _counted(year)
    return counted % 4 == 0 and (counted % 100 != 0 or counted % 400 == 0)


def month_length(year: int, month: int) -> int:
    """
    Count the days of a month.

    Args:
        year: The year.
        month: From 1 to 12.

    Returns:
        From 28 to 31.
    """
    return 28 if month == _FEBRUARY and not is_leap(year) else _LENGTH[month]


def is_day(year: int, month: int, day: int) -> bool:
    """
    Tell whether the calendar has a day.

    Args:
        year: Not 0.
        month: Any number.
        day: Any number.

    Returns:
        Whether it has.
    """
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def ordinal(year: int, month: int, day: int) -> int:
    """
    Number a day, so that days can be compared and counted.

    Args:
        year: Not 0.
        month: From 1 to 12.
        day: From 1 to 31.

    Returns:
        1 for 0001-01-01, less for earlier days; the remainder by 7 is 1 for a Monday.
    """
    past = _counted(year) - 1
    days = _BEFORE_MONTH[month] + day + (month > _FEBRUARY and is_leap(year))
    return days + 365 * past + past // 4 - past // 100 + past // 400


def day_of(number: int) -> tuple[int, int, int]:
    """
    Give the day of a number.

    Args:
        number: What `ordinal` gives.

    Returns:
        Year, month and day.
    """
    cycles, rest = divmod(number - 1, _FOUR_CENTURIES)
    counted = cycles * 400 + rest * 400 // _FOUR_CENTURIES + 1
    while ordinal(_named(counted), 1, 1) > number:
        counted -= 1
    while ordinal(_named(counted + 1), 1, 1) <= number:
        counted += 1
    year = _named(counted)
    month = next(month for month in range(12, 0, -1) if ordinal(year, month, 1) <= number)
    return year, month, number - ordinal(year, month, 1) + 1


def _counted(year: int) -> int:
    """Number the years without a gap, as astronomers do."""
    return year + (year < 0)


def _named(counted: int) -> int:
    return counted - (counted <= 0)
