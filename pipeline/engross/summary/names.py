"""The names that a text uses, with everything that says who is meant."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import facts
from engross.authority import Kind
from engross.summary import forms
from engross.summary.listed import NAMES, bounds, is_identified, text_of
from engross.xmlio import TEI, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.facts import Facts
    from engross.xmlio import Element, XmlDocument

_T = f"{{{TEI}}}"
_LISTS = tuple(f"{_T}{name}" for name in ("listPerson", "listPlace", "listOrg", "listEvent", "listBibl"))
# What an element says that it names; name and rs say it in @type.
_SAID: Mapping[str, Kind] = {
    **dict.fromkeys(("persname", "person", "pers", "persons"), Kind.PERSON),
    **dict.fromkeys(("placename", "geogname", "place", "places", "city", "country", "settlement"), Kind.PLACE),
    **dict.fromkeys(("orgname", "org", "orgs", "organisation", "organization", "institution"), Kind.ORGANISATION),
}
_IDENTIFICATION = "identification"


@dataclasses.dataclass(frozen=True, slots=True)
class Naming:
    """
    A name in a text, with everything that says who is meant.

    Attributes:
        name: The element's local name.
        kind: What it says that it names; None for a name or rs that does not.
        is_cover: Whether it is typed as a pseudonym.
        targets: Path and id of each element of the edition that its `@ref` points to.
        is_identified: Whether it says who is meant, here or anywhere.
        words: The name.
        gloss: The identification that an editor put after it.
        is_editorial: Whether it stands in a note, and so is not the document's own.
        elements: The child sequences of the places.
    """

    name: str
    kind: Kind | None
    is_cover: bool
    targets: tuple[tuple[str, str], ...]
    is_identified: bool
    words: str
    gloss: str
    is_editorial: bool
    elements: tuple[str, ...] = ()


def used(document: XmlDocument, told: Facts) -> Iterator[tuple[Element, Naming]]:
    """
    Read the names of a text.

    Args:
        document: The file.
        told: What it says.

    Yields:
        Each name outside the lists of an authority and outside editors' glosses, with its element.
    """
    text = document.root.find(f"{_T}text")
    if text is None:
        return
    meaning = {
        pointer.value: (pointer.path, pointer.id)
        for pointer in told.pointers
        if pointer.attribute == "ref" and pointer.path is not None and pointer.id
    }
    listed = {element for each in text.iter(*_LISTS) for element in each.iter(*NAMES)}
    glosses, inside = _glosses(text)
    for element in text.iter(*NAMES):
        if element in listed or element in inside:
            continue
        name, said = local_name(element), element.get("type", "")
        targets = tuple(meaning[token] for token in element.get("ref", "").split() if token in meaning)
        yield (
            element,
            Naming(
                name=name,
                kind=_SAID.get((said if name in ("name", "rs") else name).lower()),
                is_cover=said == "pseudonym",
                targets=targets,
                is_identified=bool(targets) or is_identified(element),
                words=facts.words(element),
                gloss=glosses.get(element, ""),
                is_editorial=next(element.iterancestors(f"{_T}note"), None) is not None,
            ),
        )


def unresolved(used_here: Iterable[tuple[Element, Naming]], told: Facts) -> dict[Element, bool]:
    """
    Choose the names that leave open who is meant, and should not.

    Args:
        used_here: The names of a text.
        told: What the file says.

    Returns:
        The elements of the proper names of the document itself that identify nobody, and of which the same text does
        not say elsewhere who is meant; for each, whether an entry of its own file has that name.
    """
    left = [
        (element, naming)
        for element, naming in used_here
        if not naming.is_identified
        and not naming.is_editorial
        and naming.words
        and (naming.is_cover or (naming.kind is not None and naming.name != "rs"))
    ]
    if not left:
        return {}
    told_of = {forms.strict(naming.words) for _, naming in used_here if naming.is_identified}
    own = {forms.strict(name) for entry in told.entries for name in entry.names}
    return {
        element: forms.strict(naming.words) in own
        for element, naming in left
        if naming.is_cover or forms.strict(naming.words) not in told_of
    }


def dated(root: Element) -> tuple[str, str]:
    """
    Find when a document was written.

    Args:
        root: The root of a TEI document.

    Returns:
        The first and the last date that it may have, from where its sending or its creation is dated; both empty
        where neither is.
    """
    profile = root.find(f"{_T}teiHeader/{_T}profileDesc")
    if profile is None:
        return "", ""
    sent = profile.find(f"{_T}correspDesc/{_T}correspAction[@type='sent']/{_T}date")
    for date in (sent, profile.find(f"{_T}creation/{_T}date"), profile.find(f"{_T}creation")):
        if date is not None:
            first, last = bounds(date)
            when = date.get("when", "")
            if first or last or when:
                return first or when, last or when
    return "", ""


def _glosses(text: Element) -> tuple[dict[Element, str], set[Element]]:
    """Find the glosses that say who is meant, by the name before them, and the names inside of them."""
    glosses: dict[Element, str] = {}
    inside: set[Element] = set()
    for note in text.iter(f"{_T}note"):
        if note.get("type") != _IDENTIFICATION:
            continue
        inside.update(note.iter(*NAMES))
        before = note.getprevious()
        if before is None or (before.tail or "").strip():
            continue
        names = list(before.iter(*NAMES))
        if names:
            glosses[before if before.tag in NAMES else names[-1]] = text_of(note)
    return glosses, inside
