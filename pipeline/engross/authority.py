"""Authority entries: the persons, places and organisations that mentions point to."""

from __future__ import annotations

import copy
import dataclasses
import enum
from typing import TYPE_CHECKING

from lxml import etree

from engross.xmlio import TEI, XML_ID, child_sequence, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


_KINDS = {
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
        xml: The element itself, as XML.
    """

    path: str
    id: str
    kind: Kind
    element: str
    local: bool
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
    for element in root.iter(*(f"{{{TEI}}}{name}" for name in _KINDS)):
        identifier = element.get(XML_ID)
        if identifier:
            yield Entry(
                path=path,
                id=identifier,
                kind=_KINDS[local_name(element)],
                element=child_sequence(element),
                local=next(element.iterancestors(f"{{{TEI}}}particDesc"), None) is not None,
                xml=etree.tostring(element, encoding="unicode", with_tail=False),
            )


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
    element = etree.fromstring(first.xml)
    known = {_written(name) for name in _names(element)}
    for entry in same[1:]:
        for name in _names(etree.fromstring(entry.xml)):
            if _written(name) not in known:
                known.add(_written(name))
                _insert(element, copy.deepcopy(name))
    return dataclasses.replace(first, xml=etree.tostring(element, encoding="unicode"))


def _names(element: Element) -> list[Element]:
    return [child for child in element.iterchildren(etree.Element) if local_name(child) in _NAMES]


def _written(name: Element) -> tuple[str, str, str]:
    return local_name(name), name.get("type", ""), " ".join("".join(name.itertext()).split())


def _insert(element: Element, name: Element) -> None:
    own = _names(element)
    element.insert(element.index(own[-1]) + 1 if own else 0, name)
