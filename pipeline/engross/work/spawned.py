"""Workers of our own making: new Python processes on this computer."""

from __future__ import annotations

import collections
import dataclasses
import itertools
import queue
import threading
import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engross.work import messages
from engross.work.executors import Lost, since
from engross.work.process import DeadError, Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

State = TypeVar("State")
Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

DEATHS = 2  # of workers that did the same task, after which it is lost
_AHEAD = 4  # tasks that may be done before anybody asks for their outcome, for each worker
# Seconds. While a worker does a task that is as short as that, the next one waits in its pipe, lest it be idle until
# we come round; behind a long one it would only wait while other workers have nothing to do.
_SHORT = 0.1


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
        self._places: list[_Place] = []
        self._is_open = True
        self.grow(jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def grow(self, jobs: int) -> None:
        """
        Start more workers.

        Args:
            jobs: How many there shall be then; fewer where the system allows no more.

        Raises:
            OSError: It allows none.
        """
        try:
            while len(self._places) < jobs:
                self._places.append(_Place(Process(*self._start)))
        except OSError:  # there are too many processes already, and the first of ours may be enough
            if not self._places:
                raise

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
            EngrossError: The state or a task failed in a way that was foreseen.
            WorkerError: One failed in a way that nobody foresaw.
        """
        ahead = _AHEAD * len(self._places)
        turns: _Turns[Task] = _Turns()
        done: queue.SimpleQueue[tuple[Task, bytearray | Lost] | BaseException | None] = queue.SimpleQueue()
        every = iter(tasks)  # taken in the caller's thread: what makes them may know no other
        turns.add(itertools.islice(every, ahead), ahead)
        for place in self._places:
            threading.Thread(target=self._serve, args=(place, work, turns, done), daemon=True).start()
        serving = len(self._places)
        try:
            while serving:
                told = done.get()
                if told is None:
                    serving -= 1
                elif isinstance(told, BaseException):
                    raise told
                else:
                    turns.add(itertools.islice(every, 1), 1)
                    task, answer = told
                    yield task, answer if isinstance(answer, Lost) else messages.outcome(answer)
        finally:
            turns.stop()

    def doing(self) -> list[tuple[Any, float]]:
        """
        Tell what is being done, as `Executor.doing` says.

        Returns:
            One task of each worker that is busy.
        """
        return since([begun for begun in [place.begun for place in self._places] if begun])

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        self._is_open = False
        for place in self._places:
            place.process.end()

    def _serve(
        self,
        place: _Place,
        work: Callable[..., Any],
        turns: _Turns[Task],
        done: queue.SimpleQueue[tuple[Task, bytearray | Lost] | BaseException | None],
    ) -> None:
        with place.lock:  # what an earlier call has left to do there comes first
            try:
                for answered in self._answered(place, work, turns):
                    done.put(answered)
            except BaseException as error:
                done.put(error)
            finally:
                place.begun = None
        done.put(None)

    def _answered(
        self, place: _Place, work: Callable[..., Any], turns: _Turns[Task]
    ) -> Iterator[tuple[Task, bytearray | Lost]]:
        """Give a worker a task, and the next one to wait in its pipe, until there are none."""
        given: list[_Given] = []
        took = _SHORT  # the first one may be long
        while True:
            while len(given) < (2 if took < _SHORT else 1):
                turn = turns.take(is_patient=not given)
                if turn is None:
                    break
                given.append(_Given(turn[0], messages.question(work, turn[0])))
                place.process.ask(given[-1].question)
            if not given:
                return
            first = given[0]
            begun = time.monotonic()
            place.begun = first.task, begun
            answer = self._answer(place, given)
            took = time.monotonic() - begun
            yield given.pop(0).task, answer

    def _answer(self, place: _Place, given: Sequence[_Given]) -> bytearray | Lost:
        """Wait for the answer to the first; a death counts against it alone, and the next is given again."""
        while True:
            try:
                return place.process.answer()
            except DeadError as error:
                reason = str(error)
            given[0].deaths += 1
            is_lost = given[0].deaths >= DEATHS or not self._is_open
            try:
                if self._is_open:
                    place.process.end()
                    place.process = Process(*self._start)
            except OSError as failure:
                return Lost(f"{reason}, and no other can be started: {failure.strerror}")
            if not self._is_open:
                place.process.end()
            for each in given[1:] if is_lost else given:
                place.process.ask(each.question)
            if is_lost:
                return Lost(reason)


@dataclasses.dataclass(slots=True)
class _Given:
    """A task that a worker was given."""

    task: Any
    question: bytes
    deaths: int = 0


class _Place:
    """Where one worker is, or the one that takes its place."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.lock = threading.Lock()
        self.begun: tuple[Any, float] | None = None


class _Turns(Generic[Task]):
    """Hands out tasks to several threads, as far as they were added."""

    def __init__(self) -> None:
        self._waiting: collections.deque[Task] = collections.deque()
        self._changed = threading.Condition()
        self._is_over = False

    def add(self, tasks: Iterator[Task], number: int) -> None:
        """Add tasks; fewer than that many, and there will be no more."""
        if self._is_over:
            return
        every = list(tasks)
        with self._changed:
            self._waiting.extend(every)
            self._is_over = len(every) < number
            self._changed.notify_all()

    def take(self, *, is_patient: bool) -> tuple[Task] | None:
        """Give the next task; None where there are no more, or none now for those who do not wait."""
        with self._changed:
            while is_patient and not self._waiting and not self._is_over:
                self._changed.wait()
            return (self._waiting.popleft(),) if self._waiting else None

    def stop(self) -> None:
        with self._changed:
            self._waiting.clear()
            self._is_over = True
            self._changed.notify_all()
