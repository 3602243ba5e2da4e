"""A broken schema is reported like a broken document: where, what, and which rule of the specification."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from engross.diagnostics import Location
from engross.errors import SchemaError
from engross.relaxng import Schema

CASES = tomllib.loads((Path(__file__).parent / "broken.toml").read_text(encoding="utf-8"))["case"]
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
RELAXNG = ' xmlns="http://relaxng.org/ns/structure/1.0"'
ROOT = re.compile(r"(?<=<)\w+")


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_the_place_and_the_rule(case: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = ROOT.sub(lambda match: match[0] + RELAXNG, case["body"].replace("{xsd}", XSD), count=1)
    Path("broken.rng").write_text(f'<?xml version="1.0"?>\n{text.replace("¦", "")}', encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        Schema.load("broken.rng")
    (finding,) = caught.value.diagnostics
    assert finding.location == Location("broken.rng", 2, text.index("¦") + 1)
    assert finding.code == case.get("code", "S013")
    assert finding.blocking
    assert finding.message.startswith(case["said"])
    assert finding.hint.startswith(case.get("hint", ""))


INCLUDED = "start = element r { a }\na = element a { empty }\nb = element b { empty }\n"


def load(tmp_path: Path, **files: str) -> Schema:
    """Load main.rnc out of some files."""
    for name, text in files.items():
        (tmp_path / f"{name}.rnc").write_text(text)
    return Schema.load(tmp_path / "main.rnc", "main.rnc")


def test_an_include_may_replace_what_it_includes(tmp_path: Path) -> None:
    schema = load(tmp_path, main='include "part.rnc" { a = element c { empty } div { b = empty } }', part=INCLUDED)
    assert not schema.validate(b"<r><c/></r>")
    assert schema.validate(b"<r><a/></r>")


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ('include "part.rnc" { c = empty }', "main.rnc:1:22: error S013 the included grammar has no definition of c"),
        ('include "part.rnc" { a |= empty }\na = empty\na = empty', "S013 a is defined twice without combine"),
        ('start |= element x { empty }\ninclude "part.rnc"\na = empty', "S013 a is defined twice without combine"),
        ('include "pattern.rnc"', "main.rnc:1:1: error S013 pattern.rnc is no grammar"),
        ('include "broken.rnc"', "broken.rnc:1:"),
        ('include "main.rnc"', "main.rnc:1:1: error S013 main.rnc includes itself"),
    ],
)
def test_what_an_include_may_not_do(main: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError) as caught:
        load(tmp_path, main=main, part=INCLUDED, pattern="element r { empty }", broken="start = (")
    assert said in str(caught.value)


def test_an_external_pattern_takes_the_namespace_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "part.rng").write_text(f'<element name="a"{RELAXNG}><empty/></element>')
    text = f'<element name="r" ns="urn:x"{RELAXNG}><externalRef href="part.rng"/></element>'
    (tmp_path / "main.rng").write_text(text)
    schema = Schema.load(tmp_path / "main.rng")
    assert not schema.validate(b'<r xmlns="urn:x"><a/></r>')
    assert schema.validate(b'<x:r xmlns:x="urn:x"><a/></x:r>')


def test_grammars_inside_grammars_keep_their_names_apart(tmp_path: Path) -> None:
    schema = load(
        tmp_path,
        main="""
            start = element r { grammar { start = element s { x, parent x }  x = element inner { empty } }, x }
            x = element outer { empty }
        """,
    )
    assert not schema.validate(b"<r><s><inner/><outer/></s><outer/></r>")
    assert schema.validate(b"<r><s><outer/><inner/></s><outer/></r>")
    assert schema.allowed_children("r/s") == ("inner", "outer")


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("a.rng", "start = element r { empty }", "Name it .rnc"),
        ("a.rnc", '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>', "Name it .rng"),
        ("a.rng", '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "This is TEI"),
        ("a.rng", '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', "This is an XSD"),
        ("a.sch", '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>', "This is Schematron: where it is named"),
        ("a.rng", "<html><body/></html>", "This is a web page"),
        ("a.rng", "<grammar/>", 'Write xmlns="http://relaxng.org/ns/structure/1.0" on it.'),
    ],
)
def test_what_is_no_schema_of_this_name_is_recognised(name: str, text: str, hint: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SchemaError) as caught:
        Schema.load(tmp_path / name, name)
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.location) == ("S013", Location(name, 1, 1))
    assert finding.hint.startswith(hint)
