"""Family H: what the text was taken from, where that is kept, and when it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.rules.header.words import below, child, children, finding, gap, says_something, words
from engross.xmlio import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element

_LANG = f"{{{XML}}}lang"
# What leads somebody to a manuscript; a country alone does not.
_FINDING = (
    "settlement", "institution", "repository", "collection", "idno", "msName", "objectName", "altIdentifier", "msFrag",
    "placeName", "orgName", "name",
)  # fmt: skip
_BLOCKS = ("group", "front", "body", "back", "div", "div1", "ab", "lg", "list", "p", "sp")
_BESIDE = frozenset(("type", "calendar"))
# A year, a century, or a word that says why there is none.
_DATED = re.compile(
    r"(?i)\b\d{3,4}\b|\bcentury|\bjh\.|jahrhundert|si[èe]cle|\bsecolo|\bsiglo|undated|undatiert|\bn\. ?d\.|\bo\. ?d\."
    r"|\bs\. ?d\.|\bborn[ -]digital"
)
_DATES = ("date", "origDate")


def source(path: str, file: Element) -> Iterator[Finding]:
    """
    Check what is said of the source.

    Args:
        path: The file.
        file: Its fileDesc.

    Yields:
        H016 to H018.
    """
    described = child(file, "sourceDesc")
    if described is None:
        yield finding(path, "H018", "nothing says what the text was taken from", file)
    elif not says_something(described) and next(below(described, "msDesc"), None) is None:
        yield finding(path, "H018", "<sourceDesc> is empty: nothing says what the text was taken from", described)
    for manuscript in below(described, "msDesc"):
        yield from _kept(path, manuscript)
    for number in below(file, "idno"):
        if not words(number):
            yield finding(path, "H017", "<idno> is empty: there is no number in it", number)


def _kept(path: str, manuscript: Element) -> Iterator[Finding]:
    identifier = child(manuscript, "msIdentifier")
    place = gap(manuscript) if identifier is None else identifier
    if any(words(each) or each.get("ref") or each.get("key") for each in children(identifier, *_FINDING)):
        return
    if next(children(identifier, "idno"), None) is not None and len(list(children(identifier, *_FINDING))) == 1:
        return  # its emptiness is said at the number
    yield finding(path, "H016", "nothing says where this manuscript is kept, or by what it is known", place)


def hands(path: str, header: Element) -> Iterator[Finding]:
    """
    Ask of each hand that it be described.

    Args:
        path: The file.
        header: Its teiHeader.

    Yields:
        H021 at a hand of which nothing is said.
    """
    for hand in below(header, "handNote"):
        if not says_something(hand):
            yield finding(path, "H021", "nothing is said of this hand", hand)


def language(path: str, root: Element, header: Element) -> Iterator[Finding]:
    """
    Ask for the language of the text.

    Args:
        path: The file.
        root: Its TEI element.
        header: Its teiHeader.

    Yields:
        H015 where neither an xml:lang nor the header says it.
    """
    text = child(root, "text")
    if root.get(_LANG) or (text is not None and text.get(_LANG)):
        return
    if any(words(each) for each in below(header, "langUsage")):
        return
    if any(each.get("ident") for each in below(header, "language")):
        return
    if any(each.get("mainLang") or words(each) for each in below(header, "textLang")):
        return
    if any(block.get(_LANG) for block in below(text, *_BLOCKS)):
        return
    yield finding(path, "H015", "nothing says in which language this document is written", root)


def writing(path: str, root: Element, header: Element) -> Iterator[Finding]:
    """
    Ask when the document was written, where no correspondence says it.

    Args:
        path: The file.
        root: Its TEI element.
        header: Its teiHeader.

    Yields:
        H023 where nothing is said of it.
    """
    file, profile = child(header, "fileDesc"), child(header, "profileDesc")
    if file is None or next(below(profile, "correspDesc"), None) is not None:
        return
    described = child(file, "sourceDesc")
    if described is None:
        return  # there is more to say first
    places = [described, child(file, "titleStmt"), *below(profile, "creation")]
    if any(_DATED.search(" ".join(place.itertext())) for place in places if place is not None):
        return
    dates = [date for place in places for date in below(place, *_DATES)]
    if any(says_something(date, without=_BESIDE) for date in dates):
        return
    events = root.iterfind(f"{{{TEI}}}standOff/{{{TEI}}}listEvent/{{{TEI}}}event")
    if any(says_something(event) for event in events):
        return
    place = header if profile is None else profile
    where = "in it" if place is profile else "in a <profileDesc>"
    hint = f'Add <creation><date when="1950">1950</date></creation> {where}, or <date>undated</date>.'
    yield finding(path, "H023", "nothing says when the text was written", place, hint=hint)
