"""Family P: published identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "P001": error(
        "a document that was published and is gone",
        "Give it back its id, or redirect the old one to what has come in its place.",
    ),
    "P002": error(
        "the page of an entry that was published and is gone",
        "Give the entry back its id, or redirect the old page to what has come in its place.",
    ),
    "P003": warning(
        "a place in a document that was published and is gone",
        "Give the element back its xml:id, if the place is still there.",
    ),
    "P004": warning(
        "another address than the one that the edition was published at",
        "Redirect the old address to the new one on its server; the next release takes note of the new one.",
    ),
    "P005": error("a redirect to a page that does not exist", "Redirect it to a page of the edition."),
    "P006": warning("a redirect of a page that exists", "Take the redirect out: readers do not come to it."),
    "P007": blocking(
        "an engross.lock.json that cannot be read",
        "Take the file back from the edition's history: it is written by engross build --release alone.",
    ),
    "P008": error(
        "an output that was published and is not made any more",
        "Put it back into outputs: links to its files are in use.",
    ),
}
