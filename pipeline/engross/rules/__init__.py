"""The rules that no schema can hold: about one document, or about all facts of an edition together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules import identifiers, roots, targets

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from typing import TypeAlias

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument

    DocumentRules: TypeAlias = Callable[[XmlDocument, Facts, Validate], Iterator[Finding]]

# Each family's rules for TEI documents and authorities.
_FAMILIES: tuple[DocumentRules, ...] = ()


def of_file(facts: Facts) -> Iterator[Finding]:
    """
    Check what a file needs to be published at all.

    Args:
        facts: What it says.

    Yields:
        Findings in that file.
    """
    yield from roots.unread(facts)
    yield from identifiers.in_file(facts)


def of_document(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:
    """
    Check one file by itself.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings in that file.
    """
    yield from of_file(facts)
    for rules in _FAMILIES:
        yield from rules(document, facts, settings)


def of_edition(every: Sequence[Facts], files: Container[str]) -> Iterator[Finding]:
    """
    Check what only the whole edition shows.

    Args:
        every: The facts of every file, in the order of their paths.
        files: Every file below the edition's folder that a pointer may name, relative to it.

    Yields:
        Findings in any of the files.
    """
    yield from identifiers.across(every)
    yield from targets.unresolved(every, files)
