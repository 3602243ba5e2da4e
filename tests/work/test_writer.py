"""Whole files or none, and never outside the output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.errors import OutputError
from engross.work.writer import Writer


def test_files_are_written_whole(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "output", "output")
    writer.write("a/b.txt", b"one")
    writer.write("a/b.txt", b"two")
    assert (tmp_path / "output/a/b.txt").read_bytes() == b"two"
    assert [file.name for file in (tmp_path / "output").rglob("*")] == ["a", "b.txt"]


def test_an_unchanged_file_is_left_alone(tmp_path: Path) -> None:
    writer = Writer(tmp_path, "output")
    writer.write("a.txt", b"one")
    before = (tmp_path / "a.txt").stat()
    writer.write("a.txt", b"one")
    assert (tmp_path / "a.txt").stat().st_ino == before.st_ino


@pytest.mark.parametrize("path", ["../out.txt", "a/../../out.txt", "/tmp/out.txt", ".", "link/out.txt"])  # noqa: S108
def test_nothing_is_written_outside(path: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    output = tmp_path / "output"
    output.mkdir()
    (output / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="O004"):
        Writer(output, "output").write(path, b"x")
    assert not list(tmp_path.rglob("out.txt"))


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Writer(tmp_path, "output")
    writer.write("a.txt", b"good")

    def full(_file: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        writer.write("a.txt", b"half")
    assert (tmp_path / "a.txt").read_bytes() == b"good"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(OutputError, match="O004"):
        Writer(tmp_path / "output", "output")
