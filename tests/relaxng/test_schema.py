"""The schema as a program uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from engross import xmlio
from engross.errors import SchemaError
from engross.relaxng import Schema

COMPACT = """
namespace sch = "http://purl.oclc.org/dsdl/schematron"
sch:ns [ prefix = "x" uri = "urn:x" ]
start = book
book = element book { attribute id { xsd:ID }?, title, (chapter | appendix)+ }
title = element title { text }
chapter = element chapter { attribute see { xsd:IDREF }?, title?, para* }
appendix = element appendix { element part { para+ } }
para = element para {
   [ sch:pattern [ sch:rule [ context = "para" sch:assert [ test = "true()" "never" ] ] ] ]
   attribute n { xsd:positiveInteger }?, text }
"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    """A small schema in the compact syntax."""
    file = tmp_path_factory.mktemp("schema") / "book.rnc"
    file.write_text(COMPACT, encoding="utf-8")
    return Schema.load(file)


def test_a_valid_document_has_no_findings(schema: Schema) -> None:
    assert schema.validate(b"<book><title>A</title><chapter><para n='1'>B</para></chapter></book>") == []


def test_findings_name_the_file_and_the_exact_place(schema: Schema, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<book>\n  <title>A</title>\n  <chapter>\n    <para n='x'>B</para>\n  </chapter>\n</book>\n")
    (finding,) = schema.validate(file)
    assert str(finding.location) == f"{file}:4:11"
    assert (finding.code, finding.hint) == ("S005", "A right value is, for example, 1.")
    assert schema.validate(str(file)) == [finding]
    assert schema.validate(xmlio.read(file, str(file))) == [finding]
    assert schema.validate(file.read_bytes(), str(file)) == [finding]


def test_a_tree_has_lines_alone(schema: Schema) -> None:
    root = etree.fromstring("<book>\n<title>A</title>\n<chapter><!-- x --><pera/></chapter>\n</book>")
    (finding,) = schema.validate(root, "a.xml")
    assert str(finding.location) == "a.xml:3"
    assert finding.hint == "Did you mean the element para?"
    assert schema.validate(root.getroottree(), "a.xml") == [finding]


def test_a_part_of_a_tree_is_checked_as_a_document(schema: Schema) -> None:
    whole = etree.fromstring("<shelf>x<book><title>A</title><chapter/></book>y</shelf>")
    assert schema.validate(whole[0]) == []


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("book", ("title", "chapter", "appendix")),
        ("book/chapter", ("title", "para")),
        ("/book/appendix/part/", ("para",)),
        ("book/title", ()),
        ("", ("book",)),
    ],
)
def test_what_may_stand_in_an_element(schema: Schema, path: str, names: tuple[str, ...]) -> None:
    assert schema.allowed_children(path) == names


@pytest.mark.parametrize(
    ("path", "hint"),
    [("boook", "the element book"), ("book/chaptr", "the element chapter"), ("book/para", "para may not stand there")],
)
def test_a_path_that_the_schema_does_not_have_is_refused(schema: Schema, path: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        schema.allowed_children(path)


def test_a_tree_with_references_to_entities_is_read_with_their_text(schema: Schema) -> None:
    text = "<!DOCTYPE book [<!ENTITY x 'y'>]><book><title>a&x;b</title><chapter><para n='0'/></chapter></book>"
    root = etree.fromstring(text, etree.XMLParser(resolve_entities=False))
    assert [finding.code for finding in schema.validate(root)] == ["S005"]


@pytest.mark.parametrize("nothing", [None, etree.Comment("x"), etree.ProcessingInstruction("x")])
def test_what_is_no_document_is_refused(schema: Schema, nothing: object) -> None:
    with pytest.raises(TypeError, match="no element that can be checked"):
        schema.validate(nothing)  # type: ignore[arg-type] # that is the point


def test_text_around_a_comment_is_one_text(schema: Schema) -> None:
    root = etree.fromstring("<book>a<!-- x -->b<title/><chapter/></book>")
    assert [finding.code for finding in schema.validate(root)] == ["S006"]


def test_attributes_that_differ_by_their_prefix_have_their_own_places(schema: Schema) -> None:
    text = b"<book xmlns:x='urn:b' xmlns:y='urn:a'\n x:id='2'\n y:id='2'\n id='2'><title/><chapter/></book>"
    places = [str(finding.location) for finding in schema.validate(text, "a")]
    assert places == ["a:2:2", "a:3:2", "a:4:2"]


def test_what_may_stand_in_the_body_of_a_letter(repository: Path) -> None:
    schema = Schema.load(repository / "schemas/engross.rng")
    names = schema.allowed_children("TEI/text/body")
    assert {"div", "p", "head", "opener"} <= set(names)
    assert names == schema.allowed_children(
        "/".join(f"{{http://www.tei-c.org/ns/1.0}}{n}" for n in ("TEI", "text", "body"))
    )


def test_embedded_schematron_is_handed_on(schema: Schema) -> None:
    namespace = "{http://purl.oclc.org/dsdl/schematron}"
    assert [each.tag for each in schema.schematron()] == [f"{namespace}ns", f"{namespace}pattern"]


def test_ids_are_checked_with_both_places(schema: Schema) -> None:
    text = b"<book id='a'><title/>\n<chapter see='b'/><chapter see='a'/></book>"
    (finding,) = schema.validate(text, "a.xml")
    assert (finding.code, str(finding.location)) == ("S008", "a.xml:2:10")
    assert "“b”" in finding.message


def test_an_id_that_is_there_twice_names_the_first_place(tmp_path: Path) -> None:
    file = tmp_path / "s.rnc"
    file.write_text("element r { element a { attribute id { xsd:ID } }* }")
    (finding,) = Schema.load(file).validate(b"<r>\n<a id='x'/>\n <a id=' x '/></r>", "a.xml")
    assert (finding.code, str(finding.location)) == ("S007", "a.xml:3:5")
    assert "on <a> at a.xml:2:4" in finding.message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "element r { element a { attribute id { xsd:ID } }*, element * - a { attribute id { text }? }* }\n",
            None,
        ),
        (
            "element r { (element a { attribute id { xsd:ID } } | element * { attribute id { text }? })* }",
            "id on <a> is ID",
        ),
        ("element r { attribute id { xsd:ID | 'none' } }", "not alone"),
        ("element r { attribute id { list { xsd:IDREF+ } } }", "not alone"),
        ("element r { xsd:ID }", "not alone"),
        ("element r { attribute a | b { xsd:ID } }", "not alone"),
        ("element * { attribute id { xsd:ID } }", "elements of any name"),
    ],
)
def test_a_schema_whose_ids_cannot_be_told_apart_is_used_without_them(
    text: str, reason: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "s.rnc"
    file.write_text(text)
    warnings = Schema.load(file).warnings
    assert [warning.code for warning in warnings] == ([] if reason is None else ["S014"])
    assert all(reason in warning.message for warning in warnings if reason)


def test_a_missing_schema_is_said(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"S011 the schema none\.rng cannot be read"):
        Schema.load(tmp_path / "none.rng", "none.rng")


def test_loading_it_needs_no_xslt_processor(repository: Path) -> None:
    """It stands alone: neither Saxon nor xmlschema nor click is imported for it."""
    script = (
        "import sys; from engross.relaxng import Schema; Schema.load(sys.argv[1]).validate(sys.argv[2]);"
        "print([name for name in ('saxonche', 'xmlschema', 'click') if name in sys.modules])"
    )
    words = [sys.executable, "-c", script, "schemas/engross.rng", "tei/telegram-75352.xml"]
    done = subprocess.run(words, cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
