"""The edition's entries, each with the page it gets."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, NamedTuple

from engross.authority import Entry, Kind, joined, sorted_out
from engross.edition import free_name, matches
from engross.work.keys import of_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.edition import Edition

_OF_WORD = {kind.value: kind for kind in Kind}


class Offer(NamedTuple):
    """
    An entry that a file has.

    Attributes:
        id: Its `xml:id`.
        kind: The name of its register, such as `persons`.
        local: Whether it describes a participant of its own document alone.
        variant: The digest of what it says.
    """

    id: str
    kind: str
    local: bool
    variant: bytes


class Variant(NamedTuple):
    """
    What an entry says, which may be the same in many files.

    Attributes:
        names: Its names, as they are written.
        xml: The element itself.
    """

    names: tuple[str, ...]
    xml: str


@dataclasses.dataclass(frozen=True, slots=True)
class Registered:
    """
    An entry with its page.

    Attributes:
        id: The name of its page's folder.
        entry: The entry, joined of all files that have it.
        digest: Of its page and of what it says.
    """

    id: str
    entry: Entry
    digest: bytes

    @property
    def page(self) -> str:
        """The page's path in the output folder."""
        return f"{self.entry.kind}/{self.id}/index.html"

    @property
    def name(self) -> str:
        """What to call the entry when it has changed: its file and its id."""
        return f"{self.entry.path}: entry {self.entry.id}"

    @property
    def title(self) -> str:
        """What the entry is called first."""
        return (*self.entry.names, self.id)[0]


class Register:
    """
    All entries of an edition.

    Attributes:
        documents: The id of each document, by its path.
        variants: The digests of what its entries say.
    """

    def __init__(
        self,
        edition: Edition,
        documents: Mapping[str, str],
        offers: Iterable[tuple[str, tuple[Offer, ...]]],
        variants: Mapping[bytes, Variant],
    ) -> None:
        """
        Take the entries of all files together.

        Args:
            edition: The edition; its configuration may say where entries are taken from.
            documents: The id of each document, by its path.
            offers: The entries of every file, in the order of their paths.
            variants: What each of them says.
        """
        self.documents = documents
        self.variants: set[bytes] = set()
        self._every: list[Registered] = []
        self._numbers: dict[str, dict[str, int]] = {}
        taken: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        chosen = _chosen(edition)
        together: dict[tuple[str, str], dict[bytes, Entry]] = {}
        claims: dict[tuple[str, str], list[tuple[str, str, bytes]]] = {}
        for path, offered in offers:
            for offer in offered:
                self.variants.add(offer.variant)
                if path in chosen.get(offer.kind, (path,)):
                    own = f"{documents.get(path, '')}.{offer.id}".strip(".") if offer.local else offer.id
                    key = (offer.kind, sys.intern(own))
                    same = together.setdefault(key, {})
                    if offer.variant not in same:
                        same[offer.variant] = _entry(path, offer, variants[offer.variant])
                    claims.setdefault(key, []).append((path, sys.intern(offer.id), offer.variant))
        for key, same in together.items():
            digests = {id(entry): digest for digest, entry in same.items()}
            number: dict[bytes, int] = {}
            for group in sorted_out(same.values()):
                number.update((digests[id(entry)], len(self._every)) for entry in group)
                self._every.append(_registered(key[1], group, taken[_OF_WORD[key[0]]]))
            for path, identifier, variant in claims.pop(key):
                self._numbers.setdefault(path, {})[identifier] = number[variant]

    def find(self, path: str | None, identifier: str) -> Registered | None:
        """
        Find the entry that a pointer means.

        Args:
            path: The file that the pointer resolves to.
            identifier: The id in it.

        Returns:
            The entry, or None where it is not one.
        """
        number = self._numbers.get(path or "", {}).get(identifier)
        return None if number is None else self._every[number]

    def of_kind(self, kind: Kind) -> list[Registered]:
        """
        List the entries of one kind.

        Args:
            kind: Persons, places or organisations.

        Returns:
            Them, in the order of the files.
        """
        return [registered for registered in self._every if registered.entry.kind is kind]

    def __iter__(self) -> Iterator[Registered]:
        return iter(self._every)


def _chosen(edition: Edition) -> dict[str, frozenset[str]]:
    settings = edition.config.authority
    globs = {
        Kind.PERSON: settings.persons,
        Kind.PLACE: settings.places,
        Kind.ORGANISATION: settings.organisations,
    }
    found = {kind.value: matches(edition.root, patterns) for kind, patterns in globs.items() if patterns}
    return {kind: paths for kind, paths in found.items() if paths}


def _entry(path: str, offer: Offer, variant: Variant) -> Entry:
    return Entry(path, offer.id, _OF_WORD[offer.kind], "", offer.local, variant.names, variant.xml)


def _registered(wanted: str, group: list[Entry], taken: set[str]) -> Registered:
    entry = joined(group)
    identifier = free_name(wanted, taken)
    return Registered(identifier, entry, of_values((identifier, entry.kind.value, entry.xml)))
