"""
What a document says of its schemas.

`xml-model` instructions (Associating Schemas with XML documents 1.0, W3C and ISO/IEC 19757-11), and the location hints
of XSD (XML Schema Part 1, section 4.3.2).
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from lxml import etree

from engross import xmlio
from engross.codes import Severity
from engross.diagnostics import diagnostic, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engross.diagnostics import Diagnostic, Location
    from engross.xmlio import XmlDocument

XSI = "http://www.w3.org/2001/XMLSchema-instance"
# section 3 of the specification; it forbids none that is not listed
_KNOWN = ("href", "type", "schematypens", "charset", "title", "group", "phase")
# the grammar of pseudo-attributes: Associating Style Sheets with XML documents, section 3
_PSEUDO = re.compile(r"""\s*(?P<name>[^\s=<>"'&]+)\s*=\s*(?:"(?P<double>[^"<]*)"|'(?P<single>[^'<]*)')(?=\s|$)""")
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9A-Fa-f]+)|#(?P<number>[0-9]+)|(?P<name>lt|gt|amp|quot|apos));")
_PREDEFINED: Mapping[str, str] = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@dataclasses.dataclass(frozen=True, slots=True)
class Declaration:
    """
    One schema that a document names.

    Attributes:
        href: Its name, as it is written.
        place: Where.
        type: Its media type; empty where none is given.
        namespace: The namespace of its language, from `schematypens`; that of XSD for a location hint.
        phase: The phase of a Schematron schema that is asked for.
    """

    href: str
    place: Location
    type: str = ""
    namespace: str = ""
    phase: str = ""


def declarations(document: XmlDocument) -> Iterator[Declaration | Diagnostic]:
    """
    Read what a document says of its schemas.

    Args:
        document: The document.

    Yields:
        Each schema that it names for its own root, in order; S019 in the place of one that cannot be understood.
    """
    for text, place in document.instructions("xml-model"):
        yield _instruction(text, place)
    yield from _hints(document)


def _instruction(text: str, place: Location) -> Declaration | Diagnostic:
    said: dict[str, str] = {}
    position = 0
    while text[position:].strip():
        match = _PSEUDO.match(text, position)
        if match is None:
            rest = " ".join(text[position:].split())
            message = f"this xml-model cannot be read from “{_brief(rest)}” on"
            hint = 'It is a list of name="value", in quotes and with a space between them.'
            return diagnostic("S019", message, place, hint=hint)
        name, value = match["name"], _plain(match["double"] if match["double"] is not None else match["single"])
        if value is None:
            message = f"the {name} of this xml-model has a & that begins no character: {match[0].strip()}"
            return diagnostic("S019", message, place, hint="Write &amp; for it.")
        if name in said:
            return diagnostic("S019", f"this xml-model says {name} twice", place, hint="Remove one of the two.")
        said[name] = value
        position = match.end()
    if not said.get("href", "").strip():
        hint = next(filter(None, (did_you_mean(name, _KNOWN, "name") for name in said if name not in _KNOWN)), "")
        message = "this xml-model has no href, and so names no schema"
        return diagnostic("S019", message, place, hint=hint or 'Add href="…" with the schema\'s file, or remove it.')
    return Declaration(
        said["href"].strip(),
        place,
        said.get("type", "").partition(";")[0].strip().lower(),
        said.get("schematypens", "").strip(),
        said.get("phase", "").strip(),
    )


def _plain(value: str) -> str | None:
    """Replace references to characters; None where there is an & of another kind."""
    if "&" in _REFERENCE.sub("", value):
        return None
    try:
        return _REFERENCE.sub(_character, value)
    except (ValueError, OverflowError):
        return None


def _character(reference: re.Match[str]) -> str:
    if reference["name"]:
        return _PREDEFINED[reference["name"]]
    return chr(int(reference["hex"], 16) if reference["hex"] else int(reference["number"]))


def _hints(document: XmlDocument) -> Iterator[Declaration | Diagnostic]:
    """Give the XSD of the root's namespace; those of others describe what it may hold, which its schema imports."""
    root = document.root
    namespace = etree.QName(root).namespace or ""
    attribute = f"{{{XSI}}}schemaLocation"
    words = root.get(attribute, "").split()
    if len(words) % 2:
        message = f"xsi:schemaLocation has {len(words)} words, though it is a list of pairs: a namespace and its schema"
        hint = f'Such as "{namespace} {words[-1]}".'
        yield diagnostic("S019", message, document.locate("/1", attribute), hint=hint)
        return
    for named, href in zip(words[::2], words[1::2], strict=True):
        if named == namespace:
            yield Declaration(href, document.locate("/1", attribute), namespace="http://www.w3.org/2001/XMLSchema")
    attribute = f"{{{XSI}}}noNamespaceSchemaLocation"
    href = root.get(attribute, "").strip()
    if href and not namespace:
        yield Declaration(href, document.locate("/1", attribute), namespace="http://www.w3.org/2001/XMLSchema")
    elif href:
        name = xmlio.local_name(root)
        message = f"xsi:noNamespaceSchemaLocation names {href} for elements without a namespace, but <{name}> has one"
        hint = f'Write xsi:schemaLocation="{namespace} {href}".'
        place = document.locate("/1", attribute)
        yield diagnostic("S019", message, place, hint=hint, severity=Severity.WARNING)


def _brief(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
