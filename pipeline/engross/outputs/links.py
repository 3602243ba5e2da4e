"""Where a reading page's pointers to other files lead: to other documents' pages, and to files that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class Reference(NamedTuple):
    """
    What a document points to, once for every way in which it is written.

    Attributes:
        pointer: The pointer as it is written.
        path: The file that it leads to, relative to the edition.
        id: The id in it; empty for the file as a whole.
        is_link: Whether it may be an image or a file to be opened (`@url`, `@target`), and not only a name.
    """

    pointer: str
    path: str
    id: str
    is_link: bool


class Companion(NamedTuple):
    """
    A file that comes along with a document.

    Attributes:
        pointer: The pointer as it is written.
        path: The file, relative to the edition.
        target: Its place in the output folder.
    """

    pointer: str
    path: str
    target: str


def to_documents(path: str, references: Iterable[Reference], ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """
    Find the pointers to other documents of the edition.

    Args:
        path: The document's file.
        references: What it points to.
        ids: The id of each document, by its path.

    Yields:
        Each pointer as it is written, and the address of what it means, as seen from the document's page.
    """
    for each in references:
        if each.path != path and each.path in ids:
            fragment = f"#{each.id}" if each.id else ""
            yield each.pointer, f"../{ids[each.path]}/index.html{fragment}"


def to_files(
    identifier: str, references: Iterable[Reference], ids: Mapping[str, str], root: Path
) -> Iterator[Companion]:
    """
    Find the images that a document shows and the files that it links to.

    Args:
        identifier: The id of the document.
        references: What it points to.
        ids: The id of each document of the edition, by its path.
        root: The edition's folder; files outside it, and hidden ones, are not taken along.

    Yields:
        The files that are there.
    """
    wanted = {(each.pointer, each.path) for each in references if each.is_link and each.path not in ids}
    if not wanted:
        return
    whole = root.resolve()
    for pointer, path in sorted(wanted):
        if any(part.startswith(".") for part in path.split("/")):
            continue
        file = (root / path).resolve()
        if file.is_relative_to(whole) and file.is_file():
            name = path.replace("/", "-").encode("utf-8", "replace").decode("utf-8")
            yield Companion(pointer, path, f"{identifier}/files/{name}")


def address(identifier: str, companion: Companion) -> str:
    """
    Give the address of a file that comes along, as seen from the document's page.

    Args:
        identifier: The id of the document.
        companion: The file.

    Returns:
        A relative address.
    """
    return quote(companion.target.removeprefix(f"{identifier}/"))
