"""What workers are asked to do."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.validate.checking import Checker
from engross.validate.verdicts import pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.diagnostics import Diagnostic
    from engross.rules.finding import Finding
    from engross.rules.targets import Advice
    from engross.saxon import Saxon
    from engross.validate.checking import Terms
    from engross.validate.verdicts import Packed


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """
    A file to check.

    Attributes:
        path: The file, relative to the edition.
        file: Where it is.
        is_asked: Whether its own findings are wanted, and not only what the other files need to know of it.
    """

    path: str
    file: str
    is_asked: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """
    What the edition's rules found in a file, to be placed.

    Attributes:
        path: The file, relative to the edition.
        file: Where it is.
        findings: What was found at its elements.
        answers: Which of its pointers to other files lead nowhere, and what to say of it.
    """

    path: str
    file: str
    findings: tuple[Finding, ...]
    answers: Mapping[tuple[str, str], Advice]


def prepare(terms: Terms) -> Checker:
    """
    Make the state of a worker process.

    Args:
        terms: What the files are checked by.

    Returns:
        A checker with a processor of its own.
    """
    made: list[Saxon] = []

    def saxon() -> Saxon:
        if not made:
            from engross.saxon import Saxon

            made.append(Saxon())
        return made[0]

    return Checker(terms, saxon)


def check(checker: Checker, reading: Reading) -> Packed:
    """
    Check a file, or only sum it up.

    Args:
        checker: The worker's checker.
        reading: Which file.

    Returns:
        What was found, packed.
    """
    if reading.is_asked:
        return pack(checker.check(reading.path, reading.file))
    return pack(checker.sum_up(reading.path, reading.file))


def answer(checker: Checker, question: Question) -> tuple[Diagnostic, ...]:
    """
    Place what the edition's rules found in a file.

    Args:
        checker: The worker's checker.
        question: Which file, and what was found.

    Returns:
        The findings with their places.
    """
    return checker.answer(question.path, question.file, question.findings, question.answers)
