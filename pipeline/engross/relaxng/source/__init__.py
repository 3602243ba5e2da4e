"""From the files of a schema to one tree: both syntaxes, what they include, and their form."""

from __future__ import annotations

from engross.relaxng.source.loading import Loaded, load
from engross.relaxng.source.node import Node, Source

__all__ = ["Loaded", "Node", "Source", "load"]
