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
    from engross.relaxng.source.loading import File
    from engross.saxon import Saxon
    from engross.schema.catalog import Catalog
    from engross.xmlio import Element

_PHASE = f"{{{SCHEMATRON}}}phase"


class _Gathered(XmlDocument):
    """Rules taken out of a schema: what is said of them names its file, since they stand there in another syntax."""

    def locate(self, _node: Element | str, _attribute: str | None = None) -> Location:
        return Location(self.path)


class RngSchema:
    """
    A RELAX NG schema, ready to check documents.

    Attributes:
        rules: The Schematron rules of each of its files that has some.
        warnings: Why its IDs are not checked (S014), and what its rules leave undeclared (T004).
        files: The files it was read from, absolute, the first one first.
        reads_other_files: Whether its rules may open other files or ask the clock.
    """

    def __init__(
        self,
        file: Path,
        name: str,
        saxon: Callable[[], Saxon],
        *,
        phase: str = "",
        catalog: Catalog | None = None,
        language: str = "en",
        rules_alone: bool = False,
    ) -> None:
        """
        Load a schema.

        Args:
            file: The `.rng` or `.rnc` file; what it includes is read from beside it, or where the catalog says.
            name: How messages call it.
            saxon: Gives the processor for the rules; called only where there are some.
            phase: The phase of the rules to check; empty for what they name themselves.
            catalog: The edition's catalogs.
            language: The language to prefer where the rules say one thing in several.
            rules_alone: Whether the grammar itself is not to be checked.

        Raises:
            SchemaError: It cannot be read (S011), breaks a rule of RELAX NG (S013), or its rules are wrong (T002).
        """
        self._schema = relaxng.Schema.load(file, name, catalog.local if catalog else None)
        self._rules_alone = rules_alone
        parts = [(part, rules) for part in self._schema.files if (rules := _rules(part)) is not None]
        knowing = [rules for _, rules in parts if any(each.get("id") == phase for each in rules.root.iter(_PHASE))]
        self.rules = [
            SchematronSchema.of(rules, saxon(), phase=phase, catalog=catalog, language=language)
            for _, rules in parts
            # the files of one grammar share its phases: those that do not have this one have no part in it
            if not knowing or rules in knowing
        ]
        self.warnings = (
            *(() if rules_alone else self._schema.warnings),
            *(note for rules in self.rules for note in rules.warnings),
        )
        self.reads_other_files = any(rules.reads_other_files for rules in self.rules)
        own = [part.path.resolve() for part in self._schema.files]
        self.files = tuple(dict.fromkeys([*own, *(each for rules in self.rules for each in rules.files)]))

    def check(self, document: XmlDocument) -> list[Diagnostic]:
        """
        Check a document's grammar.

        Args:
            document: The document.

        Returns:
            A finding for each breach.
        """
        return [] if self._rules_alone else self._schema.validate(document)


def _rules(part: File) -> XmlDocument | None:
    """Give the rules of one file; None where it has none."""
    if not part.is_compact and SCHEMATRON.encode() in part.data:
        document = parse(part.data, part.name, part.path)
        return document if any(True for _ in document.root.iter(f"{{{SCHEMATRON}}}*")) else None
    if elements := part.schematron():
        whole = etree.Element(f"{{{SCHEMATRON}}}schema", queryBinding="xslt2")
        whole.extend(elements)
        return _Gathered(part.name, etree.tostring(whole, encoding="utf-8"), whole, part.path)
    return None
