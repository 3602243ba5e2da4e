"""Every letter and play gives a record that agrees with what lxml reads in its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engross.records import Record

pytestmark = pytest.mark.corpus

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}


def texts(tree: etree._ElementTree, path: str) -> list[str]:
    found = tree.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [
        re.sub(r"[ \t\r\n]+", " ", "".join(each.itertext())).strip()
        for each in found
        if isinstance(each, etree._Element)
    ]


def turned(name: str) -> str:
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def test_letters(corpus: Path, record_of: Callable[..., Record]) -> None:
    files = sorted((corpus / "letters").glob("*.xml"))
    assert len(files) == 300
    for file in files:
        record, tree = record_of(file), etree.parse(file)
        sent, received = (f"//t:correspAction[@type='{kind}']" for kind in ("sent", "received"))
        assert record.id == file.stem
        assert record.kind == "letter"
        assert [record.title] == texts(tree, "//t:titleStmt/t:title[@level='a']"), file.name
        assert [agent.inverted for agent in record.authors] == texts(
            tree, f"{sent}/*[self::t:persName or self::t:orgName]"
        )
        assert [agent.name for agent in record.recipients] == [
            turned(name) for name in texts(tree, f"{received}/*[self::t:persName or self::t:orgName]")
        ]
        stated = tree.xpath(f"({sent}/t:date)[1]", namespaces=NAMESPACES)
        assert isinstance(stated, list)
        assert record.date is not None
        attributes = {"when": "when", "notBefore": "not_before", "notAfter": "not_after", "from": "from_", "to": "to"}
        for date in stated:
            assert isinstance(date, etree._Element)
            for name, field in attributes.items():
                assert getattr(record.date, field) == date.get(name, date.get(f"{name}-iso")), file.name
        assert [holding.shelfmark for holding in record.holdings] == texts(
            tree, "//t:sourceDesc//t:msIdentifier/t:idno"
        )
        assert record.url is None or record.url.startswith("https://hdl.handle.net/")
        assert record.edition.title == "Arthur Schnitzler: Briefwechsel mit Autorinnen und Autoren"


def test_plays(corpus: Path, record_of: Callable[..., Record]) -> None:
    files = sorted((corpus / "plays").glob("*.xml"))
    assert len(files) == 10
    for file in files:
        record, tree = record_of(file), etree.parse(file)
        assert record.kind == "print"
        assert [record.title] == texts(tree, "//t:titleStmt/t:title[not(@type)]")
        surnames = texts(tree, "//t:titleStmt/t:author/t:persName/t:surname")
        assert [agent.family for agent in record.authors] == surnames, file.name
        assert all(agent.identifiers for agent in record.authors)
        assert record.recipients == ()
        assert record.date is not None
        assert record.date.edtf is not None
