"""Family D: what stands in a calendar of its own is said in ours as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates import calendars
from engross.rules.finding import Finding
from engross.xmlio import child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.dates.dated import Dated

_NAMES = ("when", "from", "to", "notBefore", "notAfter")


def check(dated: Dated, path: str) -> Iterator[Finding]:
    """
    Compare the custom values of an element, where they are days of the Julian calendar, with the Gregorian ones.

    Args:
        dated: A dated element.
        path: The file, relative to the edition.

    Yields:
        D006 where the Gregorian value is the same day as the Julian one.
    """
    element = dated.element
    method = element.get("datingMethod")
    if method is None or calendars.named(element, method) != "old":
        return
    for name in _NAMES:
        value, custom = dated.values.get(name), w3cdates.read(element.get(f"{name}-custom", ""))
        if value is None or custom is None or None in (value.day, custom.day) or custom.year is None or custom.year < 1:
            continue
        said = (custom.year, custom.month or 1, custom.day or 1)
        meant = calendars.gregorian(*said)
        if (value.year, value.month, value.day) == said and meant != said:
            day = w3cdates.written(*meant)
            message = (
                f'{name}="{element.get(name)}" is the Julian day of {name}-custom; {name} counts as our calendar does'
            )
            hint = f'Write {name}="{day}", which is the same day in the Gregorian calendar.'
            yield Finding("D006", message, path, child_sequence(element), name, hint)
