"""The annotations of a schema in the compact syntax: documentation, attributes and elements that are not RELAX NG's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.source.compact_cursor import DEEPEST, Cursor
from engross.relaxng.source.node import RELAXNG
from engross.relaxng.source.tokens import DOCUMENTATION, LITERAL, QUALIFIED

if TYPE_CHECKING:
    from collections.abc import Iterable

_XMLNS = ("http://www.w3.org/2000/xmlns", "http://www.w3.org/2000/xmlns/")


class Annotation:
    """
    A foreign element.

    Attributes:
        name: Its name, with its namespace in braces.
        attributes: Its attributes, named likewise.
        content: What it holds, in order.
        offset: Where its name begins, in bytes.
    """

    __slots__ = ("attributes", "content", "name", "offset")

    def __init__(self, name: str, offset: int) -> None:
        """
        Begin an element.

        Args:
            name: Its name, with its namespace in braces.
            offset: Where it is written.
        """
        self.name = name
        self.offset = offset
        self.attributes: dict[str, str] = {}
        self.content: list[Annotation | str] = []


class AnnotatedCursor(Cursor):
    """
    A cursor that steps over annotations (section 5), and keeps them.

    Attributes:
        foreign: The outermost foreign elements so far.
    """

    def __init__(self, path: str, data: bytes) -> None:
        """
        Stand before a file's first token.

        Args:
            path: The file as the user would name it.
            data: Its text in UTF-8.
        """
        super().__init__(path, data)
        self.foreign: list[Annotation] = []

    def annotations(self) -> None:
        """
        Read what stands before a pattern, definition, parameter or name: documentation, then foreign markup.

        Raises:
            SchemaError: The annotation breaks section 5.
        """
        while self.kinds[self.at] == DOCUMENTATION:
            self.at += 1
        if self.kinds[self.at] != "[":
            return
        opened = self.at
        self.at += 1
        names: set[str] = set()
        while self._is_attribute():
            index = self.at
            name = self._foreign_name("the attribute of an annotation")
            if not name.startswith("{"):
                hint = "Give it a prefix: the attributes without one belong to RELAX NG."
                raise self.fault(index, f"the annotation {self.shown(index)} has no namespace", hint)
            self._check_foreign(index, name)
            self._attribute(index, name, names)
        while self.kinds[self.at] != "]":
            if not self.is_word(self.at) and self.kinds[self.at] != QUALIFIED:
                raise self.unexpected("“]” or an annotation", f"The “[” of line {self.line(opened)} is not closed yet.")
            self.annotation()
        self.at += 1

    def following(self) -> None:
        """
        Read the annotations that stand after a pattern or name.

        Raises:
            SchemaError: One breaks section 5.3.
        """
        while self.kinds[self.at] == ">>":
            self.at += 1
            self.annotation()

    def annotation(self) -> None:
        """
        Read a foreign element with all it holds, and keep it.

        Raises:
            SchemaError: It is malformed, or of RELAX NG's own namespace.
        """
        index = self.at
        top = self._open()
        self._check_foreign(index, top.name)
        stack = [(top, index)]
        while stack:
            inner, opened = stack[-1]
            kind = self.kinds[self.at]
            if kind == LITERAL:
                inner.content.append(self.literal("text"))
            elif kind == "]":
                self.at += 1
                stack.pop()
            elif kind == QUALIFIED or self.is_word(self.at):
                if len(stack) > DEEPEST:
                    raise self.fault(self.at, f"annotations are nested more than {DEEPEST} levels deep here")
                index = self.at
                child = self._open()
                inner.content.append(child)
                stack.append((child, index))
            else:
                hint = f"The annotation {self.shown(opened)} of line {self.line(opened)} is not closed yet."
                raise self.unexpected("“]”, text in quotation marks or an annotation", hint)
        self.foreign.append(top)

    def _open(self) -> Annotation:
        """Read the name and the attributes of a foreign element."""
        index = self.at
        element = Annotation(self._foreign_name("the name of an annotation"), self.starts[index])
        self.expect("[", f"the name of the annotation {self.shown(index)}")
        names: set[str] = set()
        while self._is_attribute():
            index = self.at
            name = self._foreign_name("the attribute of an annotation")
            element.attributes[name] = self._attribute(index, name, names)
        return element

    def _is_attribute(self) -> bool:
        return (self.kinds[self.at] == QUALIFIED or self.is_word(self.at)) and self.kinds[self.at + 1] == "="

    def _attribute(self, index: int, name: str, names: set[str]) -> str:
        if name in names:
            raise self.fault(index, f"the annotation {self.shown(index)} stands twice", "Remove one of the two.")
        if name[1:].partition("}")[0] in _XMLNS:
            raise self.fault(index, "an annotation cannot declare a namespace", "Declare it at the top of the file.")
        names.add(name)
        self.at += 1
        return self.literal("a value")

    def _foreign_name(self, what: str) -> str:
        """Read the name of an annotation, with its namespace in braces."""
        index = self.at
        if self.kinds[index] != QUALIFIED:
            return self.word(what)
        self.at += 1
        prefix, _, local = self.values[index].partition(":")
        uri = self.namespace(prefix, index)
        if uri is None:
            hint = f'Give the prefix {prefix} a namespace of its own: namespace {prefix} = "…".'
            raise self.fault(index, "an annotation cannot inherit its namespace", hint)
        return f"{{{uri}}}{local}" if uri else local

    def _check_foreign(self, index: int, name: str) -> None:
        if name.startswith(f"{{{RELAXNG}}}"):
            raise self.fault(index, "an annotation cannot be of RELAX NG's own namespace", "Use another prefix.")


def outermost(annotations: Iterable[Annotation], namespace: str) -> list[Annotation]:
    """
    Find the elements of a namespace that stand in no other element of it.

    Args:
        annotations: Where to look.
        namespace: Which.

    Returns:
        The elements, in document order.
    """
    found: list[Annotation] = []
    waiting = list(annotations)[::-1]
    while waiting:
        each = waiting.pop()
        if each.name.startswith(f"{{{namespace}}}"):
            found.append(each)
        else:
            waiting.extend([inner for inner in each.content[::-1] if isinstance(inner, Annotation)])
    return found
