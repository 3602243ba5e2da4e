"""
James Clark's conformance suite: 965 checks of what a schema may say and of what it accepts.

Each case has a schema that is `correct`, with documents that are `valid` and `invalid`, or one that is `incorrect`; its
other files are resources in folders. The files stand in the suite as elements.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from engross.errors import SchemaError
from engross.relaxng import Schema

SUITE = Path(__file__).parents[3] / "shared" / "corpus" / "schemas" / "relaxng-spectest.xml"

pytestmark = pytest.mark.corpus


def cases() -> list[etree._Element]:
    """Give every case; none where the corpus is not beside the repository."""
    return list(etree.parse(SUITE).iter("testCase")) if SUITE.is_file() else []


def name(case: etree._Element) -> str:
    """Name a case by the sections that it is about, and its line in the suite."""
    sections = [section.text or "" for section in case.iterfind("section")] or [
        next((section.text or "" for section in case.xpath("ancestor::testSuite/section")), "")
    ]
    return f"{'+'.join(filter(None, sections)) or 'general'}-line-{case.sourceline}"


def content(holder: etree._Element) -> bytes:
    """Write the one element in another as a file; the suite's own elements declare no namespaces."""
    assert len(holder) == 1
    assert not holder.nsmap
    return etree.tostring(holder[0], encoding="utf-8", xml_declaration=True, with_tail=False)


def unpack(holder: etree._Element, folder: Path) -> None:
    """Write the resources of a case."""
    folder.mkdir(exist_ok=True)
    for resource in holder.iterfind("resource"):
        (folder / resource.get("name", "")).write_bytes(content(resource))
    for inner in holder.iterfind("dir"):
        unpack(inner, folder / inner.get("name", ""))


@pytest.mark.parametrize("case", [pytest.param(case, id=name(case)) for case in cases()])
def test_case(case: etree._Element, tmp_path: Path) -> None:
    unpack(case, tmp_path)
    path = tmp_path / "schema.rng"
    incorrect = case.find("incorrect")
    if incorrect is not None:
        path.write_bytes(content(incorrect))
        with pytest.raises(SchemaError) as caught:
            Schema.load(path)
        assert caught.value.diagnostics
        return
    correct = case.find("correct")
    assert correct is not None
    path.write_bytes(content(correct))
    schema = Schema.load(path)
    failures = [
        f"{document.tag}, but the findings are {findings}:\n{content(document).decode()}"
        for document in case.iterfind("*")
        if document.tag in ("valid", "invalid")
        for findings in [schema.validate(content(document), path="document.xml")]
        if bool(findings) == (document.tag == "valid")
    ]
    assert not failures, "\n".join([content(correct).decode(), *failures])


def test_suite_is_whole(corpus: Path) -> None:
    every = cases()
    counts = {
        kind: sum(len(case.findall(kind)) for case in every) for kind in ("correct", "incorrect", "valid", "invalid")
    }
    assert counts == {"correct": 172, "incorrect": 213, "valid": 289, "invalid": 291}
    assert sum(counts.values()) == 965
