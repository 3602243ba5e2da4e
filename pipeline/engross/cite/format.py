"""What a citation format and a citation style are."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engross.records import Record


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """
    A file format of reference managers and catalogues.

    Attributes:
        name: What users call it: `ris`.
        title: What readers see: RIS.
        suffix: Of its files: `.ris`.
        media_type: For a link's `type` and for servers.
        render: Records to one file's text, which ends with a line feed; the same records give the same text.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    render: Callable[[Sequence[Record]], str]


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """
    A way to write a citation out.

    Attributes:
        name: What users call it: `house`.
        title: What readers see.
        render: A record to its citation, plain text on one line.
    """

    name: str
    title: str
    render: Callable[[Record], str]
