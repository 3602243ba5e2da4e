"""The schemas that are generated from engross.rnc are the ones that are committed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.relaxng.jing import Tools

GENERATED = ("engross.rng", "engross.xsd", "xml.xsd")
CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"


@pytest.mark.java
def test_generated_schemas_are_current(tools: Tools, schemas: Path, tmp_path: Path) -> None:
    tools.trang(schemas / "engross.rnc", tmp_path / "engross.rng")
    tools.trang(schemas / "engross.rnc", tmp_path / "engross.xsd")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(GENERATED)
    for name in GENERATED:
        assert (tmp_path / name).read_bytes() == (schemas / name).read_bytes(), f"{name} is stale: run `make schemas`"


@pytest.mark.parametrize("name", GENERATED)
def test_generated_schemas_mention_no_place_outside(schemas: Path, name: str) -> None:
    locations = etree.parse(schemas / name).xpath("//@schemaLocation | //@href")
    assert isinstance(locations, list)
    assert {str(location) for location in locations} <= set(GENERATED)


def test_catalog_leads_to_files(schemas: Path) -> None:
    entries = [
        entry
        for entry in etree.parse(schemas / "catalog.xml").getroot().iterchildren(f"{CATALOG}*")
        if entry.get("uri") is not None
    ]
    assert {entry.get("uri") for entry in entries} >= {"engross.rng", "engross.xsd"}
    for entry in entries:
        assert (schemas / entry.get("uri", "")).is_file(), f"{etree.tostring(entry)!r} leads nowhere"
