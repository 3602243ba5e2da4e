"""
What runs on the computers of a Dask cluster: each worker there hosts worker processes of our own, one for each thread.

A document may bring down the process that prints it, and SaxonC takes no more than one processor in a process: so the
threads of a Dask worker do nothing but pass on what they are given, as bytes, and no Dask worker ever ends for it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.metadata
import pickle
import platform
import threading
import time
from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from engross.diagnostics import diagnostic
from engross.errors import EngrossError
from engross.work.executors import Lost
from engross.work.process import DeadError, Process
from engross.work.spawned import DEATHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from distributed import Worker

_LIBRARIES = ("engross", "lxml", "saxonche")


@dataclasses.dataclass(frozen=True, slots=True)
class Terms:
    """
    What a worker needs to know before any task.

    Attributes:
        start: The pickled function that makes the state of a process, and its argument.
        program: The pickled function that sums up what outcomes depend on.
        digest: What it gives where the run was started.
        versions: What `versions` gives there.
    """

    start: bytes
    program: bytes
    digest: bytes
    versions: Mapping[str, str]


def versions() -> dict[str, str]:
    """
    Tell what is installed.

    Returns:
        The versions of Python and of the libraries that make a difference.
    """
    found = {"Python": platform.python_version()}
    for name in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[name] = importlib.metadata.version(name)
    return found


class Hosts(WorkerPlugin):
    """The processes that one Dask worker hosts for one run; two runs at once have one each."""

    idempotent = True

    def __init__(self, token: str, terms: Terms) -> None:
        """
        Keep what every worker is to know.

        Args:
            token: What tells this run from all others.
            terms: What it needs to know.
        """
        self.name = name_of(token)
        self._terms = terms

    def setup(self, worker: Worker) -> None:
        """
        Begin, on a worker; processes are started when there are tasks.

        Args:
            worker: The worker.
        """
        self._start = (self._terms, str(worker.address))
        self._idle: list[Process] = []
        self._every: set[Process] = set()
        self._begun: dict[int, float] = {}
        self._lock = threading.Lock()
        self._is_open = True

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 (Dask's signature)
        """
        End the processes, whatever they are doing.

        Args:
            worker: The worker.
        """
        with self._lock:
            self._is_open = False
            every = list(self._every)
        for process in every:
            process.end()

    def do(self, number: int, question: bytes) -> bytes | Lost | None:
        """
        Have a task done by a process.

        Args:
            number: The task's number.
            question: A message of `messages`.

        Returns:
            The answer; or what became of a task that brings down one process after the other; None where this worker
            is about to end, or the run has ended.
        """
        self._begun[number] = time.monotonic()
        reason = ""
        try:
            for _ in range(DEATHS):
                process = self._taken()
                if process is None:
                    return None
                process.ask(question)
                try:
                    answer = bytes(process.answer())
                except DeadError as error:
                    reason = str(error)
                    self._drop(process)
                else:
                    with self._lock:
                        self._idle.append(process)
                    return answer
        except OSError as failure:
            return Lost(f"{reason or 'no process'}, and no other can be started: {failure.strerror}")
        finally:
            self._begun.pop(number, None)
        return Lost(reason) if self._is_open else None

    def _taken(self) -> Process | None:
        with self._lock:
            if not self._is_open:
                return None
            if not self._idle:
                process = Process(begin, self._start)
                self._every.add(process)
                return process
            return self._idle.pop()

    def _drop(self, process: Process) -> None:
        process.end()
        with self._lock:
            self._every.discard(process)

    def doing(self) -> dict[int, float]:
        """
        Tell what is being done.

        Returns:
            The numbers of the tasks, each with the seconds since it was begun.
        """
        now = time.monotonic()
        return {number: now - begun for number, begun in self._begun.copy().items()}


def name_of(token: str) -> str:
    """
    Name the plugin of a run.

    Args:
        token: The run's token.

    Returns:
        A name that no other plugin has.
    """
    return f"engross-{token}"


def perform(token: str, number: int, question: bytes) -> bytes | Lost | None:
    """
    Do a task, in a thread of a Dask worker.

    Args:
        token: The run's token.
        number: The task's number.
        question: The task.

    Returns:
        As `Hosts.do`; None where this worker does not know the run.
    """
    hosts = get_worker().plugins.get(name_of(token))
    return hosts.do(number, question) if isinstance(hosts, Hosts) else None


async def introduce(hosts: Hosts, dask_worker: Worker) -> None:
    """
    Make a worker know a run, if it does not.

    Args:
        hosts: What it is to know.
        dask_worker: The worker; Dask gives it by this name.
    """
    if hosts.name not in dask_worker.plugins:
        await dask_worker.plugin_add(hosts, hosts.name)


def doing(token: str, dask_worker: Worker) -> dict[int, float]:
    """
    Tell what a worker is doing.

    Args:
        token: The run's token.
        dask_worker: The worker; Dask gives it by this name.

    Returns:
        As `Hosts.doing`.
    """
    hosts = dask_worker.plugins.get(name_of(token))
    return hosts.doing() if isinstance(hosts, Hosts) else {}


def begin(start: tuple[Terms, str]) -> Any:
    """
    Make the state of a process, if it would do what a process of the computer that asks would do.

    Args:
        start: The terms, and the address of the Dask worker.

    Returns:
        The state.

    Raises:
        EngrossError: It has other versions (O010).
    """
    terms, address = start
    try:
        digest = pickle.loads(terms.program)()  # noqa: S301 (what our own coordinator writes)
    except (AttributeError, ImportError):  # there is no such function in this version
        digest = b""
    if digest != terms.digest:
        raise EngrossError(_another(address, terms.versions))
    prepare, argument = pickle.loads(terms.start)  # noqa: S301
    return prepare(argument)


def _another(address: str, expected: Mapping[str, str]) -> Any:
    found = versions()
    differing = [
        f"{name} {found.get(name) or 'is missing'} there and {version} here"
        for name, version in expected.items()
        if found.get(name) != version
    ]
    reason = "; ".join(differing) or "the files of engross itself differ"
    return diagnostic("O010", f"the worker {address} of the cluster is not the same as this computer: {reason}")
