from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.relaxng.datatypes.regex import Regex, RegexError
from engross.relaxng.datatypes.regex_plain import ascii_matcher
from engross.relaxng.datatypes.regex_sample import samples

from .patterns import BROKEN, LENIENT, PATTERNS, TEXTS, random_pattern


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        ("", [""], ["a"]),
        ("a|", ["", "a"], ["b"]),
        ("a|b|cd", ["a", "b", "cd"], ["c", "", "ab"]),
        ("^a$", ["^a$"], ["a"]),
        (".", ["a", "ä", "\U00010400", "\t", "\u2028", "\x85"], ["\n", "\r", ""]),
        (r"\.", ["."], ["a"]),
        (r"[\w.-]+", ["a.b-c", "ä", "1", "日本", "+", "€"], ["a b", ",", "_"]),
        (r"[\w-.]+", ["a.b-c"], ["a b"]),
        (r"[a-z-[aeiou]]+", ["xyz"], ["xaz", "X", ""]),
        (r"[^a-z-[0-9]]", ["A", "-", "ä"], ["a", "5"]),
        (r"[a-z-[b-y-[m]]]", ["a", "m", "z"], ["b", "y"]),
        (r"[^\d-[ä]]", ["a", "ö"], ["1", "ä", "٣"]),
        (r"\d+", ["0123456789", "٣", "\U0001d7d8"], ["²", "a", ""]),
        (r"\s", [" ", "\t", "\n", "\r"], ["\xa0", "\u3000", "\x0b"]),
        (r"\S", ["\xa0", "a", "\u200b"], [" ", "\n"]),
        (r"\i\c*", ["a", ":", "_1", "ä-.·"], ["1", "-", "a/", "\U00010400"]),
        (r"\I", ["1", "-", "\U00010400"], ["a", ":"]),
        (r"\C", ["/", "\U00010400", " "], ["1", "a"]),
        (r"\W", [".", " ", "_", "\u200b", "\xad"], ["a", "1", "+", "\u0300"]),
        (r"\p{Lu}\p{Ll}*", ["Anna", "Über", "A"], ["anna", "AnnA"]),
        (r"\P{L}", ["1", "€"], ["a", "日"]),
        (r"\p{IsGreek}", ["Ω"], ["a"]),
        (r"\P{IsBasicLatin}", ["ä"], ["a"]),
        (r"\p{Co}", ["\ue000", "\U0010fffd"], ["a"]),
        (r"a{2}", ["aa"], ["a", "aaa"]),
        (r"(ab?){2,3}", ["aa", "aba", "ababab"], ["a", "aaaa", "abb"]),
        (r"(a?){3}", ["", "a", "aa", "aaa"], ["aaaa"]),
        (r"x{0,1000}", ["", "x" * 1000], ["x" * 1001]),
        (r"(a{2,3}){2}", ["aaaa", "aaaaa", "aaaaaa"], ["aaa", "aaaaaaa"]),
        (r"[ä-ü]+", ["äöü"], ["a", "ß"]),
        (rb"[\U00010400-\U00010410]".decode("unicode_escape"), ["\U00010400"], ["a", "\U00010411"]),
        (r"\/\"\'\:", ["/\"':"], ["/"]),
        (r"[^\p{C}\p{Z}]+", ["größe", "日本", "a", "€😀"], ["a b", "a\u200b", "a\xa0b", "", "\n"]),
        (r"(\p{L}|\p{N}|\p{P}|\p{S})+", ["a-1€日"], ["a b", "\u0300", ""]),
    ],
)
def test_matches(pattern: str, right: list[str], wrong: list[str]) -> None:
    known = Regex(pattern)
    assert [text for text in right if not known.matches(text)] == []
    assert [text for text in wrong if known.matches(text)] == []


def test_modern_characters_are_assigned() -> None:
    assert Regex(r"\p{L}").matches("\U0001e6c0")  # Tai Yo, Unicode 17
    assert Regex(r"[^\p{C}]").matches("\U0001faea")  # distorted face, Unicode 17


@pytest.mark.parametrize("pattern", BROKEN)
def test_broken_syntax(pattern: str) -> None:
    with pytest.raises(RegexError) as caught:
        Regex(pattern)
    assert 1 <= caught.value.position <= len(pattern) + 1
    assert caught.value.message


@pytest.mark.parametrize("pattern", [*PATTERNS, *LENIENT])
def test_right_syntax(pattern: str) -> None:
    Regex(pattern)


@pytest.mark.parametrize(
    ("pattern", "message", "position"),
    [
        ("a**", "a quantifier follows a quantifier", 3),
        ("ab)", "there is no opening parenthesis", 3),
        ("a(b", "this “(” is never closed", 2),
        ("a[b", "this “[” is never closed", 2),
        ("x(?:a)", "(?…) means nothing here", 2),
        ("*", "there is nothing before “*” to repeat", 1),
        (r"ab\b", "“\\b” is no escape", 3),
        ("[z-a]", "the range z-a goes backwards", 2),
        ("a{3,2}", "{3,2} asks for more than it allows", 2),
        (r"\p{IsGreeek}", "is “Greek” meant?", 1),
        (r"\p{Lx}", "no category “Lx”", 1),
        ("[a-z-9]", "a hyphen stands first or last", 5),
        ("(" * 200 + ")" * 200, "nested too deeply", 101),
    ],
)
def test_messages(pattern: str, message: str, position: int) -> None:
    with pytest.raises(RegexError, match=re.escape(message)) as caught:
        Regex(pattern)
    assert caught.value.position == position


@given(st.randoms(use_true_random=False), st.text(st.sampled_from("abc12.- äÄ\n/"), max_size=8))
def test_both_matchers_agree(seeded: random.Random, text: str) -> None:
    known = Regex(random_pattern(seeded))
    quick = ascii_matcher(known.node)
    if quick is not None and text.isascii():
        assert (quick(text) is not None) is known.automaton.matches(text)


def test_both_matchers_agree_on_the_table() -> None:
    quick_ones = 0
    for pattern in PATTERNS:
        known = Regex(pattern)
        quick = ascii_matcher(known.node)
        quick_ones += quick is not None
        for text in TEXTS:
            if quick is not None and text.isascii():
                assert (quick(text) is not None) is known.automaton.matches(text), (pattern, text)
    assert quick_ones > len(PATTERNS) / 2


_PYTHONS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", "."]),
    lambda part: st.one_of(
        st.tuples(part, part).map("".join),
        st.tuples(part, part).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(part, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{2,}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@given(_PYTHONS, st.text(st.sampled_from("abc"), max_size=6))
def test_what_python_has_too_means_the_same(pattern: str, text: str) -> None:
    ours = Regex(pattern.replace("(?:", "("))
    assert ours.matches(text) is (re.fullmatch(pattern, text) is not None)
    # a character that is not ASCII takes the other way
    assert ours.matches("ä" + text) is (re.fullmatch(pattern, "ä" + text) is not None)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a*)*b",
        "(a+)+b",
        "(a|aa)+b",
        "(a|a)*b",
        "(a?){30}a{30}b",
        "a*a*a*a*a*b",
        "(.*)*x",
        "(a{1,30}){1,30}b",
        r"([\d]+[a-z]*[\d]*)(\.[\d]+[a-z]*[\d]*){0,3}b",
        "((a*)*)*b",
        "(a*b*)*c",
        r"(\p{L}+\s?)*!",
    ],
)
def test_long_texts_take_no_long_time(pattern: str) -> None:
    known = Regex(pattern)
    # a backtracking matcher needs years for the first of them; here that it ends is enough
    assert not known.matches("a" * 10_000)
    assert not known.matches("1" * 10_000)
    assert not known.matches("ä" + "a" * 10_000)


def test_memory_has_a_limit() -> None:
    known = Regex("(.*a.{12})|.*é")
    seeded = random.Random(1)  # noqa: S311 -- the same text each time
    for _ in range(3):
        text = "".join(seeded.choices("ab", k=30_000)) + "a" + "b" * 12
        assert known.automaton.matches(text)
        assert not known.automaton.matches(text[:-13] + "b" * 13)
    every = "".join(map(chr, range(0x4E00, 0x4E00 + 20_900)))
    assert Regex(r"\p{Lo}+").matches(every * 2)


@given(st.randoms(use_true_random=False))
def test_samples_match(seeded: random.Random) -> None:
    pattern = random_pattern(seeded)
    known = Regex(pattern)
    for text in samples(known.node):
        assert known.matches(text)


@pytest.mark.parametrize(
    ("pattern", "text", "reach"), [("ab+c", "abbd", 3), ("ab+c", "abb", 3), ("[0-9]+", "x", 0), ("a*", "aä", 1)]
)
def test_reach(pattern: str, text: str, reach: int) -> None:
    assert Regex(pattern).automaton.reach(text) == reach
