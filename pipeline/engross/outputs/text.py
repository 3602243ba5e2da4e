"""The output `text`: each document as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs.press import Target
from engross.outputs.record import authorities

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Page, Press


def write(page: Page, press: Press) -> tuple[list[Target], list[Diagnostic]]:
    """
    Make a document's plain text.

    Args:
        page: The document.
        press: The stylesheets.

    Returns:
        `<id>/<id>.txt`, and what the stylesheet reported.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document (O003).
    """
    parameters = {"authorities": authorities(page.facts, page.register, press)}
    result, found = press.print("text.xsl", page.document, parameters)
    return [Target(f"{page.id}/{page.id}.txt", result.text.encode("utf-8"))], found
