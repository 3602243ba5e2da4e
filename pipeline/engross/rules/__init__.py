"""The rules that no schema can hold: about one document, or about all facts of an edition together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules import dates, deprecated, header, identifiers, kinds, names, pointing, roots, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.summary import Summary
    from engross.xmlio import XmlDocument

    DocumentRules: TypeAlias = Callable[[XmlDocument, Facts, Validate], Iterator[Finding]]

# Each family's rules for one file, after `of_file`.
FAMILIES: tuple[DocumentRules, ...] = (
    header.check,
    deprecated.check,
    text.check,
    kinds.check,
    names.check,
    dates.check,
)


def of_file(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:
    """
    Check what a build needs too: that a file can be published, its ids, and the pointers within it.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings in that file.
    """
    yield from roots.unread(facts)
    yield from identifiers.in_file(document, facts)
    yield from pointing.check(document, facts, settings)


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
    for rules in (of_file, *FAMILIES):
        yield from rules(document, facts, settings)


def of_edition(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Check what only the whole edition shows, but for pointers to other files: `targets.astray` finds those.

    Args:
        every: The summary of every file, in the order of their paths; gone through several times.

    Yields:
        Findings in any of the files.
    """
    yield from identifiers.across(every)
    yield from identifiers.unlike_files(every)
    yield from identifiers.idle(every)
    yield from names.across(every)


def of_publishing(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Check what a build needs too of the edition as a whole: the ids that documents are published under.

    Args:
        every: The summary of every file, in the order of their paths.

    Yields:
        Findings in any of the files.
    """
    yield from identifiers.across(every)
