"""
Text that was read in another encoding than its own: UTF-8 taken for Windows-1252, so that ü became Ã¼.

Only what nobody can have written is found: the sequences that UTF-8's letters become, at places where no language
has them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from engross.rules.text.pieces import finding_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.reading import Reading


def _as_misread(first: int, last: int) -> str:
    """Give the characters that bytes become, in Windows-1252 or, where that has none, in Latin-1."""
    found = set()
    for byte in range(first, last + 1):
        found.add(chr(byte))
        found.add(bytes((byte,)).decode("cp1252", "ignore"))
    return "".join(re.escape(one) for one in sorted(found))


@functools.cache
def _trail() -> str:
    return _as_misread(0x80, 0xBF)


@functools.cache
def _likely(lead: str) -> re.Pattern[str]:
    """Give a pattern that begins with what is literal, and so is searched fast."""
    return re.compile(f"{lead}[{_trail()}]")


_LEADS = "âÃÄÅÎÏÐÑ"
_LOWER = "a-zß-öø-ÿ"


@functools.cache
def _pattern() -> re.Pattern[str]:
    trail = _trail()
    return re.compile(
        # three bytes: ’ “ ” – … and their like
        f"â[€\x80][{trail}]"
        # a letter in a word of small letters; after capitals, as in MAÇÃ», the second may be a quotation mark
        f"|(?<=[{_LOWER}])Ã[{trail}](?=[{_LOWER}])"
        f"|(?<![A-ZÀ-ÖØ-Þ])Ã[{trail}](?=[{_LOWER}]{{2}})"
        # after the capital of a word, as in Mütze, a small letter
        f"|(?<![^\\W\\d_][A-Z])(?<=[A-Z])Ã[\xa1-\xbf](?=[{_LOWER}])"
        f"|(?<=[{_LOWER}])[ÄÅ][{trail}](?=[{_LOWER}])"
        # two letters or more of Greek, of Cyrillic
        f"|(?:[ÎÏ][{trail}]){{2,}}|(?:[ÐÑ][{trail}]){{2,}}"
    )


def misread(reading: Reading) -> Iterator[Finding]:
    """
    Find text that was read in another encoding than its own.

    Args:
        reading: The document.

    Yields:
        U004 at the first such place of each piece of text or attribute.
    """
    leads = reading.unusual.intersection(_LEADS)
    if not any(_likely(lead).search(reading.everything) for lead in leads):
        return
    for piece in reading.pieces:
        found = [(match, meant) for match in _pattern().finditer(piece.text) if (meant := _meant(match[0]))]
        if found:
            match, meant = found[0]
            times = f"; there are {len(found)} such places in this text" if len(found) > 1 else ""
            message = f"“{match[0]}” is what becomes of “{meant}” when UTF-8 is read as another encoding{times}"
            hint = f"Write {meant}; if there are many, convert the source file once more, as UTF-8."
            start, end = match.span()
            yield finding_at(reading.path, "U004", message, piece, start, end - start, hint=hint)


def _meant(text: str) -> str:
    """Undo the misreading; empty where that gives nothing printable."""
    data = b""
    for one in text:
        try:
            data += one.encode("cp1252")
        except UnicodeEncodeError:
            if one > "\xff":
                return ""
            data += one.encode("latin-1")
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return meant if meant.isprintable() else ""
