"""What every datatype offers, and what is said about a value that it does not allow."""

from __future__ import annotations

import abc
import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Mapping


class DatatypeError(Exception):
    """
    A schema asks for a datatype that does not exist, or gives it parameters that it cannot have.

    Attributes:
        message: What is wrong, for the schema's author.
        parameter: Which parameter is at fault, counted from 0; None when it is the type's name or its library.
    """

    def __init__(self, message: str, parameter: int | None = None) -> None:
        """
        Say what is wrong.

        Args:
            message: For the schema's author.
            parameter: The index of the parameter at fault.
        """
        super().__init__(message)
        self.message = message
        self.parameter = parameter


class BreachError(ValueError):
    """
    A value breaks a rule of its type.

    Attributes:
        rule: What is wrong, as a phrase that follows the value: "is no date: there is no month 13".
    """

    def __init__(self, rule: str) -> None:
        """
        Say what is wrong.

        Args:
            rule: A phrase that follows the value.
        """
        super().__init__(rule)
        self.rule = rule


class Context:
    """
    What the verdict on a QName, a NOTATION or an ENTITY depends on: the declarations at the place of the value.

    Attributes:
        bindings: Prefix to namespace; the default namespace stands under "".
        entities: The names of the unparsed entities that are declared.
        notations: The names of the notations that are declared.
    """

    __slots__ = ("bindings", "entities", "notations")

    def __init__(
        self,
        bindings: Mapping[str, str] = MappingProxyType({}),
        entities: Container[str] = (),
        notations: Container[str] = (),
    ) -> None:
        """
        Keep what is declared.

        Args:
            bindings: Prefix to namespace; the default namespace stands under "".
            entities: The names of the unparsed entities.
            notations: The names of the notations.
        """
        self.bindings = bindings
        self.entities = entities
        self.notations = notations


@dataclasses.dataclass(frozen=True, slots=True)
class Complaint:
    """
    Why a value is not allowed.

    Attributes:
        rule: What is wrong, as a phrase that follows the value: "is no date: there is no month 13".
        example: A value that is allowed; empty where none was found.
    """

    rule: str
    example: str


class Datatype(abc.ABC):
    """
    A datatype of a library with the parameters that a schema gave it.

    Attributes:
        name: Its name in the library, such as "NCName".
        needs_context: Whether the verdict on one value differs from place to place, so that it must not be kept.
        identity: "ID", "IDREF" or "IDREFS" where RELAX NG DTD Compatibility, section 5, gives the type this
            meaning; otherwise empty.
    """

    __slots__ = ("identity", "name", "needs_context")

    def __init__(self, name: str, *, needs_context: bool = False, identity: str = "") -> None:
        """
        Name the type.

        Args:
            name: Its name in the library.
            needs_context: Whether the verdict depends on the context.
            identity: Its meaning for DTD compatibility.
        """
        self.name = name
        self.needs_context = needs_context
        self.identity = identity

    @abc.abstractmethod
    def accepts(self, text: str, context: Context | None = None) -> bool:
        """
        Say whether the type allows a value.

        Args:
            text: The value as it stands in the document, white space and all.
            context: The declarations at its place; without them, only the form of names is checked.

        Returns:
            Whether it is allowed.
        """

    @abc.abstractmethod
    def value(self, text: str, context: Context | None = None) -> Hashable:
        """
        Give what a text stands for. Two texts of one type mean the same if these are equal.

        Args:
            text: The value as it stands in the document or the schema.
            context: The declarations at its place.

        Returns:
            The value in the type's value space.

        Raises:
            ValueError: The type does not allow it.
        """

    @abc.abstractmethod
    def complaint(self, text: str, context: Context | None = None) -> Complaint | None:
        """
        Say why the type does not allow a value.

        Args:
            text: The value as it stands in the document.
            context: The declarations at its place.

        Returns:
            The rule that it breaks, or None if it is allowed.
        """

    @property
    @abc.abstractmethod
    def example(self) -> str:
        """A value that is allowed, or an empty text where none was found."""
