"""Work is done by this process or by others, and by whom makes no difference."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.diagnostics import diagnostic
from engross.errors import ConfigError
from engross.work.crew import Crew
from engross.work.executors import Inline, Lost, WorkerError
from engross.work.spawned import Spawned


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


def stamp(base: str, task: int) -> int:
    """Say that it was begun; the third one ends its worker the first time."""
    with Path(base).open("a") as file:
        file.write(f"{task}\n")
    if task == 2 and Path(base).read_text().split().count("2") == 1:
        time.sleep(0.05)  # so that the next one waits in the pipe
        os.kill(os.getpid(), signal.SIGKILL)
    return task


@pytest.mark.skipif(sys.platform == "win32", reason="has no signals")
def test_what_waits_at_a_worker_that_dies_is_given_again(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with Spawned(same, str(begun), 1) as spawned:
        assert list(spawned.map(stamp, range(6))) == [(task, task) for task in range(6)]
    assert begun.read_text().split() == ["0", "1", "2", "2", "3", "4", "5"]


def refuse(base: int) -> int:
    raise ConfigError(diagnostic("C001", "not here"))


def test_a_failure_that_was_foreseen_comes_back_as_it_is() -> None:
    with Spawned(refuse, 0, 1) as spawned, pytest.raises(ConfigError, match="not here") as told:
        list(spawned.map(add, [3]))
    assert told.value.diagnostics == (diagnostic("C001", "not here"),)


def wait(base: int, task: int) -> int:
    time.sleep(30)
    return task


def test_what_is_in_progress_is_told_from_another_thread() -> None:
    with Spawned(prepare, 0, 2) as spawned:
        running = threading.Thread(target=lambda: list(spawned.map(wait, range(5))), daemon=True)
        running.start()
        while len(doing := spawned.doing()) < 2:
            time.sleep(0.01)
        assert {task for task, _ in doing} == {0, 1}
        assert doing[0][1] >= doing[1][1] >= 0
    running.join(20)
    assert not running.is_alive()
    assert spawned.doing() == []
    inline = Inline(prepare, 0)
    assert list(inline.map(lambda _base, _task: [task for task, _ in inline.doing()], [4, 5])) == [(4, [4]), (5, [5])]
    assert inline.doing() == []


def where(base: str, task: int) -> tuple[str, int]:
    return base, os.getpid()


def test_a_crew_takes_workers_only_where_there_is_much_to_do_and_keeps_them() -> None:
    here = Crew(same, "there", lambda _base: "here", 1)
    assert list(here.map(where, [1], files=1000, size=0)) == [(1, ("here", os.getpid()))]
    crew = Crew(same, "there", lambda _base: "here", 1, least=1)
    assert list(crew.map(where, [1], files=1, size=1)) == [(1, ("here", os.getpid()))]
    ((_, first),) = crew.map(where, [1], files=1000, size=0)
    ((_, second),) = crew.map(where, [1], files=1000, size=0)
    assert first == second
    assert not isinstance(first, Lost)
    assert first[0] == "there"
    assert crew.doing() == []
    crew.close()
    crew.close()
