"""Which files of the output folder are to be made anew, and why."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from engross.build import inputs
from engross.build.ledger import PAGES, Built, digest_of
from engross.outputs import links, site
from engross.outputs.press import Order
from engross.work.keys import of_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from engross.build.contents import Contents
    from engross.build.ledger import Ledger
    from engross.build.pages import Pages
    from engross.build.store import Store
    from engross.edition import Edition
    from engross.outputs.links import Companion, Reference
    from engross.outputs.press import Target
    from engross.outputs.register import Register

FORCED = "everything is made anew"
NEW = "it was not made before"


@dataclasses.dataclass(frozen=True, slots=True)
class Stale:
    """
    Something that is to be made anew.

    Attributes:
        path: The file of a document; `PAGES` for a page of the edition.
        name: The document's id; the path of the page.
        outputs: Which outputs of it; the page itself.
        reasons: Why, in words.
    """

    path: str
    name: str
    outputs: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """
    What a build has to do.

    Attributes:
        documents: The documents to print.
        pages: The pages to print, as far as that can be told before the documents are printed.
        removed: Files of the output folder that are to be removed.
        failing: The files that cannot be published as they are.
    """

    documents: tuple[Stale, ...]
    pages: tuple[Stale, ...]
    removed: tuple[str, ...]
    failing: tuple[str, ...]


class Planner:
    """Compares what would be made with what was."""

    def __init__(
        self,
        edition: Edition,
        store: Store,
        ledger: Ledger,
        register: Register,
        contents: Contents,
        settings: Mapping[str, Mapping[str, str]],
        *,
        offered: Sequence[str],
        spoilt: Mapping[tuple[str, str], str],
        is_forced: bool,
    ) -> None:
        """
        Prepare.

        Args:
            edition: The edition.
            store: What is known of its files.
            ledger: What was made.
            register: The edition's entries.
            contents: What files hold that come along.
            settings: What everything is printed with, from `inputs.settings`; it names the outputs to make.
            offered: The forms that documents can be downloaded in.
            spoilt: The files that are not as they were written, one for each document and output, or page.
            is_forced: Whether everything is to be made anew.
        """
        self._edition = edition
        self._store = store
        self._ledger = ledger
        self._register = register
        self._contents = contents
        self._settings = settings
        self._spoilt = spoilt
        self._is_forced = is_forced
        self._built = ledger.built()
        self._sums = {output: ledger.keep_inputs(named) for output, named in settings.items()}
        self._offered = tuple(offered)

    def documents(
        self, digests: Mapping[str, bytes], skipped: Iterable[str], outputs: Sequence[str]
    ) -> Iterator[Stale]:
        """
        Find the documents that are to be printed.

        Args:
            digests: The digest of each file.
            skipped: Files that are not to be published, or cannot be.
            outputs: What is to be made.

        Yields:
            Each, with the outputs and the reasons.
        """
        for path, references in self._store.references():
            if path in skipped:
                continue
            identifier = self._register.documents[path]
            now = self.inputs(path, digests[path], references)
            reasons: dict[str, None] = {}
            stale = []
            for output in outputs:
                why = self._why((path, output), now[output], self._settings[output], self._sums[output])
                if why:
                    stale.append(output)
                    reasons.update(dict.fromkeys(why))
            if stale:
                yield Stale(path, identifier, tuple(stale), tuple(reasons))

    def inputs(self, path: str, digest: bytes, references: Sequence[Reference]) -> dict[str, dict[str, str]]:
        """
        Name what the outputs of a document are made of.

        Args:
            path: Its file.
            digest: Of its bytes.
            references: What it points to.

        Returns:
            For each output, the digest of each input, by what to call it.
        """
        identifier = self._register.documents[path]
        along = self.companions(identifier, references)
        sums = [(each, self._contents.checksum(each.path)) for each in along]
        return inputs.of_document(path, identifier, digest, references, self._register, sums)

    def companions(self, identifier: str, references: Sequence[Reference]) -> list[Companion]:
        """
        Find the files that come along with a document.

        Args:
            identifier: Its id.
            references: What it points to.

        Returns:
            The files.
        """
        return list(links.to_files(identifier, references, self._register.documents, self._edition.root))

    def built(self, output: str, now: Mapping[str, str]) -> Built:
        """
        Keep the names of what an output of a document is made of.

        Args:
            output: The output.
            now: What it is made of.

        Returns:
            How it is made.
        """
        return Built(self._ledger.keep_inputs(now), self._sums[output])

    def order(self, stale: Stale, data: bytes, file: Path, references: Sequence[Reference]) -> Order:
        """
        Write the order of a document.

        Args:
            stale: The document.
            data: Its bytes.
            file: Where it is.
            references: What it points to.

        Returns:
            The order.
        """
        to = [*links.to_documents(stale.path, references, self._register.documents)]
        to += [(each.pointer, links.address(stale.name, each)) for each in self.companions(stale.name, references)]
        return Order(
            path=stale.path,
            file=str(file.absolute()),
            id=stale.name,
            data=data,
            outputs=stale.outputs,
            downloads=self._offered,
            entries=inputs.shown(inputs.entries(references, self._register)),
            links=tuple(to),
        )

    def pages(self, pages: Pages) -> Iterator[tuple[Stale, Built]]:
        """
        Find the pages that are to be printed.

        Args:
            pages: Their sources.

        Yields:
            Each, and how it is made.
        """
        for path in pages:
            now = {name: of_values([part]).hex() for name, part in pages.sheet(path).parts}
            why = self._why((PAGES, path), now, self._settings[site.STYLESHEET], self._sums[site.STYLESHEET])
            if why:
                built = Built(self._ledger.keep_inputs(now), self._sums[site.STYLESHEET])
                yield Stale(PAGES, path, (path,), tuple(why)), built

    def plain(self, targets: Iterable[Target]) -> Iterator[Stale]:
        """
        Find the pages that no stylesheet makes and that are to be written.

        Args:
            targets: All of them.

        Yields:
            Each that is new or another.
        """
        known = {kept.path: kept.checksum for kept in self._ledger.targets(PAGES)}
        for target in targets:
            if known.get(target.path) != hashlib.sha256(target.data).hexdigest():
                why = "what it leads to changed" if target.path in known else NEW
                yield Stale(PAGES, target.path, (target.path,), (why,))

    def _why(
        self, what: tuple[str, str], now: Mapping[str, str], settings: Mapping[str, str], sums: bytes
    ) -> list[str]:
        former = self._built.get(what)
        if self._is_forced:
            return [FORCED]
        if former is None:
            return [NEW]
        why = []
        if former.base != digest_of(now):
            why += inputs.reasons(self._ledger.inputs(former.base), now)
        if former.settings != sums:
            why += inputs.reasons(self._ledger.inputs(former.settings), settings)
        if what in self._spoilt:
            why.append(self._spoilt[what])
        return why
