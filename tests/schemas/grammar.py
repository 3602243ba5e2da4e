"""
A RELAX NG grammar, read for what it can say.

It knows the part of RELAX NG that trang writes for a schema without interleave and without name classes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RELAXNG = "{http://relaxng.org/ns/structure/1.0}"

EXAMPLES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("anyURI", r"\S+"): ("#stalin", "persons.xml#shtykov", "https://example.org/a?b=c&d=%20#e", "wit:A", "../ä.xml"),
    ("boolean",): ("true", "false", "0", "1"),
    ("date",): ("1950-10-01", "-0044-03-15", "1950-10-01Z", "2024-02-29+09:00"),
    ("dateTime",): ("1950-10-02T06:00:00", "1950-10-02T06:00:00.5+03:00"),
    ("decimal",): ("0", "12", "-0.5", "+3.25"),
    ("decimal", "0", "1"): ("0", "1", "0.25"),
    ("duration",): ("P3D", "-P1Y2M", "PT6H30M"),
    ("gDay",): ("---01", "---31"),
    ("gMonth",): ("--10", "--01"),
    ("gMonthDay",): ("--10-01", "--02-29"),
    ("gYear",): ("1950", "-0044"),
    ("gYearMonth",): ("1950-10",),
    ("language",): ("ru", "ru-Latn", "de-AT-1901", "x-klingon"),
    ("Name",): ("persName", "xml:id", "_x"),
    ("NCName",): ("engross", "_x"),
    ("nonNegativeInteger",): ("0", "1", "75352"),
    ("nonNegativeInteger", "100"): ("0", "100"),
    ("string",): ("", "about three words", " #not a pointer "),
    ("time",): ("06:00:00", "23:59:59Z"),
    ("token",): ("", "-+|-+", "([a-z]+)/(.*)"),
    ("token", r"[^\p{C}\p{Z}]+"): ("telegram", "main-1", "日本", "№", "a_b.c:d"),
    ("token", r"[a-z][a-z0-9\+\.\-]*"): ("wit", "x-1.b+c"),
    ("token", r"[0-9.,DHMPRSTWYZ/:+\-]+"): ("1950-W40-7", "1950-10-01/1950-10-03", "P3D", "--10-01"),
    ("token", r"-?\d+/-?\d+"): ("1/2", "-3/4"),
    ("token", r"-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?"): ("0,0", "-1.5,20.25"),
    ("token", r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)"): ("50%", "-1.5rem", "+10vmax"),
    ("token", r"\d+(\.\d+){0,2}"): ("5", "4.9.0"),
    ("token", r"\d+[a-z]*\d*(\.\d+[a-z]*\d*){0,3}"): ("1", "4.9.0a", "1b2.3.4.5"),
}
"""Valid values of each data type, by its name and the values of its parameters. IDs are counted, not listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """
    One pattern of the grammar.

    `name` is the name of what a ref points to, of an attribute or element, the text of a value, or a data type's name;
    `parameters` are those of a data type. Nodes are equal only to themselves: two places in a grammar are two.
    """

    kind: str
    name: str = ""
    children: tuple[Node, ...] = ()
    parameters: tuple[str, ...] = ()


NOTHING = Node("notAllowed")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a grammar can say, or what some documents have said of it."""

    elements: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    children: frozenset[tuple[str, str]]
    values: frozenset[tuple[str, str]]

    def missing_from(self, other: Coverage) -> list[str]:
        """Tell what is here and not in the other one, readably."""
        return sorted(
            [f"element {name}" for name in self.elements - other.elements]
            + [f"{owner}/@{name}" for owner, name in self.attributes - other.attributes]
            + [f"{owner}/{name}" for owner, name in self.children - other.children]
            + [f"value {value!r} of {kind}" for kind, value in self.values - other.values]
        )


class Grammar:
    """
    A RELAX NG grammar: its definitions, and what can be derived from them.

    Args:
        namespace: The namespace of all its elements.
        definitions: The pattern under each name.
        start: The definition of the root element.
    """

    def __init__(self, namespace: str, definitions: dict[str, Node], start: str) -> None:
        self.namespace = namespace
        self.definitions = definitions
        self.start = start
        self._reach: dict[Node, frozenset[str]] = {}
        self._values: dict[Node, frozenset[tuple[str, str]]] = {}

    @classmethod
    def read(cls, path: Path, start: str) -> Self:
        """Read a grammar from a file in the XML syntax."""
        root = etree.parse(path).getroot()
        definitions = {
            define.get("name", ""): _group(tuple(_patterns(define))) for define in root.iter(f"{RELAXNG}define")
        }
        return cls(root.get("ns", ""), definitions, start)

    def restricted(self, tags: frozenset[str], left_out: frozenset[tuple[str, str]]) -> Grammar:
        """
        Give the same grammar with some elements only, and without attributes.

        Args:
            tags: The elements to keep.
            left_out: Children that an element names in its own content model, and shall not have.
        """
        kept: dict[str, Node] = {}
        for name, node in self.definitions.items():
            if node.kind != "element":
                kept[name] = self._restrict(node, tags)
            elif node.name in tags:
                unwanted = {child for owner, child in left_out if owner == node.name}
                kept[name] = Node("element", node.name, (self._restrict(node.children[0], tags - unwanted),))
        return Grammar(self.namespace, kept, self.start)

    def _restrict(self, node: Node, tags: frozenset[str]) -> Node:
        match node.kind:
            case "attribute":
                return Node("empty")
            case "ref":
                target = self.definitions[node.name]
                if target.kind == "element":
                    return node if target.name in tags else NOTHING
                return node if self._restrict(target, tags) != NOTHING else NOTHING
            case "choice" | "group" | "optional" | "zeroOrMore" | "oneOrMore":
                children = tuple(self._restrict(child, tags) for child in node.children)
                if node.kind == "choice":
                    children = tuple(child for child in children if child != NOTHING)
                    return Node("choice", children=children) if children else NOTHING
                if NOTHING not in children:
                    return Node(node.kind, children=children)
                return NOTHING if node.kind in ("group", "oneOrMore") else Node("empty")
            case _:
                return node

    @cached_property
    def elements(self) -> frozenset[str]:
        """The definitions that are elements; two of them may share a tag name."""
        return frozenset(name for name, node in self.definitions.items() if node.kind == "element")

    @cached_property
    def everything(self) -> Coverage:
        """All that a grammar can say of the elements which can be reached from its start."""
        reached = {self.start}
        queue = [self.start]
        while queue:
            fresh = self.reach(self.definitions[queue.pop()].children[0]) - reached
            reached |= fresh
            queue += sorted(fresh)
        attributes: set[tuple[str, str]] = set()
        children: set[tuple[str, str]] = set()
        values: set[tuple[str, str]] = set()
        for owner in reached:
            children |= {(owner, child) for child in self.reach(self.definitions[owner].children[0])}
            for node in self.attributes(owner):
                attributes.add((owner, node.name))
                values |= self.values(node)
        return Coverage(frozenset(reached), frozenset(attributes), frozenset(children), frozenset(values))

    def attributes(self, element: str) -> list[Node]:
        """List the attributes of an element."""
        return [leaf for leaf in self.leaves(self.definitions[element].children[0]) if leaf.kind == "attribute"]

    def required(self, tag: str) -> dict[str, Node]:
        """List the attributes that an element cannot do without, wherever it stands."""
        found: dict[str, Node] = {}
        queue = [node.children[0] for node in self.definitions.values() if (node.kind, node.name) == ("element", tag)]
        for node in queue:
            if node.kind == "attribute":
                found[node.name] = node
            elif node.kind == "group":
                queue += node.children
            elif node.kind == "ref" and node.name not in self.elements:
                queue.append(self.definitions[node.name])
        return found

    def leaves(self, node: Node) -> Iterator[Node]:
        """Walk an element's pattern down to its attributes, children, text and data."""
        if node.kind == "ref":
            if node.name in self.elements:
                yield node
            else:
                yield from self.leaves(self.definitions[node.name])
        elif node.kind in ("attribute", "data", "value", "list", "text"):
            yield node
        else:
            for child in node.children:
                yield from self.leaves(child)

    def reach(self, node: Node) -> frozenset[str]:
        """Name the elements that a pattern can begin with or hold, one level deep."""
        found = self._reach.get(node)
        if found is None:
            found = frozenset(leaf.name for leaf in self.leaves(node) if leaf.kind == "ref")
            self._reach[node] = found
        return found

    @cached_property
    def sizes(self) -> dict[str, float]:
        """How many elements the smallest instance of each definition has."""
        sizes: dict[str, float] = dict.fromkeys(self.definitions, math.inf)
        while True:
            changed = False
            for name, node in self.definitions.items():
                size = self.size(node, sizes)
                if size < sizes[name]:
                    sizes[name] = size
                    changed = True
            if not changed:
                return sizes

    def size(self, node: Node, sizes: dict[str, float] | None = None) -> float:
        """Count the elements of the smallest instance of a pattern."""
        sizes = self.sizes if sizes is None else sizes
        match node.kind:
            case "ref":
                return sizes[node.name]
            case "element":
                return 1 + self.size(node.children[0], sizes)
            case "choice":
                return min(self.size(child, sizes) for child in node.children)
            case "group" | "oneOrMore":
                return sum(self.size(child, sizes) for child in node.children)
            case _:
                return 0

    def routes(self) -> dict[str, tuple[str, ...]]:
        """Give the shortest way from the start to each element, both ends included."""
        routes: dict[str, tuple[str, ...]] = {self.start: (self.start,)}
        queue = [self.start]
        for name in queue:
            for child in sorted(self.reach(self.definitions[name].children[0])):
                if child not in routes:
                    routes[child] = (*routes[name], child)
                    queue.append(child)
        return routes

    def values(self, attribute: Node) -> frozenset[tuple[str, str]]:
        """List the values that an attribute has to show: each one of a closed list, each example of a data type."""
        found = self._values.get(attribute)
        if found is None:
            found = self._values[attribute] = frozenset(self._collect(attribute.children[0], attribute.name))
        return found

    def _collect(self, node: Node, attribute: str) -> Iterator[tuple[str, str]]:
        match node.kind:
            case "value":
                yield (f"@{attribute}", node.name)
            case "data":
                yield from ((datatype(node), value) for value in examples(node))
            case "ref":
                yield from self._collect(self.definitions[node.name], attribute)
            case _:
                for child in node.children:
                    yield from self._collect(child, attribute)


def examples(node: Node) -> tuple[str, ...]:
    """List valid values of a data type."""
    if node.name == "ID":
        return ()
    return EXAMPLES[(node.name, *node.parameters)]


def datatype(node: Node) -> str:
    """Name a data type with its parameters."""
    return " ".join((node.name, *node.parameters))


def _patterns(parent: etree._Element) -> Iterator[Node]:
    for child in parent.iterchildren(f"{RELAXNG}*"):
        kind = etree.QName(child).localname
        if kind == "param":
            continue
        children = tuple(_patterns(child))
        parameters = tuple(each.text or "" for each in child.iterchildren(f"{RELAXNG}param"))
        match kind:
            case "element" | "optional" | "zeroOrMore" | "oneOrMore" | "list":
                children = (_group(children),)
            case "attribute":
                children = (_group(children) if children else Node("data", "string"),)
        name = child.text or "" if kind == "value" else child.get("name") or child.get("type") or ""
        yield Node(kind, name, children, parameters)


def _group(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else Node("group", children=nodes)
