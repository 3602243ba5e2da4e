"""RELAX NG as the commands use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples import tei

from engross import xmlio
from engross.errors import SchemaError
from engross.saxon import Saxon
from engross.schema.rng import RngSchema

RULE = """
<sch:pattern xmlns:sch="http://purl.oclc.org/dsdl/schematron">
  <sch:rule context="*:p">
    <sch:assert id="short" test="string-length(.) &lt; 5">A paragraph is short.</sch:assert>
  </sch:rule>
</sch:pattern>
"""
GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0">
<start><ref name="any"/></start>{RULE}
<define name="any"><element><anyName/><zeroOrMore><choice><text/><ref name="any"/>
<attribute><anyName/></attribute></choice></zeroOrMore></element></define></grammar>
"""
COMPACT = """
namespace sch = "http://purl.oclc.org/dsdl/schematron"
sch:pattern [ sch:rule [ context = "*:p"
  sch:assert [ id = "short" test = "string-length(.) < 5" "A paragraph is short." ] ] ]
start = any
any = element * { attribute * { text }*, (text | any)* }
"""


@pytest.mark.parametrize(("name", "text"), [("own.rng", GRAMMAR), ("own.rnc", COMPACT)])
def test_rules_that_stand_in_a_grammar_are_run(name: str, text: str, tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    schema = RngSchema(tmp_path / name, name, lambda: saxon)
    document = xmlio.parse(tei().encode(), "a.xml")
    assert schema.check(document) == []
    (rules,) = schema.rules
    findings = rules.check(document, saxon.node(document))
    assert {(finding.code, finding.detail) for finding in findings} == {("T001", "short")}


def test_a_grammar_without_rules_needs_no_processor(tmp_path: Path) -> None:
    (tmp_path / "own.rnc").write_text("start = element * { text }")

    def processor() -> Saxon:
        raise AssertionError("nothing is to be run")

    assert RngSchema(tmp_path / "own.rnc", "own.rnc", processor).rules == []


def test_a_wrong_rule_is_placed_in_the_schema(tmp_path: Path, saxon: Saxon) -> None:
    (tmp_path / "own.rng").write_text(GRAMMAR.replace("&lt; 5", "&lt; 5)"), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"own\.rng:5:\d+: error T002"):
        RngSchema(tmp_path / "own.rng", "own.rng", lambda: saxon)
