"""RIS as another program reads it."""

from __future__ import annotations

import pytest
import rispy

from engross.cite import FORMATS
from engross.records import Agent, Date, Holding, Record

ris = FORMATS["ris"].render


def test_flagship(flagship: Record) -> None:
    text = ris([flagship])
    assert text.startswith("TY  - PCOMM\n")
    assert text.endswith("\nER  - \n")
    assert "DA  - 1950/10/01/\n" in text
    (entry,) = rispy.loads(text)
    assert entry["type_of_reference"] == "PCOMM"
    assert entry["title"] == flagship.title
    assert entry["authors"] == ["Stalin, Joseph"]
    assert entry["secondary_authors"] == ["Shtykov, Terentii", "Zakharov, Matvei"]
    assert entry["subsidiary_authors"] == ["Zubok, Vladislav"]
    assert entry["year"] == "1950"
    assert entry["name_of_database"] == "Archive of the President of the Russian Federation (APRF)"
    assert entry["accession_number"].endswith("Volkogonov papers, 1887-1995, mm97083838")
    assert (
        entry["notes"][0]
        == "Pseudonyms: Feng Xi (Joseph Stalin), Shtraus (Terentii Shtykov), Mayveyev (Matvei Zakharov)"
    )
    assert entry["language"] == "en"


def test_it_survives_another_programs_round_trip(flagship: Record) -> None:
    read = rispy.loads(ris([flagship]))
    assert rispy.loads(rispy.dumps(read)) == read


def test_names_that_are_not_turned_round_have_no_comma() -> None:
    record = Record(
        "a", "letter", "T", authors=(Agent("Mao Zedong", "person"), Agent("Ministry of War, Berlin", "organisation"))
    )
    assert rispy.loads(ris([record]))[0]["authors"] == ["Mao Zedong", "Ministry of War Berlin"]


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (Date("1950"), "1950///"),
        (Date("1950-10"), "1950/10//"),
        (Date("0899-01-02"), "0899/01/02/"),
        (Date(not_before="1950-01-02", not_after="1951-01-02"), "1950/01/02/"),
    ],
)
def test_dates(date: Date, written: str) -> None:
    assert f"DA  - {written}\n" in ris([Record("a", "text", "T", date=date)])


def test_no_value_starts_a_line_of_its_own() -> None:
    record = Record("a", "manuscript", "one\ntwo\u2028three\u0085four", holdings=(Holding(repository="R\r\nER  - "),))
    assert len(ris([record]).splitlines()) == 5


def test_several_records(flagship: Record) -> None:
    assert len(rispy.loads(ris([flagship, flagship]))) == 2


@pytest.mark.corpus
def test_corpus(corpus_records: list[Record]) -> None:
    entries = rispy.loads(ris(corpus_records))
    assert len(entries) == len(corpus_records)
    for entry, record in zip(entries, corpus_records, strict=True):
        assert entry["title"] == record.title
        assert entry["authors"] == [author.inverted for author in record.authors]
        assert entry.get("secondary_authors", []) == [recipient.inverted for recipient in record.recipients]
        assert record.date is not None
        assert entry["year"] == str(record.date.first)[:4]
    assert rispy.loads(rispy.dumps(entries)) == entries
