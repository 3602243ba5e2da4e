"""A document whose header wants nothing, to take pieces out of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import config, facts, xmlio
from engross.rules import header

if TYPE_CHECKING:
    from engross.rules.finding import Finding


@dataclasses.dataclass(frozen=True)
class Pieces:
    root: str = 'xml:lang="en"'
    titles: str = "<title>Ada to Charles</title>"
    people: str = "<author>Ada Byron</author>"
    publisher: str = "<publisher>Press</publisher>"
    published: str = '<date when="2026"/>'
    terms: str = '<availability status="unknown"><p>Nobody knows.</p></availability>'
    source: str = "<sourceDesc><p>A letter of 1843.</p></sourceDesc>"
    rest: str = ""
    text: str = "<text><body><p>Text.</p></body></text>"


def check(**pieces: str) -> list[Finding]:
    """Check a document in which these pieces are exchanged."""
    of = Pieces(**pieces)
    return checked(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {of.root}><teiHeader><fileDesc>'
        f"<titleStmt>{of.titles}{of.people}</titleStmt>"
        f"<publicationStmt>{of.publisher}{of.published}{of.terms}</publicationStmt>{of.source}"
        f"</fileDesc>{of.rest}</teiHeader>{of.text}</TEI>"
    )


def checked(text: str) -> list[Finding]:
    document = xmlio.parse(text.encode(), "tei/a.xml")
    return list(header.check(document, facts.gather(document), config.Validate()))


def codes(**pieces: str) -> list[str]:
    return [finding.code for finding in check(**pieces)]
