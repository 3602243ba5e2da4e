"""Parts of a schema that are used more than once, or not always: abstract rules and patterns, files, phases."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Check

SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
TABLE = "<table>\n<row><cell/></row>\n<row/>\n</table>"


def test_abstract_patterns(check: Check) -> None:
    body = """
    <pattern abstract="true" id="needs">
      <param name="word" value="has no"/>
      <let name="what" value="'$part'"/>
      <rule context="$whole">
        <assert id="needs-$part" test="$part"><name/> $word <value-of select="$what"/>; costs $5, $partly.</assert>
      </rule>
    </pattern>
    <pattern is-a="needs" id="t"><param name="whole" value="table"/><param name="part" value="caption"/></pattern>
    <pattern is-a="needs" id="r">
      <param name="whole" value="row"/><param name="part" value="cell"/><param name="word" value="wants"/>
    </pattern>"""
    assert check(body, TABLE) == [
        "1:1 error needs-caption table has no caption; costs $5, $partly.",
        "3:1 error needs-cell row wants cell; costs $5, $partly.",
    ]


def test_a_parameter_before_a_hyphen_or_a_stop(check: Check) -> None:
    body = """
    <pattern abstract="true" id="p"><rule context="$c"><report test="$n-$m = 1">$n-$m is $n.</report></rule></pattern>
    <pattern is-a="p"><param name="c" value="table"/><param name="n" value="3"/><param name="m" value="2"/></pattern>"""
    assert check(body, TABLE) == ["1:1 error - 3-2 is 3."]


def test_abstract_rules(check: Check) -> None:
    body = """
    <pattern>
      <rule abstract="true" id="seen">
        <let name="n" value="name()"/>
        <report test="true()">a <value-of select="$n"/></report>
      </rule>
      <rule abstract="true" id="more"><extends rule="seen"/><report test="*">with parts</report></rule>
      <rule context="row"><extends rule="more"/><assert test="cell">empty</assert></rule>
    </pattern>
    <pattern><rule context="table"><extends rule="seen"/></rule></pattern>
    <rules><rule abstract="true" id="spare"><report test="true()">never</report></rule></rules>"""
    assert check(body, TABLE) == [
        "1:1 error - a table",
        "2:1 error - a row",
        "2:1 error - with parts",
        "3:1 error - a row",
        "3:1 error - empty",
    ]


PHASES = """
<phase id="draft"><active pattern="a">while drafting</active></phase>
<phase id="print"><let name="who" value="'printer'"/><active pattern="a"/><active pattern="b"/></phase>
<pattern id="a"><rule context="table"><report test="true()">a</report></rule></pattern>
<pattern id="b"><rule context="table"><report test="true()">b</report></rule></pattern>
<pattern><rule context="table"><report test="true()">c</report></rule></pattern>
"""


@pytest.mark.parametrize(
    ("phase", "attributes", "found"),
    [
        ("#DEFAULT", "", "abc"),
        ("#ALL", "", "abc"),
        ("#DEFAULT", 'defaultPhase="draft"', "a"),
        ("#DEFAULT", 'defaultPhase="#ALL"', "abc"),
        ("#ALL", 'defaultPhase="draft"', "abc"),
        ("print", 'defaultPhase="draft"', "ab"),
        ("draft", "", "a"),
    ],
)
def test_phases(check: Check, phase: str, attributes: str, found: str) -> None:
    assert check(PHASES, TABLE, phase=phase, attributes=attributes) == [f"1:1 error - {pattern}" for pattern in found]


def test_a_phase_may_make_an_abstract_pattern_s_instance_active(check: Check) -> None:
    body = """
    <phase id="p"><active pattern="i"/></phase>
    <pattern abstract="true" id="g"><rule context="$c"><report test="true()">seen</report></rule></pattern>
    <pattern is-a="g" id="i"><param name="c" value="row[1]"/></pattern>
    <pattern is-a="g" id="j"><param name="c" value="table"/></pattern>"""
    assert check(body, TABLE, phase="p") == ["2:1 error - seen"]


def test_included_files(check: Check, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "row.sch").write_text(
        f'<pattern {SCH}>\n<rule context="row"><include href="assert.sch"/></rule></pattern>', encoding="utf-8"
    )
    (tmp_path / "parts" / "assert.sch").write_text(f'<assert {SCH} test="cell">no cell</assert>', encoding="utf-8")
    (tmp_path / "library.sch").write_text(
        f'<schema {SCH}><pattern id="p"><rule context="table"><report test="true()">p</report></rule></pattern>'
        '<pattern id="q"><rule context="table"><report test="xs:integer(\'x\')">q</report></rule></pattern></schema>',
        encoding="utf-8",
    )
    body = '<include href="parts/row.sch"/><include href="library.sch#p"/>'
    assert check(body, TABLE) == ["1:1 error - p", "3:1 error - no cell"]
    assert check('<include href="library.sch"/>', TABLE)[0] == "1:1 error - p"


def test_extends_takes_what_is_in_an_element_of_another_file(check: Check, tmp_path: Path) -> None:
    (tmp_path / "rules.xml").write_text(
        f'<rules {SCH}>\n<rule abstract="true" id="seen">\n<report test="true()">seen</report></rule></rules>',
        encoding="utf-8",
    )
    (tmp_path / "base.sch").write_text(
        f'<schema {SCH}><pattern><rule context="row"><report test="true()">based</report></rule></pattern></schema>',
        encoding="utf-8",
    )
    body = """<extends href="base.sch"/>
    <pattern><rule context="table"><extends href="rules.xml#seen"/></rule></pattern>"""
    assert check(body, TABLE) == ["1:1 error - seen", "2:1 error - based", "3:1 error - based"]


def test_functions_of_a_file_of_their_own(check: Check, tmp_path: Path) -> None:
    (tmp_path / "functions.xsl").write_text(
        """<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
        version="3.0"><xsl:function name="t:one"><xsl:sequence select="1"/></xsl:function></xsl:stylesheet>""",
        encoding="utf-8",
    )
    body = """<xsl:include href="functions.xsl"/>
    <pattern><rule context="table"><report test="t:one()">one</report></rule></pattern>"""
    assert check(body, TABLE) == ["1:1 error - one"]


def test_the_schema_itself_is_document_of_nothing(check: Check) -> None:
    body = """<pattern><rule context="table">
      <report test="true()"><value-of select="document('')/*/*:word/@n"/></report>
    </rule></pattern>
    <word xmlns="urn:mine" n="kept here"/>"""
    assert check(body, TABLE) == ["1:1 error - kept here"]


def test_rules_in_the_annotations_of_a_grammar(check: Check) -> None:
    schema = """<?schema?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
 <sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
 <start><element name="table">
  <sch:pattern id="p"><sch:rule context="row"><sch:assert test="cell">no cell</sch:assert></sch:rule></sch:pattern>
  <sch:rule context="table"><sch:report test="matches(name(), 'tab')">bare</sch:report></sch:rule>
 </element></start>
</grammar><!-- <schema -->"""
    assert check(schema, TABLE) == ["1:1 error - bare", "3:1 error - no cell"]


def test_other_vocabularies_and_paperwork_are_passed_over(check: Check) -> None:
    body = """
    <title>House rules</title><p>About <emph>them</emph>.</p>
    <pattern><title>t</title><p>p</p>
      <rule context="table" see="x" icon="y" fpi="z" flag="f">
        <p>p</p>
        <report test="true()" sqf:fix="f" xmlns:sqf="urn:fix">seen</report>
        <sqf:fix id="f" xmlns:sqf="urn:fix"><sqf:delete/></sqf:fix>
      </rule>
    </pattern>"""
    assert check(body, TABLE) == ["1:1 error - seen"]


def test_a_schema_without_rules_finds_nothing(check: Check) -> None:
    assert check("", TABLE) == []
