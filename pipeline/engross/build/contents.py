"""What files hold that come along with documents: images may be large, and are not read again without a reason."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engross.work.tables import path_of_bytes, path_to_bytes

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


class Contents:
    """The checksums of files, each taken once for every change of the file."""

    def __init__(self, base: sqlite3.Connection, root: Path) -> None:
        """
        Open them.

        Args:
            base: The tables of the store.
            root: The edition's folder.
        """
        self._base = base
        self._root = root

    def is_steady(self) -> bool:
        """
        Tell whether no file has changed of which the checksum was taken.

        Returns:
            Whether all of them are as they were; those that are not are forgotten.
        """
        rows = self._base.execute("SELECT path, size, time, changed FROM contents").fetchall()
        gone = [(path,) for path, *signature in rows if self._signature(path_of_bytes(path)) != tuple(signature)]
        self._base.executemany("DELETE FROM contents WHERE path = ?", gone)
        return not gone

    def _signature(self, path: str) -> tuple[int, int, int]:
        try:
            found = (self._root / path).stat()
        except (OSError, ValueError):
            return -1, -1, -1
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def checksum(self, path: str) -> str:
        """
        Sum up a file.

        Args:
            path: The file, relative to the edition.

        Returns:
            Its SHA-256, in hexadecimal digits; empty where it cannot be read.
        """
        file = self._root / path
        where = path_to_bytes(path)
        try:
            signature = self._signature(path)
            query = "SELECT digest FROM contents WHERE path = ? AND size = ? AND time = ? AND changed = ?"
            row = self._base.execute(query, (where, *signature)).fetchone()
            if row:
                return str(row[0])
            with file.open("rb") as opened:
                checksum = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            return ""
        self._base.execute("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?, ?)", (where, *signature, checksum))
        return checksum
