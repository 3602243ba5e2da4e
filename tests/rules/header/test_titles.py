"""The title, and who answers for the document."""

from __future__ import annotations

import pytest
from tests.rules.header.sample import check, checked, codes

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


def test_a_complete_header_wants_nothing() -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"<TEI {TEI}><text><body><p/></body></text></TEI>", [("H001", "/1/1")]),
        (f"<TEI {TEI}><standOff><listPerson><person/></listPerson></standOff></TEI>", []),
        (f"<Tei {TEI}><text><body><p/></body></text></Tei>", []),
        ("<TEI><text><body><p/></body></text></TEI>", []),
        (f'<TEI {TEI} xml:lang="en"><teiHeader/><text><body><p/></body></text></TEI>', [("H001", "/1/1")]),
    ],
)
def test_what_has_no_header(text: str, found: list[tuple[str, str]]) -> None:
    assert [(finding.code, finding.element) for finding in checked(text)] == found


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ("", [("H001", "/1/1/1/1/1")]),
        ("<title/>", [("H001", "/1/1/1/1/1")]),
        ("<title><!-- none yet --> </title>", [("H001", "/1/1/1/1/1")]),
        ('<title level="s">Letters</title><title level="a"/>', [("H001", "/1/1/1/1/2")]),
        ('<title type="main"/><title type="sub">A letter</title>', [("H001", "/1/1/1/1/1")]),
        ('<title type="sub"/><title>A letter</title>', []),
        ("<title>Werther</title><title>Leiden</title>", [("H003", "/1/1/1/1/2")]),
        ('<title type="main">Werther</title><title type="main">Leiden</title>', [("H003", "/1/1/1/1/2")]),
        (
            "<title>Werther</title><title>Leiden</title><title>Drama</title>",
            [("H003", "/1/1/1/1/2"), ("H003", "/1/1/1/1/3")],
        ),
        ('<title>Werther</title><title type="sub">Ein Trauerspiel</title>', []),
        ('<title xml:lang="de">Werther</title><title xml:lang="en">Werther</title>', []),
        ('<title level="s">Letters</title><title level="s">Texts</title><title level="a">To Ada</title>', []),
        ('<title level="a">To Ada</title><title level="m">Letters</title><title type="alt">A</title>', []),
    ],
)
def test_titles(titles: str, found: list[tuple[str, str]]) -> None:
    assert [(finding.code, finding.element) for finding in check(titles=titles)] == found


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("<author/>", ["H019"]),
        ("<author><persName/></author>", ["H019"]),
        ("<author><persName><forename/></persName><idno>118</idno></author>", ["H019"]),
        ('<author ref="https://d-nb.info/gnd/118540238"/>', ["H019"]),
        ('<author><persName ref="https://d-nb.info/gnd/118540238"/></author>', ["H019"]),
        ('<author key="ada"/>', ["H019"]),
        ('<author ref="persons.xml#ada"/>', []),
        ('<author><persName ref="#ada"/></author>', []),
        ("<author><persName>Ada</persName><idno/></author>", ["H017"]),
        ("<editor><name>Ada</name></editor>", []),
        ("<respStmt><resp>edited by</resp><persName>Ada</persName></respStmt>", []),
        ('<respStmt><resp key="trl"/><persName ref="persons.xml#ada"/></respStmt>', []),
        ("<respStmt><resp>edited by</resp></respStmt>", ["H020"]),
        ("<respStmt><resp/><persName>Ada</persName></respStmt>", ["H020"]),
        ("<respStmt><resp/><persName/></respStmt>", ["H020"]),
        ("", ["H022"]),
    ],
)
def test_people(people: str, found: list[str]) -> None:
    assert codes(people=people) == found


def test_a_message_quotes_what_half_a_statement_says() -> None:
    (finding,) = check(people="<respStmt><resp>edited by</resp></respStmt>")
    assert finding.message == "“edited by” was done, and nobody is named who did it"


def test_a_source_or_a_sender_names_somebody_too() -> None:
    assert codes(people="", source="<sourceDesc><bibl><author>Ada</author> 1843</bibl></sourceDesc>") == []
    sent = '<correspAction type="sent"><persName>Ada</persName><date>1843</date></correspAction>'
    assert codes(people="", rest=f"<profileDesc><correspDesc>{sent}</correspDesc></profileDesc>") == []


@pytest.mark.parametrize(
    "title",
    (
        "Title|[Title]|Untitled|untitled document|TODO|TODO: title|TODO add it|FIXME|…|???|Title of the text|Main title"
        "|Lorem ipsum dolor sit amet|Insert your title here|Titel|Titre du document|tbd|xxx"
    ).split("|"),
)
def test_a_template_s_title(title: str) -> None:
    assert codes(titles=f"<title>{title}</title>") == ["H002"]


@pytest.mark.parametrize(
    "title",
    (
        "Todo sobre mi madre|TODO SOBRE MI MADRE|To Do or Not to Do|Title deeds|The Title|A letter|Names|Type|Here"
        "|Untitled poem on a title|Ohne Titel|xx|?|Enter Hamlet|Publisher|Source|Quelle"
    ).split("|"),
)
def test_a_title_that_somebody_meant(title: str) -> None:
    assert codes(titles=f"<title>{title}</title>") == []


@pytest.mark.parametrize(
    "pieces",
    [
        {"people": "<author>Foo, Bar</author>"},
        {"people": "<author>Firstname Lastname</author>"},
        {"people": "<author><persName>Author</persName></author>"},
        {"publisher": "<publisher>Publisher</publisher>"},
        {"publisher": "<publisher>TODO</publisher>"},
        {"source": "<sourceDesc><p>Information about the source</p></sourceDesc>"},
        {"publisher": "<p>Publication Information</p>", "published": "", "terms": ""},
    ],
)
def test_a_template_s_words_elsewhere(pieces: dict[str, str]) -> None:
    assert "H002" in codes(**pieces)
