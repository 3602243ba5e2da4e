"""The record as a value: JSON in, JSON out, and clear words about anything else."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.errors import DocumentError
from engross.records import KINDS, Agent, Date, Edition, Holding, Identifier, Licence, Record

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_maybe = st.none() | _words
_identifiers = st.lists(st.builds(Identifier, type=_maybe, value=_words), max_size=2).map(tuple)
_agents = st.lists(
    st.builds(Agent, name=_words, kind=st.sampled_from(["person", "organisation"]), family=_maybe, given=_maybe,
              particle=_maybe, pointer=_maybe, identifiers=_identifiers,
              pseudonyms=st.lists(_words, max_size=2).map(tuple)),
    max_size=2,
).map(tuple)  # fmt: skip
_dates = st.none() | st.builds(Date, _maybe, _maybe, _maybe, _maybe, _maybe, _maybe, _maybe)
_holdings = st.lists(st.builds(Holding, *[_maybe] * 7), max_size=2).map(tuple)
_editions = st.builds(Edition, _maybe, _maybe, _maybe, _dates, _agents, st.none() | st.builds(Licence, _maybe, _maybe))
_records = st.builds(
    Record, id=_words, kind=st.sampled_from(KINDS), title=_words, subtitle=_maybe, genre=_maybe, authors=_agents,
    recipients=_agents, transmitters=_agents, translators=_agents, funders=_agents, acknowledgement=_maybe, date=_dates,
    place=_maybe, destination=_maybe, publisher=_maybe, rights=_maybe, holdings=_holdings, surrogates=_holdings,
    printed=st.lists(_words, max_size=2).map(tuple), edition=_editions, language=_maybe, original_language=_maybe,
    abstract=_maybe, keywords=st.lists(_words, max_size=2).map(tuple), url=_maybe, identifiers=_identifiers,
)  # fmt: skip


@settings(database=None, deadline=None, max_examples=50)
@given(_records)
def test_json_in_is_json_out(record: Record) -> None:
    assert Record.from_json(record.to_json()) == record


def test_a_record_is_small_and_picklable() -> None:
    record = Record("a", "letter", "T", authors=(Agent("Ann Lee", "person", "Lee", "Ann"),))
    copied = pickle.loads(pickle.dumps(record))  # noqa: S301 (our own bytes)
    assert copied == record
    assert hash(copied) == hash(record)


def test_keys_have_an_order_and_an_underscore_stays_inside() -> None:
    written = json.loads(Record("a", "text", "T", date=Date(from_="1950")).to_json())
    assert list(written)[:4] == ["id", "kind", "title", "subtitle"]
    assert list(written["date"])[:3] == ["when", "from", "to"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON: "),
        ("[]", "has an array at its root, where an object is expected"),
        ('{"id": "a", "kind": "text"}', "lacks title"),
        ('{"id": "a", "kind": "text", "title": null}', "has null at title, where a string is expected"),
        ('{"id": "a", "kind": "text", "title": "T", "year": 1950}', "has a key that is not known: year"),
        (
            '{"id": "a", "kind": "text", "title": "T", "keywords": "x"}',
            "has a string at keywords, where an array",
        ),
        (
            '{"id": "a", "kind": "text", "title": "T", "keywords": ["x", 2]}',
            "has a number at keywords[1], where",
        ),
        ('{"id": "a", "kind": "text", "title": "T", "authors": [{"kind": "person"}]}', "lacks authors[0].name"),
        (
            '{"id": "a", "kind": "text", "title": "T", "date": {"when": true}}',
            "has a truth value at date.when, where",
        ),
        (
            '{"id": "a", "kind": "novel", "title": "T"}',
            "has 'novel' at kind, where one of letter, manuscript,",
        ),
    ],
)
def test_anything_else_is_named(text: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        Record.from_json(text)
    (finding,) = caught.value.diagnostics
    assert finding.code == "O003"
    assert f"the citation record {message}" in finding.message


def test_holdings_say_who_and_where() -> None:
    assert str(Holding(repository="State Archive", abbreviation="SA", collection="Papers", shelfmark="f. 1")) == (
        "State Archive (SA), Papers, f. 1"
    )
    assert str(Holding(settlement="Wien", institution="ÖNB", shelfmark="1")) == "Wien, ÖNB, 1"
    assert str(Holding()) == ""
