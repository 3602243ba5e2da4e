"""
XSD 1.0: lxml gives the verdict at once, and xmlschema explains a failure.

lxml's own messages name the parent's line and up to two hundred tags; xmlschema knows the element, the particle and
the facet, so the findings here are made of what it knows.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from engross.diagnostics import Location, diagnostic, did_you_mean, few
from engross.errors import SchemaError
from engross.relaxng.findings.advice import ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.xmlio import Element, XmlDocument

_ATTRIBUTE = re.compile(r"attribute (?P<name>\S+?)='(?P<value>.*?)': (?P<reason>.*)", re.DOTALL)
_NOT_ALLOWED = re.compile(r"'(?P<name>[^']+)' attribute not allowed")
_MISSING = re.compile(r"missing required attribute '(?P<name>[^']+)'")
_QUOTED = 40
_CLOSE = 0.7
_TELLING = 3


class XsdSchema:
    """An XSD 1.0 schema, ready to check documents."""

    def __init__(self, file: Path, name: str) -> None:
        """
        Load a schema for its first verdicts.

        Args:
            file: The `.xsd` file; what it includes is read from beside it.
            name: How messages call it.

        Raises:
            SchemaError: It cannot be read, or is no XSD 1.0 (S011).
        """
        self._file = file
        self._name = name
        # without entities libxml2 has no reason to read the DTD that many schemas name
        parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
        try:
            self._fast = etree.XMLSchema(etree.parse(file, parser))
        except (etree.XMLSyntaxError, etree.XMLSchemaParseError, OSError) as error:
            log = getattr(error, "error_log", None) or ()
            line = next((entry.line for entry in log if entry.line), None)
            message = f"{name} is no XSD 1.0 schema that can be used: {error}"
            raise SchemaError(diagnostic("S011", message, Location(name, line))) from None
        self._slow: Any = None
        self._known: frozenset[str] | None = None

    def check(self, document: XmlDocument) -> list[Diagnostic]:
        """
        Check a document.

        Args:
            document: The document.

        Returns:
            A finding for each breach; none for a doubled or malformed `xml:id`, which the identifier rules report.
        """
        if self._fast.validate(document.root):
            return []
        import xmlschema

        if self._slow is None:
            self._slow = xmlschema.XMLSchema(str(self._file.resolve()), allow="local", use_meta=False)
        errors = list(self._slow.iter_errors(document.root))
        found = [finding for error in errors for finding in self._explain(document, error)]
        return found if errors else self._unexplained(document)

    def _unexplained(self, document: XmlDocument) -> list[Diagnostic]:
        """Fall back on lxml's words where the two engines disagree."""
        return [
            diagnostic(
                "S009",
                error.message.replace("{http://www.tei-c.org/ns/1.0}", ""),
                Location(document.path, error.line),
            )
            for error in self._fast.error_log
        ]

    def _explain(self, document: XmlDocument, error: Any) -> Iterator[Diagnostic]:
        """Make a finding of ours of one of xmlschema's errors."""
        reason = str(error.reason or "")
        element = error.elem
        name = _short(element.tag)
        where = f"<{name}> at {_path(element)}"
        if type(error).__name__ == "XMLSchemaChildrenValidationError":
            yield self._misplaced(document, error, name)
        elif match := _ATTRIBUTE.match(reason):
            if not _concerns_id(match["name"], match["reason"]):
                yield self._bad_value(document, error, match, where)
        elif match := _NOT_ALLOWED.search(reason):
            attribute = match["name"]
            known = sorted(_short(str(known)) for known in error.validator if known)
            yield diagnostic(
                "S003",
                f"{_short(attribute)} is no attribute of {where}",
                document.locate(element, attribute),
                hint=did_you_mean(_short(attribute), known, "attribute"),
                expected=known,
            )
        elif match := _MISSING.search(reason):
            if _misspelt(_short(match["name"]), element, error.validator):
                return
            yield diagnostic("S004", f"{where} lacks the attribute {_short(match['name'])}", document.locate(element))
        elif "character data" in reason:
            yield diagnostic(
                "S006",
                f"text stands directly in {where}, which holds elements alone{_stray(element)}",
                document.locate_text(element),
            )
        else:
            message = f"{where}: {_short(reason)}"
            yield diagnostic(
                "S005" if error.obj is not element else "S009",
                message,
                document.locate(element),
                hint=_type_hint(error),
            )

    def _misplaced(self, document: XmlDocument, error: Any, parent: str) -> Diagnostic:
        known = list(dict.fromkeys(name for particle in error.validator.iter_elements() for name in _names(particle)))
        expected = list(dict.fromkeys(name for particle in error.expected or () for name in _names(particle)))
        child = error.invalid_child
        if child is None:
            wanted = few(expected) if expected else "more content"
            message = f"<{parent}> at {_path(error.elem)} is not complete: expected {wanted}"
            return diagnostic("S002", message, document.locate(error.elem), expected=expected)
        name = _short(child.tag)
        if name not in self._elements():
            message = f"<{name}>, in <{parent}> at {_path(error.elem)}, is no element that {self._name} knows"
            hint = did_you_mean(name, sorted(self._elements()), "element")
            return diagnostic("S001", message, document.locate(child), hint=hint)
        message = f"<{name}> may not stand here in <{parent}> at {_path(error.elem)}"
        if expected:
            message += f"; expected {few(expected)}"
        elif name in known:
            message += ", where it comes too late, too early or too often"
        elif not known:
            message += ", which holds no elements"
        hint = (
            f"Add {expected[0]} before it, if that is what is missing; else move {name}."
            if 0 < len(expected) <= _TELLING
            else ""
        )
        return diagnostic(
            "S001",
            message,
            document.locate(child),
            hint=hint,
            expected=expected or known,
        )

    def _elements(self) -> frozenset[str]:
        """Name every element of the schema, those that are declared inside a type too."""
        if self._known is None:
            from xmlschema import XsdElement

            self._known = frozenset(_short(each.name) for each in self._slow.iter_components(XsdElement) if each.name)
        return self._known

    def _bad_value(self, document: XmlDocument, error: Any, match: re.Match[str], where: str) -> Diagnostic:
        values = [str(value) for value in getattr(error.validator, "enumeration", None) or () if value]
        message = f'{_short(match["name"])}="{match["value"]}" is not allowed on {where}'
        if values:
            message += f": it is one of {few(values)}"
        kind = ADVICE["language"] if match["name"].endswith("}lang") else _type_hint(error)
        hint = did_you_mean(match["value"], values, "value") or kind
        if values and not hint:
            hint = f"Write one of {few(values)}."
        if not values and not hint:
            message += f": {_short(match['reason'])}"
        location = document.locate(error.elem, match["name"])
        return diagnostic("S005", message, location, hint=hint, expected=values)


def _concerns_id(attribute: str, reason: str) -> bool:
    return attribute.endswith("}id") and ("duplicated" in reason or "pattern" in reason)


def _misspelt(missing: str, element: Element, known: Iterable[str | None]) -> bool:
    """Tell whether an unknown attribute is the missing one with a slip, which is reported already."""
    unknown = [_short(str(name)) for name in element.attrib if name not in set(known)]
    return bool(difflib.get_close_matches(missing, unknown, 1, _CLOSE))


def _stray(element: Element) -> str:
    """Quote the first words that stand between the children of an element."""
    texts = (text for text in (element.text, *(child.tail for child in element)) if text and text.strip())
    words = " ".join(next(texts, "").split())
    return f": “{words[:_QUOTED]}”" if words else ""


def _short(name: str) -> str:
    """Take namespaces off a tag, an attribute or a message."""
    name = name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
    return re.sub(r"\{[^}]*\}|\bns\d+:", "", name)


def _path(element: Element) -> str:
    """Give the path that an editor would write, positions only where there are several."""
    steps = []
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        same = list(parent.iterchildren(str(node.tag))) if parent is not None else [node]
        steps.append(_short(str(node.tag)) + (f"[{same.index(node) + 1}]" if len(same) > 1 else ""))
    return "/".join(reversed(steps))


def _names(particle: Any) -> Iterator[str]:
    """Name an element particle, and all that may stand for it (XSD 1.0, section 3.3.6: substitution groups)."""
    if not getattr(particle, "name", None):
        return
    if not getattr(particle, "abstract", False):
        yield _short(particle.name)
    for substitute in particle.iter_substitutes():
        if not substitute.abstract:
            yield _short(substitute.name)


def _type_hint(error: Any) -> str:
    waiting = [error.validator]
    for validator in waiting:
        name = getattr(validator, "local_name", None) or ""
        if name in ADVICE:
            return ADVICE[name]
        above = (getattr(validator, "parent", None), getattr(validator, "base_type", None))
        waiting.extend(each for each in above if each is not None and each not in waiting)
    return ""
