"""Which schemas apply."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples import tei

from engross import xmlio
from engross.diagnostics import Location
from engross.errors import SchemaError
from engross.schema import catalog, resolve
from engross.schema.resolve import Declared

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
RELAXNG = 'schematypens="http://relaxng.org/ns/structure/1.0"'
SCHEMATRON = 'schematypens="http://purl.oclc.org/dsdl/schematron"'
XSD = 'schematypens="http://www.w3.org/2001/XMLSchema"'
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{entries}</catalog>'


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


@pytest.mark.parametrize("name", ["none.xsd", "edition.toml", "https://a.org/b.rng", "lost", "schemas"])
def test_what_cannot_be_used_is_said_where_it_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "edition.toml").touch()
    (tmp_path / "schemas" / "catalog.xml").write_text(CATALOG.format(entries='<uri name="lost" uri="lost.rng"/>'))
    with pytest.raises(SchemaError, match=r"^edition\.toml:4:1: error S011") as caught:
        resolve.resolve(name, tmp_path, Location("edition.toml", 4, 1))
    assert ("engross schemas add https://a.org/b.rng" in str(caught.value)) == (name == "https://a.org/b.rng")


def test_a_name_that_a_catalog_knows_is_its_file(tmp_path: Path) -> None:
    (profile,) = resolve.resolve("urn:engross:schema:engross.rng", tmp_path, None)
    assert (profile.file.name, profile.name, profile.language) == ("engross.rng", "engross.rng", "RELAX NG")
    (tmp_path / "schemas").mkdir()
    entries = '<uri name="https://a.org/b" uri="b.xml"/>'
    (tmp_path / "schemas" / "catalog.xml").write_text(CATALOG.format(entries=entries))
    (tmp_path / "schemas" / "b.xml").write_text('<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>')
    (found,) = resolve.resolve("https://a.org/b", tmp_path, None, catalog.of_edition(tmp_path))
    assert (found.name, found.language) == ("schemas/b.xml", "Schematron")


def model(*instructions: str, attributes: str = "") -> str:
    """A letter that names its schemas."""
    text = tei(attributes=attributes)
    return text.replace("?>", "?>" + "".join(f"<?xml-model {each}?>" for each in instructions), 1)


def declared(text: str, root: Path) -> Declared:
    return resolve.declared(xmlio.parse(text.encode(), "tei/a.xml", root / "tei" / "a.xml"), catalog.of_edition(root))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (tei(), [("S010", "by itself or by edition.toml", (2, 1))]),
        (
            tei().replace("?>", '?><!DOCTYPE TEI SYSTEM "tei.dtd">', 1),
            [("S010", "the DTD that it names, tei.dtd, is not checked", (2, 1))],
        ),
        (tei().replace("?>", '?><?xml-stylesheet href="a.css"?>', 1), [("S010", "", (2, 1))]),
        (model(f'href="https://a.org/b.rng" {RELAXNG}'), [("S012", "https://a.org/b.rng", (1, 39))]),
        (model('href="urn:a:b"'), [("S012", "urn:a:b", (1, 39))]),
        (model("type='x' href='b.sch'"), [("S011", "b.sch, which does not exist", (1, 39))]),
        (model('href="tei"'), [("S011", "tei, which does not exist", (1, 39))]),
        (model('href="http://["'), [("S011", "http://[, which is no address", (1, 39))]),
        (
            model('href="x.rng"', f'href="y.rng" {RELAXNG}'),
            [("S011", "x.rng, which does not exist", (1, 39)), ("S011", "y.rng", (1, 65))],
        ),
        # once for the grammar and once for its rules: one complaint
        (model(f'href="x.rng" {RELAXNG}', f'href="x.rng" {SCHEMATRON}'), [("S011", "x.rng", (1, 39))]),
        (model('href="lost.rng"'), [("S011", "lost.rng, which is schemas/gone.rng by a catalog", (1, 39))]),
        # instructions that cannot be read
        (model("href=x.rng"), [("S019", "cannot be read from “href=x.rng” on", (1, 39))]),
        (model('href="x.rng"type="a"'), [("S019", "cannot be read from “href", (1, 39))]),
        (model('herf="x.rng"'), [("S019", "no href", (1, 39))]),
        (model("href=''"), [("S019", "no href", (1, 39))]),
        (model(""), [("S019", "no href", (1, 39))]),
        (model('href="a" href="b"'), [("S019", "says href twice", (1, 39))]),
        (model('href="a?b&c"'), [("S019", "has a & that begins no character", (1, 39))]),
        # languages that are not checked
        (model('href="rules.nvdl"'), [("S020", "a language it does not name", (1, 39))]),
        (model('href="known.rng" schematypens="urn:x"'), [("S020", "which is in urn:x", (1, 39))]),
        (model('href="known.rng" type="application/xml-dtd"'), [("S020", "in a DTD", (1, 39))]),
        # the hints of XSD
        (
            tei(attributes=f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 ../tei.xsd"'),
            [("S011", "../tei.xsd", (2, 96))],
        ),
        (
            tei(attributes=f'{XSI} xsi:schemaLocation="http://www.tei-c.org/ns/1.0 http://a.org/tei.xsd"'),
            [("S012", "http://a.org/tei.xsd", (2, 96))],
        ),
        (tei(attributes=f'{XSI} xsi:schemaLocation="../tei.xsd"'), [("S019", "has 1 words", (2, 96))]),
        (tei(attributes=f'{XSI} xsi:schemaLocation="urn:svg svg.xsd"'), [("S010", "", (2, 1))]),
        (tei(attributes=f'{XSI} xsi:noNamespaceSchemaLocation="x.xsd"'), [("S019", "x.xsd for elements", (2, 96))]),
    ],
)
def test_a_document_that_is_not_checked_is_said(
    text: str, found: list[tuple[str, str, tuple[int, int]]], tmp_path: Path
) -> None:
    for folder in ("tei", "schemas"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tei" / "known.rng").touch()
    (tmp_path / "tei" / "rules.nvdl").write_text("<rules/>")
    entries = '<uri name="lost.rng" uri="gone.rng"/>'
    (tmp_path / "schemas" / "catalog.xml").write_text(CATALOG.format(entries=entries))
    said = declared(text, tmp_path)
    assert not said.files
    for finding, (code, named, place) in zip(said.faults, found, strict=True):
        assert finding.code == code
        assert named in finding.message
        assert finding.location == Location("tei/a.xml", *place)
        assert finding.hint


@pytest.mark.parametrize(
    ("instructions", "found"),
    [
        (['href="../schemas/own%20one.rng"'], ["own one.rng RELAX NG"]),
        ([f"href='../schemas/own%20one.rng' type=\"application/xml\" {RELAXNG}"], ["own one.rng RELAX NG"]),
        (
            ['href="../schemas/own%20one.rnc" type="application/relax-ng-compact-syntax; charset=UTF-8"'],
            ["own one.rnc RELAX NG"],
        ),
        ([f'href="../schemas/s.sch" {SCHEMATRON}'], ["s.sch Schematron"]),
        ([f'href="../schemas/s.sch" phase="draft" {SCHEMATRON}'], ["s.sch Schematron draft"]),
        ([f'href="../schemas/x.xsd" {XSD}', 'href="../schemas/s.sch"'], ["x.xsd XSD", "s.sch Schematron"]),
        (['title="a &lt; b" href="../schemas/&#120;&#x2E;xsd" group="g"'], ["x.xsd XSD"]),
        (['href="../schemas/s.sch"', 'href="../schemas/./s.sch"'], ["s.sch Schematron"]),
        (['href="../schemas/plain.xml"'], ["plain.xml Schematron"]),
        # a grammar that is named for its rules too is one schema, with the phase of the second
        (
            [f'href="../schemas/own%20one.rng" {RELAXNG}', f'href="../schemas/own%20one.rng" {SCHEMATRON}'],
            ["own one.rng RELAX NG"],
        ),
        (
            [f'href="../schemas/own%20one.rng" {SCHEMATRON} phase="p"', f'href="../schemas/own%20one.rng" {RELAXNG}'],
            ["own one.rng RELAX NG p"],
        ),
        (
            [
                f'href="../schemas/own%20one.rng" {RELAXNG}',
                *(f'href="../schemas/own%20one.rng" {SCHEMATRON} phase="{phase}"' for phase in ("p", "q")),
            ],
            ["own one.rng RELAX NG p", "own one.rng Schematron q"],
        ),
        ([f'href="../schemas/own%20one.rng" {SCHEMATRON}'], ["own one.rng Schematron"]),
        # names of catalogs
        (['href="urn:own"'], ["s.sch Schematron"]),
        (['href="https://a.org/s/s.sch"'], ["s.sch Schematron"]),
    ],
)
def test_schemas_that_a_document_names_are_followed(instructions: list[str], found: list[str], tmp_path: Path) -> None:
    for folder in ("schemas", "tei"):
        (tmp_path / folder).mkdir()
    for name in ("own one.rng", "own one.rnc", "s.sch", "x.xsd"):
        (tmp_path / "schemas" / name).touch()
    (tmp_path / "schemas" / "plain.xml").write_text('<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>')
    entries = '<uri name="urn:own" uri="s.sch"/><rewriteURI uriStartString="https://a.org/s/" rewritePrefix="./"/>'
    (tmp_path / "schemas" / "catalog.xml").write_text(CATALOG.format(entries=entries))
    said = declared(model(*instructions), tmp_path)
    assert not said.faults
    assert [f"{each.name} {each.language} {each.phase}".strip() for each in said.files] == [
        f"schemas/{each}" for each in found
    ]
    assert all(each.file.is_file() for each in said.files)


def test_location_hints_are_followed(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "tei").mkdir()
    (tmp_path / "schemas" / "x.xsd").touch()
    pairs = "urn:other none.xsd http://www.tei-c.org/ns/1.0\n ../schemas/x.xsd"
    said = declared(tei(attributes=f'{XSI} xsi:schemaLocation="{pairs}"'), tmp_path)
    assert ([(each.name, each.language) for each in said.files], said.faults) == ([("schemas/x.xsd", "XSD")], ())
