"""How messages about an XSD call what stands in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from engross.relaxng.findings.advice import ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.xmlio import Element

_LONGEST = 60
# XML Schema Part 2: what a type of its own is called in plain words
_TYPES = {
    "int": "whole number",
    "integer": "whole number",
    "long": "whole number",
    "short": "whole number",
    "nonNegativeInteger": "whole number",
    "positiveInteger": "whole number above 0",
    "decimal": "number",
    "double": "number",
    "float": "number",
    "boolean": "true or false",
    "date": "date",
    "dateTime": "date with a time",
    "time": "time",
    "gYear": "year",
    "gYearMonth": "year and month",
    "anyURI": "address",
    "language": "language tag",
}


def short(name: str) -> str:
    """
    Take the namespaces off a tag, an attribute or a message.

    Args:
        name: In Clark notation, or with such names in it.

    Returns:
        The same with local names alone, and `xml:` where that is the namespace.
    """
    name = name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
    name = name.replace("{http://www.w3.org/2001/XMLSchema-instance}", "xsi:")
    return re.sub(r"\{[^}]*\}|\bns\d+:", "", name)


def path(element: Element) -> str:
    """
    Give the path that an editor would write.

    Args:
        element: An element of a document.

    Returns:
        Such as `TEI/text/body/p[2]`, positions only where there are several.
    """
    steps = []
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        same = list(parent.iterchildren(str(node.tag))) if parent is not None else [node]
        steps.append(short(str(node.tag)) + (f"[{same.index(node) + 1}]" if len(same) > 1 else ""))
    return "/".join(reversed(steps))


def where(element: Element) -> str:
    """
    Name an element with its place.

    Args:
        element: An element of a document.

    Returns:
        Such as `<p> at TEI/text/body/p[2]`.
    """
    return f"<{short(str(element.tag))}> at {path(element)}"


def names(particle: Any) -> Iterator[str]:
    """
    Name an element particle, and all that may stand for it (XML Schema Part 1, section 3.3.6: substitution groups).

    Args:
        particle: A component of xmlschema.

    Yields:
        Names without namespaces; none for a wildcard.
    """
    if not getattr(particle, "name", None):
        return
    if not getattr(particle, "abstract", False):
        yield short(particle.name)
    for substitute in particle.iter_substitutes():
        if not substitute.abstract:
            yield short(substitute.name)


def stray(element: Element, longest: int = 40) -> str:
    """
    Quote the first words that stand between the children of an element.

    Args:
        element: An element of a document.
        longest: How many characters are quoted.

    Returns:
        A colon and the words in quotes; empty where there are none.
    """
    texts = (text for text in (element.text, *(child.tail for child in element)) if text and text.strip())
    words = " ".join(next(texts, "").split())
    return f": “{brief(words, longest)}”" if words else ""


def brief(text: str, longest: int = _LONGEST) -> str:
    """
    Shorten a quotation.

    Args:
        text: The whole.
        longest: How many characters are kept.

    Returns:
        Its beginning, with an ellipsis where something is left out.
    """
    return text if len(text) <= longest else f"{text[:longest]}…"


def type_name(validator: Any) -> str:
    """
    Say what a value should be.

    Args:
        validator: The type or facet that refuses it.

    Returns:
        Such as `whole number`; empty where the type has no common name.
    """
    return next((_TYPES[name] for name in _lineage(validator) if name in _TYPES), "")


def advice(validator: Any) -> str:
    """
    Say how to write a value.

    Args:
        validator: The type, facet or attribute that refuses it.

    Returns:
        A sentence; empty where the type has none.
    """
    return next((ADVICE[name] for name in _lineage(validator) if name in ADVICE), "")


def _lineage(validator: Any) -> Iterator[str]:
    """Name a component, what it is part of, and what it is derived from."""
    waiting = [validator]
    for each in waiting:
        yield getattr(each, "local_name", None) or ""
        above = (getattr(each, "parent", None), getattr(each, "base_type", None))
        waiting.extend(one for one in above if one is not None and one not in waiting)
