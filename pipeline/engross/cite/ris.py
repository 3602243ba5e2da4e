"""RIS, the line format of RefMan, as today's reference managers read it: one line a value, never folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.cite.dates import parts
from engross.cite.format import Format
from engross.cite.wording import archive, location, notes, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.records import Agent, Record

_TYPES = {"letter": "PCOMM", "manuscript": "MANSCPT", "print": "BOOK", "text": "GEN"}


def render(records: Sequence[Record]) -> str:
    """
    Write records as RIS.

    Args:
        records: Any number of records.

    Returns:
        The text of an RIS file.
    """
    return "\n".join(_entry(record) for record in records)


def _entry(record: Record) -> str:
    lines = [f"TY  - {_TYPES[record.kind]}"]
    lines += [f"{tag}  - {on_one_line(value)}" for tag, value in _values(record) if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _values(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "ID", record.id
    yield "TI", record.title
    yield from (("AU", _name(author)) for author in record.authors)
    yield from (("A2", _name(recipient)) for recipient in record.recipients)
    yield from (("A4", _name(translator)) for translator in record.translators)
    yield from _dates(record)
    yield "M3", record.genre
    yield "DB", archive(record)
    yield "AN", location(record)
    yield "DP", record.publisher
    yield "LA", record.language
    yield "AB", record.abstract
    yield from (("KW", keyword) for keyword in record.keywords)
    yield from (("N1", note) for note in notes(record))
    yield "UR", record.url


def _dates(record: Record) -> Iterator[tuple[str, str]]:
    """Give the earliest possible date; what is doubtful about it stands in a note."""
    date = parts(record.date.first) if record.date else ()
    if date and date[0] > 0:
        year, month, day = (*(f"{number:02}" for number in date), "", "")[:3]
        yield "PY", f"{year:0>4}"
        yield "DA", f"{year:0>4}/{month}/{day}/"


def _name(agent: Agent) -> str:
    """A comma means that the name may be turned round, so a name that may not has none."""
    return agent.inverted if agent.family else agent.name.replace(",", "")


FORMAT = Format("ris", "RIS", ".ris", "application/x-research-info-systems", render)
