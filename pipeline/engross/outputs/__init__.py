"""The products of an edition, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.outputs import citations, html, record, tei, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engross.outputs.press import Page, Target

# What each output makes of one document; the pages of the edition as a whole belong to html.
OUTPUTS: Mapping[str, Callable[[Page], list[Target]]] = {
    "html": html.write,
    "text": text.write,
    "tei": tei.write,
    "citations": citations.write,
}
# The stylesheets that each output prints documents with.
STYLESHEETS: Mapping[str, tuple[str, ...]] = {
    "html": ("html.xsl", record.STYLESHEET),
    "text": ("text.xsl",),
    "tei": (),
    "citations": (record.STYLESHEET,),
}


def output_of(path: str) -> str:
    """
    Tell which output a file belongs to.

    Args:
        path: A file of a document's folder, relative to the output folder.

    Returns:
        The output's name.
    """
    folder, _, name = path.partition("/")
    rest = name.removeprefix(folder)
    return {".xml": "tei", ".txt": "text"}.get(rest, "html" if name == rest else "citations")


def is_of(identifier: str, path: str) -> bool:
    """
    Tell whether a file may be one that is made of a document.

    Args:
        identifier: The document's id.
        path: A file, relative to the output folder.

    Returns:
        Whether it is called as one of them.
    """
    rest = path.removeprefix(f"{identifier}/")
    return rest == "index.html" or rest.startswith((f"{identifier}.", "files/"))
