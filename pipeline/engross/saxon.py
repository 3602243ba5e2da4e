"""
XSLT 3.0 through SaxonC-HE: the only place that knows saxonche.

A process has one processor (several, one per thread, crash it). Stylesheets read local files alone, and source
documents come from `xmlio`, so that no entity, document type or address is ever fetched.
"""

from __future__ import annotations

import dataclasses
import os
import re
import tempfile
import urllib.parse
import urllib.request
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import saxonche
from lxml import etree

from engross import resources
from engross.codes import CODES
from engross.diagnostics import Diagnostic, Location, diagnostic
from engross.errors import DocumentError, StylesheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.xmlio import XmlDocument

MESSAGES = "urn:engross:messages"

_PROTOCOLS = "http://saxon.sf.net/feature/allowedProtocols"
_FAULT = re.compile(
    r"Error[^\n]*?on line (?P<line>\d+)(?: column (?P<column>\d+))? of (?P<file>[^\n]+?):?\n"
    r"\s+(?P<code>[\w:]+)\s+(?P<message>[^\n]+)"
)
_COMPLAINT = re.compile(
    r"^Warning[^\n]*? on line (?P<line>\d+)[^\n]*\n\s+(?P<code>\w+)(?P<text>(?:\s\s[^\n]*)+)", re.MULTILINE
)


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """
    A message of a stylesheet: an element in the namespace `urn:engross:messages`, or anything an edition's own says.

    Attributes:
        code: A diagnostic's code, from `@code`; O006 where it has none.
        at: The child sequence of the node it is about, from `@at`; empty for the whole document.
        text: What it says.
    """

    code: str
    at: str
    text: str

    def diagnostic(self, document: XmlDocument) -> Diagnostic:
        """
        Place the message in the document that was transformed.

        Args:
            document: The source.

        Returns:
            A finding with the message's code and text.
        """
        location = document.locate(self.at) if self.at else Location(document.path)
        return diagnostic(self.code, self.text, location)


@dataclasses.dataclass(frozen=True, slots=True)
class Complaint:
    """
    A fault of the stylesheet that did not stop it, such as a match pattern that cannot be evaluated.

    Attributes:
        line: The line of the stylesheet.
        code: The error's code.
        text: What Saxon says, in one line.
    """

    line: int
    code: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """
    What a transformation gave.

    Attributes:
        text: The principal result, serialized as the stylesheet's `xsl:output` says.
        messages: What the stylesheet reported on the way, in order.
        complaints: What Saxon reported on the way, each once.
    """

    text: str
    messages: tuple[Message, ...]
    complaints: tuple[Complaint, ...] = ()


# SaxonC's parser refuses documents with more references to entities than this, those of XML itself among them.
_MOST_REFERENCES = 90_000
_REFERENCE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|&(amp|lt|gt|quot|apos);", re.DOTALL)
_CHARACTERS = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}


def _sparing(xml: str) -> str:
    """Write references to characters in place of those to XML's own entities, where there are too many of them."""
    if xml.count("&") < _MOST_REFERENCES:
        return xml
    return _REFERENCE.sub(lambda found: _CHARACTERS[found[1]] if found[1] else found[0], xml)


class Saxon:
    """The process's XSLT processor."""

    def __init__(self) -> None:
        """Start the processor; do this once in a process."""
        self._processor: Any = saxonche.PySaxonProcessor(license=False)
        # the catalog first: once the protocols are restricted, SaxonC does not take one any more
        self._processor.set_catalog_files([str(resources.stylesheets() / "catalog.xml")])
        self._processor.set_configuration_property(_PROTOCOLS, "file,engross")
        self._xslt: Any = self._processor.new_xslt30_processor()
        self._standard_error = _StandardError()

    def compile(self, file: Path) -> Stylesheet:
        """
        Compile a stylesheet with all that it includes.

        Args:
            file: The stylesheet.

        Returns:
            The compiled stylesheet.

        Raises:
            StylesheetError: It is missing or has errors (O002), each with its place.
        """
        if not file.is_file():
            message = f"the stylesheet {file.name} does not exist"
            raise StylesheetError(diagnostic("O002", message, Location(_shown(str(file)))))
        with self._standard_error:
            try:
                executable = self._xslt.compile_stylesheet(stylesheet_file=str(file))
            except saxonche.PySaxonApiError as error:
                raise StylesheetError(*_compile_faults(str(error), str(file))) from None
        return Stylesheet(executable, str(file), self._standard_error)

    def compile_text(self, stylesheet: str, name: str) -> Stylesheet:
        """
        Compile a stylesheet that is no file, such as a transpiled Schematron schema.

        Args:
            stylesheet: The stylesheet as XML; set `xml:base` on its root if it refers to files.
            name: What to call it in messages.

        Returns:
            The compiled stylesheet.

        Raises:
            StylesheetError: It has errors (O002).
        """
        with self._standard_error:
            try:
                executable = self._xslt.compile_stylesheet(stylesheet_text=stylesheet)
            except saxonche.PySaxonApiError as error:
                raise StylesheetError(*_compile_faults(str(error), name)) from None
        return Stylesheet(executable, name, self._standard_error)

    def node(self, document: XmlDocument) -> Any:
        """
        Hand a document to Saxon.

        Args:
            document: A document from `xmlio`.

        Returns:
            Its document node, to pass to a transformation as source or parameter.

        Raises:
            DocumentError: Its elements are nested deeper than SaxonC reads (X004), or it refuses it otherwise (X001).
        """
        try:
            with self._standard_error:
                return self.node_of_text(_sparing(document.serialized()), document.file)
        except saxonche.PySaxonApiError as error:
            if "maxElementDepth" not in str(error):
                reason = " ".join(str(error).split())
                raise DocumentError(diagnostic("X001", reason, Location(document.path))) from None
            message = "more than 100 elements stand one inside the other, which is deeper than XSLT is run here"
            hint = "Elements nested this deep are a slip of a conversion; look for tags that are never closed."
            raise DocumentError(diagnostic("X004", message, Location(document.path), hint=hint)) from None

    def node_of_text(self, xml: str, file: Path | None = None) -> Any:
        """
        Hand XML that Engross itself wrote to Saxon.

        Args:
            xml: Well-formed XML without a document type.
            file: Its base URI is made of this, where there is one.

        Returns:
            Its document node.
        """
        builder = self._processor.new_document_builder()
        if file is not None:
            builder.set_base_uri(file.absolute().as_uri())
        return builder.parse_xml(xml_text=xml)

    def string(self, value: str) -> Any:
        """
        Make an `xs:string` for a stylesheet parameter.

        Args:
            value: Any text.

        Returns:
            The XDM value.
        """
        return self._processor.make_string_value(value)


class Stylesheet:
    """A compiled stylesheet."""

    def __init__(self, executable: Any, name: str, standard_error: _StandardError) -> None:
        """
        Keep a compiled stylesheet.

        Args:
            executable: What saxonche made of it.
            name: Its file, for messages.
            standard_error: What catches what the processor prints.
        """
        self._executable = executable
        self._name = name
        self._standard_error = standard_error

    def transform(self, source: Any, parameters: Mapping[str, Any], path: str) -> Result:
        """
        Transform a document.

        Args:
            source: A node from `Saxon.node`; the initial match selection and the global context item.
            parameters: Stylesheet parameters by name, as values of `Saxon.string` or `Saxon.node`.
            path: The source as the user would name it, for messages.

        Returns:
            The serialized result and the messages.

        Raises:
            DocumentError: The stylesheet failed on this document (O003).
        """
        executable = self._executable
        executable.clear_parameters()
        executable.clear_xsl_messages()
        executable.set_save_xsl_message(True)
        for name, value in parameters.items():
            executable.set_parameter(name, value)
        with self._standard_error as printed:
            try:
                text = executable.transform_to_string(xdm_node=source)
            except saxonche.PySaxonApiError as error:
                reason = _run_fault(printed.read(), str(error).strip(), self._name)
                last = [message.text for message in _messages(executable)][-1:]
                if "terminated by xsl:message" in reason and last:
                    reason = f"{last[0]}: {reason}"
                raise DocumentError(diagnostic("O003", reason, Location(path))) from None
            complaints = tuple(dict.fromkeys(_complaints(printed.read())))
        return Result(text or "", tuple(_messages(executable)), complaints)


def _messages(executable: Any) -> Iterator[Message]:
    values = executable.get_xsl_messages()
    for index in range(values.size if values is not None else 0):
        written = str(values.item_at(index))
        try:
            element = etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            yield Message("O006", "", " ".join(written.split()))
            continue
        text = " ".join("".join(element.itertext()).split())
        code = element.get("code", "")
        if etree.QName(element).namespace == MESSAGES and code in CODES:
            yield Message(code, element.get("at", ""), text)
        else:
            yield Message("O006", "", text)


def _complaints(printed: str) -> Iterator[Complaint]:
    for match in _COMPLAINT.finditer(printed):
        yield Complaint(int(match["line"]), match["code"], " ".join(match["text"].split()))


class _StandardError:
    """
    Catches file descriptor 2: SaxonC says the line and code of a run-time error there alone.

    One file serves all transformations of a process, since most write nothing, and to make a file for each costs more
    than many a transformation.
    """

    def __init__(self) -> None:
        with tempfile.TemporaryFile() as file:
            self._descriptor = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._descriptor)
        self._kept = -1

    def __enter__(self) -> Self:
        # whatever is standard error now, which may have changed since the last time
        self._kept = os.dup(2)
        os.dup2(self._descriptor, 2)
        return self

    def __exit__(self, *raised: object) -> None:
        os.dup2(self._kept, 2)
        os.close(self._kept)
        self.read()

    def read(self) -> str:
        """Take what was written since the last time."""
        size = os.fstat(self._descriptor).st_size
        if not size:
            return ""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        written = os.read(self._descriptor, size)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.ftruncate(self._descriptor, 0)
        return written.decode("utf-8", "replace")


def _shown(file: str) -> str:
    """Name a file as seen from the working directory, where it lies below it."""
    path = (
        Path(urllib.request.url2pathname(urllib.parse.urlsplit(file).path)) if file.startswith("file:") else Path(file)
    )
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _compile_faults(report: str, file: str) -> list[Diagnostic]:
    faults = [
        diagnostic(
            "O002",
            f"{match['message'].strip()} ({match['code']})",
            Location(_shown_near(match["file"], file), int(match["line"]), int(match["column"] or 1)),
        )
        for match in _FAULT.finditer(report)
    ]
    return faults or [diagnostic("O002", " ".join(report.split()), Location(_shown(file)))]


def _shown_near(found: str, entry: str) -> str:
    """Saxon names a module by its file name alone; find it below the entry's folder."""
    if found.startswith("file:") or found == Path(entry).name:
        return _shown(found if found.startswith("file:") else entry)
    for root in (Path(entry).parent, resources.stylesheets()):
        matches = sorted(root.rglob(found)) if root.is_dir() else []
        if matches:
            return _shown(str(matches[0]))
    return found


def _run_fault(printed: str, reason: str, file: str) -> str:
    match = _FAULT.search(printed)
    if match is None:
        return f"{Path(file).name} failed: {reason}"
    place = f"{_shown_near(match['file'], file)}:{match['line']}" + (f":{match['column']}" if match["column"] else "")
    return f"{match['message'].strip()} ({match['code']}), in {place}"
