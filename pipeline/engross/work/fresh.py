"""Files that were not there before: all of them or none, and never over one that exists."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from engross.diagnostics import Location, diagnostic
from engross.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engross.diagnostics import Diagnostic


@dataclasses.dataclass(frozen=True, slots=True)
class New:
    """
    A file to be made.

    Attributes:
        path: Relative to the folder, with `/`.
        content: What it is to hold; or the file that it is to be a copy of, byte by byte.
    """

    path: str
    content: bytes | Path


def lay_out(root: Path, files: Sequence[New]) -> None:
    """
    Make files below a folder, which is made where it is missing.

    Args:
        root: The folder.
        files: What to make.

    Raises:
        OutputError: One of them is there already (O007, each of them is named), or cannot be written (O004); then
            nothing was made.
    """
    taken = [file.path for file in files if _taken(root, file.path)]
    if taken:
        raise OutputError(*(_there_already(path) for path in taken))
    made: list[Path] = []
    doing = "."
    try:
        _folder(root, made)
        for file in files:
            doing = file.path
            place = root / file.path
            _folder(place.parent, made)
            _create(place, file.content, made)
    except BaseException as error:  # a Ctrl-C too leaves nothing half-made
        _remove(made)
        if isinstance(error, FileExistsError):
            raise OutputError(_there_already(doing)) from None
        if isinstance(error, OSError):
            message = f"{doing} cannot be made: {error.strerror or error}"
            raise OutputError(diagnostic("O004", message, Location(doing))) from None
        raise


def _taken(root: Path, path: str) -> bool:
    # a file where a folder is needed is in the way as well
    above = [root / folder for folder in PurePosixPath(path).parents]
    return os.path.lexists(root / path) or any(os.path.lexists(each) and not each.is_dir() for each in above)


def _folder(folder: Path, made: list[Path]) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _create(place: Path, content: bytes | Path, made: list[Path]) -> None:
    with place.open("xb") as file:
        made.append(place)
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as original:
                shutil.copyfileobj(original, file)


def _remove(made: list[Path]) -> None:
    for each in reversed(made):
        with contextlib.suppress(OSError):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink()


def _there_already(path: str) -> Diagnostic:
    return diagnostic("O007", f"{path} is there already, and nothing was written", Location(path))
