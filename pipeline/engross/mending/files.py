"""A mended file: shown as a difference, or put in the place of what it was."""

from __future__ import annotations

import difflib
import itertools
from typing import TYPE_CHECKING

from engross.diagnostics import Location, diagnostic
from engross.errors import OutputError
from engross.work import replacing
from engross.xmlio.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONTEXT = 2


def write(file: Path, path: str, old: bytes, new: bytes) -> None:
    """
    Put a mended file in the place of what it was, in one step; its permissions stay.

    Args:
        file: Where it is.
        path: The file as the user would name it.
        old: What was read from it.
        new: What it is to hold.

    Raises:
        OutputError: It holds something else by now (O008), or cannot be written (O004).
    """
    if not replacing.replace(file, path, old, new):
        message = f"{path} has been changed by somebody else since it was read, and nothing in it was mended"
        hint = "Run the command again."
        raise OutputError(diagnostic("O008", message, Location(path), hint=hint))


def diff(path: str, old: bytes, new: bytes) -> str:
    """
    Show what differs between two versions of a file, as `diff -u` and `git diff` do.

    Args:
        path: The file as the user would name it.
        old: What it holds.
        new: What it would hold.

    Returns:
        A unified difference that `patch -p1` takes where the file is UTF-8; empty where nothing differs.
    """
    before, after = (decode(data).split("\n") for data in (old, new))
    return "".join(_lines(path, before, after))


def _lines(path: str, before: list[str], after: list[str]) -> Iterator[str]:
    for lines in (before, after):
        lines[:-1] = [f"{line}\n" for line in lines[:-1]]
        lines[-1:] = [f"{lines[-1]}\n\\ No newline at end of file\n"] if lines[-1] else []
    if len(before) != len(after):
        yield from difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", n=_CONTEXT)
    elif before != after:
        yield f"--- a/{path}\n"
        yield f"+++ b/{path}\n"
        yield from _hunks(before, after)


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    """Compare line by line: quick in any file, and right where no line was added or removed, as mends seldom do."""
    changed = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    groups: list[list[int]] = []
    for number in changed:
        if not groups or number - groups[-1][-1] > 2 * _CONTEXT:
            groups.append([])
        groups[-1].append(number)
    for group in groups:
        first, last = max(group[0] - _CONTEXT, 0), min(group[-1] + 1 + _CONTEXT, len(before))
        yield f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@\n"
        for is_changed, run in itertools.groupby(range(first, last), key=set(group).__contains__):
            numbers = list(run)
            yield from (f"{'-' if is_changed else ' '}{before[n]}" for n in numbers)
            if is_changed:
                yield from (f"+{after[n]}" for n in numbers)
