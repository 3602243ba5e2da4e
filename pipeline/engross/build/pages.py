"""The pages of the edition as a whole: made from what is known of the documents that have reading pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.authority import Kind
from engross.outputs import site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.build.ledger import Ledger
    from engross.outputs.press import Terms
    from engross.outputs.register import Register, Registered
    from engross.outputs.site import Sheet


class Pages:
    """The sources of the pages, made when they are asked for."""

    def __init__(self, terms: Terms, register: Register, ledger: Ledger) -> None:
        """
        Prepare.

        Args:
            terms: The edition.
            register: Its entries.
            ledger: How pages name the documents, and which of them list them.
        """
        self._terms = terms
        self._register = register
        self._ledger = ledger
        self._counts = ledger.counts()
        self._entries = {registered.page: registered for registered in register}
        self._kinds = {f"{kind}/index.html": kind for kind in Kind if register.of_kind(kind)}
        self._titles = {path: (listing.title, identifier) for path, identifier, listing in ledger.documents()}

    def __iter__(self) -> Iterator[str]:
        """
        Name the pages: those that others lead to come first, and the front page last.

        Yields:
            Their paths in the output folder.
        """
        yield from self._entries
        yield from self._kinds
        yield "index.html"

    def sheet(self, path: str) -> Sheet:
        """
        Make the source of a page.

        Args:
            path: One of the pages.

        Returns:
            The page.
        """
        if path in self._entries:
            registered = self._entries[path]
            return site.entry(self._terms, registered, self._ledger.mentioning(path), self._attesting(registered))
        if path in self._kinds:
            every = self._register.of_kind(self._kinds[path])
            counted = ((registered, self._counts.get(registered.page, 0)) for registered in every)
            return site.register(self._terms, self._kinds[path], counted)
        return site.front(self._terms, self._ledger.front(), site.counted(self._register))

    def _attesting(self, registered: Registered) -> Iterator[tuple[str, str, str]]:
        for pointer, path in site.sources(registered):
            if path in self._titles:
                yield (pointer, *self._titles[path])

    def titles(self) -> dict[str, str]:
        """
        Say what all pages are called, for those that lead to them.

        Returns:
            The title of each, by its folder in the output folder.
        """
        titles = {identifier: title for title, identifier in self._titles.values()}
        titles.update((registered.page.removesuffix("/index.html"), registered.title) for registered in self._register)
        return titles
