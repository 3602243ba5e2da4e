"""Correspondence, revisions, sources, hands and language."""

from __future__ import annotations

import pytest
from tests.rules.header.sample import check, codes

SENT = '<correspAction type="sent"><persName>Ada</persName><date when="1843"/></correspAction>'
RECEIVED = '<correspAction type="received"><persName>Charles</persName></correspAction>'


def correspondence(actions: str) -> list[tuple[str, str]]:
    found = check(rest=f"<profileDesc><correspDesc>{actions}</correspDesc></profileDesc>")
    return [(finding.code, finding.element.removeprefix("/1/1/2/1")) for finding in found]


def sent(inside: str) -> str:
    return f'<correspAction type="sent">{inside}</correspAction>'


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        (SENT + RECEIVED, []),
        (SENT + SENT + RECEIVED, []),
        (sent("<persName>Ada</persName><date>undated</date>"), []),
        (sent('<persName>Ada</persName><date notBefore="1843"/>'), []),
        (sent('<persName>Ada</persName><date cert="unknown"/>'), []),
        (sent("<p>Ada wrote in spring.</p>"), []),
        (sent("<persName>Ada</persName>") + SENT, []),
        ("<p>Two letters of a long exchange.</p>", []),
        ("", []),
        (sent("<persName>Ada</persName>"), [("H010", "/1")]),
        (sent("<persName>Ada</persName><date/>") + RECEIVED, [("H010", "/1")]),
        (sent('<persName>Ada</persName><date type="x" calendar="#j"/>'), [("H010", "/1")]),
        (SENT + "<correspAction><persName>Charles</persName></correspAction>", [("H011", "/2")]),
        ('<correspAction type="sent"/>' + RECEIVED, [("H012", "/1")]),
        (SENT + '<correspAction type="received"><persName/></correspAction>', [("H012", "/2")]),
        (RECEIVED, [("H013", "")]),
        (sent('<persName/><date when="1843"/>'), [("H019", "/1/1")]),
        ("<correspAction><persName>Ada</persName></correspAction>" + RECEIVED, [("H011", "/1")]),
        (sent('<persName ref="https://d-nb.info/gnd/1"/><date when="1843"/>'), [("H019", "/1/1")]),
    ],
)
def test_correspondence(actions: str, found: list[tuple[str, str]]) -> None:
    assert sorted(correspondence(actions)) == found


def test_hints_of_the_correspondence() -> None:
    rest = (
        '<profileDesc><correspDesc><correspAction type="sender"><date>1843</date></correspAction>'
        f"{RECEIVED}</correspDesc></profileDesc>"
    )
    (finding,) = check(rest=rest)
    assert (finding.code, finding.hint) == ("H013", 'Write type="sent" in place of type="sender".')
    nameless = "<correspAction><date>1843</date></correspAction>"
    found = check(rest=f"<profileDesc><correspDesc>{nameless}{nameless}{RECEIVED}</correspDesc></profileDesc>")
    assert [finding.hint for finding in found] == [
        'Write type="sent", or what else it is.',
        'Write type="received", or what else it is.',
    ]


def revised(*dates: str) -> list[tuple[str, str | None]]:
    changes = "".join(f'<change when="{date}">x</change>' for date in dates)
    found = check(rest=f"<revisionDesc>{changes}<change>undated</change></revisionDesc>")
    return [(finding.element, finding.attribute) for finding in found if finding.code == "H014"]


@pytest.mark.parametrize(
    "dates",
    [
        (),
        ("2026-01-01",),
        ("2026-03-01", "2026-02-01", "2026-02-01", "2025-01-01"),
        ("2025-01-01", "2026-02-01", "2026-02-01", "2026-03-01"),
        ("2026-03-01", "2026-03", "2026", "2026-01-01"),
        ("2026-03-01T10:00:00", "2026-03-01T11:00:00", "2026-02-01"),
        ("soon", "2026-03-01", "--03", "2026-02-01"),
    ],
)
def test_changes_in_order(dates: tuple[str, ...]) -> None:
    assert revised(*dates) == []


@pytest.mark.parametrize(
    ("dates", "place"),
    [
        (("2026-03-01", "2026-01-01", "2026-02-01", "2025-01-01"), 3),
        (("2025-01-01", "2026-02-01", "2025-03-01", "2026-03-01"), 3),
        (("2026-01-01", "2026-02-01", "2026-01-15"), 3),
    ],
)
def test_changes_in_no_order(dates: tuple[str, ...], place: int) -> None:
    assert revised(*dates) == [(f"/1/1/2/{place}", "when")]


def described(inside: str) -> list[str]:
    return codes(
        source=f"<sourceDesc>{inside}</sourceDesc>", rest="<profileDesc><creation>1843</creation></profileDesc>"
    )


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p>Born digital.</p>", []),
        ("", ["H018"]),
        ("<p/>", ["H018"]),
        ("<bibl/>", ["H018"]),
        ('<bibl corresp="sources.xml#b1"/>', []),
        ("<msDesc/>", ["H016"]),
        ("<msDesc><head>A letter</head></msDesc>", ["H016"]),
        ("<msDesc><msIdentifier/><head>A letter</head></msDesc>", ["H016"]),
        ("<msDesc><msIdentifier><country>Norway</country></msIdentifier></msDesc>", ["H016"]),
        ("<msDesc><msIdentifier><repository>Town Archive</repository></msIdentifier></msDesc>", []),
        ('<msDesc><msIdentifier><repository ref="#ta"/></msIdentifier></msDesc>', []),
        ("<msDesc><msIdentifier><msName>Codex Aureus</msName></msIdentifier></msDesc>", []),
        ("<msDesc><msIdentifier><idno/></msIdentifier><head>A letter</head></msDesc>", ["H017"]),
        ("<msDesc><msIdentifier><repository>A</repository><idno> </idno></msIdentifier></msDesc>", ["H017"]),
        ('<bibl>A print. <idno type="URL"/></bibl>', ["H017"]),
    ],
)
def test_sources(inside: str, found: list[str]) -> None:
    assert described(inside) == found


def test_no_source_description_at_all() -> None:
    assert codes(source="") == ["H018"]


@pytest.mark.parametrize(
    ("hand", "found"),
    [
        ('<handNote xml:id="h1"/>', ["H021"]),
        ('<handNote xml:id="h1" xml:lang="en" n="1"><p/></handNote>', ["H021"]),
        ('<handNote xml:id="h1" medium="pencil"/>', []),
        ('<handNote xml:id="h1"><p>Pencil.</p></handNote>', []),
        ('<handNote scribeRef="#ada"/>', []),
    ],
)
def test_hands(hand: str, found: list[str]) -> None:
    assert codes(rest=f"<profileDesc><handNotes>{hand}</handNotes></profileDesc>") == found


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ({}, ["H015"]),
        ({"text": '<text xml:lang="en"><body><p/></body></text>'}, []),
        ({"text": '<text><body><div xml:lang="en"><p/></div></body></text>'}, []),
        ({"text": '<text><body><p>Text <foreign xml:lang="la">sic</foreign></p></body></text>'}, ["H015"]),
        ({"rest": '<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>'}, []),
        ({"rest": "<profileDesc><langUsage><p>English</p></langUsage></profileDesc>"}, []),
        ({"source": '<sourceDesc><bibl>1843 <textLang mainLang="en"/></bibl></sourceDesc>'}, []),
        ({"root": 'xml:lang=""'}, ["H015"]),
    ],
)
def test_language(pieces: dict[str, str], found: list[str]) -> None:
    assert codes(**{"root": "", **pieces}) == found


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ({}, [("H023", "/1/1")]),
        ({"rest": "<profileDesc><creation/></profileDesc>"}, [("H023", "/1/1/2")]),
        ({"rest": "<profileDesc><creation><date/></creation></profileDesc>"}, [("H023", "/1/1/2")]),
        ({"rest": "<profileDesc><creation><date>in spring</date></creation></profileDesc>"}, []),
        ({"rest": '<profileDesc><creation><date when="1843"/></creation></profileDesc>'}, []),
        ({"rest": "<profileDesc><creation>12. Jh.</creation></profileDesc>"}, []),
        ({"titles": "<title>A letter of 1843</title>"}, []),
        ({"source": "<sourceDesc><p>Born digital.</p></sourceDesc>"}, []),
        ({"source": "<sourceDesc><bibl><title>Faust</title> <date>1808</date></bibl></sourceDesc>"}, []),
        ({"source": "<sourceDesc><p>Undated print</p></sourceDesc>"}, []),
        ({"rest": f"<profileDesc><correspDesc>{SENT}</correspDesc></profileDesc>"}, []),
        ({"text": '<standOff><listEvent><event when="1776"><desc/></event></listEvent></standOff><text/>'}, []),
    ],
)
def test_the_date_of_the_text(pieces: dict[str, str], found: list[tuple[str, str]]) -> None:
    source = {"source": "<sourceDesc><p>A print.</p></sourceDesc>"}
    assert [(finding.code, finding.element) for finding in check(**{**source, **pieces})] == found
