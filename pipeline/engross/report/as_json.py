"""Findings for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.report.model import Report

_write = json.JSONEncoder(ensure_ascii=False).encode
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report) -> str:
    """
    Write findings as a JSON array.

    Args:
        report: What was found.

    Returns:
        JSON, each finding an object in a line of its own with the keys of `Diagnostic.to_json`, ending in a line feed.
    """
    return array(finding.to_json() for finding in report.diagnostics) + "\n"


def encode(value: Any) -> str:
    """
    Write a value as JSON (RFC 8259).

    Args:
        value: Mappings, lists, strings, numbers and None.

    Returns:
        One line; what stands in a file's name for bytes that are no UTF-8 is escaped, so that the line can be encoded.
    """
    return _sound(_write(value))


def array(values: Iterable[Any]) -> str:
    """
    Write values as a JSON array.

    Args:
        values: What `encode` takes.

    Returns:
        A line for each value, between the brackets.
    """
    lines = _sound(",\n".join(map(_write, values)))
    return f"[\n{lines}\n]" if lines else "[]"


def _sound(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text
