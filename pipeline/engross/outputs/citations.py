"""The output `citations`: each document's record in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import cite
from engross.outputs.press import Target

if TYPE_CHECKING:
    from engross.outputs.press import Page


def write(page: Page) -> list[Target]:
    """
    Write a document's citation records.

    Args:
        page: The document.

    Returns:
        `<id>/<id>.ris`, `.bib`, `.csl.json`.

    Raises:
        StylesheetError: The stylesheet of records has errors (O002).
        DocumentError: It failed on this document (O003).
    """
    return [
        Target(f"{page.id}/{page.id}{form.suffix}", form.render([page.record]).encode("utf-8"))
        for form in cite.FORMATS.values()
    ]
