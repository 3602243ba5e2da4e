"""The encoding that a file declares."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
# What stands before the text, and the codec of the text alone
_SIGNED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Python's codecs that are no encodings of XML
_UNFIT = frozenset(("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf-7"))
_DECLARED = re.compile(rb"""^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")


def declared_encoding(data: bytes) -> str:
    """
    Find the encoding that a file's first bytes declare (XML 1.0, section 4.3.3 and appendix F).

    Args:
        data: The file's bytes.

    Returns:
        A name that Python's codecs may or may not know; `utf-8` where nothing is declared.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    match = _DECLARED.match(data)
    return match[1].decode("ascii") if match else "utf-8"


def is_usable(name: str) -> bool:
    """
    Tell whether an encoding is one that XML may be in.

    Args:
        name: As a declaration gives it.

    Returns:
        Whether Python can decode it as text.
    """
    try:
        found = codecs.lookup(name).name.replace("-", "_")
        return found not in {unfit.replace("-", "_") for unfit in _UNFIT} and bool(" ".encode(name))
    except LookupError:
        return False


def decode(data: bytes) -> str:
    """
    Read bytes as text in the encoding that they declare.

    Args:
        data: The bytes of a file that was parsed before.

    Returns:
        The text without a byte order mark; bytes that do not fit become U+FFFD.
    """
    return data.decode(declared_encoding(data), "replace").removeprefix("\ufeff")


def utf8(data: bytes) -> bytes:
    """
    Give bytes in UTF-8, whatever they are in.

    Args:
        data: The bytes of a file that was parsed before.

    Returns:
        UTF-8 without a byte order mark.
    """
    if declared_encoding(data).lower() == "utf-8":  # what was parsed is sound
        return data.removeprefix(codecs.BOM_UTF8)
    return decode(data).encode("utf-8")


def coding(data: bytes) -> tuple[bytes, str]:
    """
    Tell how to write a file as it was written.

    Args:
        data: The bytes of a file that was parsed before.

    Returns:
        Its byte order mark, empty where it has none, and the codec of what follows.
    """
    for mark, codec in _SIGNED.items():
        if data.startswith(mark):
            return mark, codec
    return b"", codecs.lookup(declared_encoding(data)).name
