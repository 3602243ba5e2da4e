"""
Random valid documents from a RELAX NG grammar.

A schema that claims to be a subset of another one can be read against it by eye, or be made to speak: the sampler
writes documents that a grammar accepts, until every element has stood in them with every child and every attribute
that the grammar gives it, and every data type with every one of its example values.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from .grammar import Coverage, Grammar, Node, datatype, examples

if TYPE_CHECKING:
    from collections.abc import Iterator

XML = "{http://www.w3.org/XML/1998/namespace}"


WORDS = ("вскрыть", "телеграмма", "Pyongyang", "front-line", "38th", "ὀξύς", "“quoted”", "a\u0301")


class Sampler:
    """
    Writes documents, and remembers what they have covered.

    Args:
        grammar: What the documents follow.
        seed: Equal seeds give equal documents.
    """

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self._grammar = grammar
        self._random = Random(seed)  # noqa: S311 - no secrets here, only documents that can be made again
        self._ids = 0
        self._used: Counter[Node] = Counter()
        self._shown: set[tuple[str, Node]] = set()
        self._seen_attributes: set[tuple[str, str]] = set()
        self._seen_children: set[tuple[str, str]] = set()
        self._seen_values: Counter[tuple[str, str]] = Counter()
        self._seen_elements: set[str] = set()

    @property
    def coverage(self) -> Coverage:
        """What the documents so far have said."""
        return Coverage(
            frozenset(self._seen_elements),
            frozenset(self._seen_attributes),
            frozenset(self._seen_children),
            frozenset(self._seen_values),
        )

    def documents(self, extra: int = 0) -> Iterator[etree._Element]:
        """
        Write documents until all is covered, then some more at random.

        Args:
            extra: How many to write at random.

        Yields:
            The root of each document.

        Raises:
            AssertionError: An element cannot be brought to show all its children and attributes.
        """
        for target, route in sorted(self._grammar.routes().items()):
            body = self._grammar.definitions[target].children[0]
            attributes = self._grammar.attributes(target)
            for attempt in range(100):
                children = sorted(
                    child for child in self._grammar.reach(body) if (target, child) not in self._seen_children
                )
                fresh = any(self._fresh(target, attribute) for attribute in attributes)
                # Twice at least: what may be repeated, and what may be left out, should be both.
                if attempt > 1 and target in self._seen_elements and not children and not fresh:
                    break
                wanted = (self._random.choice(children),) if children else ()
                yield self.document((*route[1:], *wanted), below=len(route) - 1)
            else:
                raise AssertionError(f"{target} does not show all its children and attributes")
        for _ in range(extra):
            yield self.document((), depth=6)

    def document(self, plan: tuple[str, ...], below: int = 0, depth: int = 2) -> etree._Element:
        """
        Write one document.

        Args:
            plan: The elements that it must have, each inside the one before, the first in the root.
            below: How many of them only lead the way, and have no more in them than the grammar demands.
            depth: How many levels from there on have more in them.
        """
        self._ids = 0
        return self._element(None, self._grammar.start, plan, depth + below)

    def complete(self, root: etree._Element) -> None:
        """Give the elements of a document the attributes that this grammar demands, and they lack."""
        for element in root.iter(f"{{{self._grammar.namespace}}}*"):
            for name, attribute in self._grammar.required(etree.QName(element).localname).items():
                if element.get(name.replace("xml:", XML)) is None:
                    element.set(name.replace("xml:", XML), self._value(attribute.children[0], name))

    def _element(
        self, parent: etree._Element | None, definition: str, plan: tuple[str, ...], depth: int
    ) -> etree._Element:
        node = self._grammar.definitions[definition]
        tag = f"{{{self._grammar.namespace}}}{node.name}"
        if parent is None:
            element = etree.Element(tag, nsmap={None: self._grammar.namespace})
        else:
            element = etree.SubElement(parent, tag)
        self._seen_elements.add(definition)
        # An element that only leads the way stays small: documents would grow beyond reading otherwise.
        place = _Place(element, definition, plan, depth, rich=depth > 0 and len(plan) < 2)
        self._write(node.children[0], place, plan[0] if plan else None)
        return element

    def _write(self, node: Node, place: _Place, must: str | None) -> None:
        """Write one instance of a pattern; `must` names a child that it has to have."""
        match node.kind:
            case "ref" if node.name in self._grammar.elements:
                self._seen_children.add((place.definition, node.name))
                plan = place.plan[1:] if node.name == must else ()
                self._element(place.element, node.name, plan, max(place.depth - 1, 0))
            case "ref":
                self._write(self._grammar.definitions[node.name], place, must)
            case "attribute":
                place.element.set(node.name.replace("xml:", XML), self._value(node.children[0], node.name))
                self._seen_attributes.add((place.definition, node.name))
            case "group":
                for child in node.children:
                    mine = must if must in self._grammar.reach(child) else None
                    self._write(child, place, mine)
                    must = None if mine else must
            case "choice":
                self._write(self._alternative(node, place, must), place, must)
            case "optional":
                if must or self._worthwhile(node.children[0], place):
                    self._write(node.children[0], place, must)
            case "zeroOrMore" | "oneOrMore":
                self._repeat(node, place, must)
            case "text":
                _append(place.element, self._random.choice(WORDS))
            case "data" | "value" | "list":
                _append(place.element, self._value(node, ""))
            case "empty":
                pass
            case kind:
                raise AssertionError(f"the sampler cannot write {kind}")

    def _alternative(self, node: Node, place: _Place, must: str | None) -> Node:
        if must:
            return self._random.choice([child for child in node.children if must in self._grammar.reach(child)])
        if place.rich and self._random.random() < 0.8:
            return self._random.choice(node.children)
        least = min(map(self._grammar.size, node.children))
        return self._random.choice([child for child in node.children if self._grammar.size(child) == least])

    def _worthwhile(self, node: Node, place: _Place) -> bool:
        if node.kind == "attribute":
            return self._random.random() < (0.6 if self._fresh(place.definition, node) else 0.05)
        return place.rich and self._random.random() < 0.4

    def _fresh(self, definition: str, attribute: Node) -> bool:
        if (definition, attribute) in self._shown:
            return False
        if (definition, attribute.name) not in self._seen_attributes:
            return True
        if all(value in self._seen_values for value in self._grammar.values(attribute)):
            self._shown.add((definition, attribute))
            return False
        return True

    def _repeat(self, node: Node, place: _Place, must: str | None) -> None:
        body = node.children[0]
        here = [must] if must else []
        if place.rich:
            fresh = [each for each in self._grammar.reach(body) if (place.definition, each) not in self._seen_children]
            # Twelve in one element: more would hide that an order, not a choice, was meant.
            here += self._random.sample(sorted(fresh), min(len(fresh), 12))
        for child in here:
            # A child that has come in meanwhile (with one of its siblings) need not come again.
            if child == must or (place.definition, child) not in self._seen_children:
                self._write(body, place if child == must else place.beside(), child)
        if place.rich:
            for _ in range(self._random.randint(0, 2)):
                self._write(body, place.beside(), None)
        elif node.kind == "oneOrMore" and not here:
            self._write(body, place, None)
        if place.rich and node.kind == "oneOrMore" and not here:
            self._write(body, place.beside(), None)

    def _value(self, node: Node, attribute: str) -> str:
        """Write one value, of an attribute or of an element that holds data: what is rarest so far comes first."""
        self._used[node] += 1
        match node.kind:
            case "ref":
                return self._value(self._grammar.definitions[node.name], attribute)
            case "value":
                self._seen_values[f"@{attribute}", node.name] += 1
                return node.name
            case "data" if node.name == "ID":
                self._ids += 1
                return f"id-{self._ids}"
            case "data":
                value = min(examples(node), key=lambda each: self._seen_values[datatype(node), each])
                self._seen_values[datatype(node), value] += 1
                return value
            case "choice":
                return self._value(min(node.children, key=lambda each: self._used[each]), attribute)
            case "list" | "group":
                return " ".join(filter(None, (self._value(child, attribute) for child in node.children)))
            case "oneOrMore":
                return " ".join(self._value(node.children[0], attribute) for _ in range(self._random.randint(1, 3)))
            case "optional":
                return self._value(node.children[0], attribute) if self._random.random() < 0.5 else ""
            case kind:
                raise AssertionError(f"the sampler cannot write a value of {kind}")


@dataclass(frozen=True, slots=True)
class _Place:
    """An element being written: where in the document and in the grammar, and with how much in it."""

    element: etree._Element
    definition: str
    plan: tuple[str, ...]
    depth: int
    rich: bool

    def beside(self) -> _Place:
        """The same place once its plan is carried out."""
        return _Place(self.element, self.definition, (), min(self.depth, 1), self.rich)


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
