"""Processing instructions, and the elements that they are about."""

from __future__ import annotations

import dataclasses
import re
from xml.parsers import expat

from engross.xmlio.encoding import utf8
from engross.xmlio.positions import lines_and_columns

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*""")


@dataclasses.dataclass(frozen=True, slots=True)
class Instruction:
    """
    A processing instruction, wherever it stands.

    Attributes:
        text: What it says.
        place: Its line and column.
        start: Line and column at which the element that follows it begins; None where its parent ends before one does.
        end: Those of that element's end tag, or of its own end where it has none.
    """

    text: str
    place: tuple[int, int]
    start: tuple[int, int] | None
    end: tuple[int, int] | None


def instructions_before(data: bytes, target: str) -> list[Instruction]:
    """
    Find processing instructions, and the element that follows each among its siblings.

    Args:
        data: The bytes of a file that was parsed before.
        target: Their name.

    Returns:
        Each, in document order.
    """
    text = utf8(data)
    parser = expat.ParserCreate("utf-8")
    found: list[tuple[str, int]] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    waiting: list[list[int]] = [[]]
    concerned: list[list[int]] = []

    def instruct(name: str, words: str) -> None:
        if name == target:
            waiting[-1].append(len(found))
            found.append((words, parser.CurrentByteIndex))

    def start(_name: str, _attributes: dict[str, str]) -> None:
        concerned.append(waiting[-1])
        starts.update(dict.fromkeys(waiting[-1], parser.CurrentByteIndex))
        waiting[-1] = []
        waiting.append([])

    def end(_name: str) -> None:
        waiting.pop()
        mine = concerned.pop()
        if mine:
            here = parser.CurrentByteIndex
            # an empty-element tag ends where it starts, as far as the parser says; its attributes are inside
            tag = _TAG.match(text, here) if here == starts[mine[0]] else None
            ends.update(dict.fromkeys(mine, tag.end() if tag else here))

    parser.ProcessingInstructionHandler = instruct
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(text, True)
    places = lines_and_columns(text, [*(at for _, at in found), *starts.values(), *ends.values()])
    return [
        Instruction(
            words,
            places[at],
            places[starts[number]] if number in starts else None,
            places[ends[number]] if number in ends else None,
        )
        for number, (words, at) in enumerate(found)
    ]
