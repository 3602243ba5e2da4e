"""Everything that Schematron schemas are written with, each in a schema small enough to see why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from engross import xmlio
from engross.errors import SchemaError
from engross.saxon import Saxon
from engross.schema import catalog
from engross.schema.engines import load
from engross.schema.resolve import RELAXNG, SCHEMATRON, SchemaFile
from engross.schema.rng import RngSchema
from engross.schema.schematron import SchematronSchema
from engross.schema.transpiler import Transpiler

Made: TypeAlias = Callable[..., SchematronSchema]

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
RNG = "http://relaxng.org/ns/structure/1.0"
TEI = '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
LETTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<p n="1">one <!--c--> <hi>x</hi>\n  tail %<?pi x?></p></TEI>'


@pytest.fixture(scope="module")
def transpiler(saxon: Saxon) -> Transpiler:
    return Transpiler(saxon)


@pytest.fixture
def made(transpiler: Transpiler, tmp_path: Path) -> Made:
    """A function from the text of a schema, beside the files that it names, to the schema."""

    def make(body: str, binding: str = "xslt2", **options: str) -> SchematronSchema:
        file = tmp_path / "own.sch"
        text = f'<schema xmlns="{SCH}" xmlns:xsl="{XSL}" queryBinding="{binding}">\n{body}</schema>'
        file.write_text(text, encoding="utf-8")
        known = catalog.of_edition(tmp_path)
        return SchematronSchema.load(file, transpiler, path="own.sch", catalog=known, **options)

    return make


def found(schema: SchematronSchema, saxon: Saxon, text: str = LETTER, file: Path | None = None) -> list[str]:
    document = xmlio.parse(text.encode(), "a.xml", file)
    return [
        f"{finding.location} {finding.message}".removeprefix("a.xml:")
        for finding in schema.check(document, saxon.node(document))
    ]


def rule(test: str, context: str = "tei:p", message: str = "Wrong.") -> str:
    return f'<pattern><rule context="{context}"><assert test="{test}">{message}</assert></rule></pattern>'


@pytest.mark.parametrize("binding", ["", "xslt", "xslt2", "xslt3", "XSLT3", "xpath", "xpath2", "xpath3", "xpath31"])
def test_query_bindings(made: Made, saxon: Saxon, binding: str) -> None:
    assert found(made(TEI + rule("@n = 2"), binding), saxon) == ["2:1 Wrong."]


@pytest.mark.parametrize("binding", ["xquery", "exslt", "stx", "xslt4"])
def test_other_query_bindings_are_refused(made: Made, binding: str) -> None:
    with pytest.raises(SchemaError, match="T002") as caught:
        made(TEI + rule("@n = 2"), binding)
    assert f"rules in the query language {binding} cannot be checked" in str(caught.value)
    assert "xslt2" in str(caught.value)


@pytest.mark.parametrize(
    ("context", "subject", "place"),
    [
        ("tei:p", ".", "2:1"),
        ("tei:p/@n", ".", "2:4"),
        ("tei:p", "@n", "2:4"),
        ("tei:p", "text()[1]", "2:10"),
        ("tei:p/text()[contains(., '%')]", ".", "3:3"),
        ("tei:p", "comment()", "2:1"),
        ("tei:p", "processing-instruction()", "2:1"),
        ("tei:hi/text()", "..", "2:23"),
        ("/", ".", "1:1"),
    ],
)
def test_a_finding_is_placed_at_its_node(made: Made, saxon: Saxon, context: str, subject: str, place: str) -> None:
    body = (
        f'{TEI}<pattern><rule context="{context}"><report test="true()" subject="{subject}">x</report></rule></pattern>'
    )
    assert found(made(body), saxon) == [f"{place} x"]


def test_document_of_nothing_is_the_schema(made: Made, saxon: Saxon) -> None:
    body = f"""<title>House rules</title>{TEI}
      <let name="title" value="document('')/*/*:title"/>
      {rule("document('')//*:assert", message="lost")}
      <pattern><rule context="tei:p"><report test="true()"><value-of select="$title"/></report></rule></pattern>"""
    schema = made(body)
    assert found(schema, saxon) == ["2:1 House rules"]
    assert not schema.reads_other_files


def test_prefixes_that_nobody_declared_are_supplied_and_noted_once(made: Made, saxon: Saxon) -> None:
    schema = made(rule("xs:integer(@n) = 2") + rule("xs:int(@n) = 3", "tei:hi"))
    assert found(schema, saxon)[0] == "2:1 Wrong."
    assert [f"{note.severity} {note.code} {note.location}" for note in schema.warnings] == [
        "info T004 own.sch:2:16",
        "info T004 own.sch:2:40",
    ]
    assert '<sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>' in schema.warnings[0].hint


@pytest.mark.parametrize("test", ["@n", "starts-with(., 'xs:')", "tei:hi", "@tei-x:n"])
def test_what_is_declared_or_quoted_is_not_noted(made: Made, test: str) -> None:
    assert not made(f'{TEI}<ns prefix="tei-x" uri="urn:x"/>{rule(test)}').warnings


def test_one_thing_said_in_two_languages_is_one_finding(made: Made, saxon: Saxon) -> None:
    """The TEI's own rules are: the language stands in the ids that its tools make."""
    body = f"""{TEI}
      <pattern id="p-requires-x-1"><rule context="tei:p"><assert test="@x">English</assert></rule></pattern>
      <pattern id="p-requires-x-fr-constraint-rule-2"><rule context="tei:p">
        <assert test=" @x">Français</assert></rule></pattern>
      <pattern><rule context="tei:p"><assert test="@y" xml:lang="de-AT">Deutsch</assert></rule></pattern>
      <pattern xml:lang="en"><rule context="tei:p"><assert test="@y" diagnostics="a b c">more</assert></rule></pattern>
      <diagnostics><diagnostic id="a" xml:lang="en">Mend it.</diagnostic>
        <diagnostic id="b" xml:lang="de">Mach es ganz.</diagnostic><diagnostic id="c">(x)</diagnostic></diagnostics>"""
    assert found(made(body), saxon) == ["2:1 English", "2:1 more"]
    assert found(made(body, language="fr"), saxon) == ["2:1 Français", "2:1 more"]
    assert found(made(body, language="de"), saxon) == ["2:1 Deutsch", "2:1 English"]
    document = xmlio.parse(LETTER.encode(), "a.xml")
    hints = [finding.hint for finding in made(body).check(document, saxon.node(document))]
    assert hints[1] == "Mend it. (x)"


def test_the_same_test_with_other_parameters_is_another_finding(made: Made, saxon: Saxon) -> None:
    body = f"""{TEI}<pattern abstract="true" id="needs"><rule context="$element">
      <assert test="@$attribute"><name/> needs $attribute.</assert></rule></pattern>
      <pattern is-a="needs"><param name="element" value="tei:p"/><param name="attribute" value="a"/></pattern>
      <pattern is-a="needs"><param name="element" value="tei:p"/><param name="attribute" value="b"/></pattern>"""
    assert found(made(body), saxon) == ["2:1 p needs a.", "2:1 p needs b."]


def test_a_schema_of_many_files(made: Made, saxon: Saxon, tmp_path: Path) -> None:
    files = {
        "parts/p.sch": f'<pattern xmlns="{SCH}" id="p"><include href="r.sch"/></pattern>',
        "parts/r.sch": f'<rule xmlns="{SCH}" context="tei:p"><extends href="../more/a.sch"/></rule>',
        "more/a.sch": f'<rule xmlns="{SCH}"><assert test="f:false()">From far.</assert></rule>',
        "f.xsl": f"""<xsl:stylesheet xmlns:xsl="{XSL}" version="3.0" xmlns:f="urn:f">
            <xsl:function name="f:false"><xsl:sequence select="false()"/></xsl:function></xsl:stylesheet>""",
        "schemas/catalog.xml": """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
            <uri name="http://a.org/p.sch" uri="../parts/p.sch"/><uri name="urn:f" uri="../f.xsl"/></catalog>""",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    schema = made(
        f'{TEI}<ns prefix="f" uri="urn:f"/><xsl:include href="urn:f"/><include href="http://a.org/p.sch#p"/>', "xslt3"
    )
    assert found(schema, saxon) == ["2:1 From far."]
    names = {file.relative_to(tmp_path).as_posix() for file in schema.files}
    assert names == {"own.sch", "parts/p.sch", "parts/r.sch", "more/a.sch", "f.xsl"}
    assert not schema.reads_other_files


def test_what_is_not_on_this_machine_is_not_fetched(made: Made) -> None:
    with pytest.raises(SchemaError, match=r"own\.sch:2:10: error T002 http://a\.org/p\.sch#x is not on this") as caught:
        made('<include href="http://a.org/p.sch#x"/>')
    assert "engross schemas add http://a.org/p.sch" in caught.value.diagnostics[0].hint


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        (rule("true()"), False),
        (rule("doc('x.xml')"), True),
        (rule("fn:doc ('x.xml')"), True),
        (rule("document('x.xml')"), True),
        (rule("document('')/a or document( '' )"), False),
        (rule("collection()"), True),
        (rule("unparsed-text-lines('x')"), True),
        (rule("doc-available('x')"), True),
        (rule("exists(doc(: :)('x'))"), True),
        (rule("@ref/doc(.)"), True),
        (rule("@when le string(current-dateTime())"), True),
        (rule("@when le string(current-date())"), False),
        ('<xsl:function name="f:x" expand-text="yes">{doc(1)}</xsl:function>', True),
        (rule("tei:doc or @collection or $document"), False),
        ("<let name='x' value=\"json-doc('x')\"/>", True),
        ("<pattern documents=\"'x.xml'\"/>", True),
        ('<xsl:function name="f:x"><xsl:source-document href="x"/></xsl:function>', True),
    ],
)
def test_whether_rules_look_elsewhere(body: str, reads: bool, tmp_path: Path) -> None:
    from engross.schema.schematron_files import gather

    text = f'<schema xmlns="{SCH}" xmlns:xsl="{XSL}">{body}</schema>'
    assert gather(xmlio.parse(text.encode(), "a.sch", tmp_path / "a.sch"), None).reads_other_files == reads


GRAMMAR = f"""<grammar xmlns="{RNG}" xmlns:sch="{SCH}"><include href="part.rng"/>
<sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
<sch:phase id="draft"><sch:active pattern="one"/></sch:phase>
<sch:pattern id="one"><sch:rule context="tei:p"><sch:assert test="@x">first</sch:assert></sch:rule></sch:pattern>
<sch:pattern id="two"><sch:rule context="tei:p"><sch:assert test="@y">second</sch:assert></sch:rule></sch:pattern>
<start><ref name="none"/></start></grammar>"""
PART = f"""<grammar xmlns="{RNG}" xmlns:sch="{SCH}"><define name="none"><element name="none"><empty/></element></define>
<sch:pattern><sch:rule context="*:p"><sch:assert test="@z">third</sch:assert></sch:rule></sch:pattern></grammar>"""


@pytest.mark.parametrize(
    ("language", "phase", "said"),
    [
        (RELAXNG, "", ["S001", "first", "second", "third"]),
        (SCHEMATRON, "", ["first", "second", "third"]),
        (RELAXNG, "draft", ["S001", "first"]),
        (SCHEMATRON, "draft", ["first"]),
        (SCHEMATRON, "#ALL", ["first", "second", "third"]),
    ],
)
def test_rules_in_a_grammar(saxon: Saxon, tmp_path: Path, language: str, phase: str, said: list[str]) -> None:
    (tmp_path / "own.rng").write_text(GRAMMAR)
    (tmp_path / "part.rng").write_text(PART)
    file = SchemaFile(tmp_path / "own.rng", "own.rng", language, phase)
    engine = load(file, lambda: saxon, catalog.of_edition(tmp_path))
    assert isinstance(engine, RngSchema)
    assert [each.name for each in engine.files] == ["own.rng", "part.rng"]
    document = xmlio.parse(LETTER.encode(), "a.xml")
    node = saxon.node(document)
    asserted = [finding.message for rules in engine.rules for finding in rules.check(document, node)]
    assert [*(finding.code for finding in engine.check(document)), *sorted(asserted)] == said


def test_a_phase_that_no_file_of_a_grammar_has(saxon: Saxon, tmp_path: Path) -> None:
    (tmp_path / "own.rng").write_text(GRAMMAR)
    (tmp_path / "part.rng").write_text(PART)
    with pytest.raises(SchemaError, match="the schema has no phase print; there is draft"):
        load(SchemaFile(tmp_path / "own.rng", "own.rng", RELAXNG, "print"), lambda: saxon, catalog.of_edition(tmp_path))


def test_rules_in_an_xsd(made: Made, saxon: Saxon, tmp_path: Path) -> None:
    file = tmp_path / "own.xsd"
    file.write_text(
        f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:annotation><xs:appinfo>
        <sch:pattern xmlns:sch="{SCH}"><sch:rule context="tei:p"><sch:assert test="@x">x</sch:assert></sch:rule>
        </sch:pattern></xs:appinfo></xs:annotation></xs:schema>"""
    )
    schema = SchematronSchema.load(file, saxon, path="own.xsd")
    assert found(schema, saxon) == ["2:1 x"]
    assert [note.code for note in schema.warnings] == ["T004"]
