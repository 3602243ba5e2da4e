"""Types whose values need the declarations around them: `QName`, `NOTATION` and `ENTITY` (3.2.18, 3.2.19, 3.3.11)."""

from __future__ import annotations

from engross.relaxng.datatypes.base import BreachError, Context
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import LENGTHS
from engross.relaxng.datatypes.names import is_ncname
from engross.relaxng.datatypes.words import clipped, name_fault

_XML = "http://www.w3.org/XML/1998/namespace"


class _Declared(Faceted):
    """A type whose values stand for something that the document declares."""

    __slots__ = ()

    allowed = (*LENGTHS, "pattern")
    samples = ("name", "a")

    def __init__(self, name: str) -> None:
        """
        Name the type.

        Args:
            name: Its name in XML Schema.
        """
        super().__init__(name, needs_context=True)


class QName(_Declared):
    """A name with a namespace: `QName`."""

    __slots__ = ()

    def read_at(self, text: str, context: Context | None) -> tuple[str, str]:
        """Give namespace and local name, or the prefix where nothing is known of it; see `Faceted.read_at`."""
        prefix, colon, local = text.rpartition(":")
        if colon and not prefix:
            raise BreachError("is no name: nothing stands before the colon")
        if colon and not local:
            raise BreachError("is no name: nothing stands after the colon")
        if not is_ncname(local):
            raise BreachError(name_fault(local))
        if colon and not is_ncname(prefix):
            raise BreachError("is no name: it has more than one colon in it" if ":" in prefix else name_fault(prefix))
        if prefix == "xml":
            return _XML, local
        if context is None:
            return prefix, local
        namespace = context.bindings.get(prefix)
        # in XML 1.0 an empty namespace takes a declaration back, and only the default one
        if colon and not namespace:
            raise BreachError(
                f'has the prefix “{clipped(prefix)}”, which is not declared: add xmlns:{clipped(prefix)}="…"'
            )
        return namespace or "", local

    def measure(self, value: tuple[str, str]) -> int:
        """Say nothing of lengths, which are right for every name (4.3.1.3, 4.3.2.4, 4.3.3.4); see `Faceted.measure`."""
        raise NotImplementedError


class Notation(QName):
    """The name of a notation that the document declares: `NOTATION`."""

    __slots__ = ()

    def read_at(self, text: str, context: Context | None) -> tuple[str, str]:
        """Give namespace and local name; see `Faceted.read_at`."""
        value = super().read_at(text, context)
        if context is not None and text not in context.notations:
            raise BreachError("is no notation that the document declares")
        return value


class Entity(_Declared):
    """The name of an unparsed entity that the document declares: `ENTITY`."""

    __slots__ = ()

    def read_at(self, text: str, context: Context | None) -> str:
        """Give the name; see `Faceted.read_at`."""
        if not is_ncname(text):
            raise BreachError(name_fault(text))
        if context is not None and text not in context.entities:
            raise BreachError("is no unparsed entity that the document declares")
        return text
