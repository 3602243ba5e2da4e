"""Real texts: what is found in them can be mended without touching a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.rules.text.sample import check, mended, shown

from engross import xmlio
from engross.rules.text.stream import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from engross.xmlio import XmlDocument

pytestmark = pytest.mark.corpus


def documents(corpus: Path) -> list[XmlDocument]:
    files = [*sorted((corpus / "letters").glob("*.xml")), *sorted((corpus / "plays").glob("*.xml"))]
    return [xmlio.read(file, file.name) for file in files]


def words(read: XmlDocument) -> list[str]:
    """Split a document at XML's white space, with its paragraphs' edges between words."""
    text = Stream(read.root).text
    return text.replace("\x01", " \x01 ").replace("\x02", " \x02 ").replace("\xa0", "_").split()


def test_mends_touch_no_word(corpus: Path) -> None:
    for read in documents(corpus):
        before = words(read)
        found = check(read)
        for finding in found:
            if finding.words is not None and finding.mend is not None:
                assert not shown(read, finding).strip()
        again = check(mended(read, found))
        assert words(read) == before
        assert [finding for finding in again if finding.mend is not None] == []


def test_careful_editions_have_few_findings(corpus: Path) -> None:
    count: dict[str, int] = {}
    for read in documents(corpus):
        for code in {finding.code for finding in check(read)}:
            count[code] = count.get(code, 0) + 1
    assert not {"U001", "U002", "U003", "U004", "U005", "U006", "U014", "U015", "U017", "U018"} & count.keys()
    assert all(files < 30 for files in count.values())
