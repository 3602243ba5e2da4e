"""Spans, single dates beside them, and lives."""

from __future__ import annotations

import pytest
from tests.rules.dates.sample import codes, findings, of_date


@pytest.mark.parametrize(
    "attributes",
    [
        'from="1950" to="1950-03"',
        'from="1950-03" to="1950"',
        'from="1950-10-01" to="1950-10-01"',
        'notBefore="1950-01-01" notAfter="1950-12-31"',
        'from="--10-02" to="--10-01"',
        'from="22:00:00" to="06:00:00"',
        'from="1950-10-01T10:00:00" to="1950-10-01"',
        'from="1950-10-01T10:00:00Z" to="1950-10-01T11:00:00+02:00" n="9:00"'.replace(
            "11:00:00+02:00", "12:00:00+02:00"
        ),
        'from="1950-10-01T10:00:00" to="1950-10-01T09:00:00Z"',
        'from="-0044" to="0014"',
        'from="x" to="1950"'.replace("x", "1940"),
        'notBefore="1950" to="1951"',
        'from-iso="1950-10-01" to-iso="1950-10-02"',
        'from-iso="1950-W40" to-iso="1949-W40"',  # what is no date of a calendar is not compared
    ],
)
def test_in_order(attributes: str) -> None:
    assert of_date(attributes) == []


@pytest.mark.parametrize(
    ("attributes", "first"),
    [
        ('from="1950-10-03" to="1950-10-01"', "from"),
        ('to="1950" from="1951"', "from"),
        ('from="1951" to="1950-12"', "from"),
        ('notBefore="1950-03-02" notAfter="1950-03-01"', "notBefore"),
        ('notBefore="1951" to="1950"', "notBefore"),
        ('from="1951" notAfter="1950"', "from"),
        ('from="0014" to="-0044"', "from"),
        ('from="1950-10-01T10:00:00" to="1950-10-01T09:59:59"', "from"),
        ('from="1950-10-01T10:00:00.5" to="1950-10-01T10:00:00.25"', "from"),
        ('from="1950-10-01T10:00:00Z" to="1950-10-01T11:00:00+02:00"', "from"),
        ('from="1950-10-02T00:00:00" to="1950-10-01T09:00:00Z"', "from"),
        ('from-iso="1950-10-03" to-iso="1950-10-01"', "from-iso"),
    ],
)
def test_out_of_order(attributes: str, first: str) -> None:
    (finding,) = of_date(attributes)
    assert (finding.code, finding.attribute) == ("D004", first)


def test_any_dated_element() -> None:
    assert codes('<p><persName from="1950" to="1949">A</persName></p>') == ["D004"]
    assert codes('<bibl><biblScope unit="page" from="1200" to="1150"/></bibl>') == []


@pytest.mark.parametrize(
    ("attributes", "hint"),
    [
        ('when="1950-01-01" notBefore="1950-01-01" notAfter="1950-12-31"', 'Write when="1950"'),
        ('when="1950-02-01" notAfter="1950-02-28"', 'Write when="1950-02"'),
        ('when="1950-02-01" from="1950-02-01" to="1950-02-05"', ""),
        ('when="1950" from="1950"', ""),
    ],
)
def test_beside(attributes: str, hint: str) -> None:
    (finding,) = of_date(attributes)
    assert (finding.code, finding.attribute) == ("D005", "when")
    assert finding.hint.startswith(hint)
    assert bool(finding.hint) == bool(hint)


def life(birth: str, death: str) -> str:
    return f"<listPerson><person><persName>A</persName>{birth}{death}</person></listPerson>"


@pytest.mark.parametrize(
    "body",
    [
        life('<birth when="1815"/>', '<death when="1815"/>'),
        life('<birth when="1815"/>', '<death when="1852-11-27"/>'),
        life('<birth notAfter="1860"/>', '<death when="1852"/>'),
        life('<birth notBefore="1815"/>', '<death notBefore="1810"/>'),
        life('<birth when="1852"/><birth when="1815"/>', '<death when="1820"/>'),
        life("<birth><placeName>London</placeName></birth>", '<death when="1820"/>'),
        life('<birth when="--05-01"/>', '<death when="1820"/>'),
        life("", '<death when="1820"/>'),
        life('<birth when="-0050"/>', '<death when="-0010"/>'),
    ],
)
def test_lives(body: str) -> None:
    assert codes(body) == []


@pytest.mark.parametrize(
    "body",
    [
        life('<birth when="1852"/>', '<death when="1815"/>'),
        life('<birth notBefore="1852"/>', '<death notAfter="1815"/>'),
        life('<birth><date when="1852-11-27"/></birth>', '<death><date when="1852-11-26"/></death>'),
        life('<birth when="0010"/>', '<death when="-0010"/>'),
    ],
)
def test_deaths_before_birth(body: str) -> None:
    (finding,) = findings(body)
    assert finding.code == "D011"
    assert finding.element.endswith(("/1/1/3", "/1/1/3/1"))
