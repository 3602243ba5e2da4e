"""The pages of the edition as a whole: the front page, the registers, and a page for each entry."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from engross import resources
from engross.authority import Kind
from engross.diagnostics import Location, diagnostic
from engross.outputs.press import SITE, Target, opened, quoted, text
from engross.pointers import Resolver
from engross.xmlio import fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engross.diagnostics import Diagnostic
    from engross.facts import Mention
    from engross.outputs.press import Page, Press, Terms
    from engross.outputs.register import Register, Registered

STYLESHEET = "site.xsl"
_SETTINGS = "edition.toml"


class Listing(NamedTuple):
    """
    How the pages of the edition name a document.

    Attributes:
        first: The first day that it may be of; empty where it is undated.
        title: Its title.
        named: Its title and date as attributes.
        about: What the front page says besides: who wrote to whom, and the abstract.
    """

    first: str
    title: str
    named: str
    about: str


class Mentioning(NamedTuple):
    """
    A document that mentions an entry.

    Attributes:
        id: The document's id.
        named: As in its listing.
        places: The places, as `mentions` wrote them.
    """

    id: str
    named: str
    places: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """
    A page to be printed.

    Attributes:
        path: Its place in the output folder.
        parts: The XML that it is made of, each part with what to call it when it has changed.
        place: The file that messages about it belong to; empty for none.
    """

    path: str
    parts: tuple[tuple[str, str], ...]
    place: str = ""

    @property
    def source(self) -> str:
        """The XML that it is made of."""
        return "".join(part for _, part in self.parts)


def listing(page: Page) -> Listing:
    """
    Say how the pages of the edition name a document.

    Args:
        page: The document.

    Returns:
        Its listing.
    """
    record = page.record
    stated = {}
    if record.date is not None:
        stated = {
            "when": record.date.when,
            "from": record.date.from_,
            "to": record.date.to,
            "notBefore": record.date.not_before,
            "notAfter": record.date.not_after,
        }
    dates = {name: value for name, value in stated.items() if value}
    named = opened("", id=record.id, title=record.title, **dates).removeprefix("<")
    pages = {each.pointer: each.page for each in page.order.entries}
    about = "".join(
        f"{opened(role, page=pages.get(agent.pointer or '', ''))}>{text(agent.name)}</{role}>"
        for role, agents in (("author", record.authors), ("recipient", record.recipients))
        for agent in agents
    )
    if record.abstract:
        about += f"<abstract>{text(record.abstract)}</abstract>"
    return Listing((record.date.first if record.date else None) or "", record.title, named, about)


def mentions(every: Iterable[Mention]) -> str:
    """
    Write the places in which a document mentions an entry.

    Args:
        every: The mentions of one entry, in document order.

    Returns:
        XML for `Mentioning.places`.
    """
    return "".join(
        f"{opened('mention', kind=each.kind.value, role=each.role)} anchor={quoted(each.anchor)}>"
        f"{text(each.form)}</mention>"
        for each in every
    )


def write(sheet: Sheet, press: Press) -> tuple[Target, list[Diagnostic]]:
    """
    Print a page.

    Args:
        sheet: The page.
        press: The stylesheets.

    Returns:
        The page, and what the stylesheet reported.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this page (O003).
    """
    result = press.print(STYLESHEET, press.saxon.node_of_text(sheet.source), sheet.path)
    place = Location(sheet.place) if sheet.place else None
    found = [diagnostic(message.code, message.text, place) for message in result.messages]
    return Target(sheet.path, result.text.encode("utf-8")), found


def style() -> Target:
    """
    Give the style sheet that all pages share.

    Returns:
        `assets/engross.css`.
    """
    css = resources.stylesheets() / "assets" / "engross.css"
    return Target("assets/engross.css", css.read_bytes())


def front(terms: Terms, documents: Iterable[tuple[str, str, str]], counts: Mapping[Kind, int]) -> Sheet:
    """
    Make the source of the front page.

    Args:
        terms: The edition.
        documents: Id, `named` and `about` of each document, in the order in which they are to stand.
        counts: How many entries each register has; of the registers that there are.

    Returns:
        The page.
    """
    about = terms.about
    start = _opened("front", terms, "", subtitle=about.subtitle, publisher=about.publisher, license=about.license)
    editors = "".join(f"<editor>{text(name)}</editor>" for name in about.editors)
    listed = "".join(
        f"{opened('document', href=f'{identifier}/index.html')}{named}>{said}</document>"
        for identifier, named, said in documents
    )
    registers = "".join(
        f"{opened('index', kind=kind.value, href=f'{kind}/index.html', count=str(count))}/>"
        for kind, count in counts.items()
    )
    parts = (
        (_SETTINGS, start + editors),
        ("the documents that it lists", listed),
        ("the registers that it names", f"{registers}</front>"),
    )
    return Sheet("index.html", parts)


def register(terms: Terms, kind: Kind, entries: Iterable[tuple[Registered, int]]) -> Sheet:
    """
    Make the source of a register.

    Args:
        terms: The edition.
        kind: Of persons, places or organisations.
        entries: Its entries, each with the number of places that mention it.

    Returns:
        The page.
    """
    listed = "".join(
        f"{opened('entry', id=each.id, href=f'{each.id}/index.html', mentions=str(count))}>{each.entry.xml}</entry>"
        for each, count in entries
    )
    parts = (
        (_SETTINGS, _opened("register", terms, "../", kind=kind.value)),
        ("its entries, or how often they are mentioned,", f"{listed}</register>"),
    )
    return Sheet(f"{kind}/index.html", parts)


def entry(
    terms: Terms, registered: Registered, mentioning: Iterable[Mentioning], attesting: Iterable[tuple[str, str, str]]
) -> Sheet:
    """
    Make the source of an entry's page.

    Args:
        terms: The edition.
        registered: The entry.
        mentioning: The documents that mention it, in the order of their files.
        attesting: Pointer, title and id of each document that attests a name of it, from `sources`.

    Returns:
        The page.
    """
    listed = "".join(
        f"{opened('document', href=f'../../{identifier}/index.html')}{named}>{places}</document>"
        for identifier, named, places in mentioning
    )
    attested = "".join(
        f"{opened('source', pointer=pointer, title=title, href=f'../../{identifier}/index.html')}/>"
        for pointer, title, identifier in attesting
    )
    start = _opened("entry", terms, "../../", kind=registered.entry.kind.word, id=registered.id)
    parts = (
        (_SETTINGS, start),
        (registered.name, registered.entry.xml),
        ("the documents that mention it, or what they say of it,", listed),
        ("the documents that attest its names", f"{attested}</entry>"),
    )
    return Sheet(registered.page, parts, registered.entry.path)


def sources(registered: Registered) -> Iterator[tuple[str, str]]:
    """
    Find the documents that attest an entry's names.

    Args:
        registered: The entry.

    Yields:
        Each pointer as it is written, and the file that it leads to.
    """
    if "source=" not in registered.entry.xml:
        return
    resolver = Resolver(registered.entry.path, ())
    element = fragment(registered.entry.xml)
    for token in dict.fromkeys(token for name in element.iter("*") for token in name.get("source", "").split()):
        path = resolver.resolve(token)[0]
        if path:
            yield token, path


def counted(every: Register) -> dict[Kind, int]:
    """
    Count the entries of each register.

    Args:
        every: The entries.

    Returns:
        How many there are, of the registers that there are.
    """
    counts = {kind: len(every.of_kind(kind)) for kind in Kind}
    return {kind: count for kind, count in counts.items() if count}


def _opened(name: str, terms: Terms, root: str, **attributes: str) -> str:
    start = opened(name, title=terms.title, language=terms.about.language, **attributes)
    return f'{start} root="{root}" xmlns="{SITE}">'
