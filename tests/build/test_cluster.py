"""A cluster makes the same bytes as this computer alone, also when one of its workers is killed."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from tests.build.test_equal import built, lay_out
from tests.clusters import Dask, client

if TYPE_CHECKING:
    from pathlib import Path

    from engross.saxon import Saxon

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.proof,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_a_cluster_makes_no_difference(dask: Dask, tmp_path: Path, saxon: Saxon) -> None:
    here, there = tmp_path / "here" / "edition", tmp_path / "there" / "edition"
    for root in (here, there):
        lay_out(root)
    assert built(there, saxon, dask=dask.address) == built(here, saxon)
    for root in (here, there):
        lay_out(root, 11, "Another")
    assert built(there, saxon, dask=dask.address) == built(here, saxon)


def test_a_worker_of_a_cluster_that_is_killed_loses_nothing(dask: Dask, tmp_path: Path, saxon: Saxon) -> None:
    here, there = tmp_path / "here" / "edition", tmp_path / "there" / "edition"
    for root in (here, there):
        lay_out(root, 30)
    victim = dask.worker()
    with client(dask) as asking:
        asking.wait_for_workers(2, timeout=30)

    def kill() -> None:
        os.kill(victim.pid, signal.SIGKILL)

    assert built(there, saxon, dask=dask.address, after=kill) == built(here, saxon)
