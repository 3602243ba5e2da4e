"""Reading pages of snippets, of whole documents, and of the flagship as part of its edition."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from lxml import etree

from engross import resources, xmlio

if TYPE_CHECKING:
    from engross.saxon import Message, Saxon, Stylesheet
    from engross.xmlio import Element

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A letter</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt>
<sourceDesc><msDesc><msIdentifier/><physDesc><handDesc>
<handNote xml:id="clerk" scribeRef="#ann"/><handNote xml:id="red">a red pencil</handNote>
<handNote xml:id="maybe" scribeRef="#ann" cert="low"/></handDesc></physDesc></msDesc></sourceDesc></fileDesc>
<profileDesc>{header}<particDesc><listPerson>
<person xml:id="ann"><persName><surname>Lee</surname>, <forename>Ann</forename></persName><birth when="1901"/></person>
<person xml:id="bob"><persName>Bob</persName></person></listPerson></particDesc></profileDesc></teiHeader>
{text}</TEI>"""

_FOLDERS = {"person": "persons", "place": "places", "org": "organisations"}
_KINDS = {"person": "person", "place": "place", "org": "organisation"}

SITE = """<site xmlns="urn:engross:site" title="From the archive" root="../" base-url="https://example.org/edition"
 id="telegram-75352"><citation style="house">“Ciphered Telegram,” October 01, 1950.</citation>
<download form="xml" href="telegram-75352.xml"/><download form="txt" href="telegram-75352.txt"/>
<download form="ris" href="telegram-75352.ris"/><download form="bib" href="telegram-75352.bib"/>
<download form="csl.json" href="telegram-75352.csl.json"/></site>"""


@dataclasses.dataclass(frozen=True)
class Page:
    """A reading page, with what was reported while it was made."""

    source: str
    messages: tuple[Message, ...]

    @property
    def root(self) -> Element:
        return etree.fromstring(self.source, etree.HTMLParser())

    def all(self, expression: str) -> list[Any]:
        found = self.root.xpath(expression)
        assert isinstance(found, list)
        return found

    def texts(self, expression: str) -> list[str]:
        return [" ".join("".join(element.itertext()).split()) for element in self.all(expression)]

    def text(self, expression: str) -> str:
        (found,) = self.texts(expression)
        return found

    @property
    def body(self) -> str:
        """The transcript, as it is read, in one line."""
        return self.text("//article[@class='transcript']/div")


class MakePage(Protocol):
    """Makes a page of a snippet."""

    def __call__(
        self, content: str, *, header: str = "", site: str = "", authorities: str = "", language: str = ""
    ) -> Page: ...


class MakeDocument(Protocol):
    """Makes a page of a file."""

    def __call__(self, file: Path) -> Page: ...


@pytest.fixture(scope="session")
def stylesheet(saxon: Saxon) -> Stylesheet:
    return saxon.compile(resources.stylesheets() / "html.xsl")


@pytest.fixture(scope="session")
def page(saxon: Saxon, stylesheet: Stylesheet) -> MakePage:
    def make(content: str, *, header: str = "", site: str = "", authorities: str = "", language: str = "") -> Page:
        text = content if content.startswith("<text") else f"<text><body>{content}</body></text>"
        parameters: dict[str, Any] = {}
        if site:
            parameters["site"] = saxon.node_of_text(site)
        if authorities:
            parameters["authorities"] = saxon.node_of_text(authorities)
        if language:
            parameters["language"] = saxon.string(language)
        source = saxon.node_of_text(_DOCUMENT.format(header=header, text=text))
        result = stylesheet.transform(source, parameters, "snippet.xml")
        return Page(result.text, result.messages)

    return make


@pytest.fixture(scope="session")
def document_page(saxon: Saxon, stylesheet: Stylesheet) -> MakeDocument:
    def make(file: Path) -> Page:
        result = stylesheet.transform(saxon.node(xmlio.read(file, str(file))), {}, str(file))
        return Page(result.text, result.messages)

    return make


def _authorities(folder: Path) -> str:
    entries = []
    for file in sorted(folder.glob("*.xml")):
        for element in etree.parse(file).iter(*(TEI + name for name in _FOLDERS)):
            name, identifier = etree.QName(element).localname, element.get(XML_ID)
            entries.append(
                f'<entry pointer="authority/{file.name}#{identifier}" kind="{_KINDS[name]}"'
                f' page="{_FOLDERS[name]}/{identifier}/index.html">'
                f"{etree.tostring(element, encoding='unicode', with_tail=False)}</entry>"
            )
    return f'<entries xmlns="urn:engross:site">{"".join(entries)}</entries>'


@pytest.fixture(scope="session")
def flagship(saxon: Saxon, stylesheet: Stylesheet, repository: Path) -> Page:
    """The telegram as a page of its edition."""
    file = repository / "tei" / "telegram-75352.xml"
    parameters = {
        "site": saxon.node_of_text(SITE),
        "authorities": saxon.node_of_text(_authorities(repository / "tei" / "authority")),
    }
    result = stylesheet.transform(saxon.node(xmlio.read(file, str(file))), parameters, str(file))
    return Page(result.text, result.messages)
