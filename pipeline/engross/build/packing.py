"""What is gleaned of a file, as bytes that are sent and kept as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engross import authority, summary
from engross.rules.finding import Finding, Words
from engross.rules.targets import Advice
from engross.work.packing import Packing

if TYPE_CHECKING:
    from engross.build.gleaning import Gleaned
    from engross.outputs.register import Variant


def _classes() -> list[type]:
    of_summaries = (each for each in vars(summary).values() if isinstance(each, type))
    return [authority.Kind, Finding, Words, Advice, *of_summaries]


PACKING = Packing(_classes())


class Packed(NamedTuple):
    """
    What a file says, most of it packed.

    Attributes:
        is_document: As in `Gleaned`.
        root_id: As in `Gleaned`.
        variants: What its entries say, by their digests.
        offers: Packed.
        references: Packed.
        mentioned: Packed.
        summary: Packed.
        findings: Packed.
    """

    is_document: bool
    root_id: str
    variants: dict[bytes, Variant]
    offers: bytes
    references: bytes
    mentioned: bytes
    summary: bytes
    findings: bytes


def pack(gleaned: Gleaned) -> Packed:
    """
    Pack what a file says.

    Args:
        gleaned: It.

    Returns:
        The same as bytes.
    """
    digests = (offer.variant for offer in gleaned.offers)
    return Packed(
        gleaned.is_document,
        gleaned.root_id,
        dict(zip(digests, gleaned.variants, strict=True)),
        PACKING.pack([tuple(offer) for offer in gleaned.offers]),
        PACKING.pack([tuple(reference) for reference in gleaned.references]),
        PACKING.pack([tuple(mentioned) for mentioned in gleaned.mentioned]),
        PACKING.pack(gleaned.summary),
        PACKING.pack(gleaned.findings),
    )
