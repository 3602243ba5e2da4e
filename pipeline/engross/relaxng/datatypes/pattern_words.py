"""Says in words why a text does not match a pattern, and how a right one looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes.regex_nodes import One, Repeat
from engross.relaxng.datatypes.words import character_fault, clipped, shown

if TYPE_CHECKING:
    from engross.relaxng.datatypes.regex import Regex

# What the patterns of the TEI mean: what the value is not, and an example.
_KNOWN = {
    r"(\-?[\d]+/\-?[\d]+)": ("is no fraction: two whole numbers with “/” between them are asked for", "1/2"),
    r"(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?)": (
        "is no point: two numbers with a comma between them, and no space, are asked for",
        "10,25.5",
    ),
    r"(\-?[0-9]+\.?[0-9]*,\-?[0-9]+\.?[0-9]*)": (
        "is no point: two numbers with a comma between them, and no space, are asked for",
        "10,25.5",
    ),
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": (
        "is no measure: a number and then, without a space, its unit (cm, mm, in, pt, px, em, % …) is asked for",
        "12cm",
    ),
    r"[\d]+(\.[\d]+){0,2}": (
        "is no version number: one to three numbers with points between them are asked for",
        "1.0",
    ),
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": (
        "is no version number: one to four numbers with points between them are asked for",
        "1.0.2b",
    ),
    r"[a-z][a-z0-9\+\.\-]*": (
        "is no prefix: it starts with a small letter a to z, and goes on with small letters, digits, “+”, “.” and “-”",
        "psn",
    ),
    r"[^/\s]+:\S*": ("has no prefix and colon at its beginning", "psn:anna"),
    r".+:.+": ("has no prefix and colon before a name", "xml:id"),
    r"(19[789][0-9]|[2-9][0-9]{3}).*": ("is before 1970", "2020-12-31"),
    r"\S+": ("", "name"),
    r"[^\p{C}\p{Z}]+": ("", "word"),
}


def known_example(source: str) -> str:
    """
    Give a natural value for a pattern of the TEI.

    Args:
        source: The pattern.

    Returns:
        A text that matches it; empty for other patterns.
    """
    return _KNOWN.get(source, ("", ""))[1]


def mismatch(pattern: Regex, text: str) -> str:
    """
    Say why a text does not match a pattern.

    Args:
        pattern: The pattern.
        text: A text that does not match it.

    Returns:
        A phrase that follows the value.
    """
    if not text:
        return "is empty"
    node = pattern.node
    if isinstance(node, Repeat) and isinstance(node.body, One) and node.low <= 1 and node.high is None:
        members = node.body.members
        return character_fault(next(character for character in text if character not in members))
    words = _KNOWN.get(pattern.source, ("", ""))[0]
    if words:
        return words
    return f"does not match the pattern {pattern.source}{_place(pattern, text)}"


def _place(pattern: Regex, text: str) -> str:
    """Say from where on a text cannot match."""
    reach = pattern.automaton.reach(text)
    if reach == len(text):
        return ": something is missing at its end"
    if reach == 0:
        return f": {shown(text[0])} cannot be its first character"
    return f": {shown(text[reach])} cannot follow “{clipped(text[:reach])}”"
