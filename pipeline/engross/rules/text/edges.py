"""White space inside the tags of a phrase that belongs outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.text.elements import BLOCKS, EDGED, clark, name_of, reads_on
from engross.rules.text.pieces import WHITE, finding_at
from engross.rules.text.stream import BEGIN, END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.reading import Reading
    from engross.rules.text.stream import Phrase, Stream
    from engross.xmlio import Element

_TAGS = clark(EDGED)
_CLOSING = frozenset(",.;:!?)]")
_OPENING = frozenset("([")
_PLACES = {True: "at its beginning", False: "at its end"}


def loose(reading: Reading) -> Iterator[Finding]:
    """
    Find white space at the edges of phrases.

    Args:
        reading: The document.

    Yields:
        U009 where it makes a space too many, U010 where it only stands on the wrong side of a tag.
    """
    if not any(_may_be_loose(element) for element in reading.root.iter(*_TAGS)):
        return
    stream = reading.stream
    for phrase in stream.phrases:
        if stream.text[phrase.start : phrase.end].strip(WHITE):
            yield from _at_start(reading.path, stream, phrase)
            yield from _at_end(reading.path, stream, phrase)


def _may_be_loose(element: Element) -> bool:
    """Look at an element in passing: it has white space at an edge, and not just a line's end where nothing follows."""
    text = element.text or ""
    if text[:1] in _SPACES and _counts(text[: len(text) - len(text.lstrip(WHITE))], element, _before, _OPENING):
        return True
    last = (element[-1].tail or "") if len(element) else text
    return last[-1:] in _SPACES and _counts(last[len(last.rstrip(WHITE)) :], element, _after, _CLOSING)


def _counts(white: str, element: Element, outside: Callable[[Element], str], meets: frozenset[str]) -> bool:
    return "\n" not in white or outside(element) in meets


def _before(element: Element) -> str:
    """Read the character before a phrase, where there is one between it and the next tag that is no phrase's."""
    previous, parent = element.getprevious(), element.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else None
    if text or previous is not None or parent is None or not reads_on(parent):
        return (text or "")[-1:]
    return _before(parent)


def _after(element: Element) -> str:
    """Read the character after a phrase, where there is one between it and the next tag that is no phrase's."""
    parent = element.getparent()
    if element.tail or element.getnext() is not None or parent is None or not reads_on(parent):
        return (element.tail or "")[:1]
    return _after(parent)


_SPACES = frozenset(WHITE)


def _at_start(path: str, stream: Stream, phrase: Phrase) -> Iterator[Finding]:
    text = stream.text
    end = phrase.start
    while text[end] in _SPACES:
        end += 1
    white = text[phrase.start : end]
    if not white or stream.at(phrase.start)[0].element is not phrase.element:
        return
    outside = text[phrase.start - 1 : phrase.start]
    if outside in _SPACES and not _is_around(stream, phrase, phrase.start - 1):
        return  # the space at the end of the phrase before is told of, and one of the two has to stay
    yield from _judged(path, stream, phrase, phrase.start, white, outside, is_start=True)


def _at_end(path: str, stream: Stream, phrase: Phrase) -> Iterator[Finding]:
    text = stream.text
    start = phrase.end
    while text[start - 1] in _SPACES:
        start -= 1
    white = text[start : phrase.end]
    if not white or stream.at(start)[0].element is not phrase.element:
        return
    yield from _judged(path, stream, phrase, start, white, text[phrase.end : phrase.end + 1], is_start=False)


def _is_around(stream: Stream, phrase: Phrase, place: int) -> bool:
    holder = stream.at(place)[0].element
    return any(node is holder for node in phrase.element.iterancestors())


def _judged(
    path: str, stream: Stream, phrase: Phrase, start: int, white: str, outside: str, *, is_start: bool
) -> Iterator[Finding]:
    piece, at = stream.at(start)
    if at + len(white) > len(piece.text):  # it goes on inside of another element, which comes first
        return
    name = name_of(phrase.element)
    is_layout = "\n" in white
    meets = _OPENING if is_start else _CLOSING
    if outside in meets:
        side = "after" if is_start else "before"
        message = f"the white space inside of <{name}> makes a space {side} “{outside}”"
        yield finding_at(path, "U009", message, piece, at, len(white))
    elif is_layout:
        return
    elif outside in _SPACES or _is_block_edge(phrase.element, outside, is_start=is_start):
        is_double = outside in _SPACES and not _is_indentation(phrase.element, is_start=is_start)
        more = ", and there is white space outside too" if is_double else ""
        message = f"<{name}> has a space {_PLACES[is_start]}{more}"
        yield finding_at(path, "U009", message, piece, at, len(white), mend="")
    else:
        side = "before" if is_start else "after"
        message = f"the space {_PLACES[is_start].replace('its', 'the')} of <{name}> belongs {side} it"
        yield finding_at(path, "U010", message, piece, at, len(white))


def _is_indentation(element: Element, *, is_start: bool) -> bool:
    """Tell whether the white space outside is a line break alone that lays out the tags of what holds the phrase."""
    previous, parent = element.getprevious(), element.getparent()
    if is_start:
        text = previous.tail if previous is not None else parent.text if parent is not None else None
        is_edge = previous is None
    else:
        text, is_edge = element.tail, element.getnext() is None
    return is_edge and text is not None and "\n" in text and not text.strip(WHITE)


def _is_block_edge(element: Element, mark: str, *, is_start: bool) -> bool:
    """Tell whether a phrase is the first or last thing of a paragraph or its like."""
    if mark != (BEGIN if is_start else END):
        return False
    around = (name_of(node) for node in element.iterancestors())
    return next((name for name in around if name not in EDGED), "") in BLOCKS
