"""
Who does the work: this process (`Inline`), others of its own making (`spawned`), or a cluster of computers (`cluster`).

A task is a function of the state that each worker makes once, and of a picklable value; what comes back is picklable
too. A worker that dies loses nothing: its task is given to another one, and only what no worker survives is lost.
"""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

State = TypeVar("State")
State_co = TypeVar("State_co", covariant=True)
Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


@dataclasses.dataclass(frozen=True, slots=True)
class Lost:
    """
    What became of a task that no worker survives.

    Attributes:
        reason: How the last worker ended, such as `signal 11`.
    """

    reason: str


class WorkerError(Exception):
    """A task failed in a worker in a way that nobody foresaw; it carries the worker's traceback."""


class Executor(Protocol[State_co]):
    """Does tasks in some order."""

    def map(
        self, work: Callable[[State_co, Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Do tasks.

        Args:
            work: A top-level function.
            tasks: What it is called with, one by one; taken as they are needed, perhaps by another thread.

        Returns:
            Each task with its outcome, in the order in which they are done.

        Raises:
            EngrossError: The state or a task failed in a way that was foreseen.
        """

    def doing(self) -> list[tuple[Any, float]]:
        """
        Tell what is being done; any thread may ask, at any time.

        Returns:
            The tasks in progress, each with the seconds since it was begun, the oldest first.
        """

    def close(self) -> None:
        """Let the workers go."""


def since(begun: Iterable[tuple[Any, float]]) -> list[tuple[Any, float]]:
    """
    Say how long tasks have been in progress.

    Args:
        begun: The tasks, and when `time.monotonic` each was begun.

    Returns:
        The tasks with seconds, the oldest first.
    """
    now = time.monotonic()
    return sorted(((task, now - start) for task, start in begun), key=lambda each: -each[1])


class Inline(Generic[State]):
    """Does everything here and now."""

    def __init__(self, prepare: Callable[[Any], State], argument: Any) -> None:
        """
        Prepare for work.

        Args:
            prepare: Makes the state, when the first task is done.
            argument: What it is called with.
        """
        self._prepare = prepare
        self._argument = argument
        self._state: list[State] = []
        self._begun: tuple[tuple[Any, float], ...] = ()

    def map(
        self, work: Callable[[State, Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Do tasks, as `Executor.map` says.

        Args:
            work: A function.
            tasks: What it is called with.

        Yields:
            Each task with its outcome, in their order.
        """
        for task in tasks:
            self._begun = ((task, time.monotonic()),)
            try:
                if not self._state:
                    self._state.append(self._prepare(self._argument))
                outcome = work(self._state[0], task)
            finally:
                self._begun = ()
            yield task, outcome

    def doing(self) -> list[tuple[Any, float]]:
        """
        Tell what is being done, as `Executor.doing` says.

        Returns:
            One task, or none.
        """
        return since(self._begun)

    def close(self) -> None:
        """Do nothing: there is nobody to let go."""
