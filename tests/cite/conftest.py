"""Records to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engross import resources, xmlio
from engross.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engross.saxon import Saxon


@pytest.fixture(scope="session")
def record_of(saxon: Saxon) -> Callable[[Path], Record]:
    """A file's record."""
    stylesheet = saxon.compile(resources.stylesheets() / "record.xsl")

    def transform(file: Path) -> Record:
        return Record.from_json(stylesheet.transform(saxon.node(xmlio.read(file, str(file))), {}, str(file)).text)

    return transform


@pytest.fixture(scope="session")
def flagship(record_of: Callable[[Path], Record], repository: Path) -> Record:
    """The telegram."""
    return record_of(repository / "tei" / "telegram-75352.xml")


@pytest.fixture(scope="session")
def corpus_records(record_of: Callable[[Path], Record], corpus: Path) -> list[Record]:
    """Every letter and play."""
    return [record_of(file) for room in ("letters", "plays") for file in sorted((corpus / room).glob("*.xml"))]
