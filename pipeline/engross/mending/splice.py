"""One step of mending: bytes and findings in, bytes out, and a proof that nothing else has changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.errors import DocumentError
from engross.mending.comparing import difference
from engross.mending.edits import Editor, Mend, RefusedError, expected
from engross.xmlio import encoding, parse
from engross.xmlio.passages import passages
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engross.mending.edits import Edit
    from engross.rules.finding import Finding
    from engross.xmlio import Element, XmlDocument
    from engross.xmlio.passages import Passage
    from engross.xmlio.positions import PositionIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Mended:
    """
    A file after one step.

    Attributes:
        data: Its bytes.
        made: The findings that are mended.
        left: Those that could have been and are not.
        reasons: Why each of those is not, to follow "because"; those without one wait for the next step.
    """

    data: bytes
    made: tuple[Finding, ...]
    left: tuple[Finding, ...]
    reasons: Mapping[Finding, str]


def mend(data: bytes, findings: Iterable[Finding], *, attributes: bool, text: bool) -> Mended:
    """
    Mend a file once.

    Args:
        data: The bytes of a file that was parsed before.
        findings: What was found in it, in the order in which it is to be mended; what has no mend is passed over.
        attributes: Whether the values of attributes are mended.
        text: Whether words are.

    Returns:
        The file, with every byte outside of the mended characters as it was. Where two mends touch, the second waits
        for the next step. Where the outcome differs from what was asked for in any way, nothing is mended.

    Raises:
        DocumentError: The bytes cannot be parsed.
    """
    asked = [
        finding
        for finding in findings
        if finding.mend is not None and (text if finding.words is not None else attributes and finding.attribute)
    ]
    if not asked:
        return Mended(data, (), (), {})
    document = parse(data, asked[0].path)
    made, reasons = _chosen(document, asked)
    left = tuple(finding for finding in asked if finding not in made)
    if not made:
        return Mended(data, (), left, reasons)
    mends = list(made.values())
    try:
        mended = _spliced(data, document.positions.data, [edit for each in mends for edit in each.edits])
        fault = difference(document.root, parse(mended, document.path).root, expected(mends))
    except UnicodeError:
        fault = "the encoding of the file writes the same text in more than one way"
    except DocumentError:
        fault = "the file could not be read any more"
    if fault:
        return Mended(data, (), tuple(asked), {**reasons, **dict.fromkeys(made, fault)})
    return Mended(mended, tuple(made), left, reasons)


def _chosen(document: XmlDocument, asked: Sequence[Finding]) -> tuple[dict[Finding, Mend], dict[Finding, str]]:
    """Work out what can be mended in one step, and say of the others why they cannot."""
    index = document.positions
    _, codec = encoding.coding(document.data)
    editor = Editor(index, codec, _texts(index, asked))
    elements = _elements(document.root, index, asked)
    made: dict[Finding, Mend] = {}
    reasons: dict[Finding, str] = {}
    taken = _Taken()
    for finding in asked:
        try:
            each = editor.mend(finding, elements[index.order(finding.element)])
        except RefusedError as error:
            reasons[finding] = str(error)
            continue
        if not each.edits:
            reasons[finding] = "it is as it should be already"
        elif taken.take(each.edits):
            made[finding] = each
    return made, reasons


def _texts(index: PositionIndex, asked: Sequence[Finding]) -> Mapping[Spot, Passage]:
    spots = {Spot(each.element, None, each.words.after): each.words.after for each in asked if each.words is not None}
    if not spots:
        return {}
    wanted = {spot: (index.order(spot.element), after) for spot, after in spots.items()}
    read = passages(index.data, wanted.values())
    return {spot: read[text] for spot, text in wanted.items()}


def _elements(root: Element, index: PositionIndex, asked: Sequence[Finding]) -> dict[int, Element]:
    wanted = {index.order(finding.element) for finding in asked}
    return {order: element for order, element in enumerate(root.iter("*")) if order in wanted}


class _Taken:
    """The bytes that are changed already."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take the bytes of edits, unless one of them touches what is taken."""
        from bisect import bisect_left, insort

        for edit in edits:
            at = bisect_left(self._spans, (edit.start, edit.end))
            if any(start <= edit.end and edit.start <= end for start, end in self._spans[max(at - 1, 0) : at + 1]):
                return False
        for edit in edits:
            insort(self._spans, (edit.start, edit.end))
        return True


def _spliced(data: bytes, text: bytes, edits: Iterable[Edit]) -> bytes:
    """
    Put edits of the UTF-8 form into the file itself.

    Raises:
        UnicodeError: The encoding does not write the same text in the same bytes everywhere.
    """
    mark, codec = encoding.coding(data)

    def written(start: int, end: int) -> bytes:
        raw = text[start:end] if codec == "utf-8" else text[start:end].decode().encode(codec)
        if not data.startswith(raw, at):
            raise UnicodeError
        return raw

    parts = [mark]
    at, here = len(mark), 0
    for edit in sorted(edits, key=lambda each: each.start):
        parts.append(written(here, edit.start))
        at += len(parts[-1])
        at += len(written(edit.start, edit.end))
        # only CDATA sections could not take a reference, and what comes there has been tried before
        parts.append(edit.new.encode(codec, "xmlcharrefreplace"))
        here = edit.end
    return b"".join((*parts, data[at:]))
