"""A line that says how far work is, in whatever room there is."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as some

from engross.report.columns import width
from engross.report.progress import Moment, line, plain

LETTERS = Moment("documents", 1200, 3000, 41.3, "tei/letters/L01199.xml")


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (100, "documents [#######------------] 1,200/3,000 41/s 0:44 left  tei/letters/L01199.xml"),
        (80, "documents [####--------] 1,200/3,000 41/s 0:44 left  tei/letters/L01199.xml"),
        (60, "documents [##----] 1,200/3,000 41/s 0:44 left  …/L01199.xml"),
        (55, "documents [##----] 1,200/3,000 0:44 left  …/L01199.xml"),
        (46, "documents 1,200/3,000 0:44 left  …/L01199.xml"),
        (40, "documents 1,200/3,000 41/s 0:44 left"),
        (22, "documents 1,200/3,000"),
        (10, "do…/3,000"),
    ],
)
def test_what_there_is_room_for_is_shown(room: int, shown: str) -> None:
    assert line(LETTERS, room) == shown


def test_what_is_not_known_is_left_out() -> None:
    assert line(Moment("files", 7, 0, 0.0), 80) == "files 7"
    assert line(Moment("files", 0, 3, 0.0, "a.xml", 4000.0), 80) == ("files [---------------------] 0/3  a.xml 1:06:40")
    assert plain(Moment("files", 7, 0, 0.0)) == "files: 7"


def test_words() -> None:
    assert plain(LETTERS) == "documents: 1,200 of 3,000, 41 a second"
    slow = Moment("pages", 1, 20, 0.26, "a\x1b.xml", 63.0)
    assert plain(slow) == "pages: 1 of 20, 0.3 a second; a␛.xml has taken 63 seconds so far"


@given(
    some.builds(
        Moment,
        some.sampled_from(("reading", "documents")),
        some.integers(0, 10**7),
        some.integers(0, 10**7),
        some.floats(0, 1e6),
        some.text(),
        some.none() | some.floats(0, 1e6),
    ),
    some.integers(2, 200),
    some.booleans(),
)
def test_it_never_fills_the_terminal(moment: Moment, room: int, coloured: bool) -> None:
    shown = line(moment, room, coloured=coloured)
    assert width(click.unstyle(shown)) < room
    assert "\n" not in shown
