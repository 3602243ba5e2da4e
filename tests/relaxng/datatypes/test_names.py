from __future__ import annotations

from functools import cache
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.relaxng.datatypes.names import is_name, is_ncname, is_nmtoken, letters, name_characters


@cache
def expat_takes(name: str) -> bool:
    """Ask expat, which has the names of XML 1.0, fourth edition."""
    try:
        expat.ParserCreate().Parse(f"<{name}/>".encode(), True)
    except expat.ExpatError:
        return False
    return True


def test_every_character_is_what_expat_takes_it_for() -> None:
    wrong = []
    for code in range(0x80, 0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        if (code in letters()) is not expat_takes(character):
            wrong.append((hex(code), "first"))
        if (code in name_characters()) is not expat_takes(f"a{character}"):
            wrong.append((hex(code), "later"))
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["a", "_", "a-b", "a.b", "a1", "ä", "日本", "a·", "ab\u0300", "é-1.x_", "ร", "_1", "A", "a\u0e35"]
)
def test_ncnames(name: str) -> None:
    assert is_ncname(name)
    assert is_name(name)
    assert is_nmtoken(name)
    assert is_name(f":{name}:b")
    assert not is_ncname(f"a:{name}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "-a",
        ".a",
        "·a",
        "\u0300a",
        "a b",
        " a",
        "a ",
        "a\n",
        "a/b",
        "a@",
        "ª",
        "\U00010400",
        "a\U00010400",
        "\ud800",
    ],
)
def test_not_ncnames(text: str) -> None:
    assert not is_ncname(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["1", "-", ".a", ":", "·", "\u0300", "a:b:"])
def test_nmtokens(text: str) -> None:
    assert is_nmtoken(text)


@pytest.mark.parametrize("text", ["", " ", "a b", "a/", "ª", "\U00010400"])
def test_not_nmtokens(text: str) -> None:
    assert not is_nmtoken(text)


@given(st.text(st.sampled_from("ab1-._: é\u0300·日ª/\t"), max_size=6))
def test_names_are_those_of_expat(text: str) -> None:
    if not set(text) & set(" \t/"):
        assert is_name(text) is (text != "" and expat_takes(text))
    assert is_ncname(text) is (is_name(text) and ":" not in text)
    assert is_nmtoken(text) is is_name("a" + text) if text else not is_nmtoken(text)
