"""Where a reading page's pointers to other files lead: to other documents' pages, and to files that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engross.outputs.press import Page


def to_documents(page: Page) -> Iterator[tuple[str, str]]:
    """
    Find the pointers to other documents of the edition.

    Args:
        page: The document.

    Yields:
        Each pointer as it is written, and the address of what it means, as seen from the document's page.
    """
    for written, path, identifier in sorted({(p.value, p.path, p.id) for p in page.facts.pointers if p.path}):
        if path != page.facts.path and path in page.register.documents:
            fragment = f"#{identifier}" if identifier else ""
            yield written, f"../{page.register.documents[path]}/index.html{fragment}"


def to_files(page: Page, root: Path) -> Iterator[tuple[str, Target]]:
    """
    Find the images that a document shows and the files that it links to.

    Args:
        page: The document.
        root: The edition's folder; files outside it, and hidden ones, are not taken along.

    Yields:
        Each pointer as it is written, and the file as one in the folder of the document's page.
    """
    whole = root.resolve()
    wanted = {(p.value, p.path) for p in page.facts.pointers if p.path and p.attribute in ("url", "target")}
    for written, path in sorted(wanted):
        file = (root / path).resolve()
        if path in page.register.documents or any(part.startswith(".") for part in path.split("/")):
            continue
        if file.is_relative_to(whole) and file.is_file():
            yield written, Target(f"{page.id}/files/{path.replace('/', '-')}", file.read_bytes())
