"""Plain text of whole documents and of snippets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from engross import resources, xmlio

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Result, Saxon, Stylesheet

_TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><msDesc><msIdentifier/><physDesc><handDesc>
<handNote xml:id="clerk" scribeRef="#ann"/><handNote xml:id="red">red</handNote>
<handNote xml:id="maybe" scribeRef="#ann" cert="low"/></handDesc></physDesc></msDesc></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="ann"><persName><surname>Lee</surname>, <forename>Ann</forename>
</persName></person></listPerson></particDesc></profileDesc></teiHeader>{text}</TEI>"""


@pytest.fixture(scope="session")
def stylesheet(saxon: Saxon) -> Stylesheet:
    """The stylesheet, compiled once."""
    return saxon.compile(resources.stylesheets() / "text.xsl")


@pytest.fixture(scope="session")
def transformed(saxon: Saxon, stylesheet: Stylesheet) -> Callable[..., Result]:
    """A file's plain text with its messages."""

    def transform(file: Path, **parameters: Any) -> Result:
        document = xmlio.read(file, str(file))
        values = {name: saxon.string(value) for name, value in parameters.items()}
        return stylesheet.transform(saxon.node(document), values, str(file))

    return transform


@pytest.fixture(scope="session")
def result_of(saxon: Saxon, stylesheet: Stylesheet) -> Callable[[str], Result]:
    """The result for the content of a TEI text element."""

    def transform(content: str) -> Result:
        text = content if content.startswith("<text") else f"<text><body>{content}</body></text>"
        return stylesheet.transform(saxon.node_of_text(_TEI.format(text=text)), {}, "snippet.xml")

    return transform


@pytest.fixture(scope="session")
def plain(result_of: Callable[[str], Result]) -> Callable[[str], str]:
    """The transcript alone."""

    def transform(content: str) -> str:
        return result_of(content).text.partition("\nText\n\n")[2].rstrip("\n")

    return transform
