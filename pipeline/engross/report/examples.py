"""The examples of a code's page, each under a head that says what it is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.codes.pages import Page


def examples(page: Page) -> Iterator[tuple[str, str, str]]:
    """
    Give what a page shows, in the order to be read in.

    Args:
        page: The page of a code.

    Yields:
        The kind (`beside`, `wrong` or `mended`), a head that ends with a colon, and the text without indentation.
    """
    if page.wrong:
        of_file = f", {page.part}" if "." in page.part else ""  # else it is a place in a document
        for path, text in page.files.items():
            yield "beside", f"In an edition with {path}:", _flush(text)
        yield "wrong", f"Wrong{of_file}:", _flush(page.wrong)
        yield "mended", f"Mended{of_file}:", _flush(page.mended)


def _flush(text: str) -> str:
    return textwrap.dedent(text).strip("\n")
