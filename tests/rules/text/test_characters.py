"""Characters that have no place in a text, and the like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.text.sample import check, codes, document, findings, shown

from engross.rules.text.characters import named


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x85", "U+0085 NEXT LINE"),
        ("\x81", "U+0081 CONTROL"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ufdd0", "U+FDD0 NONCHARACTER"),
        ("\U0001ffff", "U+1FFFF NONCHARACTER"),
    ],
)
def test_a_character_has_a_name(character: str, name: str) -> None:
    assert named(character) == name
    (found,) = findings(f"<p>one{character}two</p>")
    assert found.code == "U002"
    assert found.message == f"{name} stands after “one”"


def test_a_character_in_a_value() -> None:
    (found,) = findings('<p n="one\x92s">x</p>')
    assert (found.attribute, found.hint.split(";")[0]) == ("n", "It was probably ’ in a file of Windows’ encoding")


@pytest.mark.parametrize(
    "text", ["tab\tand\nline", "no-break\u00a0space", "नि\u200dज, می\u200cخواهم", "👨\u200d👩\u200d👧"]
)
def test_what_belongs_to_writing_is_not_found(text: str) -> None:
    assert codes(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("\u202babc\u202c", 0),
        ("\u202a\u202babc\u202c\u202c", 0),
        ("\u2067abc\u2069", 0),
        ("\u2067abc\u202c", 2),
        ("abc\u202c", 1),
        ("\u202e\u202dabc\u202c", 1),
    ],
)
def test_directions_are_closed_in_their_paragraph(text: str, count: int) -> None:
    assert codes(f"<p>{text}</p><p>def</p>") == ["U002"] * count


@given(st.text(st.sampled_from("\u202a\u202b\u202c\u2066\u2069a"), max_size=8))
def test_what_is_told_of_directions_is_what_has_no_partner(text: str) -> None:
    read = document(f"<p>{text}</p>")
    found = {finding.words.start for finding in check(read) if finding.words}
    rest = "".join(one for place, one in enumerate(text) if place not in found)
    while (shorter := _without_pairs(rest)) != rest:
        rest = shorter
    assert rest.strip("a") == ""


def _without_pairs(text: str) -> str:
    text = text.replace("a", "")
    for pair in ("\u202a\u202c", "\u202b\u202c", "\u2066\u2069"):
        text = text.replace(pair, "")
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brief\xadwechsel", ["U006"]),
        ("Brief\u200bwechsel", ["U006"]),
        ("Brief\xad<lb/>wechsel", []),
        ("1914\xad1918", []),
        ("ไทย\u200bไทย", []),
    ],
)
def test_what_is_hidden_in_a_word(text: str, expected: list[str]) -> None:
    assert codes(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("", ["U005"]),
        ('<char xml:id="q"><mapping>\ue8bf</mapping></char>', []),
        ('<char xml:id="q"><mapping type="PUA">u+e8bf</mapping></char>', []),
        ('<char xml:id="q"><mapping type="PUA">U+E8C0</mapping></char>', ["U005"]),
    ],
)
def test_a_private_character_that_is_not_explained(declared: str, expected: list[str]) -> None:
    header = f"<encodingDesc><charDecl>{declared}</charDecl></encodingDesc>" if declared else ""
    assert codes("<p>q\ue8bf</p>", header) == expected


def test_a_private_character_in_its_own_element() -> None:
    assert codes('<p>q<g ref="https://example.org/que">\ue8bf</g></p>') == []


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("fÃ¼nf", "ü"),
        ("MÃ¼tze", "ü"),
        ("Ã¼ber", "ü"),
        ("itâ€™s", "’"),
        ("niÅ¡ta", "š"),
        ("ÐœÐ¸Ñ€", "Мир"),
        ("Î»ÏŒÎ³Î¿Ï‚", "λόγος"),
        ("SeÃ±or", "ñ"),
    ],
)
def test_text_in_the_wrong_encoding(misread: str, meant: str) -> None:
    read = document(f"<p>one {misread} two</p>")
    (found,) = check(read)
    assert found.code == "U004"
    assert f"“{meant}”" in found.message
    assert shown(read, found).encode("cp1252").decode() == meant


LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F, categories=["L", "N", "P", "S", "Zs"])


@given(st.text(LETTERS.filter(lambda one: one not in "<&"), min_size=1, max_size=20))
def test_words_in_the_wrong_encoding_only_are_found(text: str) -> None:
    for finding in findings(f"<p>{text}</p>"):
        if finding.code == "U004":
            wrong, right = (quoted.split("”")[0] for quoted in finding.message.split("“")[1:3])
            assert len(right.encode()) == len(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "«MAÇÃ»",
        "MÃ«",
        "»Ä«, »Å« und ›Ä‹",
        "Â° und Ã²",
        "Ångström, Âge, PÂQUES, ÂME",
        "NÃO É",
        "Α Ï Î and Ï·",
        "Ñ¿no?",
        "à la carte â €5",
    ],
)
def test_letters_that_are_meant_are_not_found(text: str) -> None:
    assert codes(f"<p>{text}</p>") == []
