"""Words that a template left behind where an editor should have written."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

from engross.rules.header.words import below, child, children, finding, shown, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element


class Field(enum.Enum):
    """What a piece of the header should hold: each has words that no editor would write there."""

    TITLE = "title"
    NAME = "name"
    PUBLICATION = "publication"
    SOURCE = "source"


# Notes to oneself. Upper case alone, and nothing but a sign after it: Todo is the beginning of many a Spanish title.
_NOTE = re.compile(
    r"(?:TODO|FIXME|TBD|TBA|XXX+)(?:\s*[:!?].*|\s+(?:add|check|find|fill|insert|write)\b.*)?"
    r"|(?:[tT]o ?[dD]o|tbd|tba|fixme|xxx+)\s*:?"
)
_ANYWHERE = re.compile(
    r"lorem ipsum\b.*|placeholder(?: text)?|platzhalter(?:text)?|some text here"
    r"|(?:insert|enter|add|type|fill in)\b.{1,40}\bhere|(?:hier|bitte)\b.{1,40}\beinf\w+gen|your \w+ here"
)
# The words of the templates of oXygen and Roma, and what others write in their own, in the languages of most editions.
_FIELDS = {
    Field.TITLE: re.compile(
        r"(?:a |main |document |sample |example )?title(?: here| goes here)?"
        r"|title of (?:the |this )?(?:document|edition|file|letter|text|work)"
        r"|untitled(?: document| letter| text)?|(?:haupt)?titel(?: des (?:dokuments|textes|briefe?s|werke?s))?"
        r"|titre(?: du (?:document|texte))?|titolo(?: del documento)?|t[ií]tulo(?: del documento)?"
    ),
    Field.NAME: re.compile(
        r"(?:the )?(?:author|editor)(?:['’]s)?(?: name)?|name(?: of (?:the )?(?:author|editor))?|your name"
        r"|(?:first ?name|forename)[ ,]+(?:last ?name|surname)|(?:last ?name|surname)[ ,]+(?:first ?name|forename)"
        r"|foo,? bar|bar,? foo|vorname[ ,]+nachname|nachname[ ,]+vorname|autor|auteur"
    ),
    Field.PUBLICATION: re.compile(
        r"(?:information about (?:the )?)?publication(?: information)?|(?:name of (?:the )?)?publisher(?: name)?"
        r"|verlag|name des verlags|[ée]diteur"
    ),
    Field.SOURCE: re.compile(
        r"(?:information about (?:the )?)?source(?: description| information)?|quelle(?:nangabe)?"
    ),
}
_LONGEST = 200
_EDGES = " \t\n[](){}<>«»“”„\"'*_-–—.:!"
_DOTS = re.compile(r"[\W_]*(?:\?{3,}|\.{3,}|…)[\W_]*")


def is_placeholder(text: str, field: Field) -> bool:
    """
    Ask whether words are a template's.

    Args:
        text: The words of an element.
        field: What they should be.

    Returns:
        Whether no editor can have meant them.
    """
    if not text or len(text) > _LONGEST:
        return False
    if _DOTS.fullmatch(text):
        return True
    bare = text.strip(_EDGES)
    folded = bare.casefold()
    return bool(_NOTE.fullmatch(bare) or _ANYWHERE.fullmatch(folded) or _FIELDS[field].fullmatch(folded))


def left_behind(path: str, header: Element) -> Iterator[Finding]:
    """
    Find a template's words in what a citation is made of.

    Args:
        path: The file.
        header: Its teiHeader.

    Yields:
        H002 at each of them.
    """
    for element, field in _fields(header):
        text = words(element)
        if is_placeholder(text, field):
            message = f"{shown(text)} in {tag(element)} are the words of a template, not of this document"
            yield finding(path, "H002", message, element)


def _fields(header: Element) -> Iterator[tuple[Element, Field]]:
    file = child(header, "fileDesc")
    statement = child(file, "titleStmt")
    for title in children(statement, "title"):
        yield title, Field.TITLE
    for name in children(statement, "author", "editor", "principal", "funder", "sponsor"):
        yield name, Field.NAME
    for element in below(child(file, "publicationStmt"), "publisher", "authority", "distributor", "pubPlace", "p"):
        yield element, Field.PUBLICATION
    for element in children(child(file, "sourceDesc"), "p", "ab", "bibl"):
        yield element, Field.SOURCE
