"""The entries of an edition or of one file, by what points to them and by what they are called."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import w3cdates
from engross.summary import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.authority import Kind
    from engross.summary.listed import Form, Listed


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """
    An entry and the file that it stands in.

    Attributes:
        path: The file, relative to the edition.
        entry: The entry.
    """

    path: str
    entry: Listed


class Index:
    """Entries, to be looked up."""

    def __init__(self) -> None:
        """Begin without any."""
        self._by_place: dict[tuple[str, str], Held] = {}
        self._by_form: dict[str, dict[tuple[Kind, str], Held]] = {}
        self._by_surname: dict[str, dict[tuple[Kind, str], Held]] = {}
        self._words: dict[tuple[str, str], frozenset[str]] = {}

    def add(self, path: str, entry: Listed) -> None:
        """
        Take an entry in.

        Args:
            path: The file that it stands in.
            entry: The entry; one that several files have under one id is found under each, and counts once.
        """
        held = Held(path, entry)
        self._by_place[path, entry.id] = held
        if entry.is_local:
            return
        for form in entry.forms:
            self._by_form.setdefault(forms.strict(form.words), {}).setdefault((entry.kind, entry.id), held)
        for surname in entry.surnames:
            self._by_surname.setdefault(forms.strict(surname), {}).setdefault((entry.kind, entry.id), held)

    def at(self, target: tuple[str, str]) -> Held | None:
        """
        Find the entry that a pointer means.

        Args:
            target: The path and the id that it points to.

        Returns:
            The entry; None where there is none.
        """
        return self._by_place.get(target)

    def has_times(self, targets: Iterable[tuple[str, str]]) -> bool:
        """
        Say whether it depends on a document's date how entries may be called in it.

        Args:
            targets: The path and the id of each.

        Returns:
            Whether one of them states when it had a name.
        """
        held = (self._by_place.get(target) for target in targets)
        return any(form.first or form.last for each in held if each is not None for form in each.entry.forms)

    def called(self, words: str, kind: Kind | None = None, *, surname: bool = False) -> list[Held]:
        """
        Find the entries that have a name.

        Args:
            words: The name.
            kind: Of what kind they are to be; None for any.
            surname: Whether it may be the surname alone.

        Returns:
            Them, in the order in which they were added.
        """
        key = forms.strict(words)
        found = dict(self._by_form.get(key, {}))
        if surname:
            found.update(self._by_surname.get(key, {}))
        return [held for held in found.values() if kind in (None, held.entry.kind)] if key else []

    def words_of(self, held: Held) -> frozenset[str]:
        """
        Take all names of an entry apart.

        Args:
            held: The entry.

        Returns:
            The words that they are made of, as `forms.loose` gives them.
        """
        key = (held.path, held.entry.id)
        if key not in self._words:
            self._words[key] = frozenset().union(*(forms.loose(form.words) for form in held.entry.forms))
        return self._words[key]


def covers(held: Held, words: str) -> list[Form]:
    """
    Find the pseudonyms of an entry that are written like a name.

    Args:
        held: The entry.
        words: The name.

    Returns:
        Them, in their order.
    """
    key = forms.strict(words)
    return [form for form in held.entry.forms if form.is_cover and forms.strict(form.words) == key]


def is_apart(one: Form, first: str, last: str) -> bool:
    """
    Say whether a name was certainly not in use in a time.

    Args:
        one: The name.
        first: The first date of that time, as a W3C date; empty where it is not bounded.
        last: The last date of it.

    Returns:
        Whether the dates that the name states all lie before or after.
    """
    return _precedes(one.last, first) or _precedes(last, one.first)


def overlapping(forms_here: Iterable[Form], others: Iterable[Form]) -> bool:
    """
    Say whether two entries may have had a name at one time.

    Args:
        forms_here: The forms of the one that are written alike.
        others: Those of the other.

    Returns:
        Whether any two are not apart.
    """
    known = list(others)
    return any(not is_apart(one, other.first, other.last) for one in forms_here for other in known)


def _precedes(last: str, first: str) -> bool:
    """Say whether a day that ends a time comes before one that begins another; not where either is unknown."""
    end, start = w3cdates.read(last), w3cdates.read(first)
    if end is None or start is None or end.year is None or start.year is None:
        return False
    return end.last < start.first
