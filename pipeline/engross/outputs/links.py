"""Where a reading page's pointers to other files lead: to other documents' pages, and to images that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engross.outputs.press import Page

_IMAGES = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


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


def to_images(page: Page, root: Path) -> Iterator[tuple[str, Target]]:
    """
    Find the images that a document shows.

    Args:
        page: The document.
        root: The edition's folder; images outside it are not taken along.

    Yields:
        Each pointer as it is written, and the image as a file in the folder of the document's page.
    """
    whole = root.resolve()
    for written, path in sorted({(p.value, p.path) for p in page.facts.pointers if p.path and p.attribute == "url"}):
        file = (root / path).resolve()
        if path.lower().endswith(_IMAGES) and file.is_relative_to(whole) and file.is_file():
            yield written, Target(f"{page.id}/images/{path.replace('/', '-')}", file.read_bytes())
