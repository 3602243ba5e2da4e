"""Small schemas against small documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from engross import xmlio
from engross.saxon import Saxon
from engross.schema.schematron import SchematronSchema
from engross.schema.transpiler import Transpiler

Check: TypeAlias = Callable[..., list[str]]

SCHEMA = """\
<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" {attributes}>
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
{body}
</schema>
"""


@pytest.fixture(scope="session")
def transpiler(saxon: Saxon) -> Transpiler:
    return Transpiler(saxon)


@pytest.fixture
def check(saxon: Saxon, transpiler: Transpiler, tmp_path: Path) -> Check:
    """A function from schema and document to findings such as `1:4 error a-detail The message.`"""

    def run(body: str, source: str, *, phase: str = "#DEFAULT", attributes: str = 'queryBinding="xslt2"') -> list[str]:
        file = tmp_path / "rules.sch"
        text = body if "<schema" in body else SCHEMA.format(attributes=attributes, body=body)
        file.write_text(text, encoding="utf-8")
        schema = SchematronSchema.load(file, transpiler, phase=phase, path="rules.sch")
        document = xmlio.parse(source.encode(), "letter.xml", tmp_path / "letter.xml")
        return [
            f"{finding.location.line}:{finding.location.column} {finding.severity} {finding.detail or '-'}"
            f" {finding.message}" + (f" | {finding.hint}" if not finding.hint.startswith("The rule is at") else "")
            for finding in schema.check(document, saxon.node(document))
            if finding.location is not None
        ]

    return run
