"""Family P: what was published can still be found."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from engross import config, released
from engross.diagnostics import Location, closest, diagnostic, few
from engross.edition import document_ids
from engross.errors import ConfigError
from engross.summary import MARK, mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.released import Document, EntryPage, Lock
    from engross.summary import Held, Summary
    from engross.summary.listed import Listed


def check(every: Iterable[Summary], edition: Edition) -> Iterator[Diagnostic]:
    """
    Compare an edition with what was published of it.

    Args:
        every: The summary of every file, in the order of their paths; gone through twice.
        edition: The edition, with its redirects.

    Yields:
        P001 to P004 and P008 for what was published and is gone, P005 and P006 for redirects that lead nowhere or are
        not needed, P007 for an engross.lock.json that cannot be read.
    """
    redirects = edition.config.site.redirects
    try:
        read = released.read(edition.root)
    except ConfigError as error:
        yield from error.diagnostics
        read = None
    if read is None and not redirects:
        return
    lock, text = read or (released.Lock(), "")
    present = _present(every, edition, lock)
    yield from _documents(lock, text, present, redirects)
    yield from _entries(lock, text, present, redirects, every)
    yield from _settings(lock, edition)
    written = edition.text()
    for old, new in redirects.items():
        if old in present:
            message = f"{old} is redirected, and there is a page of that name again"
            yield diagnostic("P006", message, place_of_redirect(written, old))
        elif followed(old, redirects, present) not in present and not present.unread:
            hint = _meant(new, present)
            message = f"{old} is redirected to {new}, which is no page of the edition"
            yield diagnostic("P005", message, place_of_redirect(written, old), hint=hint)


def followed(page: str, redirects: Mapping[str, str], present: Container[str]) -> str:
    """
    Follow redirects.

    Args:
        page: A folder below the output folder.
        redirects: Where each is redirected.
        present: The pages that there are.

    Returns:
        The page that a reader arrives at, there or not; nothing where the redirects go in a circle.
    """
    seen = set()
    while page in redirects and page not in present:
        if page in seen:
            return ""
        seen.add(page)
        page = redirects[page]
    return page


def place_of_redirect(text: str, old: str) -> Location:
    """
    Find a redirect in an edition.toml.

    Args:
        text: The file's text.
        old: The page that it leads away from.

    Returns:
        The line and column, or the file alone where the redirect is written in a way that this cannot follow.
    """
    start = text.find("redirects")
    name = re.escape(old)
    match = re.compile(rf"""(["']){name}\1\s*=|(?<![\w./"'-]){name}\s*=""").search(text, max(start, 0))
    if match is None:
        return Location(config.NAME)
    return Location(
        config.NAME, text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Present:
    """
    What the edition has now.

    Attributes:
        documents: The id of each document, by its path.
        titles: Their titles, by their ids.
        lost: The anchors that were published and are gone, by the document's id.
        pages: The pages of entries that are of interest here.
        unread: The files that could not be read: of these nothing is known.
    """

    documents: Mapping[str, str]
    titles: Mapping[str, str]
    lost: Mapping[str, list[str]]
    pages: frozenset[str]
    unread: frozenset[str]

    def __contains__(self, page: object) -> bool:
        return page in self.titles or page in self.pages


def _present(every: Iterable[Summary], edition: Edition, lock: Lock) -> _Present:
    read = set()
    declared: dict[str, str | None] = {}
    for summary in every:
        read.add(summary.path)
        if summary.is_document:
            declared[summary.path] = summary.root_id
    documents = document_ids(declared.items())
    titles: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    asked = {page.partition("/")[2] for pair in edition.config.site.redirects.items() for page in pair if "/" in page}
    asked |= {page.id for page in lock.entries.values()} | {
        page.page.partition("/")[2] for page in lock.entries.values()
    }
    pages: set[str] = set()
    known: set[tuple[str, str, str]] = set()
    for summary in every:
        identifier = documents.get(summary.path, "")
        if identifier:
            titles[identifier] = summary.title
            if identifier in lock.documents:
                gone = [each for each in lock.documents[identifier].anchors if each not in summary.ids]
                lost.update({identifier: gone} if gone else {})
        every_entry: list[Listed | Held] = [*summary.entries, *summary.held]
        for entry in every_entry:
            name = f"{identifier}.{entry.id}" if entry.is_local else entry.id
            if entry.id in asked or name in asked:
                pages.add(f"{entry.kind}/{name}")
                known.add((entry.kind, entry.id, identifier if entry.is_local else ""))
    pages.update(each.page for each in lock.entries.values() if (each.kind, each.id, each.document) in known)
    unread = frozenset(source.path for source in edition.sources) - read
    return _Present(documents, titles, lost, frozenset(pages), unread)


def _documents(lock: Lock, text: str, present: _Present, redirects: Mapping[str, str]) -> Iterator[Diagnostic]:
    for document in lock.documents.values():
        if document.id in present:
            lost = present.lost.get(document.id)
            if lost:
                many = f"{len(lost)} places" if len(lost) > 1 else "a place"
                message = f"{many} of {document.id} could be linked to, and no element has that xml:id now: {few(lost)}"
                yield diagnostic("P003", message, released.place_of(text, "", lost[0], inside=document.id))
        elif document.path not in present.unread and followed(document.id, redirects, present) not in present:
            message = f"{document.id} was published, and no document has this id now"
            hint = _redirect(document.id, _heir(document, lock, present))
            yield diagnostic("P001", message, released.place_of(text, "id", document.id), hint=hint)


def _entries(
    lock: Lock, text: str, present: _Present, redirects: Mapping[str, str], every: Iterable[Summary]
) -> Iterator[Diagnostic]:
    if present.unread:
        return  # the entry may stand in a file that could not be read
    lost = [
        entry
        for entry in lock.entries.values()
        if entry.page not in present
        and followed(entry.page, redirects, present) not in present
        and not _goes(entry, lock, present)
    ]
    heirs = _namesakes(lost, every) if lost else {}
    for entry in lost:
        message = f"the page {entry.page} was published, and no entry of the edition has the id {entry.id} now"
        hint = _redirect(entry.page, heirs.get(entry.page, ""))
        yield diagnostic("P002", message, released.place_of(text, "page", entry.page), hint=hint)


def _namesakes(lost: Iterable[EntryPage], every: Iterable[Summary]) -> dict[str, str]:
    """Find the pages of the entries that have the names now."""
    wanted = {(entry.kind, mark([entry.name])): entry.page for entry in lost}
    found: dict[str, str] = {}
    for summary in every:
        every_entry: list[tuple[Listed | Held, bytes]] = [(held, held.mark) for held in summary.held]
        every_entry += [(entry, mark(form.words for form in entry.forms)) for entry in summary.entries]
        for entry, marks in every_entry:
            for n in range(0, 0 if entry.is_local else len(marks), MARK):
                page = wanted.get((entry.kind, marks[n : n + MARK]))
                if page is not None:
                    found.setdefault(page, f"{entry.kind}/{entry.id}")
    return found


def _goes(entry: EntryPage, lock: Lock, present: _Present) -> bool:
    """Say whether the page of a play's person goes with the play, of which is told already."""
    return entry.document in lock.documents and entry.document not in present


def _settings(lock: Lock, edition: Edition) -> Iterator[Diagnostic]:
    written = edition.text()
    about = edition.config.edition
    if lock.base_url and lock.base_url != about.base_url:
        message = f"the edition was published at {lock.base_url}, and base_url is {about.base_url or 'not set'} now"
        yield diagnostic("P004", message, config.place_of(written, "edition", "base_url"))
    gone = sorted(set(lock.outputs) - set(edition.config.build.outputs))
    if gone:
        named = f"{' and '.join(gone)} {'was' if len(gone) == 1 else 'were'}"
        message = f"{named} published of each document, and outputs has no such thing now"
        yield diagnostic("P008", message, config.place_of(written, "build", "outputs"))


def _heir(document: Document, lock: Lock, present: _Present) -> str:
    """Find the id that a document most likely has now: that of its file, of its title, or one like its own."""
    here = present.documents.get(document.path)
    if here is not None:
        return here
    new = [identifier for identifier in present.titles if identifier not in lock.documents]
    alike = [identifier for identifier in new if document.title and present.titles[identifier] == document.title]
    return alike[0] if len(alike) == 1 else closest(document.id, new)


def _redirect(old: str, new: str) -> str:
    line = f'"{old}" = "{new or "..."}"'
    return f"Give it back its id, or add to edition.toml, below [site.redirects]: {line}"


def _meant(wanted: str, present: _Present) -> str:
    close = closest(wanted, present.titles)
    return f"Did you mean {close}?" if close else ""
