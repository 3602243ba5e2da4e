"""What a document can do wrong, as the reader meets it; `messages` says it in words."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.relaxng.automaton.states import Content, State
    from engross.relaxng.automaton.values import Check


class Kind(enum.Enum):
    """What is wrong."""

    TOO_EARLY = "an element stands where another one is still missing"
    MISPLACED = "an element may not stand here"
    UNKNOWN = "an element that the schema does not know"
    REFUSED = "an attribute is not allowed"
    MISSING = "an attribute is missing"
    VALUE = "an attribute's value is not allowed"
    STRAY = "text is not allowed"
    DATA = "an element's text is not allowed"
    INCOMPLETE = "an element ends too early"


class Fault:
    """
    One thing wrong with a document.

    Attributes:
        kind: What is wrong.
        offset: In bytes: where the tag begins, or for STRAY, DATA and INCOMPLETE where the text or element ends.
        element: The element that is wrong, or holds what is wrong.
        parent: The element around it; empty at the root.
        grandparent: The element around that one.
        state: What was allowed there.
        attribute: The attribute that is wrong.
        text: Its value, or the element's text.
        checks: What the value has to match.
        content: What was known of the element whose attributes are wrong, or around the one that is misplaced.
        missing: The attributes that are missing.
        depth: How many elements are open where a text or element ends.
        before: The names of the elements before one that is misplaced or too early, where they are known.
        after: The names of those after it.
    """

    __slots__ = (
        "after",
        "attribute",
        "before",
        "checks",
        "content",
        "depth",
        "element",
        "grandparent",
        "kind",
        "missing",
        "offset",
        "parent",
        "state",
        "text",
    )

    def __init__(
        self,
        kind: Kind,
        offset: int,
        element: str,
        parent: str = "",
        grandparent: str = "",
        *,
        state: State | None = None,
        attribute: str = "",
        text: str = "",
        checks: tuple[Check, ...] = (),
        content: Content | None = None,
        missing: tuple[str, ...] = (),
        depth: int = 0,
    ) -> None:
        """
        Keep what was met.

        Args:
            kind: What is wrong.
            offset: Where, in bytes.
            element: The element.
            parent: The element around it.
            grandparent: The element around that one.
            state: What was allowed there.
            attribute: The attribute that is wrong.
            text: Its value, or the element's text.
            checks: What the value has to match.
            content: What was known of the element.
            missing: The attributes that are missing.
            depth: How many elements are open.
        """
        self.kind = kind
        self.offset = offset
        self.element = element
        self.parent = parent
        self.grandparent = grandparent
        self.state = state
        self.attribute = attribute
        self.text = text
        self.checks = checks
        self.content = content
        self.missing = missing
        self.depth = depth
        self.before: tuple[str, ...] = ()
        self.after: frozenset[str] = frozenset()

    @property
    def is_at_end(self) -> bool:
        """Whether `offset` is where the text or element ends."""
        return self.kind in (Kind.STRAY, Kind.DATA, Kind.INCOMPLETE)

    @property
    def end(self) -> tuple[int, int]:
        """Where the text or element ends: offset and depth."""
        return self.offset, self.depth
