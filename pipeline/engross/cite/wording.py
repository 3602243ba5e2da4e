"""What the formats have no field for, or one field for several things, in the same words in all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.cite.dates import in_english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.records import Agent, Record


_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def on_one_line(text: str) -> str:
    """
    Put a value on one line.

    Args:
        text: Any text.

    Returns:
        The text with white space and every kind of line break made single spaces; spaces that do not break stay.
    """
    return _SPACE.sub(" ", text).strip(" ")


def enumerated(names: Sequence[str]) -> str:
    """
    Join names as English does.

    Args:
        names: Any number of names.

    Returns:
        `A`, `A and B`, `A, B, and C`.
    """
    match names:
        case []:
            return ""
        case [one]:
            return one
        case [one, other]:
            return f"{one} and {other}"
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def archive(record: Record) -> str:
    """
    Name the keeper of the original.

    Args:
        record: A record.

    Returns:
        Town, institution and archive; empty where no keeper is named.
    """
    if not record.holdings:
        return ""
    first = record.holdings[0]
    return ", ".join(part for part in (first.settlement, first.archive) if part)


def location(record: Record) -> str:
    """
    Give the whole shelfmark of the original, and where copies are.

    Args:
        record: A record.

    Returns:
        Such as `fond 45, opis 1; copy available in …`; empty where neither is known.
    """
    own = record.holdings[0].location if record.holdings else ""
    return "; ".join(part for part in (own, copies(record)) if part)


def copies(record: Record) -> str:
    """
    Say where copies are kept.

    Args:
        record: A record.

    Returns:
        `copy available in …`, or an empty string.
    """
    places = "; ".join(str(copy) for copy in record.surrogates)
    return f"copy available in {places}" if places else ""


def kept(record: Record) -> str:
    """
    Say where the original is kept, and where copies are.

    Args:
        record: A record.

    Returns:
        The keeper with the shelfmark, then the copies; empty where nothing is known.
    """
    original = str(record.holdings[0]) if record.holdings else ""
    return "; ".join(part for part in (original, copies(record)) if part)


def notes(record: Record) -> list[str]:
    """
    Say what a format has no field for: cover names, doubts of the date, other witnesses, the edition.

    Args:
        record: A record.

    Returns:
        Sentences without a full stop, in a fixed order.
    """
    said = [f"Pseudonyms: {names}"] if (names := _pseudonyms((*record.authors, *record.recipients))) else []
    if record.date and record.date.first and record.date.edtf and (record.date.doubtful or record.date.when is None):
        said.append(f"Date: {in_english(record.date)}")
    if record.transmitters:
        said.append(f"Transmitted by {enumerated([body.name for body in record.transmitters])}")
    said += [f"Also in {witness}" for witness in record.holdings[1:] if str(witness)]
    said += [f"Printed: {printed}" for printed in record.printed]
    if record.edition.title:
        editors = enumerated([editor.name for editor in record.edition.editors])
        said.append(f"Edition: {record.edition.title}" + (f", edited by {editors}" if editors else ""))
    if record.acknowledgement:
        said.append(record.acknowledgement)
    return [sentence.rstrip(".") for sentence in said]


def _pseudonyms(people: Sequence[Agent]) -> str:
    return ", ".join(f"{name} ({person.name})" for person in people for name in person.pseudonyms)
