"""Waiting for files to be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator

# What tools make; a change there is none of an editor's.
_MADE = frozenset(("output", ".engross", ".git", ".venv", "node_modules", "__pycache__"))
# Milliseconds: how long to wait for a save to be over, and how often to look.
_OVER = 40
_LOOK = 20


def saves(folders: Iterable[Path], stop: threading.Event | None = None) -> Iterator[frozenset[Path]]:
    """
    Wait for changes below folders.

    Args:
        folders: Where to look.
        stop: Ends the waiting when it is set.

    Yields:
        The files that were changed, made or deleted together, absolute. It ends with Ctrl-C.
    """
    import watchfiles

    roots = [folder.resolve() for folder in folders]
    for changes in watchfiles.watch(
        *roots, debounce=_OVER, step=_LOOK, stop_event=stop, raise_interrupt=False, watch_filter=None
    ):
        paths = frozenset(
            file
            for file in (Path(path) for _, path in changes)
            if not _is_scratch(file.name) and any(_is_of(file, root) for root in roots)
        )
        if paths:
            yield paths


def _is_of(file: Path, root: Path) -> bool:
    return file.is_relative_to(root) and not _MADE.intersection(file.relative_to(root).parts)


def _is_scratch(name: str) -> bool:
    """Tell the files that editors and our own writer make beside the one that they save."""
    return name.startswith(".#") or name.endswith(("~", ".swp", ".swx", ".part", ".tmp")) or name == "4913"
