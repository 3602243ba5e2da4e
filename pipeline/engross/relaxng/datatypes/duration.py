"""Lengths of time: `duration` (XML Schema Part 2, 3.2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import BOUNDS
from engross.relaxng.datatypes.timeline import day_number, whole
from engross.relaxng.datatypes.words import space_fault

if TYPE_CHECKING:
    from collections.abc import Hashable

# The months since the year 0001 began of the four dates whose sums with a duration decide its order (3.2.6.2).
_REFERENCES = tuple((year - 1) * 12 + month - 1 for year, month in ((1696, 9), (1697, 2), (1903, 3), (1903, 7)))
_FORM = "write it as P1Y2M3D for a year, two months and three days, or as PT1H30M for an hour and a half"


class Duration(NamedTuple):
    """
    A length of time.

    Attributes:
        parts: Years, months, days, hours, minutes, seconds and the digits of a fraction of them, all less than zero if
            time is counted back. A year is another value than twelve months, if no longer (3.2.6).
        months: Months and years, in months; less than zero if time is counted back.
        seconds: All else, in whole seconds, rounded down.
        fraction: The digits of what is left, which is always counted forward, without zeros at the end.
    """

    parts: tuple[int | str, ...]
    months: int
    seconds: int
    fraction: str


def _digits(text: str, marks: str) -> list[str] | None:
    """Take numbers apart that letters follow, in the order of the letters; each may be missing, but not all."""
    found = []
    for mark in marks:
        number, letter, rest = text.partition(mark)
        if letter:
            text = rest
        found.append(number if letter else "0")
    return found if not text else None


def _complement(fraction: str) -> str:
    """Subtract a fraction from one."""
    return "".join(str(9 - int(digit)) for digit in fraction[:-1]) + str(10 - int(fraction[-1]))


def _read(text: str) -> Duration | None:
    negative = text[:1] == "-"
    body = text[1:] if negative else text
    days, letter, clock = body[1:].partition("T")
    if body[:1] != "P" or not text.isascii() or not (days or clock) or (letter and not clock):
        return None
    date_parts, clock_parts = _digits(days, "YMD"), _digits(clock, "HMS")
    if date_parts is None or clock_parts is None:
        return None
    second, point, fraction = clock_parts[2].partition(".")
    numbers = [*date_parts, *clock_parts[:2], second, *([fraction] if point else [])]
    if not all(number.isdigit() for number in numbers):
        return None
    years, months, day, hours, minutes, full = map(whole, numbers[:6])
    fraction = fraction.rstrip("0")
    sign = -1 if negative else 1
    counts = (years, months, day, hours, minutes, full)
    parts: list[int | str] = [sign * count for count in counts]
    parts.append(f"-{fraction}" if negative and fraction else fraction)
    seconds = sign * (((day * 24 + hours) * 60 + minutes) * 60 + full)
    if negative and fraction:
        seconds, fraction = seconds - 1, _complement(fraction)
    return Duration(tuple(parts), sign * (years * 12 + months), seconds, fraction)


def _after(months: int, duration: Duration) -> tuple[int, str]:
    """Add a duration to the first day of a month: seconds, and the digits of their fraction."""
    year, month = divmod(months + duration.months, 12)
    # 400 years have as many days as any other 400; counting in them keeps clear of the missing year 0000
    cycles, year = divmod(year, 400)
    days = day_number(year + 1, month + 1, 1) + cycles * 146_097
    return days * 86_400 + duration.seconds, duration.fraction


class DurationType(Faceted):
    """Lengths of time."""

    __slots__ = ()

    allowed = ("pattern", *BOUNDS)
    samples = ("P1D", "P1Y", "P1M", "PT1H", "PT1S", "P1Y2M3DT4H5M6S", "P10D", "P100D", "P10Y")

    def read(self, text: str) -> Duration:
        """Read a length of time; see `Faceted.read`."""
        value = _read(text)
        if value is None:
            raise BreachError(_fault(text))
        return value

    def compare(self, left: Duration, right: Duration) -> int | None:
        """Compare what comes of adding them to four dates (3.2.6.2); see `Faceted.compare`."""
        pairs = [(_after(months, left), _after(months, right)) for months in _REFERENCES]
        orders = {(first > second) - (first < second) for first, second in pairs}
        return orders.pop() if len(orders) == 1 else None

    def identical(self, value: Duration) -> Hashable:
        """Tell a year from twelve months; see `Faceted.identical`."""
        return value.parts

    def candidates(self) -> list[str]:
        """Try the limits as well; see `Faceted.candidates`."""
        return [*self.samples, *(facet.text for facet in self.facets if facet.name in BOUNDS)]


def _fault(text: str) -> str:
    space = space_fault(text)
    if space:
        return f"is no duration: it {space}"
    body = text.removeprefix("-")
    if body != text and body.startswith("P-"):
        return "is no duration: the minus stands before the P only, once for all parts"
    if body.startswith("+"):
        return "is no duration: it may not begin with “+”"
    if not body.startswith("P"):
        if body.startswith("p") and _read(text.upper()) is not None:
            return "is no duration: its letters must be capitals"
        return f"is no duration: it must begin with P; {_FORM}"
    if body[-1] in "PT":
        return f"is no duration: a number and its unit must follow “{body[-1]}”"
    if _read(text.upper()) is not None:
        return "is no duration: its letters must be capitals"
    if "W" in body:
        return "is no duration: weeks cannot be written; write 7 days, P7D, for each"
    if "," in body:
        return "is no duration: the decimal sign is a point"
    if ".S" in body or any(f"{mark}." in body for mark in "PTHMD"):
        return "is no duration: digits stand on both sides of a decimal point"
    if "." in body and not body.endswith("S"):
        return "is no duration: only seconds may have decimals"
    if "T" not in body and any(unit in body for unit in "HS"):
        return "is no duration: a T must stand before hours, minutes and seconds, as in PT1H"
    if body[-1].isdigit():
        return "is no duration: the last number has no unit"
    return f"is no duration: {_FORM}"
