"""Of two findings that say one thing, one is left."""

from __future__ import annotations

import pytest

from engross.diagnostics import Diagnostic, Location, diagnostic
from engross.rules.overlaps import apart

HERE, THERE = Location("a.xml", 1, 1), Location("a.xml", 1, 2)


def at(code: str, place: Location | None = HERE) -> Diagnostic:
    name, _, detail = code.partition(":")
    return diagnostic(name, "x", place, detail=detail)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        (["H001", "S002"], ["S002"]),
        (["S015", "S001"], ["S001"]),
        (["I003", "H008"], ["H008"]),
        (["T001:sending-is-dated", "H010"], ["H010"]),
        (["T001:sender-is-named", "T001:sending-is-dated", "H012"], ["H012"]),
        (["T001:sender-is-named", "H010"], ["T001:sender-is-named", "H010"]),
        (["I002", "S005", "T001:hand-is-declared"], ["I002"]),
        (["D004", "D007"], ["D004"]),
        (["I004", "I006"], ["I006"]),
        (["I005", "N014"], ["I005"]),
        (["N003", "N005"], ["N003"]),
        (["D007", "T001:dateline-agrees"], ["D007"]),
        (["S001", "I002", "T001:hand-is-used"], ["S001", "I002", "T001:hand-is-used"]),
    ],
)
def test_at_one_place(found: list[str], left: list[str]) -> None:
    assert apart(map(at, found)) == [at(code) for code in left]


def test_elsewhere() -> None:
    assert apart([at("H001"), at("S002", THERE)]) == [at("H001"), at("S002", THERE)]
    assert apart([]) == []
