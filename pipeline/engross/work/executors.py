"""
Who does the work: this process, or several of its own making.

A task is a function of the state that each worker makes once, and of a picklable value; what comes back is picklable
too. A worker that dies loses nothing: its task is given to a new one, and only a task that kills two workers is lost.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import pickle
import queue
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

State = TypeVar("State")
State_co = TypeVar("State_co", covariant=True)
Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

# Told where our modules are: by itself, Python would look for them in the working directory first.
_COMMAND = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from engross.work.worker import serve; serve()"
_AHEAD = 4  # tasks that may be done before anybody asks for their outcome, for each worker
_DEATHS = 2
# Ctrl-C reaches a whole group of processes; a worker of another group ends when we end it, and says nothing.
_APART: dict[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"process_group": 0}
)


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
            tasks: What it is called with, one by one; taken as they are needed.

        Returns:
            Each task with its outcome, in the order in which they are done.
        """

    def close(self) -> None:
        """Let the workers go."""


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
            if not self._state:
                self._state.append(self._prepare(self._argument))
            yield task, work(self._state[0], task)

    def close(self) -> None:
        """Do nothing: there is nobody to let go."""


class Spawned(Generic[State]):
    """Gives tasks to new Python processes."""

    def __init__(self, prepare: Callable[[Any], State], argument: Any, jobs: int) -> None:
        """
        Start the workers, which begin to prepare at once.

        Args:
            prepare: A top-level function that makes the state of a worker.
            argument: What it is called with; picklable.
            jobs: How many workers; fewer where the system allows no more.

        Raises:
            OSError: It allows none.
        """
        self._start = (prepare, argument)
        self._workers: list[_Worker] = []
        self._is_open = True
        try:
            for _ in range(jobs):
                self._workers.append(_Worker(*self._start))
        except OSError:  # there are too many processes already, and the first of ours may be enough
            if not self._workers:
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def map(
        self, work: Callable[[State, Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Do tasks, as `Executor.map` says.

        Args:
            work: A top-level function.
            tasks: What it is called with, picklable.

        Yields:
            Each task with its outcome, in the order in which they are done.

        Raises:
            WorkerError: A task failed in a way that nobody foresaw.
        """
        turns = _Turns(tasks, _AHEAD * len(self._workers))
        done: queue.SimpleQueue[tuple[Task, Any] | BaseException | None] = queue.SimpleQueue()
        for place in range(len(self._workers)):
            threading.Thread(target=self._serve, args=(place, work, turns, done), daemon=True).start()
        serving = len(self._workers)
        try:
            while serving:
                outcome = done.get()
                if outcome is None:
                    serving -= 1
                elif isinstance(outcome, BaseException):
                    raise outcome
                else:
                    turns.taken()
                    yield outcome
        finally:
            turns.stop()

    def _serve(
        self,
        place: int,
        work: Callable[..., Any],
        turns: _Turns[Task],
        done: queue.SimpleQueue[tuple[Task, Any] | BaseException | None],
    ) -> None:
        try:
            for task in turns:
                done.put((task, self._attempt(place, work, task)))
        except BaseException as error:
            done.put(error)
        done.put(None)

    def _attempt(self, place: int, work: Callable[..., Any], task: Any) -> Any:
        reason = ""
        for _ in range(_DEATHS):
            try:
                return self._workers[place].do(work, task)
            except _DeadError as error:
                reason = str(error)
                self._workers[place].end()
                if not self._is_open:
                    break
                try:
                    self._workers[place] = _Worker(*self._start)
                except OSError as failure:
                    return Lost(f"{reason}, and no other can be started: {failure.strerror}")
        return Lost(reason)

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        self._is_open = False
        for worker in self._workers:
            worker.end()


class _Turns(Generic[Task]):
    """Hands out tasks to several threads, none too far ahead of those who ask for outcomes."""

    def __init__(self, tasks: Iterable[Task], ahead: int) -> None:
        self._tasks = iter(tasks)
        self._lock = threading.Lock()
        self._room = threading.Semaphore(ahead)
        self._is_over = False

    def __iter__(self) -> Iterator[Task]:
        while True:
            self._room.acquire()
            with self._lock:
                if self._is_over:
                    self._room.release()
                    return
                try:
                    task = next(self._tasks)
                except StopIteration:
                    self._is_over = True
                    self._room.release()
                    return
            yield task

    def taken(self) -> None:
        self._room.release()

    def stop(self) -> None:
        self._is_over = True
        self._room.release()


class _DeadError(Exception):
    """A worker ended before it answered."""


class _Worker:
    """One process, and the pipes to and from it."""

    def __init__(self, prepare: Callable[[Any], Any], argument: Any) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and our own module)
            [sys.executable, "-P", "-c", _COMMAND, json.dumps([str(path) for path in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **_APART,
        )
        self._in = cast("BinaryIO", self._process.stdin)
        self._out = cast("BinaryIO", self._process.stdout)
        with contextlib.suppress(OSError):  # it is noticed when the first task is given
            pickle.dump((prepare, argument), self._in, pickle.HIGHEST_PROTOCOL)
            self._in.flush()

    def do(self, work: Callable[..., Any], task: Any) -> Any:
        """Have a task done, and wait for it."""
        try:
            pickle.dump((work, task), self._in, pickle.HIGHEST_PROTOCOL)
            self._in.flush()
            succeeded, outcome = pickle.load(self._out)  # noqa: S301 (what our own worker writes)
        except (OSError, EOFError, pickle.UnpicklingError):
            code = self._process.wait()
            raise _DeadError(f"signal {-code}" if code < 0 else f"exit code {code}") from None
        if not succeeded:
            raise WorkerError(outcome)
        return outcome

    def end(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._in, self._out):
            with contextlib.suppress(OSError):
                pipe.close()
