"""
The same verdicts as jing, at the same places: on real documents, and on thousands of mutants of them.

The places are compared tag by tag, which is more than line by line. What differs on purpose is in differences.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from engross.relaxng import Schema

from .bases import pruned, thinned
from .differences import DIFFERENCES, Difference, Mismatch
from .jing import Complaint, Tools, Verdicts
from .layout import Layout
from .mutants import KINDS, mutants
from .places import complained, settled

pytestmark = [pytest.mark.java, pytest.mark.proof]

SCHEMAS = ("tei_all-4.9.rng", "tei_lite-4.9.rng", "dracor_1.6.0.rng", "engross.rng")
MUTANTS = 2500  # of each schema
SMALL = 25_000
IDS = ("a", "b", "c", " a", "d ", "1", "", "a b", "a  e")
HEADER = re.compile(rb"<teiHeader.*</teiHeader>", re.DOTALL)
PLAIN_HEADER = (
    b"<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>\n<publicationStmt><p>P</p></publicationStmt>"
    b"<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture(scope="session")
def tools() -> Tools:
    """jing, where Java is installed."""
    return Tools.find()


def schema_file(name: str, corpus: Path, repository: Path) -> Path:
    """Find a schema by its name."""
    return (repository if name == "engross.rng" else corpus) / "schemas" / name


def documents(corpus: Path, repository: Path) -> list[Path]:
    """List every document there is."""
    letters = sorted((corpus / "letters").glob("*.xml"))
    plays = sorted((corpus / "plays").glob("*.xml"))
    return [*letters, *plays, *sorted((repository / "tei").rglob("*.xml")), corpus / "schemas" / "p5subset-4.9.xml"]


def compare(schema: Schema, data: bytes, verdicts: Verdicts, file: Path) -> list[Mismatch]:
    """Give the places in a document that one of the two complains of and the other does not."""
    assert file not in verdicts.fatal, f"{file.name} is not well-formed: {verdicts.fatal[file].message}"
    findings = schema.validate(data, path=file.name)
    complaints = [each for each in verdicts.errors.get(file, []) if each.message]
    if not findings and not complaints:
        return []
    layout = Layout(data)
    theirs = complained(layout, complaints)
    ours = [(finding, settled(layout, finding)) for finding in findings]
    settles = bool(findings) != bool(complaints)
    context = (tuple((each.code, each.message) for each in findings), tuple(each.message for each in complaints))
    said = theirs.certain.keys() | theirs.repeated
    covered: set[int] = set()
    mismatches = []
    for finding, places in ours:
        covered |= places
        if not places & said:
            tag = _tag(layout, max(places, default=0))
            mismatches.append(Mismatch(True, finding.code, finding.message, tag, settles, *context))
    for place, complaint in theirs.certain.items():
        if place not in covered:
            mismatches.append(Mismatch(False, "", complaint.message, _tag(layout, place), settles, *context))
    return mismatches


def _tag(layout: Layout, end: int) -> str:
    """Show a tag with a little of what stands before it."""
    return layout.data[max(end - 160, 0) : end].decode(errors="replace")


def judge(mismatches: Iterable[tuple[str, Mismatch]]) -> None:
    """Fail on each mismatch that is not one of the known differences; print how often those occurred."""
    counts: Counter[str] = Counter()
    unknown = []
    for where, mismatch in mismatches:
        difference = next((each for each in DIFFERENCES if each.claims(mismatch)), None)
        if difference is None:
            who = f"{'Engross' if mismatch.by_engross else 'jing'} alone{' settles' if mismatch.settles else ''}"
            unknown.append(f"{where}: {who}: {mismatch.code} {mismatch.message[:150]}\n    {mismatch.tag!r}")
        else:
            counts[difference.name] += 1
    for name, count in counts.most_common():
        print(f"{count:6} {name}")  # noqa: T201 (shown with -rP)
    assert not unknown, f"{len(unknown)} mismatches:\n" + "\n".join(unknown[:50])


@pytest.mark.corpus
@pytest.mark.parametrize("name", SCHEMAS)
def test_documents(name: str, corpus: Path, repository: Path, tools: Tools) -> None:
    file = schema_file(name, corpus, repository)
    schema = Schema.load(file)
    files = documents(corpus, repository)
    verdicts = tools.jing(file, files)
    assert not verdicts.schema
    judge((each.name, found) for each in files for found in compare(schema, each.read_bytes(), verdicts, each))


@pytest.mark.corpus
@pytest.mark.parametrize("name", SCHEMAS)
def test_mutants(name: str, corpus: Path, repository: Path, tools: Tools, tmp_path: Path) -> None:
    file = schema_file(name, corpus, repository)
    schema = Schema.load(file)
    bases = list(islice(valid_documents(schema, corpus, repository), 100))
    assert len(bases) >= 50
    makers = [mutants(base, seed) for seed, base in enumerate(bases)]
    made: dict[Path, bytes] = {}
    seen: Counter[str] = Counter()
    for number in range(MUTANTS):
        mutant = next(makers[number % len(makers)])
        seen.update(mutant.kinds)
        path = tmp_path / f"{number}.xml"
        path.write_bytes(mutant.data)
        made[path] = mutant.data
    assert set(seen) == set(KINDS)
    verdicts = tools.jing(file, made)
    assert not verdicts.schema
    assert len(verdicts.errors) > len(made) / 3, "many mutations should do harm"
    assert len(verdicts.errors) < len(made) * 0.95, "some mutations should do none"
    judge((str(path), found) for path, data in made.items() for found in compare(schema, data, verdicts, path))


IDENTITIES = """
element r {
  attribute id { xsd:ID }?,
  element a { attribute id { xsd:ID }?, attribute to { xsd:IDREF }?, attribute all { xsd:IDREFS }?, empty }*
}
"""


def test_identities(tools: Tools, tmp_path: Path) -> None:
    """IDs that are doubled and references that lead nowhere; TEI has no type of reference, so no letter shows it."""
    file = tmp_path / "identities.rnc"
    file.write_text(IDENTITIES, encoding="utf-8")
    random = Random(8)  # noqa: S311 (no secrets here)
    made: dict[Path, bytes] = {}
    for number in range(300):
        tags = []
        for _ in range(random.randrange(6)):
            names = [name for name in ("id", "to", "all") if random.random() < 0.4]
            tags.append("<a" + "".join(f' {name}="{random.choice(IDS)}"' for name in names) + "/>")
        made[tmp_path / f"{number}.xml"] = f'<r id="{random.choice(IDS[:3])}">\n{" ".join(tags)}</r>'.encode()
    for path, data in made.items():
        path.write_bytes(data)
    verdicts = tools.jing(file, made, ["-c"])
    assert not verdicts.schema
    assert 0 < len(verdicts.errors) < len(made)
    schema = Schema.load(file)
    judge((data.decode(), found) for path, data in made.items() for found in compare(schema, data, verdicts, path))


def valid_documents(schema: Schema, corpus: Path, repository: Path) -> Iterable[bytes]:
    """Cut valid documents out of real ones, small ones of all kinds first."""
    letters = sorted((corpus / "letters").glob("*.xml"), key=lambda letter: letter.stat().st_size)
    plays = sorted((corpus / "plays").glob("*.xml"))
    own = sorted((repository / "tei").rglob("*.xml"))
    for file in [*own, *plays, *letters]:
        data = file.read_bytes()
        small = data if len(data) < SMALL else thinned(data, 5)
        base = pruned(small, schema) or pruned(HEADER.sub(PLAIN_HEADER, small), schema)
        if base is not None:
            yield base


@pytest.mark.parametrize("difference", [pytest.param(each, id=each.name) for each in DIFFERENCES])
def test_difference_is_still_one(difference: Difference, tools: Tools, tmp_path: Path) -> None:
    schema, document = tmp_path / "schema.rnc", tmp_path / "document.xml"
    schema.write_text(difference.schema, encoding="utf-8")
    document.write_text(difference.document, encoding="utf-8")
    verdicts = tools.jing(schema, [document], ["-c"])
    if verdicts.schema:  # a schema that jing does not take
        verdicts.errors[document] = [Complaint(1, 1, message) for message in verdicts.schema]
    found = compare(Schema.load(schema), document.read_bytes(), verdicts, document)
    assert [each for each in found if difference.claims(each)], "they agree: take the difference out"
