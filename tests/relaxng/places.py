"""
Where jing would complain.

jing's parser stands behind a tag when it tells jing of it, so each complaint has the place behind the `>` of the tag
that settled the matter. A finding of ours has the place of what is wrong; this is the way from there to jing's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.diagnostics import Diagnostic

    from .jing import Complaint
    from .layout import Layout

_ABOUT_CONTENT = ("S002", "S005")


def settled(layout: Layout, finding: Diagnostic) -> frozenset[int]:
    """
    Find where jing would complain of what we found.

    Args:
        layout: The document.
        finding: One finding in it.

    Returns:
        Offsets behind tags. There are two for a finding at an element that may be about the element's own content,
        which jing knows at the end tag, or about what is missing before the element.
    """
    place = finding.location
    if place is None or place.line is None or place.column is None:
        return frozenset()
    offset = layout.offset(place.line, place.column)
    element = layout.element_at(offset)
    if element is not None:
        return frozenset((element.inside, element.end) if finding.code in _ABOUT_CONTENT else (element.inside,))
    holder = layout.around(offset)
    if holder is not None:
        return frozenset((holder.inside,))
    return frozenset((layout.next_tag_end(offset),))


class Complained(NamedTuple):
    """
    The places behind tags that jing complains of.

    Attributes:
        certain: The first complaint at each place.
        repeated: Places where jing says again what it said before. Inside an element that it does not know, it does so
            behind every end tag, so that it may be a complaint or not.
    """

    certain: dict[int, Complaint]
    repeated: set[int]


def complained(layout: Layout, complaints: Iterable[Complaint]) -> Complained:
    """
    Find the tags that jing complains of.

    Args:
        layout: The document.
        complaints: What jing says of it.

    Returns:
        The places. Where an element must be empty, jing speaks of its text before it has read the tag that follows; the
        place is that tag's all the same. That an ID stood elsewhere first is no complaint.
    """
    found = Complained({}, set())
    unknown_until = 0
    said: set[str] = set()
    for complaint in complaints:
        message = complaint.message
        if message.startswith("first occurrence of ID"):
            continue
        place = layout.tag_end(layout.java_offset(complaint.line, complaint.column))
        if message in said and place < unknown_until and layout.closed_by(place) is not None:
            found.repeated.add(place)
            continue
        found.certain.setdefault(place, complaint)
        said.add(message)
        opened = layout.opened_by(place)
        if opened is not None and "not allowed anywhere" in message:
            unknown_until = max(unknown_until, opened.end)
    return found
