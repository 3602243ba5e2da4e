"""The line of a file that a finding is about, cut to the width of a terminal, and where the caret stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.report.columns import columns
from engross.report.wording import named
from engross.xmlio.encoding import declared_encoding, is_usable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TAB = "    "
_CUT = "…"
_INDENT = re.compile(r"[ \t]*")
# Anything but letters and signs that are surely one column wide: Latin, Greek, Cyrillic, punctuation.
_UNEVEN = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
# What cannot be seen, and would shift or turn what follows.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class Lines:
    """The lines of files; a file is read when it is first asked for, and forgotten when another one is."""

    def __init__(self, source: Callable[[str], bytes | None]) -> None:
        """
        Keep where the files come from.

        Args:
            source: Gives a file's bytes by its path; None when it is gone.
        """
        self._source = source
        self._path: str | None = None
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str | None:
        """
        Give a line.

        Args:
            path: The file.
            number: Counted from 1, lines ending at line feeds.

        Returns:
            The line without what ends it; None where there is none.
        """
        if path != self._path:
            data = self._source(path)
            self._path, self._lines = path, [] if data is None else _text(data).split("\n")
        return self._lines[number - 1].removesuffix("\r") if 0 < number <= len(self._lines) else None


def _text(data: bytes) -> str:
    name = declared_encoding(data)
    text = data.decode(name if is_usable(name) else "utf-8", "replace").removeprefix("\ufeff")
    if data.startswith(b"<?xml") and not text.startswith("<?xml"):  # it declares what it is not written in
        return data.decode("utf-8", "replace")
    return text


def cut(line: str, column: int | None, room: int) -> tuple[str, int | None]:
    """
    Show a line so that one of its characters is in view.

    The indentation before the character is left out, a tab is four spaces, and what cannot be seen is named.

    Args:
        line: A line of a file.
        column: Which character, counted from 1; None when the whole line is meant.
        room: How many columns of a terminal there are.

    Returns:
        What to show, an ellipsis standing where it was cut; and how many columns of the terminal stand before the
        character, None where there is no such column.
    """
    end = len(line)
    at = column - 1 if column is not None and 0 < column <= end + 1 else None
    indent = _INDENT.match(line).end()  # type: ignore[union-attr] # it matches the empty string
    start = indent if at is None else min(indent, at)
    focus = start if at is None else at
    # nothing beyond this window can be in view, but for marks that take no room; a line may have millions of characters
    first, last = max(start, focus - room), min(end, focus + room + 1)
    if _UNEVEN.search(line, first, last) is None:
        before, after = _shares(focus - start, end - focus, room)
        left, right = line[focus - before : focus], line[focus : focus + after]
        shown = left + right
        width = before
        is_cut, goes_on = focus - before > start, focus + after < end
    else:
        leftwards, rightwards = _cells(reversed(line[first:focus])), _cells(line[focus:last])
        sums = sum(wide for _, wide in leftwards), sum(wide for _, wide in rightwards)
        before, after = _shares(room + 1 if first > start else sums[0], room + 1 if last < end else sums[1], room)
        kept, follow = _fitting(leftwards, before), _fitting(rightwards, after)
        while kept and kept[-1][1] == 0 and len(kept) < len(leftwards):
            kept.pop()  # a mark whose letter is cut off
        shown = "".join(shown for shown, _ in [*reversed(kept), *follow])
        width = sum(wide for _, wide in kept)
        if kept and follow and follow[0][1] == 0:  # the caret stands below the letter that carries the mark
            width -= next((wide for _, wide in kept if wide), 0)
        is_cut = first > start or len(kept) < len(leftwards)
        goes_on = last < end or len(follow) < len(rightwards)
    shown = (_CUT if is_cut else "") + shown + (_CUT if goes_on else "")
    return shown, None if at is None else width + is_cut


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """Divide the room between what stands before a place and what follows it: a third before, where both are long."""
    if before + after <= room:
        return before, after
    third = room // 3
    if before <= third:
        return before, room - before - 1
    if after <= room - third:
        return room - after - 1, after
    return third - 1, room - third - 1


def _cells(text: Iterable[str]) -> list[tuple[str, int]]:
    """Give each character as it is shown, and how many columns that takes."""
    return [_cell(character) for character in text]


def _cell(character: str) -> tuple[str, int]:
    if character == "\t":
        return _TAB, len(_TAB)
    if _UNSEEN.match(character):
        shown = named(character)
        return shown, len(shown)
    return character, columns(character)


def _fitting(cells: list[tuple[str, int]], room: int) -> list[tuple[str, int]]:
    """Take characters from the first on while there is room."""
    taken = []
    for cell in cells:
        room -= cell[1]
        if room < 0:
            break
        taken.append(cell)
    return taken
