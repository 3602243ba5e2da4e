"""An attribute's value, character by character as the file writes it."""

from __future__ import annotations

import itertools
import re

from engross.xmlio.passages import Span

_PIECES = re.compile(r"&([^;&]+);|\r\n|.", re.DOTALL)
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_BLANK = frozenset(("\t", "\n", "\r", "\r\n"))


class Value:
    """What stands between two quotation marks."""

    def __init__(self, data: bytes, start: int, end: int, text: str) -> None:
        """
        Read a value.

        Args:
            data: The file in UTF-8.
            start: Where the value begins, behind its quotation mark.
            end: Where the closing one is.
            text: The value as a tree of the document has it.
        """
        self.start = start
        self.quote = data[start - 1 : start].decode()
        pieces = _pieces(data, start, end)
        # what comes out of an entity has a length that is not known, and both sides of it are counted from the ends
        unknown = [n for n, (character, *_) in enumerate(pieces) if character is None]
        front = pieces[: unknown[0]] if unknown else pieces
        back = pieces[unknown[-1] + 1 :] if unknown else []
        known = dict(enumerate(front)) | dict(enumerate(back, len(text) - len(back)))
        # attributes of some types are normalised further (XML 1.0, section 3.3.3)
        self.is_as_written = (bool(unknown) or len(pieces) == len(text)) and all(
            text[n : n + 1] == character for n, (character, *_) in known.items()
        )
        self._places = {n: (begin, stop) for n, (_, begin, stop) in known.items()}

    def span(self, start: int, length: int) -> Span | None:
        """
        Find characters in the file.

        Args:
            start: How many characters of the value stand before them.
            length: How many they are, one at least.

        Returns:
            The bytes that write them; None where the value is shorter, or they come out of an entity.
        """
        places = [self._places.get(n) for n in range(start, start + length)]
        whole = [place for place in places if place is not None]
        if len(whole) != length or any(left[1] != right[0] for left, right in itertools.pairwise(whole)):
            return None
        return Span(whole[0][0], whole[-1][1], is_own=True, is_cdata=False)


def _pieces(data: bytes, start: int, end: int) -> list[tuple[str | None, int, int]]:
    """Cut a value into characters; None stands for what comes out of an entity (XML 1.0, sections 2.11, 3.3.3, 4.1)."""
    found: list[tuple[str | None, int, int]] = []
    position = start
    for match in _PIECES.finditer(data[start:end].decode()):
        written, name = match[0], match[1]
        stop = position + len(written.encode())
        if name is None:
            found.append((" " if written in _BLANK else written, position, stop))
        elif name.startswith("#"):
            found.append((chr(int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:])), position, stop))
        else:
            found.append((_PREDEFINED.get(name), position, stop))
        position = stop
    return found
