"""`engross build`: gather what all files say, then print and write document after document, and the site."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
from typing import TYPE_CHECKING

from engross import facts, rules
from engross.diagnostics import diagnostic, in_order
from engross.edition import document_ids
from engross.errors import DocumentError, StylesheetError
from engross.outputs import OUTPUTS
from engross.outputs.press import Page, Press
from engross.outputs.record import record_of
from engross.outputs.register import Register
from engross.outputs.site import STYLESHEET, Site
from engross.rules.placing import placed, placed_in
from engross.rules.weighing import weighed
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
    return _Build(edition, saxon, only, refused, progress).run()


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
            findings.extend(placed_in(document, rules.of_file(every[-1])))
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
        only: Sequence[str],
        refused: frozenset[str],
        progress: Callable[[str], None],
    ) -> None:
        self.edition = edition
        self.press = Press(edition, saxon)
        self.only = only
        self.refused = refused
        self.progress = progress
        self.found: list[Diagnostic] = []

    def run(self) -> Report:
        writer = Writer(self.edition.root / FOLDER, FOLDER)
        outputs = self._usable()
        gathering = _gather(self.edition)
        self.found.extend((*self.edition.faults, *gathering.faults, *gathering.findings))
        across = list(rules.of_edition(gathering.facts, self.edition.files()))
        self.found.extend(placed(across, self.edition.sources))
        register = Register(self.edition, gathering.facts, gathering.ids)
        manifest = _Manifest(self.edition, writer.read(MANIFEST) if self.only else None)
        published: list[tuple[Facts, Record]] = []
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
                published.append((each, record))
        if "html" in outputs:
            self._write_site(writer, manifest, Site(self.press, register, published))
        writer.write(MANIFEST, manifest.json())
        found = in_order(weighed(self.found, self.edition.config.validate))
        return Report(tuple(found), tuple(record.id for _, record in published), manifest.count)

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

    def _write_site(self, writer: Writer, manifest: _Manifest, site: Site) -> None:
        try:
            for target, found in site.write():
                writer.write(target.path, target.data)
                manifest.page(target)
                self.found.extend(found)
        except DocumentError as error:
            self.found.extend(error.diagnostics)


class _Manifest:
    """What is published, with checksums; a build of some outputs keeps what is said of the others."""

    def __init__(self, edition: Edition, former: bytes | None) -> None:
        self._title = edition.title
        self._documents: dict[str, tuple[str, dict[str, str]]] = {}
        self._pages: dict[str, str] = {}
        self._former = _manifest_of(former)
        self.count = 1

    def document(self, identifier: str, source: str, targets: Sequence[Target]) -> None:
        self._documents[identifier] = (source, {each.path: self._sum(each) for each in targets})

    def page(self, target: Target) -> None:
        self._pages[target.path] = self._sum(target)

    def _sum(self, target: Target) -> str:
        self.count += 1
        return hashlib.sha256(target.data).hexdigest()

    def json(self) -> bytes:
        documents, pages = self._former
        content = {
            "title": self._title,
            "documents": [
                {"id": identifier, "source": source, "targets": _listed({**documents.get(identifier, {}), **targets})}
                for identifier, (source, targets) in self._documents.items()
            ],
            "pages": _listed(self._pages or pages),
        }
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _listed(sums: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"path": path, "sha256": sums[path]} for path in sorted(sums)]


def _manifest_of(former: bytes | None) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Read the checksums of a manifest, by document and path; nothing of one that is missing or spoilt."""
    try:
        content = json.loads(former or b"{}")
        documents = {
            each["id"]: {target["path"]: target["sha256"] for target in each["targets"]}
            for each in content.get("documents", [])
        }
        return documents, {page["path"]: page["sha256"] for page in content.get("pages", [])}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}, {}
