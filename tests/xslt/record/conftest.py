"""Records of whole documents and of headers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engross import resources, xmlio
from engross.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Saxon, Stylesheet

_TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d"><teiHeader>
<fileDesc><titleStmt><title>T</title>{title}</titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>
<profileDesc>{profile}</profileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""


@pytest.fixture(scope="session")
def stylesheet(saxon: Saxon) -> Stylesheet:
    """The stylesheet, compiled once."""
    return saxon.compile(resources.stylesheets() / "record.xsl")


@pytest.fixture(scope="session")
def record_of(saxon: Saxon, stylesheet: Stylesheet) -> Callable[..., Record]:
    """A file's record."""

    def transform(file: Path, **parameters: str) -> Record:
        values = {name: saxon.string(value) for name, value in parameters.items()}
        result = stylesheet.transform(saxon.node(xmlio.read(file, str(file))), values, str(file))
        assert result.messages == ()
        return Record.from_json(result.text)

    return transform


@pytest.fixture(scope="session")
def record_from(saxon: Saxon, stylesheet: Stylesheet) -> Callable[..., Record]:
    """The record of a document with this content."""

    def transform(*, title: str = "", source: str = "<p/>", profile: str = "", body: str = "<p/>") -> Record:
        xml = _TEI.format(title=title, source=source, profile=profile, body=body)
        return Record.from_json(stylesheet.transform(saxon.node_of_text(xml), {}, "d.xml").text)

    return transform
