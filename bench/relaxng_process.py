"""
One process of the benchmark of the RELAX NG validator: compile a schema, validate files, and say when.

    python bench/relaxng_process.py engross|two|lxml SCHEMA FILE...

prints JSON with the seconds since the epoch when the schema was `compiled` and when the `first` and the `last` file had
its verdict; the seconds that one more verdict on the first file takes when all is `warm`, its parsing included; the
most memory in `megabytes` until then; the number of `findings` and of `invalid` files. It imports what it needs and no
more, because its start is measured.
"""

from __future__ import annotations

import json
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

WARM = 100


def engross(schema: str, files: list[str], warm: int = WARM) -> dict[str, float]:
    """Validate files with Engross."""
    from engross.relaxng import Schema

    compiled = Schema.load(schema)
    return marks(lambda file: len(compiled.validate(file)), files, warm)


def lxml(schema: str, files: list[str]) -> dict[str, float]:
    """Validate files with libxml2."""
    from lxml import etree

    compiled = etree.RelaxNG(etree.parse(schema))

    def count(file: str) -> int:
        compiled.validate(etree.parse(file, etree.XMLParser(collect_ids=False)))
        return len(compiled.error_log)

    return marks(count, files, WARM)


def two(schema: str, files: list[str]) -> dict[str, float]:
    """Validate files with Engross, half of them in another process."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(2) as pool:
        halves = list(pool.map(engross, (schema, schema), (files[::2], files[1::2]), (0, 0)))
    ends = {mark: max(half[mark] for half in halves) for mark in ("compiled", "first", "last", "warm")}
    return ends | {mark: sum(half[mark] for half in halves) for mark in ("megabytes", "findings", "invalid")}


def marks(count: Callable[[str], int], files: list[str], warm: int) -> dict[str, float]:
    """Count the findings in files, and note when."""
    compiled = time.time()
    counts = [count(files[0])]
    first = time.time()
    counts += map(count, files[1:])
    last = time.time()
    megabytes = peak()
    times = []
    for _ in range(warm):
        start = time.perf_counter()
        count(files[0])
        times.append(time.perf_counter() - start)
    return {
        "compiled": compiled,
        "first": first,
        "last": last,
        "warm": sorted(times)[len(times) // 2] if times else 0,
        "megabytes": megabytes,
        "findings": sum(counts),
        "invalid": sum(1 for each in counts if each),
    }


def peak() -> float:
    """Give the most memory that this process had, in megabytes."""
    try:
        with open("/proc/self/status") as status:  # noqa: PTH123 (pathlib would be imported for this alone)
            # what getrusage says counts what the parent had when it started this program
            return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    mode = {"engross": engross, "two": two, "lxml": lxml}[sys.argv[1]]
    print(json.dumps(mode(sys.argv[2], sys.argv[3:])))
