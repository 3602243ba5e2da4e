"""
Measure Engross, each figure as a ratio to a peer in the same run.

The machine's own noise is larger than most differences, so every figure is the median of several runs, taken in turns
with the peer's. Figures over the corpus need it beside the repository; jing needs Java.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import saxonche
from lxml import etree

import relaxng
import validating
from engross import resources
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
            f"publish {len(letters)} letters as HTML with registers: engross to XSLT of the letters alone",
            engross("build", "--only", "html", edition=edition),
            lambda: transform(letters),
            runs=3,
        )
        pages = len(list((edition / "output").rglob("*.html")))
        print(f"    pages written: engross {pages}, XSLT alone {len(letters)}")
        compare(
            f"check ids and pointers of {len(letters)} letters: engross to parsing them with lxml",
            engross("validate", edition=edition),
            program(sys.executable, "-c", PARSE, *letters),
            runs=3,
        )
    if shutil.which("java"):
        relaxng.main()
        validating.main()


PARSE = "import sys; from lxml import etree; [etree.parse(f, etree.XMLParser(collect_ids=False)) for f in sys.argv[1:]]"


def transform(letters: list[Path]) -> None:
    """Run html.xsl with saxonche and nothing else."""
    script = "import sys; sys.path.insert(0, sys.argv[1]); import run; run.bare(sys.argv[2:])"
    subprocess.run([sys.executable, "-c", script, Path(__file__).parent, *letters], check=True)


def bare(letters: list[str]) -> None:
    """Do what `transform` measures, in a process of its own."""
    with saxonche.PySaxonProcessor(license=False) as processor:
        compiled = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(resources.stylesheets() / "html.xsl")
        )
        for letter in letters:
            text = etree.tostring(etree.parse(letter, etree.XMLParser(collect_ids=False)), encoding="unicode")
            compiled.set_save_xsl_message(True)
            compiled.transform_to_string(xdm_node=processor.parse_xml(xml_text=text))


def engross(*words: str, edition: Path) -> Callable[[], None]:
    """Prepare a run of the program."""
    return program(PROGRAMS / "engross", "--quiet", "-C", edition, *words)


if __name__ == "__main__":
    main()
