"""Keys, unique values and references in XSD (XML Schema Part 1, section 3.11), and types that instances name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from engross.diagnostics import diagnostic, did_you_mean
from engross.schema.xsd_words import short, where
from engross.xmlio import XML_ID

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.xmlio import Element, XmlDocument

_DOUBLED = re.compile(r"duplicated value (?P<value>\(.*\)) for \w+\(name='(?P<name>[^']*)'\)", re.DOTALL)
_LOST = re.compile(r"value (?P<value>\(.*\)) not found for \w+\(name='(?P<name>[^']*)'\)", re.DOTALL)
_NO_FIELD = re.compile(r"missing key field '(?P<field>[^']*)'")
_IDREF = re.compile(r"IDREF '(?P<value>[^']*)' not found")
_DOUBLED_ID = re.compile(r"[Dd]uplicated xs:ID value '?(?P<value>[^']*)'?")
_ATTRIBUTE_FIELD = re.compile(r"@(?:attribute::)?(?P<name>[\w.:-]+)")
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def explained(document: XmlDocument, error: Any, schema: Any, reason: str) -> list[Diagnostic] | None:
    """
    Explain a breach of an identity constraint.

    Args:
        document: The document.
        error: What xmlschema found.
        schema: The schema, as xmlschema loaded it.
        reason: Why, in xmlschema's words.

    Returns:
        The finding; none for a doubled `xml:id`, which the identifier rules report; None for another error.
    """
    if match := _DOUBLED.search(reason):
        constraint = _named(schema, match["name"])
        attribute = _attribute(constraint)
        if attribute == XML_ID:
            return []
        value = _shown(match["value"])
        message = f"{_pair(attribute, value)} stands on {where(error.elem)} and on another element before it, {{}}"
        message = message.format(f"which the schema forbids ({short(match['name'].rpartition(':')[2])})")
        return [diagnostic("S007", message, document.locate(error.elem, attribute))]
    if match := _LOST.search(reason):
        return [_lost(document, error, schema, match)]
    if match := _NO_FIELD.search(reason):
        field = match["field"].removeprefix("@")
        message = f"{where(error.elem)} lacks {'the attribute ' if '@' in match['field'] else ''}{field}, its key"
        hint = f"Add {field}: others point to the element by it."
        return [diagnostic("S004", message, document.locate(error.elem), hint=hint)]
    if match := _IDREF.search(reason):
        holders = [
            (element, str(name))
            for element in document.root.iter(etree.Element)
            for name, value in element.attrib.items()
            if match["value"] in str(value).split() and not str(name).endswith("}id")
        ]
        element, attribute = holders[0] if len(holders) == 1 else (error.elem, None)
        message = f"{match['value']}, which {where(element)} points to, is the ID of no element"
        if len(holders) != 1:
            message = f"{match['value']}, which this document points to, is the ID of no element"
        return [diagnostic("S008", message, document.locate(element, attribute))]
    return None


def _lost(document: XmlDocument, error: Any, schema: Any, match: re.Match[str]) -> Diagnostic:
    """Place a reference that leads nowhere where it stands; xmlschema knows only the element that the key is of."""
    value = _shown(match["value"])
    element, attribute = error.elem, None
    for constraint in getattr(error.validator, "identities", ()):
        if getattr(getattr(constraint, "refer", None), "name", None) != _expanded(schema, match["name"]):
            continue
        attribute = _attribute(constraint)
        found = [
            each for each in _selected(constraint, error.elem, schema) if attribute and each.get(attribute) == value
        ]
        if found:
            element = found[0]
            break
    key = short(match["name"].rpartition(":")[2])
    message = f"{_pair(attribute, value)} on {where(element)} leads nowhere: nothing has this value ({key})"
    return diagnostic("S008", message, document.locate(element, attribute))


def _selected(constraint: Any, element: Element, schema: Any) -> list[Element]:
    spaces = {prefix: uri for prefix, uri in schema.namespaces.items() if prefix and uri}
    try:
        found = element.xpath(constraint.selector.path, namespaces=spaces)
    except etree.XPathError:
        return []
    return [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []  # noqa: SLF001 (lxml has no public name for the type)


def _named(schema: Any, name: str) -> Any:
    return schema.maps.identities.get(_expanded(schema, name))


def _expanded(schema: Any, name: str) -> str:
    prefix, _, local = name.rpartition(":")
    namespace = schema.namespaces.get(prefix, "")
    return f"{{{namespace}}}{local}" if namespace else local


def _attribute(constraint: Any) -> str | None:
    """Give the attribute that a constraint with one field looks at."""
    fields = list(getattr(constraint, "fields", ()))
    match = _ATTRIBUTE_FIELD.fullmatch(fields[0].path) if len(fields) == 1 else None
    if match is None:
        return None
    return match["name"].replace("xml:", "{http://www.w3.org/XML/1998/namespace}")


def _shown(values: str) -> str:
    """Write a Python tuple as an editor wrote its values."""
    return ", ".join(part.strip().strip("'\"") for part in values.strip("()").split(",") if part.strip())


def _pair(attribute: str | None, value: str) -> str:
    return f'{short(attribute)}="{value}"' if attribute else f"“{value}”"


def unknown_types(document: XmlDocument, schema: Any) -> list[Diagnostic]:
    """
    Find the types that a document names with xsi:type and the schema does not have, which xmlschema stumbles over.

    Args:
        document: The document.
        schema: The schema, as xmlschema loaded it.

    Returns:
        S005 for each.
    """
    if b"type" not in document.data or b"XMLSchema-instance" not in document.data:
        return []
    found = []
    for element in document.root.iter(etree.Element):
        written = element.get(_TYPE)
        if written is None:
            continue
        prefix, _, local = written.strip().rpartition(":")
        namespace = element.nsmap.get(prefix or None, "")
        name = f"{{{namespace}}}{local}" if namespace else local
        if name not in schema.maps.types:
            known = sorted(short(each) for each in schema.maps.types if "XMLSchema}" not in each)
            message = f'xsi:type="{written}" on {where(element)} names no type of the schema'
            hint = did_you_mean(local, known, "type")
            found.append(diagnostic("S005", message, document.locate(element, _TYPE), hint=hint))
    return found
