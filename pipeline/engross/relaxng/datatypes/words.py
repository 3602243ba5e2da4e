"""Says in words what is wrong with the characters of a name or a word."""

from __future__ import annotations

from engross.relaxng.datatypes.names import is_nmtoken


def shown(character: str) -> str:
    """
    Show a character such that a reader recognises it.

    Args:
        character: One character.

    Returns:
        The character in quotation marks, or its number and name where it cannot be seen.
    """
    import unicodedata

    if unicodedata.category(character)[0] not in "CZM":
        return f"“{character}”"
    name = unicodedata.name(character, "").lower()
    return f"the character U+{ord(character):04X}" + (f" ({name})" if name else "")


def clipped(text: str) -> str:
    """
    Shorten a text that is quoted in a message.

    Args:
        text: Any text.

    Returns:
        The text, or its end after an ellipsis.
    """
    return text if len(text) <= 40 else f"…{text[-40:]}"


def space_fault(text: str) -> str:
    """
    Say where a text has white space.

    Args:
        text: The text.

    Returns:
        A phrase that follows the value; empty if there is none.
    """
    for character, rule in (
        (" ", "has a space in it"),
        ("\n", "has a line break in it"),
        ("\r", "has a line break in it"),
        ("\t", "has a tab in it"),
        ("\xa0", "has a no-break space in it"),
    ):
        if character in text:
            return rule
    return ""


def character_fault(character: str) -> str:
    """
    Say that a character may not stand in a value.

    Args:
        character: The character.

    Returns:
        A phrase that follows the value.
    """
    return space_fault(character) or f"has {shown(character)} in it, which is not allowed here"


def name_fault(text: str, *, colons: bool = False) -> str:
    """
    Say why a text is no name.

    Args:
        text: A text that is no NCName, and no Name if colons are allowed.
        colons: Whether a name may have colons here.

    Returns:
        A phrase that follows the value.
    """
    if not text:
        return "is empty, and a name is asked for"
    space = space_fault(text)
    if space:
        return f"is no name: it {space}"
    if not colons and ":" in text:
        return "is no name: it has a colon in it"
    fault = nmtoken_fault(text)
    if fault:
        return fault
    first = text[0]
    if first.isascii() and first.isdigit():
        return "is no name: it starts with a digit, and a name starts with a letter or “_”"
    kind = {"-": "a hyphen", ".": "a full stop"}.get(first, shown(first))
    return f"is no name: it starts with {kind}, and a name starts with a letter or “_”"


def nmtoken_fault(text: str) -> str:
    """
    Say which character may not stand in a name.

    Args:
        text: The text.

    Returns:
        A phrase that follows the value; empty if all of them may.
    """
    space = space_fault(text)
    if space:
        return f"is no name: it {space}"
    for character in text:
        if not is_nmtoken(character):
            return f"is no name: it has {shown(character)} in it, which no name can have"
    return ""
