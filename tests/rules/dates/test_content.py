"""The words of a date in TEI, and where nothing is compared."""

from __future__ import annotations

import pytest
from tests.rules.dates.sample import codes, of_date

from engross import xmlio
from engross.rules.dates.content import words

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("1 October\n  1950", "1 October 1950"),
        ("1<hi>st</hi> October", "1st October"),
        ("1 October<note>or 2</note> 1950", "1 October 1950"),
        ("1 Octo-<lb break='no'/>ber 1950", "1 October 1950"),
        ("1 Octo-\n<lb break='no'/>\n<pb/>ber", "1 Octo ber"),
        ("1<lb/>October<pb n='2'/>1950", "1 October 1950"),
        ("1 <choice><abbr>Oct.</abbr><expan>October</expan></choice>", "1 October"),
        ("1 <choice><sic>Octber</sic><corr>October</corr></choice>", "1 October"),
        ("<choice><orig>primo</orig><reg>1</reg></choice> October", "1 October"),
        ("<choice><unclear>1</unclear><unclear>7</unclear></choice> October", ""),
        ("<app><lem>1</lem><rdg>2</rdg></app> October", "1 October"),
        ("<app><rdg>1</rdg><rdg>2</rdg></app> October", ""),
        ("<subst><del>2</del><add>1</add></subst> October", "1 October"),
        ("1 October <supplied>1950</supplied>", "1 October 1950"),
        ("1 Oct<ex>ober</ex>", "1 October"),
        ("<gap/> October 1950", ""),
        ("<unclear>1</unclear> October 1950", ""),
        ("1 October <time when='06:00:00'>early</time>", "1 October"),
        ("1 <!-- or 2 -->October", "1 October"),
        ("<?x y?>1 October", "1 October"),
        ("", ""),
    ],
)
def test_words(inner: str, said: str) -> None:
    document = xmlio.parse(f"<date {TEI}>{inner}</date>".encode(), "a.xml")
    assert words(document.root) == said


DAYS = 'when="1950-10-02"'


def test_doubt() -> None:
    assert [finding.code for finding in of_date(DAYS, "1 October 1950")] == ["D007"]
    for doubt in ('cert="low"', 'cert="medium"', 'evidence="conjecture"', 'evidence="external"'):
        assert of_date(f"{DAYS} {doubt}", "1 October 1950") == []
    assert [finding.code for finding in of_date(f'{DAYS} cert="high" evidence="internal"', "1 October 1950")] == [
        "D007"
    ]
    header = '<profileDesc><creation><date when="1950-10-02" cert="low">1 October 1950</date></creation></profileDesc>'
    assert codes(header=header) == ["D007"]


def test_limits_are_strict_in_the_header_alone() -> None:
    date = '<date notBefore="1950-10-01" notAfter="1950-10-03">[1–5 October 1950?]</date>'
    assert codes(f"<p>{date}</p>") == []
    assert codes(header=f"<profileDesc><creation>{date}</creation></profileDesc>") == ["D007"]


def test_elements() -> None:
    assert codes('<p><origDate when="1950">1951</origDate><docDate when="1950">1951</docDate></p>') == ["D007", "D007"]
    assert codes('<p><birth when="1950">1951</birth><title when="1950">1951</title></p>') == ["D007"]
    assert codes('<p><date when-iso="1950-10-01">2 October 1950</date></p>') == ["D007"]
    assert codes('<p><date when="06:00:00">2 October 1950</date></p>') == []
    assert codes('<p><date when="1950"/><date>1951</date></p>') == []


def test_night_belongs_to_two_days() -> None:
    assert of_date(DAYS, "Sunday night, 2 October 1950") == []
    assert of_date(DAYS, "Sonntagnacht, 2. Oktober 1950") == []
    assert [finding.code for finding in of_date(DAYS, "Sunday, 2 October 1950")] == ["D009"]
    assert of_date('when="1480-10-02"', "Sunday, 2 October 1480") == []


def test_numbers_in_the_order_of_the_language() -> None:
    assert codes('<p xml:lang="de"><date when="1950-01-10">1. 10. 1950</date></p>') == ["D007"]
    assert codes('<p xml:lang="en"><date when="1950-01-10">1.10.1950</date></p>') == []
    assert codes('<p xml:lang="de"><date when="1950-01-10">1/10 1950</date></p>') == []
