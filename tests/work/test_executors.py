"""Work is done by this process or by others, and by whom makes no difference."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.work.executors import Inline, Lost, Spawned, WorkerError


def prepare(base: int) -> int:
    return base


def add(base: int, task: int) -> int:
    return base + task


def shout(base: int, task: int) -> int:
    os.write(1, b"a library that talks to whom it should not")
    return base + task


def die(base: int, task: int) -> int:
    if task == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return base + task


def die_once(base: str, task: int) -> int:
    if task == 7 and not Path(base).exists():
        Path(base).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def fail(base: int, task: int) -> int:
    message = f"not {task}"
    raise ValueError(message)


def same(base: str) -> str:
    return base


def test_a_worker_more_or_less_makes_no_difference() -> None:
    tasks = list(range(50))
    expected = [(task, 100 + task) for task in tasks]
    assert list(Inline(prepare, 100).map(add, tasks)) == expected
    with Spawned(prepare, 100, 2) as spawned:
        assert sorted(spawned.map(add, tasks)) == expected
        assert sorted(spawned.map(shout, tasks)) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="has no signals")
def test_a_task_that_kills_its_worker_twice_is_lost_and_no_other() -> None:
    with Spawned(prepare, 0, 2) as spawned:
        done = dict(spawned.map(die, range(20)))
    assert done.pop(7) == Lost("signal 9")
    assert done == {task: task for task in range(20) if task != 7}


@pytest.mark.skipif(sys.platform == "win32", reason="has no signals")
def test_a_worker_that_dies_once_loses_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    mark = tmp_path_factory.mktemp("mark") / "died"
    with Spawned(same, str(mark), 2) as spawned:
        assert sorted(spawned.map(die_once, range(20))) == [(task, task) for task in range(20)]
    assert mark.exists()


def test_a_fault_in_a_task_is_told_with_its_traceback() -> None:
    with Spawned(prepare, 0, 1) as spawned, pytest.raises(WorkerError, match="ValueError: not 3"):
        list(spawned.map(fail, [3]))


def test_outcomes_that_nobody_asks_for_are_not_waited_for() -> None:
    with Spawned(prepare, 0, 2) as spawned:
        taken: list[int] = []

        def tasks() -> Iterator[int]:
            for task in range(1000):
                taken.append(task)
                yield task

        for number, _ in enumerate(spawned.map(add, tasks())):
            if number == 3:
                break
        assert len(taken) < 50


def test_workers_take_no_module_from_the_folder_they_start_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle", "traceback", "engross"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Spawned(prepare, 0, 1) as spawned:
        assert list(spawned.map(add, [3])) == [(3, 3)]
