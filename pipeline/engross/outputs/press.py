"""The stylesheets of an edition, compiled once, and what a document is printed with."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from lxml import etree

from engross import resources

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.facts import Facts
    from engross.outputs.register import Register
    from engross.records import Record
    from engross.saxon import Result, Saxon, Stylesheet
    from engross.xmlio import Element, XmlDocument

SITE = "urn:engross:site"


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """
    One file of an output.

    Attributes:
        path: Relative to the output folder, with `/`.
        data: What it holds.
    """

    path: str
    data: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """
    One document on its way to its outputs.

    Attributes:
        document: The source.
        facts: What it says.
        record: Its citation record.
        register: Where the entries have their pages.
    """

    document: XmlDocument
    facts: Facts
    record: Record
    register: Register

    @property
    def id(self) -> str:
        """The document's id, its folder's name."""
        return self.record.id


class Press:
    """
    Prints with the edition's own stylesheets where it has some, else with ours.

    Attributes:
        edition: The edition.
        saxon: The process's processor.
        broken: The outputs that cannot be made, because their stylesheets do not compile.
    """

    def __init__(self, edition: Edition, saxon: Saxon) -> None:
        """
        Set up for an edition.

        Args:
            edition: The edition.
            saxon: The process's processor.
        """
        self.edition = edition
        self.saxon = saxon
        self.broken: set[str] = set()
        self._stylesheets: dict[str, Stylesheet] = {}

    def stylesheet(self, name: str) -> Stylesheet:
        """
        Compile a stylesheet, once.

        Args:
            name: Such as `html.xsl`; the edition's `xslt/` overrides ours.

        Returns:
            The compiled stylesheet.

        Raises:
            StylesheetError: It has errors (O002).
        """
        if name not in self._stylesheets:
            own = self.edition.root / "xslt" / name
            file = own if own.is_file() else resources.stylesheets() / name
            self._stylesheets[name] = self.saxon.compile(file)
        return self._stylesheets[name]

    def node(self, element: Element) -> Any:
        """
        Hand an element that an output made to the processor.

        Args:
            element: The root of a document.

        Returns:
            Its document node, for a stylesheet parameter.
        """
        return self.saxon.node_of_text(etree.tostring(element, encoding="unicode"))

    def print(self, name: str, document: XmlDocument, parameters: dict[str, Any]) -> tuple[Result, list[Diagnostic]]:
        """
        Transform a document.

        Args:
            name: The stylesheet.
            document: The source.
            parameters: Stylesheet parameters, as values of the processor.

        Returns:
            The result, and what the stylesheet reported, placed in the source.

        Raises:
            StylesheetError: The stylesheet has errors (O002).
            DocumentError: It failed on this document (O003).
        """
        language = self.saxon.string(self.edition.config.edition.language)
        source = self.saxon.node(document)
        result = self.stylesheet(name).transform(source, {"language": language, **parameters}, document.path)
        return result, [message.diagnostic(document) for message in result.messages]
