"""From save to save: who waits for files to be saved, and what follows."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

from engross.work.watching import saves

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from engross.diagnostics import Diagnostic
    from engross.serve.live import Live, Rebuilt

_TURN = 0.5  # seconds, after which Windows, too, hears of Ctrl-C
_START = 10.0


@dataclasses.dataclass(frozen=True, slots=True)
class Round:
    """
    What followed a save.

    Attributes:
        saved: The files that were changed, made or deleted, as an editor would name them; none in the first round.
        rebuilt: What the build did.
        found: What the build and the check found; None where the check is not over, or was given up for a newer save.
        is_over: Whether nothing more comes in this round.
    """

    saved: tuple[str, ...]
    rebuilt: Rebuilt
    found: tuple[Diagnostic, ...] | None
    is_over: bool


class Saves:
    """Gathers what is saved while nobody asks."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """
        Prepare.

        Args:
            folders: Where files may be saved, absolute.
        """
        self._folders = folders
        self._stop = threading.Event()
        self._news = threading.Condition()
        self._saved: set[Path] = set()
        self._is_watching = False
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        with self._news:
            self._news.wait_for(lambda: self._is_watching or self._failure, _START)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(_TURN)

    def are_there(self) -> bool:
        """
        Tell whether something was saved.

        Returns:
            Whether `take` would not wait.
        """
        return bool(self._saved)

    def take(self) -> frozenset[Path]:
        """
        Wait until something is saved.

        Returns:
            All that was saved since the last time, absolute.
        """
        with self._news:
            while not self._saved:
                if self._failure is not None:
                    raise self._failure
                self._news.wait(_TURN)
            saved = frozenset(self._saved)
            self._saved.clear()
        return saved

    def _watch(self) -> None:
        try:
            for saved in saves(self._folders, self._stop):
                with self._news:
                    self._is_watching = True
                    self._saved.update(file for file in saved if not self._is_hidden(file))
                    self._news.notify_all()
        except BaseException as error:  # told where somebody waits
            with self._news:
                self._failure = error
                self._news.notify_all()

    def _is_hidden(self, file: Path) -> bool:
        """Nothing hidden is a part of an edition, but tools keep their own there."""
        inner = (file.relative_to(folder) for folder in self._folders if file.is_relative_to(folder))
        return any(part.startswith(".") for path in inner for part in path.parts)


def rounds(live: Live, waiting: Saves) -> Generator[Round, None, None]:
    """
    Build and check, at first and after each save, until somebody ends it.

    Args:
        live: The edition.
        waiting: What is saved.

    Yields:
        For each save the build, as soon as the pages are there, and then the check.
    """
    saved: frozenset[Path] = frozenset()
    while True:
        names = tuple(sorted(live.path(file) for file in saved))
        rebuilt = live.rebuild(saved)
        yield Round(names, rebuilt, None, is_over=False)
        found = live.check(waiting.are_there)
        yield Round(names, rebuilt, found, is_over=True)
        saved = waiting.take()
