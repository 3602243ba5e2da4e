"""Words that several reports share: labels, numbers, and text that no reader stumbles over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic

# What steers a terminal or turns the order of what follows: C0 and C1 controls but white space, line and paragraph
# separators, the controls of the bidirectional algorithm (UAX #9), and surrogates, which no encoding can write.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile(r"[ ]*[\t\n\r]\s*")
_PICTURES = 0x2400
_CONTROLS = 0x20
_DELETE = 0x7F


def named(character: str) -> str:
    """
    Show a character that cannot be seen.

    Args:
        character: One character.

    Returns:
        Its picture for ASCII's controls (Unicode block Control Pictures), U+FFFD for a surrogate, else its number.
    """
    number = ord(character)
    if number < _CONTROLS:
        return chr(_PICTURES + number)
    if number == _DELETE:
        return "\u2421"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"⟨U+{number:04X}⟩"


def safe(text: str) -> str:
    """
    Take the power from control characters.

    Args:
        text: Any text, perhaps a quotation from a document.

    Returns:
        The same, where each control character but tabs and line breaks can be seen.
    """
    return text if text.isprintable() else _UNSAFE.sub(lambda found: named(found[0]), text)


def one_line(text: str) -> str:
    """
    Write a text in one line.

    Args:
        text: Any text.

    Returns:
        The same, where line breaks and tabs are spaces and control characters can be seen.
    """
    return text if text.isprintable() else _BREAKS.sub(" ", safe(text))


def label(finding: Diagnostic) -> str:
    """
    Name a finding's code and what tells findings of this code apart.

    Args:
        finding: The finding.

    Returns:
        Such as `I002` or `T001[hand]`.
    """
    return f"{finding.code}[{one_line(finding.detail)}]" if finding.detail else finding.code


def sentences(finding: Diagnostic) -> str:
    """
    Say in one line what is wrong and what to do.

    Args:
        finding: The finding.

    Returns:
        Its message as a sentence, and its hint.
    """
    message = one_line(finding.message)
    return f"{message}{'' if message.endswith(('.', '!', '?', '…')) else '.'} {one_line(finding.hint)}"


def count(number: int, word: str) -> str:
    """
    Count things.

    Args:
        number: How many.
        word: What one of them is called.

    Returns:
        Such as `1 file` or `5,413 errors`; `info` has no plural.
    """
    return f"{number:,} {word}{'' if number == 1 or word == 'info' else 's'}"
