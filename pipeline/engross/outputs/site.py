"""The pages of the edition as a whole: the front page, the registers, and a page for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from engross import resources
from engross.authority import Kind
from engross.facts import MentionKind
from engross.outputs.press import SITE, Target
from engross.pointers import Resolver
from engross.xmlio import XmlDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engross.outputs.press import Press
    from engross.outputs.register import Register, Registered
    from engross.records import Record
    from engross.xmlio import Element

_E = ElementMaker(namespace=SITE, nsmap={None: SITE})
STYLESHEET = "site.xsl"


class Site:
    """The edition-wide pages."""

    def __init__(self, press: Press, register: Register, records: Sequence[tuple[str, Record]]) -> None:
        """
        Gather what the pages list.

        Args:
            press: The stylesheets.
            register: The entries.
            records: Path and record of each document that is published.
        """
        self._press = press
        self._register = register
        self._records = sorted(records, key=lambda each: (_first(each[1]), each[1].id))
        self._by_path: Mapping[str, Record] = dict(records)

    def write(self) -> Iterator[Target]:
        """
        Make the pages.

        Yields:
            Each page, and the stylesheet that all pages share.

        Raises:
            StylesheetError: The stylesheet has errors (O002).
            DocumentError: It failed on a page (O003).
        """
        css = resources.stylesheets() / "assets" / "engross.css"
        yield Target("assets/engross.css", css.read_bytes())
        yield self._page("index.html", self._front())
        for kind in self._kinds():
            yield self._page(f"{kind}/index.html", self._list(kind))
            for registered in self._register.of_kind(kind):
                yield self._page(registered.page, self._entry(registered))

    def _kinds(self) -> list[Kind]:
        return [kind for kind in Kind if self._register.of_kind(kind)]

    def _page(self, path: str, source: Element) -> Target:
        document = XmlDocument(path, etree.tostring(source, encoding="utf-8"), source)
        result, _ = self._press.print(STYLESHEET, document, {})
        return Target(path, result.text.encode("utf-8"))

    def _attributes(self, root: str) -> dict[str, str]:
        about = self._press.edition.config.edition
        return {"root": root, "title": self._press.edition.title, "language": about.language}

    def _front(self) -> Element:
        about = self._press.edition.config.edition
        front = _E.front(
            **self._attributes(""), subtitle=about.subtitle, publisher=about.publisher, license=about.license
        )
        front.extend(_E.editor(name) for name in about.editors)
        for path, record in self._records:
            front.append(self._document(path, record))
        for kind in self._kinds():
            count = str(len(self._register.of_kind(kind)))
            front.append(_E.index(kind=kind.value, href=f"{kind}/index.html", count=count))
        return front

    def _document(self, path: str, record: Record) -> Element:
        listed = _document(record, f"{record.id}/index.html")
        for role, agents in (("author", record.authors), ("recipient", record.recipients)):
            for agent in agents:
                person = _E(role, agent.name)
                registered = self._entry_of(agent.pointer, path)
                if registered is not None:
                    person.set("page", registered.page)
                listed.append(person)
        if record.abstract:
            listed.append(_E.abstract(record.abstract))
        return listed

    def _list(self, kind: Kind) -> Element:
        register = _E.register(**self._attributes("../"), kind=kind.value)
        for registered in self._register.of_kind(kind):
            entry = _E.entry(id=registered.id, href=f"{registered.id}/index.html", mentions=str(registered.count))
            entry.append(etree.fromstring(registered.entry.xml))
            register.append(entry)
        return register

    def _entry(self, registered: Registered) -> Element:
        page = _E.entry(**self._attributes("../../"), kind=registered.entry.kind.word, id=registered.id)
        page.append(etree.fromstring(registered.entry.xml))
        for group in registered.mentioned:
            if group.path in self._by_path:
                record = self._by_path[group.path]
                href = f"../../{record.id}/index.html"
                document = _document(record, href)
                for mention in group.mentions:
                    place = _E.mention(mention.form, kind=mention.kind.value, anchor=mention.anchor)
                    if mention.kind is MentionKind.ROLE:
                        place.set("role", mention.role)
                    document.append(place)
                page.append(document)
        page.extend(self._sources(registered))
        return page

    def _sources(self, registered: Registered) -> Iterator[Element]:
        """Name the documents that attest an entry's names."""
        resolver = Resolver(registered.entry.path, ())
        element = etree.fromstring(registered.entry.xml)
        tokens = dict.fromkeys(token for name in element.iter() for token in name.get("source", "").split())
        for token in tokens:
            record = self._by_path.get(resolver.resolve(token)[0] or "")
            if record is not None:
                yield _E.source(pointer=token, title=record.title, href=f"../../{record.id}/index.html")

    def _entry_of(self, pointer: str | None, path: str) -> Registered | None:
        if pointer is None:
            return None
        target, identifier, _ = Resolver(path, ()).resolve(pointer)
        return self._register.find(target, identifier)


def _document(record: Record, href: str) -> Element:
    """Name a document, with its date in the attributes that TEI has for dates."""
    named = _E.document(id=record.id, title=record.title, href=href)
    if record.date is not None:
        stated = {
            "when": record.date.when,
            "from": record.date.from_,
            "to": record.date.to,
            "notBefore": record.date.not_before,
            "notAfter": record.date.not_after,
        }
        for attribute, value in stated.items():
            if value:
                named.set(attribute, value)
    return named


def _first(record: Record) -> str:
    """Sort the undated before all others."""
    return (record.date.first if record.date else None) or ""
