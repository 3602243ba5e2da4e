"""A cluster does what this process does, whatever becomes of its workers; and nothing of ours stays there."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.clusters import Dask, client

from engross.errors import EngrossError
from engross.work.cluster import Cluster
from engross.work.crew import Crew
from engross.work.executors import Inline, Lost, WorkerError

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="has no signals"),
    # what Dask leaves to the collector when workers are killed
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def prepare(base: int) -> int:
    return base


def add(base: int, task: int) -> tuple[int, int]:
    return base + task, os.getppid()


def plain(base: int, task: int) -> int:
    return base + task


def slow(base: int, task: int) -> int:
    time.sleep(0.05)
    return base + task


def sleep(base: int, task: int) -> int:
    time.sleep(60)
    return base + task


def die(base: int, task: int) -> int:
    if task == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return base + task


def kill_worker(base: int, task: int) -> int:
    if task == 7:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(5)
    return base + task


def fail(base: int, task: int) -> int:
    message = f"not {task}"
    raise ValueError(message)


def program() -> bytes:
    return b"the same everywhere"


def program_of_process() -> bytes:
    return str(os.getpid()).encode()


@contextlib.contextmanager
def cluster(dask: Dask, argument: int = 100, of: Callable[[], bytes] = program) -> Iterator[Cluster[int]]:
    made = Cluster(prepare, argument, dask.address, program=of, patience=30)
    try:
        yield made
    finally:
        made.close()


def test_a_cluster_makes_no_difference(dask: Dask) -> None:
    tasks = list(range(100))
    with cluster(dask) as ours, cluster(dask, 200) as others:
        theirs = others.map(plain, tasks)
        first = next(theirs)
        done = list(ours.map(add, tasks))
        assert sorted((task, outcome[0]) for task, outcome in done if not isinstance(outcome, Lost)) == list(
            Inline(prepare, 100).map(plain, tasks)
        )
        assert len({outcome[1] for _, outcome in done if not isinstance(outcome, Lost)}) == 2
        assert sorted([first, *theirs]) == [(task, 200 + task) for task in tasks]


def test_outcomes_that_nobody_asks_for_are_not_worked_on(dask: Dask) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(1000):
            taken.append(task)
            yield task

    with cluster(dask) as ours:
        for number, _ in enumerate(ours.map(plain, tasks())):
            if number == 3:
                break
    assert len(taken) < 50


def test_failures_come_back(dask: Dask) -> None:
    with cluster(dask) as ours:
        with pytest.raises(WorkerError, match="ValueError: not 3"):
            list(ours.map(fail, [3]))
        done = dict(ours.map(die, range(20)))
    assert done.pop(7) == Lost("signal 9")
    assert done == {task: 100 + task for task in range(20) if task != 7}


def test_a_worker_of_another_version_is_refused(dask: Dask) -> None:
    with (
        cluster(dask, of=program_of_process) as ours,
        pytest.raises(EngrossError, match="the files of engross") as told,
    ):
        list(ours.map(plain, range(5)))
    assert [finding.code for finding in told.value.diagnostics] == ["O010"]


def test_what_is_being_done_is_told_and_ended_with_the_run(dask: Dask) -> None:
    ours = Cluster(prepare, 0, dask.address, program=program)
    caught: list[BaseException] = []

    def run() -> None:
        try:
            list(ours.map(sleep, range(9)))
        except BaseException as error:
            caught.append(error)

    running = threading.Thread(target=run, daemon=True)
    running.start()
    doing: list[tuple[Any, float]] = []
    deadline = time.monotonic() + 20
    while len(doing) < 2 and time.monotonic() < deadline:
        doing = ours.doing()
        time.sleep(0.05)
    assert len(doing) == 2
    assert doing[0][1] >= doing[1][1] > 0
    begun = time.monotonic()
    ours.close()
    running.join(20)
    assert not running.is_alive()
    assert time.monotonic() - begun < 10
    with client(dask) as asking:
        wait_until_clean(asking)


def wait_until_clean(asking: Any) -> None:
    """Nothing of ours is known to the scheduler, and no worker has a process of ours."""

    def ours(names: Any) -> list[str]:
        return [str(name) for name in names if "engross" in str(name)]

    def left(dask_scheduler: Any) -> list[str]:
        return [*ours(dask_scheduler.worker_plugins), *ours(dask_scheduler.tasks)]

    def hosted(dask_worker: Any) -> list[str]:
        import psutil  # type: ignore[import-untyped]  # it comes with Dask and has no types

        commands = [" ".join(child.cmdline()) for child in psutil.Process().children()]
        return [*ours(commands), *ours(dask_worker.plugins)]

    deadline = time.monotonic() + 10
    found = ["?"]
    while found and time.monotonic() < deadline:
        every = [asking.run_on_scheduler(left), *asking.run(hosted).values()]
        found = [name for names in every for name in names]
        time.sleep(0.1)
    assert found == []


def test_the_scheduler_is_left_as_it_was(dask: Dask) -> None:
    with cluster(dask) as ours:
        list(ours.map(plain, range(10)))
    with client(dask) as asking:
        wait_until_clean(asking)


def test_workers_come_and_go_and_nothing_is_lost(tmp_path: Path) -> None:
    dask = Dask(tmp_path)
    try:
        first = dask.worker()
        with cluster(dask) as ours:
            done = []
            for number, each in enumerate(ours.map(slow, range(100))):
                done.append(each)
                if number == 5:
                    dask.worker()
                    second = dask.worker()
                if number == 50:
                    first.kill()
                if number == 60:
                    second.kill()
            assert sorted(done) == [(task, 100 + task) for task in range(100)]
    finally:
        dask.close()


def test_a_task_that_ends_dask_workers_is_lost_alone(tmp_path: Path) -> None:
    dask = Dask(tmp_path)
    try:
        dask.worker(nanny=True)
        with cluster(dask) as ours:
            done = dict(ours.map(kill_worker, range(20)))
        assert isinstance(done.pop(7), Lost)
        assert done == {task: 100 + task for task in range(20) if task != 7}
    finally:
        dask.close()


def test_a_cluster_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.work import connecting

    monkeypatch.setattr(connecting, "_PATIENCE", 1)
    crew = Crew(prepare, 1, prepare, 1, "tcp://127.0.0.1:9", program=program)
    with pytest.raises(EngrossError, match="no Dask scheduler answers at tcp://"):
        list(crew.map(plain, [1], files=1, size=1))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngrossError, match="is not installed") as told:
        list(crew.map(plain, [1], files=1, size=1))
    assert [finding.code for finding in told.value.diagnostics] == ["O009"]
    dask = Dask(tmp_path)
    monkeypatch.undo()
    try:
        ours = Cluster(prepare, 100, dask.address, program=program, patience=0.5)
        with pytest.raises(EngrossError, match="it has no workers, and none came"):
            list(ours.map(plain, [1]))
        ours.close()
    finally:
        dask.close()
