"""Who does the work makes no difference; and a file that no worker survives costs itself alone."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.build.editions import TEI, outputs, put

from engross import build
from engross.edition import open_edition
from engross.errors import OutputError
from engross.work import crew as working
from engross.work.executors import Inline, Lost
from engross.work.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engross.saxon import Saxon

pytestmark = pytest.mark.proof


def lay_out(root: Path, number: int = 12, title: str = "A letter") -> None:
    put(root / "edition.toml", "")
    person = '<person xml:id="ada"><persName>Ada</persName></person>'
    put(
        root / "tei/persons.xml",
        TEI.format(
            attributes="",
            title="P",
            author="",
            profile="",
            content=f"<standOff><listPerson>{person}</listPerson></standOff>",
        ),
    )
    for each in range(number):
        put(
            root / f"tei/d{each}.xml",
            TEI.format(
                attributes="",
                title=f"{title} {each}",
                author="",
                profile="",
                content=f'<text><body><p><persName ref="persons.xml#ada">Ada</persName> {"x" * each}</p></body></text>',
            ),
        )


class After(Silent):
    """Does something when a few documents are printed."""

    def __init__(self, number: int, then: Callable[[], None]) -> None:
        self._stage = ""
        self._left = number
        self._then = then

    def begin(self, stage: str, total: int, doing: object) -> None:
        self._stage = stage

    def done(self, name: str, seconds: float) -> None:
        self._left -= self._stage == "documents"
        if self._left == 0:
            self._left -= 1
            self._then()


def built(
    root: Path, saxon: Saxon, jobs: int = 1, dask: str = "", after: Callable[[], None] = lambda: None
) -> dict[str, bytes]:
    edition = open_edition(root)
    with contextlib.closing(build.crew_for(edition, lambda: saxon, jobs=jobs, dask=dask)) as crew:
        report = build.build_with(crew, edition, progress=After(3, after))
    assert not report.failed
    return outputs(root)


@pytest.mark.parametrize("jobs", [1, 3])
def test_workers_make_no_difference(jobs: int, tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here" / "edition", tmp_path / "there" / "edition"
    lay_out(here)
    lay_out(there)
    expected = built(here, saxon)
    monkeypatch.setattr(working, "_FILES", 0)
    assert built(there, saxon, jobs) == expected
    for root in (here, there):
        lay_out(root, 11, "Another")
        put(root / "tei/d11.xml", None)
        put(root / "tei/d3.xml", TEI.format(attributes="", title="T", author="", profile="", content="<text/>"))
    assert built(there, saxon, jobs) == built(here, saxon)


class Killing(Silent):
    """Kills a worker of the crew when the first document is printed."""

    def __init__(self, crew: build.Workshop) -> None:
        self._crew = crew
        self._stage = ""
        self.killed = 0

    def begin(self, stage: str, total: int, doing: object) -> None:
        self._stage = stage

    def done(self, name: str, seconds: float) -> None:
        if self._stage == "documents" and not self.killed:
            listed = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, check=False
            ).stdout.split()
            for child in map(int, listed):
                with contextlib.suppress(OSError):
                    command = Path(f"/proc/{child}/cmdline").read_bytes()
                    if b"engross.work" in command and not self.killed:
                        os.kill(child, signal.SIGKILL)
                        self.killed = child


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="finds the workers in /proc")  # noqa: PTH112
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here" / "edition", tmp_path / "there" / "edition"
    lay_out(here, 40)
    lay_out(there, 40)
    expected = built(here, saxon)
    monkeypatch.setattr(working, "_FILES", 0)
    edition = open_edition(there)
    with contextlib.closing(build.crew_for(edition, lambda: saxon, jobs=2)) as crew:
        progress = Killing(crew)
        report = build.build_with(crew, edition, progress=progress)
    assert progress.killed
    assert (report.failed, outputs(there)) == ((), expected)


def test_a_document_that_no_worker_survives_is_left_out(
    tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path, 4)
    do = Inline.map

    def dying(
        self: Inline[object], work: Callable[..., object], todo: Iterator[object]
    ) -> Iterator[tuple[object, object]]:
        for task, outcome in do(self, work, todo):
            yield task, Lost("signal 11") if getattr(task, "path", "") == "tei/d2.xml" else outcome

    monkeypatch.setattr(Inline, "map", dying)
    report = build.build(open_edition(tmp_path), lambda: saxon)
    assert [each.code for each in report.diagnostics if each.code[0] == "C"] == ["C012"]
    assert report.failed == ("tei/d2.xml",)
    assert {f"d{number}/index.html" for number in (0, 1, 3)} < outputs(tmp_path).keys()
    monkeypatch.undo()
    assert not build.build(open_edition(tmp_path), lambda: saxon).failed
    assert "d2/index.html" in outputs(tmp_path)


def test_a_file_that_is_saved_meanwhile_is_published_as_it_is_in_the_end(tmp_path: Path, saxon: Saxon) -> None:
    lay_out(tmp_path, 4)

    class Saving(Silent):
        is_done = False

        def begin(self, stage: str, total: int, doing: object) -> None:
            if stage == "documents" and not self.is_done:
                self.is_done = True
                lay_out(tmp_path, 4, "Saved")

    edition = open_edition(tmp_path)
    with contextlib.closing(build.crew_for(edition, lambda: saxon)) as crew:
        report = build.build_with(crew, edition, progress=Saving())
    assert (report.is_late, report.failed) == (False, ())
    assert b"Saved 3" in outputs(tmp_path)["d3/index.html"]
    assert b"Saved 3" in outputs(tmp_path)["index.html"]


@pytest.mark.parametrize("number", [0, 3, 10, 17, 22])
def test_a_full_disk_leaves_the_old_site(
    number: int, tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, fresh = tmp_path / "a" / "edition", tmp_path / "b" / "edition"
    lay_out(root, 4)
    before = built(root, saxon)
    for each in (root, fresh):
        lay_out(each, 4, "New")
    replace = os.replace
    left = number

    def full(source: str, target: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError) as told:
        build.build(open_edition(root), lambda: saxon)
    assert [(each.code, "No space left" in each.message) for each in told.value.diagnostics] == [("O004", True)]
    monkeypatch.undo()
    assert outputs(root).keys() == before.keys()
    assert built(root, saxon) == built(fresh, saxon)


@pytest.mark.parametrize("pages", [1, 20, 30, 40])
def test_a_store_that_has_no_room_costs_nothing(
    pages: int, tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, fresh = tmp_path / "a" / "edition", tmp_path / "b" / "edition"
    lay_out(root, 4)
    built(root, saxon)
    for each in (root, fresh):
        lay_out(each, 30, "New")
    expected = built(fresh, saxon)
    connect = sqlite3.connect

    def small(file: object, **options: object) -> sqlite3.Connection:
        base: sqlite3.Connection = connect(file, **options)  # type: ignore[call-overload]
        if str(file).endswith(".sqlite3"):
            base.execute(f"PRAGMA max_page_count = {pages}")
        return base

    monkeypatch.setattr(sqlite3, "connect", small)
    assert built(root, saxon) == expected
    monkeypatch.undo()
    assert built(root, saxon) == expected
    put(root / "tei/d20.xml", None)
    put(fresh / "tei/d20.xml", None)
    assert built(root, saxon) == built(fresh, saxon)


def test_a_damaged_store_costs_nothing(tmp_path: Path, saxon: Saxon) -> None:
    import random

    root, fresh = tmp_path / "a" / "edition", tmp_path / "b" / "edition"
    for each in (root, fresh):
        lay_out(each, 4)
    built(root, saxon)
    store = root / ".engross" / "build.sqlite3"
    whole = store.read_bytes()
    walk = random.Random(1)  # noqa: S311 (the same each time)
    for turn in range(int(os.environ.get("TURNS", "12"))):
        match turn % 4:
            case 0:
                data = whole[: walk.randrange(len(whole))]
            case 1:
                data = walk.randbytes(walk.randrange(9000))
            case _:
                damaged = bytearray(whole)
                for _ in range(walk.choice((1, 5, 50))):
                    start = walk.randrange(len(damaged))
                    damaged[start : start + 40] = walk.randbytes(min(40, len(damaged) - start))
                data = bytes(damaged)
        lay_out(root, 4, f"Turn {turn}")
        lay_out(fresh, 4, f"Turn {turn}")
        expected = built(fresh, saxon)
        store.write_bytes(data)
        assert built(root, saxon) == expected, turn
        assert built(root, saxon) == expected, turn
        whole = store.read_bytes()


def test_a_second_build_waits(tmp_path: Path, saxon: Saxon) -> None:
    lay_out(tmp_path, 4)
    edition = open_edition(tmp_path)
    told: list[float] = []
    held = threading.Event()

    class Holding(Silent):
        def begin(self, stage: str, total: int, doing: object) -> None:
            held.set()
            deadline = time.monotonic() + 20
            while not told and time.monotonic() < deadline:
                time.sleep(0.01)

    def first() -> None:
        with contextlib.closing(build.crew_for(edition, lambda: saxon)) as crew:
            build.build_with(crew, edition, progress=Holding())

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(20)
    with contextlib.closing(build.crew_for(edition, lambda: saxon)) as crew:
        report = build.build_with(crew, edition, waiting=lambda: told.append(1))
    thread.join()
    assert (told, report.changed) == ([1], frozenset())
