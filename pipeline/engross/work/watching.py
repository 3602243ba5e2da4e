"""Waiting for files to be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator

# What tools make; a change there is none of an editor's.
_MADE = frozenset(("output", ".engross", ".git", ".venv", "node_modules", "__pycache__"))
# Milliseconds: how long to wait for a save to be over, how often to look, and how long without a word.
_OVER = 40
_LOOK = 20
_TURN = 100


def saves(folders: Iterable[Path], stop: threading.Event | None = None) -> Iterator[frozenset[Path]]:
    """
    Wait for changes below folders.

    Args:
        folders: Where to look.
        stop: Ends the waiting when it is set.

    Yields:
        Nothing at all first, when every change from now on will be seen; then the files that were changed, made or
        deleted together, absolute. It ends with Ctrl-C.
    """
    import logging

    import watchfiles

    logging.getLogger("watchfiles.main").setLevel(logging.CRITICAL)  # it would say that Ctrl-C was pressed
    roots = [folder.resolve() for folder in folders]
    is_watching = False
    for changes in watchfiles.watch(
        *roots,
        debounce=_OVER,
        step=_LOOK,
        stop_event=stop,
        raise_interrupt=False,
        watch_filter=None,
        yield_on_timeout=True,
        rust_timeout=_TURN,
    ):
        paths = frozenset(
            file
            for file in (Path(path) for _, path in changes)
            if not _is_scratch(file.name) and any(_is_of(file, root) for root in roots)
        )
        if paths or not is_watching:
            is_watching = True
            yield paths


def _is_of(file: Path, root: Path) -> bool:
    return file.is_relative_to(root) and not _MADE.intersection(file.relative_to(root).parts)


def _is_scratch(name: str) -> bool:
    """Tell the files that editors and our own writer make beside the one that they save."""
    ends = ("~", ".swp", ".swx", ".part", ".tmp")
    return name.startswith((".#", ".writing-")) or name.endswith(ends) or name == "4913"
