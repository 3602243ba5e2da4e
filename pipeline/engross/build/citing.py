"""The citation records of documents, for those who ask for them alone."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from engross.build import inputs, knowing
from engross.build.crew import crew_for
from engross.build.store import Store
from engross.diagnostics import diagnostic
from engross.edition import document_ids
from engross.errors import DocumentError
from engross.outputs.press import Order, Page, Press
from engross.outputs.register import Register
from engross.work.progress import Silent
from engross.xmlio import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.records import Record
    from engross.saxon import Saxon


def records(
    edition: Edition, saxon: Callable[[], Saxon], chosen: Sequence[str] | None
) -> tuple[list[Record], list[Diagnostic]]:
    """
    Make the citation records of documents.

    Args:
        edition: The edition.
        saxon: Gives this process's XSLT processor.
        chosen: Their ids; None for every document.

    Returns:
        The records, in the order asked for (else of the files), and what was found on the way.

    Raises:
        StylesheetError: The stylesheet has errors (O002).
        DocumentError: An id is of no document (I008).
    """
    store = Store(None)
    crew = crew_for(edition, saxon)
    try:
        reader = knowing.Reader(edition, crew, store, knowing.digests(edition), Silent())
        reader.read()
        faults = [each for found in reader.unread.values() for each in found]
        paths = document_ids((each.path, each.root_id or None) for each in store.files() if each.is_document)
        by_id = {identifier: path for path, identifier in paths.items()}
        missing = [identifier for identifier in chosen or () if identifier not in by_id]
        if missing:
            raise DocumentError(*faults, *(_no_document(identifier, list(by_id)) for identifier in missing))
        if not faults and not by_id:
            faults.append(diagnostic("C006", "none of the XML files here is a TEI document with a text"))
        register = Register(edition, paths, store.offers(), store.variants())
        press = Press(crew.argument.terms, saxon)
        files = {source.path: source.file for source in edition.sources}
        made: list[Record] = []
        found = [*edition.faults, *faults]
        for identifier in chosen if chosen is not None else by_id:
            path = by_id[identifier]
            entries = inputs.shown(inputs.entries(store.references_of(path), register))
            try:
                data = read_bytes(files[path], path)
                page = Page(Order(path, str(files[path].absolute()), identifier, data, (), (), entries, ()), press)
                made.append(page.record)
                found.extend(each for reported in page.found.values() for each in reported)
            except DocumentError as error:
                found.extend(error.diagnostics)
        return made, found
    finally:
        store.close()
        crew.close()


def _no_document(identifier: str, known: Sequence[str]) -> Diagnostic:
    close = difflib.get_close_matches(identifier, known, 1)
    hint = f"Did you mean {close[0]}?" if close else ""
    return diagnostic("I008", f"no document of this edition has the id {identifier}", hint=hint)
