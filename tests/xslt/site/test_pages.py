"""The front page, a register, and the page of one entry."""

# ruff: noqa: E501 (the row of a table, and the source of a page, stay as they are)

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.xmlio import Element

    MakePage: TypeAlias = Callable[[str], Element]
    Texts: TypeAlias = Callable[[Element, str], list[str]]

FRONT = """<front root="" title="From the archive" subtitle="Telegrams" language="en" publisher="P" license="https://example.org/l">
<document id="t1" href="t1/index.html" when="1950-10-01" title="A telegram"><author page="persons/stalin/index.html">Joseph Stalin</author>
<recipient page="persons/shtykov/index.html">Terentii Shtykov</recipient><recipient>Somebody</recipient>
<abstract>Stalin cables.</abstract></document><document id="t2" href="t2/index.html" notBefore="1950" notAfter="1951-02" title=""/>
<index kind="persons" href="persons/index.html" count="10"/><index kind="search" href="search/index.html" count=""/></front>"""

REGISTER = """<register kind="persons" root="../" title="From the archive">
<entry id="zakharov" href="zakharov/index.html" mentions="1"><person xmlns="http://www.tei-c.org/ns/1.0" xml:id="zakharov">
<persName type="main"><forename>Matvei</forename> <surname>Zakharov</surname></persName><persName xml:lang="ru">Захаров</persName>
<persName type="pseudonym">Mayveyev</persName><birth when="1898-08-17"/><death when="1972"/></person></entry>
<entry id="beria" href="beria/index.html" mentions="2"><person xmlns="http://www.tei-c.org/ns/1.0" xml:id="beria">
<persName><surname>Beria</surname>, <forename>Lavrentii</forename></persName></person></entry></register>"""

ENTRY = """<entry kind="person" root="../../" title="From the archive">
<person xmlns="http://www.tei-c.org/ns/1.0" xml:id="stalin"><persName type="main">Joseph Stalin</persName>
<persName type="variant" xml:lang="ru">Иосиф Сталин</persName><persName type="pseudonym" source="../t1.xml">Feng Xi</persName>
<birth when="1878"/><death when="1953"/><idno type="wikidata">https://www.wikidata.org/entity/Q855</idno>
<idno type="viaf">javascript:alert(1)</idno><note type="description">A statesman.</note></person>
<document id="t1" title="A telegram" when="1950-10-01" href="../../t1/index.html"><mention anchor="n.1.2" kind="pseudonym">FENG XI</mention>
<mention anchor="n.1.3" kind="name">Stalin</mention><mention anchor="n.1.4" kind="name">Stalin</mention>
<mention anchor="n.1.5" kind="hand"/><mention anchor="" kind="role" role="author">Joseph Stalin</mention>
<mention anchor="" kind="role" role="sent">Stalin</mention></document>
<source pointer="../t1.xml" title="A telegram" href="../../t1/index.html"/></entry>"""


def test_the_front_page(site_page: MakePage, texts: Texts) -> None:
    page = site_page(FRONT)
    assert texts(page, "//h1") == ["From the archive"]
    assert texts(page, "//p[@class='subtitle']") == ["Telegrams"]
    assert texts(page, "//li[@class='listed'][1]/p") == ["1 October 1950"]
    assert texts(page, "//li[@class='listed'][2]/p") == ["between 1950 and February 1951"]
    assert texts(page, "//li[@class='listed']//h3/a[@href='t1/index.html']") == ["A telegram"]
    assert texts(page, "//li[@class='listed']//h3/a[@href='t2/index.html']") == ["t2"]
    assert texts(page, "//p[@class='parties']") == ["Joseph Stalin → to Terentii Shtykov, Somebody"]
    assert texts(page, "//p[@class='document-abstract']") == ["Stalin cables."]
    assert texts(page, "//nav//a") == ["Persons", "Search"]
    assert page.xpath("//link/@href") == ["assets/engross.css"]
    assert page.xpath("//footer//a/@href") == ["https://example.org/l"]


def test_an_edition_without_documents(site_page: MakePage, texts: Texts) -> None:
    page = site_page('<front root="" title="" language="en" publisher="" license=""></front>')
    assert texts(page, "//h1") == ["Edition"]
    assert texts(page, "//section/p") == ["This edition has no documents yet."]


def test_a_register_has_every_name_in_order(site_page: MakePage, texts: Texts) -> None:
    page = site_page(REGISTER)
    assert texts(page, "//h1") == ["Persons"]
    assert texts(page, "//h2") == ["Lavrentii Beria", "Matvei Zakharov 1898–1972"]
    assert texts(page, "//p[@class='names']") == ["Mayveyev (cover name) · Захаров"]
    assert texts(page, "//p[@class='count']") == ["2 mentions", "1 mention"]
    assert texts(page, "//*[@lang='ru']") == ["Захаров"]
    assert page.xpath("//h2/a/@href") == ["beria/index.html", "zakharov/index.html"]


@pytest.mark.parametrize(("kind", "heading"), [("places", "Places"), ("organisations", "Organisations")])
def test_other_registers(kind: str, heading: str, site_page: MakePage, texts: Texts) -> None:
    assert texts(site_page(f'<register kind="{kind}" root="../" title="E"></register>'), "//h1") == [heading]


def test_an_entry_and_its_mentions(site_page: MakePage, texts: Texts) -> None:
    page = site_page(ENTRY)
    assert texts(page, "//h1 | //p[@class='dated'] | //p[@class='description']") == [
        "Joseph Stalin",
        "1878–1953",
        "A statesman.",
    ]
    assert texts(page, "//ul[@class='name-list']/li") == [
        "Joseph Stalin main name",
        "Иосиф Сталин variant, Russian",
        "Feng Xi cover name, attested in A telegram",
    ]
    assert page.xpath("//ul[@class='name-list']//a/@href") == ["../../t1/index.html"]
    assert texts(page, "//ul[@class='forms']/li") == [
        "author",
        "sender",
        "FENG XI 1 under a cover name",
        "Stalin 1 2",
        "in this hand 1",
    ]
    assert page.xpath("//ul[@class='forms']//a/@href") == [f"../../t1/index.html#n.1.{n}" for n in (2, 3, 4, 5)]
    assert page.xpath("//ul[@class='identifiers']//a/@href") == ["https://www.wikidata.org/entity/Q855"]
    assert "javascript:alert(1)" in texts(page, "//ul[@class='identifiers']")[0]


def test_an_entry_that_nobody_mentions(site_page: MakePage, texts: Texts) -> None:
    source = (
        '<entry kind="place" root="../../" title="E"><place xmlns="http://www.tei-c.org/ns/1.0"><placeName>Aue</placeName>'
        "</place></entry>"
    )
    page = site_page(source)
    assert texts(page, "//p[@class='kicker'] | //h1") == ["Place", "Aue"]
    assert texts(page, "//section[h2 = 'Mentions']/p") == ["No document mentions this entry."]


@pytest.mark.parametrize("source", [FRONT, REGISTER, ENTRY])
def test_every_page_has_its_frame(source: str, site_page: MakePage) -> None:
    page = site_page(source)
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//a[@class='skip']")) == 1
    assert page.xpath("//title/text()")[0] != ""
    assert page.xpath("//script | //@style | //@onload") == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "java&#9;script:alert(1)"])
def test_hostile_addresses_are_inert(address: str, site_page: MakePage) -> None:
    front = f'<front root="" title="E" license="{address}" publisher="P"><document id="d" href="{address}" title="T" when="{address}"/></front>'
    assert site_page(front).xpath("//main//a | //footer//a") == []
