"""Editions to run CI on."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.scaffold import init
from tests.ci.runner import Machine, broken


@pytest.fixture
def good(tmp_path: Path) -> Machine:
    """A machine with a new edition checked out."""
    init(tmp_path / "checkout")
    return Machine(tmp_path / "checkout", tmp_path / "machine")


@pytest.fixture
def bad(good: Machine) -> Machine:
    """The same with a pointer that leads nowhere."""
    broken(good.checkout)
    return good
