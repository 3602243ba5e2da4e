"""
RELAX NG told as plainly as can be: what is in a schema, which schemas are right, which documents are valid.

The validator is James Clark's ("An algorithm for RELAX NG validation", 2002): the derivative of a pattern with respect
to a tag, an attribute or a text is what may still come. Nothing is remembered, so it is slow, and easy to check by
reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

QName: TypeAlias = tuple[str, str]
"""A namespace and a local name."""

_NOWHERE = "\x00"
_XML_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class NameClass:
    """
    A set of names (specification, section 3: nameClass).

    Attributes:
        kind: `name`, `nsName`, `anyName` or `choice`.
        ns: The namespace of `name` and `nsName`.
        local: The local name of `name`.
        members: Of a `choice`.
        besides: What `nsName` and `anyName` leave out.
    """

    kind: str
    ns: str = ""
    local: str = ""
    members: tuple[NameClass, ...] = ()
    besides: NameClass | None = None

    def holds(self, name: QName) -> bool:
        """Tell whether a name is in the set."""
        if self.kind == "choice":
            return any(member.holds(name) for member in self.members)
        if self.kind == "name":
            return name == (self.ns, self.local)
        is_left_out = self.besides is not None and self.besides.holds(name)
        return not is_left_out and (self.kind == "anyName" or name[0] == self.ns)

    def witnesses(self) -> set[QName]:
        """Give names that tell it from any other set of names: those it mentions, and ones that nobody mentions."""
        found = {member for each in self.members for member in each.witnesses()}
        if self.besides is not None:
            found |= self.besides.witnesses()
        if self.kind == "name":
            found.add((self.ns, self.local))
        elif self.kind == "nsName":
            found.add((self.ns, _NOWHERE))
        elif self.kind == "anyName":
            found.add((_NOWHERE, _NOWHERE))
        return found

    @property
    def is_endless(self) -> bool:
        """Whether there is no end to its names."""
        return self.kind in ("anyName", "nsName") or any(member.is_endless for member in self.members)


def overlap(one: NameClass, other: NameClass) -> bool:
    """Tell whether two sets have a name in common."""
    return any(one.holds(name) and other.holds(name) for name in one.witnesses() | other.witnesses())


@dataclass(frozen=True, slots=True)
class Pattern:
    """
    A pattern (specification, section 3).

    Attributes:
        kind: As the element is named in a schema; `after` is what a derivative by a start tag gives.
        children: The patterns in it; the `except` of `data`.
        names: Of an element or attribute.
        type: The data type of `data` and `value`: `string`, `token`, `integer` or `positive` (an integer of 1 or more).
        text: The value of `value`, or the name of what a `ref` points to.
    """

    kind: str
    children: tuple[Pattern, ...] = ()
    names: NameClass | None = None
    type: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """An element of a document; no two texts stand side by side in it."""

    name: QName
    attributes: dict[QName, str] = field(default_factory=dict)
    children: tuple[Tree | str, ...] = ()


Grammar: TypeAlias = dict[str, Pattern]
"""Definitions; each is an element, but `start`."""

EMPTY = Pattern("empty")
NOT_ALLOWED = Pattern("notAllowed")
TEXT = Pattern("text")


def choice(one: Pattern, other: Pattern) -> Pattern:
    """Give p|q, without what can never match and without repetition."""
    if one in (NOT_ALLOWED, other):
        return other
    return one if other == NOT_ALLOWED else Pattern("choice", (one, other))


def group(one: Pattern, other: Pattern, kind: str = "group") -> Pattern:
    """Give a group or an interleave."""
    if NOT_ALLOWED in (one, other):
        return NOT_ALLOWED
    if one == EMPTY:
        return other
    return one if other == EMPTY else Pattern(kind, (one, other))


def after(one: Pattern, other: Pattern) -> Pattern:
    """Say what comes in the element that was opened, and what comes after it."""
    return NOT_ALLOWED if NOT_ALLOWED in (one, other) else Pattern("after", (one, other))


def one_or_more(one: Pattern) -> Pattern:
    """Give p+."""
    return one if one in (NOT_ALLOWED, EMPTY) else Pattern("oneOrMore", (one,))


def desugared(pattern: Pattern) -> Pattern:
    """Rewrite what is short for something else, and fold what has many operands (sections 4.12 to 4.15)."""
    inner = tuple(desugared(child) for child in pattern.children)
    match pattern.kind:
        case "optional":
            return Pattern("choice", (EMPTY, inner[0]))
        case "zeroOrMore":
            return Pattern("choice", (EMPTY, Pattern("oneOrMore", inner)))
        case "mixed":
            return Pattern("interleave", (TEXT, inner[0]))
        case "choice" | "group" | "interleave":
            folded = inner[0]
            for each in inner[1:]:
                folded = Pattern(pattern.kind, (folded, each))
            return folded
        case _:
            return Pattern(pattern.kind, inner, pattern.names, pattern.type, pattern.text)


def is_valid(grammar: Grammar, document: Tree) -> bool:
    """
    Validate a document.

    Args:
        grammar: Desugared.
        document: Its root.

    Returns:
        Whether it is valid.
    """
    return nullable(_Derivatives(grammar).child(grammar["start"], document))


def _behind(pattern: Pattern, change: Callable[[Pattern], Pattern]) -> Pattern:
    """Change what comes after the element that was opened (`applyAfter` in the paper)."""
    match pattern.kind:
        case "after":
            return after(pattern.children[0], change(pattern.children[1]))
        case "choice":
            return choice(_behind(pattern.children[0], change), _behind(pattern.children[1], change))
        case _:
            return NOT_ALLOWED


def nullable(pattern: Pattern) -> bool:
    """Tell whether a pattern matches nothing at all."""
    match pattern.kind:
        case "empty" | "text":
            return True
        case "group" | "interleave":
            return all(nullable(child) for child in pattern.children)
        case "choice" | "oneOrMore":
            return any(nullable(child) for child in pattern.children)
        case _:
            return False


def is_blank(text: str) -> bool:
    """Tell whether a text is white space alone."""
    return not text.strip(_XML_SPACE)


def collapsed(text: str) -> str:
    """Normalise white space as the type token does."""
    return " ".join(re.split(f"[{_XML_SPACE}]+", text.strip(_XML_SPACE)))


def allows(type_name: str, text: str) -> bool:
    """Tell whether a data type has a text among its values."""
    if type_name in ("string", "token"):
        return True
    if re.fullmatch("[+-]?[0-9]+", text.strip(_XML_SPACE)) is None:
        return False
    return type_name == "integer" or int(text) > 0


def equal(type_name: str, one: str, other: str) -> bool:
    """Tell whether two texts are the same value of a data type."""
    if type_name == "string":
        return one == other
    if type_name == "token":
        return collapsed(one) == collapsed(other)
    return allows(type_name, other) and int(one) == int(other)


class _Derivatives:
    """The derivatives of the paper, under its names."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def child(self, pattern: Pattern, node: Tree | str) -> Pattern:
        if isinstance(node, str):
            return self.text(pattern, node)
        opened = self.start_tag_open(pattern, node.name)
        for name, value in node.attributes.items():
            opened = self.attribute(opened, name, value)
        return self.end_tag(self.children(self.start_tag_close(opened), node.children))

    def children(self, pattern: Pattern, nodes: tuple[Tree | str, ...]) -> Pattern:
        if not nodes:
            nodes = ("",)
        if len(nodes) == 1 and isinstance(nodes[0], str):
            matched = self.text(pattern, nodes[0])
            return choice(pattern, matched) if is_blank(nodes[0]) else matched
        for node in nodes:
            if not (isinstance(node, str) and is_blank(node)):
                pattern = self.child(pattern, node)
        return pattern

    def text(self, pattern: Pattern, text: str) -> Pattern:
        match pattern.kind:
            case "choice":
                one, other = pattern.children
                return choice(self.text(one, text), self.text(other, text))
            case "interleave":
                one, other = pattern.children
                return choice(
                    group(self.text(one, text), other, "interleave"), group(one, self.text(other, text), "interleave")
                )
            case "group":
                one, other = pattern.children
                first = group(self.text(one, text), other)
                return choice(first, self.text(other, text)) if nullable(one) else first
            case "after":
                one, other = pattern.children
                return after(self.text(one, text), other)
            case "oneOrMore":
                again = choice(pattern, EMPTY)
                return group(self.text(pattern.children[0], text), again)
            case "text":
                return TEXT
            case "value":
                return EMPTY if equal(pattern.type, pattern.text, text) else NOT_ALLOWED
            case "data":
                is_left_out = any(nullable(self.text(each, text)) for each in pattern.children)
                return EMPTY if allows(pattern.type, text) and not is_left_out else NOT_ALLOWED
            case "list":
                rest = pattern.children[0]
                for token in collapsed(text).split():
                    rest = self.text(rest, token)
                return EMPTY if nullable(rest) else NOT_ALLOWED
            case _:
                return NOT_ALLOWED

    def start_tag_open(self, pattern: Pattern, name: QName) -> Pattern:
        match pattern.kind:
            case "ref":
                return self.start_tag_open(self.grammar[pattern.text], name)
            case "choice":
                one, other = pattern.children
                return choice(self.start_tag_open(one, name), self.start_tag_open(other, name))
            case "element":
                assert pattern.names is not None
                return after(pattern.children[0], EMPTY) if pattern.names.holds(name) else NOT_ALLOWED
            case "interleave":
                one, other = pattern.children
                return choice(
                    _behind(self.start_tag_open(one, name), lambda rest: group(rest, other, "interleave")),
                    _behind(self.start_tag_open(other, name), lambda rest: group(one, rest, "interleave")),
                )
            case "oneOrMore":
                again = choice(pattern, EMPTY)
                return _behind(self.start_tag_open(pattern.children[0], name), lambda rest: group(rest, again))
            case "group":
                one, other = pattern.children
                first = _behind(self.start_tag_open(one, name), lambda rest: group(rest, other))
                return choice(first, self.start_tag_open(other, name)) if nullable(one) else first
            case "after":
                one, other = pattern.children
                return _behind(self.start_tag_open(one, name), lambda rest: after(rest, other))
            case _:
                return NOT_ALLOWED

    def attribute(self, pattern: Pattern, name: QName, value: str) -> Pattern:
        match pattern.kind:
            case "after":
                one, other = pattern.children
                return after(self.attribute(one, name, value), other)
            case "choice":
                one, other = pattern.children
                return choice(self.attribute(one, name, value), self.attribute(other, name, value))
            case "group" | "interleave":
                one, other = pattern.children
                return choice(
                    group(self.attribute(one, name, value), other, pattern.kind),
                    group(one, self.attribute(other, name, value), pattern.kind),
                )
            case "oneOrMore":
                return group(self.attribute(pattern.children[0], name, value), choice(pattern, EMPTY))
            case "attribute":
                assert pattern.names is not None
                content = pattern.children[0]
                is_right = (nullable(content) and is_blank(value)) or nullable(self.text(content, value))
                return EMPTY if pattern.names.holds(name) and is_right else NOT_ALLOWED
            case _:
                return NOT_ALLOWED

    def start_tag_close(self, pattern: Pattern) -> Pattern:
        match pattern.kind:
            case "after":
                one, other = pattern.children
                return after(self.start_tag_close(one), other)
            case "choice":
                one, other = pattern.children
                return choice(self.start_tag_close(one), self.start_tag_close(other))
            case "group" | "interleave":
                one, other = pattern.children
                return group(self.start_tag_close(one), self.start_tag_close(other), pattern.kind)
            case "oneOrMore":
                return one_or_more(self.start_tag_close(pattern.children[0]))
            case "attribute":
                return NOT_ALLOWED
            case _:
                return pattern

    def end_tag(self, pattern: Pattern) -> Pattern:
        match pattern.kind:
            case "choice":
                one, other = pattern.children
                return choice(self.end_tag(one), self.end_tag(other))
            case "after":
                one, other = pattern.children
                return other if nullable(one) else NOT_ALLOWED
            case _:
                return NOT_ALLOWED
