"""The profile's schemas, the engines that read them, and the documents sampled from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.relaxng.jing import Tools

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


@pytest.fixture(scope="session")
def tools() -> Tools:
    """jing and trang, where Java is installed."""
    return Tools.find()


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
