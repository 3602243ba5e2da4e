"""Who does the work of a run: this process where there is little, workers where there is much, or a cluster."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engross.work import keys
from engross.work.executors import Inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from engross.work.executors import Executor, Lost
    from engross.work.spawned import Spawned

Argument = TypeVar("Argument")
State = TypeVar("State")
Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

# Below this, starting workers costs more than they save.
_BYTES = 3_000_000
_FILES = 400


class Crew(Generic[Argument, State]):
    """Does tasks with the same state, in one run or in many."""

    def __init__(
        self,
        prepare: Callable[[Argument], State],
        argument: Argument,
        here: Callable[[Argument], State],
        jobs: int,
        dask: str = "",
        *,
        least: int = 2,
        program: Callable[[], bytes] = keys.of_program,
    ) -> None:
        """
        Prepare; nobody is set to work yet.

        Args:
            prepare: A top-level function that makes the state of another process.
            argument: What it is called with; picklable where there are other processes.
            here: Makes the state in this process, of the same argument.
            jobs: How many worker processes there may be.
            dask: The address of a Dask scheduler, whose workers then do everything.
            least: For how many jobs workers are started at all; with 1, a single one works beside this process.
            program: A top-level function that sums up everything but the argument that outcomes depend on; a worker of
                a cluster for which it gives something else is refused.
        """
        self.argument = argument
        self._prepare = prepare
        self._jobs = jobs
        self._dask = dask
        self._least = max(1, least)
        self._program = program
        self._here: Inline[State] = Inline(here, argument)
        self._workers: Spawned[State] | None = None
        self._cluster: Executor[State] | None = None

    def map(
        self, work: Callable[[State, Task], Outcome], todo: Iterable[Task], *, files: int, size: int
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Have tasks done.

        Args:
            work: A top-level function of a state and a task.
            todo: The tasks.
            files: How many they are.
            size: How many bytes they are about.

        Returns:
            Each task with its outcome, in the order in which they are done.

        Raises:
            EngrossError: There is no cluster at the address (O009, O010), or a task or the state failed in a way that
                was foreseen.
            WorkerError: One failed in a worker in a way that nobody foresaw.
        """
        return self._chosen(files, size).map(work, todo)

    def _chosen(self, files: int, size: int) -> Executor[State]:
        if not files:
            return self._here
        if self._dask:
            if self._cluster is None:
                from engross.work.cluster import Cluster

                self._cluster = Cluster(self._prepare, self.argument, self._dask, program=self._program)
            return self._cluster
        if self._jobs >= self._least and (files > _FILES or size > _BYTES):
            with contextlib.suppress(OSError):  # where no process can be started, it is done here
                self._spawn(min(self._jobs, files))
        return self._workers or self._here

    def _spawn(self, jobs: int) -> None:
        if self._workers is None:
            from engross.work.spawned import Spawned

            self._workers = Spawned(self._prepare, self.argument, jobs)
        else:
            self._workers.grow(jobs)

    def doing(self) -> list[tuple[Any, float]]:
        """
        Tell what is being done; any thread may ask, at any time.

        Returns:
            The tasks in progress, each with the seconds since it was begun, the oldest first.
        """
        for executor in (self._cluster, self._workers, self._here):
            if executor is not None and (doing := executor.doing()):
                return doing
        return []

    def close(self) -> None:
        """Let the workers go; where there is something to do again, there will be others."""
        for executor in (self._cluster, self._workers):
            if executor is not None:
                executor.close()
        self._cluster = self._workers = None
