"""The time that an edition covers."""

from __future__ import annotations

import pytest
from tests.rules.dates.sample import codes, findings

from engross import config
from engross.errors import ConfigError

WINDOW = config.Validate(earliest="1940", latest="1953-03-05")


def action(date: str) -> str:
    return f'<profileDesc><correspDesc><correspAction type="sent">{date}</correspAction></correspDesc></profileDesc>'


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ('when="1940"', []),
        ('when="1953"', []),
        ('when="1953-03-05T23:00:00"', []),
        ('when="1953-03-06"', ["D010"]),
        ('when="1939-12-31"', ["D010"]),
        ('from="1939" to="1940"', []),
        ('from="1938" to="1939"', ["D010"]),
        ('notBefore="1953"', []),
        ('notBefore="1954"', ["D010"]),
        ('notAfter="1939"', ["D010"]),
        ('when-iso="1939"', ["D010"]),
        ('when="--10-01"', []),
        ('when="x"', ["D001"]),
    ],
)
def test_bounds(attributes: str, found: list[str]) -> None:
    assert codes(header=action(f"<date {attributes}/>"), settings=WINDOW) == found


def test_which_dates_are_a_documents_own() -> None:
    own = '<opener><dateline><date when="1590-10-01"/></dateline></opener>'
    assert codes(own, settings=WINDOW) == ["D010"]
    assert codes(f"<closer>{own}</closer>", settings=WINDOW) == ["D010"]
    assert codes(f"<floatingText><body>{own}</body></floatingText><quote>{own}</quote>", settings=WINDOW) == []
    assert codes('<p>In <date when="1590"/></p><docDate when="1590"/>', settings=WINDOW) == ["D010"]
    assert codes(header='<profileDesc><creation><date when="1590"/></creation></profileDesc>', settings=WINDOW) == [
        "D010"
    ]
    assert codes(own) == []


def test_one_bound() -> None:
    header = action('<date when="1590"/>')
    assert codes(header=header, settings=config.Validate(latest="1953")) == []
    (finding,) = findings(header=header, settings=config.Validate(earliest="1940"))
    assert finding.message == 'when="1590" is before 1940, the earliest date of this edition'


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('earliest = "May 1950"', "earliest must be a day, a month or a year"),
        ('latest = "--05-01"', "latest must be a day, a month or a year"),
        ('latest = "1950-02-30"', "latest must be"),
        ('earliest = "1950"\nlatest = "1949-12"', "earliest, 1950, is after latest, 1949-12"),
    ],
)
def test_bounds_that_are_none(settings: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config.parse(f"[validate]\n{settings}\n")
    (fault,) = caught.value.diagnostics
    assert fault.code == "C004"
    assert message in fault.message
    assert fault.location is not None
    assert fault.location.line in (2, 3)


def test_bounds_in_order() -> None:
    settings = config.parse('[validate]\nearliest = "1950"\nlatest = "1950-01"\n').validate
    assert (settings.earliest, settings.latest) == ("1950", "1950-01")
    with pytest.raises(ConfigError):
        config.parse("[validate]\nearliest = 1950\n")
