"""A finding that knows its node, but not yet its line."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.codes.kinds import Severity


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """
    Characters that stand directly in an element.

    Attributes:
        after: How many of the element's child nodes (elements, comments, instructions) stand before them.
        start: How many characters of that text stand before them.
        length: How many they are.
    """

    after: int
    start: int
    length: int


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """
    What a rule found.

    Attributes:
        code: A diagnostic's code.
        message: What is wrong.
        path: The file, relative to the edition.
        element: The child sequence of the element.
        attribute: The attribute that is meant, as it is written or in Clark notation; None for the element itself.
        hint: Better advice than the code's own; empty for that.
        words: The characters that are meant; None for the element or its attribute.
        mend: The value for the attribute, or what is to stand for the words, that mends it and can be no mistake;
            None where an editor has to decide.
        target: The id that a pointer lacks in its own file, and that another file may have.
        severity: Another severity than the code's own; None for that.
    """

    code: str
    message: str
    path: str
    element: str
    attribute: str | None = None
    hint: str = ""
    words: Words | None = None
    mend: str | None = None
    target: str = ""
    severity: Severity | None = None
