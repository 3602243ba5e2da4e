"""Family D: the words of a date agree with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import agreement, calendars, content
from engross.rules.dates.agreement import AGREES, DIFFERS, LESS, OLD
from engross.rules.dates.dated import SPEAKING
from engross.rules.finding import Finding
from engross.xmlio import TEI, XML, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.rules.dates.agreement import Verdict
    from engross.rules.dates.dated import Dated
    from engross.rules.dates.days import Day
    from engross.rules.dates.readings import Reading, Written
    from engross.w3cdates import W3CDate
    from engross.xmlio import Element

# Languages in which nobody writes the month before the day in numbers.
_DAY_FIRST = frozenset("de fr it es ru la nl pl cs uk".split())
# Languages whose writers used the Gregorian calendar in the nineteenth century.
_GREGORIAN = frozenset("de fr it es en nl pl cs hu la".split())
_ENGLAND_CHANGED = 1752
_RUSSIA_CHANGED = 1923
_FIRST_GREGORIAN = 1583
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 6
_LONGEST = 60
_LAST_YEAR = 9999


def check(dated: Dated, path: str) -> Iterator[Finding]:
    """
    Compare the words of an element with its attributes.

    Args:
        dated: A dated element.
        path: The file, relative to the edition.

    Yields:
        D006 for a Julian day in @when, D007 where words and value differ, D008 where the value says less than the
        words, D009 for a weekday that does not fit.
    """
    if dated.name not in SPEAKING:
        return
    words = content.words(dated.element)
    said = {name: date for name, date in dated.said.items() if date.year or date.month or date.day}
    if not words or not said or any((date.year or 0) > _LAST_YEAR for date in said.values()):
        return
    from engross.rules.dates import readings

    written = readings.read(words)
    if written is None:
        return
    in_header = next(dated.element.iterancestors(f"{{{TEI}}}teiHeader"), None) is not None
    if not in_header and _is_doubted(dated.element):
        return
    declared = calendars.style(dated.element)
    if declared == "other":
        return
    verdict = _verdict(written, said, written.style or declared, dated.element, is_strict=in_header)
    if verdict is not None and verdict.kind != AGREES:
        yield _finding(verdict, written, dated, said, words, path)
    else:
        yield from _weekday(written, dated, said, words, path)


def language(element: Element) -> str:
    """
    Say in which language an element's words are.

    Args:
        element: Any element.

    Returns:
        The primary tag of the nearest `xml:lang`; empty where there is none.
    """
    for node in (element, *element.iterancestors()):
        tag = node.get(f"{{{XML}}}lang")
        if tag:
            return tag.partition("-")[0].lower()
    return ""


def likely(written: Written, element: Element) -> list[Reading]:
    """
    Keep the readings that the language of the words allows.

    Args:
        written: A written date.
        element: The element that has the words.

    Returns:
        The readings, the likeliest first.
    """
    if not any(reading.swapped > 1 for reading in written.readings):
        return list(written.readings)
    is_fixed = language(element) in _DAY_FIRST
    return [reading for reading in written.readings if not is_fixed or reading.swapped < 2]


def _is_doubted(element: Element) -> bool:
    """In a transcription the words are the writer's, and a doubtful value may come from elsewhere."""
    doubt = element.get("cert", "high") != "high" or element.get("evidence", "internal") != "internal"
    return doubt or element.get("precision", "high") != "high"


def _verdict(
    written: Written, said: Mapping[str, W3CDate], style: str, element: Element, *, is_strict: bool
) -> Verdict | None:
    """Give the verdict of the reading that suits the values best, else of the likeliest; None where there is none."""
    best = None
    order = (DIFFERS, OLD, LESS, AGREES)
    for reading in likely(written, element):
        verdict = agreement.judge(reading, said, style, is_strict=is_strict)
        if verdict.kind == AGREES:
            return verdict
        if best is None or order.index(verdict.kind) > order.index(best.kind):
            best = verdict
    return best


def _finding(
    verdict: Verdict, written: Written, dated: Dated, said: Mapping[str, W3CDate], words: str, path: str
) -> Finding:
    sequence = child_sequence(dated.element)
    attribute = _as_written(dated, verdict.attribute or next(iter(said)))
    value = f'{attribute}="{dated.element.get(attribute)}"'
    day = verdict.day
    quoted = f"“{shortened(words)}”"
    near = said[verdict.attribute or next(iter(said))]
    if verdict.kind == OLD:
        meant = _gregorian(near)
        message = (
            f"{quoted} is a day of the Julian calendar, and {value} repeats it, where a day of our calendar belongs"
        )
        hint = f'Write {attribute}="{meant}": the value is Gregorian, and in that calendar the day was {meant}.'
        return Finding("D006", message, path, sequence, attribute, hint)
    values = _values(verdict, written, dated, near)
    proposed = " or ".join(f'{attribute}="{one}"' for one in values)
    if verdict.kind == LESS:
        hint = f"Write {proposed}." if proposed else ""
        return Finding("D008", f"{value} says less than the written date {quoted}", path, sequence, attribute, hint)
    if verdict.attribute and verdict.part and day is not None:
        message = f"{value} does not agree with the written date {quoted}: {_difference(verdict.part, day, near)}"
        hint = f"If the words are right, write {proposed}." if proposed else ""
        return Finding("D007", message, path, sequence, attribute, hint)
    every = " ".join(f'{name}="{dated.element.get(name)}"' for name in (_as_written(dated, name) for name in said))
    message = f"{every} and the written date {quoted} have no day in common"
    hint = ""
    if values and not any(reading.is_span for reading in written.readings):
        when = attribute.replace(verdict.attribute or next(iter(said)), "when")
        hint = f'If the words are right, write {when}="{values[0]}".'
    return Finding("D007", message, path, sequence, attribute, hint)


def _as_written(dated: Dated, name: str) -> str:
    return name if name in dated.values else f"{name}-iso"


def shortened(words: str) -> str:
    """
    Shorten words that are to be quoted.

    Args:
        words: What an element says.

    Returns:
        The words, or their beginning.
    """
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _difference(part: str, day: Day, value: W3CDate) -> str:
    match part:
        case "year":
            ends = "ends in" if day.modulus else "is"
            return f"the year {ends} {day.year:0{2 if day.modulus == 100 else 1}}, not {value.year}"
        case "month":
            return f"the month is {w3cdates.MONTHS[day.month or 0]}, not {w3cdates.MONTHS[value.month or 0]}"
    return f"the day is {day.day}, not {value.day}"


def _values(verdict: Verdict, written: Written, dated: Dated, near: W3CDate) -> list[str]:
    """Give the values that the written date would have, one for each order of its numbers."""
    if verdict.attribute != "when":
        days = [verdict.day]
    else:
        days = [
            reading.start for reading in likely(written, dated.element) if not reading.is_span and reading.swapped < 2
        ]
    values = [_value(day, near) for day in days if day is not None]
    return list(dict.fromkeys(value for value in values if value))[:2]


def _value(day: Day, near: W3CDate) -> str:
    year = day.year if day.year is not None else near.year
    if day.modulus and day.year is not None:
        if near.year is None:
            return ""
        base = near.year - near.year % day.modulus + day.year
        year = min((base, base - day.modulus, base + day.modulus), key=lambda one: abs(one - (near.year or 0)))
    if year is not None and year < 1:
        return ""
    if day.day is not None and not w3cdates.is_day(year or 4, day.month or near.month or 1, day.day):
        return ""
    month = day.month if day.month is not None or day.day is None else near.month
    return w3cdates.written(year, month, day.day)


def _gregorian(value: W3CDate) -> str:
    return w3cdates.written(*calendars.gregorian(value.year or 1, value.month or 1, value.day or 1))


def _weekday(written: Written, dated: Dated, said: Mapping[str, W3CDate], words: str, path: str) -> Iterator[Finding]:
    value = said.get("when")
    if written.weekday is None or value is None or None in (value.year, value.month, value.day):
        return
    if any(reading.is_span for reading in written.readings) or (value.year or 0) < _FIRST_GREGORIAN:
        return
    falls = calendars.weekday(value.first)
    if falls == written.weekday or _is_julian_weekday(value, written.weekday, dated.element):
        return
    day = w3cdates.written(value.year, value.month, value.day)
    attribute = _as_written(dated, "when")
    message = f"“{shortened(words)}” names a {_WEEKDAYS[written.weekday]}, but {day} was a {_WEEKDAYS[falls]}"
    yield Finding("D009", message, path, child_sequence(dated.element), attribute, _advice(value, written))


def _is_julian_weekday(value: W3CDate, weekday: int, element: Element) -> bool:
    """Tell whether a day that nobody converted has the weekday; some writers still counted so."""
    if value.year is None or value.month is None or value.day is None or value.year > _RUSSIA_CHANGED:
        return False
    if value.year > _ENGLAND_CHANGED and language(element) in _GREGORIAN:
        return False
    return calendars.julian_weekday(value.year, value.month, value.day) == weekday


def _advice(value: W3CDate, written: Written) -> str:
    """Name the nearest day and the nearest year that the weekday fits."""
    weekday = written.weekday or 0
    off = (weekday - calendars.weekday(value.first) + 3) % 7 - 3
    near = w3cdates.written(*w3cdates.day_of(value.first + off))
    hint = f"The nearest {_WEEKDAYS[weekday]} was {near}"
    years = [
        year
        for distance in range(1, _NEAR + 1)
        for year in ((value.year or 1) - distance, (value.year or 1) + distance)
        if w3cdates.is_day(year, value.month or 1, value.day or 1)
        and calendars.weekday(w3cdates.ordinal(year, value.month or 1, value.day or 1)) == weekday
    ]
    if years and written.readings:
        hint += f"; in {years[0]}, {value.day} {w3cdates.MONTHS[value.month or 0]} was a {_WEEKDAYS[weekday]}"
    return f"{hint}."
