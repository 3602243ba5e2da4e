"""What an assertion says, how grave it is, and where it is placed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Check

SCH = "http://purl.oclc.org/dsdl/schematron"
LETTER = "<letter>\n <date when='1950-10-01'>1 October  <hi>1950</hi></date>\n <to/>\n</letter>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  one\n   two ", "one two"),
        ("&lt;date&gt; &amp; “quotes”", "<date> & “quotes”"),
        ("«<value-of select='@when'/>»", "«1950-10-01»"),
        ("<value-of select='(1, 2, 3)'/>", "1 2 3"),
        ("<value-of select='.'/>", "1 October 1950"),
        ("<name/> in <name path='..'/>", "date in letter"),
        ("<name path='@when'/>, <name path='name(..)'/>, <name path='nothing'/>.", "when, letter, ."),
        (
            "an <emph>emphatic <dir value='rtl'>and <span class='x'>nested</span></dir></emph> word",
            "an emphatic and nested word",
        ),
        (
            f"an <b xmlns='urn:b'>alien <s:value-of xmlns:s='{SCH}' select='@when'/></b>",
            "an alien 1950-10-01",
        ),
        ("<xsl:value-of select='upper-case(hi)'/><xsl:text>!</xsl:text>", "1950!"),
        ("<!-- not this -->this<?nor this?>", "this"),
        ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"),
        ("", "the rule at rules.sch:3:40 does not hold here"),
    ],
)
def test_the_text_of_a_message(check: Check, text: str, message: str) -> None:
    body = f'<pattern><rule context="date" id="r"  ><report test="true()">{text}</report></rule></pattern>'
    assert check(body, LETTER) == [f"2:2 error - {message}"]


def test_diagnostics_become_the_advice(check: Check) -> None:
    body = """
    <pattern><rule context="date">
      <let name="year" value="substring(@when, 1, 4)"/>
      <report test="true()" diagnostics="one two" properties="p">Wrong.</report>
    </rule></pattern>
    <diagnostics>
      <diagnostic id="two">Or ask.</diagnostic>
      <diagnostic id="one">Write <value-of select="$year"/>.</diagnostic>
    </diagnostics>
    <properties><property id="p">kept out of the text</property></properties>"""
    assert check(body, LETTER) == ["2:2 error - Wrong. | Write 1950. Or ask."]


def test_without_diagnostics_the_advice_names_the_rule(check: Check) -> None:
    body = """<pattern><rule context="date"><report test="true()">Wrong.</report></rule></pattern>"""
    assert check(body, LETTER) == ["2:2 error - Wrong."]  # the hint that names the rule is left out by `check`


@pytest.mark.parametrize(
    ("role", "severity"),
    [
        ("fatal", "error"),
        ("error", "error"),
        ("critical", "error"),
        ("warn", "warning"),
        ("Warning", "warning"),
        ("nonfatal", "warning"),
        ("info", "info"),
        ("information", "info"),
        ("anything", "error"),
    ],
)
def test_roles_are_severities(check: Check, role: str, severity: str) -> None:
    body = f'<pattern><rule context="date"><report role="{role}" test="true()">x</report></rule></pattern>'
    assert check(body, LETTER) == [f"2:2 {severity} - x"]


def test_the_role_of_an_assertion_comes_before_that_of_its_rule(check: Check) -> None:
    body = """<pattern>
      <rule abstract="true" id="a" role="information"><report test="true()">abstract</report></rule>
      <rule context="date" role="warning">
        <report test="true()">rule</report>
        <report test="true()" role="error">own</report>
        <extends rule="a"/>
      </rule></pattern>"""
    assert check(body, LETTER) == ["2:2 info - abstract", "2:2 error - own", "2:2 warning - rule"]


def test_a_subject_moves_the_finding(check: Check) -> None:
    body = """<pattern><rule context="letter" subject="to">
      <report test="true()">rule</report>
      <report test="true()" subject="date/@when">own</report>
      <report test="true()" subject="nothing">none</report>
      <report test="true()" subject="date/text()">text of <name/></report>
    </rule></pattern>"""
    assert check(body, LETTER) == [
        "1:1 error - none",
        "2:8 error - own",
        "2:26 error - text of letter",
        "3:2 error - rule",
    ]


def test_an_attribute_is_placed_by_its_prefixed_name(check: Check) -> None:
    body = """<pattern><rule context="@xml:id"><report test="true()"><name/></report></rule></pattern>"""
    assert check(body, "<a  id='1' xml:id='x'/>".replace("  id='1'", "")) == ["1:4 error - xml:id"]


def test_patterns_that_look_at_other_documents(check: Check, tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_text("<persons>\n  <person n='1'/></persons>", encoding="utf-8")
    body = """
    <pattern documents="letter/@list">
      <rule context="person"><report test="@n"><name/> <value-of select="@n"/></report></rule>
    </pattern>
    <pattern documents="'nowhere.xml'"><rule context="*"><report test="true()">never</report></rule></pattern>
    <pattern><rule context="letter"><report test="@list">here</report></rule></pattern>"""
    found = check(body, "<letter list='persons.xml'/>")
    assert found[:2] == ["1:1 error - here", "2:3 error - person 1"]
    assert found[2].startswith("7:5 error FODC0002 this fails at letter.xml:1:1: ")
