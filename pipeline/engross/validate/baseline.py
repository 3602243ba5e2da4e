"""
Baselines: the findings that an edition had when it began to be checked, so that only new ones count.

A finding is known by its file, code and message, and not by its line: what is written above it does not make it new.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Location, diagnostic
from engross.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from engross.diagnostics import Diagnostic

_VERSION = 1
_PLACE = re.compile(r"\b(line|column) \d+")
_KEYS = ("path", "code", "detail", "message")


def load(file: Path) -> Counter[tuple[str, ...]]:
    """
    Read a baseline.

    Args:
        file: Where it is.

    Returns:
        How often each finding is known.

    Raises:
        ConfigError: There is none, or it cannot be read (C010).
    """
    place = Location(file.as_posix())
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return _known(content)
    except FileNotFoundError:
        raise ConfigError(diagnostic("C010", f"there is no baseline {file}", place)) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"the baseline {file} cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ConfigError(diagnostic("C010", message, place)) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        message = f"{file} is no baseline that this version wrote"
        raise ConfigError(diagnostic("C010", message, place)) from None


def _known(content: Any) -> Counter[tuple[str, ...]]:
    if content["version"] != _VERSION:
        raise ValueError(content["version"])
    return Counter({tuple(str(entry[key]) for key in _KEYS): int(entry["count"]) for entry in content["findings"]})


def about(known: Counter[tuple[str, ...]], paths: Container[str]) -> Counter[tuple[str, ...]]:
    """
    Take what is known of some files.

    Args:
        known: How often each finding is known.
        paths: The files.

    Returns:
        The same for these files alone.
    """
    return Counter({mark: count for mark, count in known.items() if mark[0] in paths})


def written(findings: Iterable[Diagnostic], others: Counter[tuple[str, ...]] | None = None) -> str:
    """
    Write a baseline.

    Args:
        findings: All that is to be known; what kept work from being done is left out.
        others: What is known already of files that were not checked, and stays known.

    Returns:
        JSON in an order that depends on the findings alone, a line for each.
    """
    counts = Counter(_mark(finding) for finding in findings if not finding.blocking) | (others or Counter())
    lines = (
        json.dumps({**dict(zip(_KEYS, mark, strict=True)), "count": count}, ensure_ascii=False)
        for mark, count in sorted(counts.items())
    )
    return f'{{\n"version": {_VERSION},\n"findings": [\n' + ",\n".join(lines) + "\n]\n}\n"


def unknown(findings: Iterable[Diagnostic], known: Counter[tuple[str, ...]]) -> tuple[list[Diagnostic], int]:
    """
    Leave out what is known.

    Args:
        findings: Findings.
        known: How often each is.

    Returns:
        What is new, and how many known findings are there no more.
    """
    left = known.copy()
    new = []
    for finding in findings:
        mark = _mark(finding)
        if left[mark] > 0 and not finding.blocking:
            left[mark] -= 1
        else:
            new.append(finding)
    return new, sum(left.values())


def _mark(finding: Diagnostic) -> tuple[str, ...]:
    path = finding.location.path if finding.location else ""
    return (path, finding.code, finding.detail, _PLACE.sub(r"\1", finding.message))
