"""Character classes of regular expressions (XML Schema Part 2, appendix F.1), decided without listing their members."""

from __future__ import annotations

import functools

from engross.relaxng.datatypes.categories import EVERY, ascii_members, bit_of, mask
from engross.relaxng.datatypes.names import letters, name_characters
from engross.relaxng.datatypes.ranges import Ranges

TOP = 0x10FFFF
ASCII = (1 << 128) - 1

# Classes of XML names that a set may have beyond ASCII: those that it takes in, and those whose complement it does.
_INITIAL, _NAME, _NOT_INITIAL, _NOT_NAME = 1, 2, 4, 8
_NOTHING = Ranges(())


class CharSet:
    """
    A set of characters.

    Attributes:
        ascii: One bit for each member below 128.
    """

    __slots__ = ("_categories", "_names", "_negated", "_ranges", "_without", "ascii")

    def __init__(
        self,
        *,
        ascii_bits: int = 0,
        pairs: tuple[tuple[int, int], ...] = (),
        categories: int = 0,
        names: int = 0,
        negated: bool = False,
        without: CharSet | None = None,
    ) -> None:
        """
        Join several sets, then take the complement, then subtract.

        Args:
            ascii_bits: Members below 128.
            pairs: First and last code points of ranges beyond ASCII.
            categories: Categories of Unicode, of whose members those beyond ASCII are meant.
            names: Classes of XML names, of whose members those beyond ASCII are meant.
            negated: Whether the complement of all this is meant.
            without: What is subtracted in the end.
        """
        self.ascii: int = (ascii_bits ^ ASCII if negated else ascii_bits) & (~without.ascii if without else ASCII)
        self._ranges = Ranges(pairs) if pairs else _NOTHING
        self._categories = categories
        self._names = names
        self._negated = negated
        self._without = without

    def __contains__(self, character: str) -> bool:
        code = ord(character)
        if code < 128:
            return self.ascii >> code & 1 == 1
        return self._wide(code) is not self._negated and not (self._without and character in self._without)

    def _wide(self, code: int) -> bool:
        if code in self._ranges or (self._categories and bit_of(code) & self._categories):
            return True
        names = self._names
        return names != 0 and bool(
            (names & _INITIAL and code in letters())
            or (names & _NAME and code in name_characters())
            or (names & _NOT_INITIAL and code not in letters())
            or (names & _NOT_NAME and code not in name_characters())
        )

    @property
    def single(self) -> bool:
        """Whether it is a plain union, which can be joined with another one."""
        return not self._negated and self._without is None

    def joined(self, other: CharSet) -> CharSet:
        """
        Join two plain unions.

        Args:
            other: A set that is `single`, as this one must be.

        Returns:
            All members of both.
        """
        return CharSet(
            ascii_bits=self.ascii | other.ascii,
            pairs=(*self._ranges.pairs(), *other._ranges.pairs()),
            categories=self._categories | other._categories,
            names=self._names | other._names,
        )

    def complement(self, without: CharSet | None = None) -> CharSet:
        """
        Turn a plain union inside out.

        Args:
            without: What is subtracted from the result.

        Returns:
            All other characters.
        """
        return self._again(negated=True, without=without)

    def minus(self, without: CharSet) -> CharSet:
        """
        Subtract from a plain union.

        Args:
            without: What is subtracted.

        Returns:
            What is left.
        """
        return self._again(negated=False, without=without)

    def _again(self, *, negated: bool, without: CharSet | None) -> CharSet:
        return CharSet(
            ascii_bits=self.ascii,
            pairs=tuple(self._ranges.pairs()),
            categories=self._categories,
            names=self._names,
            negated=negated,
            without=without,
        )


@functools.lru_cache(maxsize=512)
def between(first: int, last: int) -> CharSet:
    """
    Give a range.

    Args:
        first: Its first code point.
        last: Its last one.

    Returns:
        The set.
    """
    return within([(first, last)])


def outside(pairs: list[tuple[int, int]]) -> CharSet:
    """
    Give all characters but some ranges.

    Args:
        pairs: First and last code points of what is left out.

    Returns:
        The set, as a plain union.
    """
    edges = Ranges(pairs).edges
    gaps = zip((0, *edges[1::2]), (*edges[::2], TOP + 1), strict=True)
    return within([(first, end - 1) for first, end in gaps if first < end])


def within(pairs: list[tuple[int, int]]) -> CharSet:
    """
    Give the characters of some ranges.

    Args:
        pairs: First and last code points, in any order.

    Returns:
        The set, as a plain union.
    """
    ascii_bits = 0
    for first, last in pairs:
        if first < 128:
            ascii_bits |= (1 << min(last, 127) + 1) - (1 << first)
    return CharSet(ascii_bits=ascii_bits, pairs=tuple([(max(first, 128), last) for first, last in pairs if last > 127]))


def category(name: str, *, negated: bool) -> CharSet | None:
    """
    Give the members of a category.

    Args:
        name: One or two letters.
        negated: Whether all others are meant.

    Returns:
        The set, or None if there is no such category.
    """
    bits = mask(name)
    if bits is None:
        return None
    if negated:
        bits ^= EVERY
    return CharSet(ascii_bits=ascii_members(bits), categories=bits)


@functools.lru_cache(maxsize=32)
def escape(letter: str) -> CharSet | None:
    r"""
    Give the class of a multi-character escape (appendix F.1.1).

    Args:
        letter: What follows the backslash, as in `\s`.

    Returns:
        The set, or None if there is no such escape.
    """
    match letter:
        case "s" | "S":
            space = [(0x9, 0xA), (0xD, 0xD), (0x20, 0x20)]
            return outside(space) if letter == "S" else within(space)
        case "d" | "D":
            return category("Nd", negated=letter == "D")
        case "w" | "W":
            bits = (mask("P") or 0) | (mask("Z") or 0) | (mask("C") or 0)
            bits = bits ^ EVERY if letter == "w" else bits
            return CharSet(ascii_bits=ascii_members(bits), categories=bits)
        case "i" | "I" | "c" | "C":
            return _names(letter)
        case _:
            return None


def _names(letter: str) -> CharSet:
    listed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:" + ("" if letter in "iI" else "0123456789-.")
    members = sum(1 << ord(character) for character in listed)
    flag = {"i": _INITIAL, "c": _NAME, "I": _NOT_INITIAL, "C": _NOT_NAME}[letter]
    return CharSet(ascii_bits=members if letter in "ic" else members ^ ASCII, names=flag)
