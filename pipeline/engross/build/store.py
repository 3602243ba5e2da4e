"""
What former builds know and made, in one SQLite file below `.engross/`.

A row is written after what it speaks of: the file of a target is in its place before the store says so. So a build that
is cut off at any moment has done less than it might, and nothing wrong.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from engross.build.gleaning import Mentioned
from engross.build.packing import PACKING
from engross.outputs.links import Reference
from engross.outputs.register import Offer, Variant
from engross.summary.every import Summaries
from engross.work.tables import Tables, path_of_bytes, path_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engross.build.packing import Packed
    from engross.diagnostics import Diagnostic
    from engross.summary import Summary

# Paths are bytes: the name of a file need not be Unicode.
TABLES = Tables(
    "build.sqlite3",
    1,
    """
CREATE TABLE files (
    path BLOB PRIMARY KEY, digest BLOB, document INTEGER, root TEXT, offers BLOB, refs BLOB, mentioned BLOB,
    summary BLOB, mark BLOB, findings BLOB
) WITHOUT ROWID;
CREATE TABLE variants (digest BLOB PRIMARY KEY, names TEXT, xml TEXT) WITHOUT ROWID;
CREATE TABLE documents (path BLOB PRIMARY KEY, id TEXT, first TEXT, title TEXT, named TEXT, about TEXT) WITHOUT ROWID;
CREATE TABLE listed (page TEXT, path BLOB, places TEXT, count INTEGER, PRIMARY KEY (page, path)) WITHOUT ROWID;
CREATE INDEX listed_of ON listed (path);
CREATE TABLE made (path BLOB, output TEXT, base BLOB, settings BLOB, findings BLOB, PRIMARY KEY (path, output))
    WITHOUT ROWID;
CREATE TABLE inputs (digest BLOB PRIMARY KEY, content TEXT) WITHOUT ROWID;
CREATE TABLE targets (path TEXT PRIMARY KEY, owner BLOB, output TEXT, checksum TEXT, size INTEGER, time INTEGER)
    WITHOUT ROWID;
CREATE INDEX targets_of ON targets (owner);
CREATE TABLE answers (path BLOB PRIMARY KEY, key BLOB, findings BLOB) WITHOUT ROWID;
CREATE TABLE contents (path BLOB PRIMARY KEY, size INTEGER, time INTEGER, changed INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, key BLOB, value BLOB) WITHOUT ROWID;
""",
)
# That a file is a document, and what was made of it.
UNLISTING = (
    "DELETE FROM documents WHERE path = ?",
    "DELETE FROM listed WHERE path = ?",
    "DELETE FROM made WHERE path = ?",
)
_AT_ONCE = 500


class Known(NamedTuple):
    """
    What is known of a file.

    Attributes:
        path: The file, relative to the edition.
        digest: Of the bytes that this was read from.
        is_document: As in `Gleaned`.
        root_id: As in `Gleaned`.
    """

    path: str
    digest: bytes
    is_document: bool
    root_id: str


class Store:
    """
    What is known of the edition's files.

    Attributes:
        base: The tables, for those of them that tell what was made (`ledger`).
    """

    def __init__(self, folder: Path | None, *, in_memory: bool = False) -> None:
        """
        Open a store.

        Args:
            folder: Where it is kept; None where it is not.
            in_memory: Whether no disk is to be relied on.
        """
        self.base = TABLES.opened(folder, in_memory=in_memory)

    def files(self) -> Iterator[Known]:
        """
        Tell which files are known.

        Yields:
            Each, in the order of the paths.
        """
        rows = self.base.execute("SELECT path, digest, document, root FROM files ORDER BY path")
        for path, digest, is_document, root in rows:
            yield Known(path_of_bytes(path), digest, bool(is_document), root)

    def keep_file(self, path: str, digest: bytes, packed: Packed) -> None:
        """
        Keep what a file says.

        Args:
            path: The file.
            digest: Of its bytes.
            packed: What it says.
        """
        row = (
            path_to_bytes(path),
            digest,
            packed.is_document,
            packed.root_id,
            packed.offers,
            packed.references,
            packed.mentioned,
            packed.summary,
            packed.summary[: len(digest)],
            packed.findings,
        )
        self.base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self.base.executemany(
            "INSERT OR IGNORE INTO variants VALUES (?, ?, ?)",
            [(key, json.dumps(variant.names), variant.xml) for key, variant in packed.variants.items()],
        )

    def forget(self, path: str) -> None:
        """
        Forget a file that is gone, but for the targets that are still to be removed.

        Args:
            path: The file.
        """
        for statement in ("DELETE FROM files WHERE path = ?", "DELETE FROM answers WHERE path = ?", *UNLISTING):
            self.base.execute(statement, (path_to_bytes(path),))

    def offers(self) -> Iterator[tuple[str, tuple[Offer, ...]]]:
        """
        Read the entries of every file.

        Yields:
            Each file with its entries, in the order of the paths.
        """
        for path, offers in self.base.execute("SELECT path, offers FROM files ORDER BY path"):
            yield path_of_bytes(path), tuple(Offer(*each) for each in PACKING.unpack(offers))

    def variants(self) -> dict[bytes, Variant]:
        """
        Read what the entries say.

        Returns:
            It, by its digest.
        """
        rows = self.base.execute("SELECT digest, names, xml FROM variants")
        return {digest: Variant(tuple(json.loads(names)), xml) for digest, names, xml in rows}

    def forget_variants(self, used: Iterable[bytes]) -> None:
        """
        Forget what no entry says any more.

        Args:
            used: The digests of those that are in use.
        """
        known = {digest for (digest,) in self.base.execute("SELECT digest FROM variants")}
        self.base.executemany("DELETE FROM variants WHERE digest = ?", [(each,) for each in known.difference(used)])

    def references(self) -> Iterator[tuple[str, list[Reference]]]:
        """
        Read what every document points to.

        Yields:
            Each document, in the order of the paths.
        """
        rows = self.base.execute("SELECT path, refs FROM files WHERE document ORDER BY path")
        for path, references in rows:
            yield path_of_bytes(path), [Reference(*each) for each in PACKING.unpack(references)]

    def references_of(self, path: str) -> list[Reference]:
        """
        Read what a document points to.

        Args:
            path: The document.

        Returns:
            Its references, in the order of the pointers.
        """
        (packed,) = self.base.execute("SELECT refs FROM files WHERE path = ?", (path_to_bytes(path),)).fetchone()
        return [Reference(*each) for each in PACKING.unpack(packed)]

    def mentioned(self, path: str) -> list[Mentioned]:
        """
        Read which entries a document mentions.

        Args:
            path: The document.

        Returns:
            Them, in no order that matters.
        """
        (mentioned,) = self.base.execute(
            "SELECT mentioned FROM files WHERE path = ?", (path_to_bytes(path),)
        ).fetchone()
        return [Mentioned(*each) for each in PACKING.unpack(mentioned)]

    def summaries(self) -> Summaries:
        """
        Read every summary.

        Returns:
            What can be gone through as often as need be.
        """
        return Summaries(self.each_summary, len(self.marks()))

    def each_summary(self) -> Iterator[Summary]:
        """
        Read every summary once.

        Yields:
            Each, in the order of the paths.
        """
        for (packed,) in self._rows("SELECT summary FROM files ORDER BY path"):
            yield PACKING.unpack(packed)

    def marks(self) -> list[bytes]:
        """
        Sum up every summary.

        Returns:
            The digest of each, in the order of the paths.
        """
        return [mark for (mark,) in self.base.execute("SELECT mark FROM files ORDER BY path")]

    def findings_of_files(self) -> Iterator[Diagnostic]:
        """
        Read what is wrong with each file by itself.

        Yields:
            Each finding, in the order of the paths.
        """
        for (packed,) in self._rows("SELECT findings FROM files ORDER BY path"):
            yield from PACKING.unpack(packed)

    def _rows(self, query: str) -> Iterator[tuple[bytes]]:
        cursor = self.base.execute(query)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows

    def answers(self) -> dict[str, bytes]:
        """
        Tell which findings of the edition's rules are placed.

        Returns:
            The key of what was placed, by file.
        """
        return {path_of_bytes(path): key for path, key in self.base.execute("SELECT path, key FROM answers")}

    def answer(self, path: str) -> tuple[Diagnostic, ...]:
        """
        Read findings of the edition's rules.

        Args:
            path: A file that has some.

        Returns:
            The findings, placed.
        """
        (packed,) = self.base.execute("SELECT findings FROM answers WHERE path = ?", (path_to_bytes(path),)).fetchone()
        return tuple(PACKING.unpack(packed))

    def keep_answer(self, path: str, key: bytes, findings: tuple[Diagnostic, ...]) -> None:
        """
        Keep findings of the edition's rules.

        Args:
            path: The file that they are of.
            key: Of what they depend on.
            findings: Them, placed.
        """
        row = (path_to_bytes(path), key, PACKING.pack(findings))
        self.base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)

    def note(self, name: str, key: bytes) -> object:
        """
        Read something that was noted.

        Args:
            name: What it is about.
            key: Of what it depends on.

        Returns:
            It; None where there is none for this key.
        """
        query = "SELECT value FROM notes WHERE name = ? AND key = ?"
        row = self.base.execute(query, (name, key)).fetchone()
        return PACKING.unpack(row[0]) if row else None

    def keep_note(self, name: str, key: bytes, value: object) -> None:
        """
        Note something, in place of what was noted of it.

        Args:
            name: What it is about.
            key: Of what it depends on.
            value: It; never None.
        """
        self.base.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, key, PACKING.pack(value)))

    def keep(self) -> None:
        """
        Write to disk what was kept until now.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        self.base.commit()

    def close(self) -> None:
        """Write everything that can be written."""
        with contextlib.suppress(sqlite3.Error):
            self.base.commit()
        self.base.close()
