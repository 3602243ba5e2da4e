"""Family H: what a citation or a catalogue needs, and does not find in the header of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.header import correspondence, placeholders, publication, revisions, sources, titles
from engross.rules.header.words import child, finding, gap
from engross.xmlio import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument

_ROOT = f"{{{TEI}}}TEI"


def check(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:  # noqa: ARG001 (as all rules)
    """
    Check the header of a document; of an authority nothing is asked.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings of family H.
    """
    root = document.root
    if root.tag != _ROOT or not facts.is_document:
        return
    path = document.path
    header = child(root, "teiHeader")
    if header is None:
        message = "this document has no header: no title, nobody who made it, nothing to cite it by"
        yield finding(path, "H001", message, gap(root, "standOff", "facsimile", "sourceDoc", "text"))
        return
    file = child(header, "fileDesc")
    statement = child(file, "titleStmt")
    holder = next(element for element in (statement, file, header) if element is not None)
    yield from titles.title(path, statement, gap(holder))
    yield from placeholders.left_behind(path, header)
    yield from titles.people(path, header, facts)
    if file is not None:
        yield from publication.statement(path, file)
        yield from sources.source(path, file)
    yield from sources.writing(path, root, header)
    yield from sources.hands(path, header)
    yield from sources.language(path, root, header)
    yield from correspondence.check(path, header)
    yield from revisions.order(path, header)
