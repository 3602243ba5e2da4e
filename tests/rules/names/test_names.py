"""Family N: what is said of names and entries, and of what nothing is said."""

from __future__ import annotations

import pytest
from tests.samples import tei

from engross import facts, summary, xmlio
from engross.config import Validate
from engross.rules import names

ENTRIES = """
<person xml:id="stalin"><persName type="main"><forename>Joseph</forename> <surname>Stalin</surname></persName>
<persName>Сталин</persName><persName type="pseudonym">Feng Xi</persName></person>
<person xml:id="shtykov"><persName type="main"><forename>Terentii</forename> <surname>Shtykov</surname></persName>
<persName type="pseudonym">Shtraus</persName></person>
<person xml:id="hofmannsthal"><persName>Hofmannsthal, Hugo von</persName></person>
<person xml:id="muller"><persName>Jörg Müller</persName></person>
<person xml:id="gerd"><persName>Müller, Gerd</persName></person><person xml:id="m"><persName>Müller</persName></person>
<place xml:id="tyrol"><placeName>Tirol</placeName></place><place xml:id="south"><placeName>Südtirol</placeName></place>
"""
DATED = "<profileDesc><creation><date {}/></creation></profileDesc>"


def said(files: dict[str, str]) -> list[str]:
    every, codes = [], []
    for path, text in files.items():
        document = xmlio.parse(text.encode(), path)
        told = facts.gather(document)
        every.append(summary.summarise(document, told))
        codes += [finding.code for finding in names.check(document, told, Validate())]
    return codes + [finding.code for finding in names.across(every) if finding.code != "N010"]


def own(body: str, entries: str = ENTRIES, header: str = "") -> list[str]:
    """What is said of names whose entries stand in their own file."""
    text = tei(f"<text><body><p>{body}</p><listPerson>{entries}</listPerson></body></text>", header=header)
    return said({"tei/a.xml": text})


def across(body: str, entries: str = ENTRIES, header: str = "") -> list[str]:
    """What is said of them where the entries stand in another file."""
    elsewhere = body.replace("#", "names.xml#")
    return said(
        {
            "tei/a.xml": tei(f"<text><body><p>{elsewhere}</p></body></text>", header=header),
            "tei/names.xml": tei(f"<standOff><listPerson>{entries}</listPerson></standOff>"),
        }
    )


CASES: list[tuple[str, list[str]]] = [
    # cover names
    ('<persName type="pseudonym">FENG XI</persName>', ["N001"]),
    ('<persName type="pseudonym">Nobody</persName>', ["N001"]),
    ('<name type="pseudonym">Feng Xi</name>', ["N001"]),
    ('<persName type="pseudonym" ref="https://viaf.org/viaf/1">Feng Xi</persName>', []),
    ('<persName type="pseudonym" key="S1">Feng Xi</persName>', []),
    ('<rs ref="#stalin"><persName type="pseudonym">Feng Xi</persName></rs>', []),
    ('<note><persName type="pseudonym">Feng Xi</persName></note>', []),
    ('<persName type="pseudonym" ref="#stalin">Feng Xi</persName>', []),
    ('<persName type="pseudonym" ref="#shtykov">Feng  Xi.</persName>', ["N003"]),
    ('<persName type="pseudonym" ref="#shtykov">Unknown</persName>', []),
    ('<persName type="pseudonym" ref="#shtykov #stalin">Feng Xi</persName>', []),
    # names of others
    ('<persName ref="#shtykov">Joseph Stalin</persName>', ["N007"]),
    ('<persName ref="#shtykov">Сталин</persName>', ["N007"]),
    ('<persName ref="#shtykov">Stalin’s envoy</persName>', []),
    ('<persName ref="#hofmannsthal">Hugo</persName>', []),
    ('<placeName ref="#south">Tirol</placeName>', []),
    ('<persName ref="#hofmannsthal">Hugo von Hofmannsthal</persName>', []),
    ('<persName ref="#muller">Jorg Muller</persName>', []),
    # names without a pointer
    ('<persName ref="#shtykov">S.</persName><persName>Joseph Stalin</persName>', ["N008"]),
    ('<persName ref="#shtykov">S.</persName><rs>Joseph Stalin</rs>', []),
    ('<persName ref="#shtykov">S.</persName><persName>Stalin</persName>', []),
    ('<persName ref="#stalin">Joseph Stalin</persName><persName>Joseph Stalin</persName>', []),
    ("<persName>Joseph Stalin</persName>", []),
    ('<persName ref="#shtykov">S.</persName><persName>Müller</persName>', []),
    ('<persName ref="#shtykov">S.</persName><placeName>Joseph Stalin</placeName>', []),
    # glosses
    ('<persName ref="#shtykov">X</persName> <note type="identification">Stalin</note>', ["N005"]),
    ('<persName ref="#shtykov">X</persName><note type="identification">i.e. J. Stalin</note>', ["N005"]),
    ('<persName ref="#shtykov">X</persName> <note type="identification">Hugo von Hofmannsthal</note>', []),
    ('<persName ref="#shtykov">X</persName> <note type="identification">T. Shtykov, not Stalin</note>', []),
    ('<persName ref="#shtykov">X</persName> <note type="identification">Stalin’s man</note>', []),
    ('<persName ref="#shtykov">X</persName> <note type="identification">ambassador to Stalin</note>', []),
    ('<persName ref="#shtykov">X</persName> <note type="identification">the ambassador</note>', []),
    ('<persName ref="#shtykov">X</persName> and <note type="identification">Stalin</note>', []),
    ('<seg><persName ref="#shtykov">"I"</persName></seg> <note type="identification">Stalin</note>', ["N005"]),
    ('<persName ref="#shtykov">X</persName> <note type="comment">Stalin</note>', []),
    # kinds
    ('<placeName ref="#stalin">Stalino</placeName>', ["N006"]),
    ('<rs type="place" ref="#stalin">Stalino</rs>', ["N006"]),
    ('<rs type="work" ref="#stalin">Stalino</rs>', []),
    ('<name type="person" ref="#stalin">Joseph Stalin</name>', []),
]


@pytest.mark.parametrize(("body", "codes"), CASES)
def test_names_and_entries_of_one_file(body: str, codes: list[str]) -> None:
    assert own(body) == codes


@pytest.mark.parametrize(("body", "codes"), CASES)
def test_names_and_entries_of_two_files(body: str, codes: list[str]) -> None:
    assert across(body) == codes


@pytest.mark.parametrize(
    ("range_of_name", "when", "codes"),
    [
        ('from="1948" to="1950"', 'when="1950-10-01"', []),
        ('from="1948" to="1949-12"', 'when="1950-10-01"', ["N004"]),
        ('notBefore="1950-10-02"', 'when="1950-10-01"', ["N004"]),
        ('notBefore="1950-10-02"', 'when="1950-10"', []),
        ('to="1949"', 'notBefore="1949-12-31" notAfter="1951"', []),
        ('to="1949"', 'notBefore="1950" notAfter="1951"', ["N004"]),
        ('when="1949"', 'when="1950"', []),
        ('from="?" to="soon"', 'when="1950"', []),
        ('to="1949"', "", []),
        ("", 'when="1950"', []),
    ],
)
def test_a_cover_name_and_the_date(range_of_name: str, when: str, codes: list[str]) -> None:
    entry = (
        '<person xml:id="a"><persName>Joseph Stalin</persName>'
        f'<persName type="pseudonym" {range_of_name}>Filippov</persName></person>'
    )
    body = '<persName type="pseudonym" ref="#a">Filippov</persName>'
    assert own(body, entry, DATED.format(when)) == codes
    assert across(body, entry, DATED.format(when)) == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("", "", ["N016"]),
        ('from="1948" to="1950"', 'from="1951"', []),
        ('from="1948" to="1951"', 'from="1951"', ["N016"]),
        ('from="1948" to="1950"', "", ["N016"]),
    ],
)
def test_a_cover_name_of_two(one: str, other: str, codes: list[str]) -> None:
    entries = (
        f'<person xml:id="a"><persName>A</persName><persName type="pseudonym" {one}>Filippov</persName></person>'
        f'<person xml:id="b"><persName>B</persName><persName type="pseudonym" {other}>filippov</persName></person>'
    )
    assert own('<persName ref="#a">A</persName><persName ref="#b">B</persName>', entries) == codes


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ('<person xml:id="a"/>', ["N011"]),
        ('<person xml:id="a" sameAs="#b"/>', []),
        ('<person xml:id="a"><p>A soldier.</p></person>', []),
        ('<place xml:id="a"><settlement>Wien</settlement></place>', []),
        ('<personGrp xml:id="a"><name>All</name></personGrp>', []),
        ('<person><birth when="1900"/></person>', []),
    ],
)
def test_an_entry_without_a_name(entries: str, codes: list[str]) -> None:
    assert own("x", entries) == codes


def test_what_two_entries_of_one_kind_may_share() -> None:
    key = '<idno type="geonames">2761369</idno>'
    place = f'<place xml:id="a"><placeName>Wien</placeName>{key}</place>'
    assert own("x", place + f'<place xml:id="b"><placeName>Vienna</placeName>{key}</place>') == ["N012"]
    assert own("x", place + f'<org xml:id="b"><orgName>Wien</orgName>{key}</org>') == []
    lived = '<birth when="1900"/><death notBefore="1950"/>'
    person = f'<person xml:id="a"><persName>Max</persName>{lived}</person>'
    assert own("x", person + f'<person xml:id="b"><persName>MAX</persName>{lived}</person>') == ["N013"]
    assert own("x", person + '<person xml:id="b"><persName>Max</persName><birth when="1900"/></person>') == []
    both = f'<person xml:id="a"><persName>Max</persName>{lived}<idno type="viaf">1</idno></person>'
    assert own("x", both + both.replace('"a"', '"b"')) == ["N012"]
