"""The types of XML Schema Part 2 whose values are texts: string and what derives from it (3.2.1, 3.3.1 to 3.3.8)."""

from __future__ import annotations

from typing import ClassVar

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import LENGTHS
from engross.relaxng.datatypes.names import is_name, is_ncname, is_nmtoken
from engross.relaxng.datatypes.space import preserve, replace
from engross.relaxng.datatypes.words import clipped, name_fault, nmtoken_fault


class Token(Faceted):
    """Any text, in which white space only parts words: `token` (3.3.2)."""

    __slots__ = ()

    allowed: ClassVar[tuple[str, ...]] = (*LENGTHS, "pattern")
    samples: ClassVar[tuple[str, ...]] = ("word", "a", "1", "", "word 2")

    def read(self, text: str) -> str:
        """Give the text itself; see `Faceted.read`."""
        return text

    def holds(self, text: str) -> bool:  # noqa: ARG002 -- whatever it is
        """Allow any text; see `Faceted.holds`."""
        return True


class String(Token):
    """Any text as it stands: `string` (3.2.1)."""

    __slots__ = ()

    def normalised(self, text: str) -> str:
        """Keep all white space; see `Faceted.normalised`."""
        return preserve(text)


class NormalizedString(Token):
    """Any text, in which line ends and tabs are spaces: `normalizedString` (3.3.1)."""

    __slots__ = ()

    def normalised(self, text: str) -> str:
        """Put spaces for other white space; see `Faceted.normalised`."""
        return replace(text)


class Word(Token):
    """A text whose characters are restricted."""

    __slots__ = ()

    def fault(self, text: str) -> str:
        """
        Say why a text does not have the form of the type.

        Args:
            text: The text.

        Returns:
            A phrase that follows it.
        """
        raise NotImplementedError

    def read(self, text: str) -> str:
        """Give the text itself; see `Faceted.read`."""
        if not self.holds(text):
            raise BreachError(self.fault(text))
        return text


class NCName(Word):
    """A name without colons: `NCName` (3.3.7), `ID` (3.3.8), `IDREF` (3.3.9)."""

    __slots__ = ()

    samples = ("name", "a", "name-1", "name_1")

    def holds(self, text: str) -> bool:
        """Look at the characters; see `Faceted.holds`."""
        return is_ncname(text)

    def fault(self, text: str) -> str:
        """Say why a text is no name; see `Word.fault`."""
        return name_fault(text)


class Name(Word):
    """A name, colons included: `Name` (3.3.6)."""

    __slots__ = ()

    samples = ("name", "a", "name-1", "prefix:name")

    def holds(self, text: str) -> bool:
        """Look at the characters; see `Faceted.holds`."""
        return is_name(text)

    def fault(self, text: str) -> str:
        """Say why a text is no name; see `Word.fault`."""
        return name_fault(text, colons=True)


class Nmtoken(Word):
    """Characters of names in any order: `NMTOKEN` (3.3.4)."""

    __slots__ = ()

    samples = ("name", "a", "1", "name-1")

    def holds(self, text: str) -> bool:
        """Look at the characters; see `Faceted.holds`."""
        return is_nmtoken(text)

    def fault(self, text: str) -> str:
        """Say which character is wrong; see `Word.fault`."""
        return nmtoken_fault(text) or "is empty"


def _is_language(text: str) -> bool:
    first, *more = text.split("-")
    return (
        text.isascii()
        and first.isalpha()
        and len(first) <= 8
        and all(part.isalnum() and len(part) <= 8 for part in more)
    )


def _language_fault(text: str) -> str:
    for character in text:
        if character == "_":
            return "is no language code: its parts are joined by a hyphen, not by “_”"
        if character == " ":
            return "is no language code: it has a space in it"
        if not (character.isascii() and (character.isalnum() or character == "-")):
            return (
                f"is no language code: “{character}” may not stand in it, only the letters a to z, digits and hyphens"
            )
    parts = text.split("-")
    if "" in parts:
        return "is no language code: a hyphen stands between two parts of it"
    if not parts[0].isalpha():
        return f"is no language code: its first part, “{clipped(parts[0])}”, may have letters only"
    long = next(part for part in parts if len(part) > 8)
    return f"is no language code: “{clipped(long)}” has {len(long)} characters, and a part of a code has 8 at most"


class Language(Word):
    """A language code after RFC 3066: `language` (3.3.3)."""

    __slots__ = ()

    samples = ("en", "de", "de-AT", "grc")

    def holds(self, text: str) -> bool:
        """Look at the parts; see `Faceted.holds`."""
        return _is_language(text)

    def fault(self, text: str) -> str:
        """Say which part is wrong; see `Word.fault`."""
        return _language_fault(text)
