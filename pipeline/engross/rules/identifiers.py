"""Family I: the ids of elements and of documents."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from engross.edition import document_ids, folded, unusable
from engross.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.facts import Facts
    from engross.summary import Declared, Summary
    from engross.xmlio import XmlDocument

# Namespaces in XML 1.0, production 4 (NCName), on the character classes of XML 1.0, fifth edition, section 2.3
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(f"[{_START}][{_START}\\-.0-9\xb7\u0300-\u036f\u203f-\u2040]*")
# When an edition's documents are named like their files
_ENOUGH = 5
_RATIO = 5
_MANY = 200


def in_file(document: XmlDocument, facts: Facts) -> Iterator[Finding]:
    """
    Find ids that stand twice in a file, or are no XML names.

    Args:
        document: The file.
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
            line = document.locate(first[identifier]).line
            hint = f"The other one stands in line {line}: give one of the two another xml:id."
            yield Finding("I005", message, facts.path, element, "xml:id", hint=hint)
        first.setdefault(identifier, element)


def across(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Find document ids that cannot be published as they are.

    Args:
        every: The summary of every file, in the order of their paths.

    Yields:
        I004 for an id that cannot be a folder, I001 for one that another document has already.
    """
    declared = {summary.path: summary.root_id for summary in every if summary.is_document}
    published = document_ids(declared.items())
    holder: dict[str, str] = {}
    for path, identifier in declared.items():
        as_what = f"this document is published as {published[path]}"
        if identifier is not None and (reason := unusable(identifier)):
            message = f'xml:id="{identifier}" cannot be this document\'s folder: {reason}; {as_what}'
            yield Finding("I004", message, path, "/1", "xml:id")
        elif identifier is not None and folded(identifier) in holder:
            message = f'xml:id="{identifier}" is the id of {holder[folded(identifier)]} too; {as_what}'
            yield Finding("I001", message, path, "/1", "xml:id")
        holder.setdefault(folded(published[path]), path)


def unlike_files(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Find documents whose id is not the name of their file, in an edition that names its files so.

    Args:
        every: The summary of every file.

    Yields:
        I011, where at least five documents, and all but a few, have their file's name as the root's `xml:id`.
    """
    alike = 0
    others: list[tuple[str, str | None, str]] = []
    for summary in every:
        if summary.is_document:
            name = posixpath.basename(summary.path).rsplit(".", 1)[0]
            if summary.root_id == name:
                alike += 1
            elif len(others) < _MANY:
                others.append((summary.path, summary.root_id, name))
    if alike < _ENOUGH or len(others) * _RATIO > alike:
        return
    for path, identifier, name in others:
        if identifier is not None:
            message = f'xml:id="{identifier}" is not the name of the file, as it is in {alike} other documents'
            yield Finding("I011", message, path, "/1", "xml:id", f'Write xml:id="{name}", or rename the file.')
        else:
            message = f"this document has no xml:id, where {alike} others have the name of their file"
            yield Finding("I011", message, path, "/1", None, f'Write xml:id="{name}" on the root element.')


def idle(every: Iterable[Summary]) -> Iterator[Finding]:
    """
    Find elements that are there to be pointed to, and to which nothing in the edition points.

    Args:
        every: The summary of every file; gone through twice.

    Yields:
        I012 at the first file with such an element. Headers are copied from file to file: what is used in one of
        them is no finding in the others.
    """
    first: dict[tuple[str, str], tuple[str, Declared]] = {}
    count: dict[tuple[str, str], int] = {}
    wanted: set[tuple[str, str]] = set()
    for summary in every:
        for declared in summary.idle:
            key = (declared.name, declared.id)
            first.setdefault(key, (summary.path, declared))
            count[key] = count.get(key, 0) + 1
    if not first:
        return
    ids = {identifier for _, identifier in first}
    for summary in every:
        wanted.update(want for want in summary.wants if want[1] in ids)
        waiting = {declared.id for declared in summary.idle}
        for identifier in ids & summary.ids.keys() - waiting:
            first.pop((summary.ids[identifier], identifier), None)
    for (name, identifier), (path, declared) in first.items():
        if not any(want[1] == identifier for want in wanted):
            others = count[name, identifier] - 1
            more = f", nor in {others} other file{'s' * (others > 1)} that ha{'ve' if others > 1 else 's'} it"
            message = f'nothing in the edition points to the {name} "{identifier}"{more if others else ""}'
            yield Finding("I012", message, path, declared.element)
