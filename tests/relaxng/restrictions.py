"""Which schemas are right: simplification and restrictions as the specification has them (sections 4.20, 4.21, 7)."""

from __future__ import annotations

from .reference import EMPTY, NOT_ALLOWED, Grammar, NameClass, Pattern, overlap

_UNDER: dict[str, frozenset[str]] = {
    "attribute": frozenset({"ref", "attribute"}),
    "list": frozenset({"list", "ref", "attribute", "text", "interleave"}),
    "data": frozenset({"attribute", "ref", "list", "text", "group", "interleave", "oneOrMore", "empty"}),
    "start": frozenset(
        {"attribute", "data", "value", "text", "list", "group", "interleave", "oneOrMore", "empty"},
    ),
}
_JOINED = ("choice", "group", "interleave", "oneOrMore")


def is_right(grammar: Grammar) -> bool:
    """
    Tell whether a schema is one.

    Args:
        grammar: Desugared, every element in a definition of its own.

    Returns:
        Whether it keeps every restriction of section 7; what cannot be reached from the start does not count.
    """
    simple = {name: _simplified(pattern) for name, pattern in grammar.items()}
    if not _keeps_paths(simple["start"], _UNDER["start"], has_repetition=False):
        return False
    seen: set[str] = set()
    reached = _refs(simple["start"])
    while reached - seen:
        name = min(reached - seen)
        seen.add(name)
        content = simple[name].children[0]
        reached |= _refs(content)
        is_kept = content == NOT_ALLOWED or (
            _keeps_paths(content, frozenset(), has_repetition=False)
            and _content_type(content) is not None
            and _keeps_apart(content, simple)
        )
        if not is_kept:
            return False
    return True


def _simplified(pattern: Pattern) -> Pattern:
    """Carry notAllowed and empty upwards (sections 4.20 and 4.21)."""
    inner = tuple(_simplified(child) for child in pattern.children)
    match pattern.kind:
        case "data":
            inner = tuple(child for child in inner if child != NOT_ALLOWED)
        case "attribute" | "list" | "oneOrMore" if inner[0] == NOT_ALLOWED:
            return NOT_ALLOWED
        case "oneOrMore" if inner[0] == EMPTY:
            return EMPTY
        case "group" | "interleave" if NOT_ALLOWED in inner:
            return NOT_ALLOWED
        case "group" | "interleave" if EMPTY in inner:
            return inner[1] if inner[0] == EMPTY else inner[0]
        case "choice" if NOT_ALLOWED in inner:
            return inner[1] if inner[0] == NOT_ALLOWED else inner[0]
        case "choice" if inner == (EMPTY, EMPTY):
            return EMPTY
    return Pattern(pattern.kind, inner, pattern.names, pattern.type, pattern.text)


def _refs(pattern: Pattern) -> set[str]:
    found = {name for child in pattern.children for name in _refs(child)}
    return found | {pattern.text} if pattern.kind == "ref" else found


def _keeps_paths(pattern: Pattern, banned: frozenset[str], *, has_repetition: bool) -> bool:
    """Check sections 7.1 and 7.3: what stands under what, and that endless sets of attributes are repeated."""
    if pattern.kind in banned:
        return False
    if pattern.kind == "attribute":
        assert pattern.names is not None
        if pattern.names.is_endless and not has_repetition:
            return False
    banned |= _UNDER.get(pattern.kind, frozenset())
    if pattern.kind in ("group", "interleave") and has_repetition:
        banned |= {"attribute"}
    has_repetition |= pattern.kind == "oneOrMore"
    return all(_keeps_paths(child, banned, has_repetition=has_repetition) for child in pattern.children)


def _content_type(pattern: Pattern) -> int | None:
    """Check section 7.2: 0 for empty, 1 for complex, 2 for simple content; None where strings were to be parted."""
    match pattern.kind:
        case "value" | "list":
            return 2
        case "data":
            return None if any(_content_type(child) is None for child in pattern.children) else 2
        case "text" | "ref":
            return 1
        case "empty":
            return 0
        case "attribute":
            return None if _content_type(pattern.children[0]) is None else 0
    types = [_content_type(child) for child in pattern.children]
    if pattern.kind == "oneOrMore":
        types *= 2
    known = [each for each in types if each is not None]
    if len(known) < len(types):
        return None
    is_groupable = 0 in known or set(known) == {1}
    return max(known) if pattern.kind == "choice" or is_groupable else None


def _occurring(pattern: Pattern, kind: str) -> list[Pattern]:
    found = [pattern] if pattern.kind == kind else []
    if pattern.kind in _JOINED:
        found += [each for child in pattern.children for each in _occurring(child, kind)]
    return found


def _keeps_apart(pattern: Pattern, grammar: Grammar) -> bool:
    """Check sections 7.3 and 7.4: no attribute twice, no element or text on both sides of an interleave."""
    if pattern.kind not in _JOINED:
        return True
    if not all(_keeps_apart(child, grammar) for child in pattern.children):
        return False
    if pattern.kind not in ("group", "interleave"):
        return True
    one, other = pattern.children
    if _share(_occurring(one, "attribute"), _occurring(other, "attribute")):
        return False
    if pattern.kind == "group":
        return True
    here, there = ([grammar[ref.text] for ref in _occurring(side, "ref")] for side in (one, other))
    return not _share(here, there) and not (_occurring(one, "text") and _occurring(other, "text"))


def _share(one: list[Pattern], other: list[Pattern]) -> bool:
    return any(overlap(_names(first), _names(second)) for first in one for second in other)


def _names(pattern: Pattern) -> NameClass:
    assert pattern.names is not None
    return pattern.names
