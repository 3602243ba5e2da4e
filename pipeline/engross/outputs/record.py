"""A document's citation record, and the authority entries that every transformation of the document is given."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from lxml.builder import ElementMaker

from engross.diagnostics import Location
from engross.errors import DocumentError
from engross.outputs.press import SITE
from engross.records import Record
from engross.xmlio import fragment

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.facts import Facts
    from engross.outputs.press import Press
    from engross.outputs.register import Register
    from engross.xmlio import XmlDocument

_E = ElementMaker(namespace=SITE, nsmap={None: SITE})


def record_of(
    identifier: str, document: XmlDocument, facts: Facts, register: Register, press: Press
) -> tuple[Record, list[Diagnostic]]:
    """
    Make a document's citation record.

    Args:
        identifier: The id that it is published under.
        document: The document.
        facts: What it says.
        register: The edition's entries.
        press: The stylesheets.

    Returns:
        The record, and what the stylesheet reported.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: It failed on this document, or gave no record (O003).
    """
    parameters = {"authorities": authorities(facts, register, press)}
    result, found = press.print("record.xsl", document, parameters)
    try:
        record = Record.from_json(result.text)
    except DocumentError as error:
        place = Location(document.path)
        raise DocumentError(*(dataclasses.replace(each, location=place) for each in error.diagnostics)) from None
    return dataclasses.replace(record, id=identifier), found


def authorities(facts: Facts, register: Register, press: Press) -> Any:
    """
    Gather the authority entries that a document points to, for the parameter `authorities` of the stylesheets.

    Args:
        facts: What the document says.
        register: The edition's entries.
        press: The stylesheets.

    Returns:
        A node with an `entry` for each pointer as the document writes it, holding the TEI element.
    """
    gathered = _E.entries()
    for written, path, identifier in sorted({(p.value, p.path, p.id) for p in facts.pointers if p.path and p.id}):
        registered = register.find(path, identifier)
        if registered is not None:
            entry = _E.entry(pointer=written, kind=registered.entry.kind.word, page=registered.page)
            entry.append(fragment(registered.entry.xml))
            gathered.append(entry)
    return press.node(gathered)
