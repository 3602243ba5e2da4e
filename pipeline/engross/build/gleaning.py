"""What the edition needs to know of one file to publish the others: picklable, and kept from build to build."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from engross import facts, rules
from engross.outputs.links import Reference
from engross.outputs.register import Offer, Variant
from engross.outputs.site import mentions
from engross.rules.placing import placed_in
from engross.summary import Summary, summarise
from engross.work.keys import of_values
from engross.xmlio import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.diagnostics import Diagnostic
    from engross.facts import Facts, Mention


class Mentioned(NamedTuple):
    """
    An entry that a document mentions.

    Attributes:
        path: The file of the entry, relative to the edition.
        id: The entry's id in it.
        number: In how many places.
        places: These, as the entry's page is given them.
    """

    path: str
    id: str
    number: int
    places: str


@dataclasses.dataclass(frozen=True, slots=True)
class Gleaned:
    """
    What a file says that concerns others.

    Attributes:
        is_document: Whether it is a TEI file with a text.
        root_id: The root's `xml:id`; empty where it has none.
        offers: Its entries.
        variants: What they say.
        references: What it points to.
        mentioned: The entries that it mentions.
        summary: What the rules of the edition need of it.
        findings: What is wrong with it by itself.
    """

    is_document: bool
    root_id: str
    offers: tuple[Offer, ...]
    variants: tuple[Variant, ...]
    references: tuple[Reference, ...]
    mentioned: tuple[Mentioned, ...]
    summary: Summary
    findings: tuple[Diagnostic, ...]


def glean(data: bytes, path: str, settings: Validate) -> Gleaned:
    """
    Read a file.

    Args:
        data: Its bytes.
        path: The file, relative to the edition.
        settings: The section `[validate]`.

    Returns:
        What it says.

    Raises:
        DocumentError: It cannot be read.
    """
    document = parse(data, path)
    said = facts.gather(document)
    offered = [(entry, Variant(entry.names, entry.xml)) for entry in said.entries]
    return Gleaned(
        is_document=said.is_document,
        root_id=said.root_id or "",
        offers=tuple(Offer(entry.id, entry.kind.value, entry.local, of_values(variant)) for entry, variant in offered),
        variants=tuple(variant for _, variant in offered),
        references=tuple(_references(said)),
        mentioned=tuple(_mentioned(said)) if said.is_document else (),
        summary=summarise(document, said),
        findings=tuple(placed_in(document, rules.of_file(document, said, settings))),
    )


def _references(said: Facts) -> Iterator[Reference]:
    found: dict[tuple[str, str, str], bool] = {}
    for pointer in said.pointers:
        if pointer.path:
            key = (pointer.value, pointer.path, pointer.id)
            found[key] = found.get(key, False) or pointer.attribute in ("url", "target")
    for key in sorted(found):
        yield Reference(*key, found[key])


def _mentioned(said: Facts) -> Iterator[Mentioned]:
    places: dict[tuple[str, str], list[Mention]] = {}
    for mention in said.mentions:
        places.setdefault((mention.path, mention.id), []).append(mention)
    for (path, identifier), every in places.items():
        yield Mentioned(path, identifier, len(every), mentions(every))
