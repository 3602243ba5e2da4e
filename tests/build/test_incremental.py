"""Whatever is changed between two builds: the second leaves what a clean build makes, file for file."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.build.editions import (
    DOCUMENTS,
    FAILS,
    LETTERS,
    OWN_RULES,
    OWN_SHEET,
    PART,
    PERSONS,
    PLACES,
    PLAY,
    SHEETS,
    Crews,
    authority,
    begin,
    configured,
    letter,
    of_manifest,
    outputs,
    play,
    put,
    stamps,
)

from engross import build
from engross.work.progress import Silent
from engross.work.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from engross.saxon import Saxon
    from engross.work.writer import Written


class CutError(Exception):
    """Whatever ends a build."""


class Cutting(Silent):
    """A progress that ends the build after so many things were done."""

    def __init__(self, number: int) -> None:
        self._number = number

    def done(self, name: str, seconds: float) -> None:
        self._number -= 1
        if self._number < 0:
            raise CutError(name)


def of_files(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in (*DOCUMENTS, PERSONS, PLACES) if (root / path).is_file()}


class Walk:
    """An edition that is changed again and again."""

    def __init__(self, folder: Path, seed: int, saxon: Saxon) -> None:
        self.root = folder / "incremental" / "edition"
        self.fresh = folder / "fresh" / "edition"
        self.random = random.Random(seed)  # noqa: S311 (the same each time)
        self.crews = Crews(saxon)
        self.log: list[str] = []
        self.good: dict[str, bytes] = {}  # what could be read of each file when it was built last
        self.history: list[tuple[str, bytes | None]] = []
        self.is_quiet = True  # whether nothing but the files was another in the last step, nor a build cut off
        begin(self.root, self.random)

    def _choice(self, several: tuple[str, ...]) -> str:
        return self.random.choice(several)

    def put(self, path: str, content: str | bytes | None) -> None:
        file = self.root / path
        self.history.append((path, file.read_bytes() if file.is_file() else None))
        put(file, content)
        self.log.append(f"{path}: {'gone' if content is None else 'written'}")

    def edit(self) -> None:
        """Change one thing."""
        ways: list[tuple[int, Callable[[], None]]] = [
            (8, lambda: self.put(self._choice(LETTERS), letter(self.random))),
            (2, lambda: self.put(PLAY, play(self.random))),
            (4, lambda: self.put(PERSONS, authority(self.random, "person"))),
            (2, lambda: self.put(PLACES, authority(self.random, "place"))),
            (3, lambda: self.put(self._choice((*DOCUMENTS, PERSONS, PLACES)), None)),
            (4, self._move),
            (2, self._swap),
            (3, lambda: self.put("edition.toml", configured(self.random))),
            (1, lambda: self.put("edition.toml", "")),
            (3, lambda: self.put(f"tei/{self._choice(('page.png', 'other.png', 'notes.pdf'))}", self._picture())),
            (3, self._sheet),
            (3, lambda: self.put(self._choice((*DOCUMENTS, PERSONS)), self._choice(("<TEI>", "", "<!-- -->", "<a/>")))),
            (4, self._spoil),
            (2, self._forget),
            (5, self._undo),
        ]
        self.random.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def _picture(self) -> bytes | None:
        return self.random.choice((b"one", b"two", b"three", None))

    def _move(self) -> None:
        source, target = self.root / self._choice(DOCUMENTS), self.root / self._choice((*DOCUMENTS, "tei/z.xml"))
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            self.log.append(f"{source.name} -> {target.name}")

    def _swap(self) -> None:
        one, two = (self.root / path for path in self.random.sample(DOCUMENTS, 2))
        if one.is_file() and two.is_file():
            first, second = one.read_bytes(), two.read_bytes()
            one.write_bytes(second)
            two.write_bytes(first)
            self.log.append(f"{one.name} <-> {two.name}")

    def _sheet(self) -> None:
        name = self._choice(SHEETS)
        rule = self._choice((*OWN_RULES, FAILS))
        content = self.random.choice((OWN_SHEET.format(name, rule), OWN_SHEET.format(name, rule), None, None, "<xsl"))
        self.put(f"xslt/{name}", content)
        if self.random.random() < 0.5:
            self.put(
                "xslt/parts/one.xsl", self.random.choice((PART.format(OWN_RULES[0]), PART.format(OWN_RULES[1]), None))
            )
        if self.random.random() < 0.3:
            shutil.rmtree(self.root / "xslt", ignore_errors=True)
            self.log.append("xslt gone")

    def _spoil(self) -> None:
        made = sorted(file for file in (self.root / build.FOLDER).rglob("*") if file.is_file())
        for file in self.random.sample(made, min(len(made), self.random.randint(1, 3))):
            if file.name == "user.txt":
                continue
            if self.random.random() < 0.5:
                file.unlink()
            else:
                file.write_bytes(b"spoilt")
            self.log.append(f"spoilt {file.relative_to(self.root)}")
        if self.random.random() < 0.1:
            shutil.rmtree(self.root / build.FOLDER, ignore_errors=True)
            self.log.append("no output")

    def _forget(self) -> None:
        shutil.rmtree(self.root / ".engross", ignore_errors=True)
        self.good.clear()
        self.log.append("no .engross")

    def _undo(self) -> None:
        for _ in range(self.random.randint(1, 3)):
            if self.history:
                path, content = self.history.pop()
                put(self.root / path, content)
                self.log.append(f"undone {path}")

    def cut(self, patch: pytest.MonkeyPatch) -> None:
        """Build, and be cut off."""
        before = of_files(self.root)
        number = self.random.randint(0, 30)
        write = Writer.write

        def failing(writer: Writer, path: str, data: bytes) -> Written:
            nonlocal number
            number -= 1
            if number < 0:
                raise CutError(path)
            return write(writer, path, data)

        progress: Silent = Silent()
        with patch.context() as here:
            if self.random.random() < 0.5:
                here.setattr(Writer, "write", failing)
            else:
                progress = Cutting(number)
            self.log.append(f"cut off after {number}")
            try:
                self.crews.build(self.root, progress=progress)
            except CutError:
                self.log[-1] += ": so it was"
        self._learn(before)

    def only(self) -> None:
        """Make one output, and look whether that one is right."""
        output = self._choice(("html", "text", "tei", "citations"))
        self.log.append(f"--only {output}")
        self.crews.build(self.root, only=(output,))
        self._learn(of_files(self.root))

    def _learn(self, files: dict[str, bytes]) -> None:
        for path in [path for path in self.good if path not in files]:
            del self.good[path]
        from engross.errors import DocumentError
        from engross.xmlio import parse

        for path, data in files.items():
            try:
                parse(data, path)
            except DocumentError:
                continue
            self.good[path] = data

    def check(self) -> None:
        """Build, and compare with a clean build."""
        before = outputs(self.root)
        made_before = of_manifest(self.root) if "engross.json" in before and before["engross.json"] != b"spoilt" else {}
        report = self.crews.build(self.root)
        if not isinstance(report, build.Report):
            assert report == self.crews.clean(self.root, self.fresh)
            self.log.append("= not built")
            return
        now = outputs(self.root)
        changed = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path) and path[-1] != "/"}
        assert report.changed == changed
        files = of_files(self.root)
        self._learn(files)
        clean = self.crews.clean(self.root, self.fresh)
        assert isinstance(clean, build.Report)
        is_whole = not clean.failed and not any(each.code == "O002" for each in clean.diagnostics)
        if is_whole:
            assert self.difference(now, outputs(self.fresh)) == []
            assert report.diagnostics == clean.diagnostics
            assert (report.documents, report.failed, report.written) == (clean.documents, clean.failed, clean.written)
            untouched = stamps(self.root)
            again = self.crews.build(self.root)
            assert isinstance(again, build.Report)
            assert (again.changed, stamps(self.root)) == (frozenset(), untouched)
            assert again.diagnostics == report.diagnostics
            self.log.append("= whole")
            return
        self.log.append("= failed")
        assert set(report.failed) >= set(clean.failed)
        instead = {path: data for path, data in self.good.items() if files.get(path) != data}
        second = self.crews.clean(self.root, self.fresh, instead)
        assert isinstance(second, build.Report)
        whole = of_manifest(self.fresh)
        ours = of_manifest(self.root)
        expected = outputs(self.fresh)
        left_out = {*clean.failed, *second.failed}
        is_html = not any(each.code == "O002" for each in clean.diagnostics)
        for source, targets in whole.items():
            if source not in left_out and is_html and "O002" not in {each.code for each in second.diagnostics}:
                made = {path for path in targets if "/files/" not in path}  # a copy of a file that is broken is, too
                assert self.difference({p: now.get(p) for p in made}, {p: expected[p] for p in made}) == []
                assert ours[source] == targets
        for source in clean.failed if self.is_quiet else ():
            if (
                source in made_before
                and source in ours
                and not set().union(*(t for s, t in ours.items() if s != source)) & made_before[source]
            ):
                kept = made_before[source]
                lost = self.difference({p: now.get(p) for p in kept}, {p: before.get(p, now.get(p)) for p in kept})
                assert (source, lost) == (source, [])

    def difference(self, ours: Mapping[str, bytes | None], theirs: Mapping[str, bytes | None]) -> list[str]:
        return [
            f"{path}: {'extra' if path not in theirs else 'missing' if path not in ours else 'differs'}"
            for path in sorted(ours.keys() | theirs.keys())
            if ours.get(path) != theirs.get(path)
        ]

    def step(self, patch: pytest.MonkeyPatch) -> None:
        settings = (self.root / "edition.toml").read_bytes()
        for _ in range(self.random.choice((1, 1, 1, 2, 2, 3))):
            self.edit()
        luck = self.random.random()
        if luck < 0.15:
            self.cut(patch)
        elif luck < 0.25:
            self.only()
        if luck < 0.25 and self.random.random() < 0.6:
            self.edit()
        self.is_quiet = luck >= 0.15 and settings == (self.root / "edition.toml").read_bytes()
        self.check()


def run(folder: Path, seed: int, steps: int, saxon: Saxon, patch: pytest.MonkeyPatch) -> None:
    walk = Walk(folder / str(seed), seed, saxon)
    try:
        walk.check()
        for _ in range(steps):
            walk.step(patch)
    except BaseException as error:
        error.add_note("\n  ".join((f"seed {seed}:", *walk.log)))
        raise


@pytest.mark.parametrize("seed", range(2))
def test_a_build_leaves_what_a_clean_one_makes(
    seed: int, tmp_path: Path, saxon: Saxon, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, seed, int(os.environ.get("STEPS", "12")), saxon, monkeypatch)
