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
    assert [(file.name, file.language) for file in files] == [
        ("engross.rng", "RELAX NG"),
        ("engross.sch", "Schematron"),
    ]


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


RELAXNG = 'schematypens="http://relaxng.org/ns/structure/1.0"'
SCHEMATRON = 'schematypens="http://purl.oclc.org/dsdl/schematron"'


def model(*instructions: str) -> str:
    """A letter that names its schemas."""
    return tei().replace("?>", "?>" + "".join(f"<?xml-model {each}?>" for each in instructions), 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (tei(), [("S010", "by itself or by edition.toml", (2, 1))]),
        (tei().replace("?>", '?><?xml-stylesheet href="a.css"?>', 1), [("S010", "", (2, 1))]),
        (model(f'href="https://a.org/b.rng" {RELAXNG}'), [("S012", "https://a.org/b.rng", (1, 39))]),
        (model("type='x' href='b.sch'"), [("S012", "b.sch", (1, 39))]),
        (model(f'href="known.rng" {SCHEMATRON}'), [("S012", "known.rng", (1, 39))]),
        (
            model('href="x.rng"', f'href="y.rng" {RELAXNG}'),
            [("S011", "x.rng, which does not exist", (1, 39)), ("S011", "y.rng", (1, 65))],
        ),
        (
            tei(attributes=f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 ../tei.xsd"'),
            [("S012", "../tei.xsd", (2, 96))],
        ),
        (tei(attributes=f'{XSI} xsi:noNamespaceSchemaLocation="x.xsd"'), [("S012", "x.xsd", (2, 96))]),
    ],
)
def test_a_document_that_is_not_checked_is_said(
    text: str, found: list[tuple[str, str, tuple[int, int]]], tmp_path: Path
) -> None:
    declared = resolve.declared(xmlio.parse(text.encode(), "tei/a.xml", tmp_path / "tei" / "a.xml"))
    assert not declared.files
    for finding, (code, named, place) in zip(declared.faults, found, strict=True):
        assert finding.code == code
        assert named in finding.message
        assert finding.location == Location("tei/a.xml", *place)


@pytest.mark.parametrize(
    "instruction",
    [
        'href="../schemas/own%20one.rng"',
        f"href='../schemas/own%20one.rng' type=\"application/xml\" {RELAXNG}",
        'href="../schemas/own%20one.rnc" type="application/relax-ng-compact-syntax"',
    ],
)
def test_a_relax_ng_schema_that_a_document_names_is_followed(instruction: str, tmp_path: Path) -> None:
    for folder in ("schemas", "tei"):
        (tmp_path / folder).mkdir()
    for suffix in ("rng", "rnc"):
        (tmp_path / "schemas" / f"own one.{suffix}").touch()
    document = xmlio.parse(model(instruction).encode(), "tei/a.xml", tmp_path / "tei" / "a.xml")
    declared = resolve.declared(document)
    assert not declared.faults
    (file,) = declared.files
    assert file.name == f"schemas/own one.{file.file.suffix[1:]}"
    assert file.file.is_file()
    assert file.language == resolve.RELAXNG
