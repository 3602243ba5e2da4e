"""Schemas that cannot be used: what is wrong with them, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.errors import SchemaError
from engross.saxon import Saxon
from engross.schema.schematron import SchematronSchema
from engross.schema.transpiler import Transpiler

SCHEMA = """\
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" {xsl}>
{body}
</schema>
"""
XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


@pytest.fixture(scope="session")
def transpiler(saxon: Saxon) -> Transpiler:
    return Transpiler(saxon)


def refusal(transpiler: Transpiler, file: Path, phase: str = "#DEFAULT") -> list[str]:
    with pytest.raises(SchemaError) as caught:
        SchematronSchema.load(file, transpiler, phase=phase, path=f"schemas/{file.name}")
    return [f"{finding.code} {finding.location} {finding.message}" for finding in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        # what is missing
        ('<pattern><rule context="a">\n <assert>x</assert></rule></pattern>', "3:2", "this assert has no test"),
        (
            '<pattern><rule context="a">\n <report test=" ">x</report></rule></pattern>',
            "3:2",
            "this report has no test",
        ),
        ("<pattern>\n <rule/></pattern>", "3:2", "this rule has no context"),
        (
            '<pattern>\n <rule abstract="true"/></pattern>',
            "3:2",
            "this abstract rule has no id, so that nothing can use it",
        ),
        ('<pattern abstract="true"/>', "2:1", "this abstract pattern has no id, so that nothing can use it"),
        ('<let value="1"/>', "2:1", "this let has no name"),
        ('<ns prefix="t"/>', "2:1", "this ns has no uri"),
        ('<ns prefix="t t" uri="urn:t"/>', "2:5", "the prefix t t cannot be used here; choose another one"),
        (
            '<ns prefix="t" uri="urn:t"/>\n<ns prefix="t" uri="urn:u"/>',
            "3:1",
            "the prefix t is bound to another namespace before",
        ),
        ('<let name="x" value="1"/>\n<let name="x" value="2"/>', "3:6", "the variable x is defined before"),
        # what is misspelt or misplaced
        (
            '<pattern><rule context="a">\n<asert test="b"/></rule></pattern>',
            "3:1",
            "ISO Schematron has no element asert",
        ),
        (
            '<pattern>\n<assert test="b"/></pattern>',
            "3:1",
            "a assert may not stand in pattern; it would never be looked at",
        ),
        ('<rule context="a"/>', "2:1", "a rule may not stand in schema; it would never be looked at"),
        (
            '<pattern xmlns="http://www.ascc.net/xml/schematron"/>',
            "1:1",
            "the pattern in here is in the namespace of Schematron 1.5",
        ),
        ('<ns prefix="xsl" uri="urn:x"/>', "2:5", "the prefix xsl cannot be used here; choose another one"),
        ('<ns prefix="engross" uri="urn:x"/>', "2:5", "the prefix engross cannot be used here; choose another one"),
        # what points to nothing
        (
            '<pattern>\n<rule context="a">\n<extends rule="r"/></rule></pattern>',
            "4:10",
            "no abstract rule has the id r",
        ),
        (
            '<pattern>\n<rule abstract="true" id="s"/><rule context="a">\n<extends rule="r"/></rule></pattern>',
            "4:10",
            "no abstract rule has the id r; there is s",
        ),
        (
            '<pattern><rule abstract="true" id="r">\n<extends rule="r"/></rule></pattern>',
            "3:10",
            "the rule r extends itself",
        ),
        ('<pattern id="p"/><pattern\n is-a="p"/>', "3:2", "no abstract pattern has the id p"),
        (
            '<phase id="p"><active\n pattern="q"/></phase><pattern id="b"/><pattern id="a"/>',
            "3:2",
            "no pattern has the id q; there is a, b",
        ),
        (
            (
                '<diagnostics><diagnostic id="d"/></diagnostics>'
                '<pattern><rule context="a">\n<assert test="b" diagnostics="d e"/></rule></pattern>'
            ),
            "3:18",
            "no diagnostic has the id e; there is d",
        ),
        ('<include\n href="nowhere.sch"/>', "3:2", "the file nowhere.sch cannot be read"),
        ('<include\n href="rules.sch"/>', "3:2", "rules.sch includes itself"),
        ('<include\n href="rules.sch#x"/>', "3:2", "nothing in rules.sch#x has this id"),
        # what Saxon refuses
        (
            '<pattern><rule context="a">\n<assert id="x" test="b c">x</assert></rule></pattern>',
            "3:16",
            "the test of this assert cannot be used: Unexpected token `c`: no further input expected",
        ),
        (
            '<pattern><rule context="a">\n<assert test="nothing(.)">x</assert></rule></pattern>',
            "3:9",
            "the test of this assert cannot be used: Cannot find a 1-argument function named",
        ),
        (
            '<pattern><rule\n context="a/ancestor::b"/></pattern>',
            "3:2",
            "the context of this rule cannot be used: The ancestor axis is not allowed in a pattern",
        ),
        (
            '<pattern><rule context="a">\n<report\n test="\n1 +\n$x">x</report></rule></pattern>',
            "4:2",
            "the test of this report cannot be used: Variable $x has not been declared",
        ),
        (
            '<pattern><rule context="a">\n<report test="1">x <value-of\n select="q:name()"/></report></rule></pattern>',
            "4:2",
            "the select of this value-of cannot be used: ",
        ),
        ('<let name="x"\n value="1 +"/>', "3:2", "the value of this let cannot be used: "),
        (
            '<pattern><rule context="a">\n<report test="true()" subject="((">x</report></rule></pattern>',
            "3:23",
            "the subject of this report cannot be used: ",
        ),
        (
            '<xsl:function name="q:f" xmlns:q="urn:q">\n<xsl:sequence select="1 1"/></xsl:function>',
            "3:1",
            "Unexpected token 1",
        ),
        (
            (
                '<pattern abstract="true" id="g"><rule context="$c">\n<report test="$t">x</report></rule></pattern>'
                '<pattern is-a="g"><param name="c" value="a"/><param name="t" value="1 1"/></pattern>'
            ),
            "3:9",
            "the test of this report cannot be used: Unexpected token 1",
        ),
        ('<pattern documents="1 1"/>', "2:10", "the documents of this pattern cannot be used: "),
    ],
)
def test_a_fault_is_placed_in_the_schema(
    transpiler: Transpiler, tmp_path: Path, body: str, place: str, message: str
) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(SCHEMA.format(xsl=XSL, body=body), encoding="utf-8")
    found = refusal(transpiler, file)
    assert found[0].startswith(f"T002 schemas/rules.sch:{place} {message}"), found


def test_every_fault_is_named(transpiler: Transpiler, tmp_path: Path) -> None:
    file = tmp_path / "rules.sch"
    rules = "\n".join(f'<rule context="a[{n} + 1]"><assert test="1 {n}">x</assert></rule>' for n in range(3))
    file.write_text(SCHEMA.format(xsl=XSL, body=f"<pattern>\n{rules}</pattern>"), encoding="utf-8")
    assert [line.split()[1] for line in refusal(transpiler, file)] == [
        f"schemas/rules.sch:{line}:34" for line in (3, 4, 5)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "<schema/>",
            "T002 schemas/rules.sch:1:1 the root element schema is not a schema in the namespace of ISO Schematron",
        ),
        (
            SCHEMA.format(xsl=XSL, body="").replace("xslt3", "xquery"),
            "T002 schemas/rules.sch:1:54 rules in the query language xquery cannot be checked here; those in",
        ),
        ("<schema", "S011 schemas/rules.sch:1:1 the schema schemas/rules.sch is not well-formed: "),
        ("", "S011 schemas/rules.sch:1:1 the schema schemas/rules.sch is not well-formed: "),
    ],
)
def test_a_file_that_is_no_schema(transpiler: Transpiler, tmp_path: Path, text: str, found: str) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(text, encoding="utf-8")
    assert refusal(transpiler, file)[0].startswith(found)


def test_a_file_that_is_missing(transpiler: Transpiler, tmp_path: Path) -> None:
    assert refusal(transpiler, tmp_path / "rules.sch") == [
        "S011 schemas/rules.sch the schema schemas/rules.sch cannot be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    ("phase", "message"),
    [
        ("print", "the schema has no phase print; there is draft"),
        ("#ANY", "a phase is named by its id, by #ALL or by #DEFAULT, not by #ANY"),
    ],
)
def test_a_phase_that_is_not_there(transpiler: Transpiler, tmp_path: Path, phase: str, message: str) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(SCHEMA.format(xsl=XSL, body='<phase id="draft"/>'), encoding="utf-8")
    assert refusal(transpiler, file, phase) == [f"T002 schemas/rules.sch:1:1 {message}"]


def test_a_fault_in_an_included_file_is_placed_there(transpiler: Transpiler, tmp_path: Path) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(SCHEMA.format(xsl=XSL, body='<include href="parts/a.sch"/>'), encoding="utf-8")
    (tmp_path / "parts").mkdir()
    pattern = '<pattern xmlns="http://purl.oclc.org/dsdl/schematron">\n<rule context="a">{}</rule></pattern>'
    part = tmp_path / "parts" / "a.sch"
    part.write_text(pattern.format("<assert/>"), encoding="utf-8")
    assert refusal(transpiler, file) == ["T002 schemas/parts/a.sch:2:19 this assert has no test"]
    part.write_text(pattern.format('<assert test="1 1"/>'), encoding="utf-8")
    assert refusal(transpiler, file)[0].startswith(
        "T002 schemas/parts/a.sch:2:27 the test of this assert cannot be used"
    )


def test_a_function_library_with_a_fault_is_placed_in_the_library(transpiler: Transpiler, tmp_path: Path) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(SCHEMA.format(xsl=XSL, body='<xsl:include href="functions.xsl"/>'), encoding="utf-8")
    (tmp_path / "functions.xsl").write_text(
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">\n'
        '<xsl:variable name="x" select="1 1"/></xsl:stylesheet>',
        encoding="utf-8",
    )
    found = refusal(transpiler, file)
    assert "functions.xsl:2:" in found[0]
