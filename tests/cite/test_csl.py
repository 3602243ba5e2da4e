"""CSL-JSON against the structure that its schema (1.0.2) sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from engross.cite import FORMATS
from engross.records import Agent, Date, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPES = {"personal_communication", "manuscript", "book", "document"}
NAMES = {"author", "recipient", "translator"}
TEXTS = {"title", "genre", "archive", "archive_location", "source", "language", "abstract", "keyword", "note", "URL"}
NAME_PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}


def valid(items: Any) -> None:
    assert isinstance(items, list)
    for item in items:
        assert item["type"] in TYPES
        assert isinstance(item["id"], str)
        assert set(item) <= {"type", "id", "issued"} | NAMES | TEXTS
        assert all(isinstance(item[name], str) and item[name] for name in TEXTS & set(item))
        for name in NAMES & set(item):
            for person in item[name]:
                assert person
                assert set(person) <= NAME_PARTS
                assert all(isinstance(part, str) for part in person.values())
        if "issued" in item:
            valid_date(item["issued"])


def valid_date(date: dict[str, Any]) -> None:
    assert set(date) <= {"date-parts", "circa", "literal"}
    assert 1 <= len(date.get("date-parts", [[1]])) <= 2
    for parts in date.get("date-parts", []):
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)


def items(records: Sequence[Record]) -> list[dict[str, Any]]:
    read = json.loads(FORMATS["csl-json"].render(records))
    valid(read)
    assert isinstance(read, list)
    return read


def test_flagship(flagship: Record) -> None:
    (item,) = items([flagship])
    assert item["type"] == "personal_communication"
    assert item["author"] == [{"family": "Stalin", "given": "Joseph"}]
    assert item["recipient"] == [{"family": "Shtykov", "given": "Terentii"}, {"family": "Zakharov", "given": "Matvei"}]
    assert item["translator"] == [{"family": "Zubok", "given": "Vladislav"}]
    assert item["issued"] == {"date-parts": [[1950, 10, 1]]}
    assert item["genre"] == "ciphered telegram"
    assert item["archive"] == "Archive of the President of the Russian Federation (APRF)"
    assert item["archive_location"].endswith("Dmitriĭ Antonovich Volkogonov papers, 1887-1995, mm97083838")
    assert item["source"] == "History and Public Policy Program Digital Archive"
    assert item["note"].startswith("Pseudonyms: Feng Xi (Joseph Stalin), Shtraus (Terentii Shtykov)")


def test_only_letters_have_recipients() -> None:
    recipients = (Agent("Ann Lee", "person"),)
    assert "recipient" not in items([Record("a", "manuscript", "T", recipients=recipients)])[0]
    assert items([Record("a", "letter", "T", recipients=recipients)])[0]["recipient"] == [{"literal": "Ann Lee"}]


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        (Date("1950-10"), {"date-parts": [[1950, 10]]}),
        (Date("1950", certainty="low"), {"date-parts": [[1950]], "circa": True}),
        (Date(from_="1950", to="1951-02"), {"date-parts": [[1950], [1951, 2]]}),
        (Date(not_before="1950", not_after="1951"), {"date-parts": [[1950], [1951]], "circa": True}),
        (Date(written="once"), {"literal": "once"}),
    ],
)
def test_dates(date: Date, issued: dict[str, Any]) -> None:
    assert items([Record("a", "text", "T", date=date)])[0]["issued"] == issued


@pytest.mark.corpus
def test_corpus(corpus_records: list[Record]) -> None:
    read = items(corpus_records)
    assert len({item["id"] for item in read}) == len(corpus_records)
    for item, record in zip(read, corpus_records, strict=True):
        assert item["title"] == record.title
        assert len(item["author"]) == len(record.authors)
        assert len(item.get("recipient", [])) == len(record.recipients)
        assert item["issued"]["date-parts"]
