"""One day, month or year, as far as the words of a date have it."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from engross import w3cdates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.rules.dates.tokens import Token

_MONTHS = 12
_LAST_DAY = 31
_LEAP = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """
    A day, a month or a year, as far as it is written.

    Attributes:
        year: Its number, or None.
        month: From 1 to 12, or None.
        day: From 1 to 31, or None.
        modulus: 100 or 1000, where only the last digits of the year are written; else 0.
        swapped: 0 where the numbers stand in the usual order; 1 where day and month are exchanged, which the writing
            leaves open; 2 where they are, and full stops stand between them, as nobody writes the month first.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    modulus: int = 0
    swapped: int = 0

    @property
    def is_real(self) -> bool:
        """Whether the calendar has such a day in any year."""
        if self.month is not None and not 1 <= self.month <= _MONTHS:
            return False
        year = self.year if self.year and not self.modulus else _LEAP
        return self.day is None or w3cdates.is_day(year, self.month or 1, self.day)

    def with_year(self, year: int) -> Day:
        """
        Give it a whole year.

        Args:
            year: The year.

        Returns:
            The same day in that year.
        """
        return dataclasses.replace(self, year=year, modulus=0)

    def has_year(self, year: int) -> bool:
        """
        Tell whether a year may be meant.

        Args:
            year: A whole year.

        Returns:
            Whether what is written of a year, if anything, is that.
        """
        return self.year is None or (year % self.modulus if self.modulus else year) == self.year


_RULES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(form), tuple(orders.split()))
    for form, orders in (
        # each letter of an order names what stands there: day, month, year, or nothing
        (r"N[SD]?N[SD]?[NY]", "dmy mdy ymd"),
        (r"Y[SD]?N[SD]?N", "ymd ydm"),
        (r"N[SD]?[RM][SD]?[NY]", "dmy ymd"),
        (r"[RM][SD]?N[SD]?[NY]", "mdy"),
        (r"Y[SD]?[RM][SD]?N", "ymd"),
        (r"Y[SD]?N[SD]?[RM]", "ydm"),
        (r"N[SD]?[RM]", "dm"),
        (r"M[SD]?N", "md my"),
        (r"[RM][SD]?Y", "my"),
        (r"Y[SD]?[RM]", "ym"),
        (r"N[SD]?Y", "my"),
        (r"Y[SD]?N", "ym"),
        (r"N[SD]?N", "dm my md"),
        (r"Y", "y"),
        (r"M", "m"),
    )
)


def single(tokens: Sequence[Token]) -> Iterator[Day]:
    """
    Read one day, month or year.

    Args:
        tokens: Its parts, without words that say nothing.

    Yields:
        Each way to take the numbers that gives a real day.
    """
    kinds = "".join(token.kind for token in tokens)
    orders = next((orders for form, orders in _RULES if form.fullmatch(kinds)), None)
    if orders is None:
        if kinds == "N" and tokens[0].number > _LAST_DAY:
            yield Day(tokens[0].number, modulus=100)
        return
    said = [token for token in tokens if token.kind not in "SD"]
    is_numeric = all(token.kind in "NY" for token in said)
    for order in orders:
        day = _ordered(said, order)
        if day is not None and day.is_real and (order != "y" or day.modulus != 1000):
            swapped = 0
            if is_numeric and order in ("mdy", "ydm", "md"):
                swapped = 2 if said[order.index("m")].dotted else 1
            yield dataclasses.replace(day, swapped=swapped)


def _ordered(tokens: Sequence[Token], order: str) -> Day | None:
    """Take parts in an order; None where one of them cannot be what it is to be."""
    year = month = day = None
    modulus = 0
    for token, meaning in zip(tokens, order, strict=True):
        match meaning, token.kind:
            case "y", "Y":
                year, modulus = token.number, token.modulus
            case "y", "N" if token.digits == 2 and (order[0] != "y" or token.number > _LAST_DAY):
                year, modulus = token.number, 100
            case "m", "M" | "R" | "N":
                month = token.number
            case "d", "N":
                day = token.number
            case _:
                return None
    return Day(year, month, day, modulus)
