"""The registry of language subtags (IANA; RFC 5646, section 3), read when a tag is met that is not of everyday."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Ranges that the registry keeps for private use: a record for each, not for each subtag.
_PRIVATE = {
    "language": (("qaa", "qtz"),),
    "script": (("qaaa", "qabx"),),
    "region": (("qm", "qz"), ("xa", "xz")),
}


@functools.cache
def _tables() -> tuple[Mapping[str, Mapping[str, int]], Sequence[Mapping[str, Any]]]:
    from language_tags import data  # reads a megabyte

    return data.get("index"), data.get("registry")


def record(subtag: str, kind: str) -> Mapping[str, Any] | None:
    """
    Look a subtag up.

    Args:
        subtag: A subtag, or a whole tag that was registered before there were subtags.
        kind: `language`, `extlang`, `script`, `region`, `variant` or `grandfathered`.

    Returns:
        Its record, by the names of the registry's fields; None where it is not registered.
    """
    folded = subtag.lower()
    if any(first <= folded <= last and len(folded) == len(first) for first, last in _PRIVATE.get(kind, ())):
        return {"Subtag": subtag, "Description": ["Private use"]}
    index, records = _tables()
    place = index.get(folded, {}).get(kind)
    return None if place is None else records[place]


def is_private(subtag: str) -> bool:
    """
    Tell whether a language subtag means what somebody agreed on with somebody.

    Args:
        subtag: The first part of a tag.

    Returns:
        Whether it is `x`, or in the range qaa to qtz.
    """
    folded = subtag.lower()
    return folded == "x" or (len(folded) == len("qaa") and "qaa" <= folded <= "qtz")


def language_called(name: str) -> str:
    """
    Find a language by its English name.

    Args:
        name: Such as `German`.

    Returns:
        Its subtag; empty where no language, or none in use, is called so.
    """
    wanted = name.casefold()
    _, records = _tables()
    for entry in records:  # the two-letter ones stand first
        if entry["Type"] != "language" or "Deprecated" in entry:
            continue
        if any(described.casefold() == wanted for described in entry["Description"]):
            return str(entry["Subtag"])
    return ""
