"""TEI files that are there already: which of them an edition takes, and whether a folder has any."""

from __future__ import annotations

import dataclasses
import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from engross.config import NAME
from engross.diagnostics import Location, diagnostic
from engross.errors import ConfigError, OutputError
from engross.work.fresh import New
from engross.xmlio import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOOLS = frozenset(("node_modules", "__pycache__"))
_BEGINNING = 65_536  # bytes of a file in which a namespace is looked for


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """
    What an edition takes of a folder.

    Attributes:
        folder: Where the files stand in the edition, relative to it, with `/` at the end; empty for all of it.
        include: The glob that names them in edition.toml; empty where the default finds them.
        copies: What is to be copied; nothing where they stand in the edition already.
        count: How many XML files there are.
    """

    folder: str
    include: str
    copies: tuple[New, ...]
    count: int


def take(source: Path, root: Path) -> Taken:
    """
    Decide how the files of a folder become those of an edition.

    A folder inside the edition's is left as it is. Of any other everything is copied that is not hidden: the
    schemas and pictures too, which documents may name by relative paths.

    Args:
        source: The folder with TEI files.
        root: The edition's folder, which need not exist.

    Returns:
        What to take.

    Raises:
        ConfigError: There is no XML file in the folder (C006).
        OutputError: The folder is an edition itself (O007), or cannot be read (O004).
    """
    source, root = source.resolve(), root.resolve()
    if (source / NAME).exists() and source != root:
        message = f"{source.name}/{NAME} is there already: the folder is an edition"
        hint = f"Work on it where it is, with -C {source.name}, or copy its tei/ alone."
        raise OutputError(diagnostic("O007", message, hint=hint))
    files = list(_files(source, root))
    count = sum(file.suffix == ".xml" for file in files)
    if not count:
        hint = "Name the folder with your TEI files; their names end with .xml."
        raise ConfigError(diagnostic("C006", f"there is no XML file in {source.name or source}", hint=hint))
    if not source.is_relative_to(root):
        copies = tuple(New(f"tei/{file.relative_to(source).as_posix()}", file) for file in files)
        return Taken("tei/", "", copies, count)
    inside = source.relative_to(root).as_posix()
    if inside == ".":
        return Taken("", "", (), count)
    return Taken(f"{inside}/", "" if inside == "tei" else f"{glob.escape(inside)}/**/*.xml", (), count)


def tei_files(root: Path) -> tuple[str, ...]:
    """
    Find the TEI files in a folder that is to become an edition.

    Args:
        root: The folder, which need not exist.

    Returns:
        Their paths, relative to it.
    """
    if not root.is_dir():
        return ()
    root = root.resolve()
    return tuple(file.relative_to(root).as_posix() for file in _files(root, None) if _is_tei(file))


def _is_tei(file: Path) -> bool:
    if file.suffix != ".xml":
        return False
    try:
        with file.open("rb") as content:
            return TEI.encode() in content.read(_BEGINNING)
    except OSError:
        return False


def _files(source: Path, root: Path | None) -> Iterator[Path]:
    """Walk through a folder in order, past hidden files, what tools make, the new edition, and links that lead out."""

    def fail(error: OSError) -> None:
        message = f"{error.filename} cannot be read: {error.strerror or error}"
        raise OutputError(diagnostic("O004", message, Location(str(error.filename)))) from None

    for folder, folders, files in os.walk(source, onerror=fail):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _TOOLS and here / name != root
        )
        for name in sorted(files):
            file = here / name
            if not name.startswith(".") and file.is_file() and file.resolve().is_relative_to(source):
                yield file
