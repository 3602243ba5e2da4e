"""Documents to look at, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import framed

from engross import config, facts, xmlio
from engross.rules import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.rules.finding import Finding
    from engross.xmlio import Element, XmlDocument


def document(body: str = "<p>Text.</p>", header: str = "") -> XmlDocument:
    return xmlio.parse(framed(header=header, body=body).encode(), "tei/a.xml")


def check(read: XmlDocument) -> list[Finding]:
    return list(text.check(read, facts.gather(read), config.Validate()))


def findings(body: str = "<p>Text.</p>", header: str = "") -> list[Finding]:
    return check(document(body, header))


def codes(body: str = "<p>Text.</p>", header: str = "") -> list[str]:
    return sorted(finding.code for finding in findings(body, header))


def element(read: XmlDocument, sequence: str) -> Element:
    node = read.root
    for step in sequence.split("/")[2:]:
        node = list(node.iterchildren("*"))[int(step) - 1]
    return node


def shown(read: XmlDocument, finding: Finding) -> str:
    """Give the characters that a finding names."""
    assert finding.words is not None
    whole = _text(element(read, finding.element), finding.words.after)
    return whole[finding.words.start : finding.words.start + finding.words.length]


def mended(read: XmlDocument, found: Iterable[Finding]) -> XmlDocument:
    """Do what the findings offer, from the end of each text to its beginning."""

    def place(finding: Finding) -> int:
        return finding.words.start if finding.words else 0

    for finding in sorted(found, key=place, reverse=True):
        if finding.mend is None:
            continue
        node = element(read, finding.element)
        if finding.words is None:
            assert finding.attribute is not None
            node.set(finding.attribute.replace("xml:", f"{{{xmlio.XML}}}"), finding.mend)
            continue
        start, end = finding.words.start, finding.words.start + finding.words.length
        whole = _text(node, finding.words.after)
        whole = whole[:start] + finding.mend + whole[end:]
        if finding.words.after:
            node[finding.words.after - 1].tail = whole
        else:
            node.text = whole
    return read


def _text(node: Element, after: int) -> str:
    return (node[after - 1].tail if after else node.text) or ""
