"""
Measure `engross validate` on an edition: 300 letters with tei_all and their own Schematron, and every family of rules.

The peer is jing alone with tei_all. Figures are seconds from the start of a fresh process, medians of runs that are
taken in turns; Python finds its modules compiled, as where a package is installed. `cold` keeps nothing from run to
run; `known` is a run in which nothing has changed since the last one. The findings are counted, not printed.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from measure import in_turns, program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
PROGRAMS = Path(sys.executable).parent
SCHEMAS = ("tei_all-4.9.rng", "schnitzler-briefe.sch")
COPIES = 4000
RUNS = 5
SAVES = 9
SMALL = 20_000
REPOSITORY = Path(__file__).parent.parent
FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d{n}"><teiHeader><fileDesc>
<titleStmt><title>Letter {n}</title></titleStmt>
<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
{body}
</body></text></TEI>
"""


def main() -> None:
    """Print every figure."""
    letters = sorted((CORPUS / "letters").glob("*.xml"))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["PYTHONPYCACHEPREFIX"] = str(root / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        few, many = edition(root / "few", letters, len(letters)), edition(root / "many", letters, COPIES)
        plain = edition(root / "plain", letters, len(letters))
        without_rules(plain / "schemas" / SCHEMAS[0])
        numbers = itertools.count()

        def changed(place: Path) -> Callable[[], None]:
            run = validate(place)

            def once() -> None:
                file = place / "tei" / letters[7].name.replace(".xml", "-7.xml")
                file.write_text(f"{file.read_text(encoding='utf-8')}<!-- {next(numbers)} -->", encoding="utf-8")
                run()

            return once

        validate(few)()
        start = time.perf_counter()
        validate(many)()
        first = time.perf_counter() - start
        timed = in_turns(
            {
                "jing": program(PROGRAMS / "pyjing", CORPUS / "schemas" / SCHEMAS[0], *sorted((few / "tei").iterdir())),
                "cold": validate(few, "--no-cache"),
                "cold, without tei_all's own rules": validate(plain, "--no-cache"),
                "cold, one process": validate(few, "--no-cache", jobs=1),
                "known": validate(few),
                "one letter changed": changed(few),
                "known, 4,000 letters": validate(many),
                "one of 4,000 letters changed": changed(many),
            },
            RUNS,
        )
        medians = {side: statistics.median(seconds for seconds, _ in runs) for side, runs in timed.items()}
        print(f"validate {len(letters)} letters: tei_all, their Schematron, all families; medians of {RUNS} runs")
        for side, seconds in medians.items():
            print(f"    {side:36}{seconds:6.2f} s{seconds / medians['jing']:8.2f} times jing")
        print(f"    {'4,000 letters for the first time':36}{first:6.2f} s, once")
        print(f"    {'from a save to its answer':36}{saved(root / 'one'):6.3f} s, the flagship; median of {SAVES}")
        print("validate what is large with the bundled profile; once, and the largest process")
        for name, texts in large():
            place = root / name
            (place / "tei").mkdir(parents=True)
            (place / "edition.toml").write_text('[validate]\nschemas = ["engross"]\n', encoding="utf-8")
            for number, text in enumerate(texts):
                (place / "tei" / f"d{number}.xml").write_text(text, encoding="utf-8")
            seconds, megabytes = weighed(PROGRAMS / "engross", "--quiet", "-C", place, "validate")
            print(f"    {name:36}{seconds:6.2f} s{megabytes:8.0f} MB")


def large() -> Iterator[tuple[str, Iterable[str]]]:
    """Make what is large: one file of 50 MB, one of a million elements, 20,000 small ones."""
    paragraph = f'<p>On <date when="1950-10-01">1 October 1950</date>: {"word " * 150}</p>\n'
    yield "50 MB", (FRAME.format(n=0, body=paragraph * (50_000_000 // len(paragraph))),)
    yield "a million elements", (FRAME.format(n=0, body="<p><hi>w</hi></p>" * 500_000),)
    small = '<p>See <ref target="d{other}.xml">that of <date when="1950-10-01">1 October 1950</date></ref>.</p>'
    many = (FRAME.format(n=n, body=small.format(other=n * 7 % SMALL)) for n in range(SMALL))
    yield f"{SMALL:,} small files", many


def weighed(*words: str | Path) -> tuple[float, float]:
    """Run a program once; give its seconds, and the megabytes of its largest process."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script, *words], check=True, capture_output=True, text=True)
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def edition(root: Path, letters: list[Path], count: int) -> Path:
    """Lay out an edition of letters, each with an id of its own."""
    (root / "tei").mkdir(parents=True)
    (root / "schemas").mkdir()
    for name in SCHEMAS:
        shutil.copy(CORPUS / "schemas" / name, root / "schemas")
    names = ", ".join(f'"{name}"' for name in SCHEMAS)
    (root / "edition.toml").write_text(f"[validate]\nschemas = [{names}]\n", encoding="utf-8")
    for number in range(count):
        letter = letters[number % len(letters)]
        text = letter.read_text(encoding="utf-8").replace(letter.stem, f"{letter.stem}-{number}")
        (root / "tei" / f"{letter.stem}-{number}.xml").write_text(text, encoding="utf-8")
    return root


def without_rules(grammar: Path) -> None:
    """Take the Schematron rules out of a grammar, which jing does not run either."""
    tree = etree.parse(grammar)
    for rule in list(tree.iter("{http://purl.oclc.org/dsdl/schematron}*")):
        parent = rule.getparent()
        if parent is not None:
            parent.remove(rule)
    tree.write(grammar, encoding="utf-8")


def validate(root: Path, *words: str, jobs: int | None = None) -> Callable[[], None]:
    """Prepare a run of the program."""
    how = () if jobs is None else ("--jobs", str(jobs))
    return program(PROGRAMS / "engross", "--quiet", "-C", root, *how, "validate", "--statistics", *words)


def saved(root: Path) -> float:
    """Measure from the save of a document to the line with which `--watch` ends its answer; the median of several."""
    shutil.copytree(REPOSITORY / "tei", root / "tei")
    shutil.copy(REPOSITORY / "edition.toml", root)
    document = root / "tei" / "telegram-75352.xml"
    text = document.read_text(encoding="utf-8")
    words: list[str | Path] = [PROGRAMS / "engross", "-C", root, "validate", "--watch"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(120, process.kill)
        guard.start()
        answers = (time.perf_counter() for line in process.stderr or () if line.startswith("Waiting"))
        next(answers)
        time.sleep(1)  # until the system tells of saves
        taken = []
        for number in range(SAVES):
            document.write_text(f"{text}<!-- {number} -->", encoding="utf-8")
            start = time.perf_counter()
            taken.append(next(answers) - start)
            time.sleep(0.3)
        guard.cancel()
        process.kill()
    return statistics.median(taken)


if __name__ == "__main__":
    main()
