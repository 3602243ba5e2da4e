"""What is known of a file when the others are judged."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from tests.samples import tei

from engross import facts, summary, xmlio
from engross.authority import Kind
from engross.summary import Summary


def summed(text: str, path: str = "tei/a.xml") -> Summary:
    document = xmlio.parse(text.encode(), path)
    return summary.summarise(document, facts.gather(document))


LETTER = tei(
    '<text><body><p xml:id="p1"><persName ref="#ada">Ada</persName> <persName ref="names.xml#eve">Eve</persName>'
    ' <persName ref="names.xml#eve">Eve</persName> <persName>Ida</persName> <persName>ADA</persName>'
    ' <persName type="pseudonym">The Wren</persName> <ptr target="#lost b.xml"/> <add hand="b.xml#h1"/></p></body>'
    '<back><listPerson><person xml:id="ada"><persName>Ada</persName><idno type="wikidata">Q7259</idno></person>'
    '<person xml:id="idle"><persName>Idle</persName></person></listPerson></back></text>',
    attributes='xml:id="one"',
    title="First <hi>letter</hi>",
    header='<profileDesc><creation><date notBefore="1950">1950 or later</date></creation></profileDesc>',
)


def test_what_a_letter_offers_and_wants() -> None:
    found = summed(LETTER)
    assert (found.path, found.root_id, found.title, found.is_document) == ("tei/a.xml", "one", "First letter", True)
    assert found.ids == {"one": "TEI", "p1": "p", "ada": "person", "idle": "person"}
    assert found.wants == {("tei/names.xml", "eve"), ("tei/b.xml", ""), ("tei/b.xml", "h1")}
    assert found.asks == {("tei/b.xml", "h1", "hand")}
    assert found.strays == {"lost"}
    assert found.dated == ("1950", "")
    assert found.is_annotated


def test_the_entries_of_a_letter_are_its_own() -> None:
    found = summed(LETTER)
    assert [(held.id, held.kind, held.is_local, held.keys) for held in found.held] == [
        ("ada", Kind.PERSON, False, ("Wikidata Q7259",))
    ]
    assert found.held[0].mark == summary.mark(["Ada"])
    assert [entry.id for entry in found.entries] == ["idle"]


def test_names_that_other_files_may_tell_something_of() -> None:
    found = summed(LETTER)
    assert [(naming.words, naming.is_cover, naming.targets, len(naming.elements)) for naming in found.namings] == [
        ("Eve", False, (("tei/names.xml", "eve"),), 2),
        ("Ida", False, (), 1),
        ("The Wren", True, (), 1),
    ]


def test_an_authority_is_summed_up_in_full() -> None:
    entries = (
        '<person xml:id="a"><persName type="main"><forename>Joseph</forename> <surname>Stalin</surname></persName>'
        '<persName type="pseudonym" from="1948" notAfter="1950">Filippov</persName><birth when="1878-12-18"/>'
        '<death notBefore="1953"/><idno type="viaf">1</idno></person><person xml:id="b"><note corresp="#a"/></person>'
    )
    found = summed(tei(f"<standOff><listPerson>{entries}</listPerson></standOff>"))
    assert not found.is_document
    stalin, other = found.entries
    assert [(form.words, form.is_cover, form.first, form.last, form.child) for form in stalin.forms] == [
        ("Joseph Stalin", False, "", "", 1),
        ("Filippov", True, "1948", "1950", 2),
    ]
    assert (stalin.surnames, stalin.keys, stalin.life) == (("Stalin",), ("VIAF 1",), ("1878-12-18", "1953/"))
    assert (stalin.is_used, stalin.is_named) == (True, True)
    assert (other.is_used, other.is_named) == (False, False)


def test_xml_of_another_kind_has_ids_alone() -> None:
    found = summed('<html xml:id="x"><body/></html>')
    assert found.ids == {"x": "html"}
    assert not found.is_document
    assert not any((found.wants, found.entries, found.namings))


@pytest.mark.corpus
def test_letters_are_summed_up_in_little_space(corpus: Path) -> None:
    sizes = [
        len(pickle.dumps(summed(file.read_text(encoding="utf-8"), file.name), pickle.HIGHEST_PROTOCOL))
        for file in sorted((corpus / "letters").glob("*.xml"))
    ]
    assert sum(sizes) / len(sizes) < 2000
    assert max(sizes) < 8000
