"""The files of an XSD: what it includes and imports, where that is, and which version of XSD it needs."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from engross import xmlio
from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError, SchemaError

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.schema.catalog import Catalog
    from engross.xmlio import Element, XmlDocument

XS = "http://www.w3.org/2001/XMLSchema"
_VERSIONING = "{http://www.w3.org/2007/XMLSchema-versioning}"
_REFERENCES = tuple(f"{{{XS}}}{name}" for name in ("include", "import", "redefine", "override"))
_IMPORT = f"{{{XS}}}import"
# XML Schema 1.1, Part 1, appendix G: what 1.0 does not have
_ELEMENTS = tuple(
    f"{{{XS}}}{name}"
    for name in "alternative assert assertion defaultOpenContent explicitTimezone openContent override".split()
)
_ATTRIBUTES = frozenset(
    "defaultAttributes defaultAttributesApply inheritable notNamespace notQName xpathDefaultNamespace".split()
)
_MOST = 1_000


@dataclasses.dataclass(slots=True)
class XsdFiles:
    """
    The files of one schema.

    Attributes:
        documents: Each file, by its path, resolved; the first one first.
        places: The file that each address means that one of them names.
        warnings: What it imports and this machine does not have (S023).
        missing: Where that would be.
        is_11: Whether one of them uses what XSD 1.0 does not have.
    """

    documents: dict[Path, XmlDocument] = dataclasses.field(default_factory=dict)
    places: dict[str, Path] = dataclasses.field(default_factory=dict)
    warnings: list[Diagnostic] = dataclasses.field(default_factory=list)
    missing: list[Path] = dataclasses.field(default_factory=list)
    is_11: bool = False

    def mapped(self, address: str) -> str:
        """
        Give the place of a file, as xmlschema asks for it.

        Args:
            address: Its address.

        Returns:
            The path of the file that is meant; the address itself where it is not known.
        """
        place = self.places.get(address)
        return address if place is None else place.as_uri()


class Resolver(etree.Resolver):
    """Gives libxml2 the files that a schema means."""

    def __init__(self, files: XsdFiles) -> None:
        """
        Keep the files.

        Args:
            files: Those of the schema.
        """
        super().__init__()
        self._files = files

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ARG002
        """
        Find a file.

        Args:
            system_url: Its address, as libxml2 makes it out.
            public_id: Nothing in a schema has one.
            context: lxml's own.

        Returns:
            What lxml reads; None where the schema is not known to name it.
        """
        place = self._files.places.get(system_url or "")
        return None if place is None else self.resolve_filename(str(place), context)


def gather(file: Path, name: str, catalog: Catalog | None) -> XsdFiles:
    """
    Read a schema with all that it includes and imports (XML Schema, Part 1, section 4.2).

    Args:
        file: The first file.
        name: How messages call it.
        catalog: The edition's catalogs.

    Returns:
        Its files.

    Raises:
        SchemaError: One of them is not there, is not well-formed, or is no XSD (S011).
    """
    files = XsdFiles()
    first = file.resolve()
    waiting: list[tuple[Path, str, Location | None]] = [(first, name, None)]
    while waiting:
        path, shown, place = waiting.pop()
        if path in files.documents or len(files.documents) > _MOST:
            continue
        document = _read(path, shown, place)
        files.documents[path] = document
        files.is_11 = files.is_11 or _needs_11(document.root)
        for element in document.root.iterchildren(*_REFERENCES):
            found = _referred(element, document, path, catalog, files)
            if found is not None:
                waiting.append((found, _named(found, first, name), document.locate(element, "schemaLocation")))
    return files


def _read(path: Path, shown: str, place: Location | None) -> XmlDocument:
    try:
        document = xmlio.read(path, shown)
    except DocumentError as error:
        raise SchemaError(*(_unreadable(fault, shown) for fault in error.diagnostics)) from None
    if document.root.tag != f"{{{XS}}}schema":
        kind = "no XSD" if place is None else "included here and is no XSD"
        message = f"{shown} is {kind}: its root is <{xmlio.local_name(document.root)}>, not <xs:schema> of {XS}"
        raise SchemaError(diagnostic("S011", message, place or document.locate("/1")))
    return document


def _unreadable(fault: Diagnostic, shown: str) -> Diagnostic:
    message = f"the schema {shown} is not well-formed: {fault.message}"
    if fault.code == "X006":
        message = f"the schema {fault.message}"
    return diagnostic("S011", message, fault.location, detail=fault.code)


def _referred(
    element: Element, document: XmlDocument, path: Path, catalog: Catalog | None, files: XsdFiles
) -> Path | None:
    """Find the file that an include or import means, and remember under which addresses engines may ask for it."""
    href = " ".join(element.get("schemaLocation", "").split())
    if not href:
        return None
    try:
        address = urljoin(path.as_uri(), href)
        parts = urlsplit(address)
    except ValueError as error:
        message = f"{href} is no address: {error}"
        raise SchemaError(diagnostic("S011", message, document.locate(element, "schemaLocation"))) from None
    found = catalog.local(href, path) if catalog else None
    if found is None and parts.scheme == "file" and parts.netloc in ("", "localhost"):
        found = Path(unquote(parts.path))
    if found is not None and found.is_file():
        found = found.resolve()
        for key in (href, address, str(path.parent / href), unquote(parts.path) if parts.scheme == "file" else address):
            files.places[key] = found
        return found
    place = document.locate(element, "schemaLocation")
    if element.tag != _IMPORT:
        raise SchemaError(_absent(href, found, place))
    if found is not None:
        files.missing.append(found)
    namespace = element.get("namespace", "")
    if namespace != xmlio.XML:  # every engine knows this one
        message = f"the schema imports {namespace or 'a schema'} from {href}, which is not on this machine"
        files.warnings.append(diagnostic("S023", message, place, hint=_advice(href)))
    return None


def _absent(href: str, found: Path | None, place: Location) -> Diagnostic:
    if found is not None:
        message = f"the schema includes {href}, which does not exist"
        return diagnostic("S011", message, place, hint="Correct the schemaLocation, or put the file there.")
    message = f"the schema includes {href}, which is not on this machine, and nothing is fetched while checking"
    return diagnostic("S011", message, place, hint=_advice(href))


def _advice(href: str) -> str:
    if href.startswith(("http://", "https://")):
        return f"Fetch it once: engross schemas add {href}"
    return "Correct the schemaLocation, or give it a file in schemas/catalog.xml."


def _named(path: Path, first: Path, name: str) -> str:
    """Name another file from the first one, where it lies beside or below it."""
    if not path.is_relative_to(first.parent):
        return path.as_posix()
    return (Path(name).parent / path.relative_to(first.parent)).as_posix()


def _needs_11(root: Element) -> bool:
    if next(root.iter(*_ELEMENTS), None) is not None:
        return True
    return any(
        name in _ATTRIBUTES or str(name).startswith(_VERSIONING)
        for element in root.iter(f"{{{XS}}}*")
        for name in element.attrib
    )
