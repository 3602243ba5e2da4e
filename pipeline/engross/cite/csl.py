"""CSL-JSON, the data of the Citation Style Language (schema 1.0.2), as Zotero, pandoc and citeproc read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engross.cite.dates import parts
from engross.cite.format import Format
from engross.cite.wording import archive, location, notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.records import Agent, Date, Record

_TYPES = {"letter": "personal_communication", "manuscript": "manuscript", "print": "book", "text": "document"}


def render(records: Sequence[Record]) -> str:
    """
    Write records as CSL-JSON.

    Args:
        records: Any number of records.

    Returns:
        A JSON array with an item a record.
    """
    return json.dumps([item(record) for record in records], ensure_ascii=False, indent=2) + "\n"


def item(record: Record) -> dict[str, Any]:
    """
    Make the item of one record.

    Args:
        record: A record.

    Returns:
        The item's variables; those without a value are left out.
    """
    variables: dict[str, Any] = {
        "id": record.id,
        "type": _TYPES[record.kind],
        "title": record.title,
        "author": [_name(author) for author in record.authors],
        # on any other type, reference managers take a recipient for an author
        "recipient": [_name(recipient) for recipient in record.recipients] if record.kind == "letter" else [],
        "translator": [_name(translator) for translator in record.translators],
        "issued": _date(record.date),
        "genre": _uncapitalised(record.genre),
        "archive": archive(record),
        "archive_location": location(record),
        "source": record.publisher,
        "language": record.language,
        "abstract": record.abstract,
        "keyword": ", ".join(record.keywords),
        "note": ". ".join(notes(record)),
        "URL": record.url,
    }
    return {name: value for name, value in variables.items() if value}


def _name(agent: Agent) -> dict[str, str]:
    if agent.family is None:
        return {"literal": agent.name}
    name = {"family": agent.family, "given": agent.given, "dropping-particle": agent.particle}
    return {part: value for part, value in name.items() if value}


def _date(date: Date | None) -> dict[str, Any]:
    if date is None:
        return {}
    first, last = parts(date.first), parts(date.last)
    if not first or not last:
        return {"literal": date.written} if date.written else {}
    ends = [list(first)] if first == last else [list(first), list(last)]
    return {"date-parts": ends, "circa": True} if date.doubtful else {"date-parts": ends}


def _uncapitalised(genre: str | None) -> str | None:
    """Styles set a genre inside a sentence, and capitalise it where it opens one."""
    return genre[:1].lower() + genre[1:] if genre else None


FORMAT = Format("csl-json", "CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", render)
