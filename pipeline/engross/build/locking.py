"""One build of an edition at a time."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from engross.work.tables import CACHE, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LOCK = "build.lock"


@contextlib.contextmanager
def alone(root: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """
    Wait until no other process builds an edition, and keep others from it meanwhile.

    The system takes the lock away from a process that ends, however it ends.

    Args:
        root: The edition's folder.
        waiting: Called once where another build is at work.

    Yields:
        Once.
    """
    from filelock import FileLock, Timeout

    try:
        prepare(root / CACHE)
        lock = FileLock(root / CACHE / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
    except (
        OSError,
        NotImplementedError,
    ):  # a disk that is read only, or knows no locks: then nothing is kept there either
        yield
        return
    try:
        yield
    finally:
        lock.release()
