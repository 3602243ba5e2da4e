"""Whether two trees are the same but for what was meant to change."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.mending.edits import Place
    from engross.xmlio import Element


def difference(old: Element, new: Element, expected: Mapping[Place, str]) -> str:
    """
    Compare a mended document with what it was.

    Args:
        old: The root as it was.
        new: The root as it is.
        expected: Every attribute and text that is to differ, and what it is to be.

    Returns:
        What differs besides, or is not as expected; empty where nothing is wrong.
    """
    values: dict[Element, dict[str, str]] = {}
    heads: dict[Element, str] = {}
    tails: dict[Element, str] = {}
    for place, text in expected.items():
        element = place.element
        if place.name is not None:
            values.setdefault(element, {})[place.name] = text
        elif place.after:
            tails[element[place.after - 1]] = text
        else:
            heads[element] = text
    for before, after in zip_longest(old.iter(), new.iter()):
        if before is None or after is None or before.tag != after.tag or len(before) != len(after):
            return "the elements would not be the same"
        if isinstance(before.tag, str):
            if {**before.attrib, **values.get(before, {})} != dict(after.attrib):
                return "other attributes would change as well"
        elif getattr(before, "target", None) != getattr(after, "target", None):
            return "the instructions would not be the same"
        if heads.get(before, before.text or "") != (after.text or ""):
            return "other words would change as well"
        if tails.get(before, before.tail or "") != (after.tail or ""):
            return "other words would change as well"
    return ""
