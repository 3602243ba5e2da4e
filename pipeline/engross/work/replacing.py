"""Putting a new version of a user's own file in its place: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from typing import TYPE_CHECKING

from engross.diagnostics import Location, diagnostic
from engross.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from engross.diagnostics import Diagnostic


def replace(file: Path, shown: str, old: bytes, new: bytes) -> bool:
    """
    Write a file beside its place first, then in one step into it.

    Args:
        file: The file; where it is a link, what it leads to is replaced and the link stays.
        shown: How messages call it.
        old: What it must hold, for the new version was made of that.
        new: What it is to hold.

    Returns:
        Whether it was replaced; not so where it holds something else. Its permissions stay as they are.

    Raises:
        OutputError: It cannot be written (O004).
    """
    try:
        place = file.resolve(strict=True)
        if not os.access(place, os.W_OK):
            raise OutputError(_fault(shown, "you may not write it"))
        beside = place.with_name(f".{secrets.token_hex(8)}.part")
        try:
            beside.write_bytes(new)
            shutil.copymode(place, beside)
            if place.read_bytes() != old:
                return False
            beside.replace(place)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(_fault(shown, error.strerror or str(error))) from None
    return True


def _fault(shown: str, reason: str) -> Diagnostic:
    return diagnostic("O004", f"{shown} cannot be written: {reason}", Location(shown))
