"""Why a file is not XML that can be read, and at which place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from engross.diagnostics import Location, diagnostic
from engross.xmlio.encoding import declared_encoding, decode, is_usable
from engross.xmlio.positions import line_and_column
from engross.xmlio.slips import attribute_at, slip

if TYPE_CHECKING:
    from lxml import etree

    from engross.diagnostics import Diagnostic

_PLAINLY = {
    expat.errors.XML_ERROR_SYNTAX: "a tag was expected here",
    expat.errors.XML_ERROR_NO_ELEMENTS: "the file holds no element",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "this tag, comment or instruction is never closed with >",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something follows after the end of the root element",
    expat.errors.XML_ERROR_UNBOUND_PREFIX: "the namespace prefix of this name is not declared",
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "this CDATA section is never closed with ]]>",
    expat.errors.XML_ERROR_MISPLACED_XML_PI: "the XML declaration must be the very first thing in the file",
    expat.errors.XML_ERROR_RECURSIVE_ENTITY_REF: "this entity refers to itself",
}


_WIDE = re.compile(r"(?i)(utf|ucs|iso-10646-ucs)[-_]?(16|32|2|4)([-_]?[bl]e)?")
_UNDECLARED = re.compile(r"Entity '([^']+)' not defined")
_REFERENCE = re.compile(rb"&([^\s;&<]+);")


def encoding_fault(data: bytes, path: str) -> Diagnostic | None:
    """
    Check that a file is in the encoding that it declares.

    Args:
        data: The file's bytes.
        path: The file as the user would name it.

    Returns:
        X002 at the first byte that is not, or None.
    """
    name = declared_encoding(data)
    declared = Location(path, *line_and_column(data, max(data.find(name.encode()), 0)))
    if not is_usable(name):
        return diagnostic("X002", f"the encoding {name} is not known", declared)
    if _WIDE.fullmatch(name) and data.startswith(b"<?xml"):
        message = f"this file declares {name}, but is written in an encoding of single bytes"
        return diagnostic("X002", message, declared, hint='Write encoding="UTF-8" in the XML declaration.')
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        found = data[error.start : error.start + 1].hex().upper()
        before = data[: error.start].decode(name, "replace").encode("utf-8")
        message = f"the byte 0x{found} is not {name.upper()}, the encoding that this file declares or is taken to have"
        return diagnostic("X002", message, Location(path, *line_and_column(before, len(before))))
    return None


def syntax_fault(data: bytes, path: str, error: etree.XMLSyntaxError) -> Diagnostic:
    """
    Say why lxml refused a file.

    Args:
        data: The file's bytes.
        path: The file as the user would name it.
        error: What lxml said.

    Returns:
        X001, X003, X004 or X005, at the exact start of the fault where expat finds it too.
    """
    finder = _FaultFinder(data)
    fault = finder.fault()
    if fault is not None:
        code, message, offset = fault
        return diagnostic(code, message, Location(path, *line_and_column(finder.data, offset)))
    line, column = error.position
    reason = error.msg.rpartition(", line ")[0] or error.msg
    place = Location(path, max(line, 1), max(column, 1))
    if match := _UNDECLARED.search(reason):
        return diagnostic("X005", f"the entity &{match[1]}; is not declared in this file", place)
    if "amplification" in reason:
        return diagnostic("X004", "the entities of this file expand to many times its size", place)
    if "huge" in reason.lower() and "depth" not in reason:
        hint = "Split the text, or take out what was put into an attribute by mistake, such as the data of an image."
        return diagnostic("X004", "a text or attribute here has more than ten million characters", place, hint=hint)
    if "depth" in reason:
        hint = "Elements nested this deep are a slip of a conversion; look for tags that are never closed."
        return diagnostic("X004", "more than 256 elements stand one inside the other here", place, hint=hint)
    return diagnostic("X001", reason, place)


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
                # in an attribute, expat gives the start of the tag
                reference = _REFERENCE.search(self.data, offset)
                name = reference[1].decode("utf-8", "replace") if reference else ""
                return "X005", f"the entity &{name}; is not declared", reference.start() if reference else offset
            case code if code == names[expat.errors.XML_ERROR_INVALID_TOKEN]:
                return "X001", *slip(self.data, offset)
            case code if code == names[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]:
                name = attribute_at(self.data, offset)
                return "X001", f"this element has the same attribute twice: {name}", offset
            case code if code == names[expat.errors.XML_ERROR_TAG_MISMATCH]:
                return self._mismatch(offset)
            case code if code == names[expat.errors.XML_ERROR_NO_ELEMENTS] and self.open:
                name, opened = self.open[-1]
                line, _ = line_and_column(self.data, opened)
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
        line, _ = line_and_column(self.data, opened)
        return "X001", f"{found} stands where </{name}> is expected: line {line} opened <{name}>", start
