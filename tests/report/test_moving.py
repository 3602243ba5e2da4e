"""Services name files from the root of the repository, wherever in it the edition is."""

from __future__ import annotations

from pathlib import Path

from engross.diagnostics import Location, diagnostic
from engross.report.model import Report
from engross.report.moving import repository_of, seen_from


def test_the_repository_is_the_folder_with_its_history(tmp_path: Path) -> None:
    edition = tmp_path / "clone/editions/letters"
    edition.mkdir(parents=True)
    assert repository_of(edition, tmp_path) == tmp_path
    assert repository_of(edition, edition) == edition
    assert repository_of(edition, tmp_path / "elsewhere") == edition
    (tmp_path / "clone/.git").write_text("gitdir: elsewhere", encoding="utf-8")  # as in a worktree
    assert repository_of(edition, edition) == tmp_path / "clone"
    assert repository_of(edition, tmp_path) == tmp_path / "clone"


def test_paths_are_seen_from_there(tmp_path: Path) -> None:
    edition = tmp_path / "editions/letters"
    (edition / "tei").mkdir(parents=True)
    (edition / "tei/a.xml").write_bytes(b"<a/>")
    found = (
        diagnostic("X001", "broken", Location("tei/a.xml", 3, 4)),
        diagnostic("C006", "nothing", None),
        diagnostic("X006", "gone", Location("../elsewhere/b.xml")),
    )
    report = Report(found, ("tei/a.xml",), known=2)
    moved = seen_from(tmp_path, edition, report)
    assert [str(each.location) for each in moved.diagnostics] == [
        "editions/letters/tei/a.xml:3:4",
        "None",
        "editions/elsewhere/b.xml",
    ]
    assert moved.checked == ("editions/letters/tei/a.xml",)
    assert moved.known == 2
    assert moved.source("editions/letters/tei/a.xml") == b"<a/>"
    assert seen_from(edition, edition, report) is report
