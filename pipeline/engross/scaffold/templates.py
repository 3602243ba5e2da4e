"""The files that a new edition is made of; what differs from one edition to another is filled in."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).with_name("templates")
_MEANT_BY_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|&])")


def read(name: str) -> bytes:
    """
    Give a template that is used as it stands.

    Args:
        name: Its path below `templates/`.

    Returns:
        Its bytes.
    """
    return (_FOLDER / name).read_bytes()


def fill(name: str, values: Mapping[str, str]) -> bytes:
    """
    Fill a template.

    Args:
        name: Its path below `templates/`.
        values: What stands for each `$name` in it, escaped as the file's language asks for.

    Returns:
        The filled file.
    """
    return string.Template(read(name).decode("utf-8")).substitute(values).encode("utf-8")


def sample() -> tuple[str, ...]:
    """
    List the files of the sample.

    Returns:
        Their paths below `templates/`, which are those in an edition as well.
    """
    return tuple(sorted(file.relative_to(_FOLDER).as_posix() for file in (_FOLDER / "tei").rglob("*.xml")))


def in_toml(text: str) -> str:
    """
    Write a text as a basic string of TOML 1.0.

    Args:
        text: Any text without surrogates.

    Returns:
        The string with its quotation marks. JSON's escapes are TOML's too; only DEL, which JSON leaves, is not allowed.
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def in_markdown(text: str) -> str:
    """
    Write a text so that Markdown makes nothing of it.

    Args:
        text: One line.

    Returns:
        The line with a backslash before every character that could mean something.
    """
    return _MEANT_BY_MARKDOWN.sub(r"\\\1", text)
