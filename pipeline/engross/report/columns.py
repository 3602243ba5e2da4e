"""How many columns of a terminal a text takes, and how it is shortened to fewer."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CUT = "…"
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_TAGS = ("\U000e0020", "\U000e007f")
_REGIONS = ("\U0001f1e6", "\U0001f1ff")
_JUNGSEONG = ("\u1160", "\u11ff")  # medial vowels and final consonants, drawn into the syllable before them


def columns(character: str) -> int:
    """
    Tell how wide a character is.

    Args:
        character: One character that is no control.

    Returns:
        2 for the wide ones of East Asia (UAX #11), 0 for marks that stand above or below another, else 1. What a
        terminal draws as one sign, such as a family of emoji, may come out narrower than the sum of its characters.
    """
    if unicodedata.category(character) in ("Mn", "Me") or _JUNGSEONG[0] <= character <= _JUNGSEONG[1]:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """
    Tell how wide a text is.

    Args:
        text: One line without controls.

    Returns:
        Columns of a terminal.
    """
    return len(text) if text.isascii() else sum(map(columns, text))


def signs(text: str) -> Iterator[str]:
    """
    Take a text apart into what a reader sees as one sign each.

    The rules are those of UAX #29, section 3.1.1 that matter to names: marks, joined emoji, flags and Korean syllables
    stay whole.

    Args:
        text: Any text.

    Yields:
        The signs, in their order; together they are the text.
    """
    sign = ""
    for character in text:
        if sign and not _goes_on(sign, character):
            yield sign
            sign = ""
        sign += character
    if sign:
        yield sign


def _goes_on(sign: str, character: str) -> bool:
    if sign[-1] == _JOINER or character in (_JOINER, "\u200c"):
        return True
    if _REGIONS[0] <= character <= _REGIONS[1]:
        return len(sign) == 1 and _REGIONS[0] <= sign <= _REGIONS[1]
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or _JUNGSEONG[0] <= character <= _JUNGSEONG[1]
        or _SKIN_TONES[0] <= character <= _SKIN_TONES[1]
        or _TAGS[0] <= character <= _TAGS[1]
    )


def shortened(text: str, room: int) -> str:
    """
    Shorten a name in the middle, where it says least: the start of a path names the folder, its end the file.

    Args:
        text: One line without controls.
        room: How many columns there are.

    Returns:
        The text where there is room for all of it, else its start and more of its end, around an ellipsis; the last
        part of a path stays whole where there is room for it, and no sign is cut in two.
    """
    if width(text) <= room:
        return text
    if room < 1:
        return ""
    every = list(signs(text))
    beside = room - 1 - width(text[text.rfind("/") :])
    start = _fitting(every, min((room - 1) // 3, beside) if beside >= 0 else (room - 1) // 3)
    end = _fitting(reversed(every), room - 1 - sum(map(width, start)))
    return "".join((*start, _CUT, *reversed(end)))


def _fitting(every: Iterable[str], room: int) -> list[str]:
    taken = []
    for sign in every:
        room -= width(sign)
        if room < 0:
            break
        taken.append(sign)
    return taken
