"""Family X: files that are XML, but nothing that an edition is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.finding import Finding
from engross.xmlio import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.facts import Facts


def unread(facts: Facts) -> Iterator[Finding]:
    """
    Find a file that will not be published and has no entries either.

    Args:
        facts: What the file says.

    Yields:
        X007 for a root that looks like TEI's and is not, X008 for any other file of no use.
    """
    is_tei = facts.root == f"{{{TEI}}}TEI"
    if (facts.is_document and is_tei) or (facts.entries and not facts.is_document):
        return
    namespace, _, name = facts.root.rpartition("}")
    if facts.root == f"{{{TEI}}}teiCorpus":
        message = "teiCorpus holds several documents, and only files with a root TEI are published"
        yield Finding("X007", message, facts.path, "/1", hint="Put each document into a file of its own.")
    elif facts.is_document:
        message = f"<{name}> is the root of this file, where a document has <TEI>"
        yield Finding("X007", message, facts.path, "/1", hint="Rename the root, its end tag too.")
    elif name in ("TEI", "TEI.2", "teiCorpus") and not is_tei:
        found = f"the namespace {namespace[1:]}" if namespace else "no namespace"
        message = f"<{name}> is in {found}, so nothing of this file is read as TEI"
        yield Finding("X007", message, facts.path, "/1", hint=f'Write xmlns="{TEI}" on it, exactly so.')
    elif is_tei:
        message = "this file has no text and no authority entries: there is nothing in it to publish"
        yield Finding("X008", message, facts.path, "/1")
    else:
        yield Finding("X008", f"<{name}> is the root of this file, which is no TEI document", facts.path, "/1")
