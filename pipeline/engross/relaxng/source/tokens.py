"""
The tokens of RELAX NG's compact syntax (RELAX NG Compact Syntax, appendix A.2).

The text is held as one character for each byte of its UTF-8, so that every position is a byte offset as it stands;
only names and literals outside ASCII are decoded, one by one.
"""

from __future__ import annotations

import dataclasses
import functools
import re

# Between tokens: white space and comments with one number sign
_SPACE = r"[ \t\r\n\0]*+(?:#(?!#)[^\r\n\0]*+[ \t\r\n\0]*+)*+"
_NAME = r"[A-Za-z_\x80-\xff][A-Za-z0-9_.\-\x80-\xff]*+"
_TOKEN = (
    rf"{_SPACE}(?:({_NAME})(?::({_NAME}|\*))?"
    r"|(>>|\|=|&=|[{}()\[\],|&?*+~=\-])"
    r'|("""[^"]*+(?:"{1,2}+[^"]++)*+"""'
    r"|'''[^']*+(?:'{1,2}+[^']++)*+'''"
    r"""|"[^"\r\n]*+"|'[^'\r\n]*+')"""
    rf"|\\({_NAME})"
    r"|(\#\#[^\r\n\0]*+)"
    r"|(\Z)"
    r"|([\s\S]))"
)
_PLAIN, _QUALIFIED, _SIGN, _LITERAL, _ESCAPED, _DOCUMENTATION, _END = range(1, 8)

IDENTIFIER = "identifier"
QUALIFIED = "qualified name"
ANY_LOCAL = "namespace wildcard"
LITERAL = "literal"
DOCUMENTATION = "documentation"
END = "end"
FAULT = "fault"

KEYWORDS = frozenset(
    "attribute default datatypes div element empty external grammar include inherit list mixed namespace notAllowed"
    " parent start string text token".split()
)
# What stands for \x{A} and \x{D}: unlike the line ends of the file they may stand within one pair of quotes
_ESCAPED_LF = "\0"
_ESCAPED_CR = "\1"
_UNCLOSED = "the literal that begins here"
_LARGEST = 0x10FFFF
_SHOWN = 20
_CURLY = "“”„‟‘’‚‛«»‹›"


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """
    Everything a file says, up to the first character that cannot be read.

    Attributes:
        kinds: A keyword or a sign as it is written, else one of this module's constants; the last one is `END`, or
            `FAULT` where reading stopped.
        values: What each says: a name without its backslash, a literal without its quotes.
        starts: Where each begins, in bytes.
        message: What is wrong where reading stopped; else empty.
        hint: What to do about it.
    """

    kinds: list[str]
    values: list[str]
    starts: list[int]
    message: str = ""
    hint: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class _Stop:
    """Why and where reading has to stop."""

    offset: int
    message: str
    hint: str = ""


def tokenize(data: bytes) -> Tokens:
    """
    Cut a schema into tokens.

    Args:
        data: UTF-8 without a byte order mark.

    Returns:
        Its tokens; what cannot be read is the last one, so that a mistake before it is told first.
    """
    text = data.decode("latin-1")
    stop = _forbidden(text)
    if stop:
        text = text[: stop.offset]
    shifts: list[tuple[int, int]] = []
    if "\\x" in text:
        text, shifts, bad = _unescaped(text)
        stop = bad or stop
    kinds, values, starts = _cut(text)
    if not text.isascii():
        _decode_names(kinds, values, starts)
    message = hint = ""
    if kinds[-1] == FAULT:
        message, hint = _why(text, starts[-1])
        if _is_triple(text, starts[-1]):
            # its first two quotation marks were taken for an empty literal
            del kinds[-2], values[-2], starts[-1]
    if shifts:
        starts = _shifted(starts, shifts)
    if stop and (kinds[-1] == END or message.startswith(_UNCLOSED)):
        message, hint = stop.message, stop.hint
        kinds[-1] = FAULT
        starts[-1] = stop.offset
    return Tokens(kinds, values, starts, message, hint)


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Compile at the first schema, not at import."""
    return re.compile(_TOKEN)


def _cut(text: str) -> tuple[list[str], list[str], list[int]]:
    keywords = KEYWORDS
    kinds: list[str] = []
    values: list[str] = []
    starts: list[int] = []
    for match in _pattern().finditer(text):
        group = match.lastindex
        if group == _SIGN:
            value = kind = match[_SIGN]
        elif group == _PLAIN:
            value = match[_PLAIN]
            kind = value if value in keywords else IDENTIFIER
        elif group == _QUALIFIED:
            value, kind = f"{match[_PLAIN]}:{match[_QUALIFIED]}", QUALIFIED
            if match[_QUALIFIED] == "*":
                value, kind = match[_PLAIN], ANY_LOCAL
            group = _PLAIN
        elif group == _LITERAL:
            value, kind = _literal(match[_LITERAL]), LITERAL
        elif group == _DOCUMENTATION:
            value, kind = "", DOCUMENTATION
        elif group == _ESCAPED:
            value, kind = match[_ESCAPED], IDENTIFIER
            starts.append(match.start(_ESCAPED) - 1)
            kinds.append(kind)
            values.append(value)
            continue
        else:
            kinds.append(END if group == _END else FAULT)
            values.append("")
            starts.append(match.start(group or 0))
            break
        kinds.append(kind)
        values.append(value)
        starts.append(match.start(group))
    return kinds, values, starts


def _literal(written: str) -> str:
    """Give what a literal says: the line ends of the file as line feeds, escaped ones as what they stand for."""
    width = 3 if written.startswith(('"""', "'''")) else 1
    value = written[width:-width]
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if _ESCAPED_LF in value or _ESCAPED_CR in value:
        value = value.replace(_ESCAPED_LF, "\n").replace(_ESCAPED_CR, "\r")
    return value if value.isascii() else _decoded(value)


def _decoded(text: str) -> str:
    return text.encode("latin-1").decode("utf-8", "replace")


def _forbidden(text: str) -> _Stop | None:
    """Find the first character that XML does not allow (XML 1.0, production 2)."""
    found = re.search(r"[\0-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", text)
    if found is None:
        return None
    code = ord(_decoded(found[0]))
    return _Stop(found.start(), f"the character U+{code:04X} may stand in no schema", "Remove it.")


def _unescaped(text: str) -> tuple[str, list[tuple[int, int]], _Stop | None]:
    r"""
    Put characters for their escapes, such as \x{e9} (appendix A.2.4).

    Returns:
        The text, up to the first wrong escape; from which offset in it on how much must be added to come to the
        offset in the file; what is wrong with the first wrong escape.
    """
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    done = length = 0
    for match in re.finditer(r"\\x++\{(?:([0-9A-Fa-f]++)\})?", text):
        character = _character(match[1])
        pieces.append(text[done : match.start()])
        if not character:
            message = f"the escape {match[0][:_SHOWN]} stands for no character that XML allows"
            if match[1] is None:
                message = f"{match[0]} opens an escape, but no hexadecimal number and no closing brace follow"
            hint = r"An escape is the code of a character in hexadecimal: \x{e9} is é."
            return "".join(pieces), shifts, _Stop(match.start(), message, hint)
        pieces.append(character)
        length += match.start() - done + len(character)
        done = match.end()
        shifts.append((length, done - length))
    pieces.append(text[done:])
    return "".join(pieces), shifts, None


def _character(digits: str | None) -> str:
    """Give the UTF-8 of an escaped character, one character a byte; nothing where XML does not allow it."""
    code = int(digits, 16) if digits else 0
    if code in (0xA, 0xD):
        return _ESCAPED_LF if code == 0xA else _ESCAPED_CR
    is_control = code < 0x20 and code != 0x9
    if is_control or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > _LARGEST:
        return ""
    return chr(code).encode("utf-8").decode("latin-1")


def _shifted(starts: list[int], shifts: list[tuple[int, int]]) -> list[int]:
    """Turn offsets in the text without escapes into offsets in the file."""
    moved: list[int] = []
    by = 0
    upcoming = iter(shifts)
    edge, step = next(upcoming)
    for start in starts:
        while start >= edge:
            by = step
            edge, step = next(upcoming, (1 << 62, by))
        moved.append(start + by)
    return moved


@functools.cache
def _name() -> re.Pattern[str]:
    """Namespaces in XML 1.0, production 4 (NCName), on the characters of XML 1.0, fifth edition, section 2.3."""
    start = (
        "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
        "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
    )
    return re.compile(f"[{start}][{start}\\-.0-9\xb7\u0300-\u036f\u203f-\u2040]*")


def _decode_names(kinds: list[str], values: list[str], starts: list[int]) -> None:
    """Decode the names outside ASCII; the first one that is no name ends the tokens where it goes wrong."""
    for index, value in enumerate(values):
        if value.isascii() or kinds[index] not in (IDENTIFIER, QUALIFIED, ANY_LOCAL):
            continue
        values[index] = name = _decoded(value)
        offset = starts[index]
        for part in name.split(":"):
            match = _name().match(part)
            good = match[0] if match else ""
            if good != part:
                kinds[index:] = [FAULT]
                values[index:] = [""]
                starts[index:] = [offset + len(good.encode())]
                return
            offset += len(part.encode()) + 1


def _is_triple(text: str, offset: int) -> bool:
    """Tell whether a quotation mark is the third of three."""
    return text[offset] in "\"'" and text[max(offset - 2, 0) : offset] == text[offset] * 2


def _why(text: str, offset: int) -> tuple[str, str]:
    """Say why no token begins somewhere, and what to do."""
    sign = text[offset]
    if sign in "\"'":
        if _is_triple(text, offset):
            return f"{_UNCLOSED} with three quotation marks is never closed", f"Close it with {sign * 3}."
        return (
            f"{_UNCLOSED} is not closed on its line",
            f"Close it with {sign}; a text of several lines stands between {sign * 3} and {sign * 3}.",
        )
    if sign == "\\":
        return "a backslash stands here without a name", r"Write \start to use the word start as a name."
    if sign == ">":
        return "one > stands alone here", "An annotation that follows a pattern begins with >>."
    character = _decoded(text[offset : offset + 4])[:1]
    if character in _CURLY:
        return f"the quotation mark {character} has no meaning here", "Write the straight one, \" or '."
    hint = "A comment begins with #." if character in "/<!;" else ""
    if character == ":":
        hint = "No space stands beside the colon of a name: tei:text, tei:*."
    return f"the character “{character}” cannot stand here", hint
