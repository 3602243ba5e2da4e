"""The Julian calendar, and which calendar the words of a date follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.xmlio import TEI, XML_ID

if TYPE_CHECKING:
    from engross.xmlio import Element

# The Julian 1 January of the year 1 is the Gregorian 30 December of the year before.
_BEFORE_FIRST = -2
_JULIAN = re.compile(
    r"julian(?!a\b)|julien|giulian|юлиан|old.?style|\balten.?stils?|ст\.?\s?ст|(?:^|\W)os(?:$|\W)", re.IGNORECASE
)
_GREGORIAN = re.compile(r"gregor|grégor|григориан|new.?style", re.IGNORECASE)
_FOUR_YEARS = 1461


def gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """
    Give the Gregorian date of a Julian one.

    Args:
        year: Above 0.
        month: From 1 to 12.
        day: From 1 to 31, a day of the Julian calendar.

    Returns:
        Year, month and day.
    """
    past = year - 1
    leap = year % 4 == 0
    # a year with the same leap day tells how many days stand before the month
    days = w3cdates.ordinal(4 if leap else 1, month, 1) - w3cdates.ordinal(4 if leap else 1, 1, 1)
    return w3cdates.day_of(365 * past + past // 4 + days + day + _BEFORE_FIRST)


def julian_weekday(year: int, month: int, day: int) -> int:
    """
    Say on which day of the week a Julian date fell.

    Args:
        year: Above 0.
        month: From 1 to 12.
        day: From 1 to 31.

    Returns:
        From 1 for Monday to 7.
    """
    return weekday(w3cdates.ordinal(*gregorian(year, month, day)))


def weekday(number: int) -> int:
    """
    Say on which day of the week a day falls.

    Args:
        number: Its number, as `w3cdates.ordinal` counts.

    Returns:
        From 1 for Monday to 7.
    """
    return (number - 1) % 7 + 1


def style(element: Element) -> str:
    """
    Say which calendar an element declares for its words (TEI att.calendarSystem, `@calendar`).

    Args:
        element: A dated element.

    Returns:
        `old` for the Julian, `new` for the Gregorian, `other` for another one or several; empty where none is named.
    """
    return named(element, element.get("calendar", ""))


def named(element: Element, pointers: str) -> str:
    """
    Say which calendar a pointer means: by its name, or by what the header's `calendar` element says of it.

    Args:
        element: Any element of the document.
        pointers: The value of `@calendar` or `@datingMethod`.

    Returns:
        As `style` does.
    """
    found = {_named(element, pointer) for pointer in pointers.split()}
    if not found:
        return ""
    return found.pop() if len(found) == 1 else "other"


def _named(element: Element, pointer: str) -> str:
    identifier = pointer.rpartition("#")[2]
    said = [identifier]
    if pointer.startswith("#"):
        said.extend(
            "".join(calendar.itertext())
            for calendar in element.getroottree().getroot().iter(f"{{{TEI}}}calendar")
            if calendar.get(XML_ID) == identifier
        )
    is_julian = any(_JULIAN.search(text) for text in said)
    is_gregorian = any(_GREGORIAN.search(text) for text in said)
    if is_julian == is_gregorian:
        return "other"
    return "old" if is_julian else "new"
