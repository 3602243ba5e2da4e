"""JUnit XML, as GitLab and Jenkins read it."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from engross import report
from engross.codes import Severity
from engross.diagnostics import Location, diagnostic
from engross.report import Report
from engross.xmlio import Element

# What GitLab's documentation of unit test reports names, in the order of Apache Ant's JUnit task.
_SCHEMA = etree.RelaxNG(
    etree.fromstring(
        """
<element name="testsuites" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <element name="testsuite">
    <attribute name="name"/>
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
    <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
    <optional><attribute name="time"><data type="decimal"/></attribute></optional>
    <zeroOrMore>
      <element name="testcase">
        <attribute name="classname"><data type="string"><param name="minLength">1</param></data></attribute>
        <attribute name="name"><data type="string"><param name="minLength">1</param></data></attribute>
        <optional><attribute name="file"/></optional>
        <optional>
          <element>
            <choice><name>failure</name><name>error</name></choice>
            <attribute name="type"/>
            <attribute name="message"/>
            <text/>
          </element>
        </optional>
        <optional><element name="system-out"><text/></element></optional>
      </element>
    </zeroOrMore>
  </element>
</element>
"""
    )
)


def suite_of(found: Report) -> Element:
    root = etree.fromstring(report.RENDERERS["junit"](found).encode())
    _SCHEMA.assertValid(root)
    (suite,) = root
    return suite


def cases_of(found: Report) -> list[Element]:
    return list(suite_of(found))


def test_the_counts_are_those_of_the_test_cases(whole: Report) -> None:
    suite = suite_of(whole)
    assert int(suite.get("tests", "")) == len(suite)
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    errors = [finding for finding in whole.diagnostics if finding.severity is Severity.ERROR]
    assert len(suite.xpath("testcase/failure | testcase/error")) == len(errors)
    assert len(suite.findall("testcase/error")) == sum(finding.blocking for finding in errors)


def test_no_two_test_cases_have_one_name(whole: Report) -> None:
    names = [(case.get("classname"), case.get("name")) for case in cases_of(whole)]
    assert len(set(names)) == len(names)


def test_a_test_case_is_the_same_one_when_lines_shift(whole: Report) -> None:
    for shift in (0, 7):
        findings = tuple(
            diagnostic("I002", "x is lost", Location("tei/a.xml", line + shift, 1)) for line in range(1, 4)
        )
        names = [(case.get("classname"), case.get("name")) for case in cases_of(Report(findings, ("tei/a.xml",)))]
        assert names == [("tei/a", f"I002 x is lost{times}") for times in ("", " (2)", " (3)")]


def test_a_file_without_an_error_passes() -> None:
    note = diagnostic("I002", "look\nhere", Location("b.xml", 3, 1), severity=Severity.WARNING, hint="Look.")
    first, second = cases_of(Report((note,), ("a.xml", "b.xml"), seconds=1.5))
    assert dict(first.attrib) == {"classname": "a", "name": "no errors", "file": "a.xml"}
    assert len(first) == 0
    assert dict(second.attrib) == {"classname": "b", "name": "no errors", "file": "b.xml"}
    assert [(child.tag, child.text) for child in second] == [
        ("system-out", "b.xml:3:1: warning I002 look\nhere\n  Look.")
    ]


def test_a_file_with_errors_has_its_warnings_beside_the_first(whole: Report) -> None:
    cases = [case for case in cases_of(whole) if case.get("file") == "tei/a.xml"]
    assert "no errors" not in {case.get("name") for case in cases}
    assert [len(case) for case in cases] == [2] + [1] * (len(cases) - 1)
    beside = cases[0].findtext("system-out", "")
    assert re.findall("(?m)^tei/a.xml:(.*?:.*?): (.*?) ", beside) == [("9:1", "info"), ("10:1", "warning")]


def test_what_kept_the_command_from_its_work_is_an_error(whole: Report) -> None:
    suite = suite_of(whole)
    assert [case.get("type") for case in suite.findall("testcase/error")] == sorted(
        finding.code for finding in whole.diagnostics if finding.blocking
    )
    first = suite[0]
    assert (first.get("classname"), first.get("file")) == ("edition", None)
    assert first.findtext("error", "").startswith("error C001 there is no edition.toml\n  Run ")


def test_no_character_is_forbidden_in_xml(whole: Report, odd: str) -> None:
    suite = suite_of(whole)
    texts = [case.findtext("failure", "") for case in suite if case.get("file") == odd]
    assert any("100% wrong,\nso: it is {0} [here](1)\r\nor ::error:: ]]>" in text for text in texts)
    assert any("␛[31mescape␇" in text for text in texts)
    assert any("\ufffd is no character" in text for text in suite.itertext())


def test_everything_that_was_expected_is_named(whole: Report) -> None:
    assert any(text.endswith("\n  Expected: item, label") for text in suite_of(whole).itertext())


@pytest.mark.parametrize("path", ["tei/a.b/c.xml", "edition.toml", "noname", ".xml"])
def test_a_class_is_the_file_without_its_suffix(path: str) -> None:
    (case,) = cases_of(Report((), (path,)))
    assert case.get("file") == path
    assert path.startswith(case.get("classname", "?"))
