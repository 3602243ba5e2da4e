"""The examples of a code's page, each under a head that says what it is."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.codes.pages import Page

# spaces that nobody would see
_AT_END = re.compile(r" +$", re.MULTILINE)


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
        wrong, mended = _flush(page.wrong), _flush(page.mended)
        seen = _AT_END.sub(lambda match: "·" * len(match[0]), wrong)
        yield "wrong", f"Wrong{of_file}{'' if seen == wrong else ' (· is a space)'}:", seen
        yield "mended", f"Mended{of_file}:", mended


def _flush(text: str) -> str:
    return textwrap.dedent(text).strip("\n")
