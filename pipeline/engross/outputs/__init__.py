"""The products of an edition, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs import citations, html, tei, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engross.diagnostics import Diagnostic
    from engross.outputs.press import Page, Press, Target

# What each output makes of one document; the pages of the edition as a whole belong to html.
OUTPUTS: Mapping[str, Callable[[Page, Press], tuple[list[Target], list[Diagnostic]]]] = {
    "html": html.write,
    "text": text.write,
    "tei": tei.write,
    "citations": citations.write,
}
