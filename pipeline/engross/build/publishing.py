"""The only place that puts files into the output folder, and says in the ledger what stands there."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, NamedTuple

from engross.build import tasks
from engross.build.knowing import lost
from engross.build.ledger import PAGES, Kept
from engross.errors import DocumentError
from engross.outputs import STYLESHEETS, manifest, redirects, site
from engross.work.executors import Lost
from engross.work.keys import digest
from engross.xmlio import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engross.build.crew import Workshop
    from engross.build.gleaning import Mentioned
    from engross.build.ledger import Built, Ledger
    from engross.build.pages import Pages
    from engross.build.planning import Planner, Stale
    from engross.build.store import Store
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.outputs.links import Reference
    from engross.outputs.press import Order, Target
    from engross.outputs.register import Register
    from engross.work.progress import Progress
    from engross.work.writer import Writer

_OFTEN = 1.0  # seconds between two moments at which the ledger is written to disk


class Timing(NamedTuple):
    """
    How long a stylesheet took.

    Attributes:
        name: The file of a document, or the path of a page.
        stylesheet: Such as `html.xsl`.
        seconds: Of the worker's time.
    """

    name: str
    stylesheet: str
    seconds: float


class Publisher:
    """
    Prints and writes.

    Attributes:
        found: Why something failed.
        failed: The documents' files and the pages of which nothing was made.
        late: The documents' files that were saved since they were read: the next build prints them.
        changed: The files of the output folder that were written or removed.
        timings: How long everything took.
    """

    def __init__(
        self,
        edition: Edition,
        crew: Workshop,
        store: Store,
        ledger: Ledger,
        writer: Writer,
        register: Register,
        progress: Progress,
    ) -> None:
        """
        Prepare.

        Args:
            edition: The edition.
            crew: Who prints.
            store: What is known of the files.
            ledger: What stands in the output folder.
            writer: Writes there.
            register: The edition's entries.
            progress: Told each document and page.
        """
        self._edition = edition
        self._crew = crew
        self._store = store
        self._ledger = ledger
        self._writer = writer
        self._register = register
        self._progress = progress
        self._kept_at = time.monotonic()
        self.found: list[Diagnostic] = []
        self.failed: set[str] = set()
        self.late: set[str] = set()
        self.changed: set[str] = set()
        self.timings: list[Timing] = []

    def documents(self, every: Sequence[Stale], planner: Planner, digests: Mapping[str, bytes]) -> None:
        """
        Print documents.

        Args:
            every: Which, and what of each.
            planner: Says what they are made of.
            digests: Of each file, as it was read.

        Raises:
            OutputError: A file cannot be written (O004).
        """
        files = {source.path: source.file for source in self._edition.sources}
        by_path = {stale.path: stale for stale in every}

        def orders() -> Iterator[Order]:
            for stale in every:
                try:
                    data = read_bytes(files[stale.path], stale.path)
                except DocumentError as error:
                    self._fail(stale.path, error.diagnostics)
                    continue
                if digest(data) != digests[stale.path]:
                    self.late.add(stale.path)
                    continue
                yield planner.order(stale, data, files[stale.path], self._store.references_of(stale.path))

        self._progress.begin("documents", len(every), self._doing)
        size = sum(files[stale.path].stat().st_size for stale in every if files[stale.path].is_file())
        for order, outcome in self._crew.map(tasks.document, orders(), files=len(every), size=size):
            if isinstance(outcome, Lost):
                self._fail(order.path, lost(order.path, outcome))
            elif outcome.fault:
                self._fail(order.path, outcome.fault)
            else:
                references = self._store.references_of(order.path)
                now = planner.inputs(order.path, digests[order.path], references)
                built = {output: planner.built(output, now[output]) for output in order.outputs}
                self._document(by_path[order.path], outcome, built, planner, references)
            self._note(order.path, outcome)
        self._progress.end()
        self._store.keep()

    def _document(
        self,
        stale: Stale,
        printed: tasks.Printed,
        built: Mapping[str, Built],
        planner: Planner,
        references: Sequence[Reference],
    ) -> None:
        for output, products in printed.targets.items():
            made = {product.path for product in products}
            for product in products:
                self._put(product, stale.path, output)
            if output == "html":
                made.update(self._companions(stale, planner, references))
            for kept in self._ledger.targets(stale.path):
                if kept.output == output and kept.path not in made:
                    self._ledger.condemn(kept.path)
            if output == "html" and printed.listing is not None:  # before it is said that the page is made
                self._ledger.keep_listing(stale.path, stale.name, printed.listing, self._places(stale.path))
            found = (each for name in STYLESHEETS[output] for each in printed.found.get(name, ()))
            self._ledger.keep_built(stale.path, output, built[output], tuple(found))

    def _places(self, path: str) -> Iterator[tuple[str, Mentioned]]:
        for mentioned in self._store.mentioned(path):
            registered = self._register.find(mentioned.path, mentioned.id)
            if registered is not None:
                yield registered.page, mentioned

    def _companions(self, stale: Stale, planner: Planner, references: Sequence[Reference]) -> Iterator[str]:
        for companion in planner.companions(stale.name, references):
            try:
                data = read_bytes(self._edition.root / companion.path, companion.path)
            except DocumentError as error:
                self._fail(stale.path, error.diagnostics)
            else:
                checksum = hashlib.sha256(data).hexdigest()
                self._put(tasks.Product(companion.target, data, checksum), stale.path, "html")
            yield companion.target

    def _put(self, product: tasks.Product, owner: str, output: str) -> None:
        written = self._writer.write(product.path, product.data)
        if written.is_new:
            self.changed.add(product.path)
        self._ledger.keep_target(Kept(product.path, owner, output, product.checksum, written.size, written.time))

    def pages(self, every: Sequence[tuple[Stale, Built]], pages: Pages) -> None:
        """
        Print pages of the edition as a whole.

        Args:
            every: Which, and how each is made.
            pages: Their sources.

        Raises:
            OutputError: A file cannot be written (O004).
        """
        built = {stale.name: how for stale, how in every}
        sheets = (pages.sheet(stale.name) for stale, _ in every)
        self._progress.begin("pages", len(every), self._doing)
        for sheet, outcome in self._crew.map(tasks.sheet, sheets, files=len(every), size=0):
            if isinstance(outcome, Lost):
                self._fail(sheet.path, lost(sheet.path, outcome))
            elif outcome.fault:
                self._fail(sheet.path, outcome.fault)
            else:
                (product,) = outcome.targets[sheet.path]
                self._put(product, PAGES, sheet.path)
                self._ledger.keep_built(PAGES, sheet.path, built[sheet.path], outcome.found[site.STYLESHEET])
            self._note(sheet.path, outcome)
        self._progress.end()
        self._store.keep()

    def plain(self, pages: Pages) -> set[str]:
        """
        Write the pages that no stylesheet makes: the style that all share, and those that lead on.

        Args:
            pages: The other pages of the edition.

        Returns:
            Their paths.

        Raises:
            OutputError: A file cannot be written (O004).
        """
        targets: list[Target] = [site.style(), *redirects.pages(self._edition, pages.titles())]
        for target in targets:
            checksum = hashlib.sha256(target.data).hexdigest()
            self._put(tasks.Product(target.path, target.data, checksum), PAGES, target.path)
        return {target.path for target in targets}

    def clear(self, is_wanted: Mapping[str, bool]) -> None:
        """
        Remove what nothing makes any more.

        Args:
            is_wanted: Whether each file of the output folder stays.

        Raises:
            OutputError: A file cannot be removed (O004).
        """
        staying = {path.casefold(): path for path, stays in is_wanted.items() if stays}
        for path, stays in is_wanted.items():
            if not stays:
                other = staying.get(path.casefold())
                is_there = self._writer.signature(path)[0] >= 0
                if other is None or not self._writer.is_same(path, other):
                    self._writer.remove(path)
                    self.changed.update((path,) if is_there else ())
                self._ledger.forget_target(path)

    def manifest(self) -> int:
        """
        Write down what stands in the output folder.

        Returns:
            How many files these are, the manifest among them.

        Raises:
            OutputError: It cannot be written (O004).
        """
        made: dict[str, list[tuple[str, str]]] = {}
        count = 1
        for kept in self._ledger.targets():
            made.setdefault(kept.owner, []).append((kept.path, kept.checksum))
            count += 1
        ids = {owner: targets[0][0].partition("/")[0] for owner, targets in made.items() if owner != PAGES}
        ids |= self._register.documents
        listed = (manifest.Made(ids[path], path, tuple(made[path])) for path in sorted(ids) if path in made)
        of_edition = manifest.Made("", "", tuple(made.get(PAGES, ())))
        written = "".join(manifest.written(self._edition.title, listed, of_edition))
        if self._writer.write(manifest.NAME, written.encode("utf-8", "replace")).is_new:
            self.changed.add(manifest.NAME)
        return count

    def _fail(self, name: str, why: Iterable[Diagnostic]) -> None:
        self.failed.add(name)
        self.found.extend(why)

    def _note(self, name: str, outcome: tasks.Printed | Lost) -> None:
        seconds = 0.0
        if not isinstance(outcome, Lost):
            self.timings.extend(Timing(name, sheet, took) for sheet, took in outcome.timings.items())
            seconds = sum(outcome.timings.values())
        self._progress.done(name, seconds)
        if time.monotonic() - self._kept_at > _OFTEN:
            self._store.keep()
            self._kept_at = time.monotonic()

    def _doing(self) -> list[tuple[str, float]]:
        return [(task.path, seconds) for task, seconds in self._crew.doing()]
