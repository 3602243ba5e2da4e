"""Language tags: whether one is well-formed and made of registered subtags (BCP 47; RFC 5646, section 2)."""

from __future__ import annotations

import dataclasses
import functools
import re

from engross.rules.text.iso639 import SHORT
from engross.rules.text.registry import language_called, record

# Compiled when they are first asked for: most tags are of everyday
_SUBTAGS = "[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*"
_LANGTAG = """
    (?P<language>[a-z]{2,3}(?P<extlangs>(?:-[a-z]{3}){0,3})|[a-z]{4,8})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*)
    (?:-x(?:-[a-z0-9]{1,8})+)?
    """
_PRIVATE = "[xX](?:-[A-Za-z0-9]{1,8})+"

# What most editions are written in needs no registry, which takes a while to read.
LONG = "ang cop enm frm fro gmh goh grc gsw mul nds non pro und zxx".split()
SCRIPTS = "arab copt cyrl grek hans hant hebr latf latn".split()
REGIONS = "at be br ca ch cz de es fr gb gr hu ie it mx nl pl pt ru se us".split()
_EVERYDAY = (frozenset((*SHORT.values(), *LONG)), frozenset(SCRIPTS), frozenset(REGIONS))

# Countries that are taken for their languages, where no language has the code.
_SLIPS = {"jp": "ja", "cz": "cs", "dk": "da", "gr": "el", "cn": "zh", "us": "en", "gb": "en", "at": "de"}
_OWN_NAMES = {
    "deutsch": "de",
    "englisch": "en",
    "francais": "fr",
    "griech": "el",
    "latein": "la",
    "italiano": "it",
    "espanol": "es",
    "russisch": "ru",
    "francese": "fr",
    "allemand": "de",
    "anglais": "en",
    "greek": "el",
}
_KINDS = {"script": "script", "region": "country or region"}


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """
    What is wrong with a tag.

    Attributes:
        code: A code of family U.
        reason: What is wrong, to follow the attribute as it is written.
        hint: What to do; empty for the code's own advice.
        mend: The tag that was meant, where there can be no doubt.
    """

    code: str
    reason: str
    hint: str = ""
    mend: str | None = None


@functools.lru_cache(1024)
def fault(tag: str) -> Fault | None:
    """
    Judge a language tag.

    Args:
        tag: The value of an attribute.

    Returns:
        What is wrong with it; None for a good one.
    """
    if _is_everyday(tag) or re.fullmatch(_PRIVATE, tag):
        return None
    registered = record(tag, "grandfathered")
    if registered is not None:
        return _deprecated(tag, registered.get("Preferred-Value")) if "Deprecated" in registered else None
    match = re.fullmatch(_LANGTAG, tag, re.VERBOSE | re.IGNORECASE)
    if match is None:
        return _malformed(tag)
    return _repeated(match) or _unregistered(tag, match) or _outdated(tag, match)


def _is_everyday(tag: str) -> bool:
    """Tell whether a tag is of a known language, perhaps with a known script and a known region after it."""
    language, *rest = tag.lower().split("-")
    languages, scripts, regions = _EVERYDAY
    if rest and rest[0] in scripts:
        rest = rest[1:]
    if rest and rest[0] in regions:
        rest = rest[1:]
    return language in languages and not rest


def formatted(tag: str) -> str:
    """
    Write a tag as is the custom (RFC 5646, section 2.1.1).

    Args:
        tag: A well-formed tag.

    Returns:
        The same with capitals where scripts and regions have them.
    """
    parts = tag.lower().split("-")
    single = next((place for place, part in enumerate(parts) if len(part) == 1), len(parts))
    for place, part in enumerate(parts[1:single], 1):
        if len(part) == 2:
            parts[place] = part.upper()
        elif len(part) == 4 and part.isalpha():
            parts[place] = part.capitalize()
    return "-".join(parts)


def _malformed(tag: str) -> Fault:
    # as programs write a locale: de_DE.UTF-8, de_DE@euro
    candidate = re.sub(r"[\s_‐‑–-]+", "-", re.sub(r"[.@].*$", "", tag)).strip("-")
    if re.fullmatch(_SUBTAGS, candidate) and candidate != tag:
        reason = "is not a language tag (BCP 47): its parts are joined by single hyphens, without anything around them"
        other = fault(candidate)
        mend = formatted(candidate) if other is None else other.mend
        if mend is not None:
            return Fault("U014", reason, f"Write {mend}.", mend)
    named = _named(tag.split()[0] if tag.split() else "")
    if named:
        return Fault("U014", "is not a language tag (BCP 47)", f"Write {named}.")
    if re.fullmatch(_SUBTAGS, tag):
        reason = "is not a language tag (BCP 47), which has a language, a script, a region and variants, in this order"
        turned = re.sub("^([a-z]{2,3})-([a-z]{2})-([a-z]{4})$", r"\1-\3-\2", tag, flags=re.IGNORECASE)
        is_known = turned != tag and fault(turned) is None
        return Fault("U014", reason, f"Write {formatted(turned)}." if is_known else "")
    return Fault("U014", "is not a language tag (BCP 47)")


def _repeated(match: re.Match[str]) -> Fault | None:
    variants = match["variants"].lower().split("-")[1:]
    singles = [part for part in match["extensions"].lower().split("-") if len(part) == 1]
    for parts in (variants, singles):
        twice = next((part for part in parts if parts.count(part) > 1), None)
        if twice is not None:
            return Fault("U014", f"is not a language tag (BCP 47): it has {twice} twice", f"Write {twice} once.")
    return None


def _unregistered(tag: str, match: re.Match[str]) -> Fault | None:
    language = match["language"].split("-")[0]
    if record(language, "language") is None:
        return _unknown_language(tag, language)
    extlangs = match["extlangs"].split("-")[1:] if match["extlangs"] else []
    for extlang in extlangs:
        registered = record(extlang, "extlang")
        if registered is None or language.lower() not in registered.get("Prefix", ()):
            return Fault("U015", f"has {extlang}, which is not registered as a part of {language}")
    for kind, called in _KINDS.items():
        if match[kind] and record(match[kind], kind) is None:
            return _unknown_part(tag, match[kind], called)
    for variant in match["variants"].split("-")[1:]:
        if record(variant, "variant") is None:
            hint = f"Write {formatted(tag.replace('-' + variant, '-x-' + variant))}, if it is a name of your own."
            own = hint if tag.endswith(variant) else ""
            return Fault("U015", f"has {variant}, which is not registered as a variant of a language", own)
    return None


def _unknown_language(tag: str, language: str) -> Fault:
    short = SHORT.get(language.lower())
    if short:
        candidate = formatted(short + tag[len(language) :])
        reason = f"has the library code {language}, where a language tag (BCP 47) has {short}"
        return Fault("U016", reason, f"Write {candidate}.", candidate if fault(candidate) is None else None)
    meant = _SLIPS.get(language.lower()) or _named(language)
    hint = f"Did you mean {formatted(meant + tag[len(language) :])}?" if meant else ""
    return Fault("U015", f"has {language}, which is not registered as a language", hint)


def _unknown_part(tag: str, part: str, called: str) -> Fault:
    reason = f"has {part}, which is not registered as a {called}"
    if part.lower() == "uk":
        candidate = formatted(re.sub("-uk(?=-|$)", "-GB", tag, flags=re.IGNORECASE))
        return Fault("U015", reason, f"Write {candidate}.", candidate if fault(candidate) is None else None)
    without = formatted(re.sub(f"-{part}(?=-|$)", "", tag, count=1))
    return Fault("U015", reason, f"Correct it, or write {without} alone.")


def _outdated(tag: str, match: re.Match[str]) -> Fault | None:
    """Find what has a successor; a country that is gone had its language all the same."""
    language = match["language"].split("-")[0]
    parts = [(language, "language"), *((part, "variant") for part in match["variants"].split("-")[1:])]
    for part, kind in parts:
        registered = record(part, kind) or {}
        if "Deprecated" in registered and registered.get("Preferred-Value"):
            preferred = str(registered["Preferred-Value"])
            new = preferred + tag[len(part) :] if kind == "language" else tag.replace(part, preferred)
            return _deprecated(tag, new, part)
    return None


def _deprecated(tag: str, preferred: object, part: str = "") -> Fault:
    called = part or tag
    if not preferred:
        return Fault("U017", f"is deprecated: the registry of language subtags has withdrawn {called}")
    new = formatted(str(preferred))
    reason = f"has {called}, which the registry of language subtags has replaced"
    return Fault("U017", reason, f"Write {new}.", new)


def _named(name: str) -> str:
    """Find the language that somebody wrote out."""
    folded = name.casefold().strip(".,;")
    return _OWN_NAMES.get(folded) or (language_called(folded) if len(folded) > len("und") else "")
