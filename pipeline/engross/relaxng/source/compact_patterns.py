"""Patterns and name classes of the compact syntax (RELAX NG Compact Syntax, appendix A.1)."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

from engross.relaxng.source.compact_annotations import AnnotatedCursor
from engross.relaxng.source.node import Node
from engross.relaxng.source.tokens import ANY_LOCAL, DOCUMENTATION, IDENTIFIER, LITERAL, QUALIFIED

if TYPE_CHECKING:
    from engross.errors import SchemaError

OPERATORS = {",": "group", "|": "choice", "&": "interleave"}
REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_CLOSERS = {"(": ")", "{": "}"}
_SIMPLE = frozenset(("empty", "notAllowed", "text"))
_OPENING = frozenset(("(", "attribute", "element", "list", "mixed"))
_DATATYPES = frozenset((QUALIFIED, "string", "token"))
# A grammar or name within another is read by calls within calls, while brackets only lengthen a list
_GRAMMAR_LEVELS = 10
_NAME_LEVELS = 4


class PatternReader(AnnotatedCursor, abc.ABC):
    """Reads patterns; what a grammar holds is left to a subclass."""

    @abc.abstractmethod
    def members(self, grammar: Node, opened: int | None) -> None:
        """
        Read what a grammar holds.

        Args:
            grammar: What to put it into.
            opened: The token of its opening brace, up to whose closing brace to read; None to read to the file's end.

        Raises:
            SchemaError: Something else stands there.
        """

    def pattern(self) -> Node:
        """
        Read a pattern (innerPattern).

        Returns:
            The element that it is in the XML syntax.

        Raises:
            SchemaError: No pattern stands here, or it is malformed.
        """
        # What is open is held in a list, not in calls within calls: no depth of brackets overruns Python's stack
        kinds = self.kinds
        outer: list[tuple[Node | None, int, str, list[Node]]] = []
        owner: Node | None = None
        opened = -1
        operator = ""
        operands: list[Node] = []
        while True:
            if kinds[self.at] in ("[", DOCUMENTATION):
                self.annotations()
            kind = kinds[self.at]
            if kind in _OPENING:
                outer.append((owner, opened, operator, operands))
                owner = self._opened(kind)
                opened = self.at
                self.deeper()
                self.at += 1
                operator, operands = "", []
                continue
            node = self._primary(kind)
            if kinds[self.at] == "-" and node.name == "data":
                if operands:
                    raise self._mixed(operator, "-")
                operator = "-"
                node.children.append(self.node("except", self.at))
                operands.append(node)
                self.at += 1
                continue
            while True:
                node = self._repeated(node, operator, operands)
                sign = kinds[self.at]
                if sign in OPERATORS:
                    if operator and operator != sign:
                        raise self._mixed(operator, sign)
                    operator = sign
                    operands.append(node)
                    self.at += 1
                    break
                if operands and operator != "-":
                    operands.append(node)
                    first = operands[0]
                    node = Node(OPERATORS[operator], {}, self.source, first.offset, self.bindings)
                    node.children = operands
                if not outer:
                    return node
                if sign != _CLOSERS[kinds[opened]]:
                    raise self._unclosed(opened)
                self.at += 1
                self.depth -= 1
                if owner is not None:
                    owner.children.append(node)
                    node = owner
                owner, opened, operator, operands = outer.pop()

    def _opened(self, kind: str) -> Node | None:
        """Read what stands before a bracket: nothing before a parenthesis, a keyword and a name before a brace."""
        if kind == "(":
            return None
        node = self.node(kind, self.at)
        self.at += 1
        after = f"“{kind}”"
        if kind in ("element", "attribute"):
            node.children.append(self._name_class(is_element=kind == "element"))
            after = f"the name of the {kind}"
        if self.kinds[self.at] != "{":
            raise self.unexpected(f"“{{” after {after}")
        return node

    def _repeated(self, node: Node, operator: str, operands: list[Node]) -> Node:
        """Read what may follow an operand: annotations, and ?, * or + (innerParticle)."""
        kinds = self.kinds
        if kinds[self.at] == ">>":
            self.following()
        if operator == "-":
            data = operands[0]
            data.children[-1].children.append(node)
            return data
        name = REPEATED.get(kinds[self.at])
        if name is None:
            return node
        repeated = Node(name, {}, self.source, node.offset, self.bindings)
        repeated.children.append(node)
        self.at += 1
        if kinds[self.at] == ">>":
            self.following()
        return repeated

    def _mixed(self, first: str, second: str) -> SchemaError:
        message = f"“{first}” and “{second}” stand side by side, and none of them binds more closely"
        before, after = (sign if sign == "," else f" {sign}" for sign in (first, second))
        ways = [f"a{before} (b{after} c)"] if second == "-" else [f"(a{before} b){after} c", f"a{before} (b{after} c)"]
        hint = f"Put parentheses around what belongs together: {', or '.join(ways)}."
        return self.fault(self.at, message, hint)

    def _unclosed(self, opened: int) -> SchemaError:
        bracket = self.kinds[opened]
        hint = f"The “{bracket}” of line {self.line(opened)} is not closed yet."
        return self.unexpected(f"“{_CLOSERS[bracket]}” or one of “,” “|” “&”", hint)

    def _primary(self, kind: str) -> Node:
        """Read an operand that holds no other pattern, or a whole grammar (primary)."""
        index = self.at
        if kind == IDENTIFIER:
            self.at += 1
            return self.node("ref", index, {"name": self.values[index]})
        if kind in _DATATYPES:
            return self._datatype(kind)
        if kind == LITERAL:
            return self._value(index, {})
        if kind in _SIMPLE:
            self.at += 1
            return self.node(kind, index)
        if kind == "external":
            return self.reference("externalRef")
        if kind == "parent":
            self.at += 1
            if self.kinds[self.at] != IDENTIFIER:
                raise self.unexpected("the name of a definition after “parent”")
            self.at += 1
            return self.node("parentRef", index, {"name": self.values[self.at - 1]})
        if kind == "grammar":
            return self._grammar()
        hint = ""
        if kind == ANY_LOCAL or kind == "*":
            hint = "A name that stands for many follows “element” or “attribute”."
        elif self.is_word(index):
            hint = f"Write \\{kind} to use the word as a name."
        raise self.unexpected("a pattern", hint)

    def _grammar(self) -> Node:
        node = self.node("grammar", self.at)
        self.at += 1
        self.expect("{", "“grammar”")
        self.deeper(_GRAMMAR_LEVELS)
        self.members(node, self.at - 1)
        self.depth -= _GRAMMAR_LEVELS
        return node

    def reference(self, name: str) -> Node:
        """
        Read a reference to another file, which takes over a namespace from this one (optInherit).

        Args:
            name: What the reference is in the XML syntax: `include` or `externalRef`.

        Returns:
            The reference, without what an include may hold.

        Raises:
            SchemaError: No file is named, or a prefix is not declared.
        """
        index = self.at
        self.at += 1
        attributes = {"href": self.literal("the other file")}
        uri = self.default
        if self.kinds[self.at] == "inherit":
            self.at += 1
            self.expect("=", "“inherit”")
            uri = self.namespace(self.word("a prefix"), self.at - 1)
        if uri is not None:
            attributes["ns"] = uri
        return self.node(name, index, attributes)

    def _datatype(self, kind: str) -> Node:
        """Read a datatype with its parameters, or a value of it."""
        index = self.at
        library, name = "", kind
        if kind == QUALIFIED:
            prefix, _, name = self.values[index].partition(":")
            library = self.library(prefix, index)
        self.at += 1
        attributes = {"datatypeLibrary": library, "type": name}
        if self.kinds[self.at] == LITERAL:
            return self._value(index, attributes)
        node = self.node("data", index, attributes)
        if self.kinds[self.at] == "{":
            opened = self.at
            self.at += 1
            while self.kinds[self.at] != "}":
                self.annotations()
                node.children.append(self._parameter(opened))
            self.at += 1
        return node

    def _parameter(self, opened: int) -> Node:
        index = self.at
        if not self.is_word(index):
            hint = f"The “{{” of line {self.line(opened)} is not closed yet."
            raise self.unexpected("“}” or a parameter of the datatype", hint)
        self.at += 1
        self.expect("=", "the name of the parameter")
        node = self.node("param", index, {"name": self.values[index]})
        node.text = self.literal("a value")
        return node

    def _value(self, index: int, attributes: dict[str, str]) -> Node:
        """Read a value; the default namespace is that of a QName without a prefix."""
        if self.default is not None:
            attributes["ns"] = self.default
        node = self.node("value", index, attributes)
        node.text = self.literal("a value")
        return node

    # ---- name classes -----------------------------------------------------------------------------------------------

    def _name_class(self, *, is_element: bool) -> Node:
        """Read the names that an element or attribute may have (innerNameClass)."""
        first = self._name(is_element=is_element)
        sign = self.kinds[self.at]
        if sign == "-" and first.name in ("anyName", "nsName") and self.kinds[self.at - 1] in ("*", ANY_LOCAL):
            node = self.node("except", self.at)
            self.at += 1
            node.children.append(self._name(is_element=is_element))
            first.children.append(node)
            if self.kinds[self.at] in ("|", "-"):
                raise self._mixed("-", self.kinds[self.at])
            return first
        if sign != "|":
            return first
        choice = Node("choice", {}, self.source, first.offset, self.bindings)
        choice.children.append(first)
        while self.kinds[self.at] == "|":
            self.at += 1
            choice.children.append(self._name(is_element=is_element))
        if self.kinds[self.at] == "-":
            raise self._mixed("|", "-")
        return choice

    def _name(self, *, is_element: bool) -> Node:
        """Read one name, a name that stands for many, or names in parentheses (simpleNameClass)."""
        self.annotations()
        index = self.at
        kind = self.kinds[index]
        if kind == "(":
            self.deeper(_NAME_LEVELS)
            self.at += 1
            node = self._name_class(is_element=is_element)
            if self.kinds[self.at] != ")":
                raise self.unexpected("“)” or “|”", f"The “(” of line {self.line(index)} is not closed yet.")
            self.depth -= _NAME_LEVELS
        elif kind == "*":
            node = self.node("anyName", index)
        elif kind == ANY_LOCAL:
            node = self.node("nsName", index, _ns(self.namespace(self.values[index], index)))
        elif kind == QUALIFIED:
            prefix, _, local = self.values[index].partition(":")
            node = self.node("name", index, _ns(self.namespace(prefix, index)))
            node.text = local
        elif self.is_word(index):
            node = self.node("name", index, _ns(self.default if is_element else ""))
            node.text = self.values[index]
        else:
            raise self.unexpected("a name")
        self.at += 1
        self.following()
        return node


def _ns(uri: str | None) -> dict[str, str]:
    """Write a namespace down unless it is to be inherited (makeNsAttribute)."""
    return {} if uri is None else {"ns": uri}
