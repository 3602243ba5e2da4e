"""References to resources: `anyURI` (XML Schema Part 2, 3.2.17)."""

from __future__ import annotations

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import LENGTHS
from engross.relaxng.datatypes.words import clipped

_HEX = frozenset("0123456789abcdefABCDEF")


class AnyURI(Faceted):
    """
    A URI reference in which everything may stand that can be escaped (XLink 1.0, 5.4).

    What escaping cannot mend is not allowed (RFC 2396, 3 and 5, with RFC 2732): a `%` that escapes nothing, a second
    `#`, brackets in a path, and a colon before any slash with something before it that is no scheme.
    """

    __slots__ = ()

    allowed = (*LENGTHS, "pattern")
    samples = ("#name", "https://example.org/", "name.xml", "a", "urn:example:1", "", "https://example.org/a/b/c")

    def holds(self, text: str) -> bool:
        """Look for the few characters that can be wrong; see `Faceted.holds`."""
        if "%" in text and _stray_percent(text) >= 0:
            return False
        reference, mark, fragment = text.partition("#")
        if mark and "#" in fragment:
            return False
        scheme, found, rest = reference.partition("://")
        if found and rest and scheme.isalpha() and scheme.isascii() and "[" not in rest and "]" not in rest:
            return True
        return not (
            (":" in reference or "[" in reference or "]" in reference or "//" in reference) and _fault(reference)
        )

    def read(self, text: str) -> str:
        """Give the text itself; see `Faceted.read`."""
        reference, _, fragment = text.partition("#")
        if "#" in fragment:
            raise BreachError("is no web address or pointer: it has more than one “#” in it")
        stray = _stray_percent(text)
        if stray >= 0:
            found = text[stray : stray + 3]
            raise BreachError(f"is no web address: “{found}” is no escape; “%” itself is written %25")
        fault = _fault(reference)
        if fault:
            raise BreachError(f"is no web address: {fault}")
        return text


def _stray_percent(text: str) -> int:
    """Give the place of the first `%` that two hexadecimal digits do not follow, or -1."""
    place = text.find("%")
    while place >= 0:
        escaped = text[place + 1 : place + 3]
        if len(escaped) < 2 or not _HEX.issuperset(escaped):
            return place
        place = text.find("%", place + 3)
    return -1


def _fault(reference: str) -> str:
    """Say what is wrong with a reference that has no fragment, in words, or nothing."""
    before, colon, rest = reference.partition(":")
    if not colon or "/" in before or "?" in before:
        rest = reference
    else:
        plain = before.replace("+", "").replace("-", "").replace(".", "")
        if not before:
            return "nothing stands before the colon"
        if not (before[0].isalpha() and before.isascii() and plain.isalnum()):
            return (
                f"“{clipped(before)}” before the colon is no scheme such as https;"
                " a scheme is made of letters a to z, digits, “+”, “-” and “.”, and starts with a letter"
            )
        if not rest:
            return "nothing follows the colon"
        if rest[0] != "/":
            return ""  # an opaque part (RFC 2396, 3), such as that of mailto:
    path = rest.partition("?")[0]
    if path.startswith("//"):
        if rest == "//":
            return "no server is named after “//”"
        authority, _, path = path[2:].partition("/")
        if ("[" in authority or "]" in authority) and not _is_numbered(authority):
            return "in brackets stands an IPv6 address, as in http://[2001:db8::1]/"
    for bracket in "[]":
        if bracket in path:
            return f"“{bracket}” may not stand in a path; write %{ord(bracket):X}"
    return ""


def _is_numbered(authority: str) -> bool:
    """Say whether a server's name is an IPv6 address in brackets, perhaps with a user and a port (RFC 2732, 3)."""
    import ipaddress

    user, at, place = authority.rpartition("@")
    address, bracket, port = place[1:].partition("]")
    if place[:1] != "[" or not bracket or "[" in user or "]" in user or (at and "@" in user):
        return False
    try:
        ipaddress.IPv6Address(address)
    except ValueError:
        return False
    return not port or (port[0] == ":" and not port[1:].strip("0123456789"))
