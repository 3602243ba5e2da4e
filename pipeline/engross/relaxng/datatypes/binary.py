"""Truth values and octets: `boolean`, `hexBinary` and `base64Binary` (XML Schema Part 2, 3.2.2, 3.2.15, 3.2.16)."""

from __future__ import annotations

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import LENGTHS
from engross.relaxng.datatypes.words import shown, space_fault

_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_HEX = "0123456789abcdefABCDEF"
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Boolean(Faceted):
    """Truth values: `boolean`."""

    __slots__ = ()

    allowed = ("pattern",)
    samples = ("true", "false", "1", "0")

    def holds(self, text: str) -> bool:
        """Look the text up; see `Faceted.holds`."""
        return text in _TRUTH

    def read(self, text: str) -> bool:
        """Read a truth value; see `Faceted.read`."""
        if text not in _TRUTH:
            if text.lower() in _TRUTH:
                raise BreachError(f"is neither true nor false: write “{text.lower()}”, in small letters")
            raise BreachError("is neither true nor false")
        return _TRUTH[text]


class HexBinary(Faceted):
    """Octets of two hexadecimal digits each: `hexBinary`."""

    __slots__ = ()

    allowed = (*LENGTHS, "pattern")
    unit = ("octet", "octets")
    samples = ("0FB7", "00", "")

    def read(self, text: str) -> bytes:
        """Read octets; see `Faceted.read`."""
        if text.strip(_HEX):
            stranger = next(character for character in text if character not in _HEX)
            fault = space_fault(stranger) or f"has {shown(stranger)} in it"
            raise BreachError(f"is no hexadecimal text: it {fault}; the digits are 0 to 9 and A to F")
        if len(text) % 2:
            raise BreachError("is no hexadecimal text: two digits make an octet, and one is left over")
        return bytes.fromhex(text)


class Base64Binary(Faceted):
    """Octets in Base64 after RFC 2045: `base64Binary`."""

    __slots__ = ()

    allowed = (*LENGTHS, "pattern")
    unit = ("octet", "octets")
    samples = ("AAAA", "AA==", "")

    def read(self, text: str) -> bytes:
        """Read octets; see `Faceted.read`."""
        from binascii import a2b_base64

        joined = text.replace(" ", "")
        body = joined.rstrip("=")
        padding = len(joined) - len(body)
        if body.strip(_BASE64):
            stranger = next(character for character in body if character not in _BASE64)
            if stranger == "=":
                raise BreachError("is no Base64: “=” stands at the end only")
            raise BreachError(f"is no Base64: it has {shown(stranger)} in it")
        if padding > 2 or len(joined) % 4:
            raise BreachError("is no Base64: it is not made of groups of four characters, filled up with “=”")
        # what the last character says beyond the last octet is nothing, and must be written as nothing
        if padding and body[-1] not in ("AQgw" if padding == 2 else "AEIMQUYcgkosw048"):
            raise BreachError(f"is no Base64: “{body[-1]}” cannot be the last character before “=”")
        return a2b_base64(joined)
