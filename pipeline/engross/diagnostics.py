"""
One finding about one place, and the register of everything that can be found.

Codes never change their meaning. The first letter is the family: X the XML itself, S schema, T Schematron,
I identifiers and pointers, C configuration, O outputs.
"""

from __future__ import annotations

import dataclasses
import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(enum.StrEnum):
    """How grave a finding is; only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


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


def _error(title: str, hint: str) -> Code:
    return Code(Severity.ERROR, title, hint)


def _warning(title: str, hint: str) -> Code:
    return Code(Severity.WARNING, title, hint)


def _blocking(title: str, hint: str) -> Code:
    return Code(Severity.ERROR, title, hint, blocking=True)


CODES: Mapping[str, Code] = MappingProxyType(
    {
        "X001": _error("not well-formed XML", "Mend the markup at this place; nothing after it was read."),
        "X002": _error(
            "bytes that the encoding does not allow",
            "Save the file as UTF-8, or state the encoding it really has in the XML declaration.",
        ),
        "X003": _error(
            "an external entity",
            "Put the text into the file itself, or use XInclude in your own tools: nothing outside the file is read.",
        ),
        "X004": _error("entities that expand without bound", "Remove the nested entity declarations from the DOCTYPE."),
        "X005": _error(
            "an entity that is not declared", "Write the character itself (é, not &eacute;), or declare the entity."
        ),
        "X006": _error("a file that cannot be read", "Check that the file exists and that you may read it."),
        "X007": _error(
            "a root that is not read as TEI", 'Write <TEI xmlns="http://www.tei-c.org/ns/1.0"> around the document.'
        ),
        "X008": _warning(
            "an XML file that is neither a document nor an authority",
            "Move it elsewhere, or name it in edition.toml under [documents] exclude.",
        ),
        "S001": _error("an element that may not stand here", "Move, rename or remove the element."),
        "S002": _error("content is missing", "Add what is expected."),
        "S003": _error("an attribute that is not allowed here", "Remove or rename the attribute."),
        "S004": _error("an attribute is missing", "Add the attribute."),
        "S005": _error("a value that its type does not allow", "Change the value."),
        "S006": _error("text where none is allowed", "Wrap the text in an element, or remove it."),
        "S007": _error("an ID that is used twice", "Give one of the two another value."),
        "S008": _error(
            "a reference to an ID that does not exist", "Correct the reference, or give its target this ID."
        ),
        "S009": _error("a breach of the schema", "Compare the place with the schema's documentation."),
        "S010": _warning(
            "no schema applies",
            'Name one in edition.toml: schemas = ["engross"] under [validate] is the bundled profile.',
        ),
        "S011": _blocking(
            "a schema that is missing or cannot be read", "Check the name and the file in edition.toml or --schema."
        ),
        "S012": _warning(
            "a declared schema that was not checked",
            "Only RELAX NG is followed from a document; name the schema in edition.toml, or with --schema.",
        ),
        "S013": _blocking("a schema that breaks a rule of its language", "Mend the schema at this place."),
        "S014": _warning(
            "a schema whose IDs cannot be checked", "Give the attribute the same datatype wherever it can stand."
        ),
        "T001": _error("a Schematron assertion failed", "See the message of the rule."),
        "T002": _blocking("a Schematron schema that cannot be used", "Mend the schema at this place."),
        "T003": _blocking(
            "a Schematron rule that crashed", "Mend the expression of the rule; the document itself may be right."
        ),
        "I001": _error("two documents have the same id", "Give one of them another xml:id on its root element."),
        "I002": _error(
            "a pointer to an id that does not exist", "Correct the pointer, or give its target this xml:id."
        ),
        "I003": _error("a pointer to a file that does not exist", "Correct the path; it is relative to this file."),
        "I004": _error(
            "an id that cannot be a folder's name",
            "Use letters, digits, hyphen, underscore or full stop, starting with a letter, and no name that Engross"
            " or an operating system uses itself.",
        ),
        "I005": _error("an xml:id that is used twice in the file", "Give one of the elements another xml:id."),
        "I006": _error("an xml:id that is not an XML name", "Start with a letter; use no spaces, colons or slashes."),
        "I007": _error(
            "a pointer with an undeclared prefix",
            "Declare the prefix in the header with encodingDesc/listPrefixDef/prefixDef, or correct the pointer.",
        ),
        "I008": _error(
            "an id that no document has", "A document's id is its root's xml:id, else its path below tei/ without .xml."
        ),
        "C001": _blocking(
            "no edition here",
            "Run the command in a folder with an edition.toml, or name it with -C; validate --schema needs none.",
        ),
        "C002": _blocking("edition.toml is not TOML", "Mend the file at this place."),
        "C003": _blocking("a key that edition.toml does not know", "Correct or remove the key."),
        "C004": _blocking("a value of the wrong type in edition.toml", "Write a value of the expected type."),
        "C005": _blocking("a file that edition.toml names does not exist", "Correct the name, or add the file."),
        "C006": _blocking("no documents", "Put TEI files into tei/, or name their place under [documents] include."),
        "O001": _warning(
            "an element that the stylesheets do not know", "Its text is shown as it is; add a template to show it well."
        ),
        "O002": _blocking("a stylesheet that cannot be used", "Mend the stylesheet at this place."),
        "O003": _error("a document that a stylesheet failed on", "Nothing was written for this document's output."),
        "O004": _blocking("an output that cannot be written", "Check the folder's permissions and the free space."),
        "O006": Code(
            Severity.INFO, "a message of a stylesheet", "See the stylesheet that says so; it is the edition's own."
        ),
        "O005": _warning("a link that was not made live", "Use an http, https or mailto address, or a relative one."),
    }
)


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
