"""
Reading XML safely, and saying exactly where something stands.

Nothing outside the file is read: no external entity, no DTD, no network. Every engine names a node by its child
sequence (XPointer `element()` scheme: `/1/2/1` is the first child element of the second child element of the root);
`XmlDocument.locate` turns that into line and column.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError
from engross.xmlio.encoding import decode
from engross.xmlio.faults import encoding_fault, syntax_fault
from engross.xmlio.positions import PositionIndex, instructions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engross.xmlio.positions import Spot

Element: TypeAlias = "etree._Element"  # noqa: SLF001 (lxml has no public name for the type)

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"


class XmlDocument:
    """
    A parsed XML file.

    Attributes:
        path: The file as the user would name it, for messages.
        data: Its bytes, as they were read.
        root: Its root element.
        file: Where it was read from; None when it came from elsewhere.
    """

    def __init__(self, path: str, data: bytes, root: Element, file: Path | None = None) -> None:
        """
        Keep a parsed file.

        Args:
            path: The file as the user would name it.
            data: Its bytes.
            root: Its root element.
            file: Where it was read from.
        """
        self.file = file
        self.path = path
        self.data = data
        self.root = root

    def locate(self, node: Element | str, attribute: str | None = None) -> Location:
        """
        Say where an element or one of its attributes starts.

        Args:
            node: An element of this document, or its child sequence.
            attribute: The attribute's name as written in the file (`xml:id`) or in Clark notation.

        Returns:
            The place of the attribute if it stands there, else of the element's start tag.
        """
        sequence = node if isinstance(node, str) else child_sequence(node)
        return Location(self.path, *self.positions.place(sequence, attribute))

    def locate_all(self, spots: Sequence[Spot]) -> list[Location]:
        """
        Say where many things start, much faster than one by one.

        Args:
            spots: Elements, attributes, and characters.

        Returns:
            The place of each, as `locate` gives it.
        """
        return [Location(self.path, *place) for place in self.positions.places(spots)]

    def locate_text(self, element: Element) -> Location:
        """
        Say where the first words start that stand directly in an element.

        Args:
            element: An element of this document.

        Returns:
            The place of the words, else of the element's start tag.
        """
        return Location(self.path, *self.positions.text(child_sequence(element)))

    def instructions(self, target: str) -> list[tuple[str, Location]]:
        """
        Find the processing instructions before the root element.

        Args:
            target: Their name, such as `xml-model`.

        Returns:
            What each of them says, and its place.
        """
        return [(text, Location(self.path, *place)) for text, *place in instructions(self.data, target)]

    @functools.cached_property
    def positions(self) -> PositionIndex:
        """Where everything stands in the file."""
        return PositionIndex(self.data)

    def serialized(self) -> str:
        """
        Give the document as text that any parser may read safely: no document type, its entities resolved.

        Returns:
            The file as it is where it has no document type, else the root element written anew.
        """
        if not self.root.getroottree().docinfo.doctype:
            return decode(self.data)
        return etree.tostring(self.root, encoding="unicode", with_tail=False)


def child_sequence(element: Element) -> str:
    """
    Name an element by its position (XPointer `element()` scheme).

    Args:
        element: Any element.

    Returns:
        Such as `/1/2/1`, comments and processing instructions not counted.
    """
    steps = [
        1 + sum(1 for _ in node.itersiblings(etree.Element, preceding=True))
        for node in (element, *element.iterancestors())
    ]
    return "".join(f"/{step}" for step in reversed(steps))


def local_name(element: Element) -> str:
    """
    Give an element's name without its namespace.

    Args:
        element: Any element.

    Returns:
        Such as `persName`.
    """
    return str(element.tag).rpartition("}")[2]


class _Nothing(etree.Resolver):
    """Stands in for the external subset of a document type, which libxml2 would read to resolve entities."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ARG002 (lxml's signature)
        return self.resolve_string("", context)


def fragment(xml: str) -> Element:
    """
    Read an element that was taken from a parsed document before.

    Args:
        xml: The element, as XML without a document type.

    Returns:
        The element, with its ids as they were, doubled or malformed as they may be.
    """
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False))


def parse(data: bytes, path: str, file: Path | None = None) -> XmlDocument:
    """
    Parse XML with its internal entities resolved, reading nothing but these bytes.

    Args:
        data: The bytes of the file.
        path: The file as the user would name it.
        file: Where the bytes were read from.

    Returns:
        The document.

    Raises:
        DocumentError: Not well-formed, wrongly encoded, or with external or endless entities (X001 to X005).
    """
    misfit = encoding_fault(data, path)
    if misfit is not None:
        raise DocumentError(misfit)
    # collect_ids: a doubled or malformed xml:id is a finding of ours, not a reason to refuse the file
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, collect_ids=False)
    parser.resolvers.add(_Nothing())
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(syntax_fault(data, path, error)) from None
    return XmlDocument(path, data, root, file)


def read(file: Path, path: str) -> XmlDocument:
    """
    Read and parse a file.

    Args:
        file: Where it is.
        path: The file as the user would name it.

    Returns:
        The document.

    Raises:
        DocumentError: It cannot be read (X006) or parsed (X001 to X005).
    """
    return parse(read_bytes(file, path), path, file)


def read_bytes(file: Path, path: str) -> bytes:
    """
    Read a file.

    Args:
        file: Where it is.
        path: The file as the user would name it.

    Returns:
        Its bytes.

    Raises:
        DocumentError: It cannot be read (X006).
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "backslashreplace").decode()
        message = f"the name of {shown} is not Unicode"
        raise DocumentError(diagnostic("X006", message, Location(shown), hint="Rename the file.")) from None
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:  # a name with U+0000 in it is no OSError
        message = f"{path} cannot be read: {getattr(error, 'strerror', None) or error}"
        raise DocumentError(diagnostic("X006", message, Location(path))) from None
