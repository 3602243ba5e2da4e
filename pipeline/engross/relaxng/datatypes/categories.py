"""The general categories of Unicode, as masks of bits; the table behind them is read when it is first asked."""

from __future__ import annotations

import functools
from bisect import bisect_right
from itertools import accumulate, repeat

NAMES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Zs Zl Zp Sm Sc Sk So Cc Cf Cs Co Cn".split()
EVERY = (1 << len(NAMES)) - 1

# XML Schema Part 2, appendix F.1.1, lists no Cs: no XML document can hold a surrogate.
_NOT_LISTED = "Cs"

_ASCII = {
    "Lu": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Ll": "abcdefghijklmnopqrstuvwxyz",
    "Nd": "0123456789",
    "Pc": "_",
    "Pd": "-",
    "Ps": "([{",
    "Pe": ")]}",
    "Po": "!\"#%&'*,./:;?@\\",
    "Zs": " ",
    "Sm": "+<=>|~",
    "Sc": "$",
    "Sk": "^`",
}


def mask(name: str) -> int | None:
    """
    Give the bits of a category.

    Args:
        name: One letter, such as "L", for all categories that begin so, or two letters.

    Returns:
        One bit for each category of `NAMES`; None if there is no such category.
    """
    bits = sum(1 << index for index, category in enumerate(NAMES) if category.startswith(name))
    return bits if bits and name and name != _NOT_LISTED else None


@functools.lru_cache(maxsize=256)
def ascii_members(bits: int) -> int:
    """
    Say which ASCII characters some categories have.

    Args:
        bits: The categories.

    Returns:
        One bit for each code point below 128.
    """
    members = 0
    for index, category in enumerate(NAMES):
        if bits >> index & 1:
            if category == "Cc":
                members |= (1 << 32) - 1 | 1 << 127
            for character in _ASCII.get(category, ""):
                members |= 1 << ord(character)
    return members


@functools.cache
def _table() -> tuple[list[int], str]:
    # 15 KB of text, which a schema never needs for ASCII documents
    from engross.relaxng.datatypes.unicode_table import KINDS, LENGTHS

    return list(accumulate(map(int, LENGTHS.split(), repeat(36)), initial=0)), KINDS.replace("\n", "")


_BITS = {chr(65 + index if index < 26 else 71 + index): 1 << index for index in range(len(NAMES))}


def bit_of(code: int) -> int:
    """
    Give the category of a code point.

    Args:
        code: The code point.

    Returns:
        The bit of its category.
    """
    starts, kinds = _table()
    return _BITS[kinds[bisect_right(starts, code) - 1]]
