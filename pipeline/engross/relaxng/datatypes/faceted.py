"""What the types of XML Schema Part 2 have in common: white space, then the form, then patterns and other facets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from engross.relaxng.datatypes.base import BreachError, Complaint, Context, Datatype
from engross.relaxng.datatypes.space import collapse

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from engross.relaxng.datatypes.facets import Facet
    from engross.relaxng.datatypes.regex import Regex


class Faceted(Datatype):
    """
    A type whose values are read from text, and limited by facets.

    Attributes:
        patterns: The expressions that all must match.
        facets: The other facets.
        allowed: The names of the facets that the type can have (4.1.5).
        unit: What a length counts: one, and several of them.
        samples: Values to try as examples, the most natural one first.
    """

    __slots__ = ("_example", "facets", "patterns")

    allowed: ClassVar[tuple[str, ...]] = ()
    unit: ClassVar[tuple[str, str]] = ("character", "characters")
    samples: ClassVar[tuple[str, ...]] = ()

    def __init__(self, name: str, *, needs_context: bool = False, identity: str = "") -> None:
        """
        Name a type, without facets.

        Args:
            name: Its name in XML Schema.
            needs_context: Whether the verdict depends on the context.
            identity: Its meaning for DTD compatibility.
        """
        super().__init__(name, needs_context=needs_context, identity=identity)
        self.patterns: tuple[Regex, ...] = ()
        self.facets: tuple[Facet, ...] = ()
        self._example: str | None = None

    # What a family of types says of itself.

    def normalised(self, text: str) -> str:
        """
        Treat white space as the type's facet whiteSpace says.

        Args:
            text: As it stands in the document.

        Returns:
            The text that must have the type's form.
        """
        return collapse(text)

    def read(self, text: str) -> Any:
        """
        Read a value, in a type for which the context does not matter.

        Args:
            text: The normalised text.

        Returns:
            The value; hashable.

        Raises:
            BreachError: The text does not have the type's form.
        """
        return self.read_at(text, None)

    def read_at(self, text: str, context: Context | None) -> Any:
        """
        Read a value, in a type for which the context matters; each type has this method or the other one.

        Args:
            text: The normalised text.
            context: The declarations at its place.

        Returns:
            The value; hashable.

        Raises:
            BreachError: The text does not have the type's form.
        """
        del context
        return self.read(text)

    def holds(self, text: str) -> bool:
        """
        Say whether a text has the type's form; the quick way, where there is one.

        Args:
            text: The normalised text.

        Returns:
            Whether `read` would give a value.
        """
        try:
            self.read(text)
        except BreachError:
            return False
        return True

    def compare(self, left: Any, right: Any) -> int | None:
        """
        Put two values in order.

        Args:
            left: A value.
            right: Another one.

        Returns:
            A negative number, zero or a positive number; None where their order cannot be told.
        """
        raise NotImplementedError

    def measure(self, value: Any) -> int:
        """
        Give the length of a value.

        Args:
            value: The value.

        Returns:
            The number of what `unit` names.
        """
        return len(value)

    def identical(self, value: Any) -> Hashable:
        """
        Give what is the same for equal values.

        Args:
            value: The value.

        Returns:
            The value itself, where equal values are equal in Python as well.
        """
        return value  # type: ignore[no-any-return] # values differ from type to type

    def candidates(self) -> Iterable[str]:
        """
        Propose examples.

        Returns:
            Texts that the type's form allows, the most natural one first; facets may forbid them.
        """
        return self.samples

    # What follows from that.

    def accepts(self, text: str, context: Context | None = None) -> bool:
        """Say whether the type allows a value; see `Datatype.accepts`."""
        text = self.normalised(text)
        for pattern in self.patterns:
            if not pattern.matches(text):
                return False
        if not self.facets and not self.needs_context:
            return self.holds(text)
        try:
            value = self.read_at(text, context)
        except BreachError:
            return False
        return not any(facet.broken(value) for facet in self.facets)

    def value(self, text: str, context: Context | None = None) -> Hashable:
        """Give what a text stands for; see `Datatype.value`."""
        text = self.normalised(text)
        value = self.read_at(text, context)
        rule = self._broken(text, value)
        if rule:
            raise BreachError(rule)
        return self.identical(value)

    def complaint(self, text: str, context: Context | None = None) -> Complaint | None:
        """Say why the type does not allow a value; see `Datatype.complaint`."""
        text = self.normalised(text)
        try:
            rule = self._broken(text, self.read_at(text, context))
        except BreachError as breach:
            rule = breach.rule if text else "is empty"
        if not rule:
            return None
        # what one document declares, another does not
        example = self.example if not self.needs_context or self.accepts(self.example, context) else ""
        return Complaint(rule, example)

    def _broken(self, text: str, value: Any) -> str:
        """Say which facet a value breaks, or nothing."""
        for facet in self.facets:
            rule = facet.broken(value)
            if rule:
                return rule
        for pattern in self.patterns:
            if not pattern.matches(text):
                from engross.relaxng.datatypes.pattern_words import mismatch

                return mismatch(pattern, text)
        return ""

    @property
    def example(self) -> str:
        """A value that is allowed, or an empty text where none was found."""
        if self._example is None:
            from engross.relaxng.datatypes.examples import first_accepted

            self._example = first_accepted(self)
        return self._example

    def limited(self, patterns: Sequence[Regex], facets: Sequence[Facet]) -> None:
        """
        Take on facets, once, before the type is used.

        Args:
            patterns: The expressions that all must match.
            facets: The other facets.
        """
        self.patterns = tuple(patterns)
        self.facets = tuple(facets)
