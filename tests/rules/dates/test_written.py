"""Written dates beside their values."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.rules.dates.sample import attributes, of_date

from engross.rules.dates.readings import read

TABLE = tomllib.loads((Path(__file__).parent / "written.toml").read_text(encoding="utf-8"))
FOUND = {"differs": "D007", "less": "D008", "old": "D006", "weekday": "D009"}


@pytest.mark.parametrize(("words", "value"), TABLE["agrees"])
def test_agrees(words: str, value: str) -> None:
    assert [finding.message for finding in of_date(attributes(value), words)] == []


@pytest.mark.parametrize(
    ("code", "words", "value", "right"),
    [(code, *case) for kind, code in FOUND.items() for case in TABLE[kind]],
)
def test_disagrees(code: str, words: str, value: str, right: str) -> None:
    (finding,) = of_date(attributes(value), words)
    assert finding.code == code
    assert right in finding.hint
    assert words in finding.message


@pytest.mark.parametrize("words", TABLE["unreadable"])
def test_unreadable(words: str) -> None:
    assert read(words) is None
