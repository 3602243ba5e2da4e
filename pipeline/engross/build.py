"""`engross build`: gather what all files say, then print and write document after document, and the site."""

from __future__ import annotations

import dataclasses
import difflib
from typing import TYPE_CHECKING

from engross import facts, rules
from engross.authority import Kind
from engross.codes import Severity
from engross.diagnostics import diagnostic, in_order
from engross.edition import document_ids
from engross.errors import DocumentError, StylesheetError
from engross.outputs import OUTPUTS, redirects
from engross.outputs import release as released
from engross.outputs.manifest import Manifest
from engross.outputs.press import Page, Press
from engross.outputs.record import record_of
from engross.outputs.register import Register
from engross.outputs.site import STYLESHEET, Site
from engross.released import NAME as LOCK
from engross.released import grown
from engross.released import read as read_lock
from engross.released import written as written_lock
from engross.rules import published as published_rules
from engross.rules import targets
from engross.rules.placing import placed, placed_in
from engross.rules.weighing import weighed
from engross.summary import summarise
from engross.work.writer import Writer
from engross.xmlio import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.facts import Facts
    from engross.outputs.press import Target
    from engross.records import Record
    from engross.released import Document, Lock
    from engross.rules.finding import Finding
    from engross.saxon import Saxon
    from engross.summary import Summary

MANIFEST = "engross.json"
FOLDER = "output"

_STYLESHEETS: Mapping[str, tuple[str, ...]] = {"html": ("html.xsl", STYLESHEET), "text": ("text.xsl",)}


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """
    What a build did.

    Attributes:
        diagnostics: What was found on the way, in order.
        documents: The ids of the documents that were published.
        written: How many files the output folder holds of this build.
        is_released: Whether engross.lock.json remembers it all.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[str, ...]
    written: int
    is_released: bool = False


def build(
    edition: Edition,
    saxon: Saxon,
    *,
    only: Sequence[str] = (),
    refused: frozenset[str] = frozenset(),
    release: bool = False,
    progress: Callable[[str], None] = lambda _path: None,
) -> Report:
    """
    Build an edition.

    Args:
        edition: The edition.
        saxon: The process's XSLT processor.
        only: The outputs to make; those of edition.toml when empty.
        refused: Files that are not to be published, relative to the edition.
        release: Whether engross.lock.json is to remember what is published. Nothing is written then where something
            that was published is gone, and it is left as it is where a document or an output could not be made.
        progress: Told each document as it is begun.

    Returns:
        What was written and found. A document that fails loses its own pages alone; a stylesheet that does not
        compile costs its output alone.

    Raises:
        OutputError: The output folder cannot be written in (O004).
    """
    return _Build(edition, saxon, only, refused, progress).run(release=release)


def records(edition: Edition, saxon: Saxon, chosen: Sequence[str] | None) -> tuple[list[Record], list[Diagnostic]]:
    """
    Make the citation records of documents.

    Args:
        edition: The edition.
        saxon: The process's XSLT processor.
        chosen: Their ids; None for every document.

    Returns:
        The records, in the order asked for (else of the files), and what was found on the way.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: An id is of no document (I008).
    """
    press = Press(edition, saxon)
    gathering = _gather(edition)
    paths = {identifier: path for path, identifier in gathering.ids.items()}
    missing = [identifier for identifier in chosen or () if identifier not in paths]
    if missing:
        raise DocumentError(*gathering.faults, *(_no_document(identifier, list(paths)) for identifier in missing))
    by_path = {each.path: each for each in gathering.facts}
    register = Register(edition, gathering.facts, gathering.ids)
    made: list[Record] = []
    found = [*edition.faults, *gathering.faults]
    for identifier in chosen if chosen is not None else paths:
        path = paths[identifier]
        try:
            document = read(edition.root / path, path)
            record, reported = record_of(identifier, document, by_path[path], register, press)
        except DocumentError as error:
            found.extend(error.diagnostics)
        else:
            made.append(record)
            found.extend(reported)
    return made, found


def _no_document(identifier: str, known: Sequence[str]) -> Diagnostic:
    close = difflib.get_close_matches(identifier, known, 1)
    hint = f"Did you mean {close[0]}?" if close else ""
    return diagnostic("I008", f"no document of this edition has the id {identifier}", hint=hint)


@dataclasses.dataclass(frozen=True, slots=True)
class _Gathering:
    """What all files say: their facts, the ids of the documents among them, and what kept a file from being read."""

    facts: tuple[Facts, ...]
    summaries: tuple[Summary, ...]
    ids: Mapping[str, str]
    faults: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]


def _gather(edition: Edition) -> _Gathering:
    every: list[Facts] = []
    summaries: list[Summary] = []
    faults: list[Diagnostic] = []
    findings: list[Diagnostic] = []
    for source in edition.sources:
        try:
            document = read(source.file, source.path)
        except DocumentError as error:
            faults.extend(error.diagnostics)
        else:
            every.append(facts.gather(document))
            summaries.append(summarise(document, every[-1]))
            findings.extend(placed_in(document, rules.of_file(document, every[-1], edition.config.validate)))
    if not faults and not any(each.is_document for each in every):
        faults.append(diagnostic("C006", "none of the XML files here is a TEI document with a text"))
    ids = document_ids((each.path, each.root_id) for each in every if each.is_document)
    return _Gathering(tuple(every), tuple(summaries), ids, tuple(faults), tuple(findings))


class _Build:
    """One run: gather everything, then print and write document after document."""

    def __init__(
        self,
        edition: Edition,
        saxon: Saxon,
        only: Sequence[str],
        refused: frozenset[str],
        progress: Callable[[str], None],
    ) -> None:
        self.edition = edition
        self.press = Press(edition, saxon)
        self.only = only
        self.refused = refused
        self.progress = progress
        self.failed = False
        self.found: list[Diagnostic] = []

    def run(self, *, release: bool = False) -> Report:
        writer = Writer(self.edition.root / FOLDER, FOLDER)
        outputs = self._usable()
        gathering = _gather(self.edition)
        self.found.extend((*self.edition.faults, *gathering.faults, *gathering.findings))
        self.found.extend(placed(self._across(gathering), self.edition.sources))
        gone = weighed(published_rules.check(gathering.summaries, self.edition), self.edition.config.validate)
        self.found.extend(gone)
        if release and any(each.severity is Severity.ERROR for each in gone):
            return Report(tuple(in_order(weighed(self.found, self.edition.config.validate))), (), 0)
        register = Register(self.edition, gathering.facts, gathering.ids)
        manifest = Manifest(self.edition, writer.read(MANIFEST) if self.only else None)
        published: list[tuple[Facts, Record]] = []
        remembered: list[Document] = []
        for each, summary in zip(gathering.facts, gathering.summaries, strict=True):
            if not each.is_document or each.path in self.refused:
                continue
            self.progress(each.path)
            printed = self._print(gathering.ids[each.path], each, register, outputs)
            if printed is not None:
                record, targets = printed
                for target in targets:
                    writer.write(target.path, target.data)
                manifest.document(record.id, each.path, targets)
                published.append((each, record))
                remembered.append(released.document(record.id, summary, targets))
        if "html" in outputs:
            self._write_site(writer, manifest, Site(self.press, register, published))
            self._write_redirects(writer, manifest, published, register)
        writer.write(MANIFEST, manifest.json())
        is_whole = len(published) == len(gathering.ids) and not (gathering.faults or self.press.broken or self.failed)
        if release and is_whole:
            self._remember(released.lock(self.edition, outputs, remembered, register))
        found = in_order(weighed(self.found, self.edition.config.validate))
        identifiers = tuple(record.id for _, record in published)
        return Report(tuple(found), identifiers, manifest.count, is_released=release and is_whole)

    def _across(self, gathering: _Gathering) -> list[Finding]:
        files = self.edition.files()
        by_path = {each.path: each for each in gathering.facts}
        found = list(rules.of_edition(gathering.summaries))
        for astray in targets.astray(gathering.summaries, files):
            found.extend(targets.findings(by_path[astray.path], astray.answers))
        return found

    def _usable(self) -> list[str]:
        """Choose the outputs to make, without those whose stylesheets do not compile."""
        configured = self.edition.config.build.outputs
        for output in dict.fromkeys((*configured, *self.only)):
            for name in _STYLESHEETS.get(output, ()):
                try:
                    self.press.stylesheet(name)
                except StylesheetError as error:
                    self.found.extend(error.diagnostics)
                    self.press.broken.add(output)
        return [output for output in self.only or configured if output not in self.press.broken]

    def _print(
        self, identifier: str, gathered: Facts, register: Register, outputs: Sequence[str]
    ) -> tuple[Record, list[Target]] | None:
        """Make all targets of a document, or none of them where one fails."""
        targets: list[Target] = []
        try:
            document = read(self.edition.root / gathered.path, gathered.path)
            record, reported = record_of(identifier, document, gathered, register, self.press)
            self.found.extend(reported)
            page = Page(document, gathered, record, register)
            for output in outputs:
                made, reported = OUTPUTS[output](page, self.press)
                targets.extend(made)
                self.found.extend(reported)
        except DocumentError as error:
            self.found.extend(error.diagnostics)
            return None
        return record, targets

    def _write_site(self, writer: Writer, manifest: Manifest, site: Site) -> None:
        try:
            for target, found in site.write():
                writer.write(target.path, target.data)
                manifest.page(target)
                self.found.extend(found)
        except DocumentError as error:
            self.failed = True
            self.found.extend(error.diagnostics)

    def _write_redirects(
        self, writer: Writer, manifest: Manifest, published: Sequence[tuple[Facts, Record]], register: Register
    ) -> None:
        titles = {record.id: record.title for _, record in published}
        for kind in Kind:
            for each in register.of_kind(kind):
                titles[f"{kind}/{each.id}"] = (*each.entry.names, each.id)[0]
        for target in redirects.pages(self.edition, titles):
            writer.write(target.path, target.data)
            manifest.page(target)

    def _remember(self, lock: Lock) -> None:
        """Write down what is published now, with all that was before; that it can be read is checked already."""
        former = read_lock(self.edition.root)
        whole = written_lock(grown(former[0] if former else None, lock))
        Writer(self.edition.root, str(self.edition.root)).write(LOCK, whole.encode("utf-8"))
