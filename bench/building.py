"""
Measure `engross build` on letters, against Saxon-HE for Java and against hashing the same files.

Figures are seconds from the start of a fresh process, medians of runs that are taken in turns; Python finds its modules
compiled, as where a package is installed. A `first` build has no output folder and nothing known; the JVM's start is
counted. With `--long`, growth is measured up to 20,000 letters. Every further letter is a copy with an id of its own.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import importlib.util
import itertools
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measure import in_turns, program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

REPOSITORY = Path(__file__).parent.parent
CORPUS = REPOSITORY.parent / "shared" / "corpus"
PROGRAMS = Path(sys.executable).parent
JARS = Path("/usr/share/java")  # where Debian's libsaxonhe-java puts it
HTML = ("html",)
EVERY = ("html", "text", "citations")
FEW = 300
SMALL = 1000
MANY = 3000
LONG = (10_000, 20_000)
RUNS = 3
SHORT_RUNS = 5
LOOK = 0.02  # seconds between two looks at the memory of processes
HASH = """
import hashlib, pathlib, sys
for folder in sys.argv[1:]:
    for file in pathlib.Path(folder).rglob("*"):
        if file.is_file():
            hashlib.blake2b(file.read_bytes()).digest()
"""


def main(*, is_long: bool = False, few: int = FEW, small: int = SMALL, many: int = MANY) -> None:
    """
    Print every figure.

    Args:
        is_long: Whether growth is measured to the end, which takes many minutes.
        few: How many letters the first figure is of.
        small: Growth is measured from here.
        many: The letters of all the others, and up to where growth is measured.
    """
    start = time.perf_counter()
    letters = sorted((CORPUS / "letters").glob("*.xml"))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["PYTHONPYCACHEPREFIX"] = str(root / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        program(*build(edition(root / "warm", letters, 1), HTML))()  # compiles the modules
        against_java(edition(root / "few", letters, few), ("ours, one worker",), "asked: at least 2")
        large = edition(root / "many", letters, many)
        against_java(large, ("ours, one worker", "ours, two workers"), "asked: at least 1")
        print("growth: HTML, text and citations; two workers; the most memory of the coordinator and of all workers")
        grown(edition(root / "small", letters, small), RUNS)
        grown(large, RUNS)
        again(large)
        for count in LONG if is_long else ():
            grown(edition(root / "long", letters, count), 1)
            shutil.rmtree(root / "long")
    if importlib.util.find_spec("serving"):
        importlib.import_module("serving").main()
    print(f"all this took {(time.perf_counter() - start) / 60:.1f} minutes")


def edition(root: Path, letters: list[Path], count: int) -> Path:
    """Lay out an edition of letters; from the second round on, the id of each has a number."""
    (root / "tei").mkdir(parents=True)
    (root / "edition.toml").touch()
    for number in range(count):
        letter = letters[number % len(letters)]
        copy = number // len(letters)
        text = letter.read_text(encoding="utf-8")
        name = letter.stem
        if copy:
            name = f"{letter.stem}-{copy}"
            text, done = re.subn(rf'(<TEI\b[^>]*\bxml:id="){re.escape(letter.stem)}"', rf'\g<1>{name}"', text, count=1)
            if not done:
                sys.exit(f"{letter.name}: the id of the root is not the name of the file")
        (root / "tei" / f"{name}.xml").write_text(text, encoding="utf-8")
    return root


def build(root: Path, outputs: tuple[str, ...], jobs: int = 1) -> list[str | Path]:
    """Give the words of a run of the program."""
    only = itertools.chain.from_iterable(("--only", output) for output in outputs)
    return [PROGRAMS / "engross", "--quiet", "--jobs", str(jobs), "-C", root, "build", *only]


def forget(root: Path) -> None:
    """Take away what was built, and what is known of it."""
    for name in ("output", ".engross", "java"):
        shutil.rmtree(root / name, ignore_errors=True)


def medians(sides: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """Run sides in turns, each of which says itself how many seconds count."""
    return {side: statistics.median(seconds for _, seconds in done) for side, done in in_turns(sides, runs).items()}


def timed(words: list[str | Path], prepare: Callable[[], None] = lambda: None) -> Callable[[], float]:
    """Prepare a run of a program that is timed without what goes before it."""
    run = program(*words)

    def once() -> float:
        prepare()
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return once


def against_java(root: Path, ours: tuple[str, ...], asked: str) -> None:
    """Print letters to HTML, with everything that our build makes besides, and with Saxon for Java alone."""
    pages: dict[str, int] = {}
    count = len(list((root / "tei").iterdir()))

    def counted(side: str, run: Callable[[], float], folder: str, ending: str) -> Callable[[], float]:
        def once() -> float:
            seconds = run()
            pages[side] = sum(1 for _ in (root / folder).rglob(ending))
            return seconds

        return once

    def for_java() -> None:
        forget(root)
        (root / "java").mkdir()

    sides = {
        side: counted(side, timed(build(root, HTML, jobs), lambda: forget(root)), "output", "*.html")
        for jobs, side in enumerate(ours, 1)
    }
    jar = next(iter(sorted(JARS.glob("Saxon-HE*.jar"))), None)
    if jar is None or shutil.which("java") is None:
        print("no Java, or no Saxon-HE for it (Debian's libsaxonhe-java): there is no peer to compare with")
    else:
        words: list[str | Path] = ["java", "-cp", jar, "net.sf.saxon.Transform", f"-s:{root / 'tei'}"]
        words += [f"-xsl:{REPOSITORY / 'xslt' / 'html.xsl'}", f"-o:{root / 'java'}"]
        sides["Saxon-HE for Java"] = counted("Saxon-HE for Java", timed(words, for_java), "java", "*.xml")
    done = medians(sides, RUNS)
    print(f"first build of {count:,} letters to HTML; medians of {RUNS} runs")
    for side, seconds in done.items():
        each, page = seconds / count * 1000, seconds / max(pages[side], 1) * 1000
        print(f"    {side:24}{seconds:8.2f} s{pages[side]:8,} pages{page:8.2f} ms a page{each:8.2f} ms a letter")
    if "Saxon-HE for Java" in done:
        print(f"    Java to ours: {done['Saxon-HE for Java'] / done[ours[0]]:.2f} times ({asked})")
    if len(ours) > 1:
        print(f"    one worker to two: {done[ours[0]] / done[ours[1]]:.2f} times (asked: at least 1.6)")


def grown(root: Path, runs: int) -> None:
    """Measure a first build, the memory that it takes, and one with nothing to do."""
    count = len(list((root / "tei").iterdir()))
    taken = []
    peaks = []
    for _ in range(runs):
        forget(root)
        seconds, peak = watched(build(root, EVERY, 2))
        taken.append(seconds)
        peaks.append(peak)
    first = statistics.median(taken)
    nothing = medians({"nothing": timed(build(root, EVERY, 2))}, RUNS)["nothing"]
    own, workers = max(peak.own for peak in peaks), max(peak.workers for peak in peaks)
    print(
        f"    {count:6,} letters{first:8.2f} s{first / count * 1000:8.2f} ms a letter;"
        f" nothing to do{nothing:6.2f} s{nothing / count * 1000:9.3f} ms a letter;{own:6.0f} MB and{workers:6.0f} MB"
    )


def again(root: Path) -> None:
    """Compare a build with nothing to do with hashing, and measure one in which one letter was changed."""
    count = len(list((root / "tei").iterdir()))
    hashing: list[str | Path] = [sys.executable, "-c", HASH, root / "tei"]
    letter = sorted((root / "tei").iterdir())[7]
    output = root / "output"
    numbers = itertools.count()
    before: dict[Path, tuple[int, int]] = {}
    written: list[int] = []

    def change() -> None:
        changed, done = re.subn(
            r"(<body\b.*?<p\b[^>]*>\s*)[^\s<&]+",
            rf"\g<1>Wort{next(numbers)}",
            letter.read_text(encoding="utf-8"),
            count=1,
            flags=re.DOTALL,
        )
        if not done:
            sys.exit(f"{letter.name}: no paragraph begins with a word")
        letter.write_text(changed, encoding="utf-8")
        before.update(stamps(output))

    def one_changed() -> float:
        seconds = timed(build(root, EVERY), change)()
        after = stamps(output)
        written.append(sum(1 for file in before.keys() | after.keys() if before.get(file) != after.get(file)))
        before.clear()
        timed(build(root, EVERY))()  # so that nothing is to do for the next side, whatever this one left
        return seconds

    done = medians(
        {
            "engross --version": timed([PROGRAMS / "engross", "--version"]),
            "hashing the sources": timed(hashing),
            "hashing sources and outputs": timed([*hashing, output]),
            "nothing to do": timed(build(root, EVERY)),
            "one letter changed": one_changed,
        },
        SHORT_RUNS,
    )
    print(f"{count:,} letters to HTML, text and citations, built before; medians of {SHORT_RUNS} runs")
    for side, seconds in done.items():
        print(f"    {side:30}{seconds:7.3f} s")
    ours = done["nothing to do"] - done["engross --version"]
    print("    nothing to do, the program's start taken off:")
    print(f"    {ours / done['hashing the sources']:.2f} times hashing the sources (asked: at most 3)")
    print(f"    {ours / done['hashing sources and outputs']:.2f} times hashing sources and outputs")
    files = sum(1 for file in output.rglob("*") if file.is_file())
    print(f"    files written for one changed letter: {statistics.median(written):.0f} of {files:,}")


def stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """Tell apart the versions of files: a file that is written anew has another inode or time."""
    found = ((file, file.stat()) for file in folder.rglob("*") if file.is_file())
    return {file: (stat.st_ino, stat.st_mtime_ns) for file, stat in found}


@dataclasses.dataclass(frozen=True, slots=True)
class Peak:
    """The most memory, in megabytes: of the first process, and of all others together, each at its own highest."""

    own: float
    workers: float


def watched(words: list[str | Path]) -> tuple[float, Peak]:
    """Run a program once; give its seconds, and the memory of its processes as far as this system tells."""
    highest: dict[int, int] = {}
    start = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for each in family(process.pid):
                highest[each] = max(highest.get(each, 0), peak(each))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)
        seconds = time.perf_counter() - start
    if process.returncode > 1:
        sys.exit(f"{words[0]} ends with {process.returncode}")
    own = highest.pop(process.pid, 0)
    return seconds, Peak(own / 1024, sum(highest.values()) / 1024)


def family(pid: int) -> Iterator[int]:
    """Find a process and all that it started, with all that those started."""
    yield pid
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from family(int(child))


def peak(pid: int) -> int:
    """Give the most memory that a process has had until now, in kibibytes; 0 where it is over."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main(is_long="--long" in sys.argv[1:])
