"""What a character that may not stand at its place says of the slip that was made there."""

from __future__ import annotations

import re

_NAME = rb"[^\s\"'<>&=/?!;]+"
_REFERENCE = re.compile(rb"&(#?[^\s;&<>\"'=]*)\Z")
_PREDEFINED = (b"amp", b"lt", b"gt", b"quot", b"apos")
_TAG_AFTER_SPACE = re.compile(rb"\s+/?" + _NAME + rb"(\s+" + _NAME + rb"\s*=\s*[\"'][^<>]*)?\s*/?>")
_TAG = re.compile(rb"<" + _NAME + rb"(?:\s+" + _NAME + rb"\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*/?>|</[^<>]*>")
_LONE_NAME = re.compile(rb"\s(" + _NAME + rb")\s*\Z")
_NO_EQUALS = re.compile(rb"\s*[\"']")
_OPEN_VALUE = re.compile(rb"\s(" + _NAME + rb")\s*=\s*(?:\"[^\"]*|'[^']*)\Z")
_UNCLOSED_VALUE = re.compile(rb"\s(" + _NAME + rb")\s*=\s*(?:\"[^\"]*\s[\w:.-]+\s*=\s*\"|'[^']*\s[\w:.-]+\s*=\s*')\Z")
_FAR = 200  # bytes; no reference is longer
_SPACE = 0x20


def slip(data: bytes, offset: int) -> tuple[str, int]:
    """
    Say what is wrong where expat met an invalid token.

    Args:
        data: The file's bytes, in UTF-8.
        offset: Of the first byte that may not stand there, which often follows the culprit.

    Returns:
        What is wrong, and the offset of the culprit.
    """
    found = _character(data, offset)
    if data.startswith(b"PK"):
        return "this is no XML but a compressed file, such as a word processor's", offset
    if found in ("\ufffe", "\uffff") or (found < chr(_SPACE) and found not in ("", "\t", "\n", "\r")):
        return f"the character U+{ord(found):04X} may not stand in XML; take it out", offset
    if data.rfind(b"<!--", 0, offset) > data.rfind(b"-->", 0, offset):
        return "two hyphens may not stand together inside a comment", offset
    if match := _REFERENCE.search(data, max(offset - _FAR, 0), offset):
        return _ampersand(match[1]), match.start()
    opened = data.rfind(b"<", 0, offset)
    if opened in (offset - 1, offset - 2) and data[opened:offset] in (b"<", b"</"):
        if _TAG_AFTER_SPACE.match(data, offset):
            return f"a space may not follow {data[opened:offset].decode()} at the start of a tag", opened
        return "in text, < is written &lt;", opened
    if opened >= 0 and not _TAG.match(data, opened, offset):
        return _in_tag(data, opened, offset, found)
    if data.startswith(b"]]>", offset) or data[:offset].endswith((b"]]", b"]")):
        return "]]> may not stand in text; write ]]&gt;", data.rfind(b"]]>", 0, offset + 3)
    return f"the character {found} may not stand here", offset


def attribute_at(data: bytes, offset: int) -> str:
    """
    Read the name of an attribute.

    Args:
        data: The file's bytes, in UTF-8.
        offset: Where it starts.

    Returns:
        The name as it is written; empty where none stands there.
    """
    match = re.compile(_NAME).match(data, offset)
    return _text(match[0]) if match else ""


def _ampersand(name: bytes) -> str:
    if name in _PREDEFINED:
        return f"a ; is missing after &{_text(name)}"
    if name.startswith(b"#"):
        return f"&{_text(name)} is no character's number: write it as &#233; or &#xE9;"
    return "& is written &amp;"


def _in_tag(data: bytes, opened: int, offset: int, found: str) -> tuple[str, int]:
    tag = data[opened:offset]
    if found == "<":
        if match := _OPEN_VALUE.search(tag):
            name = _text(match[1])
            message = f"a < stands in the value of {name}: a quotation mark is missing before it, or it is to be &lt;"
            return message, offset
        return "a < stands inside a tag here: a quotation mark or a > is missing before it", offset
    if tag.rstrip().endswith(b"="):
        return "the value of this attribute must stand in straight quotation marks", offset
    if match := _UNCLOSED_VALUE.search(tag):
        return f"the value of {_text(match[1])} is not closed: a quotation mark is missing", opened + match.start(1)
    if tag.endswith((b'"', b"'")) and (found.isalnum() or found == "_"):
        return "a space is missing between this attribute and the one before", offset
    if match := _LONE_NAME.search(tag):
        name, start = _text(match[1]), opened + match.start(1)
        if _NO_EQUALS.match(data, offset):
            return f"= is missing after {name}", start
        if found == ">" or found == "/" or match.end(1) < len(tag):
            return f'{name} has no value: write {name}="…", or take it out', start
    return f"the character {found} may not stand inside a tag", offset


def _character(data: bytes, offset: int) -> str:
    return data[offset : offset + 4].decode("utf-8", "ignore")[:1]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
