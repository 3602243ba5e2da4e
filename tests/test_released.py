"""engross.lock.json, written and read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import released
from engross.errors import ConfigError
from engross.released import Document, EntryPage, Lock

ONE = Document("one", "tei/one.xml", "First", ("one/index.html", "one/one.txt"), ("h1", "p1"))
ADA = EntryPage("persons/ada", "ada", "Ada")
LOCK = Lock("https://x.example/", ("html", "text"), {"one": ONE}, {"persons/ada": ADA})

TEXTS = st.text(st.characters(codec="utf-8"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert released.read(tmp_path) is None
    text = released.written(LOCK)
    (tmp_path / released.NAME).write_text(text, encoding="utf-8")
    assert released.read(tmp_path) == (LOCK, text)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS)), TEXTS)
def test_any_words_come_back(parts: list[tuple[str, str, str]], anchor: str) -> None:
    documents = {each[0]: Document(*each, urls=(), anchors=(anchor,)) for each in parts}
    lock = Lock("", (), documents, {})
    assert released.parse(released.written(lock)) == lock


def test_a_release_adds_and_takes_nothing_away() -> None:
    moved = Document("one", "tei/b.xml", "Second", ("one/index.html", "one/one.xml"), ("p1",))
    other = Document("two", "tei/c.xml", "Other", (), ())
    eve = EntryPage("persons/eve", "eve", "Eve")
    grown = released.grown(LOCK, Lock("", ("html", "tei"), {"one": moved, "two": other}, {"persons/eve": eve}))
    assert grown.documents["one"].urls == ("one/index.html", "one/one.txt", "one/one.xml")
    assert (grown.documents["one"].path, grown.documents["one"].anchors) == ("tei/b.xml", ("p1",))
    assert set(grown.documents) == {"one", "two"}
    assert set(grown.entries) == {"persons/ada", "persons/eve"}
    assert grown.outputs == ("html", "tei", "text")
    assert released.grown(None, LOCK) == LOCK


def test_places_in_it() -> None:
    text = released.written(LOCK)
    lines = text.split("\n")
    for place, what in (
        (released.place_of(text, "id", "one"), '"one"'),
        (released.place_of(text, "", "p1", inside="one"), '"p1"'),
        (released.place_of(text, "page", "persons/ada"), '"persons/ada"'),
    ):
        assert place.line is not None
        assert place.column is not None
        assert lines[place.line - 1][place.column - 1 :].startswith(what)
    assert released.place_of(text, "id", "nothing").line is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('{\n "a": [}', 2),
        ("[]", 1),
        ('{"version": 2}', 1),
        ('{"version": 1}', 1),
        ('{"version": 1, "base_url": 1, "outputs": [], "documents": [], "entries": []}', 1),
        ('{"version": 1, "base_url": "", "outputs": "html", "documents": [], "entries": []}', 1),
        ('{"version": 1, "base_url": "", "outputs": [], "documents": [1], "entries": []}', 1),
        ("[" * 100_000, None),
    ],
)
def test_what_is_no_such_file(text: str, line: int | None) -> None:
    with pytest.raises(ConfigError) as caught:
        released.parse(text)
    (finding,) = caught.value.diagnostics
    assert finding.code == "P007"
    assert finding.location is not None
    assert finding.location.line == line or line is None


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / released.NAME).write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="P007"):
        released.read(tmp_path)
