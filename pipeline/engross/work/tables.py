"""
One SQLite file below an edition's `.engross/`, for what need not be done again.

It can be deleted at any time; one that is broken or of another make is begun anew, and where none can be kept, the same
tables are a temporary file.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CACHE = ".engross"
_PATIENCE = 1  # seconds to wait for another process


@dataclasses.dataclass(frozen=True, slots=True)
class Tables:
    """
    What a file of tables is like.

    Attributes:
        file: Its name.
        make: The number of its make; with another number, everything is begun anew.
        schema: The SQL that makes the tables.
    """

    file: str
    make: int
    schema: str

    def opened(self, folder: Path | None, *, in_memory: bool = False) -> sqlite3.Connection:
        """
        Open the tables.

        Args:
            folder: Where they are kept, made where it is missing; None where they are not.
            in_memory: Whether no disk is to be relied on.

        Returns:
            A connection; to temporary tables where the kept ones cannot be written, or another process is writing.
        """
        if in_memory:
            return self._begun(":memory:")
        if folder is not None:
            with contextlib.suppress(OSError, sqlite3.Error):
                return self._kept(folder)
        try:
            return self._begun("")  # a temporary file of its own
        except sqlite3.Error:
            return self._begun(":memory:")

    def discard(self, folder: Path) -> None:
        """
        Remove tables that are damaged.

        Args:
            folder: Where they are kept.
        """
        for name in (self.file, f"{self.file}-journal"):  # a journal that is left would be played into the next
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)

    def _kept(self, folder: Path) -> sqlite3.Connection:
        prepare(folder)
        try:
            return self._begun(folder / self.file)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.discard(folder)
            return self._begun(folder / self.file)

    def _begun(self, file: Path | str) -> sqlite3.Connection:
        base = sqlite3.connect(file, timeout=_PATIENCE)
        try:
            (make,) = base.execute("PRAGMA user_version").fetchone()
            if make != self.make:
                old = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                drops = "".join(f"DROP TABLE {name};" for name in old if name.isidentifier())
                base.executescript(f"BEGIN;{drops}{self.schema}PRAGMA user_version = {self.make};COMMIT;")
        except sqlite3.Error:
            base.close()
            raise
        return base


def prepare(folder: Path) -> None:
    """
    Make the folder of what is kept, which no version control takes in.

    Args:
        folder: An edition's `.engross/`.

    Raises:
        OSError: It cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        ignore.write_text("*\n", encoding="utf-8")


def path_to_bytes(path: str) -> bytes:
    """
    Write a path for a table: the name of a file need not be Unicode.

    Args:
        path: As Python has it.

    Returns:
        Bytes that sort as the paths do.
    """
    return path.encode("utf-8", "surrogatepass")


def path_of_bytes(written: bytes) -> str:
    """
    Read a path of a table.

    Args:
        written: As `path_to_bytes` gave it.

    Returns:
        The path.
    """
    return written.decode("utf-8", "surrogatepass")
