"""The entries of authorities, with all that tells one from another: names, lives, identifiers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from lxml import etree

from engross.authority import KINDS
from engross.summary import idnos
from engross.xmlio import TEI, XML_ID, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.authority import Entry, Kind
    from engross.facts import Facts
    from engross.xmlio import Element, XmlDocument

_T = f"{{{TEI}}}"
# The elements that name somebody or something, in a text and in an entry.
NAMES = tuple(f"{_T}{name}" for name in ("persName", "placeName", "orgName", "geogName", "name", "rs"))
_ENTRIES = tuple(f"{_T}{name}" for name in KINDS)
_OF_ENTRY = frozenset(("persName", "placeName", "orgName", "name", "geogName"))
# What an entry without a name may have in its place.
_DESCRIBING = tuple(f"{_T}{name}" for name in "p ab head label desc settlement region country district bloc".split())
# What says who is named, beside @ref.
_IDENTIFYING = ("ref", "key", "nymRef", "corresp", "sameAs", "copyOf")


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """
    One name of an entry.

    Attributes:
        words: As it is written.
        type: Its `@type`.
        first: Since when it was used, from `@from` or `@notBefore`; empty where nothing is said.
        last: Until when, from `@to` or `@notAfter`.
        child: Which child element of the entry it is, counted from 1.
    """

    words: str
    type: str
    first: str
    last: str
    child: int

    @property
    def is_cover(self) -> bool:
        """Whether it is a pseudonym."""
        return "pseudonym" in self.type


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """
    An entry of an authority.

    Attributes:
        id: Its `xml:id`.
        kind: Person, place or organisation.
        element: Its child sequence.
        is_local: Whether it describes a participant of its own document alone.
        is_named: Whether it has a name, or says in another way who is meant.
        is_used: Whether its file points to it, from outside of it.
        forms: Its names.
        surnames: What its names mark as surnames, or have before a comma.
        keys: Its identifiers in the authority files of the world, each after the file's name and a space.
        life: Birth and death, as its attributes have them.
    """

    id: str
    kind: Kind
    element: str
    is_local: bool
    is_named: bool
    is_used: bool
    forms: tuple[Form, ...]
    surnames: tuple[str, ...]
    keys: tuple[str, ...]
    life: tuple[str, ...]


def elements(document: XmlDocument, told: Facts) -> list[tuple[Entry, Element]]:
    """
    Find the elements of a file's entries.

    Args:
        document: The file.
        told: What it says.

    Returns:
        Every entry with its element, in document order.
    """
    if not told.entries:
        return []
    found = [element for element in document.root.iter(*_ENTRIES) if element.get(XML_ID)]
    return list(zip(told.entries, found, strict=True))


def read(entry: Entry, element: Element, told: Facts) -> Listed:
    """
    Read an entry.

    Args:
        entry: What the facts say of it.
        element: Its element.
        told: What its file says.

    Returns:
        The entry with all its names.
    """
    children = list(element.iterchildren(etree.Element))
    own = [(n, child) for n, child in enumerate(children, 1) if local_name(child) in _OF_ENTRY]
    inside = f"{entry.element}/"
    return Listed(
        id=entry.id,
        kind=entry.kind,
        element=entry.element,
        is_local=entry.local,
        is_named=bool(own) or is_identified(element) or _is_described(element),
        is_used=any(
            # a pointer that lacks its # is a slip of its own, and tells what was meant
            ((pointer.id == entry.id and pointer.path == told.path) or pointer.value == entry.id)
            and not f"{pointer.element}/".startswith(inside)
            for pointer in told.pointers
        ),
        forms=tuple(_form(child, n) for n, child in own),
        surnames=tuple(dict.fromkeys(surname for _, child in own if (surname := _surname(child)))),
        keys=tuple(keys(element)),
        life=_life(children),
    )


def keys(entry: Element) -> Iterator[str]:
    """
    Read the identifiers that an entry has in the authority files of the world.

    Args:
        entry: The element of an entry.

    Yields:
        Each that there can be, after the name of its authority file and a space.
    """
    for idno in entry.iterchildren(f"{_T}idno"):
        found = idnos.of_idno(f"{idno.get('type', '')} {idno.get('subtype', '')}", idno.text or "")
        if found is not None and not found.fault:
            yield f"{found.scheme} {found.value}"


def bounds(element: Element) -> tuple[str, str]:
    """
    Read since when and until when something was so.

    Args:
        element: An element with dates.

    Returns:
        The two dates as they are written; empty where none is stated, as by `@when`: a single date attests, and does
        not limit.
    """
    first = element.get("from") or element.get("notBefore") or ""
    return first, element.get("to") or element.get("notAfter") or ""


def text_of(element: Element) -> str:
    """
    Read the words of an element.

    Args:
        element: Any element.

    Returns:
        All of them, single spaces between them.
    """
    return " ".join("".join(element.itertext()).split())


def is_identified(element: Element) -> bool:
    """
    Say whether a name, one that it stands in, or one in it says who is meant.

    Args:
        element: The element of a name or an entry.

    Returns:
        Whether one of them has a pointer or a key.
    """
    return _is_pointing(element) or any(  # most are themselves, and are asked first
        _is_pointing(node) for node in (*element.iterancestors(*NAMES), *element.iterdescendants(*NAMES))
    )


def _is_pointing(element: Element) -> bool:
    return any(element.get(attribute) for attribute in _IDENTIFYING)


def _form(element: Element, child: int) -> Form:
    return Form(" ".join("".join(element.itertext()).split()), element.get("type", "").lower(), *bounds(element), child)


def _surname(name: Element) -> str:
    marked = [text_of(each) for each in name.iterchildren(f"{_T}surname")]
    if marked:
        return " ".join(marked)
    words = text_of(name)
    return words.partition(",")[0].strip() if "," in words else ""


def _life(children: list[Element]) -> tuple[str, ...]:
    return tuple(
        child.get("when") or "/".join(bounds(child))
        for child in children
        if local_name(child) in ("birth", "death") and (child.get("when") or any(bounds(child)))
    )


def _is_described(entry: Element) -> bool:
    """Some entries are prose, or hold their name deeper, as in a persona or a state."""
    return next(entry.iter(*NAMES, *_DESCRIBING), None) is not None
