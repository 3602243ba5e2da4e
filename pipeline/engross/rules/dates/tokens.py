"""From the words of a date to its parts."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from engross.rules.dates.words import folded, meanings

_LONGEST = 120  # what is longer is no date

# What encloses a part that an editor or a writer added or doubts.
_BRACKETS = re.compile(r"[\[\]⟨⟩<>{}?\u00ad\u200b]|\(\?\)")
# Figures or words that are missing: 18??, 195?, 18.., Oct. […].
_LACKING = re.compile(
    r"\d\s?[\[(]?(?:\?\?|--|\.\.|…|\*|_)|(?<!\d)\d{3}\s?[\[(]?\?|(?<!\d\d\d)\d\[\?|[\[(⟨<{][\s.…–—-]+[\])⟩>}]"
)
_CLOCK = re.compile(
    r"""
    (?<![\d./-])
    (?: [13]/[24] \s )?
    (?: \d{1,2} [:.] \d\d (?: [:.] \d\d )? \s* (?: [ap]\.?\s?m\b\.? | uhr\b | h\b | o['’]clock\b | ч\b\.? )
    |   \d{1,2} : \d\d (?: : \d\d )?
    |   \d{1,2} \s* (?: uhr\b | h\b (?: \s? \d\d )? | heures?\b | [ap]\.?\s?m\b\.? | o['’]clock\b | час\w*\b | ч\b\.? )
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_STYLE = re.compile(
    r"""
    \(? (?:
        (?P<old> \b(?: o\.\s?s\.? | old\sstyle | a\.\s?st\.? | alten\sstils | vieux\sstyle
                    | ст\.\s?ст\.? | старого\sстиля | ст\.\sстиля ) )
    |   (?P<new> \b(?: n\.\s?s\.? | new\sstyle | n\.\s?st\.? | neuen\sstils | nouveau\sstyle
                    | н\.\s?ст\.? | нового\sстиля | н\.\sстиля ) )
    ) \)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOKEN = re.compile(
    r"""
      (?P<bre> (?: 7|8|9|10|VII|VIII|IX|X|x ) [.\-]? b e? r (?: is|es|e|s )? (?!\w) )
    | (?<![\w'’]) ['’ʼ`´‘] (?P<short> \d\d ) (?!\w)
    | (?P<number> \d+ )
      (?: [.\-]? (?P<ordinal> st|nd|rd|th|er|re|ere|e|è?me|ten|tens|ter|tes|te|t|o|a|го|е|ое|й|d|° ) (?![\w'’]) )?
      (?! (?!г) [^\W\d_] )
    | (?P<word> [^\W\d_]+ ) ['’]?
    | (?P<dash> [-–—―‐‑−÷] )
    | (?P<slash> / )
    | (?P<open> \( )
    | (?P<close> \) )
    | (?P<mark> [.,] )
    | (?P<space> \s+ )
    """,
    re.VERBOSE,
)
_AUTUMN = {"7": 9, "vii": 9, "8": 10, "viii": 10, "9": 11, "ix": 11, "10": 12, "x": 12}
_ROMAN = {name: n for n, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ROMAN_YEAR = re.compile(r"M{1,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """
    One part of a written date.

    Attributes:
        kind: N a number, Y a year, R a Roman month, M a month, W a weekday, D a dash or the word *to*, S a slash,
            F *since*, V *before*, ( or ); a space for a word that says nothing.
        number: The number, year, month or weekday; for a space 1 where it is night.
        modulus: For a year: 0 where it is whole, 100 or 1000 for its last digits.
        digits: How many digits a number was written with.
        dotted: Whether a full stop follows.
    """

    kind: str
    number: int = 0
    modulus: int = 0
    digits: int = 0
    dotted: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Parts:
    """
    What the words of a date are made of.

    Attributes:
        tokens: Its parts in order, each with everything that it may be.
        style: `old` or `new`, where the words say which calendar they follow.
    """

    tokens: tuple[tuple[Token, ...], ...]
    style: str = ""


def parts(text: str) -> Parts | None:
    """
    Take the words of a date apart.

    Args:
        text: The words.

    Returns:
        Its parts; None where there is a word or a sign in it that no date has.
    """
    if len(text) > _LONGEST:
        return None
    if _LACKING.search(text):
        return None
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = _BRACKETS.sub("", plain)
    style = ""
    if match := _STYLE.search(plain):
        style = match.lastgroup or ""
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    if ":" in plain or not plain.isascii() or plain.upper() != plain:
        plain = _CLOCK.sub(" ", plain)
    found: list[tuple[Token, ...]] = []
    position = 0
    is_after_comma = False
    while position < len(plain):
        match = _TOKEN.match(plain, position)
        if match is None:
            return None
        position = match.end()
        if match["space"]:
            continue
        if match["mark"]:
            if found and match["mark"] == ".":
                found[-1] = tuple(dataclasses.replace(token, dotted=True) for token in found[-1])
            is_after_comma = match["mark"] == ","
            continue
        tokens = _tokens(match)
        if not tokens or (is_after_comma and _is_list(found, tokens)):
            return None
        is_after_comma = False
        found.append(tokens)
    return Parts(tuple(found), style)


def _is_list(found: list[tuple[Token, ...]], tokens: tuple[Token, ...]) -> bool:
    """Tell whether a comma parts two numbers: 3, 4 and 5 May; but not May 3, 50."""
    if not found or tokens[0].kind != "N" or found[-1][0].kind != "N":
        return False
    return len(found) < 2 or found[-2][0].kind != "M"


def _tokens(match: re.Match[str]) -> tuple[Token, ...]:
    """Say everything that a piece of the text may be."""
    text = match[0]
    match match.lastgroup:
        case "bre":
            return (Token("M", _AUTUMN[re.split("[.b-]", text.lower(), maxsplit=1)[0]]),)
        case "short":
            return (Token("Y", int(match["short"]), 100),)
        case "number" | "ordinal":
            return _number(match["number"], match["ordinal"] is not None)
        case "word":
            return _word(match["word"])
        case "dash":
            return (Token("D"),)
        case "slash":
            return (Token("S"),)
        case "open" | "close":
            return (Token(text),)
    return ()


def _number(digits: str, is_ordinal: bool) -> tuple[Token, ...]:
    number = int(digits) if len(digits) <= 4 else 0
    match len(digits):
        case 1 | 2:
            return (Token("N", number, digits=0 if is_ordinal else len(digits)),)
        case 3 if number >= 100 and not is_ordinal:
            return (Token("Y", number, 1000),)
        case 4 if 1000 <= number < 2200 and not is_ordinal:
            return (Token("Y", number),)
    return ()


def _word(word: str) -> tuple[Token, ...]:
    said = folded(word)
    known = tuple(Token(kind, number) for kind, number in meanings(said))
    if said in _ROMAN:
        return (*known, Token("R", _ROMAN[said]))
    if not known and len(word) > 3 and _ROMAN_YEAR.fullmatch(word):
        values = [_LETTERS[letter] for letter in word]
        year = sum(-here if here < later else here for here, later in zip(values, [*values[1:], 0], strict=True))
        return (Token("Y", year),)
    return known
