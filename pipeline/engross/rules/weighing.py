"""Which findings count, and how much, as a configuration says."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.config import Validate
    from engross.diagnostics import Diagnostic


def weighed(found: Iterable[Diagnostic], settings: Validate) -> list[Diagnostic]:
    """
    Select and weigh findings.

    Args:
        found: Findings.
        settings: The section `[validate]`.

    Returns:
        Those that are selected and not ignored, with their severities; what kept work from being done always stays.
    """
    if not (settings.select or settings.ignore or settings.severity):
        return list(found)
    kept = []
    for finding in found:
        if not finding.blocking:
            if settings.select and not finding.code.startswith(settings.select):
                continue
            if finding.code.startswith(settings.ignore):
                continue
        levels = sorted((code, level) for code, level in settings.severity.items() if finding.code.startswith(code))
        kept.append(dataclasses.replace(finding, severity=levels[-1][1]) if levels else finding)
    return kept
