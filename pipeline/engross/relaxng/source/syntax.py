"""Which element and attribute may stand where in a schema (RELAX NG, section 3)."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from engross.diagnostics import did_you_mean
from engross.relaxng.datatypes.names import is_ncname

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.relaxng.source.node import Node

_ALWAYS = frozenset(("datatypeLibrary", "ns"))
_COMBINE = frozenset(("choice", "interleave"))
_NCNAMED = frozenset(("define", "parentRef", "param", "ref"))
_MANY = 1 << 30
# RFC 2396, section 3: a scheme and something after it, percent signs only before two digits, no fragment
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^%#]|%[0-9A-Fa-f]{2})+")


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """What an element may have: attributes, and between `least` and `most` children of these names."""

    children: frozenset[str] = frozenset()
    least: int = 0
    most: int = _MANY
    required: tuple[str, ...] = ()
    attributes: frozenset[str] = _ALWAYS


def _row(children: str = "", least: int = 0, most: int = _MANY, required: str = "", optional: str = "") -> _Rule:
    names = tuple(required.split())
    return _Rule(frozenset(children.split()), least, most, names, _ALWAYS.union(names, optional.split()))


_PATTERNS = (
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef empty value data"
    " notAllowed externalRef grammar text"
)
_NAMES = "name anyName nsName choice"
_MANY_PATTERNS = _row(_PATTERNS, least=1)
_NOTHING = _row(most=0)

_IN_PATTERN: Mapping[str, _Rule] = {
    **dict.fromkeys("group interleave choice optional zeroOrMore oneOrMore list mixed except".split(), _MANY_PATTERNS),
    **dict.fromkeys(("empty", "notAllowed", "text"), _NOTHING),
    **dict.fromkeys(("ref", "parentRef", "param"), _row(most=0, required="name")),
    "element": _row(f"{_PATTERNS} {_NAMES}", optional="name"),
    "attribute": _row(f"{_PATTERNS} {_NAMES}", optional="name"),
    "value": _row(most=0, optional="type"),
    "data": _row("param except", required="type"),
    "externalRef": _row(most=0, required="href"),
    "grammar": _row("start define div include"),
    "div": _row("start define div include"),
    "include": _row("start define div", required="href"),
    "start": _row(_PATTERNS, least=1, most=1, optional="combine"),
    "define": _row(_PATTERNS, least=1, required="name", optional="combine"),
}
_IN_INCLUDE: Mapping[str, _Rule] = {**_IN_PATTERN, "div": _row("start define div")}
_IN_NAMES: Mapping[str, _Rule] = {
    "name": _NOTHING,
    "anyName": _row("except", most=1),
    "nsName": _row("except", most=1),
    "choice": _row(_NAMES, least=1),
    "except": _row(_NAMES, least=1),
}
_NAME_CLASSES = frozenset(_NAMES.split())


def check(root: Node) -> None:
    """
    Check a schema's form.

    Args:
        root: What was read from one file.

    Raises:
        SchemaError: An element or attribute stands where it may not, or is missing (S013).
    """
    if root.name not in _PATTERNS.split():
        raise root.fault(f"a schema does not begin with <{root.name}>", "Begin with <grammar>, or a pattern.")
    waiting = [(root, _IN_PATTERN)]
    while waiting:
        node, rules = waiting.pop()
        rule = rules.get(node.name)
        if rule is None:
            hint = did_you_mean(node.name, rules, "element")
            raise node.fault(f"RELAX NG has no element <{node.name}> that may stand here", hint)
        if node.attributes:
            _attributes(node, rule)
        elif rule.required:
            raise node.fault(f"<{node.name}> lacks the attribute {rule.required[0]}")
        children = node.children
        for child in children:
            if child.name not in rule.children:
                raise child.fault(f"<{child.name}> may not stand in <{node.name}>", _hint(child, rule))
        if not rule.least <= len(children) <= rule.most:
            wanted = "holds too much" if children else "is empty"
            raise node.fault(f"<{node.name}> {wanted}", _wanted(rule))
        if node.name in ("element", "attribute"):
            waiting.extend(_named(node))
        elif children:
            inner = _IN_INCLUDE if node.name == "include" else rules
            if node.name in ("define", "start"):
                inner = _IN_PATTERN
            elif node.name == "data":
                _data(node)
            waiting.extend([(child, inner) for child in children])
        elif node.name == "name" and rules is _IN_NAMES:
            _qname(node, node.text)


def _attributes(node: Node, rule: _Rule) -> None:
    attributes = node.attributes
    for name in attributes:
        if name not in rule.attributes:
            hint = did_you_mean(name, rule.attributes, "attribute")
            raise node.fault(f"<{node.name}> has no attribute {name}", hint)
    for name in rule.required:
        if name not in attributes:
            raise node.fault(f"<{node.name}> lacks the attribute {name}")
    if "name" in attributes and node.name in _NCNAMED and not is_ncname(attributes["name"]):
        raise node.fault(f"“{attributes['name']}” is no name without a colon (NCName)")
    if "type" in attributes and not is_ncname(attributes["type"]):
        raise node.fault(f"“{attributes['type']}” is no name of a datatype")
    if attributes.get("combine", "choice") not in _COMBINE:
        raise node.fault("combine is neither choice nor interleave")
    library = attributes.get("datatypeLibrary", "")
    if library and not _ABSOLUTE.fullmatch(library):
        message = f"the datatypeLibrary “{library}” is no absolute URI without a fragment (RELAX NG, section 4.3)"
        raise node.fault(message)
    if "#" in attributes.get("href", ""):
        raise node.fault("an href has no fragment (RELAX NG, section 4.5)", "Name the file alone.")


def _named(node: Node) -> list[tuple[Node, Mapping[str, _Rule]]]:
    """Check the name and the content of an element or attribute; the rest is to be checked next."""
    children = node.children
    patterns = children
    inner: list[tuple[Node, Mapping[str, _Rule]]] = []
    if "name" in node.attributes:
        _qname(node, node.attributes["name"])
    elif children and children[0].name in _NAME_CLASSES:
        inner.append((children[0], _IN_NAMES))
        patterns = children[1:]
    else:
        raise node.fault(f"<{node.name}> has no name", 'Write name="…" or begin with a name class.')
    for child in patterns:
        if child.name in ("name", "anyName", "nsName"):
            raise child.fault(f"<{node.name}> has a name already")
    if node.name == "element" and not patterns:
        raise node.fault("<element> holds no pattern", "Write <empty/> or <text/> into it, or what else it holds.")
    if node.name == "attribute" and len(patterns) > 1:
        raise patterns[1].fault("<attribute> holds one pattern", "Put a <choice> or <group> around them.")
    inner.extend([(child, _IN_PATTERN) for child in patterns])
    return inner


def _data(node: Node) -> None:
    excepts = [child for child in node.children if child.name == "except"]
    if len(excepts) > 1:
        raise excepts[1].fault("<data> has one <except> at most")
    if excepts and node.children[-1] is not excepts[0]:
        raise excepts[0].fault("<except> stands after every <param>")


def _qname(node: Node, name: str) -> None:
    prefix, colon, local = name.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise node.fault(f"“{name}” is no XML name")
    if colon and prefix not in node.bindings:
        raise node.fault(f"the prefix {prefix} is not declared", f'Add xmlns:{prefix}="…".')


def _hint(child: Node, rule: _Rule) -> str:
    return did_you_mean(child.name, rule.children, "element") or _wanted(rule)


def _wanted(rule: _Rule) -> str:
    if not rule.children:
        return "It holds no elements."
    return "" if len(rule.children) > len(_COMBINE) * 3 else f"It holds {', '.join(sorted(rule.children))}."
