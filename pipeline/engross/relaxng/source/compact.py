"""
RELAX NG in its compact syntax.

The rules, and the translation into elements of the XML syntax, are those of RELAX NG Compact Syntax (OASIS Committee
Specification, 21 November 2002), appendix A. Annotations are checked, and left out of the tree.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from engross.diagnostics import diagnostic
from engross.errors import SchemaError
from engross.relaxng.source.compact_annotations import Annotation, outermost
from engross.relaxng.source.compact_patterns import OPERATORS, REPEATED, PatternReader
from engross.relaxng.source.node import SCHEMATRON, Node, Source
from engross.relaxng.source.tokens import END, IDENTIFIER, QUALIFIED

if TYPE_CHECKING:
    from engross.xmlio import Element

_COMBINE = {"=": "", "|=": "choice", "&=": "interleave"}


def read_compact(path: str, data: bytes) -> Node:
    """
    Read a schema.

    Args:
        path: The file as the user would name it.
        data: Its bytes, in UTF-8 or, with a byte order mark, in UTF-16.

    Returns:
        Its root: a grammar, or the pattern that it consists of.

    Raises:
        SchemaError: Its bytes are no text (X002), or it breaks the syntax (S013, at the first such place).
    """
    return _Reader(path, _utf8(path, data)).schema()


def embedded_schematron(path: str, data: bytes) -> list[Element]:
    """
    Give the Schematron that stands in the annotations of a schema.

    Args:
        path: The file as the user would name it.
        data: Its bytes.

    Returns:
        The topmost elements of ISO Schematron, in document order.

    Raises:
        SchemaError: As for `read_compact`.
    """
    reader = _Reader(path, _utf8(path, data))
    reader.schema()
    prefixes = {prefix: uri for prefix, uri in reader.bindings.items() if prefix}
    found = outermost(reader.foreign, SCHEMATRON)
    return [_element(reader, each, prefixes) for each in found]


def _utf8(path: str, data: bytes) -> bytes:
    """Decode a file as appendix A.2.1 says, and give it back as UTF-8 without a byte order mark."""
    name = "UTF-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "UTF-8"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(name, "ignore").removeprefix("\ufeff").encode()
        place = Source(path, before).locate(len(before))
        message = f"the bytes here are not {name}, which the schema has to be in"
        raise SchemaError(diagnostic("X002", message, place, hint="Save the file as UTF-8.")) from None
    return text.removeprefix("\ufeff").encode()


def _element(reader: PatternReader, annotation: Annotation, prefixes: dict[str, str]) -> Element:
    """Make an element of an annotation with all it holds."""
    from lxml import etree

    try:
        top = etree.Element(annotation.name, annotation.attributes, prefixes)
        waiting = [(annotation, top)]
        while waiting:
            each, element = waiting.pop()
            last: Element | None = None
            for part in each.content:
                if isinstance(part, Annotation):
                    last = etree.SubElement(element, part.name, part.attributes)
                    waiting.append((part, last))
                elif last is None:
                    element.text = (element.text or "") + part
                else:
                    last.tail = (last.tail or "") + part
    except ValueError as error:
        # libxml2 knows only the names of XML 1.0's older editions, and no namespaces with spaces in them
        message = f"the annotation cannot be used as XML: {error}"
        raise reader.fault_at(annotation.offset, message) from None
    return top


class _Reader(PatternReader):
    """Reads one file."""

    def schema(self) -> Node:
        """Read the file from its declarations to its end (topLevel)."""
        self.declarations()
        if self._begins_grammar():
            root = Node("grammar", {}, self.source, 0, self.bindings)
            self.members(root, None)
            return root
        root = self.pattern()
        if self.kinds[self.at] != END:
            raise self.unexpected("the end of the file", self._stray())
        if self.kinds[self.at - 1] == "]" and root.name not in OPERATORS.values():
            # it would stand beside the root; within parentheses it does no harm
            raise self.fault(
                self.at - 1, "no annotation may follow the outermost pattern", "Put it before the pattern."
            )
        return root

    def _begins_grammar(self) -> bool:
        """Tell whether the file is a grammar rather than one pattern, by its first token after annotations."""
        start, count = self.at, len(self.foreign)
        self.annotations()
        at = self.at
        self.at = start
        del self.foreign[count:]
        kind = self.kinds[at]
        if kind in ("start", "div", "include", "}", END):
            return True
        if kind != QUALIFIED and not self.is_word(at):
            return False
        following = self.kinds[at + 1]
        return following in _COMBINE or (following == "[" and kind in (IDENTIFIER, QUALIFIED))

    def members(self, grammar: Node, opened: int | None) -> None:
        """Read what a grammar holds, up to its closing brace, or the end of the file (member, includeMember)."""
        holder = grammar
        outer: list[tuple[Node, int | None]] = []
        while True:
            start = self.at
            self.annotations()
            kind = self.kinds[self.at]
            following = self.kinds[self.at + 1] if self.is_word(self.at) else ""
            if following in _COMBINE and kind in ("start", IDENTIFIER):
                holder.children.append(self._definition(kind))
            elif kind == "div" or (kind == "include" and not self._in_include(holder, outer)):
                node = self._include() if kind == "include" else self._div()
                holder.children.append(node)
                if self.kinds[self.at - 1] == "{":
                    self.deeper()
                    outer.append((holder, opened))
                    holder, opened = node, self.at - 1
            elif start == self.at and (kind == QUALIFIED or (kind == IDENTIFIER and following == "[")):
                self.annotation()
            elif start == self.at and kind == "}" and opened is not None:
                self.at += 1
                if not outer:
                    return
                self.depth -= 1
                holder, opened = outer.pop()
            elif start == self.at and kind == END and opened is None:
                return
            else:
                raise self._no_member(opened, following, start)

    def _in_include(self, holder: Node, outer: list[tuple[Node, int | None]]) -> bool:
        if holder.name != "include" and all(node.name != "include" for node, _ in outer):
            return False
        hint = "Include both files one after the other."
        raise self.fault(self.at, "an include cannot hold another one", hint)

    def _no_member(self, opened: int | None, following: str, start: int) -> SchemaError:
        """Say why no member of a grammar begins here."""
        at = self.at
        kind = self.kinds[at]
        word = self.values[at]
        if following in _COMBINE:
            return self.fault(at, f"“{word}” is a word of the language", f"Write \\{word} to use it as a name.")
        if kind in OPERATORS or kind in REPEATED:
            hint = "Join what stands on both sides with parentheses, or remove the sign."
            return self.unexpected("a definition", hint)
        if kind == "start" or (kind == IDENTIFIER and following != "["):
            self.at += 1
            return self.unexpected(f"“=” after “{word}”")
        wanted = "a definition (a name, “=” and a pattern)"
        if opened is None:
            return self.unexpected(wanted, self._stray())
        if start == at:
            wanted += " or “}”"
        return self.unexpected(wanted, f"The “{{” of line {self.line(opened)} is not closed yet.")

    def _definition(self, kind: str) -> Node:
        """Read a definition, or what a document starts with (define, start)."""
        index = self.at
        attributes = {} if kind == "start" else {"name": self.values[index]}
        combine = _COMBINE[self.kinds[index + 1]]
        if combine:
            attributes["combine"] = combine
        node = self.node("start" if kind == "start" else "define", index, attributes)
        self.at += 2
        node.children.append(self.pattern())
        return node

    def _div(self) -> Node:
        self.at += 1
        self.expect("{", "“div”")
        return self.node("div", self.at - 2)

    def _include(self) -> Node:
        """Read an include up to the brace that may follow."""
        node = self.reference("include")
        if self.kinds[self.at] == "{":
            self.at += 1
        return node

    def _stray(self) -> str:
        """Advise on a closing bracket that nothing opened."""
        return "Remove it: nothing is open that it could close." if self.kinds[self.at] in ("}", ")", "]") else ""
