"""Findings for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.diagnostics import Diagnostic


def render(findings: Sequence[Diagnostic]) -> str:
    """
    Write findings as a JSON array.

    Args:
        findings: In the order to be written in.

    Returns:
        JSON, each finding an object with the keys of `Diagnostic.to_json`, ending in a line feed.
    """
    return json.dumps([finding.to_json() for finding in findings], ensure_ascii=False, indent=2) + "\n"
