"""`engross build`: gather what the files say, plan what is to be written, then write it."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
from typing import TYPE_CHECKING

from engross import facts, rules
from engross.diagnostics import Severity, diagnostic, in_order
from engross.edition import document_ids
from engross.errors import DocumentError, StylesheetError
from engross.outputs import OUTPUTS
from engross.outputs.press import Page, Press
from engross.outputs.record import record_of
from engross.outputs.register import Register
from engross.outputs.site import STYLESHEET, Site
from engross.rules.placing import placed, placed_in
from engross.work.writer import Writer
from engross.xmlio import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.facts import Facts
    from engross.outputs.press import Target
    from engross.records import Record
    from engross.saxon import Saxon

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
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[str, ...]
    written: int

    @property
    def exit_code(self) -> int:
        """0: clean; 1: a document has an error or failed; 2: something could not be done."""
        if any(finding.blocking for finding in self.diagnostics):
            return 2
        return int(any(finding.severity is Severity.ERROR for finding in self.diagnostics))


def build(
    edition: Edition,
    saxon: Saxon,
    *,
    only: Sequence[str] = (),
    refused: frozenset[str] = frozenset(),
    progress: Callable[[str], None] = lambda _path: None,
) -> Report:
    """
    Build an edition.

    Args:
        edition: The edition.
        saxon: The process's XSLT processor.
        only: The outputs to make; those of edition.toml when empty.
        refused: Files that are not to be published, relative to the edition.
        progress: Told each document as it is begun.

    Returns:
        What was written and found. A document that fails loses its own pages alone; a stylesheet that does not
        compile costs its output alone.

    Raises:
        OutputError: The output folder cannot be written in (O004).
    """
    return _Build(edition, saxon, only or edition.config.build.outputs, refused, progress).run()


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
    found = list(gathering.faults)
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
    ids: Mapping[str, str]
    faults: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]


def _gather(edition: Edition) -> _Gathering:
    every: list[Facts] = []
    faults: list[Diagnostic] = []
    findings: list[Diagnostic] = []
    for source in edition.sources:
        try:
            document = read(source.file, source.path)
        except DocumentError as error:
            faults.extend(error.diagnostics)
        else:
            every.append(facts.gather(document))
            findings.extend(placed_in(document, rules.of_document(every[-1])))
    if not faults and not any(each.is_document for each in every):
        faults.append(diagnostic("C006", "none of the XML files here is a TEI document with a text"))
    ids = document_ids((each.path, each.root_id) for each in every if each.is_document)
    return _Gathering(tuple(every), ids, tuple(faults), tuple(findings))


class _Build:
    """One run: gather everything, then print and write document after document."""

    def __init__(
        self,
        edition: Edition,
        saxon: Saxon,
        outputs: Sequence[str],
        refused: frozenset[str],
        progress: Callable[[str], None],
    ) -> None:
        self.edition = edition
        self.press = Press(edition, saxon)
        self.outputs = tuple(outputs)
        self.refused = refused
        self.progress = progress
        self.found: list[Diagnostic] = []

    def run(self) -> Report:
        writer = Writer(self.edition.root / FOLDER, FOLDER)
        outputs = self._usable()
        gathering = _gather(self.edition)
        self.found.extend((*gathering.faults, *gathering.findings))
        across = list(rules.of_edition(gathering.facts, self.edition.files()))
        self.found.extend(placed(across, self.edition.sources))
        register = Register(self.edition, gathering.facts, gathering.ids)
        manifest = _Manifest(self.edition)
        published: list[tuple[str, Record]] = []
        for each in gathering.facts:
            if not each.is_document or each.path in self.refused:
                continue
            self.progress(each.path)
            printed = self._print(gathering.ids[each.path], each, register, outputs)
            if printed is not None:
                record, targets = printed
                for target in targets:
                    writer.write(target.path, target.data)
                manifest.document(record.id, each.path, targets)
                published.append((each.path, record))
        if "html" in outputs:
            self._write_site(writer, manifest, Site(self.press, register, published))
        writer.write(MANIFEST, manifest.json())
        return Report(tuple(in_order(self.found)), tuple(record.id for _, record in published), manifest.count)

    def _usable(self) -> list[str]:
        """Leave out the outputs whose stylesheets do not compile."""
        broken = set()
        for output in self.outputs:
            for name in _STYLESHEETS.get(output, ()):
                try:
                    self.press.stylesheet(name)
                except StylesheetError as error:
                    self.found.extend(error.diagnostics)
                    broken.add(output)
        return [output for output in self.outputs if output not in broken]

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

    def _write_site(self, writer: Writer, manifest: _Manifest, site: Site) -> None:
        try:
            for target in site.write():
                writer.write(target.path, target.data)
                manifest.page(target)
        except DocumentError as error:
            self.found.extend(error.diagnostics)


class _Manifest:
    """What was published, with checksums."""

    def __init__(self, edition: Edition) -> None:
        self._title = edition.title
        self._documents: list[dict[str, object]] = []
        self._pages: list[dict[str, str]] = []
        self.count = 1

    def document(self, identifier: str, source: str, targets: Sequence[Target]) -> None:
        self._documents.append({"id": identifier, "source": source, "targets": [self._entry(each) for each in targets]})

    def page(self, target: Target) -> None:
        self._pages.append(self._entry(target))

    def _entry(self, target: Target) -> dict[str, str]:
        self.count += 1
        return {"path": target.path, "sha256": hashlib.sha256(target.data).hexdigest()}

    def json(self) -> bytes:
        content = {"title": self._title, "documents": self._documents, "pages": self._pages}
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
