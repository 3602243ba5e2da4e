"""The pages of the edition as a whole: the front page, the registers, and a page for each entry."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from engross import resources
from engross.authority import Kind
from engross.diagnostics import Location
from engross.facts import MentionKind
from engross.outputs.press import SITE, Target
from engross.pointers import Resolver
from engross.xmlio import XmlDocument, fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engross.authority import Entry
    from engross.diagnostics import Diagnostic
    from engross.facts import Facts
    from engross.outputs.press import Press
    from engross.outputs.register import Register, Registered
    from engross.records import Record
    from engross.xmlio import Element

_E = ElementMaker(namespace=SITE, nsmap={None: SITE})
STYLESHEET = "site.xsl"


class Site:
    """The edition-wide pages."""

    def __init__(self, press: Press, register: Register, records: Sequence[tuple[Facts, Record]]) -> None:
        """
        Gather what the pages list.

        Args:
            press: The stylesheets.
            register: The entries.
            records: Facts and record of each document that is published.
        """
        self._press = press
        self._register = register
        self._records = sorted(records, key=lambda each: (_first(each[1]), each[1].id))
        self._by_path: Mapping[str, Record] = {facts.path: record for facts, record in records}

    def write(self) -> Iterator[tuple[Target, list[Diagnostic]]]:
        """
        Make the pages.

        Yields:
            Each page with what the stylesheet reported of it, and the stylesheet that all pages share.

        Raises:
            StylesheetError: The stylesheet has errors (O002).
            DocumentError: It failed on a page (O003).
        """
        css = resources.stylesheets() / "assets" / "engross.css"
        yield Target("assets/engross.css", css.read_bytes()), []
        yield self._page("index.html", self._front())
        for kind in self._kinds():
            yield self._page(f"{kind}/index.html", self._list(kind))
            for registered in self._register.of_kind(kind):
                yield self._page(registered.page, self._entry(registered), registered.entry)

    def _kinds(self) -> list[Kind]:
        return [kind for kind in Kind if self._register.of_kind(kind)]

    def _page(self, path: str, source: Element, entry: Entry | None = None) -> tuple[Target, list[Diagnostic]]:
        document = XmlDocument(path, etree.tostring(source, encoding="utf-8"), source)
        result, found = self._press.print(STYLESHEET, document, {})
        place = Location(entry.path) if entry is not None else None
        return Target(path, result.text.encode("utf-8")), [dataclasses.replace(each, location=place) for each in found]

    def _attributes(self, root: str) -> dict[str, str]:
        about = self._press.edition.config.edition
        return {"root": root, "title": self._press.edition.title, "language": about.language}

    def _front(self) -> Element:
        about = self._press.edition.config.edition
        front = _E.front(
            **self._attributes(""), subtitle=about.subtitle, publisher=about.publisher, license=about.license
        )
        front.extend(_E.editor(name) for name in about.editors)
        for facts, record in self._records:
            front.append(self._document(facts, record))
        for kind in self._kinds():
            count = str(len(self._register.of_kind(kind)))
            front.append(_E.index(kind=kind.value, href=f"{kind}/index.html", count=count))
        return front

    def _document(self, facts: Facts, record: Record) -> Element:
        listed = _document(record, f"{record.id}/index.html")
        for role, agents in (("author", record.authors), ("recipient", record.recipients)):
            for agent in agents:
                person = _E(role, agent.name)
                registered = self._entry_of(agent.pointer, facts)
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
            entry.append(fragment(registered.entry.xml))
            register.append(entry)
        return register

    def _entry(self, registered: Registered) -> Element:
        page = _E.entry(**self._attributes("../../"), kind=registered.entry.kind.word, id=registered.id)
        page.append(fragment(registered.entry.xml))
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
        element = fragment(registered.entry.xml)
        tokens = dict.fromkeys(token for name in element.iter() for token in name.get("source", "").split())
        for token in tokens:
            record = self._by_path.get(resolver.resolve(token)[0] or "")
            if record is not None:
                yield _E.source(pointer=token, title=record.title, href=f"../../{record.id}/index.html")

    def _entry_of(self, pointer: str | None, facts: Facts) -> Registered | None:
        meant = (self._register.find(each.path, each.id) for each in facts.pointers if each.value == pointer)
        return next((registered for registered in meant if registered is not None), None)


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
