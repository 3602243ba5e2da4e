"""Which schemas apply to an edition's documents."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from engross import resources
from engross.diagnostics import diagnostic
from engross.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.diagnostics import Diagnostic, Location
    from engross.xmlio import XmlDocument

PROFILE = "engross"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']+)["']""")


@dataclasses.dataclass(frozen=True, slots=True)
class SchemaFile:
    """
    A schema to check with.

    Attributes:
        file: Where it is.
        name: How messages call it.
    """

    file: Path
    name: str

    @property
    def is_schematron(self) -> bool:
        """Whether it is ISO Schematron; else it is XSD."""
        return self.file.suffix == ".sch"


def resolve(name: str, root: Path, location: Location | None) -> tuple[SchemaFile, ...]:
    """
    Find the files of a schema that was named.

    Args:
        name: `engross` for the bundled profile, else a file: below the edition's `schemas/`, the edition, or anywhere.
        root: The edition's folder.
        location: Where it was named, for messages.

    Returns:
        The files to check with, grammar before Schematron.

    Raises:
        SchemaError: There is no such file, or it is of a kind that cannot be checked (S011).
    """
    if name == PROFILE:
        folder = resources.schemas()
        return SchemaFile(folder / "engross.xsd", "engross.xsd"), SchemaFile(folder / "engross.sch", "engross.sch")
    candidates = (root / "schemas" / name, root / name, Path(name))
    file = next((candidate for candidate in candidates if candidate.is_file()), None)
    if file is None:
        message = f"the schema {name} does not exist"
        hint = f'Name a file below schemas/, or "{PROFILE}" for the bundled profile.'
        raise SchemaError(diagnostic("S011", message, location, hint=hint))
    if file.suffix not in (".xsd", ".sch"):
        message = f"{name} is neither XSD (.xsd) nor ISO Schematron (.sch)"
        raise SchemaError(diagnostic("S011", message, location, hint="Only these two are checked."))
    return (SchemaFile(file, name),)


def undeclared(document: XmlDocument) -> Diagnostic:
    """
    Say why a document is checked against no schema, when the edition names none.

    Args:
        document: The document.

    Returns:
        S012 where the document itself names schemas, which are not followed; S010 where it names none.
    """
    names = list(_declared(document))
    location = document.locate("/1")
    if names:
        message = f"the document names {', '.join(names)}, and was not checked against it"
        return diagnostic("S012", message, location)
    return diagnostic("S010", "no schema is named for this document, by itself or by edition.toml", location)


def _declared(document: XmlDocument) -> Iterator[str]:
    before = list(document.root.itersiblings(etree.ProcessingInstruction, preceding=True))
    for node in reversed(before):
        match = _HREF.search(node.text or "")
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model" and match:  # noqa: SLF001
            yield match[1]
    yield from document.root.get(f"{{{_XSI}}}schemaLocation", "").split()[1::2]
    alone = document.root.get(f"{{{_XSI}}}noNamespaceSchemaLocation")
    if alone:
        yield alone
