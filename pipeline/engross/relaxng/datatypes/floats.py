"""Floating-point numbers of 32 and 64 bits: `float` and `double` (XML Schema Part 2, 3.2.4 and 3.2.5)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engross.relaxng.datatypes.base import BreachError
from engross.relaxng.datatypes.faceted import Faceted
from engross.relaxng.datatypes.facets import BOUNDS
from engross.relaxng.datatypes.numbers import nearby, number_fault

if TYPE_CHECKING:
    from collections.abc import Hashable


_SPECIAL = {"INF": math.inf, "-INF": -math.inf, "NaN": math.nan}
_CHARACTERS = "0123456789+-.eE"


def _single(text: str, value: float) -> float:
    """Round a number to 32 bits, from the decimal digits and not from their nearest double."""
    import struct

    try:
        packed = struct.pack(">f", value)
    except OverflowError:
        return math.copysign(math.inf, value)
    rounded: float
    (rounded,) = struct.unpack(">f", packed)
    if rounded != value and abs(rounded) != math.inf:
        nearest = _other_side(packed, value, rounded)
        if abs(nearest - value) == abs(value - rounded):  # a tie of doubles: what was cut off from the text decides
            from decimal import Decimal

            exact, middle = Decimal(text), Decimal(value)
            if exact != middle:
                return max(nearest, rounded) if exact > middle else min(nearest, rounded)
    return rounded


def _other_side(packed: bytes, value: float, rounded: float) -> float:
    """Give the 32-bit number next to the nearest one, beyond the value."""
    import struct

    away = (abs(value) > abs(rounded)) * 2 - 1
    (bits,) = struct.unpack(">I", packed)
    (found,) = struct.unpack(">f", struct.pack(">I", bits + away)) if bits + away >= 0 else (0.0,)
    return float(found)


class Float(Faceted):
    """
    Floating-point numbers.

    Attributes:
        single: Whether values have 32 bits.
    """

    __slots__ = ("single",)

    allowed = ("pattern", *BOUNDS)
    samples = ("1", "0", "0.5", "1.5", "-1", "10", "100", "0.1", "1e3")

    def __init__(self, name: str, *, single: bool) -> None:
        """
        Name a type and say how precise it is.

        Args:
            name: Its name in XML Schema.
            single: Whether values have 32 bits, and not 64.
        """
        super().__init__(name)
        self.single = single

    def read(self, text: str) -> float:
        """Read a number; see `Faceted.read`."""
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        # Python reads “infinity”, “1_000” and digits of any script as well
        if not math.isfinite(value) or text.strip(_CHARACTERS):
            if text in _SPECIAL:
                return _SPECIAL[text]
            if not text.strip(_CHARACTERS) and not math.isnan(value):
                return value  # too large: rounded to infinity
            raise BreachError(_fault(text))
        return _single(text, value) if self.single else value

    def compare(self, left: float, right: float) -> int | None:
        """Compare two numbers; see `Faceted.compare`."""
        if math.isnan(left) or math.isnan(right):
            return 0 if math.isnan(left) and math.isnan(right) else None
        return (left > right) - (left < right)

    def identical(self, value: float) -> Hashable:
        """Make NaN equal to itself (3.2.4.1); see `Faceted.identical`."""
        return "NaN" if math.isnan(value) else value

    def candidates(self) -> list[str]:
        """Try the limits as well; see `Faceted.candidates`."""
        bounds = [facet.text for facet in self.facets if facet.name in BOUNDS]
        multiples = [str(float(text) * factor) for text in bounds if text not in _SPECIAL for factor in (2, 0.5, -1)]
        return [*self.samples, *bounds, *nearby(self), *multiples]


def _fault(text: str) -> str:
    if text.lower() in ("inf", "+inf", "-inf", "infinity", "-infinity", "nan", "∞", "-∞"):
        return "is no number: infinity is written INF or -INF, and what is no number NaN"
    if text[-1:] in ("e", "E") and text.isascii():
        return f"is no number: after “{text[-1]}” the power of ten is missing"
    return number_fault(text, "number", "eE")
