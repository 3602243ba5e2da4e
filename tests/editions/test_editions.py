"""
Whole small editions, built and compared byte by byte with what is expected of them.

`pytest --update-golden tests/editions` writes the expected files anew; read the difference before you commit it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engross import build, validate
from engross.edition import open_edition
from engross.saxon import Saxon

EDITIONS = sorted(file.parent for file in Path(__file__).parent.glob("*/edition.toml"))


def built(edition: Path, into: Path, saxon: Saxon) -> dict[str, bytes]:
    """Build a copy of an edition and give every file of its output."""
    shutil.copytree(edition, into, ignore=shutil.ignore_patterns("expected", "output"))
    report = build.build(open_edition(into), lambda: saxon)
    assert report.diagnostics == ()
    output = into / "output"
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda folder: folder.name)
def test_an_edition_is_valid(edition: Path, saxon: Saxon) -> None:
    assert validate.check(open_edition(edition), lambda: saxon).diagnostics == ()


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda folder: folder.name)
def test_an_edition_is_published_as_expected(edition: Path, tmp_path: Path, saxon: Saxon, update_golden: bool) -> None:
    made = built(edition, tmp_path / "edition", saxon)
    made.pop("assets/engross.css")
    folder = edition / "expected"
    if update_golden:
        shutil.rmtree(folder, ignore_errors=True)
        for path, data in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    expected = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert sorted(made) == sorted(expected)
    for path, data in made.items():
        assert data.decode() == expected[path].decode(), path


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda folder: folder.name)
def test_two_builds_are_the_same_byte_for_byte(edition: Path, tmp_path: Path, saxon: Saxon) -> None:
    assert built(edition, tmp_path / "one", saxon) == built(edition, tmp_path / "two", saxon)
