"""The entries of authorities: each has a name, can be who it says, is there once, and is of use."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from engross.authority import KINDS
from engross.rules.finding import Finding
from engross.rules.names.index import overlapping
from engross.summary import forms, idnos, listed
from engross.xmlio import TEI, child_sequence, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engross.facts import Facts
    from engross.summary.listed import Form, Listed
    from engross.xmlio import XmlDocument


def in_file(document: XmlDocument, facts: Facts, owners: Mapping[str, set[str]]) -> Iterator[Finding]:
    """
    Check the entries of a file, and the identifiers that it has of the authority files of the world.

    Args:
        document: The file.
        facts: What it says.
        owners: The ids of its entries that have a name, by that name as `forms.strict` gives it.

    Yields:
        N011 for an entry without a name, N015 for an identifier that there cannot be, N012, N013 and N016 for two
        entries of the file that may be one.
    """
    keys: list[str] = []
    yield from _identifiers(document, facts, keys)
    is_clear = all(entry.names for entry in facts.entries) and len(set(keys)) == len(keys)
    if is_clear and all(len(ids) == 1 for ids in owners.values()):
        return  # most files: nothing to look at more closely
    read = [
        listed.read(entry, element, facts) for entry, element in listed.elements(document, facts) if not entry.local
    ]
    for entry in read:
        if not entry.is_named:
            message = f"the {entry.kind.word} {entry.id} has no name"
            yield Finding("N011", message, facts.path, entry.element)
    yield from doubles([(facts.path, entry) for entry in read])


def doubles(entries: Sequence[tuple[str, Listed]], *, in_files: bool = True) -> Iterator[Finding]:
    """
    Find entries that may be one.

    Args:
        entries: Entries with the files that they stand in.
        in_files: Whether pairs in one file are meant, or pairs in two.

    Yields:
        At the later one N012 for an identifier that both have, N013 for the same name, birth and death, N016 for a
        cover name that both had at one time.
    """
    said: set[tuple[str, str, str, str]] = set()
    for code, alike in itertools.chain(_by_key(entries), _by_life(entries)):
        for (path, entry), (first_path, first), shared in alike:
            pair = (first_path, first.id, path, entry.id)
            if first.id != entry.id and (path == first_path) is in_files and pair not in said:
                said.add(pair)
                yield Finding(
                    code,
                    f"{entry.id} and {_there(first, first_path, path)} have {shared}",
                    path,
                    entry.element,
                    hint=f"If they are one {entry.kind.word}, keep one entry, and let all mentions point to it.",
                )
    for (path, entry), (first_path, first), form in _by_cover(entries):
        if first.id != entry.id and (path == first_path) is in_files:
            message = f'the cover name "{form.words}" is one of {_there(first, first_path, path)} too'
            yield Finding("N016", message, path, f"{entry.element}/{form.child}")


def _there(entry: Listed, path: str, here: str) -> str:
    return entry.id if path == here else f"{entry.id} in {path}"


_Pair = tuple[tuple[str, "Listed"], tuple[str, "Listed"], str]


def _by_key(entries: Sequence[tuple[str, Listed]]) -> Iterator[tuple[str, list[_Pair]]]:
    first: dict[tuple[str, str], tuple[str, Listed]] = {}
    for path, entry in entries:
        for key in entry.keys:
            held = first.setdefault((entry.kind, key), (path, entry))
            if held[1] is not entry:
                yield "N012", [((path, entry), held, f"one identifier, {key}")]


def _by_life(entries: Sequence[tuple[str, Listed]]) -> Iterator[tuple[str, list[_Pair]]]:
    first: dict[tuple[str, str, tuple[str, ...]], tuple[str, Listed]] = {}
    for path, entry in entries:
        if not entry.life or not entry.forms:
            continue
        main = next((form for form in entry.forms if form.type == "main"), entry.forms[0])
        held = first.setdefault((entry.kind, forms.strict(main.words), entry.life), (path, entry))
        if held[1] is not entry:
            lived = " and ".join(entry.life)
            yield "N013", [((path, entry), held, f'the same name, "{main.words}", and the same dates, {lived}')]


def _by_cover(
    entries: Iterable[tuple[str, Listed]],
) -> Iterator[tuple[tuple[str, Listed], tuple[str, Listed], Form]]:
    holders: dict[str, list[tuple[str, Listed, list[Form]]]] = {}
    for path, entry in entries:
        covers: dict[str, list[Form]] = {}
        for form in entry.forms:
            if form.is_cover:
                covers.setdefault(forms.strict(form.words), []).append(form)
        for key, alike in covers.items():
            for other_path, other, others in holders.get(key, ()):
                if overlapping(alike, others):
                    yield (path, entry), (other_path, other), alike[0]
                    break
            holders.setdefault(key, []).append((path, entry, alike))


def _identifiers(document: XmlDocument, facts: Facts, keys: list[str]) -> Iterator[Finding]:
    """Find the identifiers that there cannot be; gather the others."""
    for idno in document.root.iter(f"{{{TEI}}}idno"):
        found = idnos.of_idno(f"{idno.get('type', '')} {idno.get('subtype', '')}", idno.text or "")
        if found is None:
            continue
        if found.fault:
            message = f'"{(idno.text or "").strip()}" is no identifier of {found.scheme}: {found.fault}'
            yield Finding("N015", message, facts.path, child_sequence(idno))
        elif (above := idno.getparent()) is not None and local_name(above) in KINDS:
            keys.append(f"{found.scheme} {found.value}")
    for pointer in facts.pointers:
        if pointer.path is None and pointer.value.startswith("http"):
            found = idnos.of_address(pointer.value)
            if found is not None and found.fault:
                message = f'{pointer.attribute}="{pointer.value}" has no identifier of {found.scheme}: {found.fault}'
                yield Finding("N015", message, facts.path, pointer.element, pointer.attribute)
