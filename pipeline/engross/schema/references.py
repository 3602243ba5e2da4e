"""What a file is that is said to be a schema, and which others it needs."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from engross import xmlio
from engross.errors import DocumentError, SchemaError
from engross.relaxng.source.loading import File
from engross.schema.resolve import NAMESPACES, RELAXNG, SCHEMATRON, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.relaxng.source.node import Node
    from engross.xmlio import Element

STYLESHEET = "XSLT"
SUFFIXES: Mapping[str, str] = {RELAXNG: ".rng", XSD: ".xsd", SCHEMATRON: ".sch", STYLESHEET: ".xsl"}
_XSL = "http://www.w3.org/1999/XSL/Transform"
_XS = "http://www.w3.org/2001/XMLSchema"
_SCH = "http://purl.oclc.org/dsdl/schematron"
_XSD_REFERENCES = tuple(f"{{{_XS}}}{name}" for name in ("include", "redefine", "override", "import"))
_LIBRARIES = (f"{{{_XSL}}}include", f"{{{_XSL}}}import")


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """
    Another file that a schema names.

    Attributes:
        href: Its name, resolved against `xml:base` where there is one.
        is_needed: Whether the schema cannot be used without it: what XSD imports is but a hint.
    """

    href: str
    is_needed: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """
    A schema that was looked into.

    Attributes:
        language: RELAX NG, XSD or Schematron; XSLT for a library of functions.
        suffix: What its file's name should end in.
        references: The files that it names.
    """

    language: str
    suffix: str
    references: tuple[Reference, ...]


def look(data: bytes, name: str) -> Read | str:
    """
    Look into a file that should be a schema.

    Args:
        data: Its bytes.
        name: Its address; what ends in `.rnc` is read as the compact syntax of RELAX NG.

    Returns:
        What it is; or why it is no schema, in a clause.
    """
    if name.lower().endswith(".rnc"):
        return _grammar(data, "schema.rnc")
    try:
        root = xmlio.parse(data, name).root
    except DocumentError as error:
        return f"it is no XML: {error.diagnostics[0].message}"
    namespace, _, local = str(root.tag).rpartition("}")
    language = NAMESPACES.get(namespace[1:])
    if language == RELAXNG:
        return _grammar(data, "schema.rng")
    if language == XSD and local == "schema":
        return Read(XSD, ".xsd", tuple(_of_xsd(root)))
    if language == SCHEMATRON:
        return Read(SCHEMATRON, ".sch", tuple(_of_schematron(root)))
    if namespace[1:] == _XSL and local in ("stylesheet", "transform", "package"):
        return Read(STYLESHEET, ".xsl", tuple(_named(root, _LIBRARIES, "href")))
    return f"its root is <{local}>"


def _grammar(data: bytes, name: str) -> Read | str:
    try:
        root = File(Path(name), name, data).read()
    except SchemaError as error:
        return f"it is no RELAX NG: {error.diagnostics[0].message}"
    found = list(_of_grammar(root))
    if name.endswith(".rng") and _SCH.encode() in data:
        found.extend(_of_schematron(xmlio.parse(data, name).root))
    return Read(RELAXNG, Path(name).suffix, tuple(found))


def _of_grammar(root: Node) -> Iterator[Reference]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(reversed(node.children))
        if node.name in ("include", "externalRef"):
            yield Reference(node.attributes["href"])


def _of_xsd(root: Element) -> Iterator[Reference]:
    for element in root.iterchildren(*_XSD_REFERENCES):
        href = element.get("schemaLocation", "").strip()
        if href:
            yield Reference(href, is_needed=xmlio.local_name(element) != "import")


def _of_schematron(root: Element) -> Iterator[Reference]:
    yield from _named(root, (f"{{{_SCH}}}include", f"{{{_SCH}}}extends", *_LIBRARIES), "href")


def _named(root: Element, tags: tuple[str, ...], attribute: str) -> Iterator[Reference]:
    for element in root.iter(*tags):
        href = element.get(attribute, "").strip().partition("#")[0]
        if href:
            base = ""
            for each in (*reversed(list(element.iterancestors())), element):
                base = urljoin(base, each.get(f"{{{xmlio.XML}}}base", ""))
            yield Reference(urljoin(base, href))
