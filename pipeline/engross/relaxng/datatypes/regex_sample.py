"""Makes texts that a regular expression matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.datatypes.regex_nodes import Choice, Node, One, Repeat, Sequence, chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.relaxng.datatypes.charsets import CharSet

# What reads well comes first; the letters and digits differ a little, so that an example does not look like noise.
_PREFERRED = "abcdefghijklmnopqrstuvwxyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:#"
_LONGEST = 500


def samples(node: Node) -> Iterator[str]:
    """
    Make a few texts.

    Args:
        node: An expression.

    Yields:
        Texts that match it, unless they would be very long or nothing matches.
    """
    for rounds in (1, 0, 2, 4):
        for turn in range(3):
            text = _sample(node, rounds, turn)
            if text is not None:
                yield text


def _sample(node: Node, rounds: int, turn: int) -> str | None:
    """Make a text with this many rounds of each repetition, if it allows them, and with the options in turn."""
    if isinstance(node, One):
        return _member(node.members)
    if isinstance(node, Sequence):
        parts = [_sample(member, rounds, turn) for member in chain(node)]
        found = [part for part in parts if part is not None]
        return "".join(found) if len(found) == len(parts) and sum(map(len, found)) <= _LONGEST else None
    if isinstance(node, Choice):
        count = len(node.options)
        tries = (_sample(node.options[(turn + step) % count], rounds, turn) for step in range(count))
        return next((text for text in tries if text is not None), None)
    if isinstance(node, Repeat):
        times = max(node.low, rounds if node.high is None else min(rounds, node.high))
        if times > _LONGEST:
            return None
        part = _sample(node.body, rounds, turn) if times else ""
        return None if part is None or len(part) * times > _LONGEST else part * times
    return ""


def _member(members: CharSet) -> str | None:
    for character in _PREFERRED:
        if character in members:
            return character
    listed = (chr(code) for code in (*range(33, 127), *range(0xA1, 0x3000), 0x20, 0x4E00, 0xAC00, 0x10400))
    return next((character for character in listed if character in members), None)
