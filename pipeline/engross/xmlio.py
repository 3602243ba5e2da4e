"""
Reading XML safely, and saying exactly where something stands.

Nothing outside the file is read: no external entity, no DTD, no network. Every engine names a node by its child
sequence (XPointer `element()` scheme: `/1/2/1` is the first child element of the second child element of the root);
`XmlDocument.locate` turns that into line and column.
"""

from __future__ import annotations

import codecs
import re
from array import array
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from lxml import etree

from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

    from engross.diagnostics import Diagnostic

Element: TypeAlias = "etree._Element"  # noqa: SLF001 (lxml has no public name for the type)

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_PLAINLY = {
    expat.errors.XML_ERROR_SYNTAX: "a tag was expected here",
    expat.errors.XML_ERROR_NO_ELEMENTS: "the file holds no element",
    expat.errors.XML_ERROR_INVALID_TOKEN: "this character may not stand here; in text, & is written &amp; and < &lt;",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "this tag, comment or instruction is never closed with >",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "this element has the same attribute twice",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something follows after the end of the root element",
    expat.errors.XML_ERROR_UNBOUND_PREFIX: "the namespace prefix of this name is not declared",
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "this CDATA section is never closed with ]]>",
    expat.errors.XML_ERROR_MISPLACED_XML_PI: "the XML declaration must be the very first thing in the file",
    expat.errors.XML_ERROR_RECURSIVE_ENTITY_REF: "this entity refers to itself",
}
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")


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
        self._index: _PositionIndex | None = None

    def locate(self, node: Element | str, attribute: str | None = None) -> Location:
        """
        Say where an element or one of its attributes starts.

        Args:
            node: An element of this document, or its child sequence.
            attribute: The attribute's name as written in the file (`xml:id`) or in Clark notation.

        Returns:
            The place of the attribute if it stands there, else of the element's start tag.
        """
        if self._index is None:
            self._index = _PositionIndex(self.data)
        sequence = node if isinstance(node, str) else child_sequence(node)
        line, column = self._index.place(sequence, attribute)
        return Location(self.path, line, column)

    def serialized(self) -> str:
        """
        Give the document as text that any parser may read safely: no document type, its entities resolved.

        Returns:
            The file as it is where it has no document type, else the root element written anew.
        """
        if not self.root.getroottree().docinfo.doctype:
            return decode(self.data)
        return etree.tostring(self.root, encoding="unicode", with_tail=False)


class _PositionIndex:
    """The byte offset of every start tag in document order, with the extent of its subtree."""

    def __init__(self, data: bytes) -> None:
        self._data = decode(data).encode("utf-8")
        self._offsets = array("q")
        self._ends = array("q")
        self._stack: list[int] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self._data, True)

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._stack.append(len(self._offsets))
        self._offsets.append(self._parser.CurrentByteIndex)
        self._ends.append(0)

    def _end(self, _name: str) -> None:
        self._ends[self._stack.pop()] = len(self._offsets)

    def _order(self, sequence: str) -> int:
        """Find an element's place in document order, by skipping its elder siblings' subtrees."""
        steps = [int(step) for step in sequence.split("/") if step]
        order = 0
        for step in steps[1:]:
            order += 1
            for _ in range(step - 1):
                order = self._ends[order]
        return order

    def place(self, sequence: str, attribute: str | None) -> tuple[int, int]:
        """Give line and column, counted from 1, the column in characters."""
        offset = self._offsets[self._order(sequence)]
        if attribute is not None:
            offset = self._attribute(offset, attribute)
        return _line_and_column(self._data, offset)

    def _attribute(self, tag: int, name: str) -> int:
        local = name.rpartition("}")[2].rpartition(":")[2].encode()
        position = tag + 1
        while not self._data[position : position + 1].isspace() and self._data[position : position + 1] not in b"/>":
            position += 1
        while match := _ATTRIBUTE.match(self._data, _skip_space(self._data, position)):
            if match[1].rpartition(b":")[2] == local and not match[1].startswith(b"xmlns:"):
                return match.start()
            position = match.end()
        return tag


def _skip_space(data: bytes, position: int) -> int:
    while data[position : position + 1].isspace():
        position += 1
    return position


def _line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    """Count in UTF-8 bytes; only a line feed ends a line."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1


def declared_encoding(data: bytes) -> str:
    """
    Find the encoding that a file's first bytes declare (XML 1.0, section 4.3.3 and appendix F).

    Args:
        data: The file's bytes.

    Returns:
        A name that Python's codecs may or may not know; `utf-8` where nothing is declared.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    match = _DECLARED.match(data)
    return match[1].decode("ascii") if match else "utf-8"


def decode(data: bytes) -> str:
    """
    Read bytes as text in the encoding that they declare.

    Args:
        data: The bytes of a file that was parsed before.

    Returns:
        The text without a byte order mark; bytes that do not fit become U+FFFD.
    """
    return data.decode(declared_encoding(data), "replace").removeprefix("\ufeff")


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
    return etree.QName(element).localname


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
    misfit = _encoding_fault(data, path)
    if misfit is not None:
        raise DocumentError(misfit)
    # collect_ids: a doubled or malformed xml:id is a finding of ours, not a reason to refuse the file
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(_explain(data, path, error)) from None
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
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise DocumentError(diagnostic("X006", message, Location(path))) from None
    return parse(data, path, file)


def _encoding_fault(data: bytes, path: str) -> Diagnostic | None:
    name = declared_encoding(data)
    try:
        data.decode(name)
    except LookupError:
        line, column = _line_and_column(data, max(data.find(name.encode()), 0))
        return diagnostic("X002", f"the encoding {name} is not known", Location(path, line, column))
    except UnicodeDecodeError as error:
        found = data[error.start : error.start + 1].hex().upper()
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode(name, "replace")) + 1
        message = f"the byte 0x{found} is not {name.upper()}, the encoding that this file declares or is taken to have"
        return diagnostic("X002", message, Location(path, line, column))
    return None


class _FaultFinder:
    """Reads a file once more with expat, which says exactly where a fault starts."""

    def __init__(self, data: bytes) -> None:
        self.data = decode(data).encode("utf-8")
        self.open: list[tuple[str, int]] = []
        self.external: tuple[str, int] | None = None
        self.skipped: tuple[str, int] | None = None
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._declared
        self.parser.ExternalEntityRefHandler = self._external
        self.parser.SkippedEntityHandler = self._skipped

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        parts = name.split(" ")
        written = f"{parts[2]}:{parts[1]}" if len(parts) == 3 else parts[-1]
        self.open.append((written, self.parser.CurrentByteIndex))

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _declared(
        self,
        _name: str,
        is_parameter: bool,
        _value: str | None,
        _base: str | None,
        system: str | None,
        _public: str | None,
        _notation: str | None,
    ) -> None:
        if is_parameter and system is not None and self.external is None:
            self.external = (system, self.data.rfind(b"<!ENTITY", 0, self.parser.CurrentByteIndex))

    def _external(self, context: str | None, _base: str | None, system: str | None, _public: str | None) -> int:
        if self.external is None:
            self.external = (system or context or "", self.parser.CurrentByteIndex)
        return 1

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        if self.skipped is None:
            self.skipped = (name, self.parser.CurrentByteIndex)

    def fault(self) -> tuple[str, str, int] | None:
        """Give code, message and byte offset of the first fault that expat sees."""
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            return self._fault_of(error)
        if self.external is not None:
            system, offset = self.external
            return "X003", f"this entity stands for another file or address, {system}, which is not read", offset
        if self.skipped is not None:
            name, offset = self.skipped
            return "X005", f"the entity &{name}; is not declared in this file", offset
        return None

    def _fault_of(self, error: expat.ExpatError) -> tuple[str, str, int]:
        offset = self.parser.ErrorByteIndex
        names = expat.errors.codes
        match error.code:
            case code if code == names[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
                name = self.data[offset + 1 : self.data.find(b";", offset)].decode("utf-8", "replace")
                return "X005", f"the entity &{name}; is not declared", offset
            case code if code == names[expat.errors.XML_ERROR_TAG_MISMATCH]:
                return self._mismatch(offset)
            case code if code == names[expat.errors.XML_ERROR_NO_ELEMENTS] and self.open:
                name, opened = self.open[-1]
                line, _ = _line_and_column(self.data, opened)
                return "X001", f"the file ends inside <{name}>, which line {line} opened", len(self.data)
            case code if code == names[expat.errors.XML_ERROR_AMPLIFICATION_LIMIT_BREACH]:
                return "X004", "the entities of this file expand to more than a hundred times its size", max(offset, 0)
            case _:
                reason = expat.ErrorString(error.code) or "not well-formed"
                return "X001", _PLAINLY.get(reason, reason), max(offset, 0)

    def _mismatch(self, offset: int) -> tuple[str, str, int]:
        start = self.data.rfind(b"<", 0, offset + 1)
        found = self.data[start : self.data.find(b">", start) + 1].decode("utf-8", "replace")
        name, opened = self.open[-1]
        line, _ = _line_and_column(self.data, opened)
        return "X001", f"{found} stands where </{name}> is expected: line {line} opened <{name}>", start


def _explain(data: bytes, path: str, error: etree.XMLSyntaxError) -> Diagnostic:
    finder = _FaultFinder(data)
    fault = finder.fault()
    if fault is not None:
        code, message, offset = fault
        return diagnostic(code, message, Location(path, *_line_and_column(finder.data, offset)))
    line, column = error.position
    reason = error.msg.rpartition(", line ")[0] or error.msg
    place = Location(path, max(line, 1), max(column, 1))
    if "depth" in reason:
        hint = "Elements nested this deep are a slip of a conversion; look for tags that are never closed."
        return diagnostic("X004", "more than 256 elements stand one inside the other here", place, hint=hint)
    return diagnostic("X001", reason, place)
