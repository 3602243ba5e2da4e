"""Mentions lead to cards; who is meant is at hand; nothing is a link inside a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import MakePage, Page

AUTHORITIES = """<entries xmlns="urn:engross:site">
<entry pointer="authority/persons.xml#stalin" kind="person" page="persons/stalin/index.html">
<person xmlns="http://www.tei-c.org/ns/1.0" xml:id="stalin"><persName type="main">Joseph Stalin</persName>
<persName type="variant" xml:lang="ru">Иосиф Сталин</persName><persName type="pseudonym">Feng Xi</persName>
<birth when="1878-12-18"/><death when="1953-03-05"/><idno type="wikidata">https://www.wikidata.org/entity/Q855</idno>
<note type="description">A statesman.</note></person></entry>
<entry pointer="authority/places.xml#ussr" kind="place" page="places/ussr/index.html">
<place xmlns="http://www.tei-c.org/ns/1.0" xml:id="ussr"><placeName>Soviet Union</placeName></place></entry>
<entry pointer="authority/orgs.xml#staff" kind="organisation" page="organisations/staff/index.html">
<org xmlns="http://www.tei-c.org/ns/1.0" xml:id="staff"><orgName>General Staff</orgName></org></entry></entries>"""

SITE = '<site xmlns="urn:engross:site" title="E" root="../" base-url="" id="x"/>'


@pytest.fixture(scope="module")
def made(page: MakePage) -> Page:
    return page(
        '<p>to <persName ref="authority/persons.xml#stalin" type="pseudonym">FENG  XI</persName>, then'
        ' <persName ref="authority/persons.xml#stalin" cert="medium">Stalin</persName> and again'
        ' <rs type="person" ref="authority/persons.xml#stalin">Stalin</rs></p>'
        '<p><orgName ref="authority/orgs.xml#staff">Staff of the'
        ' <placeName ref="authority/places.xml#ussr">Union</placeName></orgName></p>',
        authorities=AUTHORITIES,
        site=SITE,
    )


def test_a_mention_leads_to_the_card(made: Page) -> None:
    (mention,) = made.all("//article//a[@class='mention person pseudonym'][starts-with(@href, '#entry-')]")
    (card,) = made.all(f"//article[@id='{mention.get('href')[1:]}']")
    assert card.get("class") == "card person"
    assert mention.get("id") == "n.1.2.1.1.1"


def test_the_identity_is_at_hand(made: Page) -> None:
    assert made.all("//article[@class='transcript']//a[contains(@class, 'person')]/@data-identity") == [
        "Joseph Stalin (1878–1953)",
        "probably Joseph Stalin (1878–1953)",
        "Joseph Stalin (1878–1953)",
    ]


def test_a_name_within_a_name_is_no_link_within_a_link(made: Page) -> None:
    assert made.all("//a//a") == []
    assert made.texts("//article[@class='transcript']//span[@id='n.1.2.1.2.1']/a") == ["Staff of the", "Union"]
    assert [link.get("href") for link in made.all("//span[@id='n.1.2.1.2.1']/a")] == [
        "#entry-organisations:staff",
        "#entry-places:ussr",
    ]


def test_a_card_says_who_it_is(made: Page) -> None:
    card = "//article[@id='entry-persons:stalin']"
    assert made.text(f"{card}/h3") == "Joseph Stalin 1878–1953"
    assert made.text(f"{card}/p[@class='card-description']") == "A statesman."
    assert made.texts(f"{card}//ul[@class='forms']/li") == ["FENG XI 1", "Stalin 1 2"]
    assert made.text(f"{card}/p[@class='names cover-names']") == "Cover names: Feng Xi"
    assert made.text(f"{card}/p[@class='names other-names']") == "Also: Иосиф Сталин"
    assert made.all(f"{card}//span[@lang='ru']") != []
    assert made.all(f"{card}//p[@class='identifiers']/a/@href") == ["https://www.wikidata.org/entity/Q855"]
    assert made.all(f"{card}//p[@class='card-page']/a/@href") == ["../persons/stalin/index.html"]
    assert made.all(f"{card}//a[@class='place']/@href") == ["#n.1.2.1.1.1", "#n.1.2.1.1.2", "#n.1.2.1.1.3"]


def test_one_register_for_each_kind(made: Page) -> None:
    assert made.texts("//section[contains(@class, 'register')]/h2") == [
        "Persons in this document",
        "Places in this document",
        "Organisations in this document",
    ]


def test_every_link_in_the_page_has_its_place(made: Page) -> None:
    ids = made.all("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in made.all("//a/@href") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize(
    ("snippet", "classes", "href"),
    [
        ('<persName ref="#ann">x</persName>', "mention person", "#entry-:ann"),
        ('<rs type="person" ref="#ann #bob">x</rs>', "mention person", "#entry-:ann"),
        ('<persName ref="https://d-nb.info/gnd/1">x</persName>', "mention person", "https://d-nb.info/gnd/1"),
        ('<persName ref="authority/nowhere.xml#nobody">x</persName>', "mention person unresolved", None),
        ('<orgName ref="#nobody">x</orgName>', "mention organisation unresolved", None),
        ('<placeName ref="nobody">x</placeName>', "mention place unresolved", None),
        ("<placeName>x</placeName>", "name", None),
        ('<rs type="Weird kind!" ref="#nobody">x</rs>', "mention thing unresolved", None),
        ('<rs type="work" ref="#nobody">x</rs>', "mention work unresolved", None),
    ],
)
def test_kinds_and_ways(snippet: str, classes: str, href: str | None, page: MakePage) -> None:
    (mention,) = page(f"<p>{snippet}</p>").all("//article//p/*")
    assert mention.get("class") == classes
    assert mention.get("href") == href


def test_several_at_once_are_named_together(page: MakePage) -> None:
    made = page('<p><rs type="person" ref="#ann #bob">they</rs></p>')
    assert made.all("//@data-identity") == ["Ann Lee (1901–), Bob"]
    assert made.texts("//section[contains(@class, 'register')]//h3") == ["Bob", "Ann Lee 1901–"]


def test_lists_at_the_end_are_the_registers(page: MakePage) -> None:
    text = (
        '<text><body><p><rs type="person" ref="#p1">Horn</rs></p></body><back><listPerson>'
        '<person xml:id="p1"><persName><forename>Paul</forename><surname>Horn</surname></persName>'
        '<occupation>Painter</occupation><idno type="GND">118</idno></person>'
        '<person xml:id="p2"><persName>Nobody</persName></person></listPerson>'
        '<listBibl><bibl xml:id="w1"><title>Play</title><author>A</author></bibl></listBibl></back></text>'
    )
    made = page(text)
    assert made.texts("//section[contains(@class, 'register')]//h3") == ["Paul Horn", "Ann Lee 1901–", "Nobody", "Play"]
    assert made.body == "Horn"
    assert made.texts("//article[@id='entry-:p1']//dd") == ["Painter", "118"]
    assert made.all("//h3/@id") == ["p1", "ann", "p2", "w1"]


def test_lists_in_the_body_stay_in_their_place(page: MakePage) -> None:
    made = page('<listPlace><head>Places</head><place xml:id="a"><placeName>Aue</placeName></place></listPlace>')
    assert made.texts("//article[@class='transcript']//article//h3") == ["Aue"]
    assert made.all("//section[contains(@class, 'register-place')]") == []


def test_a_doubled_id_stands_once(page: MakePage) -> None:
    made = page('<p xml:id="a">one</p><p xml:id="a">two</p>')
    assert made.all("//*[@id='a']/text()") == ["one"]


def test_ids_of_the_page_are_no_ids_of_a_document(page: MakePage) -> None:
    made = page('<p xml:id="transcript">one</p><p xml:id="main">two</p><p xml:id="entry-ann">three</p>')
    ids = made.all("//@id")
    assert len(ids) == len(set(ids))
    assert {"transcript", "main", "entry-ann"} <= set(ids)
