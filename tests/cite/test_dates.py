"""Dates in English."""

from __future__ import annotations

import pytest

from engross.cite.dates import in_english, parts
from engross.records import Date


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (None, "n.d."),
        (Date(), "n.d."),
        (Date(written="some day"), "some day"),
        (Date("1950-10-01"), "October 01, 1950"),
        (Date("1950-10-01T06:00:00"), "October 01, 1950"),
        (Date("1950-10"), "October 1950"),
        (Date("1950"), "1950"),
        (Date("1950", certainty="low"), "[1950?]"),
        (Date("1950", certainty="high"), "1950"),
        (Date("-0043"), "44 BC"),
        (Date(from_="1950-01-02", to="1951"), "January 02, 1950 – 1951"),
        (Date(from_="1950"), "from 1950"),
        (Date(to="1950"), "until 1950"),
        (Date(not_before="1950-01-02", not_after="1950-02-01"), "between January 02, 1950 and February 01, 1950"),
        (Date(not_before="1950-01-01", not_after="1950-12-31"), "[1950]"),
        (Date(not_before="1952-02-01", not_after="1952-02-29"), "[February 1952]"),
        (Date(not_before="1950", not_after="1950"), "[1950?]"),
        (Date(not_before="1950"), "not before 1950"),
        (Date(not_after="1950-05"), "not after May 1950"),
        (Date("--05-01", written="1 May"), "1 May"),
    ],
)
def test_in_english(date: Date | None, said: str) -> None:
    assert in_english(date) == said


@pytest.mark.parametrize(
    ("value", "numbers"),
    [("1950-10-01", (1950, 10, 1)), ("1950-13", ()), ("1950-10-32", ()), ("-0044", (-44,)), ("", ()), (None, ())],
)
def test_parts(value: str | None, numbers: tuple[int, ...]) -> None:
    assert parts(value) == numbers
