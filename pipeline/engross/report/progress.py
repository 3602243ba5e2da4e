"""How far work is, in one line: a bar for a terminal, words for everything else."""

from __future__ import annotations

import dataclasses

import click

from engross.report.columns import shortened, width
from engross.report.wording import one_line

_QUICK = 10  # in a second, from which on nobody needs a fraction
_SLOWEST = 1e-3  # in a second, below which nobody can say how long the rest takes
_LONG = 10.0  # seconds after which even a plain line says what is slow
# Columns: of the bar, at least and at most, and of a name at least.
_BAR = (8, 30)
_NAME = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """
    How far a stage is.

    Attributes:
        stage: Its name.
        count: How many things are done.
        total: How many there are; 0 where nobody knows.
        rate: How many are done in a second; 0 where nothing is done yet.
        name: What is slow, else what was done last; empty where there is nothing.
        since: For how many seconds it has been in progress; None when it is done.
    """

    stage: str
    count: int
    total: int
    rate: float
    name: str = ""
    since: float | None = None


def plain(moment: Moment) -> str:
    """
    Say in words how far a stage is.

    Args:
        moment: How far it is.

    Returns:
        Such as `documents: 1,200 of 3,000, 41 a second`.
    """
    said = f"{moment.stage}: {_count(moment, ' of ')}"
    if moment.rate:
        said += f", {_rate(moment.rate)} a second"
    if moment.since is not None and moment.since > _LONG:
        said += f"; {one_line(moment.name)} has taken {moment.since:.0f} seconds so far"
    return said


def line(moment: Moment, room: int, *, coloured: bool = False) -> str:
    """
    Draw a bar.

    Where there is no room for everything, the rate goes first, then the bar, then the name, then the time left.

    Args:
        moment: How far the stage is.
        room: How many columns the terminal has; the last stays empty, where some terminals begin a new line.
        coloured: Whether the bar may have a colour.

    Returns:
        Such as `documents [####------] 1,200/3,000 41/s 0:44 left  letters/L041.xml`.
    """
    count = _count(moment, "/")
    room -= 1 + len(moment.stage) + 1 + len(count)
    if room < 0:
        return shortened(f"{moment.stage} {count}", room + len(moment.stage) + 1 + len(count))
    left = rate = bar = name = ""
    if moment.total and moment.rate > _SLOWEST:
        left = f" {_clock(max(0, moment.total - moment.count) / moment.rate)} left"
        left, room = (left, room - len(left)) if len(left) <= room else ("", room)
    has_name = bool(moment.name) and room >= 2 + _NAME
    room -= (2 + _NAME) * has_name
    has_bar = bool(moment.total) and room >= 1 + _BAR[0]
    room -= (1 + _BAR[0]) * has_bar
    if moment.rate:
        rate = f" {_rate(moment.rate)}/s"
        rate, room = (rate, room - len(rate)) if len(rate) <= room else ("", room)
    if has_bar:
        more = min(room // 3 if has_name else room, _BAR[1] - _BAR[0])
        bar = " " + _bar(moment.count / moment.total, _BAR[0] + more, coloured=coloured)
        room -= more
    if has_name:
        taken = "" if moment.since is None else f" {_clock(moment.since)}"
        shown = one_line(moment.name)
        name = f"  {shortened(shown, min(width(shown), room + _NAME - len(taken)))}{taken}"
    return f"{moment.stage}{bar} {count}{rate}{left}{name}"


def _bar(share: float, length: int, *, coloured: bool) -> str:
    inside = length - 2
    filled = min(inside, int(share * inside))
    drawn = "#" * filled
    return f"[{click.style(drawn, fg='green') if coloured and drawn else drawn}{'-' * (inside - filled)}]"


def _count(moment: Moment, of: str) -> str:
    return f"{moment.count:,}{of}{moment.total:,}" if moment.total else f"{moment.count:,}"


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= _QUICK else f"{rate:.1f}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
