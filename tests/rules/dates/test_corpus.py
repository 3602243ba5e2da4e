"""What is found in documents that others made: each has been read, and stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from engross import config, facts, xmlio
from engross.rules import dates

if TYPE_CHECKING:
    from pathlib import Path


def found(folder: Path) -> Counter[str]:
    codes: Counter[str] = Counter()
    for file in sorted(folder.glob("*.xml")):
        document = xmlio.read(file, file.name)
        codes.update(finding.code for finding in dates.check(document, facts.gather(document), config.Validate()))
    return codes


@pytest.mark.corpus
def test_letters(corpus: Path) -> None:
    # most of D007: the header's words end two days later than notAfter; D005: when beside the limits of its year
    assert found(corpus / "letters") == {"D005": 54, "D007": 72, "D008": 1, "D011": 1}


@pytest.mark.corpus
def test_plays(corpus: Path) -> None:
    assert found(corpus / "plays") == {}


def test_the_flagship(repository: Path) -> None:
    assert found(repository / "tei") == {}
    assert found(repository / "tei" / "authority") == {}
