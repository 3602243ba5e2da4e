"""What findings depend on, as digests: equal digests, equal findings."""

from __future__ import annotations

import datetime
import functools
import hashlib
import importlib.metadata
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import engross
from engross import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TODAY = "today"  # among the files that are read: the date
SIZE = 16  # of a digest, in bytes
_LIBRARIES = ("elementpath", "langcodes", "lxml", "saxonche", "xmlschema")
_FOLDER = b"folder"


def digest(data: bytes) -> bytes:
    """
    Sum up bytes.

    Args:
        data: Any.

    Returns:
        16 bytes (BLAKE2b).
    """
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def of_file(file: Path) -> bytes:
    """
    Sum up a file.

    Args:
        file: Where it is, or would be.

    Returns:
        The digest of its bytes; empty where there is none that can be read, and nothing but a mark for a folder.
    """
    try:
        return digest(file.read_bytes())
    except (OSError, ValueError):
        return _FOLDER if os.path.isdir(file) else b""  # noqa: PTH112 (it takes every name there can be)


def of_values(values: Iterable[object]) -> bytes:
    """
    Sum up values.

    Args:
        values: Texts, bytes, and what has a telling `repr`.

    Returns:
        A digest that depends on each and on their order.
    """
    return digest("\n".join(repr(value) for value in values).encode("utf-8", "surrogatepass"))


@functools.cache
def of_program() -> bytes:
    """
    Sum up ourselves: every module and stylesheet, and Python and the libraries that find things too.

    Returns:
        A digest that changes with whatever may change a finding.
    """
    package = Path(engross.__file__).parent
    files = [*package.rglob("*.py"), *resources.stylesheets().glob("schematron/*.xsl")]
    return of_values([*_versions(), *(of_file(file) for file in sorted(files))])


def _versions() -> Iterable[str]:
    yield sys.version  # with it come the tables of Unicode, and expat
    for library in _LIBRARIES:
        try:
            yield importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            yield ""


def of_read(reads: Mapping[str, bytes]) -> bytes:
    """
    Sum up the files that were read for a file.

    Args:
        reads: The digest of each, by its path.

    Returns:
        What `Digests.of` gives for the same files, as long as they are the same.
    """
    return of_values(sorted(reads.items()))


class Digests:
    """The digests of files, each read once."""

    def __init__(self) -> None:
        """Start with none, today."""
        self._today = datetime.datetime.now().astimezone().date()
        self._known: dict[str, bytes] = {}
        self._sums: dict[tuple[str, ...], bytes] = {}

    def of(self, files: Iterable[str]) -> bytes:
        """
        Sum up files.

        Args:
            files: Their paths, in any order, and perhaps `TODAY`.

        Returns:
            A digest of all of them.
        """
        every = tuple(sorted(files))
        if every not in self._sums:
            self._sums[every] = of_read(self.each(every))
        return self._sums[every]

    def each(self, files: Iterable[str]) -> dict[str, bytes]:
        """
        Sum up files one by one.

        Args:
            files: Their paths, and perhaps `TODAY`.

        Returns:
            The digest of each.
        """
        for file in files:
            if file not in self._known:
                self._known[file] = digest(str(self._today).encode()) if file == TODAY else of_file(Path(file))
        return {file: self._known[file] for file in files}
