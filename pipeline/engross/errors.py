"""
What can go wrong in a way that was foreseen.

    EngrossError
    ├── DocumentError      one document cannot be read or transformed; the others can
    ├── ConfigError        the edition's configuration is missing or wrong
    ├── SchemaError        a schema is missing or cannot be read
    ├── StylesheetError    a stylesheet is missing or does not compile
    └── OutputError        a file cannot be written

Each carries its findings. Any other exception is a bug and shows its traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic


class EngrossError(Exception):
    """
    An expected failure.

    Attributes:
        diagnostics: At least one finding that says what, where and how to mend it.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """
        Carry findings.

        Args:
            diagnostics: What was found.
        """
        super().__init__("\n".join(str(finding) for finding in diagnostics))
        self.diagnostics = diagnostics


class DocumentError(EngrossError):
    """One document cannot be read or transformed."""


class ConfigError(EngrossError):
    """The edition's configuration is missing or wrong."""


class SchemaError(EngrossError):
    """A schema is missing or cannot be read."""


class StylesheetError(EngrossError):
    """A stylesheet is missing or does not compile."""


class OutputError(EngrossError):
    """A file cannot be written."""
