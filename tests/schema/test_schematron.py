"""Documents and Schematron schemas, from files to findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from engross import xmlio
from engross.codes import Severity
from engross.diagnostics import Location
from engross.saxon import Saxon
from engross.schema.schematron import SchematronSchema
from engross.schema.transpiler import Transpiler

SCHEMA = """\
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <phase id="draft"><active pattern="names"/></phase>
  <pattern id="names">
    <rule context="name">
      <assert id="name-has-ref" test="@ref">“<value-of select="."/>” has no ref.</assert>
    </rule>
  </pattern>
  <pattern id="places">
    <rule context="@ref" role="warning">
      <assert test="starts-with(., '#')" diagnostics="mend"><name/> is no pointer.</assert>
    </rule>
  </pattern>
  <diagnostics><diagnostic id="mend">Write #<value-of select="."/>.</diagnostic></diagnostics>
</schema>
"""


@pytest.fixture
def schema_file(tmp_path: Path) -> Path:
    file = tmp_path / "house.sch"
    file.write_text(SCHEMA, encoding="utf-8")
    return file


def test_a_finding_has_everything_that_a_report_needs(saxon: Saxon, schema_file: Path) -> None:
    schema = SchematronSchema.load(schema_file, saxon, path="schemas/house.sch")
    document = xmlio.parse(b"<p>\n\xc3\xa9 <name>Shtykov</name>, <name ref='stalin'/></p>", "tei/a.xml")
    nameless, unpointed = schema.check(document, saxon.node(document))
    assert (nameless.code, nameless.detail, nameless.severity) == ("T001", "name-has-ref", Severity.ERROR)
    assert nameless.location == Location("tei/a.xml", 2, 3)
    assert nameless.message == "“Shtykov” has no ref."
    assert nameless.hint == "The rule is at schemas/house.sch:5:7."
    assert not nameless.blocking
    assert (unpointed.code, unpointed.detail, unpointed.severity) == ("T001", "", Severity.WARNING)
    assert unpointed.location == Location("tei/a.xml", 2, 31)
    assert unpointed.message == "ref is no pointer."
    assert unpointed.hint == "Write #stalin."


def test_one_transpiler_serves_many_schemas_and_phases(saxon: Saxon, schema_file: Path) -> None:
    transpiler = Transpiler(saxon)
    document = xmlio.parse(b"<p><name/><name ref='x'/></p>", "a.xml")
    source = saxon.node(document)
    counts = {
        phase: len(SchematronSchema.load(schema_file, transpiler, phase=phase).check(document, source))
        for phase in ("#ALL", "draft", "#DEFAULT")
    }
    assert counts == {"#ALL": 2, "draft": 1, "#DEFAULT": 2}


def test_checking_twice_finds_the_same(saxon: Saxon, schema_file: Path) -> None:
    schema = SchematronSchema.load(schema_file, saxon)
    bad = xmlio.parse(b"<p><name/></p>", "bad.xml")
    good = xmlio.parse(b"<p><name ref='#x'/></p>", "good.xml")
    first = schema.check(bad, saxon.node(bad))
    assert schema.check(good, saxon.node(good)) == []
    assert schema.check(bad, saxon.node(bad)) == first


def test_a_document_with_entities_is_placed_as_it_is_written(saxon: Saxon, schema_file: Path) -> None:
    schema = SchematronSchema.load(schema_file, saxon)
    document = xmlio.parse(b"<!DOCTYPE p [<!ENTITY e 'long &#10; text'>]>\n<p>&e;\n &e; <name>N</name></p>", "a.xml")
    assert [str(finding.location) for finding in schema.check(document, saxon.node(document))] == ["a.xml:3:6"]


def test_a_rule_that_stops_the_processor_is_the_schema_s_fault(saxon: Saxon, tmp_path: Path) -> None:
    file = tmp_path / "house.sch"
    file.write_text(
        """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"
        xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:f"><ns prefix="f" uri="urn:f"/>
        <xsl:function name="f:stop"><xsl:message terminate="yes">enough</xsl:message></xsl:function>
        <pattern><rule context="p"><assert test="f:stop()">x</assert></rule></pattern></schema>""",
        encoding="utf-8",
    )
    schema = SchematronSchema.load(file, saxon, path="house.sch")
    document = xmlio.parse(b"<p/>", "a.xml")
    (finding,) = schema.check(document, saxon.node(document))
    assert (finding.code, finding.blocking) == ("T003", True)
    assert finding.location is not None
    assert finding.location.path == "house.sch"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "folder", "counts"),
    [
        ("schnitzler-briefe.sch", "letters", (61, 0)),
        ("tei_all-4.9.sch", "letters", (4, 8)),
        ("dracor_1.6.0.sch", "letters", (64, 310)),
        ("schnitzler-briefe.sch", "plays", (1534, 0)),
        ("tei_all-4.9.sch", "plays", (0, 0)),
        ("dracor_1.6.0.sch", "plays", (0, 52)),
    ],
)
def test_schemas_in_the_wild(saxon: Saxon, corpus: Path, name: str, folder: str, counts: tuple[int, int]) -> None:
    """Errors, and warnings, of every fifth letter and of each play; none of these schemas crashes."""
    schema = SchematronSchema.load(corpus / "schemas" / name, saxon)
    files = sorted((corpus / folder).glob("*.xml"))[:: 5 if folder == "letters" else 1]
    documents = [xmlio.read(file, file.name) for file in files]
    found = [finding for document in documents for finding in schema.check(document, saxon.node(document))]
    assert {finding.code for finding in found} <= {"T001"}
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    assert (len(errors), len(warnings)) == counts


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "folder", "message", "wrong"),
    [
        # the assertion's text, and the elements that another XPath engine finds at fault
        (
            "schnitzler-briefe.sch",
            "letters",
            "Das Attribut @level des tei:title muss",
            "//t:title[not(ancestor::t:back)][not(@level)]",
        ),
        ("schnitzler-briefe.sch", "letters", "@xml:id muss dem Muster", "//t:TEI[not(starts-with(@xml:id, 'L'))]"),
        (
            "tei_all-4.9.sch",
            "letters",
            "The @when attribute cannot be used",
            "//t:*[@when][@notBefore|@notAfter|@from|@to]",
        ),
        ("tei_all-4.9.sch", "letters", "The @spanTo attribute of addSpan", "//t:addSpan[not(@spanTo)]"),
        (
            "dracor_1.6.0.sch",
            "plays",
            "Using @ana for Wikidata links on <person>",
            "//t:person[contains(@ana, 'wikidata')]",
        ),
    ],
)
def test_another_engine_finds_the_same_places(
    saxon: Saxon, corpus: Path, name: str, folder: str, message: str, wrong: str
) -> None:
    schema = SchematronSchema.load(corpus / "schemas" / name, saxon)
    for file in sorted((corpus / folder).glob("*.xml"))[::3]:
        document = xmlio.read(file, file.name)
        found = {
            finding.location
            for finding in schema.check(document, saxon.node(document))
            if finding.message.startswith(message)
        }
        elements = etree.XPath(wrong, namespaces={"t": xmlio.TEI})(document.root)
        assert found == {document.locate(element) for element in elements}
