"""One finding about one place."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from engross.codes import CODES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, slots=True)
class Location:
    """
    A place in a file.

    Attributes:
        path: The file, as the user would name it (relative to the edition, with `/`).
        line: Counted from 1, lines ending at line feeds; None when the whole file is meant.
        column: Counted from 1 in characters; None when the whole line is meant.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __reduce__(self) -> tuple[type[Location], tuple[Any, ...]]:
        return Location, (self.path, self.line, self.column)

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclasses.dataclass(frozen=True, slots=True)
class Diagnostic:
    """
    One finding about one place.

    Attributes:
        code: A key of `CODES`.
        message: What is wrong, in a sentence that names what was found.
        location: Where; None when no place can be named.
        severity: How grave this one is.
        hint: What to do about it.
        detail: What tells findings of one code apart, such as the id of a Schematron assertion.
        expected: Everything that would have been right at this place, when there is a list of it.
    """

    code: str
    message: str
    location: Location | None
    severity: Severity
    hint: str
    detail: str = ""
    expected: tuple[str, ...] = ()

    @property
    def blocking(self) -> bool:
        """Whether the command could not do its work, as opposed to a fault in a document."""
        return CODES[self.code].blocking

    def __reduce__(self) -> tuple[type[Diagnostic], tuple[Any, ...]]:
        # many of them go from process to process, and this is much faster than what dataclasses do
        parts = (self.code, self.message, self.location, self.severity, self.hint, self.detail, self.expected)
        return Diagnostic, parts

    def to_json(self) -> dict[str, Any]:
        """
        Give the finding as plain values, in a fixed order.

        Returns:
            A mapping of strings, numbers, lists and None that `json.dumps` takes.
        """
        place = self.location
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
            "detail": self.detail,
            "expected": list(self.expected),
            "path": place.path if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
        }

    def __str__(self) -> str:
        label = f"{self.code}[{self.detail}]" if self.detail else self.code
        place = f"{self.location}: " if self.location else ""
        return f"{place}{self.severity} {label} {self.message}\n  {self.hint}"


def diagnostic(
    code: str,
    message: str,
    location: Location | None = None,
    *,
    severity: Severity | None = None,
    hint: str = "",
    detail: str = "",
    expected: Iterable[str] = (),
) -> Diagnostic:
    """
    Make a finding, with severity and hint from the register where they are not given.

    Args:
        code: A key of `CODES`.
        message: What is wrong.
        location: Where.
        severity: Another severity than the code's own.
        hint: Better advice than the code's own.
        detail: What tells findings of one code apart.
        expected: Everything that would have been right.

    Returns:
        The finding.

    Raises:
        KeyError: The code is not registered.
    """
    kind = CODES[code]
    return Diagnostic(
        code=code,
        message=message,
        location=location,
        severity=severity or kind.severity,
        hint=hint or kind.hint,
        detail=detail,
        expected=tuple(expected),
    )


def exit_code(findings: Iterable[Diagnostic]) -> int:
    """
    Say with which code a command ends that found these.

    Args:
        findings: Everything it found.

    Returns:
        0: no error; 1: an error was found; 2: something could not be done.
    """
    every = list(findings)
    if any(finding.blocking for finding in every):
        return 2
    return int(any(finding.severity is Severity.ERROR for finding in every))


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """
    Sort findings by file, place and code, those without a place first, and drop exact repetitions.

    Args:
        findings: Any findings.

    Returns:
        A new list, in an order that depends on the findings alone.
    """

    def key(finding: Diagnostic) -> tuple[str, int, int, str, str, str]:
        place = finding.location or Location("")
        return (place.path, place.line or 0, place.column or 0, finding.code, finding.detail, finding.message)

    return sorted(set(findings), key=key)


_LIKELIEST = 6
_CLOSE = 0.7
_VERY_CLOSE = 0.8
_NAME = 100  # what is longer is no name with a slip
_TELLING = 3


def few(names: Iterable[str]) -> str:
    """
    Name the first of many things and count the rest.

    Args:
        names: The likeliest first.

    Returns:
        Such as `date, dateline, opener, p, salute, signed and 143 more`.
    """
    every = list(names)
    shown = every[:_LIKELIEST]
    rest = len(every) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def did_you_mean(found: str, known: Iterable[str], what: str) -> str:
    """
    Guess which name was meant.

    Args:
        found: The name that is not known.
        known: The names that are.
        what: What they name: `element`, `attribute`, `value`.

    Returns:
        A question; empty where nothing is close.
    """
    close = closest(found, known)
    return f"Did you mean the {what} {close}?" if close else ""


def closest(found: str, known: Iterable[str]) -> str:
    """
    Find the name that another one is a slip of.

    Args:
        found: The name that is not known.
        known: The names that are.

    Returns:
        One of them; empty where nothing is close.
    """
    every = [name for name in known if name != found]
    if f"xml:{found}" in every:
        return f"xml:{found}"
    folded = {name.lower(): name for name in every}
    if found.lower() in folded:
        return folded[found.lower()]
    if not _TELLING <= len(found) <= _NAME:
        return ""
    import difflib

    # a slip seldom takes both ends of a name, and comparing is slow
    every = [name for name in every if name and (name[0] == found[0] or name[-1] == found[-1])]
    for name in difflib.get_close_matches(found, every, _TELLING, _CLOSE):
        # listOrg is no slip for list, but a name of its own
        if abs(len(name) - len(found)) <= 1 or difflib.SequenceMatcher(None, found, name).ratio() > _VERY_CLOSE:
            return name
    return ""
