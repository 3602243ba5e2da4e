"""Comparing names: strictly to say that two are the same, loosely to say that they may be."""

from __future__ import annotations

import re
import unicodedata

_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")


def strict(words: str) -> str:
    """
    Make the words of a name comparable: case, white space, Unicode composition and punctuation around it aside.

    Args:
        words: A name as it is written.

    Returns:
        The same for names that are written alike.
    """
    plain = words if words.isascii() else unicodedata.normalize("NFC", words).translate(_APOSTROPHES)
    return _EDGES.sub("", " ".join(plain.casefold().split()))


def loose(words: str) -> frozenset[str]:
    """
    Take the words of a name apart, without case, diacritics and punctuation.

    Args:
        words: A name as it is written.

    Returns:
        Its words.
    """
    plain = words if words.isascii() else unicodedata.normalize("NFKD", words)
    letters = plain if plain.isascii() else "".join(mark for mark in plain if not unicodedata.combining(mark))
    return frozenset(_WORD.findall(letters.casefold()))
