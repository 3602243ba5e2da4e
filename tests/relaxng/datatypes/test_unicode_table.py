from __future__ import annotations

import string
import unicodedata
from itertools import pairwise

import pytest

from engross.relaxng.datatypes import categories, unicode_table
from engross.relaxng.datatypes.blocks import blocks

from .unicode_generator import newest, source


def category(code: int) -> str:
    """Give the category that the table has."""
    return categories.NAMES[categories.bit_of(code).bit_length() - 1]


def test_table_is_what_the_generator_writes() -> None:
    data = newest()
    if data.unidata_version != unicode_table.VERSION:
        pytest.skip(f"Unicode {unicode_table.VERSION} is not at hand, only {data.unidata_version}")
    namespace: dict[str, object] = {}
    exec(source(data), namespace)  # noqa: S102 -- it is ours
    for name in ("VERSION", "CATEGORIES", "LENGTHS", "KINDS"):
        assert namespace[name] == getattr(unicode_table, name)


def test_table_agrees_with_python() -> None:
    # Unicode corrects a category now and then: two characters between the versions 14 and 18
    known = {0x295, 0x1171E}
    changed = {code for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", category(code))}
    assert changed <= known


def test_generator_writes_what_is_read() -> None:
    namespace: dict[str, str] = {}
    exec(source(unicodedata), namespace)  # noqa: S102 -- it is ours
    lengths = [int(length, 36) for length in namespace["LENGTHS"].split()]
    kinds = namespace["KINDS"].replace("\n", "")
    assert sum(lengths) == 0x110000
    assert len(lengths) == len(kinds)
    assert all(first != second for first, second in pairwise(kinds))
    letters = string.ascii_uppercase + string.ascii_lowercase
    start = 0
    for length, kind in zip(lengths, kinds, strict=True):
        assert unicodedata.category(chr(start)) == categories.NAMES[letters.index(kind)]
        start += length


def test_names_are_those_of_the_table() -> None:
    assert unicode_table.CATEGORIES.split() == categories.NAMES


def test_ascii_is_known_without_the_table() -> None:
    for index, name in enumerate(categories.NAMES):
        members = categories.ascii_members(1 << index)
        assert members == sum(1 << code for code in range(128) if category(code) == name)


@pytest.mark.parametrize(("name", "size"), [("L", 5), ("M", 3), ("N", 3), ("P", 7), ("Z", 3), ("S", 4), ("C", 5)])
def test_one_letter_stands_for_several_categories(name: str, size: int) -> None:
    bits = categories.mask(name)
    assert bits is not None
    assert bits.bit_count() == size


@pytest.mark.parametrize("name", ["", "X", "lu", "Cs", "LuX", "Is"])
def test_other_names_are_unknown(name: str) -> None:
    assert categories.mask(name) is None


def test_blocks_are_ranges_in_order() -> None:
    first_places = [pairs[0][0] for pairs in blocks().values()]
    assert all(first <= last for pairs in blocks().values() for first, last in pairs)
    known = {"BasicLatin": [(0, 0x7F)], "Specials": [(0xFEFF, 0xFEFF), (0xFFF0, 0xFFFD)], "Greek": [(0x370, 0x3FF)]}
    assert {name: blocks()[name] for name in known} == known
    assert len(first_places) == len(blocks()) > 90
