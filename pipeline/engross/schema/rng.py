"""RELAX NG, with the Schematron rules that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from engross import relaxng
from engross.diagnostics import Location
from engross.relaxng.source.node import SCHEMATRON
from engross.schema.schematron import SchematronSchema
from engross.xmlio import XmlDocument, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.saxon import Saxon
    from engross.xmlio import Element


class _Gathered(XmlDocument):
    """Rules taken out of a schema: what is said of them names its file, since they stand there in another syntax."""

    def locate(self, _node: Element | str, _attribute: str | None = None) -> Location:
        return Location(self.path)


class RngSchema:
    """
    A RELAX NG schema, ready to check documents.

    Attributes:
        rules: The Schematron rules of each of its files that has some.
        warnings: Why its IDs are not checked (S014).
    """

    def __init__(self, file: Path, name: str, saxon: Callable[[], Saxon]) -> None:
        """
        Load a schema.

        Args:
            file: The `.rng` or `.rnc` file; what it includes is read from beside it.
            name: How messages call it.
            saxon: Gives the processor for the rules; called only where there are some.

        Raises:
            SchemaError: It cannot be read (S011), breaks a rule of RELAX NG (S013), or its rules are wrong (T002).
        """
        self._schema = relaxng.Schema.load(file, name)
        self.warnings = tuple(self._schema.warnings)
        self.rules: list[SchematronSchema] = []
        for part in self._schema.files:
            if not part.is_compact and SCHEMATRON.encode() in part.data:
                self.rules.append(SchematronSchema.of(parse(part.data, part.name, part.path), saxon()))
            elif elements := part.schematron():
                whole = etree.Element(f"{{{SCHEMATRON}}}schema", queryBinding="xslt2")
                whole.extend(elements)
                data = etree.tostring(whole, encoding="utf-8")
                self.rules.append(SchematronSchema.of(_Gathered(part.name, data, whole, part.path), saxon()))

    def check(self, document: XmlDocument) -> list[Diagnostic]:
        """
        Check a document's grammar.

        Args:
            document: The document.

        Returns:
            A finding for each breach.
        """
        return self._schema.validate(document)
