"""Time programs in turns, so that what the machine does besides falls on all of them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Outcome = TypeVar("Outcome")


def program(*words: str | Path) -> Callable[[], None]:
    """Prepare a run of any program; what it finds is not what is measured."""

    def run() -> None:
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(done.stderr)

    return run


def in_turns(sides: Mapping[str, Callable[[], Outcome]], runs: int) -> dict[str, list[tuple[float, Outcome]]]:
    """
    Run several things in turns.

    Args:
        sides: What to run, by name.
        runs: How often.

    Returns:
        Seconds and outcome of each run.
    """
    done: dict[str, list[tuple[float, Outcome]]] = defaultdict(list)
    for _ in range(runs):
        for name, run in sides.items():
            start = time.perf_counter()
            outcome = run()
            done[name].append((time.perf_counter() - start, outcome))
    return done


def compare(title: str, ours: Callable[[], None], theirs: Callable[[], None], *, runs: int) -> None:
    """Time both in turns and print the medians and their ratio."""
    done = in_turns({"ours": ours, "theirs": theirs}, runs)
    one, other = (statistics.median(seconds for seconds, _ in side) for side in done.values())
    print(f"{title}\n    ratio {one / other:.2f} ({one:.2f} s to {other:.2f} s, medians of {runs})")
