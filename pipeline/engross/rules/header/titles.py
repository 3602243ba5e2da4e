"""Family H: the title, without which nothing can be cited, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.header import correspondence
from engross.rules.header.words import below, child, children, finding, named, says_something, shown, tag, words
from engross.xmlio import XML, child_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.xmlio import Element

_LANG = f"{{{XML}}}lang"
# Titles of the series, the monograph, the journal or the collection that the document belongs to.
_OF_OTHERS = ("s", "m", "j", "u")
_AGENTS = ("author", "editor", "principal", "funder", "sponsor")
_NAMES = ("persName", "orgName", "name", "rs")
# What stands in the element of a person without being the name.
_NOT_THE_NAME = frozenset(named("idno", "note", "email", "address", "affiliation", "date"))


def title(path: str, statement: Element | None, holder: Element) -> Iterator[Finding]:
    """
    Ask for one title that has words.

    Args:
        path: The file.
        statement: Its titleStmt.
        holder: The place where one is missing if there is none.

    Yields:
        H001 where there is none, H003 where several are alike.
    """
    titles = list(children(statement, "title"))
    if not titles:
        yield finding(path, "H001", "this document has no title, so that it cannot be cited", holder)
        return
    if not words(own := _own(titles)):
        yield finding(path, "H001", "the title of this document is empty, so that it cannot be cited", own)
        return
    first: dict[tuple[str | None, ...], Element] = {}
    for each in titles:
        if each.get("type") not in (None, "main") or each.get("level") in ("s", "j", "u"):
            continue
        key = (each.get("type"), each.get("level"), each.get(_LANG))
        if words(each) and (before := first.setdefault(key, each)) is not each:
            message = (
                f"{shown(words(before))} and {shown(words(each))} are both titles of this document, and nothing says"
                " which is its main one"
            )
            yield finding(path, "H003", message, each)


def _own(titles: list[Element]) -> Element:
    """Take the document's own title, as the function `e:title` of the stylesheets does."""
    for is_own in (
        lambda each: each.get("level") == "a",
        lambda each: each.get("type") == "main",
        lambda each: each.get("type") is None and each.get("level") not in _OF_OTHERS,
        lambda each: each.get("type") is None,
    ):
        for each in titles:
            if is_own(each):
                return each
    return titles[0]


def people(path: str, header: Element, facts: Facts) -> Iterator[Finding]:
    """
    Ask for the names of those who made the document.

    Args:
        path: The file.
        header: Its teiHeader.
        facts: What it says; its pointers tell which names an authority of the edition gives.

    Yields:
        H019 for somebody without a name, H020 for half a statement of responsibility, H022 where nobody is named.
    """
    file = child(header, "fileDesc")
    statement = child(file, "titleStmt")
    agents = list(children(statement, *_AGENTS))
    actions = [action for action in below(header, "correspAction") if correspondence.says(action)]
    senders = [name for action in actions for name in below(action, *_NAMES)]
    responsible = list(below(file, "respStmt"))
    for element in (*agents, *senders):
        yield from _unnamed(path, element, facts)
    for element in responsible:
        yield from _half(path, element)
    sources = below(child(file, "sourceDesc"), "author", "editor", *_NAMES)
    if not (agents or senders or responsible) and statement is not None and next(sources, None) is None:
        message = "the header names nobody: no author, no editor, no sender"
        yield finding(path, "H022", message, statement)


def _unnamed(path: str, element: Element, facts: Facts) -> Iterator[Finding]:
    if _name(element):
        return
    pointing = [node for node in element.iter("{*}*") if node.get("ref")]
    if pointing:
        places = {child_sequence(node) for node in pointing}
        # the authority has the name, or a finding of family I says that it has not
        if any(pointer.path and pointer.element in places for pointer in facts.pointers if pointer.attribute == "ref"):
            return
        message = f"{tag(element)} points to {pointing[0].get('ref')}, and has no name in it that could be shown"
    else:
        message = f"{tag(element)} is empty: it names nobody"
    yield finding(path, "H019", message, element)


def _name(element: Element) -> str:
    """Read the words of a name, without numbers and notes that stand beside it."""
    if element.find(".//{*}*") is None:
        return words(element)
    parts = [element.text or ""]
    for node in element:
        if node.tag not in _NOT_THE_NAME and isinstance(node.tag, str):
            parts.append(_name(node))
        parts.append(node.tail or "")
    return "".join(parts).strip()


def _half(path: str, element: Element) -> Iterator[Finding]:
    acts = [each for each in children(element, "resp") if says_something(each)]
    names = [each for each in below(element, *_NAMES) if words(each) or each.get("ref") or each.get("key")]
    if acts and names:
        return
    if acts:
        message = f"{shown(words(acts[0]))} was done, and nobody is named who did it"
    elif names:
        message = f"{shown(words(names[0]) or names[0].get('ref', ''))} is named, and nothing says for what"
    else:
        message = "this <respStmt> says neither who did something nor what it was"
    yield finding(path, "H020", message, element)
