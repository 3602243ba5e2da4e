"""
The profile is a subset of TEI: what it accepts, tei_all accepts.

Three witnesses: documents sampled from the profile until they show all of it, real correspondence and real plays, and
the two grammars laid side by side. The XSD, which is generated, has to give the RELAX NG schema's verdicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from tests.relaxng.jing import Tools

from .conftest import LENIENT, Samples, write
from .grammar import Grammar
from .sampler import XML, Sampler

pytestmark = pytest.mark.proof

TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

CHILDREN_LEFT_OUT = {
    ("TEI", "TEI"),  # an edition is a folder, no TEI within a TEI
    ("revisionDesc", "list"),  # its items have no dates
}

ATTRIBUTES_LEFT_OUT = {
    # att.global.linking: alternatives of a text; app and choice say these things
    "exclude",
    "select",
    # att.datable.custom: dates in a form that no tool can check
    "when-custom",
    "notBefore-custom",
    "notAfter-custom",
    "from-custom",
    "to-custom",
    "datingPoint",
    "datingMethod",
    # att.datcat, att.linguistic, att.notated, att.lexicographic: corpora and dictionaries
    "datcat",
    "valueDatcat",
    "targetDatcat",
    "notation",
    "norm",
    "orig",
    "lemma",
    "lemmaRef",
    "pos",
    "msd",
    "join",
    # att.timed, att.cmc: speech and computer-mediated communication
    "start",
    "end",
    "dur",
    "dur-iso",
    "generatedBy",
    # exclude another attribute, which XSD cannot say
    "cRef",
    "mutual",
    # nobody's, in editions
    "versionDate",
    "domains",
    "targFunc",
}


def test_samples_show_the_whole_profile(samples: Samples, grammar: Grammar) -> None:
    assert grammar.everything.elements == grammar.elements, "some elements cannot be reached from the start"
    assert grammar.everything.missing_from(samples.coverage) == []


@pytest.mark.java
def test_profile_accepts_its_samples(samples: Samples, schemas: Path, tools: Tools) -> None:
    assert tools.jing(schemas / "engross.rng", samples.files).rejected == {}


def test_xsd_accepts_the_samples(samples: Samples, xsd: etree.XMLSchema) -> None:
    for file in samples.files:
        assert xsd.validate(etree.parse(file)), f"{file.name}: {xsd.error_log.last_error}"


@pytest.mark.corpus
@pytest.mark.java
def test_tei_all_accepts_the_samples(samples: Samples, corpus: Path, tools: Tools) -> None:
    assert tools.jing(corpus / "schemas" / "tei_all-4.9.rng", samples.files).rejected == {}


@pytest.mark.java
def test_xsd_and_profile_agree_on_broken_samples(
    samples: Samples, schemas: Path, xsd: etree.XMLSchema, tools: Tools, tmp_path: Path
) -> None:
    random = Random(1950)  # noqa: S311 - no secrets here
    broken = {}
    for file in random.sample(samples.files, 400):
        tree = etree.parse(file)
        what = mutate(tree.getroot(), random)
        mutant = tmp_path / file.name
        mutant.write_bytes(etree.tostring(tree, encoding="utf-8"))
        broken[mutant] = what
    rejected = tools.jing(schemas / "engross.rng", list(broken)).rejected
    disagreements = [
        f"{what}: {rejected.get(mutant, 'accepted by the profile')}"
        for mutant, what in broken.items()
        if xsd.validate(etree.parse(mutant, LENIENT)) == (mutant in rejected)
    ]
    assert disagreements == []
    assert len(rejected) > len(broken) / 2, "most mutations should do harm"


def mutate(root: etree._Element, random: Random) -> str:
    """Change one thing in a document, and tell what."""
    element = random.choice([element for element in root.iter(f"{TEI}*") if element is not root])
    parent = element.getparent()
    assert parent is not None
    name, above = (etree.QName(each).localname for each in (element, parent))
    match random.randrange(6):
        case 0:
            parent.remove(element)
            return f"{name} removed from {above}"
        case 1:
            element.tag = random.choice(list(root.iter(f"{TEI}*"))).tag
            return f"{name} in {above} called {etree.QName(element).localname}"
        case 2:
            parent.append(element)
            return f"{name} moved to the end of {above}"
        case 3:
            common = random.choice(["p", "head", "note", "date", "persName", "desc"])
            parent.insert(random.randrange(len(parent) + 1), etree.Element(f"{TEI}{common}"))
            return f"{common} put into {above}"
        case 4 if element.attrib:
            attribute = random.choice(element.keys())
            element.set(attribute, "two words")
            return f"{name} has an attribute of two words"
        case _:
            attribute = random.choice(["type", "when", "target", "place", "hand", "url", "ident"])
            element.set(attribute, "x")
            return f"{name} has @{attribute}"


@pytest.mark.corpus
@pytest.mark.java
def test_letters(corpus: Path, schemas: Path, tools: Tools, tmp_path: Path) -> None:
    letters = []
    for file in sorted((corpus / "letters").glob("*.xml")):
        tree = etree.parse(file, LENIENT)
        # A hint for XSD processors, which every XSD lets pass and no TEI schema in RELAX NG does.
        tree.getroot().attrib.pop(SCHEMA_LOCATION, None)
        # The letters describe their one hand without pointing to it; the profile wants it to have a name.
        for number, hand in enumerate(tree.iter(f"{TEI}handNote")):
            hand.set(f"{XML}id", f"hand-{number}")
        letter = tmp_path / file.name
        tree.write(letter, encoding="utf-8")
        letters.append(letter)
    by_tei = tools.jing(corpus / "schemas" / "tei_all-4.9.rng", letters).rejected
    by_profile = tools.jing(schemas / "engross.rng", letters).rejected
    assert set(by_tei) <= set(by_profile), "a letter is valid here and not in TEI"
    # Most letters are not valid TEI (idno and salute where TEI has none). Of the others, one is not in the profile:
    # its authorities type their names in words of their own.
    assert len(letters) - len(by_tei) == 47
    assert {letter.stem for letter in set(by_profile) - set(by_tei)} == {"L04154"}


@pytest.mark.corpus
@pytest.mark.java
def test_plays(corpus: Path, schemas: Path, tools: Tools) -> None:
    plays = sorted((corpus / "plays").glob("*.xml"))
    by_tei = tools.jing(corpus / "schemas" / "tei_all-4.9.rng", plays).rejected
    by_profile = tools.jing(schemas / "engross.rng", plays).rejected
    assert set(by_tei) <= set(by_profile)
    assert set(by_profile) == set(plays), "drama is no part of the profile"


@pytest.mark.corpus
def test_what_is_left_out_is_left_out_on_purpose(corpus: Path, grammar: Grammar) -> None:
    """An element of the profile has all children (of the profile) and all attributes that it has in TEI."""
    here, there = vocabulary(grammar), vocabulary(Grammar.read(corpus / "schemas" / "tei_all-4.9.rng", start="TEI"))
    children, attributes = set(), set()
    for name, (own_children, own_attributes) in here.items():
        children |= {(name, child) for child in there[name][0] - own_children if child in here}
        attributes |= there[name][1] - own_attributes
    assert children == CHILDREN_LEFT_OUT
    assert attributes == ATTRIBUTES_LEFT_OUT


@pytest.mark.corpus
@pytest.mark.java
def test_profile_accepts_tei_in_its_own_words(
    corpus: Path, schemas: Path, grammar: Grammar, tools: Tools, tmp_path: Path
) -> None:
    """Documents sampled from TEI's content models, in the elements of the profile, are valid in the profile."""
    tei = Grammar.read(corpus / "schemas" / "tei_all-4.9.rng", start="TEI")
    tags = frozenset(grammar.definitions[name].name for name in grammar.elements)
    completer = Sampler(grammar, seed=1)

    def documents() -> Iterator[etree._Element]:
        for root in Sampler(tei.restricted(tags, frozenset(CHILDREN_LEFT_OUT)), seed=1).documents(extra=50):
            completer.complete(root)
            yield root

    assert tools.jing(schemas / "engross.rng", write(documents(), tmp_path)).rejected == {}


def vocabulary(grammar: Grammar) -> dict[str, tuple[set[str], set[str]]]:
    """Give the children and the attributes of each element, by their tag names."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for definition in grammar.elements:
        node = grammar.definitions[definition]
        children, attributes = found[node.name]
        children |= {grammar.definitions[child].name for child in grammar.reach(node.children[0])}
        attributes |= {attribute.name for attribute in grammar.attributes(definition)}
    return found
