"""BibTeX, which knows no letters: an unpublished document whose note says everything that has no field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.cite.dates import in_english, parts
from engross.cite.format import Format
from engross.cite.wording import enumerated, kept, notes, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.records import Agent, Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# a brace counts for BibTeX even behind a backslash, so braces go out by name
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "%&#_$"},
}
_TRANSLATION = str.maketrans(_ESCAPES)
_WORD = re.compile(r"\S+")


def render(records: Sequence[Record]) -> str:
    """
    Write records as BibTeX.

    Args:
        records: Any number of records.

    Returns:
        The text of a `.bib` file.
    """
    return "\n".join(_entry(record) for record in records)


def escape(text: str) -> str:
    """
    Escape what TeX takes for commands.

    Args:
        text: Any text.

    Returns:
        The text with its braces balanced, on one line.
    """
    return on_one_line(text).translate(_TRANSLATION)


def protect(text: str) -> str:
    """
    Escape a title and keep its capitals, which styles would lower.

    Args:
        text: A title.

    Returns:
        The escaped title, every word with a capital letter in braces.
    """
    return _WORD.sub(lambda match: _braced(match[0]), on_one_line(text))


def _braced(word: str) -> str:
    escaped = word.translate(_TRANSLATION)
    return f"{{{escaped}}}" if word.lower() != word else escaped


def _entry(record: Record) -> str:
    kind = "unpublished" if record.kind in ("letter", "manuscript") else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(record))
    return f"@{kind}{{{_key(record.id)},\n{fields}}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    if record.authors:
        yield "author", f"{{{' and '.join(_name(author) for author in record.authors)}}}"
    yield "title", f"{{{protect(record.title)}}}"
    date = parts(record.date.first) if record.date else ()
    if date and date[0] > 0:
        yield "year", f"{{{date[0]:04}}}"
    if date[1:]:
        yield "month", _MONTHS[date[1] - 1]
    if record.publisher and record.kind not in ("letter", "manuscript"):
        yield "howpublished", f"{{{escape(record.publisher)}}}"
    yield "note", f"{{{escape(_note(record))}}}"
    if record.language:
        yield "language", f"{{{escape(record.language)}}}"
    if record.abstract:
        yield "abstract", f"{{{escape(record.abstract)}}}"
    if record.url:
        yield "url", f"{{{_address(record.url)}}}"


def _note(record: Record) -> str:
    """Say what it is, to whom, when, where it is kept, who translated it; `unpublished` must have a note."""
    genre = record.genre or record.kind
    what = genre[:1].upper() + genre[1:]
    recipients = enumerated([recipient.name for recipient in record.recipients])
    publisher = record.publisher if record.kind in ("letter", "manuscript") else None
    date = in_english(record.date)
    sentences = [
        f"{what} to {recipients}, {date}" if recipients else f"{what}, {date}",
        ", ".join(part for part in (publisher, kept(record)) if part),
        f"Translated by {enumerated([each.name for each in record.translators])}" if record.translators else "",
        *notes(record),
    ]
    return ". ".join(sentence.rstrip(".") for sentence in sentences if sentence)


def _name(agent: Agent) -> str:
    if agent.family is None:
        return f"{{{escape(agent.name)}}}"
    family = f"{{{escape(agent.family)}}}" if re.search(r",|\band\b", agent.family) else escape(agent.family)
    return f"{f'{agent.particle} ' if agent.particle else ''}{family}, {escape(agent.given or '')}"


def _key(identity: str) -> str:
    """Keep what every BibTeX takes in a key."""
    return re.sub(r"[^A-Za-z0-9:._-]", "-", identity) or "document"


def _address(url: str) -> str:
    """Leave an address as it is, but for what would unbalance the entry."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


FORMAT = Format("bibtex", "BibTeX", ".bib", "application/x-bibtex", render)
