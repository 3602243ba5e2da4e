"""The facets of XML Schema Part 2, section 4.3, that a schema can give as parameters, each as a check of one value."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTHS = ("length", "minLength", "maxLength")
BOUNDS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
DIGITS = ("totalDigits", "fractionDigits")
KNOWN = (*LENGTHS, "pattern", *BOUNDS, *DIGITS)


class Facet(abc.ABC):
    """
    One facet of a type; patterns are kept apart, for they look at the text and not at the value.

    Attributes:
        name: Its name in XML Schema.
        text: What the schema gives, white space collapsed.
        index: Which parameter of the type it is.
    """

    __slots__ = ("index", "name", "text")

    def __init__(self, name: str, text: str, index: int) -> None:
        """
        Keep what the schema says.

        Args:
            name: The facet's name in XML Schema.
            text: What the schema gives, white space collapsed.
            index: Which parameter of the type it is.
        """
        self.name = name
        self.text = text
        self.index = index

    @abc.abstractmethod
    def broken(self, value: Any) -> str:
        """
        Say how a value breaks this facet.

        Args:
            value: As the type reads it.

        Returns:
            A phrase that follows the value; empty if the value is right.
        """


class Length(Facet):
    """
    Limits the number of characters, octets or words (4.3.1 to 4.3.3).

    Attributes:
        limit: The number.
    """

    __slots__ = ("_measure", "_one", "_several", "limit")

    def __init__(
        self, name: str, text: str, index: int, limit: int, measure: Callable[[Any], int], unit: tuple[str, str]
    ) -> None:
        """
        Limit a length.

        Args:
            name: The facet's name.
            text: What the schema gives.
            index: Which parameter of the type it is.
            limit: What it stands for.
            measure: Gives the length of a value.
            unit: What is counted: one, and several of them.
        """
        super().__init__(name, text, index)
        self.limit = limit
        self._measure = measure
        self._one, self._several = unit

    def broken(self, value: Any) -> str:
        """Compare the length of a value with the limit; see `Facet.broken`."""
        size = self._measure(value)
        if self.name == "length":
            if size == self.limit:
                return ""
            limit = f"exactly {self.limit} are asked for" if self.limit != 1 else "exactly 1 is asked for"
        elif self.name == "minLength":
            if size >= self.limit:
                return ""
            limit = f"{self.limit} at least are asked for" if self.limit != 1 else "1 at least is asked for"
        else:
            if size <= self.limit:
                return ""
            limit = f"{self.limit} at most are allowed" if self.limit != 1 else "1 at most is allowed"
        return f"has {size} {self._one if size == 1 else self._several}, and {limit}"


class Bound(Facet):
    """
    Limits a value (4.3.7 to 4.3.10).

    Attributes:
        value: The limit, as the type reads it.
    """

    __slots__ = ("_compare", "value")

    def __init__(self, name: str, text: str, index: int, value: Any, compare: Callable[[Any, Any], int | None]) -> None:
        """
        Limit a value.

        Args:
            name: The facet's name.
            text: What the schema gives.
            index: Which parameter of the type it is.
            value: What it stands for.
            compare: Gives a negative number, zero or a positive number, as the first value is less than, equal to
                or more than the second; None where that cannot be told.
        """
        super().__init__(name, text, index)
        self.value = value
        self._compare = compare

    def broken(self, value: Any) -> str:
        """Compare a value with the limit; see `Facet.broken`."""
        order = self._compare(value, self.value)
        if order is None:
            return f"cannot be compared with {self.text}, its {'lowest' if 'min' in self.name else 'highest'} value"
        match self.name:
            case "minInclusive":
                return "" if order >= 0 else f"is less than {self.text}, the lowest allowed value"
            case "maxInclusive":
                return "" if order <= 0 else f"is more than {self.text}, the highest allowed value"
            case "minExclusive":
                return "" if order > 0 else f"is not more than {self.text}, as it must be"
            case _:
                return "" if order < 0 else f"is not less than {self.text}, as it must be"


class Digits(Facet):
    """
    Limits the number of digits of a decimal number (4.3.11 and 4.3.12).

    Attributes:
        limit: The number.
    """

    __slots__ = ("_measure", "limit")

    def __init__(self, name: str, text: str, index: int, limit: int, measure: Callable[[Any], int]) -> None:
        """
        Limit a number of digits.

        Args:
            name: The facet's name.
            text: What the schema gives.
            index: Which parameter of the type it is.
            limit: What it stands for.
            measure: Counts the digits of a value that matter for this facet.
        """
        super().__init__(name, text, index)
        self.limit = limit
        self._measure = measure

    def broken(self, value: Any) -> str:
        """Count the digits of a value; see `Facet.broken`."""
        size = self._measure(value)
        if size <= self.limit:
            return ""
        where = " after the point" if self.name == "fractionDigits" else ""
        verb = "is" if self.limit == 1 else "are"
        return f"has {size} {'digit' if size == 1 else 'digits'}{where}, and {self.limit or 'none'} {verb} allowed"
