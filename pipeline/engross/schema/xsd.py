"""
XSD 1.0 and 1.1.

Of XSD 1.0, lxml gives the verdict at once, and xmlschema explains a failure. Of what lxml refuses, such as XSD 1.1,
xmlschema gives both: it is slower by twenty times, and no cheaper verdict would be sure.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from engross.diagnostics import Location, diagnostic, in_order
from engross.errors import SchemaError
from engross.schema.xsd_files import Resolver, gather
from engross.schema.xsd_findings import Explainer
from engross.schema.xsd_keys import unknown_types

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.schema.catalog import Catalog
    from engross.schema.xsd_files import XsdFiles
    from engross.xmlio import XmlDocument


class XsdSchema:
    """
    An XSD schema, ready to check documents.

    Attributes:
        version: The version of XSD that it is read as: 1.0 or 1.1.
        warnings: What it imports and this machine does not have (S023).
        files: The files it was read from, absolute, the first one first; and those that it imports and are not there.
        reads_other_files: Whether its expressions may open other files: those of XSD 1.1 cannot.
    """

    reads_other_files = False

    def __init__(self, file: Path, name: str, *, catalog: Catalog | None = None) -> None:
        """
        Load a schema for its first verdicts.

        Args:
            file: The `.xsd` file; what it includes is read from beside it, or where the catalog says.
            name: How messages call it.
            catalog: The edition's catalogs.

        Raises:
            SchemaError: It cannot be read (S011), or breaks a rule of XSD (S013).
        """
        self._name = name
        self._files = gather(file, name, catalog)
        self.files = (*self._files.documents, *self._files.missing)
        self.warnings = tuple(self._files.warnings)
        self.version = "1.1" if self._files.is_11 else "1.0"
        self._fast = None if self._files.is_11 else _fast(self._files)
        self._slow: Any = None
        self._explainer: Explainer | None = None
        if self._fast is None:
            self._load_slow()

    def check(self, document: XmlDocument) -> list[Diagnostic]:
        """
        Check a document.

        Args:
            document: The document.

        Returns:
            A finding for each breach; none for a doubled or malformed `xml:id`, which the identifier rules report.
        """
        if self._fast is not None and self._fast.validate(document.root):
            return []
        import xmlschema
        from elementpath import ElementPathError

        if self._slow is None:
            try:
                self._load_slow()
            except SchemaError:  # it is stricter with schemas than libxml2
                return self._unexplained(document)
        assert self._explainer is not None  # noqa: S101 (for the type checker)
        found = unknown_types(document, self._slow)
        try:
            errors = list(self._slow.iter_errors(document.root))
        except (xmlschema.XMLSchemaException, ElementPathError, RecursionError, ValueError) as error:
            # it does not get over a type that is not there, which is said already
            return found or [self._stopped(document, error)]
        found.extend(self._explainer.findings(document, errors))
        return in_order(found) if errors or found or self._fast is None else self._unexplained(document)

    def _load_slow(self) -> None:
        import xmlschema

        versions = (xmlschema.XMLSchema11,) if self._files.is_11 else (xmlschema.XMLSchema10, xmlschema.XMLSchema11)
        first_error: SchemaError | None = None
        for each in versions:
            try:
                self._slow = _slow(each, self._files)
            except SchemaError as error:
                first_error = first_error or error
            else:
                self.version = self._slow.XSD_VERSION
                self._explainer = Explainer(self._slow, self._name)
                return
        raise first_error or AssertionError

    def _unexplained(self, document: XmlDocument) -> list[Diagnostic]:
        """Fall back on lxml's words where the two engines disagree."""
        return [
            diagnostic(
                "S009",
                error.message.replace("{http://www.tei-c.org/ns/1.0}", ""),
                Location(document.path, error.line),
            )
            for error in (self._fast.error_log if self._fast is not None else ())
        ]

    def _stopped(self, document: XmlDocument, error: Exception) -> Diagnostic:
        reason = "its elements are nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"this document could not be checked against {self._name} to its end: {reason}"
        return diagnostic("S009", message, document.locate("/1"))


def _fast(files: XsdFiles) -> etree.XMLSchema | None:
    """Load a schema with libxml2; None where it does not take it."""
    # without entities libxml2 has no reason to read the DTD that many schemas name
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(Resolver(files))
    try:
        return etree.XMLSchema(etree.parse(next(iter(files.documents)), parser))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError, OSError):
        return None


def _slow(version: Any, files: XsdFiles) -> Any:
    """Load a schema with xmlschema, which reads local files alone."""
    import xmlschema
    from elementpath import ElementPathError

    first = next(iter(files.documents))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of imports that fail, which were looked at before
            return version(first.as_uri(), allow="local", use_meta=False, uri_mapper=files.mapped)
    except (xmlschema.XMLSchemaException, ElementPathError, ValueError, TypeError, RecursionError, OSError) as error:
        raise SchemaError(_broken(error, files)) from None


def _broken(error: Exception, files: XsdFiles) -> Diagnostic:
    """Say where a schema breaks a rule of XSD."""
    reason = str(getattr(error, "message", "") or error).strip().rstrip(":.")
    reason = " ".join(reason.split("\n\n")[0].split())
    first = next(iter(files.documents.values()))
    address = getattr(error, "schema_url", None) or ""
    document = files.documents.get(Path(unquote(urlsplit(address).path)), first) if address else first
    element = getattr(error, "elem", None)
    sequence = _sequence(element, getattr(error, "root", None)) if element is not None else ""
    place = document.locate(sequence) if sequence else Location(document.path)
    return diagnostic("S013", f"{document.path} breaks a rule of XSD: {reason}", place)


def _sequence(element: Any, root: Any) -> str:
    """Find an element of a tree whose elements do not know their parents, as its child sequence."""
    waiting = [(root, "/1")] if root is not None else []
    while waiting:
        node, sequence = waiting.pop()
        if node is element:
            return sequence
        children = [child for child in node if isinstance(child.tag, str)]
        waiting.extend((child, f"{sequence}/{number}") for number, child in enumerate(children, 1))
    return ""
