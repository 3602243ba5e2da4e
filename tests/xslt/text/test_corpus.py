"""
Real letters and plays: every character of the text is in the plain text, in order, and no word is glued or split.

The comparison reads the files with lxml. It takes the signs out of the plain text, all made of declared labels, and
walks both side by side. Moved by rule: footnotes stand after the text, the authority lists of a back after the notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engross.saxon import Result

pytestmark = [pytest.mark.corpus, pytest.mark.proof]

TEI = "{http://www.tei-c.org/ns/1.0}"
LISTS = {f"{TEI}{name}" for name in ("listPerson", "listPlace", "listOrg", "listEvent", "listBibl")}
BRACKETS = str.maketrans("", "", "[]()?•|;,")


def label(repository: Path, key: str) -> str:
    labels = etree.parse(repository / "xslt" / "common" / "labels.xml")
    found = labels.xpath("string(//label[@key = $key]/text[@xml:lang = 'en'])", key=key)
    assert found, key
    return re.escape(str(found))


def signs(repository: Path) -> re.Pattern[str]:
    """Everything that the stylesheet adds, brackets aside."""
    alone = [f"{label(repository, key)}[^\\]\\[]*" for key in ("pb", "figure", "see", "handShift", "gap-illegible")]
    numbers = rf"{label(repository, 'footnote')} \d+|{label(repository, 'note')}"
    opened = "|".join(label(repository, key) for key in ("del", "add"))
    return re.compile(rf"\[(?:{'|'.join(alone)}|{numbers})\]|\[(?:{opened})[^\]\[:]*: |\[(?:{opened}|unclear)\]")


def is_footnote(element: etree._Element) -> bool:
    """A note that is moved: not in an entry of a list, and not on a title page without a place at its foot."""
    parent = element.getparent()
    stays = parent is not None and parent.tag == f"{TEI}titlePage" and element.get("place") != "foot"
    return (
        element.tag == f"{TEI}note" and not stays and not any(above.tag in LISTS for above in element.iterancestors())
    )


def pieces(element: etree._Element, skipped: Callable[[etree._Element], bool]) -> Iterator[str]:
    """The text nodes of an element in document order, without those below skipped elements."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not skipped(child):
            yield " " if child.tag == f"{TEI}space" else ""
            yield from pieces(child, skipped)
        yield child.tail or ""


def characters(texts: Iterator[str]) -> list[tuple[str, str]]:
    """Every character with what stands before it: white space, the character before it, or the edge of an element."""
    found: list[tuple[str, str]] = []
    before = "edge"
    for text in texts:
        for character in text:
            if character in " \t\r\n":
                before = "space"
            else:
                if not character.translate(BRACKETS):
                    before = "edge" if before == "tight" else before
                    continue
                found.append((character, before))
                before = "tight"
        before = "edge" if before == "tight" else before
    return found


def compare(expected: list[tuple[str, str]], read: list[tuple[str, str]]) -> None:
    for place, ((wanted, gap), (found, seen)) in enumerate(zip(expected, read, strict=False)):
        around = "".join(character for character, _ in expected[max(place - 20, 0) : place + 20])
        assert wanted == found, f"{wanted} became {found} in {around}"
        assert not (gap == "space" and seen == "tight"), f"words are glued in {around}"
        assert not (gap == "tight" and seen == "space"), f"a word is split in {around}"
    assert len(expected) == len(read)


def check(file: Path, transformed: Callable[..., Result], repository: Path) -> None:
    result = transformed(file)
    assert result.messages == ()
    text = etree.parse(file).find(f"{TEI}text")
    assert text is not None
    notes = [note for note in text.iter(f"{TEI}note") if is_footnote(note)]
    lists = [found for found in text.iter(*LISTS) if not any(above.tag in LISTS for above in found.iterancestors())]
    read = result.text.partition("\nText\n\n")[2]
    for key, present in (("notes", bool(notes)), *((etree.QName(found).localname, True) for found in lists)):
        if present:
            read = "".join(re.split(rf"\n{label(repository, key)}\n\n", read, maxsplit=1))
    expected = characters(pieces(text, lambda element: is_footnote(element) or element in lists))
    for moved in (*notes, *lists):
        expected += characters(iter([" ", *pieces(moved, is_footnote)]))
    compare(expected, characters(iter([signs(repository).sub("", read)])))


def test_letters(corpus: Path, transformed: Callable[..., Result], repository: Path) -> None:
    files = sorted((corpus / "letters").glob("*.xml"))
    assert len(files) == 300
    for file in files:
        try:
            check(file, transformed, repository)
        except AssertionError as error:
            error.add_note(file.name)
            raise


def test_plays(corpus: Path, transformed: Callable[..., Result], repository: Path) -> None:
    files = sorted((corpus / "plays").glob("*.xml"))
    assert len(files) == 10
    for file in files:
        try:
            check(file, transformed, repository)
        except AssertionError as error:
            error.add_note(file.name)
            raise
