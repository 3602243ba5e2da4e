"""The rules that no schema can hold: about one document's facts, or about all facts of an edition together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules import identifiers, roots, targets

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from engross.facts import Facts
    from engross.rules.finding import Finding


def of_document(facts: Facts) -> Iterator[Finding]:
    """
    Check one file by itself.

    Args:
        facts: What it says.

    Yields:
        Findings in that file.
    """
    yield from roots.unread(facts)
    yield from identifiers.in_file(facts)


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
