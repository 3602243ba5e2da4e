"""
A record in the forms in which it is cited: files for reference managers, and citations to be read.

A new format or style is a module of its own with one constant, and one line here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engross.cite import bibtex, csl, house, ris
from engross.cite.format import Format, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMATS", "STYLES", "Format", "Style"]

FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in (bibtex.FORMAT, csl.FORMAT, ris.FORMAT)})
STYLES: Mapping[str, Style] = MappingProxyType({each.name: each for each in (house.STYLE,)})
