"""RELAX NG in its XML syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.parsers import expat

from engross.diagnostics import diagnostic
from engross.errors import DocumentError, SchemaError
from engross.relaxng.source.node import RELAXNG, SCHEMATRON, Node, Source
from engross.xmlio.encoding import declared_encoding, decode

if TYPE_CHECKING:
    from engross.xmlio import Element

_PREFIX = f"{RELAXNG}}}"
_XML = "http://www.w3.org/XML/1998/namespace"
_BASE = f"{_XML}}}base"
_WITH_TEXT = frozenset(("name", "param", "value"))
_TRIMMED = ("name", "combine", "type")
_SPACE = " \t\r\n"
_HTML = re.compile(rb"<html[\s>/]", re.IGNORECASE)
# What else has the suffix of a schema, by the namespace of its root.
_OTHERS = {
    "http://www.tei-c.org/ns/1.0": "This is TEI, perhaps a customisation (ODD); make its RELAX NG with TEI's Roma.",
    "http://www.w3.org/2001/XMLSchema": "This is an XSD: name it .xsd.",
    "http://www.w3.org/1999/xhtml": "This is a web page; download the schema itself.",
    SCHEMATRON: "This is Schematron: name it .sch.",
}
_CALLED_SCHEMATRON = f'This is Schematron: where it is named, write schematypens="{SCHEMATRON}".'
_WEB_PAGE = _OTHERS["http://www.w3.org/1999/xhtml"]


def read_xml(path: str, data: bytes) -> Node:
    """
    Read a schema.

    Args:
        path: The file as the user would name it.
        data: Its bytes.

    Returns:
        Its root; which element may stand where is not checked here.

    Raises:
        SchemaError: It is not XML, or has text, attributes or a root that RELAX NG does not know (S013).
    """
    if declared_encoding(data) not in ("utf-8", "UTF-8"):
        _check(path, data)
    source = Source(path, decode(data).encode("utf-8"))
    if b"<!DOCTYPE" in source.data or source.data != data:
        _check(path, data)
    reader = _Reader(source)
    try:
        reader.parser.Parse(source.data, True)
    except expat.ExpatError as error:
        _check(path, data)
        place = source.locate(max(reader.parser.ErrorByteIndex, 0))
        raise SchemaError(diagnostic("S013", f"the schema is no XML: {error}", place)) from None
    if reader.root is None:
        hint = _OTHERS.get(reader.namespace, f'Write xmlns="{RELAXNG}" on it.')
        message = "the root is no element of RELAX NG"
        if reader.namespace == SCHEMATRON and path.lower().endswith(".sch"):
            hint = _CALLED_SCHEMATRON
        if not reader.namespace and _HTML.match(source.data, reader.first):
            message, hint = "this is a web page, and no schema", _WEB_PAGE
        raise SchemaError(diagnostic("S013", message, source.locate(reader.first), hint=hint))
    return reader.root


def embedded_schematron(path: str, data: bytes) -> list[Element]:
    """
    Give the Schematron that stands between the patterns of a schema.

    Args:
        path: The file as the user would name it.
        data: Its bytes.

    Returns:
        The topmost elements of ISO Schematron, in document order.
    """
    from engross.xmlio import parse

    root = parse(data, path).root
    every = root.iter(f"{{{SCHEMATRON}}}*")
    return [each for each in every if not str(getattr(each.getparent(), "tag", "")).startswith(f"{{{SCHEMATRON}}}")]


def _check(path: str, data: bytes) -> None:
    """Let the reader of documents say what is wrong with a file."""
    from engross.xmlio import parse

    try:
        parse(data, path)
    except DocumentError as error:
        first = error.diagnostics[0]
        message = f"the schema cannot be read as XML: {first.message}"
        raise SchemaError(diagnostic("S013", message, first.location, hint=first.hint)) from None


class _Reader:
    """Builds the tree from the events of one parse."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.first = 0
        self.namespace = ""
        self._open: list[Node] = []
        self._bases: list[str] = []
        self._foreign = 0
        self._pieces: list[str] | None = None
        self._bindings: dict[str, str] = {"xml": _XML}
        self._shadowed: list[tuple[str, str | None]] = []
        parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._bind
        parser.EndNamespaceDeclHandler = self._unbind
        self.parser = parser

    def _bind(self, prefix: str | None, uri: str | None) -> None:
        name = prefix or ""
        self._shadowed.append((name, self._bindings.get(name)))
        self._bindings = {**self._bindings, name: uri or ""}

    def _unbind(self, _prefix: str | None) -> None:
        name, before = self._shadowed.pop()
        bindings = {**self._bindings}
        if before is None:
            del bindings[name]
        else:
            bindings[name] = before
        self._bindings = bindings

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._foreign or not name.startswith(_PREFIX):
            if not self._open and not self._foreign:
                self.first = self.parser.CurrentByteIndex
                self.namespace = name.rpartition("}")[0]
            if self._pieces is not None:
                raise self._fault(f"<{self._open[-1].name}> holds text alone")
            self._foreign += 1
            return
        if self._pieces is not None:
            raise self._fault(f"<{self._open[-1].name}> holds text alone")
        local = name[len(_PREFIX) :]
        own = attributes
        for key in attributes:
            if "}" in key:
                own = self._own(attributes)
                break
        for key in _TRIMMED:
            if key in own:
                own[key] = own[key].strip(_SPACE)
        base = self._bases[-1] if self._bases else ""
        if _BASE in attributes or (base and "href" in own):
            try:
                base = urljoin(base, attributes.get(_BASE, ""))
                if base and "href" in own:
                    own["href"] = urljoin(base, own["href"])
            except ValueError as error:
                raise self._fault(f"xml:base or href is no address: {error}") from None
        node = Node(local, own, self.source, self.parser.CurrentByteIndex, self._bindings)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._bases.append(base)
        if local in _WITH_TEXT:
            self._pieces = []

    def _own(self, attributes: dict[str, str]) -> dict[str, str]:
        for key in attributes:
            if key.startswith(_PREFIX):
                raise self._fault(f"the attribute {key[len(_PREFIX) :]} may not be in RELAX NG's namespace")
        return {key: value for key, value in attributes.items() if "}" not in key}

    def _end(self, _name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        node = self._open.pop()
        self._bases.pop()
        if self._pieces is not None:
            text = "".join(self._pieces)
            node.text = text.strip(_SPACE) if node.name == "name" else text
            self._pieces = None

    def _text(self, text: str) -> None:
        if self._foreign:
            return
        if self._pieces is not None:
            self._pieces.append(text)
        elif self._open and text.strip(_SPACE):
            message = f"text stands in <{self._open[-1].name}>: “{' '.join(text.split())[:40]}”"
            hint = "Put explanations into an element of another namespace, or a comment."
            # expat tells of text when it comes to the next tag
            here = self.source.data.rfind(b">", 0, self.parser.CurrentByteIndex) + 1
            raise self._fault(message, hint, here + len(text) - len(text.lstrip(_SPACE)))

    def _fault(self, message: str, hint: str = "", offset: int | None = None) -> SchemaError:
        place = self.source.locate(self.parser.CurrentByteIndex if offset is None else offset)
        return SchemaError(diagnostic("S013", message, place, hint=hint))
