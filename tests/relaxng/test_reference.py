"""Arbitrary small schemas and documents: the same verdict as a validator that is told as plainly as can be."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st
from lxml import etree

from engross.errors import SchemaError
from engross.relaxng import Schema

from .arbitrary import DEFINITIONS, LOCALS, document_xml, documents, schema_xml, schemas
from .jing import Tools
from .reference import EMPTY, Grammar, NameClass, Pattern, desugared, is_valid
from .restrictions import is_right

pytestmark = pytest.mark.proof

DOCUMENTS = 30
A, B, C = (Pattern("ref", text=name) for name in ("two", "three", "four"))
ANY_ATTRIBUTE = Pattern("attribute", (Pattern("text"),), NameClass("anyName"))


def holding(content: Pattern) -> Grammar:
    """Give a schema with an element that holds this."""
    names = {name: NameClass("name", local=local) for name, local in zip(DEFINITIONS, LOCALS, strict=True)}
    contents = {"one": content, "two": EMPTY, "three": Pattern("text"), "four": EMPTY}
    elements = {name: Pattern("element", (contents[name],), names[name]) for name in DEFINITIONS}
    return {"start": Pattern("ref", text="one"), **elements}


@settings(database=None, deadline=None, max_examples=800, suppress_health_check=list(HealthCheck))
@given(schema=schemas, seed=st.integers(0, 2**32))
@example(schema=holding(Pattern("oneOrMore", (Pattern("choice", (ANY_ATTRIBUTE, A, B)),))), seed=0)
@example(schema=holding(Pattern("oneOrMore", (Pattern("group", (Pattern("text"), A)),))), seed=1)
@example(schema=holding(Pattern("interleave", (Pattern("group", (A, B)), Pattern("oneOrMore", (C,))))), seed=2)
@example(schema=holding(Pattern("choice", (Pattern("group", (A, B)), Pattern("group", (A, C)), A))), seed=3)
def test_same_verdict(schema: Grammar, seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    grammar = {name: desugared(pattern) for name, pattern in schema.items()}
    note(schema_xml(schema))
    path = tmp_path_factory.getbasetemp() / "arbitrary.rng"
    path.write_text(schema_xml(schema), encoding="utf-8")
    if not is_right(grammar):
        with pytest.raises(SchemaError):
            Schema.load(path)
        return
    compiled = Schema.load(path)
    random = Random(seed)  # noqa: S311 (no secrets here)
    wrong = []
    for tree in documents(schema, random, DOCUMENTS):
        source = document_xml(tree, random)
        of_bytes = compiled.validate(source.encode(), path="document.xml")
        of_tree = compiled.validate(etree.fromstring(source), path="document.xml")
        if not (bool(of_bytes) == bool(of_tree) != is_valid(grammar, tree)):
            wrong.append(
                f"{source}\n  has these findings: {[*map(str, of_bytes)]}\n  as a tree: {[*map(str, of_tree)]}"
            )
    assert not wrong, min(wrong, key=len)


@pytest.mark.java
def test_reference_says_what_jing_says(tmp_path: Path) -> None:
    """The plain validator is right: it is asked about the same schemas and documents as jing."""
    tools = Tools.find()
    seen: list[Grammar] = []

    @settings(database=None, deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(schema=schemas)
    def collect(schema: Grammar) -> None:
        seen.append(schema)

    collect()
    random = Random(1)  # noqa: S311 (no secrets here)
    for number, schema in enumerate(seen):
        grammar = {name: desugared(pattern) for name, pattern in schema.items()}
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "schema.rng").write_text(schema_xml(schema), encoding="utf-8")
        trees = documents(schema, random, DOCUMENTS)
        files = [folder / f"{each}.xml" for each in range(len(trees))]
        for file, tree in zip(files, trees, strict=True):
            file.write_text(document_xml(tree, random), encoding="utf-8")
        verdicts = tools.jing(folder / "schema.rng", files, ["-i"])
        assert bool(verdicts.schema) != is_right(grammar), f"{schema_xml(schema)}\njing: {verdicts.schema}"
        if verdicts.schema:
            continue
        for file, tree in zip(files, trees, strict=True):
            assert verdicts.is_valid(file) == is_valid(grammar, tree), (
                f"{schema_xml(schema)}\n{file.read_text()}\njing: {verdicts.errors.get(file, 'valid')}"
            )
