"""The only writer of outputs: whole files or none, and never outside the output folder."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING

from engross.diagnostics import Location, diagnostic
from engross.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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

    def write(self, path: str, data: bytes) -> None:
        """
        Write a file: beside its place first, then in one step into it.

        Args:
            path: Relative to the folder, with `/`.
            data: What it is to hold.

        Raises:
            OutputError: It cannot be written, or lies outside the folder (O004).
        """
        file = self._root / path
        shown = f"{self._shown}/{path}"
        with _faults(shown):
            if not file.parent.resolve().is_relative_to(self._root) or file.resolve() == self._root:
                message = f"{shown} lies outside the output folder"
                raise OutputError(diagnostic("O004", message, Location(shown)))
            if file.is_file() and file.read_bytes() == data:
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{secrets.token_hex(8)}.part")
            try:
                beside.write_bytes(data)
                beside.replace(file)
            finally:
                with contextlib.suppress(OSError):
                    beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _faults(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{shown} cannot be written: {error.strerror or error}"
        raise OutputError(diagnostic("O004", message, Location(shown))) from None
