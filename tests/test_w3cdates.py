"""Dates of XML Schema."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from engross import w3cdates
from engross.relaxng.datatypes.timeline import day_number
from engross.w3cdates import W3CDate


@given(st.dates())
def test_days_are_numbered_as_python_does(day: datetime.date) -> None:
    number = w3cdates.ordinal(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert w3cdates.day_of(number) == (day.year, day.month, day.day)
    assert w3cdates.read(day.isoformat()) == W3CDate(day.year, day.month, day.day)


@given(st.integers(-5_000_000, 5_000_000))
def test_days_of_any_year(number: int) -> None:
    day = w3cdates.day_of(number)
    assert w3cdates.ordinal(*day) == number
    assert day[0] != 0
    assert w3cdates.is_day(*day)
    assert day_number(*day) == number - 1
    assert w3cdates.read(w3cdates.written(*day)) == W3CDate(*day)


def test_parts() -> None:
    assert w3cdates.read(" 1950-10 ") == W3CDate(1950, 10)
    assert w3cdates.read("--10-01") == W3CDate(None, 10, 1)
    assert w3cdates.read("---01Z") == W3CDate(None, None, 1, None, 0)
    assert w3cdates.read("06:00:00.50-05:30") == W3CDate(clock=(21600, "5"), zone=-330)
    assert w3cdates.read("1950-10-01T24:00:00") == W3CDate(1950, 10, 1, (86400, ""))
    assert w3cdates.read("1" * 5000) is None
    assert w3cdates.read("١٩٥٠") is None


def test_what_a_part_covers() -> None:
    year, month = W3CDate(1950), W3CDate(2000, 2)
    assert (year.first, year.last) == (w3cdates.ordinal(1950, 1, 1), w3cdates.ordinal(1950, 12, 31))
    assert month.last == w3cdates.ordinal(2000, 2, 29)


def test_written() -> None:
    assert w3cdates.written(-44, 3, 15) == "-0044-03-15"
    assert w3cdates.written(None, 10) == "--10"
    assert w3cdates.written(None, None, 1) == "---01"
