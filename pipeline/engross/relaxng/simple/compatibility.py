"""Whether the IDs of a schema can be told apart (RELAX NG DTD Compatibility, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.diagnostics import diagnostic
from engross.relaxng.simple.names import names_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.diagnostics import Diagnostic
    from engross.relaxng.simple.patterns import Element, Pattern
    from engross.relaxng.simple.restrictions import Checked


def check(schema: Checked) -> list[Diagnostic]:
    """
    Check what a schema says of ID, IDREF and IDREFS.

    Args:
        schema: What the restrictions found out.

    Returns:
        Why its IDs cannot be checked: a warning (S014) at each place that has to be mended first.
    """
    found = [
        _warning(pattern, "an ID or IDREF that is not alone in an attribute of one name") for pattern in schema.misused
    ]
    holders = [element for element in schema.elements if schema.attributes[element].identities]
    named: dict[str, list[Element]] = {}
    wide: list[Element] = []
    for element in schema.elements:
        names = names_of(element.names)
        for name in names or ():
            named.setdefault(name, []).append(element)
        if names is None:
            wide.append(element)
    for element in holders:
        names = names_of(element.names)
        if names is None:
            found.append(_warning(element, "an ID or IDREF on elements of any name"))
        for name in names or ():
            rivals = [*named[name], *(each for each in wide if each.names.contains(name))]
            found.extend(_conflicts(schema, element, name, rivals))
    return found


def _conflicts(schema: Checked, element: Element, name: str, rivals: list[Element]) -> Iterator[Diagnostic]:
    """Compare an element with the others that may have its name: an attribute is an ID in all of them, or in none."""
    for key, identity in schema.attributes[element].identities.items():
        for rival in rivals:
            others = schema.attributes[rival]
            if key in others and others.identities.get(key) != identity:
                message = f"{written(key)} on <{written(name)}> is {identity} here, and not so in another definition"
                yield _warning(element, message)
                break


def _warning(pattern: Pattern, message: str) -> Diagnostic:
    node = pattern.node
    return diagnostic("S014", f"{message}: IDs are not checked", node.source.locate(node.offset))
