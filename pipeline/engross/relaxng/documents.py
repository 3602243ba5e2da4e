"""From a file, bytes or a tree to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from engross.diagnostics import Location
from engross.errors import DocumentError
from engross.relaxng.findings import placing
from engross.relaxng.findings.faults import Kind
from engross.relaxng.findings.messages import lost, one_mistake, twice
from engross.relaxng.findings.siblings import look_around
from engross.relaxng.reading import Reading
from engross.xmlio.encoding import declared_encoding, decode

if TYPE_CHECKING:
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.relaxng.automaton.automaton import Automaton
    from engross.relaxng.findings.messages import Messages

_UTF_8 = frozenset(("utf-8", "UTF-8"))
_MARK = b"\xef\xbb\xbf"


class _CareError(Exception):
    """The document has a document type, or is not XML 1.0, so it is read with more care."""


def read_file(automaton: Automaton, messages: Messages, file: Path, path: str) -> list[Diagnostic]:
    """
    Check a file.

    Args:
        automaton: The schema's.
        messages: The schema's.
        file: Where it is.
        path: How messages call it.

    Returns:
        The findings.
    """
    try:
        data = file.read_bytes()
    except (OSError, ValueError):
        return _unreadable(file, path)
    return read_bytes(automaton, messages, data, path)


def _unreadable(file: Path, path: str) -> list[Diagnostic]:
    from engross.xmlio import read

    try:
        read(file, path)
    except DocumentError as error:
        return list(error.diagnostics)
    return []


def read_bytes(automaton: Automaton, messages: Messages, data: bytes, path: str) -> list[Diagnostic]:
    """
    Check a document.

    Args:
        automaton: The schema's.
        messages: The schema's.
        data: Its bytes.
        path: How messages call it.

    Returns:
        The findings.
    """
    text = data
    if declared_encoding(data) not in _UTF_8 or data.startswith(_MARK):
        faults = _faults(data, path)
        if faults:
            return faults
        text = decode(data).encode("utf-8")
    try:
        reading = _parse(automaton, text, with_care=False)
    except _CareError:
        faults = _faults(data, path)
        if faults:
            return faults
        try:
            reading = _parse(automaton, text, with_care=True)
        except expat.ExpatError:
            return _as_tree(automaton, messages, data, path)
    except expat.ExpatError:
        return _faults(data, path) or _as_tree(automaton, messages, data, path)
    if not reading.faults and not reading.identities.is_needed:
        return []
    return _placed(reading, messages, text, path)


def _faults(data: bytes, path: str) -> list[Diagnostic]:
    """Let lxml say what is wrong with the XML."""
    from engross.xmlio import parse

    try:
        parse(data, path)
    except DocumentError as error:
        return list(error.diagnostics)
    return []


def _as_tree(automaton: Automaton, messages: Messages, data: bytes, path: str) -> list[Diagnostic]:
    """Check what lxml reads and expat does not, such as names after the fifth edition of XML."""
    from engross.xmlio import parse

    return read_tree(automaton, messages, parse(data, path).root, path)


def _parse(automaton: Automaton, text: bytes, *, with_care: bool) -> Reading:
    parser = expat.ParserCreate("utf-8", "}")
    reading = Reading(automaton, lambda: parser.CurrentByteIndex)
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    if automaton.needs_context:
        _follow_declarations(parser, reading)
    if not with_care:
        parser.StartDoctypeDeclHandler = _refuse
        parser.XmlDeclHandler = _look
    parser.Parse(text, True)
    return reading


def _refuse(*_words: object) -> None:
    raise _CareError


def _look(version: str, *_words: object) -> None:
    if version != "1.0":
        raise _CareError


def _follow_declarations(parser: expat.XMLParserType, reading: Reading) -> None:
    """Keep the prefixes in scope, and the declarations that QName, ENTITY and NOTATION ask for."""
    shadowed: list[tuple[str, str | None]] = []
    bindings = reading.bindings
    bindings["xml"] = "http://www.w3.org/XML/1998/namespace"

    def begin(prefix: str | None, uri: str | None) -> None:
        name = prefix or ""
        shadowed.append((name, bindings.get(name)))
        bindings[name] = uri or ""

    def end(_prefix: str | None) -> None:
        name, before = shadowed.pop()
        if before is None:
            del bindings[name]
        else:
            bindings[name] = before

    def entity(name: str, *_words: object) -> None:
        reading.entities.add(name)

    def notation(name: str, *_words: object) -> None:
        reading.notations.add(name)

    parser.StartNamespaceDeclHandler = begin
    parser.EndNamespaceDeclHandler = end
    parser.UnparsedEntityDeclHandler = entity
    parser.NotationDeclHandler = notation


def _placed(reading: Reading, messages: Messages, data: bytes, path: str) -> list[Diagnostic]:
    """Turn what was met into findings."""
    identities = reading.identities
    faults = one_mistake(reading.faults)
    tags = placing.Tags(data)
    begins = placing.starts(data, faults, tags)
    look_around(data, faults)
    lost_marks = identities.lost()
    if any(fault.kind is Kind.UNKNOWN for fault in faults):  # an ID may stand on an element that the schema has not
        there = placing.all_ids(data)
        lost_marks = [mark for mark in lost_marks if mark.value not in there]
    marks = [mark for pair in identities.twice for mark in pair] + lost_marks
    attributes = {mark: tags.attribute(mark.offset, mark.attribute) for mark in marks}
    places = placing.locations(data, path, (*begins, *attributes.values()))
    found: list[Diagnostic] = []
    strays: set[int] = set()
    for fault, begin in zip(faults, begins, strict=True):
        if fault.kind is Kind.STRAY:
            if begin in strays:  # a long text comes in pieces
                continue
            strays.add(begin)
        found.append(messages.of(fault, places[begin]))
    for first, again in identities.twice:
        found.append(twice(first, again, places[attributes[again]], places[attributes[first]]))
    known = identities.known(len(lost_marks))
    found.extend(lost(mark, known, places[attributes[mark]]) for mark in lost_marks)
    return found


def read_tree(automaton: Automaton, messages: Messages, tree: Any, path: str) -> list[Diagnostic]:
    """
    Check a tree.

    Args:
        automaton: The schema's.
        messages: The schema's.
        tree: An lxml element or element tree.
        path: How messages call it; what lxml knows of it, if empty.

    Returns:
        The findings, with lines as far as lxml keeps them.

    Raises:
        TypeError: There is no element.
    """
    from lxml import etree

    root = tree.getroot() if hasattr(tree, "getroot") else tree
    if not isinstance(getattr(root, "tag", None), str):
        message = f"{root!r} is no element that can be checked"
        raise TypeError(message)
    name = path or root.getroottree().docinfo.URL or ""
    if next(root.iter(etree.Entity), None) is not None:
        whole = root.getroottree() if root.getparent() is None else root
        return read_bytes(automaton, messages, etree.tostring(whole, encoding="utf-8", with_tail=False), name)
    words: list[str] = []

    def flush() -> None:
        if words:
            reading.text("".join(words))
            words.clear()

    current = [root]
    reading = Reading(automaton, lambda: current[0].sourceline or 0)
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        current[0] = node
        if event == "start":
            if automaton.needs_context:
                reading.bindings.clear()
                reading.bindings.update({prefix or "": uri for prefix, uri in node.nsmap.items()})
            flush()
            reading.start(_key(node.tag), {_key(key): value for key, value in node.attrib.items()})
            words.append(node.text or "")
            continue
        if event == "end":
            flush()
            reading.end(_key(node.tag))
        if node is not root:
            words.append(node.tail or "")
    return _of_tree(reading, messages, name)


def _of_tree(reading: Reading, messages: Messages, path: str) -> list[Diagnostic]:
    def place(line: int) -> Location:
        return Location(path, line or None)

    identities = reading.identities
    found = [messages.of(fault, place(fault.offset)) for fault in one_mistake(reading.faults)]
    found.extend(twice(first, again, place(again.offset), place(first.offset)) for first, again in identities.twice)
    lost_marks = identities.lost()
    known = identities.known(len(lost_marks))
    found.extend(lost(mark, known, place(mark.offset)) for mark in lost_marks)
    return found


def _key(name: Any) -> str:
    text = str(name)
    return text.removeprefix("{")
