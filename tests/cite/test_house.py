"""The house citation is the archive's own, made of the encoded data."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from engross.cite import STYLES
from engross.records import Agent, Date, Holding, Record

if TYPE_CHECKING:
    from pathlib import Path

house = STYLES["house"].render


def test_the_flagship_is_cited_exactly_as_the_archive_cites_it(flagship: Record, repository: Path) -> None:
    printed = (repository / "tests" / "fixtures" / "telegram-75352.citation.txt").read_text("utf-8").rstrip("\n")
    assert house(flagship) == printed


def test_it_is_made_of_the_data(flagship: Record) -> None:
    changed = dataclasses.replace(flagship, title="X", date=None, surrogates=(), translators=())
    assert house(changed) == (
        '"X," n.d., History and Public Policy Program Digital Archive, '
        "Archive of the President of the Russian Federation (APRF)"
    )


@pytest.mark.parametrize(
    ("record", "citation"),
    [
        (Record("a", "letter", "T"), '"T," n.d.'),
        (Record("a", "text", "Who?", authors=(Agent("A", "person"), Agent("B", "person"))), 'A and B, "Who?" n.d.'),
        (
            Record(
                "a",
                "manuscript",
                "T",
                authors=(Agent("A", "person"),),
                holdings=(Holding(repository="R", shelfmark="1"),),
            ),
            'A, "T," n.d., R, 1',
        ),
        (
            Record("a", "print", "T", date=Date("1776"), publisher="P", printed=("A: T. 1776.",)),
            '"T," 1776, P, from A: T. 1776',
        ),
        (Record("a", "letter", "T", surrogates=(Holding(repository="R"),)), '"T," n.d., copy available in R'),
        (Record("a", "letter", "T", translators=(Agent("A", "person"),) * 3), '"T," n.d. Translated by A, A, and A'),
    ],
)
def test_missing_parts_leave_no_trace(record: Record, citation: str) -> None:
    assert house(record) == citation


@pytest.mark.corpus
def test_corpus(corpus_records: list[Record]) -> None:
    for record in corpus_records:
        citation = house(record)
        assert "None" not in citation
        assert ", ," not in citation
        assert "  " not in citation
        assert record.title in citation.replace('."', '"')
        assert "n.d." not in citation, record.id
