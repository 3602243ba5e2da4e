"""
What was found before, in one SQLite file below `.engross/`.

It can be deleted at any time; one that is broken or of another make is begun anew. Where nothing is to be kept, the
same store is a temporary file, so that an edition of any size is checked in bounded memory.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from engross.summary.every import Summaries
from engross.validate.verdicts import packed, unpacked
from engross.work.tables import Tables, path_of_bytes, path_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engross.diagnostics import Diagnostic
    from engross.summary import Summary
    from engross.validate.verdicts import Packed, Verdict

# Paths are bytes: the name of a file need not be Unicode.
TABLES = Tables(
    "validate.sqlite3",
    1,
    """
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, key BLOB, reads BLOB, files BLOB, complete INTEGER, verdict BLOB, summary BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (path BLOB PRIMARY KEY, key BLOB, findings BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS whole (key BLOB PRIMARY KEY, findings BLOB, suppressed INTEGER) WITHOUT ROWID;
""",
)
_BETWEEN = b"\0"
_BATCH = 500


class Known(NamedTuple):
    """
    What is known of a file.

    Attributes:
        key: Of its bytes and of all else that is the same for every file.
        reads: The paths of the files on whose bytes its findings depend.
        files: The digest of these.
        is_complete: Whether it was checked.
    """

    key: bytes
    reads: tuple[str, ...]
    files: bytes
    is_complete: bool


class Store:
    """Verdicts, summaries and answers, by path."""

    def __init__(self, folder: Path | None, *, in_memory: bool = False) -> None:
        """
        Open a store.

        Args:
            folder: Where it is kept; None where it is not.
            in_memory: Whether no disk is to be relied on.
        """
        self._base = TABLES.opened(folder, in_memory=in_memory)

    def known(self) -> dict[str, Known]:
        """
        Tell what is known.

        Returns:
            For each file with a verdict what that depends on.
        """
        rows = self._base.execute("SELECT path, key, reads, files, complete FROM files")
        return {
            path_of_bytes(path): Known(
                key, tuple(map(path_of_bytes, reads.split(_BETWEEN))) if reads else (), files, bool(complete)
            )
            for path, key, reads, files, complete in rows
        }

    def keep(self, verdict: Packed, key: bytes, files: bytes) -> None:
        """
        Keep a verdict.

        Args:
            verdict: What was found in a file.
            key: Of its bytes and of all else that is the same for every file.
            files: The digest of the files that it read.
        """
        row = (
            path_to_bytes(verdict.path),
            key if verdict.is_lasting else b"",
            _BETWEEN.join(map(path_to_bytes, sorted(verdict.reads))),
            files,
            verdict.is_complete,
            verdict.verdict,
            verdict.summary,
        )
        self._base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget(self, paths: Iterable[str]) -> None:
        """
        Forget files that are gone.

        Args:
            paths: Of the files.
        """
        every = [(path_to_bytes(path),) for path in paths]
        self._base.executemany("DELETE FROM files WHERE path = ?", every)
        self._base.executemany("DELETE FROM answers WHERE path = ?", every)

    def verdicts(self) -> Iterator[Verdict]:
        """
        Read every verdict.

        Yields:
            Each, in the order of the paths, without its summary.
        """
        for (data,) in self._rows("SELECT verdict FROM files ORDER BY path"):
            yield unpacked(data)

    def summaries(self) -> Summaries:
        """
        Read every summary.

        Returns:
            What can be gone through as often as need be.
        """
        return Summaries(self.each_summary, self.count())

    def _rows(self, query: str) -> Iterator[tuple[bytes]]:
        cursor = self._base.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows

    def each_summary(self) -> Iterator[Summary]:
        """
        Read every summary once.

        Yields:
            Each, in the order of the paths.
        """
        for (data,) in self._rows("SELECT summary FROM files WHERE summary IS NOT NULL ORDER BY path"):
            yield unpacked(data)

    def count(self) -> int:
        """
        Count the files that are known.

        Returns:
            How many there are.
        """
        (count,) = self._base.execute("SELECT count(*) FROM files").fetchone()
        return int(count)

    def unread(self) -> int:
        """
        Count the files that nothing is known of.

        Returns:
            How many have no summary.
        """
        (count,) = self._base.execute("SELECT count(*) FROM files WHERE summary IS NULL").fetchone()
        return int(count)

    def answers(self) -> dict[str, bytes]:
        """
        Tell which questions were answered.

        Returns:
            The key of the question to each file.
        """
        return {path_of_bytes(path): key for path, key in self._base.execute("SELECT path, key FROM answers")}

    def answer(self, path: str) -> tuple[Diagnostic, ...]:
        """
        Read an answer.

        Args:
            path: Of a file that was asked about.

        Returns:
            The findings.
        """
        (data,) = self._base.execute("SELECT findings FROM answers WHERE path = ?", (path_to_bytes(path),)).fetchone()
        return tuple(unpacked(data))

    def keep_answer(self, path: str, key: bytes, findings: tuple[Diagnostic, ...]) -> None:
        """
        Keep an answer.

        Args:
            path: Of the file that was asked about.
            key: Of the question.
            findings: What was found.
        """
        row = (path_to_bytes(path), key, packed(findings))
        self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)

    def whole(self, key: bytes) -> tuple[tuple[Diagnostic, ...], int] | None:
        """
        Read what a whole run found.

        Args:
            key: Of all that it depends on.

        Returns:
            The findings in order, and how many were suppressed; None for another run than the last.
        """
        row = self._base.execute("SELECT findings, suppressed FROM whole WHERE key = ?", (key,)).fetchone()
        return (tuple(unpacked(row[0])), row[1]) if row else None

    def keep_whole(self, key: bytes, findings: tuple[Diagnostic, ...], suppressed: int) -> None:
        """
        Keep what a whole run found, in place of what the last one did.

        Args:
            key: Of all that it depends on.
            findings: In order.
            suppressed: How many were suppressed.
        """
        self._base.execute("DELETE FROM whole")
        self._base.execute("INSERT INTO whole VALUES (?, ?, ?)", (key, packed(findings), suppressed))

    def close(self) -> None:
        """Write everything; where another run is writing, this one's findings are not kept."""
        with contextlib.suppress(sqlite3.Error):
            self._base.commit()
        self._base.close()
