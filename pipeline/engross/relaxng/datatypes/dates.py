"""Dates and times: `dateTime`, `time`, `date` and the parts of dates (XML Schema Part 2, 3.2.7 to 3.2.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import BOUNDS
from engross.relaxng.datatypes.timeline import Moment, day_number, in_order, month_length, whole

if TYPE_CHECKING:
    from collections.abc import Hashable


_DAY = 86_400
# Dates without a year are put into this one, which has a 29 February.
_YEAR = 1972
_MONTHS = " January February March April May June July August September October November December".split(" ")
_NO_ZONE = ("", 0)
# The last day of each month that is there in every year.
_LAST_DAYS = {f"{month:02}": str(month_length(1, month)) for month in range(1, 13)}
_CENTURIES = ("1750", "1650", "1550", "1450", "1350", "1250", "1150", "1050", "0950", "1950", "2050", "10000")


class _FormError(ValueError):
    """The text does not have the form of its type."""


class Calendar(Faceted):
    """
    What stands on the calendar.

    Attributes:
        noun: What a value is, in words.
    """

    __slots__ = ()

    allowed = ("pattern", *BOUNDS)
    noun: ClassVar[str]

    def point(self, text: str) -> tuple[int, str]:
        """
        Read what stands before the time zone.

        Args:
            text: What stands there.

        Returns:
            Seconds since the year 0001 began, and the digits of their fraction.

        Raises:
            _FormError: The text does not have the form of the type.
            BreachError: It has, but there is no such day or time.
        """
        raise NotImplementedError

    def read(self, text: str) -> Moment:
        """Read a point of time: the first one of a period; see `Faceted.read`."""
        try:
            zone, offset = _NO_ZONE
            if text[-1:] == "Z":
                zone = "Z"
            elif text[-3:-2] == ":" and text[-6:-5] in ("+", "-"):
                zone, offset = text[-6:], _offset(text[-6:])
            seconds, fraction = self.point(text[: -len(zone)] if zone else text)
        except _FormError:
            from engross.relaxng.datatypes.date_words import fault

            raise BreachError(fault(self, text)) from None
        except BreachError as breach:
            raise BreachError(f"is no {self.noun}: {breach.rule}") from None
        return Moment(seconds - offset, fraction, zone != "")

    def compare(self, left: Moment, right: Moment) -> int | None:
        """Compare two points of time; see `Faceted.compare`."""
        return in_order(left, right)

    def candidates(self) -> list[str]:
        """Try the limits as well; see `Faceted.candidates`."""
        first = self.samples[0]
        others = [first.replace("1850", year) for year in _CENTURIES] if "1850" in first else []
        zoned = [text + zone for text in self.samples for zone in ("Z", "+01:00")]
        bounds = [facet.text for facet in self.facets if facet.name in BOUNDS]
        return [*self.samples, *others, *zoned, *bounds, *(f"{text}.5" for text in bounds), f"-{first}"]


def _two(text: str) -> int:
    if len(text) != 2 or not text.isdigit() or not text.isascii():
        raise _FormError
    return int(text)


def _year(text: str) -> int:
    digits = text[1:] if text[:1] == "-" else text
    if len(digits) < 4 or not digits.isdigit() or not digits.isascii():
        raise _FormError
    if len(digits) > 4 and digits[0] == "0":
        raise BreachError("a year of more than four digits does not begin with 0")
    year = whole(digits)
    if year == 0:
        raise BreachError("there is no year 0000; the year before 0001 is -0001")
    return -year if text[0] == "-" else year


def _month(text: str) -> int:
    month = _two(text)
    if not 1 <= month <= 12:
        raise BreachError(f"there is no month {text}")
    return month


def _day(text: str, month: int, year: int) -> int:
    day = _two(text)
    if not 1 <= day <= 31:
        raise BreachError(f"there is no day {text}")
    if day > 28 and day > month_length(year, month):
        # Python refuses to write numbers of some thousand digits
        where = f" in {year}" if day == 29 and abs(year) < 1_000_000 else ""
        raise BreachError(f"there is no {day} {_MONTHS[month]}{where}")
    return day


def _offset(zone: str) -> int:
    """Give the seconds by which a zone is ahead of UTC (3.2.7.3)."""
    hours, minutes = _two(zone[1:3]), _two(zone[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        raise BreachError(f"there is no time zone {zone}; they go from -14:00 to +14:00")
    seconds = hours * 3600 + minutes * 60
    return -seconds if zone[0] == "-" else seconds


def _date(text: str) -> int:
    parts = text.rsplit("-", 2)
    if len(parts) != 3:
        raise _FormError
    year = _year(parts[0])
    month = _month(parts[1])
    return day_number(year, month, _day(parts[2], month, year)) * _DAY


def _clock(text: str) -> tuple[int, str]:
    parts = text.split(":")
    if len(parts) != 3:
        raise _FormError
    hour, minute = _two(parts[0]), _two(parts[1])
    full, point, fraction = parts[2].partition(".")
    second = _two(full)
    if point and not (fraction.isdigit() and fraction.isascii()):
        raise _FormError
    fraction = fraction.rstrip("0")
    if hour > 23 and (hour > 24 or minute or second or fraction):
        raise BreachError(f"there is no hour {hour}" if hour > 24 else "the hour 24 has one moment only, 24:00:00")
    if minute > 59:
        raise BreachError(f"there is no minute {minute}")
    if second > 59:
        raise BreachError(f"there is no second {second}")
    return hour * 3600 + minute * 60 + second, fraction


class Date(Calendar):
    """A day: `date`."""

    __slots__ = ()

    noun = "date"
    samples = ("1850-12-31", "2000-01-01", "1900-01-01", "2020-02-29", "0800-12-25", "1999-12-31")

    def holds(self, text: str) -> bool:
        """Take the quick way for the usual dates; see `Faceted.holds`."""
        if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
            year, month, day = text[:4], text[5:7], text[8:]
            # two digits are in the order of the numbers that they stand for
            if (year + month + day).isdigit() and year != "0000" and "01" <= day <= _LAST_DAYS.get(month, ""):
                return True
        return super().holds(text)

    def point(self, text: str) -> tuple[int, str]:
        """Read a day; see `Calendar.point`."""
        return _date(text), ""


class DateTime(Calendar):
    """A day and a time on it: `dateTime`."""

    __slots__ = ()

    noun = "date with a time"
    samples = ("1850-12-31T12:00:00", "2000-01-01T00:00:00", "2020-02-29T23:59:59")

    def point(self, text: str) -> tuple[int, str]:
        """Read a day and a time; see `Calendar.point`."""
        date, letter, clock = text.partition("T")
        if not letter:
            raise _FormError
        start = _date(date)
        seconds, fraction = _clock(clock)
        return start + seconds, fraction


class Time(Calendar):
    """A time on every day: `time`."""

    __slots__ = ()

    noun = "time"
    samples = ("12:00:00", "00:00:00", "23:59:59", "08:30:00")

    def point(self, text: str) -> tuple[int, str]:
        """Read a time; see `Calendar.point`."""
        seconds, fraction = _clock(text)
        return seconds % _DAY, fraction

    def identical(self, value: Moment) -> Hashable:
        """Let the time come back each day, whatever its zone; see `Faceted.identical`."""
        return value._replace(seconds=value.seconds % _DAY)


class GYear(Calendar):
    """A year: `gYear`."""

    __slots__ = ()

    noun = "year"
    samples = ("1850", "2000", "1900", "2020", "0800", "-0044")

    def holds(self, text: str) -> bool:
        """Take the quick way for the usual years; see `Faceted.holds`."""
        return (len(text) == 4 and text.isdigit() and text.isascii() and text != "0000") or super().holds(text)

    def point(self, text: str) -> tuple[int, str]:
        """Read a year; see `Calendar.point`."""
        return day_number(_year(text), 1, 1) * _DAY, ""


class GYearMonth(Calendar):
    """A month of one year: `gYearMonth`."""

    __slots__ = ()

    noun = "month of a year"
    samples = ("1850-12", "2000-01", "1900-01", "2020-02")

    def point(self, text: str) -> tuple[int, str]:
        """Read a year and a month; see `Calendar.point`."""
        year, hyphen, month = text.rpartition("-")
        if not hyphen:
            raise _FormError
        return day_number(_year(year), _month(month), 1) * _DAY, ""


class GMonthDay(Calendar):
    """A day of every year: `gMonthDay`."""

    __slots__ = ()

    noun = "month with a day"
    samples = ("--12-31", "--01-01", "--06-15")

    def point(self, text: str) -> tuple[int, str]:
        """Read a month and a day; see `Calendar.point`."""
        if text[:2] != "--" or text[4:5] != "-":
            raise _FormError
        month = _month(text[2:4])
        return day_number(_YEAR, month, _day(text[5:], month, _YEAR)) * _DAY, ""


class GDay(Calendar):
    """A day of every month: `gDay`."""

    __slots__ = ()

    noun = "day of every month"
    samples = ("---31", "---01", "---15")

    def point(self, text: str) -> tuple[int, str]:
        """Read a day; see `Calendar.point`."""
        if text[:3] != "---":
            raise _FormError
        return day_number(_YEAR, 1, _day(text[3:], 1, _YEAR)) * _DAY, ""


class GMonth(Calendar):
    """A month of every year: `gMonth`."""

    __slots__ = ()

    noun = "month of every year"
    samples = ("--12", "--01", "--06")

    def point(self, text: str) -> tuple[int, str]:
        """Read a month; see `Calendar.point`."""
        if text[:2] != "--":
            raise _FormError
        return day_number(_YEAR, _month(text[2:]), 1) * _DAY, ""
