"""A document's citation record."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.diagnostics import Location
from engross.errors import DocumentError
from engross.records import Record

if TYPE_CHECKING:
    from engross.outputs.press import Page

STYLESHEET = "record.xsl"


def record_of(page: Page) -> Record:
    """
    Make a document's citation record.

    Args:
        page: The document.

    Returns:
        The record.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document, or gave no record (O003).
    """
    try:
        record = Record.from_json(page.print(STYLESHEET))
    except DocumentError as error:
        place = Location(page.order.path)
        raise DocumentError(*(dataclasses.replace(each, location=place) for each in error.diagnostics)) from None
    return dataclasses.replace(record, id=page.id)
