"""One build, from the files to the output folder."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import config
from engross.build import inputs, knowing, tasks
from engross.build.contents import Contents
from engross.build.findings import Findings
from engross.build.ledger import CONDEMNED, PAGES, Kept, Ledger
from engross.build.pages import Pages
from engross.build.planning import Plan, Planner, Stale
from engross.build.publishing import Publisher
from engross.codes import Severity
from engross.diagnostics import diagnostic, in_order
from engross.edition import document_ids
from engross.outputs import STYLESHEETS, is_of, manifest, output_of, redirects, site
from engross.outputs import release as releasing
from engross.outputs.press import downloads
from engross.outputs.register import Register
from engross.released import NAME as LOCK
from engross.released import grown
from engross.released import read as read_lock
from engross.released import written as written_lock
from engross.rules import published
from engross.rules.weighing import weighed
from engross.work.executors import Lost
from engross.work.keys import of_file, of_program, of_values
from engross.work.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engross.build.crew import Workshop
    from engross.build.publishing import Timing
    from engross.build.store import Store
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.released import Document as Remembered
    from engross.work.progress import Progress

FOLDER = "output"


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """
    What a build did.

    Attributes:
        diagnostics: What was found on the way, in order; of very many findings the gravest.
        documents: The file of each document that is published as it is now, by its id.
        failed: The files of which nothing could be made, or which could not be read; what was published of them before
            stays.
        changed: The files of the output folder that were written or removed.
        written: How many files the output folder holds of this edition.
        timings: How long each stylesheet took on each document and page.
        is_released: Whether engross.lock.json remembers it all.
        is_late: Whether a file was saved while it was built, so that there is more to do.
        left_out: How many findings there are besides those that are given.
        refused: The documents' files that were not to be published.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: Mapping[str, str]
    failed: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()
    written: int = 0
    timings: tuple[Timing, ...] = ()
    is_released: bool = False
    is_late: bool = False
    left_out: int = 0
    refused: tuple[str, ...] = ()


class Run:
    """One build, or the plan of one."""

    def __init__(
        self,
        edition: Edition,
        crew: Workshop,
        store: Store,
        progress: Progress,
        *,
        only: Sequence[str] = (),
        refused: frozenset[str] = frozenset(),
        is_forced: bool = False,
    ) -> None:
        """
        Prepare.

        Args:
            edition: The edition.
            crew: Who does the work.
            store: What is known from former builds.
            progress: Told what is done.
            only: The outputs to make; those of edition.toml when empty.
            refused: Files that are not to be published.
            is_forced: Whether everything is to be made anew.
        """
        self._edition = edition
        self._crew = crew
        self._store = store
        self._progress = progress
        self._only = tuple(dict.fromkeys(only))
        self._refused = refused
        self._is_forced = is_forced
        self._ledger = Ledger(store.base)
        self._contents = Contents(store.base, edition.root)
        self._found = Findings(edition.config.validate)
        self._broken: set[str] = set()
        self._digests = knowing.digests(edition)
        files = edition.files()
        names = sorted(files) if isinstance(files, frozenset) else ()
        self._listing = of_values([*names, *edition.faults])

    def go(self, *, release: bool = False) -> Report:
        """
        Build.

        Args:
            release: Whether engross.lock.json is to remember what is published.

        Returns:
            What was done.

        Raises:
            OutputError: Something cannot be written (O004).
        """
        writer = Writer(self._edition.root / FOLDER, FOLDER)
        key = self._key()
        spoilt = self._spoilt(writer)
        initial = dict(self._digests)
        if not (self._is_forced or release or spoilt) and self._contents.is_steady():
            known = self._store.note("whole", key)
            if isinstance(known, tuple):
                found, left_out, documents, written = known
                return Report(tuple(found), documents, written=written, left_out=left_out)
        self._begin(writer)
        unread = self._know()
        gone = weighed(published.check(self._store.summaries(), self._edition), self._edition.config.validate)
        self._found.add(gone)
        if release and any(each.severity is Severity.ERROR for each in gone):
            return Report(self._found.in_order(), {}, left_out=self._found.left_out)
        outputs = self._usable()
        register = self._register()
        planner = self._planner(register, outputs, spoilt)
        publisher = Publisher(self._edition, self._crew, self._store, self._ledger, writer, register, self._progress)
        skipped = unread.keys() | self._refused
        stale = list(planner.documents(self._digests, skipped, outputs))
        self._intend([each.name for each in stale], ())
        publisher.documents(stale, planner, self._digests)
        self._forget_undocumented(register)
        plain: set[str] = set()
        if "html" in outputs:
            pages = Pages(self._crew.argument.terms, register, self._ledger)
            printed = list(planner.pages(pages))
            self._intend([each.name for each in stale], [each.name for each, _ in printed])
            publisher.pages(printed, pages)
            plain = publisher.plain(pages) | set(pages)
        publisher.clear(self._wanted({*register.documents, *unread}, plain if "html" in outputs else None))
        written = publisher.manifest()
        self._ledger.forget_inputs()
        self._found.add(publisher.found)
        self._found.add(self._ledger.findings())
        failed = sorted(publisher.failed | unread.keys())
        documents = {
            identifier: path for path, identifier in register.documents.items() if path not in {*failed, *self._refused}
        }
        is_whole = not (failed or publisher.late or self._refused or len(outputs) < len(self._outputs()))
        if release and is_whole:
            self._remember(outputs, register, writer)
        found = self._found.in_order()
        if is_whole and self._digests == initial:
            self._store.keep_note("whole", key, (found, self._found.left_out, documents, written))
        self._store.keep_note("unfinished", b"", 0)
        self._store.keep()
        return Report(
            found,
            documents,
            tuple(failed),
            frozenset(publisher.changed),
            written,
            tuple(publisher.timings),
            is_released=release and is_whole,
            is_late=bool(publisher.late),
            left_out=self._found.left_out,
            refused=tuple(path for path in register.documents if path in self._refused),
        )

    def plan(self) -> tuple[Plan, tuple[Diagnostic, ...]]:
        """
        Say what a build would do, and write nothing into the output folder.

        Returns:
            The plan, and what was found on the way.
        """
        writer = Writer(self._edition.root / FOLDER, FOLDER)
        spoilt = self._spoilt(writer)
        self._store.keep_note("whole", b"", 0)  # what is learnt here of files is no reason to leave them alone
        self._adopt(writer)
        unread = self._know()
        outputs = self._usable()
        register = self._register()
        planner = self._planner(register, outputs, spoilt)
        documents = tuple(planner.documents(self._digests, unread.keys() | self._refused, outputs))
        pages: tuple[str, ...] = ()
        stale: tuple[Stale, ...] = ()
        if "html" in outputs:
            every = Pages(self._crew.argument.terms, register, self._ledger)
            plain = [site.style(), *redirects.pages(self._edition, every.titles())]
            pages = (*every, *(target.path for target in plain))
            stale = (*(stale for stale, _ in planner.pages(every)), *planner.plain(plain))
        wanted = self._wanted({*register.documents, *unread}, set(pages) if pages else None)
        coming = {each.name for each in documents}
        removed = tuple(
            path
            for path, stays in wanted.items()
            if not (stays or (path.partition("/")[0] in coming and is_of(path.partition("/")[0], path)))
        )
        return Plan(documents, stale, removed, tuple(sorted(unread))), self._found.in_order()

    def _outputs(self) -> tuple[str, ...]:
        return self._only or tuple(dict.fromkeys(self._edition.config.build.outputs))

    def _key(self) -> bytes:
        """Sum up all that a build depends on, but for the files that come along and those in the output folder."""
        beside = [of_file(self._edition.root / name) for name in (config.NAME, LOCK)]
        outputs = self._outputs()
        settings = inputs.settings(self._edition, outputs, downloads(outputs))
        root = str(self._edition.root.resolve())
        asked = (self._only, sorted(self._refused))
        return of_values([of_program(), root, *beside, self._listing, settings, asked, self._digests])

    def _spoilt(self, writer: Writer) -> dict[tuple[str, str], str]:
        """Find files of the output folder that are not as they were written."""
        spoilt = {}
        for kept in self._ledger.targets():
            size, time = writer.signature(kept.path)
            if (size, time) != (kept.size, kept.time):
                what = "is missing" if size < 0 else "is not as it was written"
                spoilt[kept.owner, kept.output] = f"{FOLDER}/{kept.path} {what}"
        return spoilt

    def _begin(self, writer: Writer) -> None:
        """Mark that a build is under way, and clear up after one that came to no end."""
        if self._store.note("unfinished", b"") == 1:
            writer.sweep()
            self._find_astray(writer)
        self._adopt(writer)
        self._store.keep_note("unfinished", b"", 1)
        self._store.keep_note("whole", b"", 0)  # what is there now is whole no more, should the files be as then again
        self._store.keep()

    def _intend(self, documents: Sequence[str], pages: Sequence[str]) -> None:
        """Write down what is about to be written, lest it be forgotten if the build is cut off."""
        self._store.keep_note("intended", b"", (tuple(documents), tuple(pages)))
        self._store.keep()

    def _find_astray(self, writer: Writer) -> None:
        """Find the files that the last build wrote and could not note any more; what is not made again is removed."""
        intended = self._store.note("intended", b"")
        if not isinstance(intended, tuple):
            return
        documents, pages = intended
        known = {kept.path for kept in self._ledger.targets()}
        found = [path for identifier in documents for path in writer.files(identifier) if is_of(identifier, path)]
        for path in {*found, *(page for page in pages if writer.signature(page)[0] >= 0)} - known:
            self._ledger.keep_target(Kept(path, PAGES, CONDEMNED, ""))

    def _adopt(self, writer: Writer) -> None:
        """Where nothing is known of the output folder, believe what the last build wrote down in it."""
        if self._ledger.targets():
            return
        for made in manifest.read(writer.read(manifest.NAME)):
            for path, checksum in made.targets:
                self._ledger.keep_target(Kept(path, made.source, output_of(path) if made.source else path, checksum))

    def _know(self) -> dict[str, tuple[Diagnostic, ...]]:
        """Bring what is known up to date, and gather what is wrong with the files."""
        reader = knowing.Reader(self._edition, self._crew, self._store, self._digests, self._progress)
        self._digests = reader.read()
        self._found.add(self._edition.faults)
        readable = {path: digest for path, digest in self._digests.items() if path not in reader.unread}
        for found in reader.unread.values():
            self._found.add(found)
        unread = reader.unread.keys()
        self._found.add(
            each for each in self._store.findings_of_files() if not (each.location and each.location.path in unread)
        )
        self._found.add(in_order(knowing.across(self._edition, self._crew, self._store, readable, self._listing)))
        if not reader.unread and not any(each.is_document for each in self._store.files()):
            self._found.add([diagnostic("C006", "none of the XML files here is a TEI document with a text")])
        self._store.keep()
        return reader.unread

    def _usable(self) -> list[str]:
        """Choose the outputs to make, without those whose stylesheets do not compile."""
        outputs = dict.fromkeys((*self._edition.config.build.outputs, *self._only))
        names = {name for output in outputs for name in STYLESHEETS[output]}
        names |= {site.STYLESHEET} if "html" in outputs else set()
        keys = {name: inputs.compiled(self._edition, name) for name in sorted(names)}
        untried = [name for name, key in keys.items() if self._store.note(name, key) is None]
        broken = set()
        for name, outcome in self._crew.map(tasks.compiles, iter(untried), files=len(untried), size=0):
            faults = knowing.lost(f"xslt/{name}", outcome) if isinstance(outcome, Lost) else outcome
            if faults:
                broken.add(name)
                self._found.add(faults)
            else:
                self._store.keep_note(name, keys[name], 1)
        self._broken = {
            output
            for output in outputs
            if broken.intersection((*STYLESHEETS[output], *((site.STYLESHEET,) if output == "html" else ())))
        }
        return [output for output in self._outputs() if output not in self._broken]

    def _register(self) -> Register:
        ids = document_ids((each.path, each.root_id or None) for each in self._store.files() if each.is_document)
        variants = self._store.variants()
        register = Register(self._edition, ids, self._store.offers(), variants)
        self._store.forget_variants(register.variants)
        return register

    def _planner(self, register: Register, outputs: list[str], spoilt: Mapping[tuple[str, str], str]) -> Planner:
        offered = downloads([each for each in self._edition.config.build.outputs if each not in self._broken])
        return Planner(
            self._edition,
            self._store,
            self._ledger,
            register,
            self._contents,
            inputs.settings(self._edition, outputs, offered),
            offered=offered,
            spoilt=spoilt,
            is_forced=self._is_forced,
        )

    def _forget_undocumented(self, register: Register) -> None:
        """Forget the listing of files that are documents no more."""
        for path, _, _ in list(self._ledger.documents()):
            if path not in register.documents:
                self._ledger.forget_listing(path)

    def _wanted(self, documents: set[str], pages: set[str] | None) -> dict[str, bool]:
        """Say of each file of the output folder whether it stays; pages stay where they are not made now."""
        outputs = {*self._edition.config.build.outputs, *self._only}
        wanted = {}
        for kept in self._ledger.targets():
            if kept.output == CONDEMNED:
                wanted[kept.path] = False
            elif kept.owner == PAGES:
                is_left = "html" in outputs if pages is None else kept.path in pages
                wanted[kept.path] = is_left
            else:
                wanted[kept.path] = kept.owner in documents and kept.output in outputs
        return wanted

    def _remember(self, outputs: Sequence[str], register: Register, writer: Writer) -> None:
        """Write down what is published now, with all that was before; that it can be read is checked already."""
        former = read_lock(self._edition.root)
        lock = releasing.lock(self._edition, outputs, list(self._published(register, writer)), register)
        whole = written_lock(grown(former[0] if former else None, lock))
        Writer(self._edition.root, str(self._edition.root)).write(LOCK, whole.encode("utf-8"))

    def _published(self, register: Register, writer: Writer) -> Iterator[Remembered]:
        for summary in self._store.each_summary():
            identifier = register.documents.get(summary.path)
            if identifier is not None:
                paths = [kept.path for kept in self._ledger.targets(summary.path)]
                page = writer.read(f"{identifier}/index.html") or b""
                yield releasing.document(identifier, summary, paths, page)
