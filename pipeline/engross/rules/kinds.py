"""Family I: pointers within a file that lead to an element of a kind that they cannot mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.finding import Finding
from engross.rules.targets import wrong_kind
from engross.summary.pointees import POINTEES, asked
from engross.xmlio import XML_ID, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.facts import Facts
    from engross.xmlio import XmlDocument


def check(document: XmlDocument, facts: Facts, _settings: Validate) -> Iterator[Finding]:
    """
    Find pointers of a file into itself that lead to an element of another kind.

    Args:
        document: The file.
        facts: What it says.

    Yields:
        I013, where TEI says what the attribute points to.
    """
    asking = [
        (pointer, kind)
        for pointer in facts.pointers
        if pointer.id and pointer.path == facts.path and (kind := asked(pointer.on, pointer.attribute))
    ]
    if not asking:
        return
    wanted = {pointer.id for pointer, _ in asking}
    names = {
        identifier: local_name(element)
        for element in document.root.iter("*")
        if (identifier := element.get(XML_ID)) in wanted
    }
    for pointer, kind in asking:
        name = names.get(pointer.id, "")
        if name and not POINTEES[kind].takes(name):
            yield Finding("I013", wrong_kind(pointer, name), facts.path, pointer.element, pointer.attribute)
