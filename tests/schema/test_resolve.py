"""Which schemas apply."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples import tei

from engross import xmlio
from engross.diagnostics import Location
from engross.errors import SchemaError
from engross.schema import resolve

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def test_the_profile_is_two_files(tmp_path: Path) -> None:
    files = resolve.resolve("engross", tmp_path, None)
    assert [(file.name, file.is_schematron) for file in files] == [("engross.xsd", False), ("engross.sch", True)]


def test_a_schema_of_the_edition_is_found_in_its_folder_first(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    for file in (tmp_path / "own.sch", tmp_path / "schemas" / "own.sch"):
        file.touch()
    (found,) = resolve.resolve("own.sch", tmp_path, None)
    assert found.file == tmp_path / "schemas" / "own.sch"


@pytest.mark.parametrize("name", ["none.xsd", "edition.toml"])
def test_what_cannot_be_used_is_said_where_it_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "edition.toml").touch()
    with pytest.raises(SchemaError, match=r"^edition\.toml:4:1: error S011"):
        resolve.resolve(name, tmp_path, Location("edition.toml", 4, 1))


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        (tei(), "S010", ""),
        (
            tei().replace("?>", '?><?xml-model href="a.rng"?><?xml-model type="x" href=\'b.sch\'?>', 1),
            "S012",
            "a.rng, b.sch",
        ),
        (tei(attributes=f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 ../tei.xsd"'), "S012", "../tei.xsd"),
        (tei(attributes=f'{XSI} xsi:noNamespaceSchemaLocation="x.xsd"'), "S012", "x.xsd"),
        (tei().replace("?>", '?><?xml-stylesheet href="a.css"?>', 1), "S010", ""),
    ],
)
def test_a_document_that_is_not_checked_is_said(text: str, code: str, named: str) -> None:
    finding = resolve.undeclared(xmlio.parse(text.encode(), "a.xml"))
    assert finding.code == code
    assert named in finding.message
    assert finding.location is not None
    assert finding.location.line == 2
