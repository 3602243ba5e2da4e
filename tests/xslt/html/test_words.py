"""The transcript has the words of the text, all of them, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from engross import xmlio

from .conftest import TEI, MakeDocument, MakePage, Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# shown elsewhere on the page: registers at its end, pictures as pictures
pytestmark = pytest.mark.proof

_ELSEWHERE = {"listPerson", "listPlace", "listOrg", "listEvent", "graphic"}


def _words(text: str) -> str:
    """The words without the space between them, which blocks and breaks make anew."""
    return "".join(text.split())


def _written(element: Any, page: Page) -> Iterator[str]:
    """The text of a TEI element as the transcript is to have it; what the page sets as a footnote is left out."""
    name = etree.QName(element).localname
    if name in _ELSEWHERE or (name == "listBibl" and element.getparent().tag == TEI + "back"):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_footnote(child, page):
            yield from _written(child, page)
        yield child.tail or ""


def _is_footnote(element: Any, page: Page) -> bool:
    return bool(
        element.tag == TEI + "note"
        and (element.get("type") in {"commentary", "textConst", "footnote"} or element.get("place") == "foot")
    )


def _shown(page: Page) -> str:
    """The transcript without the marks and labels that the page adds."""
    (transcript,) = page.all("//article[@class='transcript']")
    for added in transcript.xpath(".//*[contains(concat(' ', @class, ' '), ' mark ') or @data-label]"):
        parent, tail = added.getparent(), added.tail or ""
        before = added.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(added)
    return _words("".join(transcript.itertext()))


def _expected(file: Path, page: Page) -> str:
    root = xmlio.read(file, str(file)).root
    (text,) = root.findall(f"{TEI}text")
    return _words("".join(_written(text, page)))


def test_flagship_has_its_words(flagship: Page, repository: Path) -> None:
    assert _shown(flagship) == _expected(repository / "tei" / "telegram-75352.xml", flagship)


def test_flagship_reads_as_the_archive_prints_it(flagship: Page, repository: Path) -> None:
    printed = (repository / "tests" / "fixtures" / "telegram-75352.transcript.txt").read_text(encoding="utf-8")
    (transcript,) = flagship.all("//article[@class='transcript']/div")
    for label in transcript.xpath(".//*[@data-label]"):
        label.getparent().remove(label)
    assert _words("".join(transcript.itertext())) == _words(printed)


def test_a_footnote_keeps_its_words(page: MakePage) -> None:
    made = page("<p>One<note>two</note> three</p>")
    assert made.body == "One1 three"
    assert made.text("//section[contains(@class, 'notes')]//li") == "1two"


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["letters", "plays"])
def test_corpus_keeps_its_words(folder: str, corpus: Path, document_page: MakeDocument) -> None:
    for file in sorted((corpus / folder).glob("*.xml")):
        page = document_page(file)
        assert _shown(page) == _expected(file, page), file.name
        assert [message for message in page.messages if message.code == "O001"] == [], file.name
        ids = page.all("//@id")
        assert len(ids) == len(set(ids)), file.name
