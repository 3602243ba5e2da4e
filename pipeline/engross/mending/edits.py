"""From what a rule wants changed to the bytes that change."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING

from engross.mending.changes import Change, applied, changes
from engross.mending.values import Value
from engross.xmlio import XML
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.rules.finding import Finding
    from engross.xmlio import Element
    from engross.xmlio.passages import Passage
    from engross.xmlio.positions import PositionIndex

# XML 1.0, production 2
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_VALUE = {"&": "&amp;", "<": "&lt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_QUOTES = {'"': "&quot;", "'": "&apos;"}


@dataclasses.dataclass(frozen=True, slots=True)
class Edit:
    """
    One replacement in the UTF-8 form of a file.

    Attributes:
        start: Offset of the first byte that goes.
        end: Offset behind the last.
        new: What comes in its place, escaped.
    """

    start: int
    end: int
    new: str


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """
    One text of a tree.

    Attributes:
        element: The element that it belongs to.
        name: The attribute's name in Clark notation; None for a text of the element.
        after: How many child nodes of the element stand before the text.
    """

    element: Element
    name: str | None
    after: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Mend:
    """
    What one finding asks for.

    Attributes:
        place: The text that changes.
        old: The text as it is.
        changes: What changes in it.
        edits: The same, in bytes.
    """

    place: Place
    old: str
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]


class RefusedError(Exception):
    """A mend cannot be made; the reason follows "because"."""


class Editor:
    """Works out edits for one file."""

    def __init__(self, index: PositionIndex, codec: str, texts: Mapping[Spot, Passage]) -> None:
        """
        Prepare for a file.

        Args:
            index: Where everything stands in it.
            codec: What it is encoded with.
            texts: The texts that findings are about.
        """
        self._index = index
        self._codec = codec
        self._texts = texts
        self._line_end = "\r\n" if b"\r\n" in index.data else "\n"

    def mend(self, finding: Finding, element: Element) -> Mend:
        """
        Work out what one finding asks for.

        Args:
            finding: With a mend, about an attribute or words.
            element: The element it is about.

        Returns:
            The mend.

        Raises:
            RefusedError: It cannot be made.
        """
        new = finding.mend or ""
        if _NO_CHARACTER.search(new):
            raise RefusedError("it holds a character that may not stand in XML")
        if finding.words is None:
            return self._attribute(finding, element, new)
        return self._words(finding, element, new)

    def _attribute(self, finding: Finding, element: Element, new: str) -> Mend:
        name = clark(finding.attribute or "", element)
        old = element.get(name)
        place = self._index.value(finding.element, finding.attribute or "")
        if old is None or place is None:
            raise RefusedError("the attribute does not stand in this tag itself")
        value = Value(self._index.data, *place, old)
        if not value.is_as_written:
            raise RefusedError("the document type changes what is written there")
        wanted = changes(old, new)
        escapes = {**_VALUE, value.quote: _QUOTES[value.quote]}
        if old:
            edits = tuple(self._edit(value, change, escapes) for change in wanted)
        else:
            edits = (Edit(*place, _escaped(new, escapes)),)
        return Mend(Place(element, name), old, tuple(wanted), edits)

    def _words(self, finding: Finding, element: Element, new: str) -> Mend:
        words = finding.words
        assert words is not None  # noqa: S101 (asked before)
        text = words_of(element, words.after)
        old = text[words.start : words.start + words.length]
        passage = self._texts.get(Spot(finding.element, None, words.after))
        if passage is None or len(passage) != len(text) or len(old) != words.length:
            raise RefusedError("the words are not there")
        if _letters(old) != _letters(new):
            raise RefusedError("it would change more than white space and the way that characters are composed")
        wanted = tuple(
            Change(words.start + change.start, words.start + change.end, change.new) for change in changes(old, new)
        )
        edits = tuple(self._edit(passage, change, {**_TEXT, "\n": self._line_end}) for change in wanted)
        return Mend(Place(element, None, words.after), text, wanted, edits)

    def _edit(self, text: Passage | Value, change: Change, escapes: Mapping[str, str]) -> Edit:
        length = change.end - change.start
        if length:
            span = text.span(change.start, length)
        elif change.start:
            span = text.span(change.start - 1, 1)
        else:
            span = text.span(0, 1)
        if span is None or not span.is_own:
            raise RefusedError("an entity or a CDATA section begins or ends there")
        start = span.start if length or not change.start else span.end
        end = span.end if length or change.start else span.start
        if not span.is_cdata:
            return Edit(start, end, _escaped(change.new, escapes))
        try:
            change.new.encode(self._codec)
        except UnicodeEncodeError:
            raise RefusedError(f"{self._codec} lacks a character of it") from None
        if any(character in "]>\r" for character in change.new):
            raise RefusedError("it could end the CDATA section it stands in")
        return Edit(start, end, change.new.replace("\n", self._line_end))


def clark(name: str, element: Element) -> str:
    """
    Give an attribute's name in Clark notation.

    Args:
        name: The same, or as it is written.
        element: The element that bears it.

    Returns:
        Such as `{http://www.w3.org/XML/1998/namespace}id`.
    """
    prefix, colon, local = name.partition(":")
    if not colon or name.startswith("{"):
        return name
    return f"{{{XML if prefix == 'xml' else element.nsmap.get(prefix, prefix)}}}{local}"


def words_of(element: Element, after: int) -> str:
    """
    Give a text of an element.

    Args:
        element: The element.
        after: How many of its child nodes stand before the text.

    Returns:
        The text; nothing where there is none.
    """
    if not after:
        return element.text or ""
    return (element[after - 1].tail or "") if after <= len(element) else ""


def expected(mends: list[Mend]) -> dict[Place, str]:
    """
    Say what the mended texts are to be.

    Args:
        mends: Whose changes do not touch.

    Returns:
        Each text that changes.
    """
    wanted: dict[Place, tuple[str, list[Change]]] = {}
    for mend in mends:
        wanted.setdefault(mend.place, (mend.old, []))[1].extend(mend.changes)
    return {place: applied(old, made) for place, (old, made) in wanted.items()}


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()))
