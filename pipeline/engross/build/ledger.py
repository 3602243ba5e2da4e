"""What was made, and of what: the part of the store that speaks of the output folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from engross.build.packing import PACKING
from engross.build.store import UNLISTING
from engross.outputs.site import Listing, Mentioning
from engross.work.keys import of_values
from engross.work.tables import path_of_bytes, path_to_bytes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from engross.build.gleaning import Mentioned
    from engross.diagnostics import Diagnostic

PAGES = ""  # in the place of a document: the pages of the edition as a whole
CONDEMNED = "-"  # in the place of an output: a file that nothing makes any more
_SPARE = 1000


class Built(NamedTuple):
    """
    How an output of a document was made, or a page.

    Attributes:
        base: The digest of what it was made of.
        settings: The digest of what all of its kind is made with.
    """

    base: bytes
    settings: bytes


class Kept(NamedTuple):
    """
    A file of the output folder.

    Attributes:
        path: Relative to the output folder.
        owner: The file of its document; `PAGES` for pages of the edition.
        output: The output that it belongs to; for pages of the edition, the page.
        checksum: Its SHA-256, in hexadecimal digits.
        size: Its size in bytes; -1 where that is not known.
        time: When it was written, in nanoseconds of its file system.
    """

    path: str
    owner: str
    output: str
    checksum: str
    size: int = -1
    time: int = -1


class Ledger:
    """The documents, pages and files that were made."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """
        Open the ledger.

        Args:
            base: The tables of the store.
        """
        self._base = base

    def built(self) -> dict[tuple[str, str], Built]:
        """
        Tell what was made.

        Returns:
            How each output of each document was made, and each page: by the document's file and the output, or by
            `PAGES` and the page.
        """
        rows = self._base.execute("SELECT path, output, base, settings FROM made")
        return {(path_of_bytes(path), output): Built(base, settings) for path, output, base, settings in rows}

    def keep_built(self, path: str, output: str, built: Built, found: tuple[Diagnostic, ...]) -> None:
        """
        Note that something was made; its files are in their places.

        Args:
            path: The document's file, or `PAGES`.
            output: The output, or the page.
            built: How.
            found: What was reported on the way.
        """
        row = (path_to_bytes(path), output, *built, PACKING.pack(found) if found else None)
        self._base.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", row)

    def findings(self) -> Iterator[Diagnostic]:
        """
        Read what was reported while things were made.

        Yields:
            Each finding.
        """
        for (packed,) in self._base.execute("SELECT DISTINCT findings FROM made WHERE findings IS NOT NULL"):
            yield from PACKING.unpack(packed)

    def keep_inputs(self, inputs: Mapping[str, str]) -> bytes:
        """
        Keep the names of what something is made of, to say later what has changed.

        Args:
            inputs: The digest of each, by what to call it.

        Returns:
            The digest of all.
        """
        digest = digest_of(inputs)
        self._base.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (digest, json.dumps(dict(inputs))))
        return digest

    def inputs(self, digest: bytes) -> dict[str, str]:
        """
        Read what something was made of.

        Args:
            digest: From `keep_inputs`.

        Returns:
            The digest of each, by what to call it; nothing where that is forgotten.
        """
        row = self._base.execute("SELECT content FROM inputs WHERE digest = ?", (digest,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def forget_inputs(self) -> None:
        """Forget what nothing is made of any more, where there is much of it."""
        (known,) = self._base.execute("SELECT count(*) FROM inputs").fetchone()
        (used,) = self._base.execute("SELECT count(DISTINCT base) FROM made").fetchone()
        if known > 2 * used + _SPARE:
            self._base.execute(
                "DELETE FROM inputs WHERE digest NOT IN (SELECT base FROM made UNION SELECT settings FROM made)"
            )

    def keep_listing(
        self, path: str, identifier: str, listing: Listing, places: Iterable[tuple[str, Mentioned]]
    ) -> None:
        """
        Note how pages name a document, and which of them list it.

        Args:
            path: The document's file.
            identifier: The id that it is published under.
            listing: How it is named.
            places: The page of each entry that it mentions, and where.
        """
        where = path_to_bytes(path)
        self._base.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?)", (where, identifier, *listing))
        self._base.execute("DELETE FROM listed WHERE path = ?", (where,))
        together: dict[str, list[Mentioned]] = {}
        for page, mentioned in places:
            together.setdefault(page, []).append(mentioned)
        self._base.executemany(
            "INSERT INTO listed VALUES (?, ?, ?, ?)",
            [
                (page, where, "".join(each.places for each in same), sum(each.number for each in same))
                for page, same in together.items()
            ],
        )

    def forget_listing(self, path: str) -> None:
        """
        Forget how pages name a file that is a document no more.

        Args:
            path: The file.
        """
        for statement in UNLISTING:
            self._base.execute(statement, (path_to_bytes(path),))

    def documents(self) -> Iterator[tuple[str, str, Listing]]:
        """
        Read how pages name the documents.

        Yields:
            File, id and listing of each document that has a reading page, in the order of the paths.
        """
        for path, identifier, *listing in self._base.execute("SELECT * FROM documents ORDER BY path"):
            yield path_of_bytes(path), identifier, Listing(*listing)

    def front(self) -> Iterator[tuple[str, str, str]]:
        """
        Read the documents for the front page: by date, the undated first.

        Yields:
            Id, `named` and `about` of each.
        """
        yield from self._base.execute("SELECT id, named, about FROM documents ORDER BY first, id")

    def counts(self) -> dict[str, int]:
        """
        Count the places that mention entries.

        Returns:
            How many there are, by the page of the entry.
        """
        return dict(self._base.execute("SELECT page, sum(count) FROM listed GROUP BY page"))

    def mentioning(self, page: str) -> Iterator[Mentioning]:
        """
        Read which documents mention an entry.

        Args:
            page: The entry's page.

        Yields:
            Each, in the order of the files.
        """
        query = "SELECT id, named, places FROM listed JOIN documents USING (path) WHERE page = ? ORDER BY path"
        for row in self._base.execute(query, (page,)):
            yield Mentioning(*row)

    def targets(self, owner: str | None = None) -> list[Kept]:
        """
        Tell which files were made.

        Args:
            owner: The file of a document, or `PAGES`; all files when None.

        Returns:
            The files, in the order of their paths.
        """
        if owner is None:
            rows = self._base.execute("SELECT * FROM targets ORDER BY path")
        else:
            query = "SELECT * FROM targets WHERE owner = ? ORDER BY path"
            rows = self._base.execute(query, (path_to_bytes(owner),))
        return [
            Kept(path, path_of_bytes(of), output, checksum, size, time)
            for path, of, output, checksum, size, time in rows
        ]

    def keep_target(self, kept: Kept) -> None:
        """
        Note that a file is in its place; what it was made for before, if it was something else, is no longer made.

        Args:
            kept: The file.
        """
        owner = path_to_bytes(kept.owner)
        query = "SELECT owner, output FROM targets WHERE path = ? AND (owner, output) != (?, ?)"
        for former in self._base.execute(query, (kept.path, owner, kept.output)).fetchall():
            self._base.execute("DELETE FROM made WHERE (path, output) = (?, ?)", former)
        row = (kept.path, owner, kept.output, kept.checksum, kept.size, kept.time)
        self._base.execute("INSERT OR REPLACE INTO targets VALUES (?, ?, ?, ?, ?, ?)", row)

    def condemn(self, path: str) -> None:
        """
        Note that a file is to be removed: nothing makes it any more.

        Args:
            path: Relative to the output folder.
        """
        self._base.execute("UPDATE targets SET owner = ?, output = ? WHERE path = ?", (b"", CONDEMNED, path))

    def forget_target(self, path: str) -> None:
        """
        Note that a file is removed, and with it what it was made for.

        Args:
            path: Relative to the output folder.
        """
        query = "DELETE FROM made WHERE (path, output) = (SELECT owner, output FROM targets WHERE path = ?)"
        self._base.execute(query, (path,))
        self._base.execute("DELETE FROM targets WHERE path = ?", (path,))


def digest_of(inputs: Mapping[str, str]) -> bytes:
    """
    Sum up what something is made of.

    Args:
        inputs: The digest of each, by what to call it.

    Returns:
        A digest of all.
    """
    return of_values(sorted(inputs.items()))
