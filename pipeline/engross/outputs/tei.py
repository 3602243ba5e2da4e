"""The output `tei`: each document as it was written, for download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target

if TYPE_CHECKING:
    from engross.outputs.press import Page


def write(page: Page) -> list[Target]:
    """
    Copy a document's file.

    Args:
        page: The document.

    Returns:
        `<id>/<id>.xml` with the bytes of the source.
    """
    return [Target(f"{page.id}/{page.id}.xml", page.order.data)]
