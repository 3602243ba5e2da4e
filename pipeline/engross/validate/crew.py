"""Who checks the files of a run: this process where there is little to do, workers where there is much."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, TypeVar

from engross.validate import tasks
from engross.validate.checking import Checker
from engross.work.executors import Inline, Spawned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from engross.saxon import Saxon
    from engross.validate.checking import Terms
    from engross.work.executors import Executor, Lost

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

# Below this, starting workers costs more than they save.
_BYTES = 3_000_000
_FILES = 400


class Crew:
    """Checks files by the same terms, in one run or in many."""

    def __init__(self, terms: Terms, saxon: Callable[[], Saxon], jobs: int) -> None:
        """
        Prepare; nobody is set to work yet.

        Args:
            terms: What the files are checked by.
            saxon: Gives this process's XSLT processor.
            jobs: How many worker processes there may be.
        """
        self.terms = terms
        self._jobs = jobs
        self._here: Inline[Checker] = Inline(functools.partial(Checker, saxon=saxon), terms)
        self._workers: Spawned[Checker] | None = None

    def map(
        self, work: Callable[[Checker, Task], Outcome], todo: Iterable[Task], *, files: int, size: int
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Have tasks done.

        Args:
            work: A top-level function of a checker and a task.
            todo: The tasks.
            files: How many they are.
            size: How many bytes they are about.

        Returns:
            Each task with its outcome, in the order in which they are done.
        """
        chosen: Executor[Checker] = self._here
        if self._jobs > 1 and (files > _FILES or size > _BYTES):
            if self._workers is None:
                with contextlib.suppress(OSError):  # where no process can be started, it is done here
                    self._workers = Spawned(tasks.prepare, self.terms, min(self._jobs, files))
            chosen = self._workers or self._here
        return chosen.map(work, todo)

    def close(self) -> None:
        """Let the workers go."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None
