"""Documents that are valid, or nearly so, cut out of real ones: what a mutant is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layout import Layout
from .mutants import Edit, edited

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.relaxng import Schema

_ROUNDS = 15


def thinned(data: bytes, most: int) -> bytes:
    """
    Leave the first children of each element, and take out the others.

    Args:
        data: A document.
        most: How many children may stay.

    Returns:
        A smaller document.
    """
    layout = Layout(data)
    return edited(
        data, _outermost([(child.start, child.end, b"") for each in layout.elements for child in each.children[most:]])
    )


def pruned(data: bytes, schema: Schema) -> bytes | None:
    """
    Take out what a schema does not allow, until it has nothing left to complain of.

    Args:
        data: A document.
        schema: What it shall be valid by.

    Returns:
        What is left of it; None where the root itself would have to go, or it takes too long.
    """
    for _ in range(_ROUNDS):
        findings = schema.validate(data, path="base.xml")
        if not findings:
            return data
        layout = Layout(data)
        edits = _outermost([edit for edit in (_without(layout, finding) for finding in findings) if edit is not None])
        if not edits:
            return None
        data = edited(data, edits)
    return None


def _without(layout: Layout, finding: Diagnostic) -> Edit | None:
    """Take out the attribute, element or text that a finding is about; the element around it where it is too little."""
    place = finding.location
    if place is None or place.line is None or place.column is None:
        return None
    offset = layout.offset(place.line, place.column)
    element = layout.element_at(offset)
    if element is not None:
        return (element.start, element.end, b"") if element.parent is not None else None
    holder = layout.around(offset)
    if holder is not None:
        attribute = next((each for each in holder.attributes if each.start <= offset <= each.end), None)
        return (attribute.start, attribute.end + 1, b"") if attribute is not None else None
    text = next((each for each in layout.texts if each.start <= offset < each.end), None)
    return (text.start, text.end, b"") if text is not None else None


def _outermost(edits: list[Edit]) -> list[Edit]:
    """Leave out what lies inside of what is taken out as a whole."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
