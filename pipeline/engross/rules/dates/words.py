"""The words of written dates in English, German, French, Italian, Spanish, Russian and the Latin of old letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORTEST = 3  # of an abbreviation that is the beginning of a name

# The names of the months with their inflected and old forms; a beginning stands for a name.
_MONTHS = (
    """january jany januar januars jänner jänners jaenner jenner januarius januarii janvier gennaio enero
    январь января январе январю январем""",
    """february feby februar februars feber febers hornung februarius februarii février fevr febr febbraio febrero
    февраль февраля феврале февралю февралем""",
    """march marz märzes maerz märtz martz merz martius martii mars marzo март марта марте марту мартом""",
    """april aprils aprill aprilis avril aprile abril апрель апреля апреле апрелю апрелем""",
    """may mai mais maies mayen maius maii maji maggio mayo май мая мае маю маем""",
    """june juni junis juny junius junii junij juin giugno junio июнь июня июне июню июнем""",
    """july juli julis julius julii julij juillet luglio julio июль июля июле июлю июлем""",
    """august augusts augt augustus augusti août agosto август августа августе августу августом""",
    """september septembers septbr septb sepbr sepr septr septembris septembre settembre septiembre setiembre
    сентябрь сентября сентябре сентябрю сентябрем""",
    """october oktober oktobers octobers octbr octr oktbr octobris octobre ottobre octubre
    октябрь октября октябре октябрю октябрем""",
    """november novembers novbr novr novembris novembre noviembre ноябрь ноября ноябре ноябрю ноябрем""",
    """december dezember dezembers decembers decbr decr dezbr dezr decembris décembre dicembre diciembre
    декабрь декабря декабре декабрю декабрем""",
)

# From Monday on.
_WEEKDAYS = (
    "monday montag montags lundi lunedi lunes понедельник понедельника mo",
    "tuesday tues dienstag dienstags mardi martedi martes вторник вторника tu",
    "wednesday weds mittwoch mittwochs mercredi mercoledi miercoles среда среду среды mi",
    "thursday thurs donnerstag donnerstags jeudi giovedi jueves четверг четверга do th",
    "friday freitag freitags vendredi venerdi viernes пятница пятницу пятницы fr",
    "saturday samstag samstags sonnabend sonnabends samedi sabato sabado суббота субботу субботы sa",
    "sunday sonntag sonntags dimanche domenica domingo воскресенье воскресенья so su",
)
# Beginnings of weekdays that are words of their own.
_NO_WEEKDAYS = frozenset("die son don sam mit сре".split())

# What says nothing of the day: articles, prepositions, the words for year, month and day, parts of a day or a month.
_EMPTY = """
    the of on in at this year month date dated early late mid beginning end morning evening afternoon noon
    anno annus ad ao domini d
    den dem der des das die am im vom von zum zur datum dat jahr jahre jahres monat anfang mitte ende zwischen
    abend abends morgen morgens mittag mittags nachmittag nachmittags vormittag vormittags früh
    le les la l du de en an année mois début fin milieu entre matin soir midi
    il lo gli di adi del dello della dell nel nell mese inizio fine metà tra fra mattina sera pomeriggio
    el los las año mes principios mediados finales mañana tarde
    г гг год года году в во от числа между утром вечером днем утра вечера начало начале середина середине конец конце
    between
    """
# A night belongs to two days.
_NIGHT = "night midnight nacht nachts mitternacht nuit minuit notte mezzanotte noche ночь ночью полночь"

# Between two ends of a span, or before the only one.
_UNTIL = """
    to till until through bis auf au jusqu jusquau al fino hasta по до and und et e y и or oder ou o или
    """
# Before a beginning that has no end.
_SINCE = """
    from since after ab seit nach depuis après dopo dal dall dalla desde después tras с со после
    """
_BEFORE = "before vor avant prima antes перед"
# In the middle of a date it parts two ends, at its beginning it says nothing.
_AT_OR_TO = "a"
_FIRST = "first erster ersten premier primo primero"

_GERMAN_PARTS = tuple(
    "abends abend nachmittags nachmittag vormittags vormittag morgens morgen mittags mittag fruh nachts nacht".split()
)


def folded(word: str) -> str:
    """
    Write a word so that its spellings are one: without case, accents and old letters.

    Args:
        word: Any word.

    Returns:
        The word folded.
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(character for character in apart if not unicodedata.combining(character))


def _beginnings(names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    known: dict[str, tuple[int, ...]] = {}
    for number, forms in enumerate(names, 1):
        for form in folded(forms).split():
            for length in range(min(_SHORTEST, len(form)), len(form) + 1):
                others = known.get(form[:length], ())
                if number not in others:
                    known[form[:length]] = (*others, number)
    return known


# A kind of word with its number: the kinds of `tokens.Token`.
_Meaning = tuple[str, int]


def _all() -> dict[str, tuple[_Meaning, ...]]:
    """Give every word its meanings; one that is a month or a weekday has both."""
    every: dict[str, tuple[_Meaning, ...]] = {}
    for kind, names in (("M", _MONTHS), ("W", _WEEKDAYS)):
        for word, numbers in _beginnings(names).items():
            if kind == "M" or word not in _NO_WEEKDAYS:
                every[word] = (*every.get(word, ()), *((kind, number) for number in numbers))
    for kind, number, words in (
        (" ", 0, _EMPTY),
        (" ", 1, _NIGHT),
        ("D", 0, _UNTIL),
        ("F", 0, _SINCE),
        ("V", 0, _BEFORE),
        ("N", 1, _FIRST),
    ):
        every.update((word, ((kind, number),)) for word in folded(words).split())
    every[_AT_OR_TO] = ((" ", 0), ("D", 0))
    return every


_MEANINGS: Mapping[str, tuple[_Meaning, ...]] = _all()


def meanings(word: str) -> tuple[tuple[str, int], ...]:
    """
    Say what a word may mean in a date.

    Args:
        word: A word, folded.

    Returns:
        Kinds, each with its number: a month, a weekday, the first, nothing (1: it is night), until, since or before;
        empty where the word is not known.
    """
    known = _MEANINGS.get(word)
    if known is None:
        # Montagabend
        bare = next((word.removesuffix(part) for part in _GERMAN_PARTS if word.endswith(f"tag{part}")), "")
        known = _MEANINGS.get(bare, ()) if bare else ()
        if known and word.endswith(("nacht", "nachts")):
            known = (*known, (" ", 1))
    return known
