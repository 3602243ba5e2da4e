"""What a code says of its findings."""

from __future__ import annotations

import dataclasses
import enum


class Severity(enum.StrEnum):
    """How grave a finding is; only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclasses.dataclass(frozen=True, slots=True)
class Code:
    """
    A kind of finding.

    Attributes:
        severity: How grave it is unless the finding says otherwise.
        title: What it means, in one phrase.
        hint: What to do, when the finding has no better advice.
        blocking: Whether a command that meets it could not do its work (exit code 2) rather than found a fault
            in a document (exit code 1).
    """

    severity: Severity
    title: str
    hint: str
    blocking: bool = False


def error(title: str, hint: str) -> Code:
    """
    Make a code of findings that make a command fail.

    Args:
        title: What it means, in one phrase.
        hint: What to do.

    Returns:
        The code.
    """
    return Code(Severity.ERROR, title, hint)


def warning(title: str, hint: str) -> Code:
    """
    Make a code of findings that an editor should look at.

    Args:
        title: What it means, in one phrase.
        hint: What to do.

    Returns:
        The code.
    """
    return Code(Severity.WARNING, title, hint)


def info(title: str, hint: str) -> Code:
    """
    Make a code of findings that are worth knowing.

    Args:
        title: What it means, in one phrase.
        hint: What to do.

    Returns:
        The code.
    """
    return Code(Severity.INFO, title, hint)


def blocking(title: str, hint: str) -> Code:
    """
    Make a code of findings that kept a command from its work.

    Args:
        title: What it means, in one phrase.
        hint: What to do.

    Returns:
        The code.
    """
    return Code(Severity.ERROR, title, hint, blocking=True)
