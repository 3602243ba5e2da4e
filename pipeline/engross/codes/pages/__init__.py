"""
The page of every code: why it is found, and an example of it, wrong and mended.

A family's pages stand in one TOML file, a table for each code; `title` and `hint` are those of the register. The
examples are the tests of their rules.
"""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """
    What is said of a code beyond the register.

    Attributes:
        why: Why it matters, and what exactly is looked at; plain text, paragraphs with an empty line between.
        wrong: An example that gives a finding of the code; empty where a page cannot show one.
        mended: The same without fault.
        part: Where an example stands: in the `body`, in the `header` after fileDesc, as the `titleStmt`, the
            `publicationStmt` or the `sourceDesc`, or as the whole `document`; or the file that it is, such as
            `edition.toml`.
        files: What else stands in the example's edition: the text of each file by its path.
    """

    why: str
    wrong: str = ""
    mended: str = ""
    part: str = "body"
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)


def of_family(letter: str) -> Mapping[str, Page]:
    """
    Read the pages of a family.

    Args:
        letter: The first letter of its codes.

    Returns:
        The page of each code, in the order of the file; empty for a letter that is none.
    """
    file = Path(__file__).with_name(f"{letter}.toml")
    if not file.is_file():
        return MappingProxyType({})
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return MappingProxyType({code: Page(**table) for code, table in tables.items()})
