"""What a release publishes: the documents and pages that engross.lock.json remembers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.authority import Kind
from engross.released import Document, EntryPage, Lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.edition import Edition
    from engross.outputs.register import Register
    from engross.summary import Summary

_ID = re.compile(rb'\sid="([^"]+)"')


def document(identifier: str, summary: Summary, targets: Sequence[str], page: bytes) -> Document:
    """
    Note a document that is published.

    Args:
        identifier: Its id.
        summary: What its file offers.
        targets: The files that were made of it, relative to the output folder.
        page: Its reading page; nothing where it has none.

    Returns:
        What is remembered of it.
    """
    shown = {found.decode("utf-8", "replace") for found in _ID.findall(page)}
    return Document(
        id=identifier,
        path=summary.path,
        title=summary.title,
        urls=tuple(targets),
        anchors=tuple(shown & summary.ids.keys()),
    )


def lock(edition: Edition, outputs: Sequence[str], documents: Sequence[Document], register: Register) -> Lock:
    """
    Note all that is published.

    Args:
        edition: The edition.
        outputs: The outputs that were made.
        documents: The documents.
        register: The entries.

    Returns:
        What is remembered of this release.
    """
    pages = [
        EntryPage(
            f"{kind}/{each.id}", each.entry.id, register.documents.get(each.entry.path, "") if each.entry.local else ""
        )
        for kind in Kind
        for each in register.of_kind(kind)
        if "html" in outputs
    ]
    return Lock(
        base_url=edition.config.edition.base_url,
        outputs=tuple(outputs),
        documents={each.id: each for each in documents},
        entries={each.page: each for each in pages},
    )
