"""
Measure Engross, each figure as a ratio to a peer in the same run.

The machine's own noise is larger than most differences, so every figure is the median of several runs, taken in turns
with the peer's. Figures over the corpus need it beside the repository; jing needs Java. With `--long`, the growth of
builds is measured to 20,000 letters, which takes many minutes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import building
import relaxng
import validating
from measure import compare, program

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parent.parent
CORPUS = REPOSITORY.parent / "shared" / "corpus"
PROGRAMS = Path(sys.executable).parent


def main() -> None:
    """Print every figure."""
    flagship = sorted((REPOSITORY / "tei").rglob("*.xml"))
    jing = [PROGRAMS / "pyjing", REPOSITORY / "schemas/engross.rng", *flagship]
    if shutil.which("java"):
        compare(
            "validate the flagship: engross (RELAX NG, Schematron, ids, pointers) to jing (RELAX NG), start counted",
            engross("validate", edition=REPOSITORY),
            program(*jing),
            runs=5,
        )
    letters = sorted((CORPUS / "letters").glob("*.xml"))
    if not letters:
        print("no corpus beside the repository: the figures over 300 letters are left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder)
        (edition / "edition.toml").touch()
        for letter in letters:
            shutil.copy(letter, edition)
        compare(
            f"check ids and pointers of {len(letters)} letters: engross to parsing them with lxml",
            engross("validate", edition=edition),
            program(sys.executable, "-c", PARSE, *letters),
            runs=3,
        )
    if shutil.which("java"):
        relaxng.main()
        validating.main()
    building.main(is_long="--long" in sys.argv[1:])


PARSE = "import sys; from lxml import etree; [etree.parse(f, etree.XMLParser(collect_ids=False)) for f in sys.argv[1:]]"


def engross(*words: str, edition: Path) -> Callable[[], None]:
    """Prepare a run of the program."""
    return program(PROGRAMS / "engross", "--quiet", "-C", edition, *words)


if __name__ == "__main__":
    main()
