"""Family U: the text, and the characters that it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.text import (
    bidi,
    characters,
    edges,
    empty,
    languages,
    mojibake,
    normal,
    punctuation,
    quotes,
    spaces,
)
from engross.rules.text.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument

_RULES: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    normal.not_composed,
    characters.misplaced,
    characters.hidden,
    characters.private,
    bidi.unbalanced,
    mojibake.misread,
    quotes.mixed,
    punctuation.spaced_marks,
    edges.loose,
    spaces.doubled,
    spaces.trailing,
    empty.empty,
    languages.tags,
    languages.undocumented,
)


def check(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:  # noqa: ARG001 (as all rules)
    """
    Check the text of a document or an authority.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings of family U.
    """
    reading = Reading(document)
    for rule in _RULES:
        yield from rule(reading)
