"""What the elements of a header say, and how a finding names one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from engross.rules.finding import Finding
from engross.xmlio import TEI, XML, XML_ID, child_sequence, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.xmlio import Element

# Attributes that say nothing of what an element is about.
_SILENT = frozenset((XML_ID, f"{{{XML}}}lang", f"{{{XML}}}space", f"{{{XML}}}base", "n", "rend", "rendition", "style"))
_SHOWN = 60


@functools.cache
def named(*names: str) -> tuple[str, ...]:
    """
    Give the names of TEI elements as lxml knows them.

    Args:
        names: Local names.

    Returns:
        The same in Clark notation.
    """
    return tuple(f"{{{TEI}}}{name}" for name in names)


def child(element: Element | None, name: str) -> Element | None:
    """
    Find the first child of a name.

    Args:
        element: Its parent, where there is one.
        name: Its local name.

    Returns:
        The child; None where there is no such child or no parent.
    """
    return None if element is None else element.find(f"{{{TEI}}}{name}")


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """
    Find the children of some names.

    Args:
        element: Their parent, where there is one.
        names: Their local names.

    Yields:
        The children, in document order.
    """
    if element is not None:
        yield from element.iterchildren(*named(*names))


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """
    Find the elements of some names at any depth.

    Args:
        element: What they stand in, where there is such an element.
        names: Their local names.

    Yields:
        The elements, in document order.
    """
    if element is not None:
        yield from element.iter(*named(*names))


def gap(parent: Element, *names: str) -> Element:
    """
    Find the place where a child is missing, as the schemas name it too.

    Args:
        parent: What lacks the child.
        names: The children that may follow it; any when empty.

    Returns:
        The first child that stands where another is missing, else the parent.
    """
    return next(parent.iterchildren(*(named(*names) or ("{*}*",))), parent)


def words(element: Element | None) -> str:
    """
    Read the words of an element.

    Args:
        element: Any element, or none.

    Returns:
        Its text with single spaces; empty for none.
    """
    return "" if element is None else " ".join("".join(element.itertext()).split())


def says_something(element: Element, *, without: frozenset[str] = frozenset()) -> bool:
    """
    Ask whether an element has words, or an attribute at any depth that stands for words: a date, a pointer, a number.

    Args:
        element: Any element.
        without: Attributes that are not enough.

    Returns:
        Whether there is anything in it to read.
    """
    if words(element):
        return True
    nothing = _SILENT | without
    return any(
        name not in nothing and value.strip() for node in element.iter("{*}*") for name, value in node.attrib.items()
    )


def tag(element: Element) -> str:
    """
    Name an element in a message.

    Args:
        element: Any element.

    Returns:
        Such as `<title>`.
    """
    return f"<{local_name(element)}>"


def shown(text: str) -> str:
    """
    Quote words in a message.

    Args:
        text: The words.

    Returns:
        Their beginning where they are many.
    """
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '…'}”"


def finding(
    path: str, code: str, message: str, element: Element, attribute: str | None = None, *, hint: str = ""
) -> Finding:
    """
    Make a finding of an element.

    Args:
        path: The file.
        code: A code of family H.
        message: What is wrong.
        element: Where.
        attribute: The attribute that is meant.
        hint: Better advice than the code's own.

    Returns:
        The finding.
    """
    return Finding(code, message, path, child_sequence(element), attribute, hint)
