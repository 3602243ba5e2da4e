"""A baseline knows findings by what they say, and not by their lines."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.diagnostics import Diagnostic, Location, diagnostic
from engross.errors import ConfigError
from engross.validate import baseline

FINDINGS = st.lists(
    st.builds(
        lambda code, message, path, line: diagnostic(code, message, Location(path, line, 1)),
        st.sampled_from(["I002", "S001", "T001"]),
        st.sampled_from(["a pointer", "the id stands on line 7 already", "ein Fehler: ä"]),
        st.sampled_from(["a.xml", "b c.xml"]),
        st.integers(1, 5),
    )
)


def read(findings: list[Diagnostic]) -> Counter[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "b.json"
        file.write_text(baseline.written(findings), encoding="utf-8")
        return baseline.load(file)


@given(FINDINGS, FINDINGS)
def test_what_is_written_is_known_and_nothing_else(old: list[Diagnostic], new: list[Diagnostic]) -> None:
    known = read(old)
    assert baseline.unknown(old, known) == ([], 0)
    left, gone = baseline.unknown([*old, *new], known)
    assert len(left) == len(new)
    assert gone == 0
    assert baseline.unknown([], known) == ([], len(old))


def test_a_line_more_above_makes_nothing_new() -> None:
    before = diagnostic("S007", "the ID a stands on line 7 already", Location("a.xml", 9, 1))
    after = diagnostic("S007", "the ID a stands on line 8 already", Location("a.xml", 10, 1))
    known = read([before])
    assert baseline.unknown([after], known) == ([], 0)


def test_what_kept_work_from_being_done_is_never_known() -> None:
    missing = diagnostic("S011", "the schema x does not exist")
    known = read([missing])
    assert baseline.unknown([missing], known) == ([missing], 0)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_what_is_no_baseline_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="C010"):
        baseline.load(tmp_path / "b.json")
    with pytest.raises(ConfigError, match="there is no baseline"):
        baseline.load(tmp_path / "none.json")
