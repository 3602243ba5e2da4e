"""Finding an edition's files, and the ids of its documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross import edition
from engross.errors import ConfigError

Make = Callable[..., Path]
LONG = [letter * length for letter in "xж中" for length in (39, 40, 59, 60, 61, 118, 119, 120, 121)]


def test_files_below_tei_are_read_in_order(make_edition: Make) -> None:
    root = make_edition({"tei/b.xml": "", "tei/a/c.xml": "", "other.xml": "", "tei/notes.txt": ""})
    assert [source.path for source in edition.open_edition(root).sources] == ["tei/a/c.xml", "tei/b.xml"]


def test_without_tei_every_file_is_read_but_what_is_made(make_edition: Make) -> None:
    root = make_edition({"b.xml": "", "x/c.xml": "", "output/b/b.xml": "", "schemas/s.xml": "", ".hidden/h.xml": ""})
    assert [source.path for source in edition.open_edition(root).sources] == ["b.xml", "x/c.xml"]


def test_globs_choose_the_files(make_edition: Make) -> None:
    toml = '[documents]\ninclude = ["letters/*.xml"]\nexclude = ["letters/draft*.xml"]'
    root = make_edition({"edition.toml": toml, "letters/a.xml": "", "letters/draft1.xml": "", "tei/b.xml": ""})
    assert [source.path for source in edition.open_edition(root).sources] == ["letters/a.xml"]


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('[documents]\ninclude = [\n "a.xml",\n "letters/*.xml",\n]', "4:2"),
        ('[documents]\nexclude = ["draft.xml"]', "2:12"),
        ('[authority]\npersons = ["people.xml"]', "2:12"),
        ('[documents]\ninclude = ["a.xml", "/etc/*.conf"]', "2:21"),
    ],
)
def test_a_missing_file_is_said_and_the_others_are_read(make_edition: Make, toml: str, place: str) -> None:
    opened = edition.open_edition(make_edition({"edition.toml": toml, "a.xml": ""}))
    assert [f"{finding.code} {finding.location}" for finding in opened.faults] == [f"C005 edition.toml:{place}"]
    assert [source.path for source in opened.sources] == ["a.xml"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ""), ("de-AT", ""), ("fr", "not there in fr"), ("english", "not there in english")],
)
def test_a_language_without_words_for_the_pages_is_said(make_edition: Make, language: str, said: str) -> None:
    opened = edition.open_edition(make_edition({"edition.toml": f'[edition]\nlanguage = "{language}"', "a.xml": ""}))
    assert [str(finding.location) for finding in opened.faults] == ["edition.toml:2:1"] * bool(said)
    for finding in opened.faults:
        assert said in finding.message
        assert finding.hint.startswith("They are there in de, en;")
        assert not finding.blocking


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"edition.toml": '[documents]\ninclude = [\n "letters/*.xml",\n]'}, "edition.toml:3:2: error C005"),
        ({}, "C006"),
        (
            {"edition.toml": '[documents]\nexclude = ["tei/*"]', "tei/a.xml": ""},
            r"edition.toml:2:1: error C006 exclude takes every XML file out: tei/\*",
        ),
    ],
)
def test_nothing_to_read_is_said(make_edition: Make, files: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        edition.open_edition(make_edition(files))


@pytest.mark.parametrize("good", ["telegram-75352", "L00012", "a", "été.1950", "_x", "persons2", "1950-10-01"])
def test_ids_that_can_be_folders(good: str) -> None:
    assert edition.unusable(good) == ""


@pytest.mark.parametrize(
    "bad",
    ["persons", "Search", "CON", "nul.xml", "COM1", "..", ".", "a/b", "a\\b", "a ", "x.", "", "a:b", "q" * 121, "-a"],
)
def test_ids_that_cannot(bad: str) -> None:
    assert edition.unusable(bad)


def test_ids_of_paths() -> None:
    assert edition.id_of_path("tei/1950/my letter (2).xml") == "1950-my-letter-2"
    assert edition.id_of_path("tei/---.xml") == "document"


def test_every_document_gets_an_id_of_its_own() -> None:
    given_ids = edition.document_ids(
        [
            ("tei/a.xml", "x"),
            ("tei/b.xml", "X"),
            ("tei/c.xml", "../../etc"),
            ("tei/d.xml", None),
            ("tei/persons.xml", None),
        ]
    )
    assert given_ids == {
        "tei/a.xml": "x",
        "tei/b.xml": "X-2",
        "tei/c.xml": "c",
        "tei/d.xml": "d",
        "tei/persons.xml": "persons-2",
    }


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.text(max_size=12),
            st.sampled_from(LONG),
            st.sampled_from(["a", "A", "con", "con.x", "persons", "..", ".-.", "-"]),
        ),
        max_size=8,
    )
)
def test_no_two_documents_share_a_folder_and_none_leaves_it(declared: list[str | None]) -> None:
    paths = [f"tei/{number}/a.xml" for number in range(len(declared))]
    ids = list(edition.document_ids(zip(paths, declared, strict=True)).values())
    assert len({edition.folded(identifier) for identifier in ids}) == len(declared)
    assert all(not edition.unusable(identifier) for identifier in ids)
    assert all("/" not in identifier and identifier not in (".", "..") for identifier in ids)


@given(st.one_of(st.text(max_size=130), st.sampled_from(["con.x", "..", "-", "", "x" * 121])), st.integers(0, 12))
def test_any_wish_becomes_a_folder(wanted: str, others: int) -> None:
    taken: set[str] = set()
    names = [edition.free_name(wanted, taken) for _ in range(others + 1)]
    assert len({edition.folded(name) for name in names}) == others + 1
    assert all(not edition.unusable(name) for name in names)
