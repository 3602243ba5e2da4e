"""Family H: who publishes the file, when, and on which terms (TEI Guidelines, section 2.2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.header import licences
from engross.rules.header.words import below, child, children, finding, gap, says_something, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element


def statement(path: str, file: Element) -> Iterator[Finding]:
    """
    Ask for publisher, date and terms of use.

    Args:
        path: The file.
        file: Its fileDesc.

    Yields:
        H004 to H006 for what is missing, and what `licences` finds.
    """
    published = child(file, "publicationStmt")
    if published is None:
        place = gap(file, "seriesStmt", "notesStmt", "sourceDesc")
        yield finding(path, "H004", "nothing says who publishes this document", place)
        return
    if any(words(prose) for prose in children(published, "p", "ab")):
        return  # what prose leaves out no rule can know
    yield from _publisher(path, published)
    if next(published.iterchildren("{*}*"), None) is None:
        return  # everything is missing, which need not be said three times
    dates = (*below(published, "date"), *below(child(file, "editionStmt"), "date"))
    if not any(says_something(date, without=frozenset(("type", "calendar"))) for date in dates):
        message = "the header does not say when this document was published"
        yield finding(path, "H005", message, published)
    yield from _terms(path, published)


def _publisher(path: str, published: Element) -> Iterator[Finding]:
    agents = list(below(published, "publisher", "authority", "distributor"))
    if any(words(agent) for agent in agents):
        return
    if agents:
        yield finding(path, "H004", f"{tag(agents[0])} is empty: nobody is said to publish this document", agents[0])
    else:
        yield finding(path, "H004", "nothing says who publishes this document", gap(published))


def _terms(path: str, published: Element) -> Iterator[Finding]:
    terms = list(children(published, "availability"))
    if not terms:
        if not any(licences.is_one(link.get("target", "")) for link in below(published, "ref", "ptr")):
            message = "the header does not say on which terms this document may be used"
            yield finding(path, "H006", message, published)
        return
    if not any(says_something(each) for each in terms):
        message = "<availability> is empty: it does not say on which terms this document may be used"
        yield finding(path, "H006", message, terms[0])
        return
    for each in terms:
        is_open = each.get("status") not in ("unknown", "restricted")
        for licence in below(each, "licence"):
            yield from licences.check(path, licence, is_open=is_open)
