"""The plan names what is to be made anew and why, and a build makes that and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.samples import tei

from engross import build
from engross.edition import open_edition
from engross.saxon import Saxon

PERSONS = (
    '<text><body><listPerson><person xml:id="ada"><persName>Ada</persName></person>'
    '<person xml:id="bob"><persName>Bob</persName></person></listPerson></body></text>'
)
OWN = '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="engross:{}"/>{}'
Make = Callable[..., Path]


def letter(number: int, title: str, person: str, words: str = "Dear") -> str:
    body = f'<text><body><p>{words} <persName ref="persons.xml#{person}">A.</persName></p></body></text>'
    return tei(body, attributes=f'xml:id="l{number}"', title=title)


FILES = {
    "edition.toml": '[edition]\ntitle = "E"\n[build]\noutputs = ["html", "text"]\n',
    "tei/persons.xml": tei(PERSONS, attributes='xml:id="authority"'),
    "tei/l1.xml": letter(1, "One", "ada"),
    "tei/l2.xml": letter(2, "Two", "bob"),
}
OF_ONE = frozenset(("l1/index.html", "l1/l1.txt"))
MANIFEST = "engross.json"


class Case(NamedTuple):
    """A change, what the plan says of it, and what is made."""

    changes: dict[str, str | None]
    plan: dict[str, str]
    changed: set[str]


CASES = {
    "a word": Case(
        {"tei/l1.xml": letter(1, "One", "ada", "Beloved")},
        {"l1": "tei/l1.xml changed"},
        {*OF_ONE, MANIFEST},
    ),
    "a title": Case(
        {"tei/l1.xml": letter(1, "Uno", "ada")},
        {"l1": "tei/l1.xml changed"},
        {*OF_ONE, MANIFEST, "index.html", "persons/ada/index.html"},
    ),
    "an entry": Case(
        {"tei/persons.xml": FILES["tei/persons.xml"].replace("Bob", "Rob")},
        {
            "authority": "tei/persons.xml changed",
            "l2": "tei/persons.xml: entry bob changed",
            "persons/bob/index.html": "tei/persons.xml: entry bob changed",
            "persons/index.html": "its entries, or how often they are mentioned, changed",
        },
        {
            "authority/index.html",
            "authority/authority.txt",
            "l2/index.html",
            "persons/bob/index.html",
            "persons/index.html",
            MANIFEST,
        },
    ),
    "a document that is gone": Case(
        {"tei/l2.xml": None},
        {"l2/index.html": "removed", "l2/l2.txt": "removed"},
        {"l2/index.html", "l2/l2.txt", "index.html", "persons/bob/index.html", "persons/index.html", MANIFEST},
    ),
    "a document that is new": Case(
        {"tei/l3.xml": letter(3, "Three", "ada")},
        {"l3": "it was not made before"},
        {"l3/index.html", "l3/l3.txt", "index.html", "persons/ada/index.html", "persons/index.html", MANIFEST},
    ),
    "a stylesheet of the edition's own": Case(
        {"xslt/text.xsl": OWN.format("text.xsl", "</xsl:stylesheet>")},
        {
            "authority": "xslt/text.xsl is new",
            "l1": "xslt/text.xsl is new",
            "l2": "xslt/text.xsl is new",
        },
        set(),
    ),
    "an output that is missing": Case(
        {"output/l1/l1.txt": None},
        {"l1": "output/l1/l1.txt is missing"},
        {"l1/l1.txt"},
    ),
    "an output that somebody edited": Case(
        {"output/persons/ada/index.html": "<p>mine</p>"},
        {"persons/ada/index.html": "output/persons/ada/index.html is not as it was written"},
        {"persons/ada/index.html"},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_plan_is_what_a_build_does(case: Case, make_edition: Make, saxon: Saxon) -> None:
    root = make_edition(FILES)
    build.build(open_edition(root), lambda: saxon)
    for path, content in case.changes.items():
        file = root / path
        file.parent.mkdir(exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_text(content, encoding="utf-8")
    edition = open_edition(root)
    crew = build.crew_for(edition, lambda: saxon)
    before = {file: file.read_bytes() for file in (root / build.FOLDER).rglob("*") if file.is_file()}
    plan, _ = build.plan_with(crew, edition)
    assert {file: file.read_bytes() for file in (root / build.FOLDER).rglob("*") if file.is_file()} == before
    said = {stale.name: "; ".join(stale.reasons) for stale in (*plan.documents, *plan.pages)}
    said.update(dict.fromkeys(plan.removed, "removed"))
    assert case.plan.items() <= said.items()
    documents = {stale.name for stale in plan.documents}
    assert documents == {name for name in case.plan if "." not in name}
    report = build.build_with(crew, edition)
    assert report.changed == case.changed
    assert build.plan_with(crew, edition)[0] == build.Plan((), (), (), ())


def test_a_setting_that_shows_is_named(make_edition: Make, saxon: Saxon) -> None:
    root = make_edition(FILES)
    build.build(open_edition(root), lambda: saxon)
    (root / "edition.toml").write_text(FILES["edition.toml"].replace('"E"', '"F"'), encoding="utf-8")
    edition = open_edition(root)
    plan, _ = build.plan_with(build.crew_for(edition, lambda: saxon), edition)
    assert {(stale.outputs, stale.reasons) for stale in plan.documents} == {
        (("html",), ("edition.toml: title changed",))
    }
    assert {stale.reasons for stale in plan.pages} == {("edition.toml changed",)}
