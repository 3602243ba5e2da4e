"""Authority entries: the persons, places and organisations that mentions point to."""

from __future__ import annotations

import copy
import dataclasses
import enum
import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from engross.xmlio import TEI, XML_ID, child_sequence, fragment, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engross.xmlio import Element


class Kind(enum.StrEnum):
    """What an entry is; the value is the name of its register in the outputs."""

    PERSON = "persons"
    PLACE = "places"
    ORGANISATION = "organisations"

    @property
    def word(self) -> str:
        """The word for one entry of the kind."""
        return self.value.removesuffix("s")


# What each element that may be an entry describes.
KINDS = {
    "person": Kind.PERSON,
    "personGrp": Kind.PERSON,
    "place": Kind.PLACE,
    "org": Kind.ORGANISATION,
}
_NAMES = ("persName", "placeName", "orgName", "name")


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry of an authority.

    Attributes:
        path: The file that it stands in, relative to the edition.
        id: Its `xml:id`.
        kind: Person, place or organisation.
        element: Its child sequence in that file.
        local: Whether it describes a participant of its own document alone (a play's cast in `particDesc`), so that
            the same id in another document is somebody else.
        names: The names it has, as they are written.
        xml: The element itself, as XML.
    """

    path: str
    id: str
    kind: Kind
    element: str
    local: bool
    names: tuple[str, ...]
    xml: str


def entries(root: Element, path: str) -> Iterator[Entry]:
    """
    Read the entries of a file.

    Args:
        root: The root of a TEI document.
        path: The file, relative to the edition.

    Yields:
        Each `person`, `personGrp`, `place` and `org` with an `xml:id`, in document order.
    """
    for element in root.iter(*(f"{{{TEI}}}{name}" for name in KINDS)):
        identifier = element.get(XML_ID)
        if identifier:
            yield Entry(
                path=path,
                id=identifier,
                kind=KINDS[local_name(element)],
                element=child_sequence(element),
                local=next(element.iterancestors(f"{{{TEI}}}particDesc"), None) is not None,
                names=tuple(_written(name)[2] for name in _names(element)),
                xml=etree.tostring(element, encoding="unicode", with_tail=False),
            )


def sorted_out(found: Iterable[Entry]) -> list[list[Entry]]:
    """
    Tell the entries apart that have one id: an `xml:id` is unique in its file alone.

    Args:
        found: Entries of one kind and id, in the order of their files.

    Returns:
        Groups of entries that are the same: each shares a name with another of its group, or all have none.
    """
    groups: list[list[Entry]] = []
    for entry in found:
        names = set(entry.names)
        mine = (g for g in groups if not names.isdisjoint(n for e in g for n in e.names) or not (names or g[0].names))
        group = next(mine, None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return groups


def joined(same: Sequence[Entry]) -> Entry:
    """
    Make one entry of those that several files have under the same id.

    Args:
        same: At least one entry, in the order of their files.

    Returns:
        The first, with the names that only the others give after its own.
    """
    first = same[0]
    if all(entry.xml == first.xml for entry in same[1:]):
        return first
    element = fragment(first.xml)
    known = {_written(name) for name in _names(element)}
    for entry in same[1:]:
        for name in _names(fragment(entry.xml)):
            if _written(name) not in known:
                known.add(_written(name))
                _insert(element, _rebased(name, entry.path, first.path))
    return dataclasses.replace(first, xml=etree.tostring(element, encoding="unicode"))


def _rebased(name: Element, old: str, new: str) -> Element:
    """Copy a name with its sources as seen from another file."""
    copied = copy.deepcopy(name)
    if name.get("source"):
        tokens = (
            token
            if ":" in token
            else posixpath.relpath(posixpath.join(posixpath.dirname(old), token), posixpath.dirname(new) or ".")
            for token in name.get("source", "").split()
        )
        copied.set("source", " ".join(tokens))
    return copied


def _names(element: Element) -> list[Element]:
    return [child for child in element.iterchildren(etree.Element) if local_name(child) in _NAMES]


def _written(name: Element) -> tuple[str, str, str]:
    return local_name(name), name.get("type", ""), " ".join("".join(name.itertext()).split())


def _insert(element: Element, name: Element) -> None:
    own = _names(element)
    element.insert(element.index(own[-1]) + 1 if own else 0, name)
