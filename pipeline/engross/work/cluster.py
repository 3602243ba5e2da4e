"""The workers of a Dask cluster, which need nothing but Engross itself: tasks and outcomes carry everything else."""

from __future__ import annotations

import contextlib
import itertools
import pickle
import secrets
import threading
import time
import warnings
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engross.work import connecting
from engross.work.executors import since
from engross.work.rounds import Round

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from distributed import Client, Future

    from engross.work.executors import Lost

State = TypeVar("State")
Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_LOOK = 0.5  # seconds between two looks at how many workers there are
_ASK = 1.0  # seconds between two questions of what they are doing
_TRIES = 3  # of telling workers, while others of them end


class Cluster(Generic[State]):
    """Gives tasks to the workers of a Dask cluster."""

    def __init__(
        self,
        prepare: Callable[[Any], State],
        argument: Any,
        address: str,
        *,
        program: Callable[[], bytes],
        patience: float = 60.0,
    ) -> None:
        """
        Reach the scheduler, and tell every worker, those that join later too, what is to be done.

        Args:
            prepare: A top-level function that makes the state of a process.
            argument: What it is called with; picklable.
            address: The scheduler, such as `tcp://10.0.0.5:8786`.
            program: A top-level function that sums up what outcomes depend on besides the argument; a worker for
                which it gives something else is refused.
            patience: For how many seconds a worker is waited for when there is none.

        Raises:
            EngrossError: There is no such cluster, or its workers do not know Engross (O009).
        """
        self.address = address
        self._patience = patience
        self._client: Client = connecting.connect(address)
        from engross.work import hosting

        self._hosting = hosting
        self._token = secrets.token_hex(8)
        start, summing = (pickle.dumps(each) for each in ((prepare, argument), program))
        self._terms = hosting.Terms(start, summing, program(), hosting.versions())
        self._numbers = itertools.count(1)
        self._tasks: dict[int, Any] = {}
        self._begun: dict[int, float] = {}
        self._asked = 0.0
        self._asking = threading.Lock()
        self._looked = 0.0
        self._threads = 0
        self._manned = time.monotonic()
        self._is_open = True
        self._telling = threading.RLock()  # what is told after the end would stay on the cluster
        try:
            self.register()
        except BaseException:
            self.close()
            raise

    def map(
        self, work: Callable[[State, Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Outcome | Lost]]:
        """
        Do tasks, as `Executor.map` says.

        Args:
            work: A top-level function.
            tasks: What it is called with, picklable.

        Returns:
            Each task with its outcome, in the order in which they are done. While it is read, it raises an
            `EngrossError` where the state or a task failed in a way that was foreseen, where a worker has other
            versions (O010), and where there are no workers any more (O009), and a `WorkerError` where something
            failed in a way that nobody foresaw.
        """
        self._manned = time.monotonic()
        return Round(self, work, tasks).outcomes()

    def doing(self) -> list[tuple[Any, float]]:
        """
        Tell what is being done, as `Executor.doing` says; the workers are asked once in a second at most.

        Returns:
            The tasks that a process has, as far as it is known; those that wait are left out.
        """
        if time.monotonic() - self._asked > _ASK and self._asking.acquire(blocking=False):
            threading.Thread(target=self._ask, daemon=True).start()
        tasks = self._tasks.copy()
        return since([(tasks[number], begun) for number, begun in self._begun.items() if number in tasks])

    def _ask(self) -> None:
        try:
            now = time.monotonic()
            with contextlib.suppress(Exception):  # the workers, the scheduler or we may be about to end
                told = self._client.run(self._hosting.doing, self._token, on_error="ignore")
                every = {number: seconds for each in told.values() for number, seconds in each.items()}
                self._begun = {number: now - seconds for number, seconds in every.items()}
            self._asked = time.monotonic()
        finally:
            self._asking.release()

    def close(self) -> None:
        """Leave the cluster as it was: nothing of ours runs there any more."""
        with self._telling:
            self._is_open = False
        if self._client.status == "running":
            with contextlib.suppress(Exception):  # a worker may end at this very moment, and with it what it ran
                self._client.unregister_worker_plugin(self._hosting.name_of(self._token))
        with contextlib.suppress(Exception):
            self._client.close()

    # what a round asks of us

    def register(self) -> None:
        """
        Tell every worker what is to be done.

        Raises:
            EngrossError: One of them cannot be told, for it does not know Engross (O009).
        """
        for left in reversed(range(_TRIES)):
            try:
                with self._telling:
                    if self._is_open:
                        self._client.register_plugin(self._hosting.Hosts(self._token, self._terms))
            except OSError as error:  # a worker ended meanwhile
                if not left:
                    raise connecting.gone(self.address, f"its workers do not answer ({error})") from None
            except Exception as error:
                reason = f"engross of this version is not installed on each of its workers ({error})"
                raise connecting.gone(self.address, reason) from None
            else:
                return

    def introduce(self) -> None:
        """
        Tell those workers that do not know what is to be done, and a scheduler that was started anew.

        Raises:
            EngrossError: As `register`.
        """
        self.register()
        with (
            self._telling,
            contextlib.suppress(OSError),
        ):  # what cannot be told now is told when it gives back another task
            hosts = self._hosting.Hosts(self._token, self._terms)
            if self._is_open:
                self._client.run(self._hosting.introduce, hosts, on_error="ignore")

    def submit(self, given: Sequence[tuple[Any, bytes]]) -> dict[int, Future[Any]]:
        """
        Hand tasks over to the scheduler.

        Args:
            given: Each with its question.

        Returns:
            What becomes of each, by a number that no other has.

        Raises:
            EngrossError: The scheduler is gone (O009).
        """
        deadline = time.monotonic() + self._patience
        while self._client.status == "connecting" and time.monotonic() < deadline:
            time.sleep(_LOOK)
        if self._client.status != "running":
            raise connecting.gone(self.address, "its scheduler has ended, or cannot be reached any more")
        numbers = list(itertools.islice(self._numbers, len(given)))
        self._tasks.update(zip(numbers, (task for task, _ in given), strict=True))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large document is no mistake
            futures = self._client.map(
                self._hosting.perform,
                [self._token] * len(given),
                numbers,
                [question for _, question in given],
                key=[f"{self._hosting.name_of(self._token)}-{number}" for number in numbers],
                pure=False,
            )
        return dict(zip(numbers, futures, strict=True))

    def forget(self, number: int) -> None:
        """
        Note that a task is not with the scheduler any more.

        Args:
            number: Its number.
        """
        self._tasks.pop(number, None)

    def gather(self, futures: Sequence[Future[Any]]) -> list[Any]:
        """
        Fetch outcomes.

        Args:
            futures: What is done.

        Returns:
            The outcome of each.
        """
        return list(self._client.gather(list(futures)))

    def cancel(self, futures: Sequence[Future[Any]]) -> None:
        """
        Take tasks back.

        Args:
            futures: What is not done.
        """
        if futures and self._client.status == "running":
            with contextlib.suppress(Exception):
                self._client.cancel(list(futures), force=True)

    def threads(self) -> int:
        """
        Count the threads of the workers.

        Returns:
            How many tasks can be in progress at once.

        Raises:
            EngrossError: There have been none for too long (O009).
        """
        now = time.monotonic()
        if now - self._looked > _LOOK and self._client.status == "running":
            with contextlib.suppress(OSError):
                self._threads = sum(self._client.nthreads().values())
            self._looked = time.monotonic()
        if self._threads:
            self._manned = now
        elif now - self._manned > self._patience:
            reason = f"it has no workers, and none came in {self._patience:g} seconds"
            raise connecting.gone(self.address, reason)
        return self._threads
