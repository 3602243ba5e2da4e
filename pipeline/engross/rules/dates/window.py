"""Family D: a document's own dates lie within the time that the edition covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import w3cdates
from engross.rules.dates.dated import of
from engross.rules.finding import Finding
from engross.xmlio import TEI, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.w3cdates import W3CDate
    from engross.xmlio import Element

_TAG = f"{{{TEI}}}"
_HEADER = ("correspAction", "creation")
_OWN = (f"{_TAG}date", f"{_TAG}origDate", f"{_TAG}docDate")
_ENCLOSED = tuple(f"{_TAG}{name}" for name in ("floatingText", "quote", "q", "cit", "note"))
_BEGINNINGS = ("when", "from", "notBefore")
_ENDS = ("when", "to", "notAfter")


def check(root: Element, path: str, settings: Validate) -> Iterator[Finding]:
    """
    Check that a document's own dates are within the bounds of edition.toml.

    Args:
        root: A document's root.
        path: The file, relative to the edition.
        settings: The section `[validate]`.

    Yields:
        D010 for each date of writing, sending or receiving that is certainly before `earliest` or after `latest`.
    """
    earliest, latest = w3cdates.read(settings.earliest), w3cdates.read(settings.latest)
    for element in _own(root):
        dated = of(element)
        said = dated.said
        start = next((said[name] for name in _BEGINNINGS if name in said), None)
        end = next((said[name] for name in _ENDS if name in said), None)
        wrong = _outside(start, end, earliest, latest)
        if not wrong:
            continue
        attribute = next(iter(dated.values or dated.iso))
        bound = settings.earliest if wrong == "before" else settings.latest
        message = (
            f'{attribute}="{element.get(attribute)}" is {wrong} {bound}, the '
            f"{'earliest' if wrong == 'before' else 'latest'} date of this edition"
        )
        yield Finding("D010", message, path, child_sequence(element), attribute)


def _outside(start: W3CDate | None, end: W3CDate | None, earliest: W3CDate | None, latest: W3CDate | None) -> str:
    """Say whether a date is `before` or `after` the bounds as a whole; empty where it may lie within."""
    if end is not None and earliest is not None and end.year is not None and end.last < earliest.first:
        return "before"
    if start is not None and latest is not None and start.year is not None and start.first > latest.last:
        return "after"
    return ""


def _own(root: Element) -> Iterator[Element]:
    """Find the dates that a document gives itself: in its header, its datelines and its title page."""
    header = root.find(f"{_TAG}teiHeader")
    if header is not None:
        for holder in header.iter(*(f"{_TAG}{name}" for name in _HEADER)):
            yield from holder.iter(f"{_TAG}date")
        yield from header.iter(f"{_TAG}origDate")
    text = root.find(f"{_TAG}text")
    if text is None:
        return
    for holder in text.iter(f"{_TAG}dateline", f"{_TAG}docDate"):
        if (
            next(
                holder.iterancestors(*(f"{_TAG}{name}" for name in ("floatingText", "quote", "q", "cit", "note"))), None
            )
            is None
        ):
            yield from holder.iter(*_OWN)
