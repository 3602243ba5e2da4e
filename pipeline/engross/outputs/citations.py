"""The output `citations`: each document's record in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross import cite
from engross.outputs.press import Target

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Page, Press


def write(page: Page, press: Press) -> tuple[list[Target], list[Diagnostic]]:  # noqa: ARG001 (every output's signature)
    """
    Write a document's citation records.

    Args:
        page: The document.
        press: Not needed.

    Returns:
        `<id>/<id>.ris`, `.bib`, `.csl.json`.
    """
    return [
        Target(f"{page.id}/{page.id}{form.suffix}", form.render([page.record]).encode("utf-8"))
        for form in cite.FORMATS.values()
    ], []
