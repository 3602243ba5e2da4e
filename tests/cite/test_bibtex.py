"""BibTeX as another program reads it, and its escapes."""

from __future__ import annotations

import re

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.cite import FORMATS
from engross.cite.bibtex import escape, protect
from engross.records import Agent, Date, Record

bibtex = FORMATS["bibtex"].render

NAMED = {
    r"\textbackslash": "\\",
    r"\textbraceleft": "{",
    r"\textbraceright": "}",
    r"\textasciitilde": "~",
    r"\textasciicircum": "^",
}


def unescaped(text: str) -> str:
    """What TeX would print."""
    return re.sub(
        r"\{(\\text[a-z]+)\}|\\([%&#_$])|[{}]",
        lambda match: NAMED[match[1]] if match[1] else match[2] or "",
        text,
    )


def fields(record: Record) -> dict[str, str]:
    library = parse_string(bibtex([record]))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"type": entry.entry_type, "key": entry.key, **{field.key: field.value for field in entry.fields}}


_text = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from('\\{}~^%&#_$ "'))


@settings(database=None, deadline=None)
@given(_text)
def test_escapes_are_undone_by_reading(text: str) -> None:
    assert unescaped(escape(text)) == escape_free(text)


@settings(database=None, deadline=None)
@given(_text)
def test_titles_keep_their_words(text: str) -> None:
    assert unescaped(protect(text)) == escape_free(text)


def escape_free(text: str) -> str:
    return re.sub(r"[^\S\u00a0\u2007\u202f]+", " ", text).strip(" ")


@settings(database=None, deadline=None)
@given(_text)
def test_braces_are_balanced_and_nothing_is_left_raw(text: str) -> None:
    for written in (escape(text), protect(text)):
        depth = 0
        for character in written:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0
        assert depth == 0
        assert not re.search(r"(?<!\\)[%&#_$]", written)


@settings(database=None, deadline=None)
@given(_text)
def test_any_title_is_read_back(title: str) -> None:
    assert unescaped(fields(Record("a", "letter", title))["title"]) == escape_free(title)


def test_flagship(flagship: Record) -> None:
    read = fields(flagship)
    assert (read["type"], read["key"]) == ("unpublished", "telegram-75352")
    assert read["author"] == "Stalin, Joseph"
    assert read["title"].startswith("{Ciphered} {Telegram} {No.} 75352, {Feng} {Xi} {[Stalin]} to ")
    assert unescaped(read["title"]) == flagship.title
    assert (read["year"], read["month"]) == ("1950", "oct")
    assert read["note"].startswith("Ciphered telegram to Terentii Shtykov and Matvei Zakharov, October 01, 1950. ")
    assert "Translated by Vladislav Zubok. Pseudonyms: Feng Xi (Joseph Stalin), " in read["note"]


@pytest.mark.parametrize(
    ("agent", "written"),
    [
        (Agent("Mao Zedong", "person"), "{Mao Zedong}"),
        (Agent("Smith & Sons", "organisation"), r"{Smith \& Sons}"),
        (Agent("Hugo von Hofmannsthal", "person", "Hofmannsthal", "Hugo", "von"), "von Hofmannsthal, Hugo"),
        (Agent("Ann Lee and Co", "person", "Lee and Co", "Ann"), "{Lee and Co}, Ann"),
    ],
)
def test_names(agent: Agent, written: str) -> None:
    stalin = Agent("Joseph Stalin", "person", "Stalin", "Joseph")
    assert fields(Record("a", "text", "T", authors=(agent, stalin)))["author"] == f"{written} and Stalin, Joseph"


def test_addresses_stay_raw() -> None:
    assert (
        fields(Record("a", "text", "T", url="https://e.org/a_b?c=1&d=%20#e"))["url"] == "https://e.org/a_b?c=1&d=%20#e"
    )


def test_a_key_is_plain() -> None:
    assert bibtex([Record("Brief ä{1", "text", "T", date=Date("1950"))]).startswith("@misc{Brief---1,\n")


@pytest.mark.corpus
def test_corpus(corpus_records: list[Record]) -> None:
    library = parse_string(bibtex(corpus_records))
    assert not library.failed_blocks
    assert len(library.entries) == len(corpus_records)
    for entry, record in zip(library.entries, corpus_records, strict=True):
        assert unescaped(entry["title"]) == record.title
        assert entry["author"].count(" and ") == len(record.authors) - 1
        assert record.date is not None
        assert entry["year"] == str(record.date.first)[:4]
