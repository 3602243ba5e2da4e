"""Says in words what is wrong with the form of a date or a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes.words import shown, space_fault

if TYPE_CHECKING:
    from engross.relaxng.datatypes.dates import Calendar

_FORMS = {
    "date": "write year-month-day, as in 1850-12-31",
    "dateTime": "write the date, “T” and the time, as in 1850-12-31T12:00:00",
    "time": "write hour:minute:second, as in 12:00:00",
    "gYear": "write four digits at least, as in 1850 or 0800",
    "gYearMonth": "write year-month, as in 1850-12",
    "gMonthDay": "write two hyphens, the month, a hyphen and the day, as in --12-31",
    "gDay": "write three hyphens and the day, as in ---31",
    "gMonth": "write two hyphens and the month, as in --12",
}
_CHARACTERS = "0123456789-+:.TZ"


def fault(kind: Calendar, text: str) -> str:
    """
    Say why a text does not have the form of a date or a time.

    Args:
        kind: The type.
        text: A text that does not have its form.

    Returns:
        A phrase that follows the value.
    """
    return f"is no {kind.noun}: {_reason(kind.name, text)}"


def _reason(name: str, text: str) -> str:
    form = _FORMS[name]
    if name == "dateTime" and "T" not in text and " " in text and ":" in text:
        return "date and time are joined by “T”, without a space"
    space = space_fault(text)
    if space:
        return f"it {space}; {form}"
    if any(dash in text for dash in "–—−‐‑"):
        return f"it has a dash in it where a hyphen “-” belongs; {form}"
    stranger = next((character for character in text if character not in _CHARACTERS), "")
    if stranger and stranger != "/":
        return f"it has {shown(stranger)} in it; {form}"
    if name in ("date", "dateTime", "gYearMonth", "gYear"):
        return _dated(name, text) or form
    if name == "time":
        return _timed(text) or form
    return form


def _dated(name: str, text: str) -> str:
    """Say what is wrong with year, month or day, where that can be told."""
    date, letter, clock = text.partition("T")
    if letter and name != "dateTime":
        return "it has a time as well"
    sign = "-" if date.startswith("-") else ""
    parts = date.removeprefix("-").split("-")
    if not all(part.isdigit() for part in parts):
        return ""
    if len(parts[0]) < 4 and len(parts) > 1 and len(parts[-1]) > 2:
        return "the year comes first, then the month, then the day"
    if len(parts[0]) < 4:
        known = f", as in {sign}{parts[0]:0>4}" if parts[0].strip("0") else ", and none is 0000"
        return f"the year has four digits at least{known}"
    if len(date) == 8 and len(parts) == 1 and name != "gYear":
        return f"hyphens part year, month and day, as in {date[:4]}-{date[4:6]}-{date[6:]}"
    if any(len(part) != 2 for part in parts[1:]):
        return "month and day have two digits" if len(parts) > 2 else "the month has two digits"
    wanted = {"gYear": 1, "gYearMonth": 2}.get(name, 3)
    if len(parts) < wanted:
        if len(parts) == 2:
            return "the day is missing"
        return "month and day are missing" if wanted == 3 else "the month is missing"
    if len(parts) > wanted:
        return {"gYear": "it has a month as well", "gYearMonth": "it has a day as well"}.get(name, "")
    if name == "dateTime":
        return _timed(clock) if letter else "the time is missing; it follows after a “T”, as in T12:00:00"
    return ""


def _timed(text: str) -> str:
    """Say what is wrong with hour, minute or second, where that can be told."""
    parts = text.split(":")
    if not all(part.replace(".", "").isdigit() for part in parts):
        return ""
    if len(parts) < 3:
        return "the seconds are missing, as in 12:00:00" if len(parts) == 2 else ""
    if any(len(part.partition(".")[0]) != 2 for part in parts):
        return "hour, minute and second have two digits"
    return "" if len(parts) == 3 else "it has too many parts"
