"""What makes a finding the same one in the next run, though the lines above it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engross.diagnostics import Diagnostic

_SIZE = 16


def fingerprints(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """
    Give each finding a fingerprint.

    It is made of the code, the file, the detail and the message, and of how many findings with the same ones stand
    before it in the file, so that no two are equal.

    Args:
        findings: In the order of `diagnostics.in_order`.

    Yields:
        32 hexadecimal digits for each finding.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        path = finding.location.path if finding.location else ""
        words = f"{finding.code}\0{path}\0{finding.detail}\0{finding.message}"
        seen[words] += 1
        whole = f"{words}\0{seen[words]}".encode("utf-8", "surrogatepass")
        yield hashlib.blake2b(whole, digest_size=_SIZE).hexdigest()
