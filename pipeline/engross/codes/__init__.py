"""
The register of everything that can be found: one module for each family.

Codes never change their meaning.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engross.codes import (
    configuration,
    dates,
    header,
    identifiers,
    names,
    outputs,
    published,
    schema,
    schematron,
    text,
    xml,
)
from engross.codes.kinds import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES", "Code", "Severity", "is_code", "likely"]

_LENGTH = 4
_FAMILIES = (xml, schema, schematron, identifiers, dates, names, header, text, published, configuration, outputs)

CODES: Mapping[str, Code] = MappingProxyType(
    {code: kind for family in _FAMILIES for code, kind in family.CODES.items()}
)


def is_code(text: str) -> bool:
    """
    Tell whether a text names a code or a family.

    Args:
        text: Such as `I002` or `I`.

    Returns:
        Whether anything is registered under it.
    """
    return len(text) in (1, _LENGTH) and any(known.startswith(text) for known in CODES)


def likely(text: str) -> str:
    """
    Guess which code was meant.

    Args:
        text: What is no code, such as `u8` or `I0O2`.

    Returns:
        A code or a family; empty where nothing is likely.
    """
    letter, number = text[:1].upper(), text[1:].upper().replace("O", "0")
    meant = f"{letter}{number.rjust(_LENGTH - 1, '0')}" if number else letter
    return meant if letter and is_code(meant) else ""
