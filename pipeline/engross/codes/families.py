"""What each family of codes covers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "X": "XML itself",
        "S": "schemas: RELAX NG and XSD",
        "T": "Schematron",
        "I": "identifiers and pointers",
        "D": "dates",
        "N": "names and authorities",
        "H": "header",
        "U": "text",
        "P": "published identity",
        "C": "configuration",
        "O": "stylesheets and writing",
    }
)
