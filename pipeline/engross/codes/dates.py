"""Family D: dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "D001": error(
        "a value that is no date",
        "Write year-month-day, as in 1891-05-07, or the part of it that is known: 1891-05 or 1891.",
    ),
    "D002": error("a day that is not in the calendar", "Correct it, or leave out the part that is not known."),
    "D003": error(
        "a value that is no date of ISO 8601",
        "Write a day, as in 1891-05-07, a part of it, or a span with a slash: 1891-05-07/1891-05-09.",
    ),
    "D004": error("a span that ends before it begins", "Exchange the two, or correct the wrong one."),
    "D005": error(
        "a single date beside a span",
        "Keep when for a day, month or year that is known; keep the others for a span or for limits.",
    ),
    "D006": warning(
        "a day of the Julian calendar where ours is expected", "Write the day of the Gregorian calendar as the value."
    ),
    "D007": warning(
        "a value that does not agree with the written date",
        'Correct the value or the words; if the writer erred and the value is right, say so with cert="medium" or with'
        " sic and corr.",
    ),
    "D008": warning(
        "a value that says less than the written date",
        "Write the whole of it as the value, or give a reason to doubt it with cert.",
    ),
    "D009": warning(
        "a weekday that does not fit the date",
        "Check the day, the month and the year; if the writer erred, mark the word with sic.",
    ),
    "D010": warning(
        "a date outside the time of the edition",
        "Correct the date, or the bounds earliest and latest in edition.toml.",
    ),
    "D011": error(
        "a death before the birth", "Correct one of the two dates, or part the entry if it speaks of two people."
    ),
}
