"""
Decimal and whole numbers of any size (XML Schema Part 2, 3.2.3 and 3.3.13 to 3.3.25).

A value is kept as its digits, not as a number: neither its size nor its precision has a limit, and none is lost.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import BOUNDS, DIGITS
from engross.relaxng.datatypes.words import shown, space_fault


class Number(NamedTuple):
    """
    A decimal number; equal numbers are equal values.

    Attributes:
        negative: Whether it is less than zero.
        whole: The digits before the point, without zeros at the front.
        fraction: The digits after the point, without zeros at the end.
    """

    negative: bool
    whole: str
    fraction: str


def in_order(left: Number, right: Number) -> int:
    """
    Compare two numbers.

    Args:
        left: A number.
        right: Another one.

    Returns:
        A negative number, zero or a positive number.
    """
    if left.negative != right.negative:
        return -1 if left.negative else 1
    size = (len(left.whole), left.whole, left.fraction)
    other = (len(right.whole), right.whole, right.fraction)
    order = (size > other) - (size < other)
    return -order if left.negative else order


def number(text: str) -> Number | None:
    """
    Read a decimal number (3.2.3.1).

    Args:
        text: Digits with or without a sign and a point.

    Returns:
        The number, or None if the text is none.
    """
    digits = text[1:] if text[:1] in ("-", "+") else text
    whole, _, fraction = digits.partition(".")
    if not ((whole + fraction).isdigit() and digits.isascii()):
        return None
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    return Number(text[0] == "-" and bool(whole or fraction), whole, fraction)


def total_digits(value: Number) -> int:
    """
    Count digits as totalDigits does (4.3.11).

    Args:
        value: A number.

    Returns:
        The least n for which the value is i × 10^-m with |i| < 10^n and m ≤ n.
    """
    return len(value.whole) + len(value.fraction)


def fraction_digits(value: Number) -> int:
    """
    Count digits as fractionDigits does (4.3.12).

    Args:
        value: A number.

    Returns:
        The number of digits after the point that are needed.
    """
    return len(value.fraction)


class Decimal(Faceted):
    """Decimal numbers: `decimal`."""

    __slots__ = ()

    allowed = ("pattern", *BOUNDS, *DIGITS)
    samples: ClassVar[tuple[str, ...]] = ("1", "0", "1.5", "-1", "10", "100", "0.5", "0.1", "0.01")
    kind: ClassVar[str] = "number"

    def read(self, text: str) -> Number:
        """Read a number; see `Faceted.read`."""
        value = number(text)
        if value is None:
            raise BreachError(number_fault(text, self.kind))
        return value

    def compare(self, left: Number, right: Number) -> int:
        """Compare two numbers; see `Faceted.compare`."""
        return in_order(left, right)

    def candidates(self) -> list[str]:
        """Try the limits as well; see `Faceted.candidates`."""
        return [*self.samples, *(facet.text for facet in self.facets if facet.name in BOUNDS), *nearby(self)]


def nearby(kind: Faceted) -> list[str]:
    """
    Propose numbers just inside the limits of a type.

    Args:
        kind: A type of numbers.

    Returns:
        Numbers one more or less than the limits, and with one decimal more.
    """
    found = []
    for facet in kind.facets:
        if facet.name in BOUNDS and len(facet.text) < 300:
            value = number(facet.text)
            if value is not None:
                whole = int(("-" if value.negative else "") + (value.whole or "0"))
                found += [str(whole + 1), str(whole - 1), facet.text + ("5" if value.fraction else ".5")]
                found.append(facet.text + ("1" if value.fraction else ".01"))
                # just below a limit such as 0.001 lies 0.0005
                if value.fraction:
                    found.append(f"{facet.text[:-1]}0{facet.text[-1]}")
    return found


class Integer(Decimal):
    """
    Whole numbers: `integer` and what derives from it.

    Attributes:
        lowest: The least value that the type itself has; None if there is none.
        highest: The greatest one.
    """

    __slots__ = ("_high", "_low", "highest", "lowest")

    samples = ("1", "0", "-1", "2", "5", "10", "100", "1000", "-10", "-100")
    kind = "whole number"

    def __init__(self, name: str, lowest: str = "", highest: str = "") -> None:
        """
        Name a type and say how far it reaches.

        Args:
            name: Its name in XML Schema.
            lowest: The least value; empty if there is none.
            highest: The greatest one.
        """
        super().__init__(name)
        self.lowest = lowest
        self.highest = highest
        self._low = number(lowest) if lowest else None
        self._high = number(highest) if highest else None

    def holds(self, text: str) -> bool:
        """Take the quick way for short numbers without a sign; see `Faceted.holds`."""
        if text.isdigit() and text.isascii() and self.lowest in ("", "0") and not self.highest:
            return True
        return super().holds(text)

    def read(self, text: str) -> Number:
        """Read a whole number; see `Faceted.read`."""
        value = number(text)
        if value is None or "." in text:
            raise BreachError(number_fault(text, self.kind))
        if self._low is not None and in_order(value, self._low) < 0:
            raise BreachError(f"is less than {self.lowest}, the lowest allowed value")
        if self._high is not None and in_order(value, self._high) > 0:
            raise BreachError(f"is more than {self.highest}, the highest allowed value")
        return value


def number_fault(text: str, kind: str, beyond: str = "") -> str:
    """
    Say why a text is no number.

    Args:
        text: The text.
        kind: What is asked for: "whole number".
        beyond: Letters that a number of this kind can have.

    Returns:
        A phrase that follows the value.
    """
    space = space_fault(text)
    if space:
        return f"is no {kind}: it {space}"
    if kind == "whole number" and number(text) is not None:
        return "is no whole number: it has a decimal point in it"
    if "," in text and number(text.replace(",", "").replace(".", "")) is not None:
        if kind == "whole number":
            return "is no whole number: it has a comma in it"
        return f"is no {kind}: the decimal sign is a point, and nothing parts the thousands"
    if any(character in text for character in "−–—"):
        return f"is no {kind}: a minus is written “-”, as on the keyboard"
    for character in text:
        if not (character.isascii() and (character.isdigit() or character in "+-." or character in beyond)):
            return f"is no {kind}: it has {shown(character)} in it"
    if text.count(".") > 1:
        return f"is no {kind}: it has more than one point in it"
    return f"is no {kind}"
