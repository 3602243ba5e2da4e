"""Family D: what a temporal attribute holds is a date, and one of the calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import iso8601
from engross.rules.finding import Finding
from engross.xmlio import TEI, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.dates.dated import Dated
    from engross.xmlio import Element


_LAST_YEAR = 9999
_LEAP_DAY = re.compile(r"(\d\d00)-02-29", re.ASCII)
_YEAR = re.compile(r"\d{4}(?=-)", re.ASCII)
_DIGITS = re.compile(r"(1\d\d\d|20\d\d)(\d\d)(\d\d)", re.ASCII)


def check(dated: Dated, path: str) -> Iterator[Finding]:
    """
    Check the values of an element's temporal attributes.

    Args:
        dated: A dated element.
        path: The file, relative to the edition.

    Yields:
        D001 for what has not the form of a date, D002 for a day that the calendar has not, D003 for what is no date
        of ISO 8601.
    """
    for attribute, date in dated.values.items():
        if date is None:
            yield _fault(dated.element, attribute, path)
        elif date.year is not None and date.year > _LAST_YEAR:
            yield from _far(dated.element, attribute, path)
    for attribute, value in dated.iso.items():
        if not iso8601.is_valid(value):
            yield _iso_fault(dated.element, attribute, value, path)


def _fault(element: Element, attribute: str, path: str) -> Finding:
    from engross.rules.dates.suggestions import from_words, suggest

    value = element.get(attribute, "")
    sequence = child_sequence(element)
    reason = w3cdates.fault(value)
    if not value.strip():
        message = f"{attribute} is empty"
        words = from_words(element)
        hint = f'Write {attribute}="{words}", as the words say, or take {attribute} away.' if words else ""
        return Finding("D001", message, path, sequence, attribute, hint or f"Give a date, or take {attribute} away.")
    suggestion = suggest(value, element)
    year = _YEAR.match(value)
    words = from_words(element, int(year[0])) if reason and year else from_words(element)
    hint = ""
    if reason and words and not any(one.startswith(words) for one in suggestion.values):
        hint = f'The words of the date give {attribute}="{words}".'
    elif suggestion.instead:
        hint = f"Write {suggestion.instead} in place of {attribute}."
    elif suggestion.doubted:
        hint = f'Write {attribute}="{suggestion.doubted}", and say with cert="low" that it is not certain.'
    elif suggestion.values:
        hint = "Write " + " or ".join(f'{attribute}="{one}"' for one in suggestion.values) + "."
    elif words:
        hint = f'The words of the date give {attribute}="{words}".'
    mend = suggestion.values[0] if suggestion.is_certain and suggestion.values else None
    if reason:
        hint = hint or _as_julian(value, attribute)
        return Finding("D002", f'{attribute}="{value}": {reason}', path, sequence, attribute, hint)
    noun = "time" if element.tag == f"{{{TEI}}}time" else "date"
    message = f'{attribute}="{value}" is no {noun} as TEI writes it'
    return Finding("D001", message, path, sequence, attribute, hint, mend=mend)


def _as_julian(value: str, attribute: str) -> str:
    """The Julian calendar has a leap day in every fourth year."""
    match = _LEAP_DAY.fullmatch(value.strip())
    if match is None or int(match[1]) % 4:
        return ""
    from engross.rules.dates.calendars import gregorian

    day = w3cdates.written(*gregorian(int(match[1]), 2, 29))
    return f'If it is a day of the Julian calendar, write {attribute}="{day}".'


def _far(element: Element, attribute: str, path: str) -> Iterator[Finding]:
    """To XML Schema, eight digits are a year."""
    value = element.get(attribute, "").strip()
    match = _DIGITS.fullmatch(value)
    meant = "-".join(match.groups()) if match else ""
    if w3cdates.read(meant) is not None:
        message = f'{attribute}="{value}" is a year of eight digits as TEI writes dates'
        hint = f'Write {attribute}="{meant}".'
        yield Finding("D001", message, path, child_sequence(element), attribute, hint, mend=meant)


def _iso_fault(element: Element, attribute: str, value: str, path: str) -> Finding:
    reason = iso8601.fault(value)
    said = f'{attribute}="{value}"'
    message = f"{said}: {reason}" if reason else f"{said} is no date, time or span as ISO 8601 writes it"
    hint = ""
    if not reason:
        from engross.rules.dates.suggestions import suggest

        values = suggest(value, element).values
        hint = "Write " + " or ".join(f'{attribute}="{one}"' for one in values) + "." if values else ""
    return Finding("D003", message, path, child_sequence(element), attribute, hint)
