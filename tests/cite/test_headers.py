"""A header that lacks something, or says it twice, is cited all the same."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from engross import resources
from engross.cite import FORMATS, STYLES
from engross.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engross.saxon import Saxon

TEI = "{http://www.tei-c.org/ns/1.0}"


def removed(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def doubled(element: etree._Element) -> None:
    element.addnext(copy.deepcopy(element))


def emptied(element: etree._Element) -> None:
    for child in element:
        element.remove(child)
    element.text = None


def stripped(element: etree._Element) -> None:
    element.attrib.clear()


def changed(file: Path, change: Callable[[etree._Element], None]) -> Iterator[tuple[str, str]]:
    """The document once for every element of its header, that element changed."""
    tree = etree.parse(file)
    header = tree.getroot().find(f"{TEI}teiHeader")
    assert header is not None
    for element in header.iterdescendants("*"):
        path = tree.getelementpath(element)
        root = copy.deepcopy(tree.getroot())
        found = root.find(path)
        assert found is not None
        change(found)
        yield path.replace(TEI, ""), etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("change", [removed, doubled, emptied, stripped])
@pytest.mark.parametrize("name", ["text", "record"])
def test_every_element_once(
    saxon: Saxon, repository: Path, name: str, change: Callable[[etree._Element], None]
) -> None:
    stylesheet = saxon.compile(resources.stylesheets() / f"{name}.xsl")
    for path, xml in changed(repository / "tei" / "telegram-75352.xml", change):
        text = stylesheet.transform(saxon.node_of_text(xml), {}, path).text
        if name == "record":
            record = Record.from_json(text)
            cited = [form.render([record]) for form in FORMATS.values()] + [STYLES["house"].render(record)]
            assert not any("None" in citation for citation in cited), path
