"""Family D: what a date states can be true together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates.dated import of
from engross.rules.finding import Finding
from engross.xmlio import TEI, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.rules.dates.dated import Dated
    from engross.w3cdates import W3CDate
    from engross.xmlio import Element

_BEGINNINGS = ("from", "notBefore")
_ENDS = ("to", "notAfter")
_DAY = 86_400
_UNKNOWN_ZONE = 14 * 3600


def check(dated: Dated, path: str) -> Iterator[Finding]:
    """
    Check an element's dates against each other.

    Args:
        dated: A dated element.
        path: The file, relative to the edition.

    Yields:
        D004 for a span that ends before it begins, D005 for a single date beside a span.
    """
    if len(dated.values) + len(dated.iso) < 2:
        return
    yield from _in_order(dated, path)
    if "when" in dated.values and len(dated.values) > 1:
        yield _beside(dated, path)


def _in_order(dated: Dated, path: str) -> Iterator[Finding]:
    for suffix in ("", "-iso"):
        said = _said(dated, suffix)
        if len(said) < 2:
            continue
        for early, late in (("from", "to"), ("notBefore", "notAfter"), ("notBefore", "to"), ("from", "notAfter")):
            start, end = said.get(early), said.get(late)
            if start is not None and end is not None and is_after(start, end):
                names = [f"{name}{suffix}" for name in (early, late)]
                first, second = (f'{name}="{dated.element.get(name)}"' for name in names)
                message = f"this {dated.name} ends before it begins: {first} is after {second}"
                yield Finding("D004", message, path, child_sequence(dated.element), names[0])
                break


def _said(dated: Dated, suffix: str) -> Mapping[str, W3CDate]:
    if not suffix:
        return {name: date for name, date in dated.values.items() if date is not None}
    dates = {name.removesuffix(suffix): w3cdates.read(value) for name, value in dated.iso.items()}
    return {name: date for name, date in dates.items() if date is not None}


def is_after(start: W3CDate, end: W3CDate) -> bool:
    """
    Tell whether a date is certainly after another one.

    Args:
        start: A date, with a year or without.
        end: Another one.

    Returns:
        Whether all that the first may mean comes after all that the second may mean. What comes round every year or
        every day is never after its like.
    """
    if start.year is None or end.year is None:
        return False
    if start.clock is None or end.clock is None:
        return start.first > end.last
    first = (start.first * _DAY + start.clock[0], start.clock[1])
    last = (end.first * _DAY + end.clock[0], end.clock[1])
    if (start.zone is None) != (end.zone is None):
        return first[0] - (start.zone or 0) * 60 - _UNKNOWN_ZONE > last[0] - (end.zone or 0) * 60
    first = (first[0] - (start.zone or 0) * 60, first[1])
    last = (last[0] - (end.zone or 0) * 60, last[1])
    return first > last


def _beside(dated: Dated, path: str) -> Finding:
    others = [name for name in dated.values if name != "when"]
    written = " and ".join(f'{name}="{dated.element.get(name)}"' for name in others)
    message = f'when="{dated.element.get("when")}" states one date, and {written} a span'
    return Finding("D005", message, path, child_sequence(dated.element), "when", _advice(dated))


def _advice(dated: Dated) -> str:
    """Name the year or month that the span fills, where when is its first day: some programs write so."""
    said = {name: date for name, date in dated.values.items() if date is not None}
    single = said.get("when")
    end = said.get("notAfter") or said.get("to")
    start = said.get("notBefore") or said.get("from") or single
    if single is None or start is None or end is None or single != start or None in (start.day, end.day):
        return ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        whole = w3cdates.written(start.year)
    elif start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day == _length(end):
        whole = w3cdates.written(start.year, start.month)
    else:
        return ""
    others = " and ".join(name for name in dated.values if name != "when")
    return f'Write when="{whole}", which means the whole of it, and take {others} away.'


def _length(date: W3CDate) -> int:
    return w3cdates.month_length(date.year or 1, date.month or 1)


def of_lives(root: Element, path: str) -> Iterator[Finding]:
    """
    Check that nobody dies before being born.

    Args:
        root: A document's root.
        path: The file, relative to the edition.

    Yields:
        D011 at each death that is certainly before the birth of the same person.
    """
    for person in root.iter(f"{{{TEI}}}person"):
        if _is_usual(person):
            continue
        birth = _limit(person, "birth", _BEGINNINGS)
        death = _limit(person, "death", _ENDS) if birth is not None else None
        if birth is None or death is None or not is_after(birth[1], death[1]):
            continue
        born, died = (element.get(attribute) for element, _, attribute in (birth, death))
        message = f"this person dies before being born: the birth is {born}, the death {died}"
        yield Finding("D011", message, path, child_sequence(death[0]), death[2])


def _is_usual(person: Element) -> bool:
    """Tell at first sight whether somebody has no birth or no death, or the one before the other."""
    years = []
    for name in ("birth", "death"):
        life = person.find(f"{{{TEI}}}{name}")
        if life is None:
            return True
        dated = life if life.get("when") else life.find(f"{{{TEI}}}date")
        years.append("" if dated is None else dated.get("when", "")[:4])
    return all(year.isdigit() for year in years) and years[0] < years[1]


def _limit(person: Element, name: str, limits: tuple[str, ...]) -> tuple[Element, W3CDate, str] | None:
    """Find the earliest day of a birth, or the latest of a death, where just one element states it."""
    lives = person.findall(f"{{{TEI}}}{name}")
    if len(lives) != 1:
        return None
    found = [of(element) for element in (lives[0], *lives[0].findall(f"{{{TEI}}}date"))]
    stating = [dated for dated in found if dated.values]
    if len(stating) != 1:
        return None
    values = stating[0].values
    for attribute in ("when", *limits):
        date = values.get(attribute)
        if date is not None:
            return stating[0].element, date, attribute
    return None
