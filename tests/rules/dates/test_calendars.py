"""The Julian calendar: declared, said, and converted."""

from __future__ import annotations

import pytest
from tests.rules.dates.sample import codes, findings

from engross.rules.dates.calendars import gregorian

JULIAN = (
    '<profileDesc><calendarDesc><calendar xml:id="c"><p>Julianischer Kalender</p></calendar>'
    '<calendar xml:id="g"><p>Gregorian calendar</p></calendar><calendar xml:id="r"><p>Republican</p></calendar>'
    "</calendarDesc></profileDesc>"
)


def test_conversion() -> None:
    assert gregorian(1917, 10, 25) == (1917, 11, 7)
    assert gregorian(1582, 10, 5) == (1582, 10, 15)
    assert gregorian(1900, 2, 29) == (1900, 3, 13)
    assert gregorian(1900, 2, 28) == (1900, 3, 12)
    assert gregorian(1, 1, 1) == (-1, 12, 30)
    assert gregorian(200, 3, 1) == (200, 3, 1)


@pytest.mark.parametrize(
    ("attributes", "words", "found"),
    [
        ('calendar="#c" when="1917-11-07"', "25 October 1917", []),
        ('calendar="#c" when="1917-10-25"', "25 October 1917", ["D006"]),
        ('calendar="#julian" when="1917-10-25"', "25 October 1917", ["D006"]),
        ('calendar="#c" when="1917-10-25"', "25 October", ["D006"]),
        ('calendar="#c" when="1917-11-08"', "25 October 1917", ["D007"]),
        ('calendar="#c" when="1917-11"', "October 1917", []),
        ('calendar="#c" when="1917-10"', "October 1917", []),
        ('calendar="#c" when="1890-10-24"', "12. 10. 1890", []),
        ('calendar="#c" when="1890-10-12"', "12. 10. 1890", ["D006"]),
        ('calendar="#c" when="1950-10-14"', "1 October 1950", []),
        ('calendar="#g" when="1917-10-25"', "25 October 1917", []),
        ('calendar="#g" when="1917-11-07"', "25 October 1917", ["D007"]),
        ('calendar="#r" when="1917-11-07"', "3 May 1917", []),
        ('calendar="#x" when="1917-11-07"', "3 May 1917", []),
        ('calendar="#c #g" when="1917-11-07"', "3 May 1917", []),
        ('when="1917-11-07"', "25 October 1917", []),
        ('when="1950-10-14"', "1 October 1950", ["D007"]),
        ('calendar="#c" from="1917-11-07" to="1917-11-09"', "25–27 October 1917", []),
        ('calendar="#c" from="1917-10-25" to="1917-10-27"', "25–27 October 1917", ["D006"]),
        ('datingMethod="#c" when="1917-10-25" when-custom="1917-10-25"', "", ["D006"]),
        ('datingMethod="#c" when="1917-11-07" when-custom="1917-10-25"', "", []),
        ('datingMethod="#g" when="1917-10-25" when-custom="1917-10-25"', "", []),
        ('datingMethod="#c" when="1917-10-25" when-custom="the day of the storm"', "", []),
    ],
)
def test_declared(attributes: str, words: str, found: list[str]) -> None:
    assert codes(f"<p><date {attributes}>{words}</date></p>", header=JULIAN) == found


def test_the_hint_has_the_day() -> None:
    (finding,) = findings('<p><date calendar="#c" when="1917-10-25">25 October</date></p>', header=JULIAN)
    assert 'when="1917-11-07"' in finding.hint


def test_weekdays_of_either_calendar() -> None:
    # 3 May 1645 was a Saturday where the Julian calendar ruled, and a Wednesday elsewhere
    assert codes('<p><date when="1645-05-03">Saturday, 3 May 1645</date></p>') == []
    assert codes('<p><date when="1645-05-13">Saturday, 3 May 1645</date></p>') == []
    assert codes('<p><date when="1645-05-03">Friday, 3 May 1645</date></p>') == ["D009"]
    assert codes('<p xml:lang="de"><date when="1891-05-03">Freitag, 3. Mai 1891</date></p>') == ["D009"]
