"""
What both syntaxes of RELAX NG are read into: the elements of the XML syntax, without annotations.

The tree is what section 4.1 of the specification leaves (foreign elements and attributes removed) with white space
treated as section 4.2 says. `ns` and `datatypeLibrary` stand where they were written; `href` is resolved against
`xml:base`, but not yet against the file it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.diagnostics import Location, diagnostic
from engross.errors import SchemaError
from engross.xmlio.positions import line_and_column

if TYPE_CHECKING:
    from collections.abc import Mapping

RELAXNG = "http://relaxng.org/ns/structure/1.0"
_LONGEST = 400
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


class Source:
    """
    One file of a schema.

    Attributes:
        path: The file as the user would name it.
        data: Its text in UTF-8; places are byte offsets into it.
    """

    __slots__ = ("data", "path")

    def __init__(self, path: str, data: bytes) -> None:
        """
        Keep a file.

        Args:
            path: The file as the user would name it.
            data: Its text in UTF-8.
        """
        self.path = path
        self.data = data

    def locate(self, offset: int) -> Location:
        """
        Turn an offset into a place.

        Args:
            offset: In bytes.

        Returns:
            File, line and column.
        """
        return Location(self.path, *line_and_column(self.data, offset))


class Node:
    """
    An element of RELAX NG's XML syntax.

    Attributes:
        name: Its local name, such as `zeroOrMore`.
        attributes: Those without a namespace: name, combine, type (trimmed), ns, datatypeLibrary, href.
        children: Its RELAX NG children.
        text: What a `name` (trimmed), `value` or `param` says; else empty.
        bindings: The namespace prefixes in scope, "" for the default one.
        source: The file it stands in.
        offset: Where its start tag, or what stands for it in the compact syntax, begins in `source.data`.
    """

    __slots__ = ("attributes", "bindings", "children", "name", "offset", "source", "text")

    def __init__(
        self,
        name: str,
        attributes: dict[str, str],
        source: Source,
        offset: int,
        bindings: Mapping[str, str],
    ) -> None:
        """
        Begin an element; its children and text are added afterwards.

        Args:
            name: Its local name.
            attributes: Those without a namespace.
            source: The file it stands in.
            offset: Where in it.
            bindings: The namespace prefixes in scope.
        """
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""
        self.source = source
        self.offset = offset
        self.bindings = bindings

    def fault(self, message: str, hint: str = "") -> SchemaError:
        """
        Complain of this element.

        Args:
            message: What is wrong with it.
            hint: What to do.

        Returns:
            The error to raise, with S013 at this element's place.
        """
        if len(message) > _LONGEST:  # it quotes something long
            message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
        return SchemaError(diagnostic("S013", message, self.source.locate(self.offset), hint=hint))
