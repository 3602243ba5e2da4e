"""Family I: the ids of elements and of documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.edition import document_ids, folded, unusable
from engross.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.facts import Facts

# Namespaces in XML 1.0, production 4 (NCName), on the character classes of XML 1.0, fifth edition, section 2.3
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(f"[{_START}][{_START}\\-.0-9\xb7\u0300-\u036f\u203f-\u2040]*")


def in_file(facts: Facts) -> Iterator[Finding]:
    """
    Find ids that stand twice in a file, or are no XML names.

    Args:
        facts: What the file says.

    Yields:
        I005 at each repetition, I006 at each malformed id.
    """
    first: dict[str, str] = {}
    for identifier, element in facts.ids:
        if not _NCNAME.fullmatch(identifier.strip()):
            message = f'xml:id="{identifier}" is not an XML name'
            yield Finding("I006", message, facts.path, element, "xml:id")
        if identifier in first:
            message = f'xml:id="{identifier}" stands on another element of this file already'
            yield Finding("I005", message, facts.path, element, "xml:id")
        first.setdefault(identifier, element)


def across(every: Sequence[Facts]) -> Iterator[Finding]:
    """
    Find document ids that cannot be published as they are.

    Args:
        every: The facts of every file, in the order of their paths.

    Yields:
        I004 for an id that cannot be a folder, I001 for one that another document has already.
    """
    documents = [facts for facts in every if facts.is_document]
    published = document_ids((facts.path, facts.root_id) for facts in documents)
    holder: dict[str, str] = {}
    for facts in documents:
        declared = facts.root_id
        if declared is not None and (reason := unusable(declared)):
            message = (
                f'xml:id="{declared}" cannot be this document\'s folder: {reason}; it is published as'
                f" {published[facts.path]}"
            )
            yield Finding("I004", message, facts.path, "/1", "xml:id")
        elif declared is not None and folded(declared) in holder:
            message = (
                f'xml:id="{declared}" is the id of {holder[folded(declared)]} too; this document is published as'
                f" {published[facts.path]}"
            )
            yield Finding("I001", message, facts.path, "/1", "xml:id")
        holder.setdefault(folded(published[facts.path]), facts.path)
