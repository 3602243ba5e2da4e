"""The value that was meant where an attribute holds something else."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import agreement, content, readings
from engross.rules.dates.written import likely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.rules.dates.days import Day
    from engross.rules.dates.readings import Reading
    from engross.xmlio import Element

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃", "-"))
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d)", re.ASCII)
_MOMENT = re.compile(r"(?:(.*\d)(?:T|\s+))?(\d{1,2}):(\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_UNKNOWN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(?:00|xx|XX|\?\?|uu))+", re.ASCII)
_DOUBTED = re.compile(r"(?:ca?\.?|circa|um|~)\s*(.*\d)|(.*\d)\s*(?:\(\?\)|\?|~)", re.IGNORECASE)
_INTERVAL = re.compile(r"(-?\d{4}(?:-\d\d){0,2})\s*(?:/|--|\.\.)\s*(-?\d{4}(?:-\d\d){0,2})", re.ASCII)
_BEFORE_CHRIST = re.compile(
    r"(\d{1,4})\s*(?:BCE?|B\.C\.(?:E\.)?|v\.?\s?Chr\.?|av\.?\s?J\.?-?C\.?|a\.?\s?C\.?)", re.ASCII
)
_SHORT_YEAR = re.compile(r"(-?)(\d{1,3})", re.ASCII)
_SHORTEST_YEAR = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """
    What an attribute was perhaps to hold.

    Attributes:
        values: The values that may be meant, the likeliest first.
        is_certain: Whether just the first can be.
        instead: Other attributes, as they are written, where the value is not for this one.
        doubted: The value where its writer doubts it.
    """

    values: tuple[str, ...] = ()
    is_certain: bool = False
    instead: str = ""
    doubted: str = ""


def suggest(value: str, element: Element) -> Suggestion:
    """
    Guess what was meant by a value.

    Args:
        value: What a temporal attribute holds, which is no date of XML Schema.
        element: The element that has the attribute.

    Returns:
        What may be meant; nothing where the value cannot be read.
    """
    plain = " ".join(value.translate(_DASHES).split())
    for read in (_exact, _reduced, _other):
        found = read(plain)
        if found is not None:
            return found
    return _read_as_words(plain, element)


def _exact(plain: str) -> Suggestion | None:
    """Read what differs from the right form in digits and marks alone."""
    if w3cdates.read(plain) is not None:
        return Suggestion((plain,), is_certain=True)
    if match := _YEAR_FIRST.fullmatch(plain):
        value = _padded(match[1], match[3], match[4])
        if w3cdates.read(value) is not None:
            return Suggestion((value,), is_certain=True)
        swapped = _padded(match[1], match[4], match[3])
        return Suggestion((swapped,)) if w3cdates.read(swapped) is not None else None
    if match := _YEAR_MONTH.fullmatch(plain):
        value = f"{match[1]}-0{match[2]}"
        return Suggestion((value,), is_certain=True) if match[2] != "0" else Suggestion((match[1],))
    if match := _MOMENT.fullmatch(plain):
        date, hour, minute, second, zone = match.groups()
        value = (f"{date}T" if date else "") + f"{int(hour):02}:{minute}{second or ':00'}{zone or ''}"
        if w3cdates.read(value) is not None:
            return Suggestion((value,), is_certain=True)
    return None


def _reduced(plain: str) -> Suggestion | None:
    """Read what says that a part of it is not known."""
    if match := _UNKNOWN.fullmatch(plain):
        known = "-".join(part for part in match.groups() if part not in (None, "00"))
        if w3cdates.read(known) is not None:
            return Suggestion((known,))
    return None


def _other(plain: str) -> Suggestion | None:
    """Read what belongs into several attributes, and the years before Christ."""
    if match := _INTERVAL.fullmatch(plain):
        start, end = w3cdates.read(match[1]), w3cdates.read(match[2])
        if start is not None and end is not None and start.first <= end.last:
            return Suggestion(instead=f'from="{match[1]}" to="{match[2]}"')
    if (match := _DOUBTED.fullmatch(plain)) and w3cdates.read(core := match[1] or match[2]) is not None:
        return Suggestion(doubted=core)
    if match := _BEFORE_CHRIST.fullmatch(plain):
        return Suggestion((f"-{int(match[1]):04}",)) if int(match[1]) else None
    if plain == "0000":
        return Suggestion(("-0001",))
    if (match := _SHORT_YEAR.fullmatch(plain)) and (match[1] or len(match[2]) == _SHORTEST_YEAR) and int(match[2]):
        return Suggestion((f"{match[1]}{int(match[2]):04}",))
    return None


def _read_as_words(plain: str, element: Element) -> Suggestion:
    """Read a date in words or in the order of a language; what the element says decides between several."""
    written = readings.read(plain)
    if written is None or written.weekday is not None or written.style:
        return Suggestion()
    own = likely(written, element)
    spans = [reading for reading in own if reading.is_span]
    if spans:
        start, end = (_value(day) for day in (spans[0].start, spans[0].end))
        if len(own) == 1 and start and end:
            return Suggestion(instead=f'from="{start}" to="{end}"')
        return Suggestion()
    settled = _settled(own, element)
    values = _values(settled)
    return Suggestion(values, is_certain=len(values) == 1 and len(settled) == len(values))


def _settled(own: Iterable[Reading], element: Element) -> list[Reading]:
    """Keep the readings that agree with the words of the element, if any of them does."""
    every = list(own)
    if len(every) < 2:
        return every
    words = readings.read(content.words(element))
    agreeing = [reading for reading in every if words is not None and _is_said(reading, words)]
    return agreeing or every


def _is_said(reading: Reading, words: readings.Written) -> bool:
    value = w3cdates.read(_value(reading.start))
    if value is None or (words.weekday is not None and not words.readings):
        return False
    verdicts = (agreement.judge(other, {"when": value}, "new", is_strict=False) for other in words.readings)
    return any(verdict.kind == agreement.AGREES for verdict in verdicts)


def _values(own: Iterable[Reading], year: int | None = None) -> tuple[str, ...]:
    values = (_value(reading.start, year) for reading in own)
    return tuple(dict.fromkeys(value for value in values if value))[:2]


def _value(day: Day | None, year: int | None = None) -> str:
    """Write a day whose year is whole; nobody can tell the century of another."""
    if day is not None and year and day.has_year(year):
        day = day.with_year(year)
    if day is None or day.modulus or day.year is None:
        return ""
    return w3cdates.written(day.year, day.month, day.day)


def from_words(element: Element, year: int | None = None) -> str:
    """
    Give the value that the words of an element have.

    Args:
        element: A dated element.
        year: The year of a day or month that the words give no year.

    Returns:
        A date; empty where the words cannot be read, or not in one way alone.
    """
    written = readings.read(content.words(element))
    if written is None:
        return ""
    own = [reading for reading in likely(written, element) if not reading.is_span]
    values = _values(own, year)
    is_clear = len(values) == 1 and len(own) == len(written.readings) and w3cdates.read(values[0]) is not None
    return values[0] if is_clear else ""


def _padded(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
