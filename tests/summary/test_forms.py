"""Comparing names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.summary import forms


@pytest.mark.parametrize(
    ("one", "other"),
    [("FENG XI", " Feng\n Xi,"), ("Müller", "Mu\u0308ller"), ('"I"', "i"), ("O’Hara", "O'Hara"), ("Straße", "STRASSE")],
)
def test_alike(one: str, other: str) -> None:
    assert forms.strict(one) == forms.strict(other)


@pytest.mark.parametrize(("one", "other"), [("Muller", "Müller"), ("Feng-Xi", "Feng Xi"), ("Stalin", "Stalins")])
def test_not_alike(one: str, other: str) -> None:
    assert forms.strict(one) != forms.strict(other)


def test_the_words_of_a_name() -> None:
    assert forms.loose("Hofmannsthal, Hugo von") == {"hofmannsthal", "hugo", "von"}
    assert forms.loose("Jörg MÜLLER") == {"jorg", "muller"}
    assert forms.loose("—") == frozenset()


@given(st.text())
def test_making_comparable_twice_changes_nothing(words: str) -> None:
    once = forms.strict(words)
    assert forms.strict(once.upper().lower()) in (once, forms.strict(once.upper()))
    assert forms.loose(words) == forms.loose(" ".join(forms.loose(words)))
