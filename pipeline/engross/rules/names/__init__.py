"""Family N: names in the documents and entries in the authorities agree."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.rules.names import across as authorities
from engross.rules.names import entries, mentions
from engross.rules.names.index import Index
from engross.summary import forms, listed, names
from engross.xmlio import child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.summary import Summary
    from engross.summary.names import Naming
    from engross.xmlio import Element, XmlDocument

_REMEMBERED = 100_000


def check(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:  # noqa: ARG001 (as all rules)
    """
    Check the entries of a file, and the names in its text against them.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings of family N.
    """
    owners: dict[str, set[str]] = {}
    for entry in facts.entries:
        for name in entry.names:
            owners.setdefault(forms.strict(name), set()).add(entry.id)
    yield from entries.in_file(document, facts, owners)
    if not facts.is_document or not facts.entries:
        return
    used = list(names.used(document, facts))
    unresolved = names.unresolved(used, facts)
    suspects = [each for each in _suspects(used, facts, owners) if each[1].is_identified or unresolved.get(each[0])]
    if not suspects:
        return
    index = Index()
    for entry, element in listed.elements(document, facts):
        index.add(facts.path, listed.read(entry, element, facts))
    dated = names.dated(document.root)
    is_annotated = any(naming.is_identified for _, naming in used)
    for element, naming in suspects:
        placed = dataclasses.replace(naming, elements=(child_sequence(element),))
        if naming.is_identified:
            found = mentions.judged(placed, index, facts.path, dated)
        elif naming.is_cover or is_annotated:
            found = mentions.open_to(placed, index, facts.path, dated)
        else:
            continue
        for each in found:
            yield from mentions.at_places(facts.path, placed, each)


def across(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Check the entries of an edition, and the names of its documents against the entries of other files.

    Args:
        every: The summary of every file, in the order of their paths; gone through several times.

    Yields:
        Findings of family N.
    """
    yield from authorities.idle(every)
    yield from authorities.twice(every)
    index = Index()
    for summary in every:
        for entry in summary.entries:
            index.add(summary.path, entry)
    clear: set[tuple[object, ...]] = set()
    for summary in every:
        for naming in summary.namings:
            if naming.is_identified:
                # most names stand in many documents with the same pointer, and are right
                key = (naming.targets, naming.words, naming.gloss, naming.name, naming.kind, naming.is_cover)
                if key in clear:
                    continue
                found = list(mentions.judged(naming, index, summary.path, summary.dated))
                if not found and not index.has_times(naming.targets) and len(clear) < _REMEMBERED:
                    clear.add(key)
            elif naming.is_cover or summary.is_annotated:
                found = list(mentions.open_to(naming, index, summary.path, summary.dated))
            else:
                continue
            for each in found:
                yield from mentions.at_places(summary.path, naming, each)


def _suspects(
    used: Iterable[tuple[Element, Naming]], facts: Facts, owners: Mapping[str, set[str]]
) -> Iterator[tuple[Element, Naming]]:
    """Leave out the names with which nothing can be wrong, at little cost: nearly all."""
    kinds = {entry.id: entry.kind for entry in facts.entries}
    for element, naming in used:
        own = [identifier for path, identifier in naming.targets if path == facts.path]
        if (
            not naming.is_identified
            or naming.is_cover
            or naming.gloss
            or any(kinds.get(identifier, naming.kind) is not naming.kind for identifier in own)
            or owners.get(forms.strict(naming.words), set(own)).isdisjoint(own)
        ):
            yield element, naming
