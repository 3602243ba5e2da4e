"""A Dask cluster on this computer, for the tests that need one."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent


class Dask:
    """A scheduler and workers of one thread each, as processes."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._run("scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard", "--no-show")

    def _run(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
        }
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *arguments]
        process = subprocess.Popen(
            command, cwd=self._folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def worker(self, *, nanny: bool = False) -> subprocess.Popen[bytes]:
        options = ["--nthreads", "1", "--no-dashboard", "--nanny" if nanny else "--no-nanny", "--memory-limit", "0"]
        return self._run("worker", self.address, "--host", "127.0.0.1", *options)

    def close(self) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Dask]:
    """Run a scheduler with two workers."""
    dask = Dask(folder)
    try:
        dask.worker()
        dask.worker()
        with client(dask) as asking:
            asking.wait_for_workers(2, timeout=30)
        yield dask
    finally:
        dask.close()


@contextlib.contextmanager
def client(dask: Dask) -> Iterator[Any]:
    import distributed

    asking = distributed.Client(dask.address, timeout=30, set_as_default=False)
    try:
        yield asking
    finally:
        asking.close()
