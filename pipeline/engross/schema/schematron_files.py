"""The files of a Schematron schema: what it includes, where that is, and whether its rules look elsewhere."""

from __future__ import annotations

import dataclasses
import re
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from engross import xmlio
from engross.diagnostics import diagnostic
from engross.errors import DocumentError, SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.schema.catalog import Catalog
    from engross.xmlio import Element, XmlDocument

SCH = "http://purl.oclc.org/dsdl/schematron"
_XSL = "http://www.w3.org/1999/XSL/Transform"
_REFERENCES = tuple(
    f"{{{namespace}}}{name}"
    for namespace, name in ((SCH, "include"), (SCH, "extends"), (_XSL, "include"), (_XSL, "import"))
)
_BASE = f"{{{xmlio.XML}}}base"
# XPath and XQuery Functions 3.1, sections 14.6 and 14.8, and what else of XSLT 3.0 opens a file or asks the clock.
_ELSEWHERE = re.compile(
    r"(?<![\w.\-$])(?:\w[\w.\-]*:)?"
    r"(?:doc|document|doc-available|collection|uri-collection|unparsed-text(?:-lines|-available)?|json-doc|transform"
    r"|stream-available|function-lookup|load-xquery-module|environment-variable|available-environment-variables"
    r"|current-dateTime|current-time)\s*(?:\(:.*?:\)\s*)*[(#]",
    re.DOTALL,
)
_TODAY = re.compile(r"(?<![\w.\-$@/])(?:\w[\w.\-]*:)?current-date\s*\(")
_ITSELF = re.compile(r"(?<![\w.\-:])document\s*\(\s*(?:''|\"\")\s*\)")
_INSTRUCTIONS = tuple(
    f"{{{_XSL}}}{name}" for name in ("source-document", "stream", "merge-source", "evaluate", "result-document")
)


@dataclasses.dataclass(slots=True)
class SchematronFiles:
    """
    The files of one schema.

    Attributes:
        files: Each, absolute, the first one first.
        places: The file that each address stands for which a catalog has a say in.
        reads_other_files: Whether an expression may open another file, or ask the clock: then what is found in a
            document depends on more than these files and the document.
        asks_the_date: Whether an expression may ask which day it is.
    """

    files: list[Path] = dataclasses.field(default_factory=list)
    places: dict[str, str] = dataclasses.field(default_factory=dict)
    reads_other_files: bool = False
    asks_the_date: bool = False


def gather(document: XmlDocument, catalog: Catalog | None) -> SchematronFiles:
    """
    Follow what a schema includes: `sch:include`, `sch:extends`, and the libraries of `xsl:include` and `xsl:import`.

    Args:
        document: The schema.
        catalog: The edition's catalogs.

    Returns:
        Its files; what is not there is not among them, and complained of when the schema is put together.

    Raises:
        SchemaError: It includes something that is not on this machine (T002).
    """
    found = SchematronFiles()
    waiting = [document]
    while waiting:
        each = waiting.pop()
        if each.file is not None:
            if each.file.absolute() in found.files:
                continue
            found.files.append(each.file.absolute())
        expressions = list(_expressions(each.root))
        found.reads_other_files = found.reads_other_files or _looks_elsewhere(each.root, expressions)
        found.asks_the_date = found.asks_the_date or any(map(_TODAY.search, expressions))
        if each.file is not None:
            waiting.extend(_included(each, each.file.absolute(), catalog, found))
    return found


def _included(
    document: XmlDocument, path: Path, catalog: Catalog | None, found: SchematronFiles
) -> Iterator[XmlDocument]:
    for element in document.root.iter(*_REFERENCES):
        href = element.get("href", "").strip()
        if not href:
            continue
        try:
            address = urldefrag(urljoin(_base(element, path), href)).url
            parts = urlsplit(address)
        except ValueError:
            continue  # reported where the schema is put together
        file = catalog.local(urldefrag(href).url, path) if catalog else None
        if file is not None:
            found.places[address] = file.absolute().as_uri()
        elif parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            message = f"{href} is not on this machine, and nothing is fetched while checking"
            hint = "Correct the href, or give the name a file in schemas/catalog.xml."
            if parts.scheme in ("http", "https"):
                hint = f"Fetch it once: engross schemas add {address}"
            raise SchemaError(diagnostic("T002", message, document.locate(element, "href"), hint=hint))
        else:
            file = Path(urllib.request.url2pathname(parts.path))
        if file.absolute() in found.files:
            continue
        try:
            yield xmlio.read(file, file.as_posix())
        except DocumentError:
            continue  # reported where the schema is put together


def _base(element: Element, path: Path) -> str:
    base = path.as_uri()
    for each in (*reversed(list(element.iterancestors())), element):
        base = urljoin(base, each.get(_BASE, ""))
    return base


def _expressions(root: Element) -> Iterator[str]:
    for element in root.iter(f"{{{SCH}}}*", f"{{{_XSL}}}*"):
        yield " ".join(str(value) for value in element.attrib.values())
        if element.get("expand-text"):  # XSLT 3.0, section 5.6.2: expressions stand in its text
            yield " ".join(element.itertext())


def _looks_elsewhere(root: Element, expressions: Iterable[str]) -> bool:
    """Tell whether an expression may depend on something beside the document; better once too often than too seldom."""
    if next(root.iter(*_INSTRUCTIONS), None) is not None:
        return True
    if any(pattern.get("documents") is not None for pattern in root.iter(f"{{{SCH}}}pattern")):
        return True
    return any(_ELSEWHERE.search(_ITSELF.sub("", expression)) for expression in expressions)
