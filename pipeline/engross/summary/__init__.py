"""What the edition needs to know of one file to judge the others: far smaller than its facts, and picklable."""

from __future__ import annotations

import dataclasses
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from engross.authority import Kind
from engross.summary import listed, names, pointees
from engross.summary.listed import Form, Listed
from engross.summary.names import Naming
from engross.xmlio import TEI, XML_ID, child_sequence, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.facts import Facts
    from engross.xmlio import Element, XmlDocument

__all__ = ["Declared", "Form", "Held", "Kind", "Listed", "Naming", "Summary", "mark", "summarise"]

MARK = 4  # the bytes of one name in a mark
_T = f"{{{TEI}}}"
_TITLE = 200  # as many characters of it tell documents apart
_IDENTIFIED = etree.XPath("//*[@xml:id]")
# Elements that are there for others to point to, and serve nothing without.
_TO_BE_POINTED_TO = frozenset(("anchor", "char", "glyph", "handNote", "interp", "rendition", "witness"))


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """
    An element that is there for others to point to.

    Attributes:
        id: Its `xml:id`.
        name: Its local name.
        element: Its child sequence.
    """

    id: str
    name: str
    element: str


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """
    An entry of a document's own list, to which it points itself: of interest to others only as one of their own.

    Attributes:
        id: Its `xml:id`.
        kind: Person, place or organisation.
        element: Its child sequence.
        is_local: Whether it describes a participant of its own document alone.
        mark: Four bytes for each of its names.
        keys: Its identifiers in the authority files of the world, as in `Listed`.
    """

    id: str
    kind: Kind
    element: str
    is_local: bool
    mark: bytes
    keys: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """
    What one file offers to the others and wants of them.

    Attributes:
        path: The file, relative to the edition.
        root_id: The root's `xml:id`, if it has one.
        title: The titles in its title statement, one after the other.
        is_document: Whether it is a TEI file with a text.
        ids: Every `xml:id`, and the local name of its element.
        wants: Path and id of every other file's element that it points to; the id is empty for a whole file.
        asks: Of these, path, id and the kind of element that the pointer asks for (`pointees.asked`), if it does.
        strays: The ids of this file that it points to and that it has not.
        idle: The elements that wait for a pointer, and to which this file has none.
        entries: The entries that are there for other files: all but those of a document's own lists.
        held: The entries of its own lists.
        namings: The names in its text on which other files have a say: those that point to them, and those that say
            nowhere who is meant, of which this file has no entry either.
        dated: The first and the last date that the document may have; empty where that is not said.
        is_annotated: Whether its text says of names who is meant.
    """

    path: str
    root_id: str | None
    title: str
    is_document: bool
    ids: Mapping[str, str]
    wants: frozenset[tuple[str, str]]
    asks: frozenset[tuple[str, str, str]]
    strays: frozenset[str]
    idle: tuple[Declared, ...]
    entries: tuple[Listed, ...]
    held: tuple[Held, ...]
    namings: tuple[Naming, ...]
    dated: tuple[str, str]
    is_annotated: bool


def summarise(document: XmlDocument, facts: Facts) -> Summary:
    """
    Sum up a file.

    Args:
        document: The file.
        facts: What it says.

    Returns:
        What the edition's rules need of it.
    """
    path = document.path
    identified: list[Element] = _IDENTIFIED(document.root)
    ids = {element.get(XML_ID, ""): local_name(element) for element in identified}
    own = {pointer.id for pointer in facts.pointers if pointer.path == path}
    others = [pointer for pointer in facts.pointers if pointer.path is not None and pointer.path != path]
    entries = listed.elements(document, facts)
    mentioned = {mention.id for mention in facts.mentions if mention.path == path} if facts.is_document else set()
    used = list(names.used(document, facts)) if facts.is_document else []
    return Summary(
        path=path,
        root_id=facts.root_id,
        title=_title(document.root) if facts.is_document else "",
        is_document=facts.is_document,
        ids=ids,
        wants=frozenset((pointer.path or "", pointer.id) for pointer in others),
        asks=frozenset(
            (pointer.path or "", pointer.id, asked)
            for pointer in others
            if pointer.id and (asked := pointees.asked(pointer.on, pointer.attribute))
        ),
        strays=frozenset(own - ids.keys() - {""}),
        idle=tuple(_idle(identified, facts)),
        entries=tuple(listed.read(entry, element, facts) for entry, element in entries if entry.id not in mentioned),
        held=tuple(
            Held(entry.id, entry.kind, entry.element, entry.local, mark(entry.names), tuple(listed.keys(element)))
            for entry, element in entries
            if entry.id in mentioned
        ),
        namings=_open(used, facts),
        dated=names.dated(document.root) if facts.is_document else ("", ""),
        is_annotated=any(naming.is_identified for _, naming in used),
    )


def _title(root: Element) -> str:
    titles = root.iterfind(f"{_T}teiHeader/{_T}fileDesc/{_T}titleStmt/{_T}title")
    return " ".join(" ".join("".join(title.itertext()).split()) for title in titles)[:_TITLE]


def mark(written: Iterable[str]) -> bytes:
    """
    Make the names of an entry comparable in little space.

    Args:
        written: The names.

    Returns:
        Four bytes for each of them.
    """
    return b"".join(each.to_bytes(MARK, "big") for each in sorted({zlib.crc32(words.encode()) for words in written}))


def _open(used: Iterable[tuple[Element, Naming]], facts: Facts) -> tuple[Naming, ...]:
    """Choose the names that other files may tell something of, alike ones together."""
    places: dict[Naming, list[str]] = {}
    unresolved = names.unresolved(used, facts)
    for element, naming in used:
        if not unresolved.get(element, True) or any(target[0] != facts.path for target in naming.targets):
            places.setdefault(naming, []).append(child_sequence(element))
    return tuple(dataclasses.replace(naming, elements=tuple(where)) for naming, where in places.items())


def _idle(identified: Iterable[Element], facts: Facts) -> Iterator[Declared]:
    waiting = [element for element in identified if local_name(element) in _TO_BE_POINTED_TO]
    if not waiting:
        return
    # a pointer that lacks its # is a slip of its own, and tells what was meant
    meant = {pointer.value.removeprefix("#") for pointer in facts.pointers} | {
        pointer.id for pointer in facts.pointers if pointer.path == facts.path
    }
    has_apparatus = any(pointer.attribute == "wit" for pointer in facts.pointers)
    for element in waiting:
        identifier, name = element.get(XML_ID, ""), local_name(element)
        if identifier not in meant and not _serves(element, name, has_apparatus=has_apparatus):
            yield Declared(identifier, name, child_sequence(element))


def _serves(element: Element, name: str, *, has_apparatus: bool) -> bool:
    """Say whether an element serves without a pointer: the hand of the text as a whole, a style with a selector."""
    if name == "witness":
        return not has_apparatus
    if name == "handNote":
        is_first = next(element.itersiblings(f"{_T}handNote", preceding=True), None) is None
        return is_first or element.get("scope") in ("sole", "major")
    return name == "rendition" and bool(element.get("selector") or element.get("scheme") == "css-class")
