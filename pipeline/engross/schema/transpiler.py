"""
From an ISO Schematron schema to a compiled stylesheet, with every fault placed in the schema itself.

The work is done by `xslt/schematron/`. Each element of the stylesheet that it writes carries the place in the schema
that it was made from, so that what Saxon says about the stylesheet can be said about the schema.
"""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from engross import resources, xmlio
from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError, SchemaError, StylesheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.diagnostics import Diagnostic
    from engross.saxon import Message, Saxon, Stylesheet
    from engross.xmlio import Element, XmlDocument

_ORIGIN = "{urn:engross:schematron:private}at"
_PATTERNS = "{urn:engross:schematron:private}patterns"
_START_TAG = re.compile(r"<([^\s/>!?]+)[^>]*>")
_WARNING = re.compile(r"\(SXWN\d{4}\)$")
_NOTE = "T004"
_PREFIX = re.compile(r"the prefix (\S+) .* (\S+)$")
_EXPRESSION_CODE = re.compile(r" \((?:X[PTQ]|F[OR])[A-Z]{2}\d{4}\)$")


class Transpiler:
    """Turns schemas into stylesheets; compiled once, it serves any number of schemas."""

    def __init__(self, saxon: Saxon) -> None:
        """
        Compile the stylesheet that does it.

        Args:
            saxon: The process's processor.
        """
        self.saxon = saxon
        self._stylesheet = saxon.compile(resources.stylesheets() / "schematron" / "transpile.xsl")

    def transpile(self, sources: Sources, phase: str) -> Transpiled:
        """
        Write the stylesheet of a schema.

        Args:
            sources: The schema and what it includes.
            phase: The id of a phase, `#ALL` or `#DEFAULT`.

        Returns:
            The stylesheet; its result is a report in the namespace `urn:engross:schematron`.

        Raises:
            SchemaError: The schema is wrong (T002), with every fault that was found.
        """
        source = self.saxon.node(sources.document)
        places = "\n".join(f"{address}\t{file}" for address, file in sources.places.items())
        parameters = {"phase": self.saxon.string(phase), "places": self.saxon.string(places)}
        try:
            result = self._stylesheet.transform(source, parameters, sources.document.path)
        except DocumentError as error:
            reason = "; ".join(fault.message for fault in error.diagnostics)
            raise SchemaError(diagnostic("T002", reason, Location(sources.document.path))) from None
        said = [_said(message, sources.place(message.at)) for message in result.messages]
        faults = [each for each in said if each.code != _NOTE]
        if faults:
            raise SchemaError(*faults)
        return Transpiled(_START_TAG.sub(_on_its_own_line, result.text), sources, tuple(said))

    def compile(self, transpiled: Transpiled) -> Stylesheet:
        """
        Make the stylesheet of a schema ready to run.

        Args:
            transpiled: The stylesheet.

        Returns:
            The compiled stylesheet.

        Raises:
            SchemaError: An expression of the schema cannot be used (T002), with every one that was found.
        """
        try:
            return self.saxon.compile_text(transpiled.text, transpiled.sources.document.path)
        except StylesheetError as error:
            raise SchemaError(*_faults(error, transpiled)) from None


class Transpiled:
    """
    A schema's stylesheet, which knows where each part of it comes from.

    Attributes:
        text: The stylesheet; every start tag ends on a line on which no other one ends.
        sources: The schema and what it includes.
        notes: What the schema leaves to be guessed (T004).
    """

    def __init__(self, text: str, sources: Sources, notes: tuple[Diagnostic, ...] = ()) -> None:
        """
        Keep a stylesheet.

        Args:
            text: The stylesheet, laid out as said above.
            sources: The schema and what it includes.
            notes: What the schema leaves to be guessed.
        """
        self.text = text
        self.sources = sources
        self.notes = notes
        self._origins: list[tuple[int, str]] | None = None

    def patterns(self) -> int:
        """
        Count the patterns that the stylesheet knows.

        Returns:
            The number of the last one, the first being 1.
        """
        return int(xmlio.parse(self.text.encode(), self.sources.document.path).root.get(_PATTERNS, "0"))

    def origin(self, line: int) -> str:
        """
        Find what in the schema a line of the stylesheet was made from.

        Args:
            line: Counted from 1.

        Returns:
            The place as `Sources` takes it.
        """
        if self._origins is None:
            self._origins = _origins_by_line(self.text)
        return next((at for last, at in reversed(self._origins) if last <= line), "#/1")


class Sources:
    """
    A file, and the others that it leads to: what a schema includes, what a document's rules look at.

    Attributes:
        document: The first file.
        places: The address of the file that each address of another file stands for, by a catalog.
    """

    def __init__(self, document: XmlDocument, places: Mapping[str, str] | None = None) -> None:
        """
        Keep the first file.

        Args:
            document: What is in it.
            places: What a catalog says of the others.
        """
        self.document = document
        self.places = places or {}
        self._others: dict[str, XmlDocument | None] = {}
        self._places: dict[str, Location] = {}

    def place(self, at: str) -> Location:
        """
        Say where something is written.

        Args:
            at: The address of another file or nothing, `#`, a child sequence, and perhaps `@` and an attribute.

        Returns:
            The place, as exactly as it can be said.
        """
        if at not in self._places:
            self._places[at] = self._find(at)
        return self._places[at]

    def _find(self, at: str) -> Location:
        address, _, inner = at.partition("#")
        sequence, _, attribute = inner.partition("@")
        document = self._file(address) if address else self.document
        if document is None:
            return Location(address)
        if not sequence:
            return Location(document.path)
        return document.locate(sequence, attribute or None)

    def element(self, at: str) -> Element | None:
        """
        Find an element.

        Args:
            at: As for `place`.

        Returns:
            The element; None if its file cannot be read again.
        """
        address, _, inner = at.partition("#")
        document = self._file(address) if address else self.document
        if document is None:
            return None
        node = document.root
        for step in inner.partition("@")[0].split("/")[2:]:
            node = [child for child in node if isinstance(child.tag, str)][int(step) - 1]
        return node

    def _file(self, address: str) -> XmlDocument | None:
        if address not in self._others:
            file = Path(urllib.request.url2pathname(urllib.parse.urlsplit(address).path))
            try:
                self._others[address] = xmlio.read(file, self._shown(file))
            except DocumentError:
                self._others[address] = None
        return self._others[address]

    def _shown(self, file: Path) -> str:
        """Name another file from the first one, as the user would name it."""
        first = self.document.file
        if first is None or not file.is_relative_to(first.absolute().parent):
            return file.as_posix()
        return (Path(self.document.path).parent / file.relative_to(first.absolute().parent)).as_posix()


def _said(message: Message, place: Location) -> Diagnostic:
    """Say what the stylesheet said of a schema: a fault, or a note on a prefix, with its declaration as the hint."""
    prefix = _PREFIX.search(message.text)
    if message.code != _NOTE or prefix is None:
        return diagnostic("T002", message.text, place)
    hint = f'So that every tool understands the schema, add <sch:ns prefix="{prefix[1]}" uri="{prefix[2]}"/> to it.'
    return diagnostic(_NOTE, message.text, place, hint=hint)


def _on_its_own_line(tag: re.Match[str]) -> str:
    """Break a line where XML allows it without a change of content: inside the tag."""
    name = tag[1]
    return f"<{name}\n{tag[0][len(name) + 1 :]}"


def _faults(error: StylesheetError, transpiled: Transpiled) -> Iterator[Diagnostic]:
    """Say of the schema what Saxon said of the stylesheet; one place is named once."""
    sources = transpiled.sources
    named = set()
    for fault in error.diagnostics:
        if _WARNING.search(fault.message):
            continue
        elsewhere = fault.location is not None and fault.location.path.endswith((".xsl", ".xslt"))
        if elsewhere or fault.location is None or fault.location.line is None:
            yield diagnostic("T002", fault.message, fault.location if elsewhere else Location(sources.document.path))
            continue
        at = transpiled.origin(fault.location.line)
        if (at, fault.message) in named:
            continue
        named.add((at, fault.message))
        yield diagnostic("T002", _explained(fault.message, at, sources), sources.place(at))


def _origins_by_line(stylesheet: str) -> list[tuple[int, str]]:
    """List, for each start tag, the line on which it ends and the place in the schema that it or its parent names."""
    root = xmlio.parse(stylesheet.encode(), "").root
    elements = (element for element in root.iter() if isinstance(element.tag, str))
    found = []
    line = 1
    position = 0
    for element, tag in zip(elements, _START_TAG.finditer(stylesheet), strict=True):
        line += stylesheet.count("\n", position, tag.end())
        position = tag.end()
        bearers = (node.get(_ORIGIN) for node in (element, *element.iterancestors()))
        found.append((line, next((at for at in bearers if at), "#/1")))
    return found


def _explained(message: str, at: str, sources: Sources) -> str:
    """Name the expression that Saxon refused."""
    attribute = at.partition("#")[2].partition("@")[2]
    element = sources.element(at)
    if not attribute or element is None or not element.get(attribute):
        return message
    reason = _EXPRESSION_CODE.sub("", message)
    return f"the {attribute} of this {xmlio.local_name(element)} cannot be used: {reason}"
