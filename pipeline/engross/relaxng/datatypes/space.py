"""White space as the facet whiteSpace treats it (XML Schema Part 2, 4.3.6): space, tab, line feed and return alone."""

from __future__ import annotations

_CONTROLS = {0x9: " ", 0xA: " ", 0xD: " "}


def preserve(text: str) -> str:
    """
    Leave white space as it is.

    Args:
        text: Any text.

    Returns:
        The same text.
    """
    return text


def replace(text: str) -> str:
    """
    Put a space for each tab, line feed and return.

    Args:
        text: Any text.

    Returns:
        The text with no white space but spaces.
    """
    return text.translate(_CONTROLS) if "\n" in text or "\t" in text or "\r" in text else text


def collapse(text: str) -> str:
    """
    Leave single spaces inside the text, and none around it.

    Args:
        text: Any text.

    Returns:
        The text with every run of white space made one space, and none at its ends.
    """
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.translate(_CONTROLS)
    elif " " not in text:
        return text
    while "  " in text:  # halves every run; a list of the words of a long text would take many times its memory
        text = text.replace("  ", " ")
    return text.strip(" ")
