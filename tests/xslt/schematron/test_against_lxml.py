"""Random schemas mean the same to us and to the Schematron engine of lxml, which knows XPath 1.0 alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from engross import xmlio
from engross.saxon import Saxon
from engross.schema.schematron import SchematronSchema
from engross.schema.transpiler import Transpiler
from engross.xmlio import XmlDocument

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
ATTRIBUTES = ["@n", "@*", "*[@n='1']/@m"]
CONTEXTS = ["a", "b", "*", "a/b", "a//b", "/a", "*[@n]", "a|b", "b[1]", "*[not(*)]", "a[b]", *ATTRIBUTES]
TESTS = [
    "@n",
    "b",
    "..",
    "../@n",
    "count(*) = 1",
    "@n = $x",
    "$x = 'a'",
    "//b[@n = current()/@n]",
    "name() = 'a'",
    "not(text())",
]

Drawn: TypeAlias = list[list[tuple[str, list[tuple[bool, str]]]]]

rules = st.tuples(st.sampled_from(CONTEXTS), st.lists(st.tuples(st.booleans(), st.sampled_from(TESTS)), max_size=3))
patterns = st.lists(st.lists(rules, min_size=1, max_size=4), max_size=3)
trees = st.recursive(
    st.builds(lambda n: f"<b{n}/>", st.sampled_from(["", " n='1'", " n='2' m='3'"])),
    lambda inner: st.builds(
        lambda name, n, children: f"<{name}{n}>{''.join(children)}</{name}>",
        st.sampled_from("ab"),
        st.sampled_from(["", " n='1'", " m='2'"]),
        st.lists(inner | st.just("text"), max_size=4),
    ),
    max_leaves=12,
)


def schema_text(drawn: Drawn) -> str:
    """Write a schema whose every assertion has an id of its own."""
    parts = ['<schema xmlns="http://purl.oclc.org/dsdl/schematron"><let name="x" value="string(/*/@n)"/>']
    for p, pattern in enumerate(drawn):
        parts.append("<pattern>")
        for r, (context, assertions) in enumerate(pattern):
            parts.append(f'<rule context="{context}"><report id="i{p}-{r}" test="true()">fired</report>')
            for a, (is_assert, test) in enumerate(assertions):
                kind = "assert" if is_assert else "report"
                parts.append(f'<{kind} id="i{p}-{r}-{a}" test="{test}">failed</{kind}>')
            parts.append("</rule>")
        parts.append("</pattern>")
    return "".join(parts) + "</schema>"


@pytest.fixture(scope="module")
def transpiler(saxon: Saxon) -> Transpiler:
    return Transpiler(saxon)


@settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=patterns.filter(any), tree=trees)
def test_the_same_assertions_at_the_same_places(
    transpiler: Transpiler, tmp_path: Path, drawn: Drawn, tree: str
) -> None:
    file = tmp_path / "rules.sch"
    file.write_text(schema_text(drawn), encoding="utf-8")
    on_attributes = tuple(
        f"i{p}-{r}"
        for p, pattern in enumerate(drawn)
        for r, (context, _) in enumerate(pattern)
        if context in ATTRIBUTES
    )
    document = xmlio.parse(tree.encode(), "tree.xml")
    schema = SchematronSchema.load(file, transpiler)
    found = sorted(
        (finding.detail, "attribute" if finding.detail.startswith(on_attributes) else str(finding.location))
        for finding in schema.check(document, transpiler.saxon.node(document))
    )
    assert found == sorted(verdicts(file, document))


def verdicts(file: Path, document: XmlDocument) -> Iterator[tuple[str, str]]:
    """What lxml finds; it does not say which element an attribute is on."""
    engine = isoschematron.Schematron(etree.parse(file), store_report=True)
    engine.validate(document.root.getroottree())
    report = engine.validation_report
    assert report is not None
    for verdict in report.getroot().iter(f"{SVRL}failed-assert", f"{SVRL}successful-report"):
        path = str(verdict.get("location"))
        found = [] if path.startswith("/@") else document.root.xpath(path)
        yield str(verdict.get("id")), str(document.locate(found[0])) if found else "attribute"
