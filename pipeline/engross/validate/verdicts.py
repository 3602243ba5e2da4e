"""What the check of one file gives: picklable, and read back from disk without trusting it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from engross import authority, summary
from engross.work.packing import Packing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engross.diagnostics import Diagnostic, Location
    from engross.summary import Summary


@dataclasses.dataclass(frozen=True, slots=True)
class Suppression:
    """
    An instruction not to report something in an element.

    Attributes:
        codes: Codes or families.
        location: Where the instruction stands.
        start: Line and column at which the element begins.
        end: Line and column at which it ends.
    """

    codes: tuple[str, ...]
    location: Location
    start: tuple[int, int]
    end: tuple[int, int]

    def covers(self, finding: Diagnostic) -> bool:
        """
        Tell whether a finding is not to be reported.

        Args:
            finding: A finding in the same file.

        Returns:
            Whether its code is named and its place is in the element; what kept work from being done never is.
        """
        place = finding.location
        if place is None or place.line is None or finding.blocking:
            return False
        return finding.code.startswith(self.codes) and self.start <= (place.line, place.column or 1) <= self.end


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """
    What was found in one file.

    Attributes:
        path: The file, relative to the edition.
        digest: Of its bytes; empty where it cannot be read.
        findings: What is wrong with it by itself.
        suppressions: What is not to be reported of it.
        strays: The ids that its pointers lack in this file, and where these findings are.
        summary: What the other files need to know of it; None where it cannot be read.
        reads: The digests of the other files on whose bytes the findings depend, by their paths.
        is_complete: Whether it was checked, and not only summed up for the others.
        is_lasting: Whether the same bytes will give the same findings.
    """

    path: str
    digest: bytes
    findings: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...] = ()
    strays: tuple[tuple[str, Location], ...] = ()
    summary: Summary | None = None
    reads: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    is_complete: bool = True
    is_lasting: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Packed:
    """
    A verdict as it is kept, with what must be known of it before it is unpacked.

    Attributes:
        path: As in the verdict.
        digest: As in the verdict.
        reads: As in the verdict.
        is_complete: As in the verdict.
        is_lasting: As in the verdict.
        verdict: The verdict without its summary, for `unpacked`.
        summary: The summary, for `unpacked`; None where there is none.
    """

    path: str
    digest: bytes
    reads: Mapping[str, bytes]
    is_complete: bool
    is_lasting: bool
    verdict: bytes
    summary: bytes | None


def _values() -> list[type]:
    values: list[type] = [Verdict, Suppression, authority.Kind]
    values += [each for each in vars(summary).values() if dataclasses.is_dataclass(each) and isinstance(each, type)]
    return values


_PACKING = Packing(_values())


def packed(value: Verdict | Summary | Iterable[Diagnostic]) -> bytes:
    """
    Write a value for `unpacked`.

    Args:
        value: A verdict, a summary, or a tuple of findings.

    Returns:
        Bytes.
    """
    return _PACKING.pack(value)


def pack(verdict: Verdict) -> Packed:
    """
    Pack a verdict, to be sent and kept.

    Args:
        verdict: What was found in a file.

    Returns:
        The same, most of it as bytes.
    """
    return Packed(
        verdict.path,
        verdict.digest,
        verdict.reads,
        verdict.is_complete,
        verdict.is_lasting,
        packed(dataclasses.replace(verdict, summary=None, reads={})),
        packed(verdict.summary) if verdict.summary is not None else None,
    )


def unpacked(data: bytes) -> Any:
    """
    Read what `packed` wrote.

    Args:
        data: Bytes from anywhere.

    Returns:
        The value.

    Raises:
        pickle.UnpicklingError: It is no such value, or damaged.
    """
    return _PACKING.unpack(data)
