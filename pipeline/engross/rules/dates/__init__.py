"""Family D: the dates of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.dates import custom, order, values, window, written
from engross.rules.dates.dated import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument


def check(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:  # noqa: ARG001 (as all rules)
    """
    Check the dates of a document.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        Findings of the family D, those of one element after another.
    """
    root, path = document.root, document.path
    for one in dated(root):
        yield from values.check(one, path)
        yield from order.check(one, path)
        yield from custom.check(one, path)
        yield from written.check(one, path)
    yield from order.of_lives(root, path)
    if settings.earliest or settings.latest:
        yield from window.check(root, path, settings)
