"""Characters that have no place in a text: what programs left behind, and what a reader cannot see."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from engross.rules.text.elements import name_of
from engross.rules.text.pieces import finding_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.pieces import Piece
    from engross.rules.text.reading import Reading

# Names that unicodedata does not give: those of ISO 6429, as the Unicode code charts have them.
_CONTROLS = {
    0x0D: "CARRIAGE RETURN",
    0x7F: "DELETE",
    0x82: "BREAK PERMITTED HERE",
    0x83: "NO BREAK HERE",
    0x85: "NEXT LINE",
    0x8D: "REVERSE LINE FEED",
    0x90: "DEVICE CONTROL STRING",
    0x91: "PRIVATE USE ONE",
    0x92: "PRIVATE USE TWO",
    0x93: "SET TRANSMIT STATE",
    0x94: "CANCEL CHARACTER",
    0x95: "MESSAGE WAITING",
    0x96: "START OF GUARDED AREA",
    0x97: "END OF GUARDED AREA",
    0x99: "SINGLE GRAPHIC CHARACTER INTRODUCER",
    0x9C: "STRING TERMINATOR",
}
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_MISPLACED = re.compile(f"[\r\x7f-\x9f\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0001{_NONCHARACTERS}]+")
_LOST = re.compile("\ufffd+")
# Scripts that write no spaces have a zero width space where a line may break.
_HIDDEN = re.compile("(?<=[^\\W\\d_])[\xad\u200b](?=[^\\W\\d_])")
_LATIN_GREEK_CYRILLIC_HEBREW = "\u05ff"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_DECLARED = frozenset(("char", "glyph", "g", "charDecl"))


def misplaced(reading: Reading) -> Iterator[Finding]:
    """
    Find characters that no text should have.

    Args:
        reading: The document.

    Yields:
        U002 for controls and their like, U003 for what stands where a character was lost.
    """
    seen = "".join(sorted(reading.unusual))
    for code, pattern in (("U002", _MISPLACED), ("U003", _LOST)):
        if not pattern.search(seen):
            continue
        for piece in reading.pieces:
            yield from _in_piece(reading.path, code, pattern, piece)


def _in_piece(path: str, code: str, pattern: re.Pattern[str], piece: Piece) -> Iterator[Finding]:
    """Tell of each kind of run once in a piece: a file that was converted badly may have one at every line."""
    count: dict[str, int] = {}
    first: dict[str, int] = {}
    for match in pattern.finditer(piece.text):
        count[match[0]] = count.get(match[0], 0) + 1
        first.setdefault(match[0], match.start())
    for run, start in first.items():
        times = f", {count[run]} times in this text" if count[run] > 1 else ""
        message = f"{named(run[0])} stands {_context(piece.text, start, len(run))}{times}"
        hint = _advice(run[0]) if code == "U002" else ""
        yield finding_at(path, code, message, piece, start, len(run), hint=hint)


def named(one: str) -> str:
    """
    Name a character.

    Args:
        one: The character.

    Returns:
        Such as `U+0085 NEXT LINE`.
    """
    code = ord(one)
    fallback = "CONTROL" if unicodedata.category(one) == "Cc" else "NONCHARACTER"
    return f"U+{code:04X} {_CONTROLS.get(code) or unicodedata.name(one, fallback)}"


_BEFORE = 12


def _context(text: str, start: int, length: int) -> str:
    before = re.search(r"[^\W_]+\W*$", text[max(0, start - _BEFORE) : start])
    if before:
        return f"after “{before[0].strip()}”"
    after = re.match(r"\W*[^\W_]+", text[start + length : start + length + _BEFORE])
    return f"before “{after[0].strip()}”" if after else "here"


def _advice(one: str) -> str:
    """Say what a control was before a file in a Windows code page was read as if it were Latin-1."""
    if "\x80" <= one <= "\x9f":
        try:
            meant = one.encode("latin-1").decode("cp1252")
        except UnicodeDecodeError:
            return ""
        return f"It was probably {meant} in a file of Windows’ encoding; write that, or remove the character."
    if one == "\r":
        return "Remove the reference &#13;; a line’s end in the file needs none."
    if one == "\ufeff":
        return "Remove it; it is a mark that belongs at the beginning of a file."
    if one in "\u2028\u2029":
        return "Write <lb/> or a paragraph of its own."
    return ""


def hidden(reading: Reading) -> Iterator[Finding]:
    """
    Find what nobody sees inside of a word.

    Args:
        reading: The document.

    Yields:
        U006 at the first soft hyphen or zero width space of each piece of text.
    """
    if not reading.unusual & {"\xad", "\u200b"}:
        return
    for piece in reading.pieces:
        found = [
            match
            for match in (_HIDDEN.finditer(piece.text) if piece.attribute is None else ())
            if max(piece.text[match.start() - 1], piece.text[match.end()]) <= _LATIN_GREEK_CYRILLIC_HEBREW
        ]
        if found:
            at = found[0].start()
            word = _word(piece.text, at)
            times = f"; there are {len(found)} such places in this text" if len(found) > 1 else ""
            message = f"{named(piece.text[at])} stands unseen in “{word}”{times}"
            yield finding_at(reading.path, "U006", message, piece, at, 1)


def _word(text: str, place: int) -> str:
    before = re.search(r"\w*$", text[:place])
    after = re.match(r"[\w\xad\u200b]*", text[place + 1 :])
    return ((before[0] if before else "") + (after[0] if after else "")).replace("\xad", "").replace("\u200b", "")


def private(reading: Reading) -> Iterator[Finding]:
    """
    Find private-use characters that the document does not explain (TEI Guidelines, section 5.5).

    Args:
        reading: The document.

    Yields:
        U005 at the first place of each.
    """
    if not _PRIVATE.search("".join(reading.unusual)):
        return
    declared = _explained(reading)
    told: set[str] = set()
    for piece in reading.pieces:
        if piece.attribute is not None or name_of(piece.element) == "g" or _is_declaration(piece):
            continue
        for match in _PRIVATE.finditer(piece.text):
            one = match[0]
            if one in told or one in declared or f"U+{ord(one):04X}" in declared:
                continue
            told.add(one)
            message = (
                f"U+{ord(one):04X} is a private-use character: what it is depends on the font,"
                " and this document does not say"
            )
            yield finding_at(reading.path, "U005", message, piece, match.start(), 1)


def _is_declaration(piece: Piece) -> bool:
    return any(name_of(element) == "charDecl" for element in (piece.element, *piece.element.iterancestors()))


def _explained(reading: Reading) -> str:
    declarations = reading.root.iter("{http://www.tei-c.org/ns/1.0}charDecl")
    return " ".join("".join(declaration.itertext()) for declaration in declarations).upper()
