"""What is no date, and what is suggested in its place."""

from __future__ import annotations

import pytest
from tests.rules.dates.sample import codes, findings, of_date

from engross import w3cdates
from engross.codes import CODES
from engross.rules.dates import iso8601

RIGHT = """
    1891 1891-05 1891-05-07 -0044 -0044-03-15 12026 --05 --05-07 --02-29 ---31 10:30:00 24:00:00 10:30:00.5 10:30:00Z
    1891-05-07T10:30:00 1891-05-07T24:00:00+02:00 2000-02-29 1891Z 1891-05-07-05:00
""".split()


@pytest.mark.parametrize("value", RIGHT)
def test_right(value: str) -> None:
    assert of_date(f'when=" {value} "') == []
    assert w3cdates.fault(value) == ""


@pytest.mark.parametrize(
    ("value", "hint", "mend"),
    [
        ("1891-5-7", '"1891-05-07"', "1891-05-07"),
        ("1891-5", '"1891-05"', "1891-05"),
        ("1891/05/07", '"1891-05-07"', "1891-05-07"),
        ("1891.5.7", '"1891-05-07"', "1891-05-07"),
        ("1891–05–07", '"1891-05-07"', "1891-05-07"),
        ("18910507", '"1891-05-07"', "1891-05-07"),
        ("7 May 1891", '"1891-05-07"', "1891-05-07"),
        ("May 1891", '"1891-05"', "1891-05"),
        ("7. Mai 1891", '"1891-05-07"', "1891-05-07"),
        ("7 мая 1891 г.", '"1891-05-07"', "1891-05-07"),
        ("17.5.1891", '"1891-05-17"', "1891-05-17"),
        ("7.5.1891", 'when="1891-05-07" or when="1891-07-05"', None),
        ("7/5/1891", 'when="1891-05-07" or when="1891-07-05"', None),
        ("7.5.91", "year-month-day", None),
        ("1891-05-07 10:30", '"1891-05-07T10:30:00"', "1891-05-07T10:30:00"),
        ("1891-05-07T10:30", '"1891-05-07T10:30:00"', "1891-05-07T10:30:00"),
        ("6:00", '"06:00:00"', "06:00:00"),
        ("1891-05-00", '"1891-05"', None),
        ("1891-00-00", '"1891"', None),
        ("1891-05-xx", '"1891-05"', None),
        ("891", '"0891"', None),
        ("-44", '"-0044"', None),
        ("44 BC", '"-0044"', None),
        ("0000", '"-0001"', None),
        ("1891/1893", 'from="1891" to="1893" in place of when', None),
        ("1–3 May 1891", 'from="1891-05-01" to="1891-05-03"', None),
        ("1891?", 'cert="low"', None),
        ("ca. 1891", 'cert="low"', None),
        ("yesterday", "year-month-day", None),
        ("", "take when away", None),
    ],
)
def test_suggested(value: str, hint: str, mend: str | None) -> None:
    (finding,) = of_date(f'when="{value}"')
    assert finding.code == ("D002" if value in ("0000", "1891-05-00", "1891-00-00") else "D001")
    assert hint in (finding.hint or CODES[finding.code].hint)
    assert finding.mend == mend
    if mend is not None:
        assert w3cdates.read(mend) is not None


def test_language_and_words_settle_the_order() -> None:
    (german,) = findings('<p xml:lang="de-AT"><date when="7.5.1891"/></p>')
    assert german.mend == "1891-05-07"
    (slashed,) = findings('<p xml:lang="de"><date when="7/5/1891"/></p>')
    assert slashed.mend is None
    (said,) = of_date('when="7/5/1891"', "July 5, 1891")
    assert said.mend == "1891-07-05"
    (silent,) = of_date('when="7/5/1891"', "my birthday")
    assert silent.mend is None


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("1891-02-30", "there is no 30 February", ""),
        ("1900-02-29", "there is no 29 February in 1900", ""),
        ("1891-13-07", "there is no month 13", '"1891-07-13"'),
        ("1891-04-31", "there is no 31 April", ""),
        ("0000", "there is no year 0000", '"-0001"'),
        ("1891-05-07T25:00:00", "there is no hour 25", ""),
        ("24:00:01", "24:00:00", ""),
        ("10:60:00", "there is no minute 60", ""),
        ("10:00:60", "there is no second 60", ""),
        ("10:00:00+15:00", "there is no time zone +15:00", ""),
        ("---32", "there is no day 32", ""),
        ("02026", "does not begin with 0", ""),
    ],
)
def test_days_that_are_none(value: str, message: str, hint: str) -> None:
    (finding,) = of_date(f'when="{value}"')
    assert finding.code == "D002"
    assert message in finding.message
    assert hint in finding.hint
    assert finding.mend is None


def test_the_words_say_the_value() -> None:
    (finding,) = of_date('when="1891-02-30"', "28 February 1891")
    assert "1891-02-28" in finding.hint
    (empty,) = of_date('when=""', "28 February 1891")
    assert "1891-02-28" in empty.hint


def test_elements() -> None:
    assert codes('<p><persName from="x">A</persName><birth notBefore="x"/></p>') == ["D001", "D001"]
    assert codes('<timeline><when absolute="x"/><when absolute="1950"/></timeline>') == ["D001"]
    assert codes('<bibl><biblScope from="12r" to="13v"/></bibl><app from="#a" to="#b"/><span from="#a"/>') == []
    assert codes('<p><seg when="x">A</seg></p>') == []  # the schema says that it has no such attribute
    assert codes('<p><date when-custom="anything" from-custom="x"/></p>') == []


@pytest.mark.parametrize(
    "value",
    """1950-10-01 19501001 1950-W40-1 1950W401 1950-274 1950274 19 --10-01 ---01 T06:00 06:00 06 1950-10-01T06:00
    1950-10-01T0600Z P1Y2M P1W PT5M 1950/1951 1950-10-01/03 1950-10-01/.. ../1950 1950-10-01/P1M R5/1950/P1Y
    +001950-10-01 0000-02-29 -0004 0000""".split(),
)
def test_iso(value: str) -> None:
    assert iso8601.is_valid(value)
    assert of_date(f'when-iso="{value}"') == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("1950-13-01", "there is no month 13"),
        ("19500230", "there is no 30 February"),
        ("7.5.1891", "ISO 8601"),
        ("1950-10-1", "ISO 8601"),
        ("/", "ISO 8601"),
        ("P", "ISO 8601"),
        ("1/2/3", "ISO 8601"),
        ("1950-10-01T25:00", "ISO 8601"),
        ("1950-10-01T6", "ISO 8601"),
        ("", "ISO 8601"),
    ],
)
def test_no_iso(value: str, message: str) -> None:
    (finding,) = of_date(f'from-iso="{value}"')
    assert finding.code == "D003"
    assert message in finding.message


def test_iso_is_suggested() -> None:
    (finding,) = of_date('when-iso="17.5.1891"')
    assert finding.hint == 'Write when-iso="1891-05-17".'
