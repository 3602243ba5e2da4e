"""What one document says that matters to the edition as a whole: small, picklable, the input of every such question."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING

from lxml import etree

from engross import authority, pointers
from engross.xmlio import TEI, XML, XML_ID, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.authority import Entry
    from engross.pointers import Pointer
    from engross.xmlio import Element, XmlDocument

# What may be a mention, when it points to an entry (TEI Guidelines, chapter 14).
MENTIONING = ("persName", "placeName", "orgName", "geogName", "name", "rs", "author", "editor")
# The pointer attributes by which text belongs to a person without naming them.
_SPEAKING = ("who",)
_TEI_NAME = f"{{{TEI}}}"
_TEXT = f"{_TEI_NAME}text"
_LISTS = tuple(f"{_TEI_NAME}{name}" for name in ("listPerson", "listPlace", "listOrg", "listEvent", "listBibl"))
_ATTRIBUTED = etree.XPath("//*[@scribeRef]")
_BASED = etree.XPath("boolean(/*//*/@xml:base)")


class MentionKind(enum.StrEnum):
    """How a document comes to speak of an entry."""

    NAME = "name"
    PSEUDONYM = "pseudonym"
    REFERENCE = "reference"
    HAND = "hand"
    SPEAKER = "speaker"
    ROLE = "role"


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """
    A place in a document that points to an entry.

    Attributes:
        path: The file of the entry, relative to the edition.
        id: The entry's id in that file.
        pointer: The pointer as it is written.
        kind: How the document speaks of it.
        form: The words of the document; empty for a hand or a speaker.
        element: The child sequence of the place.
        anchor: Its id on the reading page; empty for a role, which stands in the header.
        role: The part played in the document's making (`sent`, `received`, `author`, `translator`); else empty.
    """

    path: str
    id: str
    pointer: str
    kind: MentionKind
    form: str
    element: str
    anchor: str
    role: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """
    What one file contributes.

    Attributes:
        path: The file, relative to the edition.
        root: The root's name, in Clark notation.
        root_id: The root's `xml:id`, if it has one.
        is_document: Whether it is a TEI file with a text.
        ids: Every `xml:id` with the child sequence of its element, in document order.
        pointers: Every token of every pointer attribute, in document order.
        mentions: Every mention, in document order.
        entries: Every authority entry, in document order.
    """

    path: str
    root: str
    root_id: str | None
    is_document: bool
    ids: tuple[tuple[str, str], ...]
    pointers: tuple[Pointer, ...]
    mentions: tuple[Mention, ...]
    entries: tuple[Entry, ...]


def gather(document: XmlDocument) -> Facts:
    """
    Read the facts of a document.

    Args:
        document: Any XML document.

    Returns:
        The facts; of XML that is not TEI, the ids alone.
    """
    root = document.root
    resolver = pointers.Resolver(document.path, pointers.prefixes(root), base=_base(root))
    identifiers: list[tuple[str, str]] = []
    found: list[Pointer] = []
    mentions: list[Mention] = []
    by_id = {hand.get(XML_ID): hand for hand in _ATTRIBUTED(root)}
    for element, sequence in _elements(root):  # every one of an edition: what most have not is not asked for
        names = element.keys()
        if not names or pointers.INTERESTING.isdisjoint(names):
            continue
        identifier = element.get(XML_ID)
        if identifier is not None:
            identifiers.append((identifier, sequence))
        if str(element.tag).startswith(_TEI_NAME):
            own = tuple(resolver.of(element, sequence))
            if own:
                found.extend(own)
                mentions.extend(_mentions(element, own, resolver, by_id))
    is_tei = etree.QName(root).namespace == TEI
    return Facts(
        path=document.path,
        root=str(root.tag),
        root_id=root.get(XML_ID),
        is_document=is_tei and root.find(f"{{{TEI}}}text") is not None,
        ids=tuple(identifiers),
        pointers=tuple(found),
        mentions=tuple(mentions),
        entries=tuple(authority.entries(root, document.path)) if is_tei else (),
    )


def _base(root: Element) -> str | None:
    """Give the base of all pointers, where it is the same for all."""
    return None if _BASED(root) else root.get(f"{{{XML}}}base", "")


def anchor(element: str, identifier: str | None) -> str:
    """
    Give an element's id on the reading page, as the function `e:anchor` of the stylesheets does.

    Args:
        element: Its child sequence.
        identifier: Its `xml:id`, if it has one.

    Returns:
        The fragment identifier that links to it.
    """
    return identifier or "n" + element.replace("/", ".")


def words(element: Element) -> str:
    """
    Read a name as the document has it.

    Args:
        element: The element of a mention.

    Returns:
        Its words without notes and with one reading of each choice, single spaces between them.
    """
    return " ".join("".join(_words(element)).split())


def _elements(root: Element) -> Iterator[tuple[Element, str]]:
    """Walk the elements in document order, each with its child sequence."""
    yield root, "/1"
    open_elements = [("/1/", enumerate(root.iterchildren("*"), 1))]
    while open_elements:
        parent, children = open_elements[-1]
        for n, child in children:
            sequence = f"{parent}{n}"
            yield child, sequence
            if len(child):
                open_elements.append((f"{sequence}/", enumerate(child.iterchildren("*"), 1)))
                break
        else:
            open_elements.pop()


def _mentions(
    element: Element, own: tuple[Pointer, ...], resolver: pointers.Resolver, by_id: dict[str | None, Element]
) -> Iterator[Mention]:
    name = local_name(element)
    for pointer in own:
        if pointer.path is None or not pointer.id:
            continue
        if pointer.attribute == "ref" and name in MENTIONING:
            yield from _named(element, pointer)
        elif pointer.attribute in _SPEAKING and name in ("sp", "said", "q"):
            yield _mention(element, pointer, MentionKind.SPEAKER, "")
        elif pointer.attribute == "hand" and pointer.value.startswith("#"):
            yield from _handed(element, pointer, resolver, by_id)


def _named(element: Element, pointer: Pointer) -> Iterator[Mention]:
    form = words(element)
    around = [ancestor.tag for ancestor in element.iterancestors(_TEXT, *_LISTS)]
    if _TEXT in around:
        if around.count(_TEXT) == len(around):  # a name inside an entry, such as a birth's place, speaks of the entry
            yield _mention(element, pointer, _kind(element), form)
        return
    role = _role(element)
    if role:
        yield dataclasses.replace(_mention(element, pointer, MentionKind.ROLE, form), anchor="", role=role)


def _words(element: Element) -> Iterator[str]:
    """Read the words of a mention as the document has them: one of each choice, no notes, a space at each break."""
    yield element.text or ""
    for child in element:
        name = local_name(child) if isinstance(child.tag, str) else ""
        if name == "choice":
            yield from _words(next(child.iterchildren(etree.Element), child))
        elif name in ("lb", "pb", "cb"):
            yield "" if child.get("break") == "no" else " "
        elif name not in ("", "note"):
            yield from _words(child)
        yield child.tail or ""


def _kind(element: Element) -> MentionKind:
    if element.get("type") == "pseudonym":
        return MentionKind.PSEUDONYM
    return MentionKind.REFERENCE if local_name(element) == "rs" else MentionKind.NAME


def _role(element: Element) -> str:
    """The part that a header gives to somebody: in the correspondence, or in the title statement and the source."""
    for node in (element, *element.iterancestors()):
        match local_name(node):
            case "correspAction":
                return node.get("type", "")
            case "author":
                return "author"
            case "editor":
                return node.get("role") or "editor"
            case "fileDesc" | "profileDesc" | "physDesc":
                return ""
    return ""


def _handed(
    element: Element, pointer: Pointer, resolver: pointers.Resolver, by_id: dict[str | None, Element]
) -> Iterator[Mention]:
    hand = by_id.get(pointer.id)
    if hand is None:
        return
    for token in hand.get("scribeRef", "").split():
        path, identifier, _ = resolver.resolve(token)
        if path is not None and identifier:
            scribe = dataclasses.replace(pointer, path=path, id=identifier, value=token)
            yield _mention(element, scribe, MentionKind.HAND, "")


def _mention(element: Element, pointer: Pointer, kind: MentionKind, form: str) -> Mention:
    return Mention(
        path=pointer.path or "",
        id=pointer.id,
        pointer=pointer.value,
        kind=kind,
        form=form,
        element=pointer.element,
        anchor=anchor(pointer.element, element.get(XML_ID)),
    )
