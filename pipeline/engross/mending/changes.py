"""What differs between two short texts, as small changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECES = re.compile(r"\s+|\S+")
# Comparing more pieces than this takes longer than it is worth
_MOST = 600


class Change(NamedTuple):
    """
    One replacement.

    Attributes:
        start: The first character that goes.
        end: Behind the last one.
        new: What comes in its place.
    """

    start: int
    end: int
    new: str


def changes(old: str, new: str) -> list[Change]:
    """
    Find what has to change in a text, word by word and blank by blank.

    Args:
        old: What stands there.
        new: What is to stand there.

    Returns:
        Changes that do not touch each other, in order; together they make the new text of the old one.
    """
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    if len(before) + len(after) > _MOST:
        return list(_trimmed(old, 0, new))
    from difflib import SequenceMatcher

    starts = [0]
    for piece in before:
        starts.append(starts[-1] + len(piece))
    found: list[Change] = []
    for kind, first, last, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found.extend(_trimmed(old[starts[first] : starts[last]], starts[first], "".join(after[from_:to])))
    return found


def _trimmed(old: str, start: int, new: str) -> Iterator[Change]:
    """Leave out what both begin and end with."""
    shared = min(len(old), len(new))
    head = next((n for n in range(shared) if old[n] != new[n]), shared)
    rest = shared - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    if len(old) != len(new) or head < shared:
        yield Change(start + head, start + len(old) - tail, new[head : len(new) - tail])


def applied(old: str, made: Iterable[Change]) -> str:
    """
    Make changes in a text.

    Args:
        old: The text.
        made: Changes that do not touch each other, in any order.

    Returns:
        The text with all of them.
    """
    for change in sorted(made, reverse=True):
        old = old[: change.start] + change.new + old[change.end :]
    return old
