"""From the tree of a schema to patterns of the simple form (RELAX NG, section 4)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from engross.diagnostics import did_you_mean
from engross.relaxng.datatypes import Context, DatatypeError, datatype
from engross.relaxng.simple import nameclasses
from engross.relaxng.simple.patterns import (
    EMPTY,
    LIST,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    Pattern,
    Value,
    choice,
    group,
    interleave,
    one_or_more,
    unless_not_allowed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.relaxng.source import Node


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """
    What a place of the schema inherits (sections 4.3, 4.8 and 4.18).

    Attributes:
        grammar: Whose definitions a `ref` means.
        ns: The namespace of names without one.
        library: The datatype library in force.
        label: The definition it stands in.
    """

    grammar: Grammar | None
    ns: str = ""
    library: str = ""
    label: str = ""

    def within(self, node: Node) -> Scope:
        """
        Go into an element.

        Args:
            node: The element.

        Returns:
            What its children inherit.
        """
        attributes = node.attributes
        if "ns" not in attributes and "datatypeLibrary" not in attributes:
            return self
        return dataclasses.replace(
            self,
            ns=attributes.get("ns", self.ns),
            library=attributes.get("datatypeLibrary", self.library),
        )


class Grammar:
    """
    The definitions of one grammar.

    Attributes:
        parent: The grammar around it.
    """

    def __init__(self, parent: Grammar | None) -> None:
        """
        Begin a grammar.

        Args:
            parent: The grammar around it.
        """
        self.parent = parent
        self.definitions: dict[str, list[tuple[Node, Scope]]] = {}
        self.starts: list[tuple[Node, Scope]] = []
        self.patterns: dict[str, Pattern | None] = {}


class Simple(NamedTuple):
    """
    A schema in the simple form.

    Attributes:
        start: Its start.
        needs_context: Whether values are read with the prefixes, entities or notations of a document.
    """

    start: Pattern
    needs_context: bool


def simplify(root: Node) -> Simple:
    """
    Bring a schema into the simple form.

    Args:
        root: The schema with all its files.

    Returns:
        The simple form.

    Raises:
        SchemaError: A definition is missing, doubled or endless, or a name class or datatype is wrong (S013).
    """
    simplifier = _Simplifier()
    start = simplifier.pattern(root, Scope(None))
    simplifier.finish()
    return Simple(start, simplifier.needs_context)


class _Simplifier:
    """Turns nodes into patterns; the content of elements waits, so that definitions may be recursive through them."""

    def __init__(self) -> None:
        self.needs_context = False
        self._grammars: list[Grammar] = []
        self._is_reachable = True
        self._waiting: list[tuple[Element, list[Node], Scope]] = []
        self._kinds: dict[str, Callable[[Node, Scope], Pattern]] = {
            "attribute": self._attribute,
            "choice": lambda node, scope: choice(self._all(node, scope), node),
            "data": self._data,
            "element": self._element,
            "empty": lambda node, _scope: Pattern(EMPTY, (), node),
            "externalRef": self._external,
            "file": self._file,
            "grammar": self._grammar,
            "group": self._group,
            "interleave": lambda node, scope: interleave(self._all(node, scope), node),
            "list": lambda node, scope: unless_not_allowed(Pattern(LIST, (self._group(node, scope),), node)),
            "mixed": lambda node, scope: interleave([Pattern(TEXT, (), node), self._group(node, scope)], node),
            "notAllowed": lambda node, _scope: Pattern(NOT_ALLOWED, (), node),
            "oneOrMore": lambda node, scope: one_or_more(self._group(node, scope), node),
            "optional": lambda node, scope: choice([self._group(node, scope), Pattern(EMPTY, (), node)], node),
            "parentRef": self._parent_ref,
            "ref": self._ref,
            "text": lambda node, _scope: Pattern(TEXT, (), node),
            "value": self._value,
            "zeroOrMore": lambda node, scope: choice(
                [one_or_more(self._group(node, scope), node), Pattern(EMPTY, (), node)], node
            ),
        }

    def pattern(self, node: Node, scope: Scope) -> Pattern:
        return self._kinds[node.name](node, scope.within(node) if node.attributes else scope)

    def finish(self) -> None:
        """Give every element its content; then read what the start does not lead to, since it has to be right too."""
        self._fill()
        self._is_reachable = False
        for grammar in self._grammars:  # grows where grammars stand in definitions that nothing refers to
            for name, definitions in grammar.definitions.items():
                self._resolve(grammar, name, definitions[0][0])
            self._fill()

    def _fill(self) -> None:
        while self._waiting:
            element, nodes, scope = self._waiting.pop()
            element.content = group([self.pattern(child, scope) for child in nodes], element.node)

    def _all(self, node: Node, scope: Scope) -> list[Pattern]:
        return [self.pattern(child, scope) for child in node.children]

    def _group(self, node: Node, scope: Scope) -> Pattern:
        return group([self.pattern(child, scope) for child in node.children], node)

    def _element(self, node: Node, scope: Scope) -> Pattern:
        names, rest = nameclasses.of_element(node, scope.ns)
        element = Element(names, node)
        self._waiting.append((element, rest, scope))
        return element

    def _attribute(self, node: Node, scope: Scope) -> Pattern:
        names, rest = nameclasses.of_attribute(node, scope.ns)
        value = group(self._each(rest, scope), node) if rest else Pattern(TEXT, (), node)
        return unless_not_allowed(Attribute(names, value, node))

    def _each(self, nodes: list[Node], scope: Scope) -> list[Pattern]:
        return [self.pattern(child, scope) for child in nodes]

    def _data(self, node: Node, scope: Scope) -> Pattern:
        params = [child for child in node.children if child.name == "param"]
        excepts = [child for child in node.children if child.name == "except"]
        try:
            kind = datatype(
                scope.library,
                node.attributes["type"],
                tuple((each.attributes["name"], each.text) for each in params),
            )
        except DatatypeError as error:
            place = node if error.parameter is None else params[error.parameter]
            raise place.fault(error.message) from None
        self.needs_context |= kind.needs_context
        excepted = [choice(self._all(each, scope.within(each)), each) for each in excepts]
        kept = tuple(each for each in excepted if each.kind != NOT_ALLOWED)
        return Data(kind, kept, scope.label, node)

    def _value(self, node: Node, scope: Scope) -> Pattern:
        # without a type it is a token of the built-in library (section 4.4)
        name = node.attributes.get("type")
        try:
            kind = datatype(scope.library, name) if name else datatype("", "token")
        except DatatypeError as error:
            raise node.fault(error.message) from None
        self.needs_context |= kind.needs_context
        context = Context({**node.bindings, "": scope.ns}, (), ()) if kind.needs_context else _NO_CONTEXT
        try:
            return Value(kind, node.text, context, node)
        except ValueError:
            raise node.fault(f"“{node.text}” is no {kind.name}") from None

    def _external(self, node: Node, scope: Scope) -> Pattern:
        return self._file(node.children[0], scope)

    def _file(self, node: Node, scope: Scope) -> Pattern:
        return self.pattern(node.children[0], dataclasses.replace(scope, library="", label=""))

    def _grammar(self, node: Node, scope: Scope) -> Pattern:
        grammar = Grammar(scope.grammar)
        self._gather(grammar, node, dataclasses.replace(scope, grammar=grammar))
        if not grammar.starts:
            raise node.fault("the grammar has no start (RELAX NG, section 4.18)", "Add <start> with the root element.")
        start = self._combined("start", grammar.starts)
        self._grammars.append(grammar)
        return start

    def _gather(self, grammar: Grammar, node: Node, scope: Scope) -> None:
        for child in node.children:
            inner = scope.within(child) if child.attributes else scope
            if child.name == "define":
                grammar.definitions.setdefault(child.attributes["name"], []).append((child, inner))
            elif child.name == "start":
                grammar.starts.append((child, inner))
            elif child.name == "file":
                root = child.children[0]
                apart = dataclasses.replace(inner, library="")
                self._gather(grammar, root, apart.within(root))
            else:
                self._gather(grammar, child, inner)

    def _ref(self, node: Node, scope: Scope) -> Pattern:
        if scope.grammar is None:
            raise node.fault("a <ref> needs a <grammar> around it (RELAX NG, section 4.18)")
        return self._resolve(scope.grammar, node.attributes["name"], node)

    def _parent_ref(self, node: Node, scope: Scope) -> Pattern:
        if scope.grammar is None or scope.grammar.parent is None:
            raise node.fault("a <parentRef> needs a <grammar> inside another one around it (RELAX NG, section 4.18)")
        return self._resolve(scope.grammar.parent, node.attributes["name"], node)

    def _resolve(self, grammar: Grammar, name: str, node: Node) -> Pattern:
        if name in grammar.patterns:
            pattern = grammar.patterns[name]
            if pattern is None:
                if not self._is_reachable:
                    return Pattern(NOT_ALLOWED, (), node)
                raise node.fault(
                    f"the definition of {name} leads back to itself without an element between"
                    " (RELAX NG, section 4.19)",
                    "Take out this reference, or put an element around it.",
                )
            return pattern
        if name not in grammar.definitions:
            hint = did_you_mean(name, grammar.definitions, "definition")
            raise node.fault(f"there is no definition of {name} in this grammar (RELAX NG, section 4.18)", hint)
        grammar.patterns[name] = None
        pattern = self._combined(name, grammar.definitions[name])
        grammar.patterns[name] = pattern
        return pattern

    def _combined(self, name: str, definitions: list[tuple[Node, Scope]]) -> Pattern:
        """Join the definitions of one name (section 4.17)."""
        nodes = [node for node, _ in definitions]
        if len(nodes) > 1:
            lone = [node for node in nodes if "combine" not in node.attributes]
            if len(lone) > 1:
                hint = 'Write combine="choice" or combine="interleave" on one of them.'
                raise lone[1].fault(f"{name} is defined twice without combine (RELAX NG, section 4.17)", hint)
            ways = {node.attributes["combine"]: node for node in nodes if "combine" in node.attributes}
            if len(ways) > 1:
                raise nodes[-1].fault(f"the definitions of {name} are combined in two ways (RELAX NG, section 4.17)")
        patterns = [
            self._group(node, scope if name == "start" else dataclasses.replace(scope, label=name))
            for node, scope in definitions
        ]
        how = interleave if any(node.attributes.get("combine") == "interleave" for node in nodes) else choice
        return how(patterns, nodes[0])


_NO_CONTEXT = Context({}, (), ())
