"""What the record takes from a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engross.records import Agent, Date, Holding, Identifier, Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engross.saxon import Saxon, Stylesheet


@pytest.fixture(scope="module")
def flagship(record_of: Callable[..., Record], repository: Path) -> Record:
    return record_of(repository / "tei" / "telegram-75352.xml")


def test_flagship_persons(flagship: Record) -> None:
    (stalin,) = flagship.authors
    assert (stalin.name, stalin.inverted, stalin.pseudonyms) == ("Joseph Stalin", "Stalin, Joseph", ("Feng Xi",))
    assert stalin.pointer == "authority/persons.xml#stalin"
    assert stalin.identifiers == (Identifier("wikidata", "https://www.wikidata.org/entity/Q855"),)
    assert [(person.name, person.pseudonyms) for person in flagship.recipients] == [
        ("Terentii Shtykov", ("Shtraus",)),
        ("Matvei Zakharov", ("Mayveyev",)),
    ]
    assert [person.inverted for person in flagship.translators] == ["Zubok, Vladislav"]
    assert [(body.name, body.kind, body.family) for body in flagship.funders] == [
        ("Leon Levy Foundation", "organisation", None)
    ]


def test_flagship_places_and_dates(flagship: Record) -> None:
    assert flagship.kind == "letter"
    assert flagship.genre == "ciphered telegram"
    assert flagship.date == Date(when="1950-10-01", written="1 October 1950")
    assert (flagship.place, flagship.destination) == (None, "Pyongyang")
    assert flagship.holdings == (
        Holding(repository="Archive of the President of the Russian Federation", abbreviation="APRF"),
    )
    assert flagship.surrogates == (
        Holding(
            institution="Library of Congress",
            repository="Manuscript Division",
            collection="Dmitriĭ Antonovich Volkogonov papers, 1887-1995",
            shelfmark="mm97083838",
        ),
    )
    assert flagship.publisher == "History and Public Policy Program Digital Archive"
    assert (flagship.language, flagship.original_language) == ("en", "ru")


def test_the_licence_of_the_markup_is_not_the_sources(flagship: Record) -> None:
    assert flagship.rights == "The page states no licence."
    assert flagship.edition.licence is not None
    assert flagship.edition.licence.target == "https://www.apache.org/licenses/LICENSE-2.0"
    assert flagship.edition.publisher == "Engross"


def test_the_address_is_a_parameter(record_of: Callable[..., Record], repository: Path, flagship: Record) -> None:
    assert flagship.url is None
    assert record_of(repository / "tei" / "telegram-75352.xml", url="https://e.org/t/").url == "https://e.org/t/"


@pytest.mark.parametrize(
    ("name", "agent"),
    [
        ("<author>Mao Zedong</author>", Agent("Mao Zedong", "person")),
        (
            "<author><persName><surname>Kim</surname> <forename>Il Sung</forename></persName></author>",
            Agent("Kim Il Sung", "person"),
        ),
        ("<author>Beer-Hofmann, Richard</author>", Agent("Richard Beer-Hofmann", "person", "Beer-Hofmann", "Richard")),
        (
            "<author><persName><surname>Lee</surname>, <forename>Ann</forename></persName></author>",
            Agent("Ann Lee", "person", "Lee", "Ann"),
        ),
        (
            "<author><persName><forename>Hugo</forename>\n<nameLink>von</nameLink>\n<surname>Hofmannsthal</surname></persName></author>",
            Agent("Hugo von Hofmannsthal", "person", "Hofmannsthal", "Hugo", "von"),
        ),
        (
            "<author><orgName>Ministry of War, Berlin</orgName></author>",
            Agent("Ministry of War, Berlin", "organisation"),
        ),
    ],
)
def test_names(record_from: Callable[..., Record], name: str, agent: Agent) -> None:
    assert record_from(title=name).authors == (agent,)


@pytest.mark.parametrize(
    ("attributes", "edtf", "doubtful"),
    [
        ("when='1950-10'", "1950-10", False),
        ("when='1950-10-01T06:00:00'", "1950-10-01", False),
        ("when='1950' cert='low'", "1950?", True),
        ("when-iso='1950-10-01' evidence='conjecture'", "1950-10-01?", True),
        ("from='1950' to='1952'", "1950/1952", False),
        ("from='1950'", "1950/..", False),
        ("notBefore='1950-01-01' notAfter='1950-12-31'", "[1950-01-01..1950-12-31]", True),
        ("notAfter='1950'", "[..1950]", True),
    ],
)
def test_dates(record_from: Callable[..., Record], attributes: str, edtf: str, doubtful: bool) -> None:
    date = record_from(profile=f"<creation><date {attributes}>some day</date></creation>").date
    assert date is not None
    assert (date.edtf, date.doubtful, date.written) == (edtf, doubtful, "some day")


def test_a_cover_name_without_an_authority(record_from: Callable[..., Record]) -> None:
    sender = "<persName ref='x.xml#a'>Ann Lee</persName>"
    profile = f"<correspDesc><correspAction type='sent'>{sender}</correspAction></correspDesc>"
    fox, owl = (
        f"<persName ref='x.xml#{key}' type='pseudonym'>{name}</persName>" for key, name in (("a", "FOX"), ("b", "Owl"))
    )
    assert record_from(profile=profile, body=f"<p>{fox} {owl}</p>").authors[0].pseudonyms == ("FOX",)


def test_authorities_are_given_by_the_build(saxon: Saxon, stylesheet: Stylesheet) -> None:
    entries = saxon.node_of_text(
        """<entries xmlns="urn:engross:site"><entry pointer="a.xml#x" kind="person">
        <person xmlns="http://www.tei-c.org/ns/1.0"><persName><forename>Ann</forename> <surname>Lee</surname></persName>
        <idno type="viaf">7</idno></person></entry></entries>"""
    )
    source = saxon.node_of_text(
        """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>
        <author ref="a.xml#x">A. L.</author></titleStmt></fileDesc></teiHeader><text><body><p/></body></text></TEI>"""
    )
    result = stylesheet.transform(source, {"authorities": entries, "id": saxon.string("letters-1")}, "d.xml")
    record = Record.from_json(result.text)
    assert record.id == "letters-1"
    identifiers = (Identifier("viaf", "7"),)
    assert record.authors == (Agent("Ann Lee", "person", "Lee", "Ann", pointer="a.xml#x", identifiers=identifiers),)


def test_nothing_is_guessed(record_from: Callable[..., Record]) -> None:
    record = record_from()
    assert record == Record(id="d", kind="text", title="T", edition=record.edition)
