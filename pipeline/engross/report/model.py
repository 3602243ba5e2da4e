"""What a check found, as every renderer is given it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engross.diagnostics import Diagnostic


def nowhere(path: str) -> bytes | None:  # noqa: ARG001 (the signature of a source)
    """
    Find no file, for reports without source lines.

    Args:
        path: The file.

    Returns:
        None.
    """
    return None


def below(folder: Path) -> Callable[[str], bytes | None]:
    """
    Read files below a folder.

    Args:
        folder: What the paths of the findings are relative to.

    Returns:
        A function that gives a file's bytes by its path; None for one that is gone or cannot be read.
    """

    def source(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except (OSError, ValueError):  # a path with a null character is a ValueError
            return None

    return source


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """
    What a check found.

    Attributes:
        diagnostics: The findings, in the order of `diagnostics.in_order`.
        checked: The paths of all files that were checked, also of those without findings.
        known: How many findings the baseline knows; they are not among the diagnostics.
        suppressed: How many findings the documents themselves suppress; they are not among the diagnostics.
        seconds: How long it took; None where nobody measured.
        source: Gives a file's bytes by its path, for source lines; None when the file is gone.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: tuple[str, ...]
    known: int = 0
    suppressed: int = 0
    seconds: float | None = None
    source: Callable[[str], bytes | None] = nowhere
