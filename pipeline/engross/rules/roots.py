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
    if facts.is_document or facts.entries:
        return
    name = facts.root.rpartition("}")[2]
    if facts.root == f"{{{TEI}}}teiCorpus":
        message = "teiCorpus holds several documents, and only files with a root TEI are published"
        yield Finding("X007", message, facts.path, "/1", hint="Put each document into a file of its own.")
    elif facts.root in ("TEI", "TEI.2", "teiCorpus"):
        message = f"<{name}> is not in TEI's namespace, so nothing of this file is read as TEI"
        yield Finding("X007", message, facts.path, "/1")
    elif facts.root == f"{{{TEI}}}TEI":
        message = "this file has no text and no authority entries: there is nothing in it to publish"
        yield Finding("X008", message, facts.path, "/1")
    else:
        yield Finding("X008", f"<{name}> is the root of this file, which is no TEI document", facts.path, "/1")
