"""The files that a stylesheet is made of: what it includes, imports and reads by name."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from engross import resources
from engross.outputs.press import stylesheet_file
from engross.work.keys import of_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWN = "xslt"
_OURS = "engross:"
# Whatever is quoted and may be the name of a file: xsl:include and xsl:import, doc('…'), unparsed-text('…').
_NAMED = re.compile(rb"""["']((?:engross:)?[\w./-]+\.\w+)["']""")
_MODULES = (".xsl", ".xslt")


def folder(root: Path) -> str:
    """
    Find an edition's own stylesheets.

    Args:
        root: The edition's folder.

    Returns:
        Their folder; empty where it has none.
    """
    own = root / OWN
    return str(own.resolve()) if own.is_dir() else ""


def digests(root: Path, name: str) -> Mapping[str, bytes]:
    """
    Sum up a stylesheet with everything that it is made of.

    Args:
        root: The edition's folder.
        name: Such as `html.xsl`; the edition's own overrides ours.

    Returns:
        The digest of each file, by what to call it: as seen from the edition, or `engross:html/names.xsl`. An
        edition's own stylesheet may compute the names of files; so all of its folder counts.
    """
    own = folder(root)
    start = stylesheet_file(own, name)
    found: dict[Path, bytes] = {}
    waiting = [start.resolve()]
    if own and start.is_relative_to(own):
        waiting.extend(sorted(file.resolve() for file in Path(own).rglob("*") if file.is_file()))
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found[file] = of_file(file)
        if file.suffix in _MODULES:
            waiting.extend(_named(file))
    return {_called(file, root): found[file] for file in sorted(found)}


def _named(file: Path) -> Iterator[Path]:
    for match in _NAMED.finditer(file.read_bytes()):
        written = match[1].decode()
        base = resources.stylesheets() if written.startswith(_OURS) else file.parent
        other = base / written.removeprefix(_OURS)
        if other.is_file():
            yield other.resolve()


def _called(file: Path, root: Path) -> str:
    for folder_, prefix in ((resources.stylesheets().resolve(), _OURS), (root.resolve(), "")):
        if file.is_relative_to(folder_):
            return prefix + posixpath.join(*file.relative_to(folder_).parts)
    return file.name
