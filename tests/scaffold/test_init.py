"""A new edition is whole, valid and published; what is there already stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import tei

from engross import config
from engross.errors import ConfigError, OutputError
from engross.scaffold import CI, init
from engross.scaffold.init import _own_files, _title


def everything(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize("ci", CI)
def test_what_is_made(tmp_path: Path, ci: str) -> None:
    laid = init(tmp_path / "letters", ci=ci)
    made = everything(tmp_path / "letters")
    assert sorted(made) == sorted(laid.files)
    services = {where for where, _ in CI.values() if where}
    assert services & set(made) == ({CI[ci][0]} - {""})
    assert set(made) >= {"edition.toml", "README.md", ".gitignore", "tei/thorne-merrow-1887-03-09.xml"}
    assert b"$" not in made["edition.toml"]
    settings = config.load(tmp_path / "letters")
    assert settings.edition.title == "letters"
    assert settings.validate.schemas == ("engross",)
    assert (CI[ci][0] or "Each push") in made["README.md"].decode() or ci == "none"
    assert ("Each push" in made["README.md"].decode()) == (ci != "none")


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    init(tmp_path / "a", title="Letters")
    init(tmp_path / "b", title="Letters")
    assert everything(tmp_path / "a") == everything(tmp_path / "b")


def test_an_empty_folder_and_one_with_other_files_are_filled(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/plan.txt").write_text("A plan.", encoding="utf-8")
    init(tmp_path)
    assert (tmp_path / "notes/plan.txt").read_text(encoding="utf-8") == "A plan."
    assert (tmp_path / "edition.toml").is_file()


@pytest.mark.parametrize(
    "there", ["README.md", ".gitignore", "tei/authority/persons.xml", ".github/workflows/edition.yml"]
)
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        init(tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == "O007"
    assert found.blocking
    assert str(found.location) == there
    assert everything(tmp_path) == {there: b"mine"}


def test_each_file_in_the_way_is_named(tmp_path: Path) -> None:
    for name in ("README.md", ".gitignore"):
        (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        init(tmp_path)
    assert [str(each.location) for each in caught.value.diagnostics] == [".gitignore", "README.md"]


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "tei").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"O007 tei/authority/organisations\.xml"):
        init(tmp_path)
    assert everything(tmp_path) == {"tei": b"mine"}


def test_an_edition_is_left_alone(tmp_path: Path) -> None:
    init(tmp_path)
    before = everything(tmp_path)
    with pytest.raises(OutputError, match=r"O007 edition\.toml is there already: the folder is an edition"):
        init(tmp_path)
    assert everything(tmp_path) == before


def test_no_sample_is_put_beside_documents(tmp_path: Path) -> None:
    (tmp_path / "letter.xml").write_text(tei(), encoding="utf-8")
    with pytest.raises(OutputError, match=r"O007 there are TEI files here already.*: letter\.xml") as caught:
        init(tmp_path)
    assert "--from" in caught.value.diagnostics[0].hint
    assert list(everything(tmp_path)) == ["letter.xml"]


def test_files_are_copied_byte_by_byte(tmp_path: Path) -> None:
    odd = b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<TEI xmlns='http://www.tei-c.org/ns/1.0'/>\r\n\r\n"
    old = tmp_path / "old"
    (old / "1911").mkdir(parents=True)
    (old / "1911/a.xml").write_bytes(odd)
    laid = init(tmp_path / "new", source=old)
    made = everything(tmp_path / "new")
    assert made["tei/1911/a.xml"] == odd
    assert sorted(made) == [
        ".github/workflows/edition.yml",
        ".gitignore",
        "README.md",
        "edition.toml",
        "tei/1911/a.xml",
    ]
    assert laid.taken
    assert laid.taken.count == 1
    settings = config.load(tmp_path / "new")
    assert settings.validate.schemas == ()
    assert settings.documents.include == ()
    assert everything(old) == {"1911/a.xml": odd}


def test_files_inside_the_edition_stay_where_they_are(tmp_path: Path) -> None:
    from engross.edition import open_edition

    for folder in ("old [1]", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.xml").write_text(tei(), encoding="utf-8")
    init(tmp_path, source=tmp_path / "old [1]")
    edition = open_edition(tmp_path)
    assert [source.path for source in edition.sources] == ["old [1]/a.xml"]
    assert edition.faults == ()


def test_a_folder_that_cannot_be_written_in_holds_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engross.work import fresh

    create = fresh._create

    def fail_late(place: Path, content: bytes | Path, made: list[Path]) -> None:
        create(place, content, made)
        if place.name == "persons.xml":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(fresh, "_create", fail_late)
    with pytest.raises(OutputError, match=r"O004 tei/authority/persons\.xml cannot be made: No space left on device"):
        init(tmp_path / "deep/letters")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.work import fresh

    create = fresh._create

    def interrupt(place: Path, content: bytes | Path, made: list[Path]) -> None:
        create(place, content, made)
        raise KeyboardInterrupt

    monkeypatch.setattr(fresh, "_create", interrupt)
    (tmp_path / "kept.txt").write_bytes(b"mine")
    with pytest.raises(KeyboardInterrupt):
        init(tmp_path)
    assert everything(tmp_path) == {"kept.txt": b"mine"}


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.work import fresh

    monkeypatch.setattr(fresh, "_taken", lambda root, path: False)
    (tmp_path / "edition.txt").write_bytes(b"mine")
    (tmp_path / "README.md").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"O007 README\.md is there already"):
        init(tmp_path)
    assert everything(tmp_path) == {"README.md": b"mine", "edition.txt": b"mine"}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_title_is_in_the_configuration_as_it_was_given(title: str) -> None:
    own = {new.path: new.content for new in _own_files(_title(title, Path("folder")), None, "none")}
    written = own["edition.toml"]
    assert isinstance(written, bytes)
    expected = " ".join(title.split()) or "folder"
    try:
        assert config.parse(written.decode("utf-8")).edition.title == expected
    except ConfigError:  # the two characters that XML allows nowhere
        assert set(title) & {"\ufffe", "\uffff"}


def test_a_title_with_a_control_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="C004 the title holds a control character"):
        init(tmp_path / "letters", title="A\x07B")
    assert list(tmp_path.iterdir()) == []
