"""The output `tei`: each document as it was written, for download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Page, Press


def write(page: Page, press: Press) -> tuple[list[Target], list[Diagnostic]]:  # noqa: ARG001 (every output's signature)
    """
    Copy a document's file.

    Args:
        page: The document.
        press: Not needed.

    Returns:
        `<id>/<id>.xml` with the bytes of the source.
    """
    return [Target(f"{page.id}/{page.id}.xml", page.document.data)], []
