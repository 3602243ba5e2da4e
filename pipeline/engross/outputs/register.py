"""The edition's entries, each with the page it gets and the places that mention it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.authority import Kind, joined, sorted_out
from engross.edition import free_name, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engross.authority import Entry
    from engross.edition import Edition
    from engross.facts import Facts, Mention


@dataclasses.dataclass(frozen=True, slots=True)
class Mentions:
    """
    The places of one document that mention an entry.

    Attributes:
        path: The document's file.
        mentions: At least one, in document order.
    """

    path: str
    mentions: tuple[Mention, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Registered:
    """
    An entry with its page.

    Attributes:
        id: The name of its page's folder.
        entry: The entry, joined of all files that have it.
        mentioned: Where the documents mention it, in the order of their files.
    """

    id: str
    entry: Entry
    mentioned: tuple[Mentions, ...]

    @property
    def page(self) -> str:
        """The page's path in the output folder."""
        return f"{self.entry.kind}/{self.id}/index.html"

    @property
    def count(self) -> int:
        """How many places mention it."""
        return sum(len(group.mentions) for group in self.mentioned)


class Register:
    """
    All entries of an edition.

    Attributes:
        documents: The id of each document, by its path.
    """

    def __init__(self, edition: Edition, every: Sequence[Facts], documents: Mapping[str, str]) -> None:
        """
        Take the entries of all files together.

        Args:
            edition: The edition; its configuration may say where entries are taken from.
            every: The facts of every file, in the order of their paths.
            documents: The id of each document, by its path.
        """
        self.documents = documents
        self._pages: dict[tuple[str, str], Registered] = {}
        self._every: list[Registered] = []
        mentioned = _mentioned(every)
        taken: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for wanted, same in _same(edition, every, documents):
            identifier = free_name(wanted, taken[same[0].kind])
            places: dict[str, list[Mention]] = {}
            for entry in same:
                for path, mention in mentioned.get((entry.path, entry.id), ()):
                    places.setdefault(path, []).append(mention)
            groups = tuple(Mentions(path, tuple(places[path])) for path in sorted(places))
            registered = Registered(identifier, joined(same), groups)
            self._every.append(registered)
            self._pages.update({(entry.path, entry.id): registered for entry in same})

    def find(self, path: str | None, identifier: str) -> Registered | None:
        """
        Find the entry that a pointer means.

        Args:
            path: The file that the pointer resolves to.
            identifier: The id in it.

        Returns:
            The entry, or None where it is not one.
        """
        return self._pages.get((path or "", identifier))

    def of_kind(self, kind: Kind) -> list[Registered]:
        """
        List the entries of one kind.

        Args:
            kind: Persons, places or organisations.

        Returns:
            Them, in the order of the files.
        """
        return [registered for registered in self._every if registered.entry.kind is kind]


def _same(edition: Edition, every: Sequence[Facts], documents: Mapping[str, str]) -> Iterator[tuple[str, list[Entry]]]:
    """Bring together the entries that several files have, each with a name for its page; a play's cast is its own."""
    settings = edition.config.authority
    chosen = {
        Kind.PERSON: matches(edition.root, settings.persons),
        Kind.PLACE: matches(edition.root, settings.places),
        Kind.ORGANISATION: matches(edition.root, settings.organisations),
    }
    together: dict[tuple[Kind, str], list[Entry]] = {}
    for facts in every:
        for entry in facts.entries:
            if chosen[entry.kind] and entry.path not in chosen[entry.kind]:
                continue
            name = f"{documents.get(entry.path, '')}.{entry.id}".strip(".") if entry.local else entry.id
            together.setdefault((entry.kind, name), []).append(entry)
    for (_, name), found in together.items():
        for same in sorted_out(found):
            yield name, same


def _mentioned(every: Iterable[Facts]) -> dict[tuple[str, str], list[tuple[str, Mention]]]:
    places: dict[tuple[str, str], list[tuple[str, Mention]]] = {}
    for facts in every:
        if facts.is_document:
            for mention in facts.mentions:
                places.setdefault((mention.path, mention.id), []).append((facts.path, mention))
    return places
