"""The only writer of outputs: whole files or none, and never outside the output folder."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engross.diagnostics import Location, diagnostic
from engross.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


_BESIDE = re.compile(r"\.[0-9a-f]{16}\.part")


class Written(NamedTuple):
    """
    A file that was written.

    Attributes:
        size: In bytes.
        time: The time of its last change, in nanoseconds of its file system.
        is_new: Whether it held something else before, or was not there.
    """

    size: int
    time: int
    is_new: bool


class Writer:
    """Writes below one folder."""

    def __init__(self, root: Path, shown: str) -> None:
        """
        Prepare a folder to write in.

        Args:
            root: The output folder; made where it is missing.
            shown: How messages call it.

        Raises:
            OutputError: It cannot be made or written in (O004).
        """
        self._shown = shown
        with _faults(shown):
            root.mkdir(parents=True, exist_ok=True)
            self._root = root.resolve(strict=True)
            self._folders: dict[str, str] = {}
            probe = self._root / f".writing-{secrets.token_hex(4)}"
            probe.touch()
            probe.unlink()

    def read(self, path: str) -> bytes | None:
        """
        Read a file that was written before.

        Args:
            path: Relative to the folder, with `/`.

        Returns:
            What it holds; None where it cannot be read.
        """
        try:
            return (self._root / path).read_bytes()
        except OSError:
            return None

    def write(self, path: str, data: bytes) -> Written:
        """
        Write a file: beside its place first, then in one step into it. One that holds the same already is left alone.

        Args:
            path: Relative to the folder, with `/`.
            data: What it is to hold.

        Returns:
            The file as it stands there now.

        Raises:
            OutputError: It cannot be written, or lies outside the folder (O004).
        """
        shown = f"{self._shown}/{path}"
        with _faults(shown):
            folder, _, name = path.rpartition("/")
            file = f"{self._folder(folder, name, shown)}/{name}"
            if _holds(file, data):
                return _written(file, is_new=False)
            beside = f"{self._folders[folder]}/.{secrets.token_hex(8)}.part"
            try:
                Path(beside).write_bytes(data)
                os.replace(beside, file)  # noqa: PTH105 (of thousands of files)
            except BaseException:  # Ctrl-C too
                with contextlib.suppress(OSError):
                    os.unlink(beside)  # noqa: PTH108
                raise
            return _written(file, is_new=True)

    def _folder(self, folder: str, name: str, shown: str) -> str:
        """Find or make a folder below the root, once."""
        if name in ("", ".", "..") or folder.startswith("/"):
            raise _outside(shown)
        if folder not in self._folders:
            above, _, own = folder.rpartition("/")
            if not folder:
                self._folders[folder] = str(self._root)
                return self._folders[folder]
            place = f"{self._folder(above, own, shown)}/{own}"
            try:
                os.mkdir(place)  # noqa: PTH102 (of thousands of folders)
            except FileExistsError:
                if not Path(place).resolve().is_relative_to(self._root):
                    raise _outside(shown) from None
            self._folders[folder] = place
        return self._folders[folder]

    def signature(self, path: str) -> tuple[int, int]:
        """
        Tell whether a file is as it was written.

        Args:
            path: Relative to the folder, with `/`.

        Returns:
            Its size, and the time of its last change in nanoseconds; -1 for both where there is none.
        """
        try:
            found = os.stat(f"{self._root}/{path}")  # noqa: PTH116 (of thousands of files)
        except (OSError, ValueError):
            return -1, -1
        return found.st_size, found.st_mtime_ns

    def files(self, folder: str) -> list[str]:
        """
        List the files below a folder.

        Args:
            folder: Relative to the root, with `/`.

        Returns:
            Their paths, relative to the root; none where there is no such folder.
        """
        place = self._root / folder
        return [file.relative_to(self._root).as_posix() for file in place.rglob("*") if file.is_file()]

    def is_same(self, path: str, other: str) -> bool:
        """
        Tell whether two paths lead to one file, as where capital letters do not count.

        Args:
            path: Relative to the folder, with `/`.
            other: Another.

        Returns:
            Whether they do; not so where one of them is not there.
        """
        try:
            return os.path.samefile(self._root / path, self._root / other)  # noqa: PTH121
        except (OSError, ValueError):
            return False

    def remove(self, path: str) -> None:
        """
        Remove a file that was written before, and the folders that are empty without it.

        Args:
            path: Relative to the folder, with `/`; it need not be there.

        Raises:
            OutputError: It cannot be removed, or lies outside the folder (O004).
        """
        shown = f"{self._shown}/{path}"
        file = self._root / path
        with _faults(shown):
            if not file.parent.resolve().is_relative_to(self._root) or file.resolve() == self._root:
                raise _outside(shown)
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                file.unlink()
        for folder in file.parents:
            if folder == self._root or not folder.is_relative_to(self._root):
                break
            try:
                folder.rmdir()
            except OSError:
                break
            self._folders.pop(folder.relative_to(self._root).as_posix(), None)

    def sweep(self) -> None:
        """Remove what a writer that was ended in the middle left beside its files."""
        for file in self._root.rglob(".*.part"):
            if _BESIDE.fullmatch(file.name):
                with contextlib.suppress(OSError):
                    file.unlink()


def _outside(shown: str) -> OutputError:
    return OutputError(diagnostic("O004", f"{shown} lies outside the output folder", Location(shown)))


def _holds(file: str, data: bytes) -> bool:
    try:
        return os.stat(file).st_size == len(data) and Path(file).read_bytes() == data  # noqa: PTH116
    except FileNotFoundError:
        return False


def _written(file: str, *, is_new: bool) -> Written:
    found = os.stat(file)  # noqa: PTH116
    return Written(found.st_size, found.st_mtime_ns, is_new)


@contextlib.contextmanager
def _faults(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{shown} cannot be written: {error.strerror or error}"
        raise OutputError(diagnostic("O004", message, Location(shown))) from None
