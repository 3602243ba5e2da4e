"""A date in any form and language agrees with its own value, and with no other day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from engross import w3cdates
from engross.rules.dates import agreement
from engross.rules.dates.calendars import gregorian, julian_weekday, weekday
from engross.rules.dates.readings import read
from engross.rules.dates.tokens import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMES: Mapping[str, str] = {
    "en": "January February March April May June July August September October November December",
    "de": "Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
WEEKDAYS: Mapping[str, str] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def month(day: datetime.date, language: str) -> str:
    return NAMES[language].split()[day.month - 1]


def short(day: datetime.date, language: str) -> str:
    return month(day, language)[:3] + "."


def of_week(day: datetime.date, language: str) -> str:
    return WEEKDAYS[language].split()[day.weekday()]


FORMS: tuple[Callable[[datetime.date, str], str], ...] = (
    lambda day, language: f"{day.day} {month(day, language)} {day.year}",
    lambda day, language: f"{day.day}. {month(day, language)} {day.year}",
    lambda day, language: f"[{day.day}. {month(day, language).upper()} {day.year}?]",
    lambda day, language: f"{month(day, language)} {day.day}, {day.year}",
    lambda day, language: f"{of_week(day, language)}, {day.day} {month(day, language)} {day.year}",
    lambda day, language: f"{day.day} de {month(day, language)} de {day.year}",
    lambda day, language: (
        f"{day.day} {month(day, language)[:4]}. {day.year}"
        if len(month(day, language)) > 4
        else f"{day.day} {month(day, language)} {day.year}"
    ),
    lambda day, language: f"{day.day}. {ROMAN[day.month - 1]}. {day.year}",
    lambda day, language: f"{day.day}/{ROMAN[day.month - 1]} {day.year}",
    lambda day, language: f"{day.year} {month(day, language)} {day.day}",
    lambda day, language: day.isoformat(),
)
NUMERIC: tuple[Callable[[datetime.date], str], ...] = (
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.day:02}. {day.month:02}. {day.year}",
    lambda day: f"{day.day}/{day.month} {day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
)

# no country of Europe used the Julian calendar any more
DAYS = st.dates(datetime.date(1924, 1, 1), datetime.date(2099, 12, 31))
LANGUAGES = st.sampled_from(sorted(NAMES))


def verdicts(words: str, value: str) -> set[str]:
    written, date = read(words), w3cdates.read(value)
    assert written is not None, words
    assert written.readings, words
    assert date is not None
    return {agreement.judge(one, {"when": date}, written.style, is_strict=True).kind for one in written.readings}


@given(st.sampled_from(FORMS), LANGUAGES, DAYS, DAYS)
def test_in_words(
    form: Callable[[datetime.date, str], str], language: str, day: datetime.date, other: datetime.date
) -> None:
    words = form(day, language)
    assert agreement.AGREES in verdicts(words, day.isoformat())
    assume(other != day)
    assert verdicts(words, other.isoformat()) == {agreement.DIFFERS}
    assert verdicts(words, f"{day.year}") == {agreement.LESS}


@given(LANGUAGES, DAYS)
def test_abbreviated(language: str, day: datetime.date) -> None:
    words = f"{day.day} {short(day, language)} {day.year}"
    assert agreement.AGREES in verdicts(words, day.isoformat())


@given(st.sampled_from(NUMERIC), DAYS, DAYS)
def test_in_numbers(form: Callable[[datetime.date], str], day: datetime.date, other: datetime.date) -> None:
    words = form(day)
    assert agreement.AGREES in verdicts(words, day.isoformat())
    assume(other != day and (other.year, other.day, other.month) != (day.year, day.month, day.day))
    assert verdicts(words, other.isoformat()) == {agreement.DIFFERS}


@given(DAYS, st.sampled_from(("{day}.{month}.{year:02}", "{day}/{month} {year:02}", "{day}. {month}. ’{year:02}")))
def test_with_short_years(day: datetime.date, form: str) -> None:
    words = form.format(day=day.day, month=day.month, year=day.year % 100)
    assert agreement.AGREES in verdicts(words, day.isoformat())
    far = day + datetime.timedelta(days=45)
    assume((far.day, far.month) != (day.month, day.day))
    assert agreement.AGREES not in verdicts(words, far.isoformat()) or day.year % 100 <= 31


@given(LANGUAGES, DAYS, st.integers(1, 400), st.sampled_from((" – ", "-", " to ", " bis ", " au ", " al ", " по ")))
def test_spans(language: str, day: datetime.date, length: int, joint: str) -> None:
    end = day + datetime.timedelta(days=length)
    written = read(f"{day.day} {month(day, language)} {day.year}{joint}{end.day} {month(end, language)} {end.year}")
    assert written is not None
    said = {name: w3cdates.read(one.isoformat()) for name, one in (("from", day), ("to", end))}
    values = {name: date for name, date in said.items() if date is not None}
    kinds = {agreement.judge(one, values, "", is_strict=True).kind for one in written.readings}
    assert kinds == {agreement.AGREES}
    late = w3cdates.read((end + datetime.timedelta(days=1)).isoformat())
    assert late is not None
    kinds = {agreement.judge(one, {**values, "to": late}, "", is_strict=True).kind for one in written.readings}
    assert kinds == {agreement.DIFFERS}


@given(st.dates(datetime.date(1583, 1, 1), datetime.date(1917, 12, 31)), LANGUAGES)
def test_julian_days(old: datetime.date, language: str) -> None:
    new = datetime.date(*gregorian(old.year, old.month, old.day))
    assert (new - old).days in (10, 11, 12, 13)
    assert julian_weekday(old.year, old.month, old.day) == new.isoweekday() == weekday(new.toordinal())
    words = f"{old.day} {month(old, language)} {old.year} ({new.day} {month(new, language)} {new.year})"
    assert verdicts(words, new.isoformat()) == {agreement.AGREES}
    assert verdicts(words, old.isoformat()) == {agreement.OLD}


@given(st.text(max_size=40))
def test_anything(text: str) -> None:
    found = parts(text)
    assert found is None or all(found.tokens)
    read(text)


@given(
    st.lists(
        st.sampled_from("1 10 50 1950 . / – ( ) May X Monday to from ab the ’50 1st a [ ] 907".split()), max_size=12
    )
)
def test_any_pieces(pieces: list[str]) -> None:
    written = read(" ".join(pieces))
    for reading in written.readings if written is not None else ():
        for value in ("1950-10-01", "1950", "--10-01", "1910-05"):
            date = w3cdates.read(value)
            assert date is not None
            for said in ({"when": date}, {"from": date}, {"notBefore": date, "notAfter": date}):
                agreement.judge(reading, said, "", is_strict=False)
                agreement.judge(reading, said, "old", is_strict=True)
