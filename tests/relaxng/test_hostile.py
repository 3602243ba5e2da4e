"""
What is meant to exhaust a validator, and what is broken: bounded memory, an end, and findings instead of exceptions.

Time is not measured here; a guard ends what hangs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from .fuzz import SEEDS, TARGETS
from .layout import Layout
from .scenes import SCENES

pytestmark = pytest.mark.proof

MEGABYTES = 170
SECONDS = 300


@pytest.mark.parametrize("name", sorted(SCENES))
def test_scene(name: str, repository: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.relaxng.scenes", name],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    assert json.loads(run.stdout)["megabytes"] < MEGABYTES


@pytest.mark.parametrize("target", sorted(SEEDS))
def test_examples_are_right(target: str) -> None:
    """What is broken below is right as it stands."""
    assert not TARGETS[target](SEEDS[target])


@pytest.mark.parametrize("target", sorted(SEEDS))
def test_cut_off_anywhere(target: str) -> None:
    whole = SEEDS[target]
    for end in range(len(whole)):
        findings = TARGETS[target](whole[:end])
        if target != "rnc":  # a schema in the compact syntax may be right without its last lines
            assert findings or not whole[end:].strip()


@pytest.mark.parametrize("target", sorted(SEEDS))
def test_any_byte_replaced(target: str) -> None:
    whole = SEEDS[target]
    others = (b"\0", b"<", b"&", b"\xff", b'"', b"}", b" ", b"")
    for at in range(len(whole)):
        for byte in (others[at % 8], others[(at + 3) % 8]):
            TARGETS[target](whole[:at] + byte + whole[at + 1 :])


def spoilt(whole: bytes) -> st.SearchStrategy[bytes]:
    """Give a file with pieces of it taken out, doubled, moved, or replaced by anything."""
    elements = Layout(whole).elements if whole.startswith(b"<") else []
    pieces = [*whole.split(), *(whole[each.start : each.end] for each in elements)]
    oddities = [b"<!DOCTYPE r [<!ENTITY e '&e;'>]>", b"\xef\xbb\xbf", b"\xff\xfe", b"&e;"]
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=4).map(str.encode)
    piece = st.one_of(st.binary(max_size=8), st.sampled_from(pieces + oddities), text)
    places = st.tuples(st.integers(0, len(whole)), st.integers(0, 40), piece)

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        data = whole
        for at, length, new in edits:
            data = data[:at] + new + data[at + length :]
        return data

    return st.lists(places, min_size=1, max_size=4).map(apply)


@pytest.mark.parametrize("target", sorted(SEEDS))
def test_anything_else(target: str) -> None:
    """A file that is broken in any way gives findings or a SchemaError, never another exception."""

    @settings(database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
    @given(data=st.one_of(spoilt(SEEDS[target]), st.binary(max_size=60)))
    @example(data=b"")
    @example(data=b"\xff\xfe<\0r\0/\0>\0")
    @example(data=b"<?xml version='1.0' encoding='utf-16'?><r/>")
    def survives(data: bytes) -> None:
        TARGETS[target](data)

    survives()
