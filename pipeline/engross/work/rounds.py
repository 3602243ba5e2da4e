"""One round of tasks on a cluster: how many it has at once, and what becomes of those whose worker ends."""

from __future__ import annotations

import contextlib
import dataclasses
import queue
from typing import TYPE_CHECKING, Any

from engross.work import connecting, messages
from engross.work.executors import Lost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from distributed import Future

    from engross.work.cluster import Cluster

# What the scheduler has at once: so many tasks for each thread, at least so many, and no more bytes than this.
_AHEAD = 4
_LEAST = 8
_BYTES = 64_000_000
_BATCH = 4_000_000  # bytes that are handed over together
_TURN = 0.5  # seconds between two looks at the cluster
_TRIES = 3  # for a task that the cluster lets go of through no fault of its own


@dataclasses.dataclass(slots=True)
class _Given:
    """A task, while it is not done."""

    task: Any
    question: bytes
    tries: int = 0
    is_alone: bool = False  # its workers ended, and it is the only one that is being done


class Round:
    """What became of each task; the cluster never has more of them than it can do shortly."""

    def __init__(self, cluster: Cluster[Any], work: Callable[[Any, Any], Any], tasks: Iterable[Any]) -> None:
        """
        Prepare.

        Args:
            cluster: Who does the tasks.
            work: A top-level function.
            tasks: What it is called with.
        """
        self._cluster = cluster
        self._work = work
        self._tasks = iter(tasks)
        self._out: dict[int, tuple[_Given, Future[Any]]] = {}
        self._suspects: list[_Given] = []
        self._done: queue.SimpleQueue[int] = queue.SimpleQueue()

    def outcomes(self) -> Iterator[tuple[Any, Any]]:
        """
        Have the tasks done.

        Yields:
            Each task with its outcome.

        Raises:
            EngrossError: As `Cluster.map` says.
            WorkerError: As `Cluster.map` says.
        """
        try:
            while self._fill():
                for given, outcome in self._answered(self._ended()):
                    if isinstance(outcome, Lost):
                        yield given.task, outcome
                    else:
                        yield given.task, messages.outcome(outcome)
        finally:
            self._cluster.cancel([future for _, future in self._out.values()])
            for number in self._out:
                self._cluster.forget(number)
            self._out.clear()

    def _fill(self) -> bool:
        """Hand over as many tasks as there is room for, and tell whether the cluster has any."""
        limit = max(_LEAST, _AHEAD * self._cluster.threads())
        size = sum(len(given.question) for given, _ in self._out.values())
        batch: list[_Given] = []
        held = 0
        is_busy = any(given.is_alone for given, _ in self._out.values())
        while not is_busy and len(self._out) + len(batch) < limit and size + held < _BYTES:
            try:
                task = next(self._tasks)
            except StopIteration:
                break
            batch.append(_Given(task, messages.question(self._work, task)))
            held += len(batch[-1].question)
            if held > _BATCH:
                self._hand_over(batch)
                size, held, batch = size + held, 0, []
        self._hand_over(batch)
        if not self._out and self._suspects:
            self._suspects[0].is_alone = True
            self._hand_over([self._suspects.pop(0)])
        return bool(self._out)

    def _hand_over(self, batch: Sequence[_Given]) -> None:
        if not batch:
            return
        futures = self._cluster.submit([(given.task, given.question) for given in batch])
        for given, (number, future) in zip(batch, futures.items(), strict=True):
            self._out[number] = given, future
            future.add_done_callback(lambda _future, number=number: self._done.put(number))

    def _ended(self) -> list[tuple[_Given, Future[Any]]]:
        """Wait until the cluster has done with one or several tasks, well or not."""
        while True:
            numbers = []
            with contextlib.suppress(queue.Empty):
                numbers.append(self._done.get(timeout=_TURN))
                while True:
                    numbers.append(self._done.get_nowait())
            if numbers:
                for number in numbers:
                    self._cluster.forget(number)
                return [self._out.pop(number) for number in numbers]
            self._cluster.threads()

    def _answered(self, ended: Sequence[tuple[_Given, Future[Any]]]) -> Iterator[tuple[_Given, Any]]:
        finished = [(given, future) for given, future in ended if future.status == "finished"]
        try:
            answers = self._cluster.gather([future for _, future in finished])
        except Exception:  # one of the outcomes went with its worker, and we do not know which
            finished, answers = [], []
        if answers:
            for (given, _), answer in zip(finished, answers, strict=True):
                yield from self._judged(given, answer)
        known = {id(given) for given, _ in finished}
        for given, future in ended:
            if id(given) not in known:
                try:
                    answer = future.result()
                except Exception as error:
                    answer = error
                yield from self._judged(given, answer)

    def _judged(self, given: _Given, answer: Any) -> Iterator[tuple[_Given, Any]]:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        match answer:
            case bytes() | Lost():
                yield given, answer
            case KilledWorker() if given.is_alone:
                yield given, Lost("the end of every worker of the cluster that did it")
            case KilledWorker():  # it may have been another task: the last ones are done one by one
                self._suspects.append(given)
            case None | CancelledError() | OSError():
                given.tries += 1
                if given.tries > _TRIES:
                    raise connecting.gone(self._cluster.address, f"it let go of a task {given.tries} times")
                if answer is None:
                    self._cluster.introduce()
                self._hand_over([given])
            case _:
                reason = f"a task did not reach a worker ({type(answer).__name__}: {' '.join(str(answer).split())})"
                raise connecting.gone(self._cluster.address, reason)
