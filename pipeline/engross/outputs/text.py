"""The output `text`: each document as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target

if TYPE_CHECKING:
    from engross.outputs.press import Page


def write(page: Page) -> list[Target]:
    """
    Make a document's plain text.

    Args:
        page: The document.

    Returns:
        `<id>/<id>.txt`.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document (O003).
    """
    return [Target(f"{page.id}/{page.id}.txt", page.print("text.xsl").encode("utf-8"))]
