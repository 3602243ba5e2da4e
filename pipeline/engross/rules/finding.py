"""A finding that knows its node, but not yet its line."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """
    What a rule found.

    Attributes:
        code: A diagnostic's code.
        message: What is wrong.
        path: The file, relative to the edition.
        element: The child sequence of the element.
        attribute: The attribute that is meant; None for the element itself.
        hint: Better advice than the code's own; empty for that.
    """

    code: str
    message: str
    path: str
    element: str
    attribute: str | None = None
    hint: str = ""
