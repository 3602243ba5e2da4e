"""
Family H: the licence has an address that names it.

Which licences there are follows the list of Creative Commons' own addresses: versions 1.0 to 3.0 were adapted to
single countries, 4.0 is one for all; `/deed` and `/legalcode` name a page of one licence, with a language.
"""

from __future__ import annotations

import re
import urllib.parse
from typing import TYPE_CHECKING

from engross.rules.header.words import below, finding, shown, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element

_HOSTS = frozenset(("creativecommons.org", "www.creativecommons.org"))
_CURRENT = "4.0"
_VERSIONS = frozenset(("1.0", "2.0", "2.1", "2.5", "3.0", _CURRENT))
_KINDS = frozenset(("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"))
# Kinds that had no successor in version 2.5 or later, written in the order of their own addresses.
_RETIRED = frozenset(
    ("nc", "nd", "sa", "nc-sa", "nd-nc", "by-nd-nc", "sampling", "sampling+", "nc-sampling+", "devnations")
)
_LATER = ("2.5", "3.0", _CURRENT)
_OF_NOBODY = frozenset((("zero", "1.0"), ("mark", "1.0")))
_PAGE = re.compile(r"(?:deed|legalcode|rdf)(?:[._-][\w.-]*)?")
_COUNTRY = re.compile(r"[a-z]{2}(?:-[a-z]+)?|igo|scotland")

_NAME = re.compile(
    r"\b(?P<zero>CC[ -]?(?:0|Zero)\b)"
    r"|\bCC[ -]?(?P<parts>BY(?:[ -](?:NC|ND|SA))*)(?![ -]?[A-Za-z])(?:[ -]?(?P<version>\d\.\d))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'()]+[^\s<>\"'().,;]")
_BARE_HOST = re.compile(r"(?://)?(?:www\.[\w.-]+|creativecommons\.org|opensource\.org)(?:/.*)?", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?i)\b(?:all rights|alle rechte|rights) (?:are )?(?:reserved|vorbehalten)|tous droits r[ée]serv[ée]s"
    r"|tutti i diritti|todos los derechos|in copyright"
)


def is_one(address: str) -> bool:
    """
    Ask whether an address looks like that of a licence.

    Args:
        address: Any address.

    Returns:
        Whether it names Creative Commons or has the word licence in it.
    """
    return bool(re.search(r"(?i)creativecommons\.|licen[cs]e|rightsstatements\.", address))


def check(path: str, licence: Element, *, is_open: bool) -> Iterator[Finding]:
    """
    Check one licence.

    Args:
        path: The file.
        licence: The element.
        is_open: Whether its availability does not say that the terms are unknown or restricted.

    Yields:
        H007 for a missing address, H008 for one that names no licence, H009 where the words name another licence.
    """
    text = words(licence)
    target = licence.get("target", "").strip()
    if not target:
        links = (link.get("target", "").strip() for link in below(licence, "ref", "ptr"))
        if is_open and not any(links) and not _RESERVED.search(text):
            yield _without_address(path, licence, text)
        return
    fault = _fault(target)
    if fault is not None:
        message, hint = fault
        yield finding(path, "H008", message, licence, "target", hint=hint)
        return
    said = {_parts(match) for match in _NAME.finditer(text)}
    linked = {parts for token in target.split() if (parts := _linked(token))}
    if len(said) == 1 and len(linked) == 1:
        (one,), (other,) = said, linked
        if one[0] != other[0] or (one[1] and one[1] != other[1]):
            message = f"the words name the licence {_called(*one)}, and target names {_called(*other)}"
            yield finding(path, "H009", message, licence, "target")


def _without_address(path: str, licence: Element, text: str) -> Finding:
    address = _ADDRESS.search(text)
    name = _NAME.search(text)
    hint = ""
    if address:
        hint = f'Write target="{address[0]}" on it.'
    elif name:
        hint = _advice(*_parts(name))
    message = f"the licence {shown(text)} has no address" if text else "this licence has neither words nor an address"
    return finding(path, "H007", message, licence, hint=hint)


def _parts(match: re.Match[str]) -> tuple[frozenset[str], str]:
    """Give what a name such as CC BY-SA 4.0 is made of: its conditions, and its version where there is one."""
    if match["zero"]:
        return frozenset(("zero",)), "1.0"
    return frozenset(re.split(r"[ -]", match["parts"].lower())), match["version"] or ""


def _called(parts: frozenset[str], version: str) -> str:
    if "zero" in parts:
        return "CC0"
    return f"CC {_kind(parts).upper()} {version}".rstrip()


def _kind(parts: frozenset[str]) -> str:
    return "-".join(part for part in ("by", "nc", "nd", "sa") if part in parts)


def _advice(parts: frozenset[str], version: str) -> str:
    if "zero" in parts:
        return 'Write target="https://creativecommons.org/publicdomain/zero/1.0/" on it.'
    address = f"https://creativecommons.org/licenses/{_kind(parts)}/{version or _CURRENT}/"
    return f'Write target="{address}" on it{"" if version else ", with the version that is meant"}.'


def _linked(address: str) -> tuple[frozenset[str], str] | None:
    """Read kind and version out of an address of Creative Commons that has both."""
    url = urllib.parse.urlsplit(address)
    steps = [step.lower() for step in url.path.split("/") if step]
    if (url.hostname or "") not in _HOSTS or len(steps) < len(("licenses", "by", "4.0")):
        return None
    if steps[:2] == ["publicdomain", "zero"]:
        return frozenset(("zero",)), "1.0"
    return (frozenset(steps[1].split("-")), steps[2]) if steps[0] == "licenses" else None


def _fault(target: str) -> tuple[str, str] | None:
    """Say what is wrong with an address, and what to do; pointers that lead nowhere are family I's."""
    written = f'target="{target}"'
    name = _NAME.fullmatch(target.replace("_", "-"))
    if name:
        return f"{written} is the name of a licence, not its address", _advice(*_parts(name))
    for token in target.split():
        if _BARE_HOST.fullmatch(token):
            return f"{written} is no address: https:// is missing", f"Write https://{token.removeprefix('//')}."
        try:
            url = urllib.parse.urlsplit(token)
            host = url.hostname or ""
        except ValueError:
            return f"{written} is no address that a reader could follow", ""
        if url.scheme in ("http", "https") and not host:
            return f"{written} is no address that a reader could follow", ""
        if host in _HOSTS and (hint := _unknown(url.path)) is not None:
            return f"{written} names no licence of Creative Commons", hint
    return None


def _unknown(path: str) -> str | None:
    """Say of a path on the site of Creative Commons what to write instead; None where it names a licence."""
    steps = [step.lower() for step in path.split("/") if step]
    if not steps:
        return "Write the address of the licence itself, such as https://creativecommons.org/licenses/by/4.0/."
    if steps[0] == "publicdomain":
        is_known = tuple(steps[1:3]) in _OF_NOBODY or steps[1:2] == ["certification"]
        return None if is_known else "Write https://creativecommons.org/publicdomain/zero/1.0/ for CC0."
    if steps[0] not in ("licenses", "licences", "license", "licence"):
        return None  # some page about licences
    if steps[0] == "licenses" and steps[1:] == ["publicdomain"]:
        return None
    kind, version, *rest = (*steps[1:], "", "")
    parts = frozenset(kind.split("-"))
    ordered = _kind(parts) if parts <= {"by", "nc", "nd", "sa"} else ""
    known = kind if kind in _KINDS | _RETIRED else ordered if ordered in _KINDS else ""
    if not known or (known in _RETIRED and version in _LATER):
        return "The kinds are " + ", ".join(sorted(_KINDS)) + "."
    if version not in _VERSIONS:
        return f"Write https://creativecommons.org/licenses/{known}/{_CURRENT}/, with the version that is meant."
    rest = [step for step in rest if step and not _PAGE.fullmatch(step)]
    is_right = steps[0] == "licenses" and kind == known
    if is_right and (not rest or (version != _CURRENT and _COUNTRY.fullmatch(rest[0]))):
        return None
    if version == _CURRENT and rest and _COUNTRY.fullmatch(rest[0]):
        return (
            f"Version 4.0 is one for all countries: write https://creativecommons.org/licenses/{known}/{version}/;"
            f" in a language it is {version}/deed.{rest[0]}."
        )
    return f"Write https://creativecommons.org/licenses/{known}/{version}/."
