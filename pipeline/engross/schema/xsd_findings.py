"""
What xmlschema knows of a breach of an XSD, as findings for an editor.

xmlschema knows the element, the particle and the facet; its words name Python's types and Clark's names, so the
sentences here are made of what it knows, and its words stand only where nothing better can be said.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Diagnostic, diagnostic, did_you_mean, few
from engross.relaxng.findings.advice import ADVICE
from engross.schema import xsd_keys
from engross.schema.xsd_words import advice, brief, names, path, short, stray, type_name, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.xmlio import Element, XmlDocument

_ATTRIBUTE = re.compile(r"attribute (?P<name>\S+?)='(?P<value>.*?)': (?P<reason>.*)", re.DOTALL)
_NOT_ALLOWED = re.compile(r"'(?P<name>[^']+)' attribute not allowed|use of attribute '(?P<prohibited>[^']+)'")
_MISSING = re.compile(r"missing required attribute '(?P<name>[^']+)'")
_FIXED = re.compile(r"attribute '(?P<name>[^']+)' has a fixed value '(?P<value>.*)'|fixed value '(?P<content>.*)'")
_UNAVAILABLE = re.compile(r"unavailable namespace '(?P<namespace>.*)'")
_TEST = re.compile(r"value is not true with test path '(?P<test>.*)'", re.DOTALL)
_PATTERN = re.compile(r"value doesn't match any pattern of \[(?P<patterns>.*)\]", re.DOTALL)
_PYTHON = re.compile(r"invalid literal for \w+\(\)|invalid value |could not convert|Invalid \w+ string|<class ")
_CLOSE = 0.7
_TELLING = 3
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_DOCUMENTATION = "{http://www.w3.org/2001/XMLSchema}documentation"


class Explainer:
    """Makes findings of the errors of one schema."""

    def __init__(self, schema: Any, name: str) -> None:
        """
        Keep the schema.

        Args:
            schema: As xmlschema loaded it.
            name: How messages call it.
        """
        self._schema = schema
        self._name = name
        self._known: frozenset[str] | None = None

    def findings(self, document: XmlDocument, errors: Iterable[Any]) -> list[Diagnostic]:
        """
        Say what is wrong.

        Args:
            document: The document.
            errors: What xmlschema found in it.

        Returns:
            The findings: S001 to S009; one where xmlschema says one thing twice.
        """
        every = list(errors)
        nilled = {id(error.elem) for error in every if "not nillable" in str(error.reason)}
        # the type without values of XSD 1.1 refuses the element; what it says of the attributes adds nothing
        refused = {id(error.elem) for error in every if getattr(error.validator, "local_name", "") == "error"}
        found: dict[tuple[object, ...], Diagnostic] = {}
        for error in every:
            if id(error.elem) in refused and getattr(error.validator, "local_name", "") != "error":
                continue
            if id(error.elem) in nilled and "not nillable" not in str(error.reason):
                continue  # the empty value is what nil was for
            for each in self._explained(document, error):
                # of text in an element that may be empty alone, xmlschema complains twice
                key = (each.code, each.location) if each.code == "S006" else (each,)
                found.setdefault(key, each)
        return list(found.values())

    def _explained(self, document: XmlDocument, error: Any) -> Iterator[Diagnostic]:
        reason = str(error.reason or "")
        element = error.elem
        kind = type(error.validator).__name__
        if type(error).__name__ == "XMLSchemaChildrenValidationError":
            yield self._misplaced(document, error, short(element.tag))
        elif kind == "XsdAssert":
            yield _broken_rule(document, error)
        elif match := _FIXED.search(reason):
            yield _not_fixed(document, element, match)
        elif match := _ATTRIBUTE.match(reason):
            if not _concerns_id(match["name"], match["reason"]):
                yield self._bad_value(document, error, match)
        elif match := _NOT_ALLOWED.search(reason):
            yield _no_attribute(document, error, match["name"] or match["prohibited"])
        elif match := _MISSING.search(reason):
            if not _misspelt(short(match["name"]), element, error.validator):
                message = f"{where(element)} lacks the attribute {short(match['name'])}"
                yield diagnostic("S004", message, document.locate(element))
        elif "character data" in reason:
            yield _text(document, element)
        elif "not an element of the schema" in reason:
            yield self._unknown(document, element, f"<{short(element.tag)}>")
        elif "abstract element" in reason or "abstract XSD element" in reason:
            yield _abstract(document, error)
        elif match := _UNAVAILABLE.search(reason):
            message = (
                f"{where(element)} belongs to the namespace {match['namespace']}, which {self._name} does not describe"
            )
            yield diagnostic("S001", message, document.locate(element))
        elif "not nillable" in reason:
            message = f"{where(element)} may not be left empty with xsi:nil"
            yield diagnostic("S003", message, document.locate(element, _NIL))
        else:
            keys = xsd_keys.explained(document, error, self._schema, reason)
            yield from _of_value(document, error, reason) if keys is None else keys

    def _misplaced(self, document: XmlDocument, error: Any, parent: str) -> Diagnostic:
        particles = list(error.validator.iter_elements())
        known = list(dict.fromkeys(name for particle in particles for name in names(particle)))
        expected = list(dict.fromkeys(name for particle in error.expected or () for name in names(particle)))
        child = error.invalid_child
        if child is None:
            wanted = few(expected) if expected else "more content"
            message = f"<{parent}> at {path(error.elem)} is not complete: expected {wanted}"
            return diagnostic("S002", message, document.locate(error.elem), expected=expected)
        name = short(child.tag)
        is_open = any(not getattr(particle, "name", None) for particle in particles)
        if name not in self._elements() and not is_open:
            return self._unknown(document, child, f"<{name}>, in <{parent}> at {path(error.elem)},")
        message = f"<{name}> may not stand here in <{parent}> at {path(error.elem)}"
        if expected:
            message += f"; expected {few(expected)}"
        elif name in known:
            message += ", where it comes too late, too early or too often"
        elif is_open:
            message += f", which takes none of its namespace {child.tag[1:].partition('}')[0]} there"
        elif not known:
            message += ", which holds no elements"
        hint = (
            f"Add {expected[0]} before it, if that is what is missing; else move {name}."
            if 0 < len(expected) <= _TELLING
            else ""
        )
        return diagnostic("S001", message, document.locate(child), hint=hint, expected=expected or known)

    def _unknown(self, document: XmlDocument, element: Element, called: str) -> Diagnostic:
        message = f"{called} is no element that {self._name} knows"
        hint = did_you_mean(short(str(element.tag)), sorted(self._elements()), "element")
        return diagnostic("S001", message, document.locate(element), hint=hint)

    def _elements(self) -> frozenset[str]:
        """Name every element of the schema, those that are declared inside a type too."""
        if self._known is None:
            from xmlschema import XsdElement

            every = [component for schema in self._schema.maps.iter_schemas() for component in _elements_of(schema)]
            self._known = frozenset(short(each.name) for each in every if isinstance(each, XsdElement) and each.name)
        return self._known

    def _bad_value(self, document: XmlDocument, error: Any, match: re.Match[str]) -> Diagnostic:
        values = [str(value) for value in getattr(error.validator, "enumeration", None) or () if value]
        name, value, reason = match["name"], match["value"], match["reason"]
        message = f'{short(name)}="{brief(value)}" is not allowed on {where(error.elem)}'
        if values:
            message += f": it is one of {few(values)}"
        kind = ADVICE["language"] if name.endswith("}lang") else advice(error.validator)
        hint = did_you_mean(value, values, "value") or kind
        if values and not hint:
            hint = f"Write one of {few(values)}."
        if not values and (said := _said(error.validator, reason, is_hinted=bool(hint))):
            message += f": {said}"
        return diagnostic("S005", message, document.locate(error.elem, name), hint=hint, expected=values)


def _elements_of(schema: Any) -> Iterator[Any]:
    from xmlschema import XsdElement

    yield from schema.iter_components(XsdElement)


def _broken_rule(document: XmlDocument, error: Any) -> Diagnostic:
    """Say which assertion of XSD 1.1 does not hold (XML Schema 1.1 Part 1, section 3.13), in the schema's own words."""
    documented = error.validator.elem.iter(_DOCUMENTATION)
    texts = [" ".join("".join(each.itertext()).split()) for each in documented]
    words = " ".join(filter(None, texts)).rstrip(".")
    test = " ".join(error.validator.path.split())
    if str(error.reason) != "assertion test is false":  # an error of the expression
        reason = " ".join(str(error.reason).split())
        message = f"a rule of the schema could not be tested on {where(error.elem)}: {reason}; the test is {test}"
        return diagnostic("S009", message, document.locate(error.elem), hint="Mend the test in the schema.")
    message = (
        f"{where(error.elem)} breaks a rule of the schema: {words or 'this does not hold of it'}; the test is {test}"
    )
    hint = "Change the element until its test holds." if not words else ""
    return diagnostic(
        "S009", message, document.locate(error.elem), hint=hint, detail=error.validator.elem.get("id", "")
    )


def _not_fixed(document: XmlDocument, element: Element, match: re.Match[str]) -> Diagnostic:
    if match["name"] is None:
        message = f"{where(element)} has to say “{match['content']}”{stray(element).replace(':', ', not')}"
        return diagnostic("S005", message, document.locate_text(element), hint=f"Write {match['content']}.")
    name = match["name"]
    said = element.get(name, "")
    message = f'{short(name)}="{brief(said)}" is not allowed on {where(element)}: its only value is {match["value"]}'
    return diagnostic("S005", message, document.locate(element, name), hint=f'Write {short(name)}="{match["value"]}".')


def _no_attribute(document: XmlDocument, error: Any, attribute: str) -> Diagnostic:
    known = sorted(short(str(each)) for each in error.validator if each and each != attribute)
    return diagnostic(
        "S003",
        f"{short(attribute)} is no attribute of {where(error.elem)}",
        document.locate(error.elem, attribute),
        hint=did_you_mean(short(attribute), known, "attribute"),
        expected=known,
    )


def _text(document: XmlDocument, element: Element) -> Diagnostic:
    words = stray(element)
    if words:
        message = f"text stands directly in {where(element)}, which holds elements alone{words}"
        if not len(element):
            message = f"text stands in {where(element)}, which has to be empty{words}"
        return diagnostic("S006", message, document.locate_text(element))
    message = f"spaces or line breaks stand in {where(element)}, which has to be empty"
    return diagnostic("S006", message, document.locate(element), hint="Let the end tag follow the start tag at once.")


def _abstract(document: XmlDocument, error: Any) -> Diagnostic:
    instead = list(dict.fromkeys(names(error.validator)))
    message = f"{where(error.elem)} cannot be used itself: it stands for others in the schema"
    hint = f"Write one of {few(instead)}." if instead else ""
    return diagnostic("S001", message, document.locate(error.elem), hint=hint, expected=instead)


def _of_value(document: XmlDocument, error: Any, reason: str) -> Iterator[Diagnostic]:
    """Complain of what an element holds, or of the element in xmlschema's words."""
    element = error.elem
    if error.obj is element:
        yield diagnostic("S009", f"{where(element)}: {short(reason)}", document.locate(element), hint=advice(error))
        return
    if getattr(error.validator, "local_name", "") == "error":  # XSD 1.1: the type without values
        attributes = " ".join(f'{short(str(name))}="{value}"' for name, value in element.attrib.items())
        message = f"{where(element)} is not allowed with these attributes: {attributes}"
        yield diagnostic("S009", message, document.locate(element), hint="Change or remove one of the attributes.")
        return
    words = brief(" ".join((element.text or "").split()))
    values = [str(value) for value in getattr(error.validator, "enumeration", None) or () if value]
    hint = did_you_mean(words, values, "value") or advice(error.validator)
    message = f"“{words}” is not allowed in {where(element)}"
    said = f"it is one of {few(values)}" if values else _said(error.validator, reason, is_hinted=bool(hint))
    yield diagnostic("S005", f"{message}: {said}" if said else message, document.locate_text(element), hint=hint)


def _said(validator: Any, reason: str, *, is_hinted: bool) -> str:
    """Say why a value is refused, where a hint does not; never in Python's words."""
    if match := _TEST.search(reason):
        return f"the schema tests it with {' '.join(match['test'].split())}"
    if match := _PATTERN.search(reason):
        return f"it does not follow the pattern {match['patterns']}"
    if "time zone" in reason:
        wanted = "needs" if "required" in reason else "may not have"
        return f"it {wanted} a time zone, such as Z or +01:00"
    if _PYTHON.search(reason):
        kind = type_name(validator)
        return f"it is no {kind}" if kind else ""
    return "" if is_hinted else short(reason)


def _concerns_id(attribute: str, reason: str) -> bool:
    return attribute.endswith("}id") and ("duplicated" in reason.lower() or "pattern" in reason)


def _misspelt(missing: str, element: Element, known: Iterable[str | None]) -> bool:
    """Tell whether an unknown attribute is the missing one with a slip, which is reported already."""
    unknown = [short(str(name)) for name in element.attrib if name not in set(known)]
    return bool(difflib.get_close_matches(missing, unknown, 1, _CLOSE))
