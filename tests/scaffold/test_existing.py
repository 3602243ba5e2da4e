"""Which files of a folder an edition takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples import tei

from engross.errors import ConfigError, OutputError
from engross.scaffold.existing import take, tei_files


def lay(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(tei() if path.endswith(".xml") else "x", encoding="utf-8")
    return root


def test_everything_that_is_not_hidden_is_copied(tmp_path: Path) -> None:
    source = lay(
        tmp_path / "old", "b.xml", "sub/a.xml", "schema/tei.rng", "img/1.jpg", ".git/config", ".DS_Store",
        "node_modules/x/package.xml",
    )  # fmt: skip
    taken = take(source, tmp_path / "new")
    assert [copy.path for copy in taken.copies] == ["tei/b.xml", "tei/img/1.jpg", "tei/schema/tei.rng", "tei/sub/a.xml"]
    assert (taken.folder, taken.include, taken.count) == ("tei/", "", 2)


@pytest.mark.parametrize(
    ("inside", "folder", "include"),
    [
        (".", "", ""),
        ("tei", "tei/", ""),
        ("data/xml", "data/xml/", "data/xml/**/*.xml"),
        ("old [1]", "old [1]/", "old [[]1]/**/*.xml"),
    ],
)
def test_what_is_inside_stays_in_place(tmp_path: Path, inside: str, folder: str, include: str) -> None:
    lay(tmp_path, f"{inside}/a.xml")
    taken = take(tmp_path / inside, tmp_path)
    assert (taken.folder, taken.include, taken.copies, taken.count) == (folder, include, (), 1)


def test_an_edition_inside_the_folder_is_not_copied_into_itself(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml", "new/notes/old.xml")
    assert [copy.path for copy in take(tmp_path, tmp_path / "new").copies] == ["tei/a.xml"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    source = lay(tmp_path / "old", "a.xml")
    lay(tmp_path, "secret.xml")
    (source / "b.xml").symlink_to(tmp_path / "secret.xml")
    (source / "c.xml").symlink_to(source / "a.xml")
    (source / "d.xml").symlink_to(source / "nothing.xml")
    assert [copy.path for copy in take(source, tmp_path / "new").copies] == ["tei/a.xml", "tei/c.xml"]


def test_a_folder_without_xml(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="C006 there is no XML file in old"):
        take(lay(tmp_path / "old", "a.txt"), tmp_path / "new")


def test_an_edition_is_not_taken_for_a_folder_of_files(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"O007 old/edition\.toml is there already: the folder is an edition"):
        take(lay(tmp_path / "old", "edition.toml", "tei/a.xml"), tmp_path / "new")


def test_tei_files_are_told_from_other_xml(tmp_path: Path) -> None:
    lay(tmp_path, "a.xml", "sub/b.xml", ".hidden/c.xml", "notes.txt")
    (tmp_path / "build.xml").write_text("<project/>", encoding="utf-8")
    assert tei_files(tmp_path) == ("a.xml", "sub/b.xml")
    assert tei_files(tmp_path / "nowhere") == ()
