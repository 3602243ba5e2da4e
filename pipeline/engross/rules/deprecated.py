"""
Family S: TEI that is on its way out, or has gone, and that old files still have.

What is to go, and on which day, are the facts that `@validUntil` states in the source of TEI P5 4.9, and its release
notes up to 4.12; what has gone, and with which release, is in the release notes too. A schema of the release that
took something out says it by itself; these rules are for older schemas, and for documents without any.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross.rules.finding import Finding
from engross.xmlio import TEI, child_sequence, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.config import Validate
    from engross.facts import Facts
    from engross.xmlio import Element, XmlDocument


@dataclasses.dataclass(frozen=True, slots=True)
class _Old:
    """
    Something of TEI.

    Attributes:
        element: The local name of the element that is meant, or that has the attribute; empty for all elements.
        instead: What to write.
        until: The last day on which it is valid; empty for what is not in the newest TEI.
        release: The release that gave it up, with its year; empty for what has a last day.
        attribute: The attribute that is meant; empty for the element itself.
        values: The values of the attribute that are meant; all when empty.
        parent: The element that it stands in; empty for any.
        but: Elements that have the attribute still.
    """

    element: str
    instead: str
    until: str = ""
    release: str = ""
    attribute: str = ""
    values: frozenset[str] = frozenset()
    parent: str = ""
    but: frozenset[str] = frozenset()

    @property
    def is_valid(self) -> bool:
        """Whether it is TEI for good, and only not the best of it any more."""
        return bool(self.values)


_CHARACTERS = "Use localProp, unicodeProp or unihanProp, with the property as name and value."
_P5 = "P5 (2007)"
_OLD = (
    # to go
    _Old("re", 'Use <entry type="relatedEntry">: an entry may hold entries.', "2026-03-10"),
    _Old("superEntry", "Use an <entry> around the entries, with a type if need be.", "2027-03-07"),
    _Old("sequence", "Use <interleave> for content in any order.", "2027-05-06", attribute="preserveOrder"),
    _Old("valList", "Put it into the attDef or the content it belongs to.", "2027-08-31", parent="elementSpec"),
    # gone
    _Old("biblScope", "Write unit in place of type.", release="2.8.0 (2015)", attribute="type"),
    _Old(
        "teiHeader",
        "Leave it out: a header of a corpus is one that teiCorpus has.",
        release="2.8.0 (2015)",
        attribute="type",
    ),
    _Old(
        "quotation",
        "Leave it out, and describe the quotation marks in words.",
        release="2.7.0 (2014)",
        attribute="form",
    ),
    _Old("precision", "Write precision in place of degree.", release="2.9.0 (2015)", attribute="degree"),
    _Old(
        "altIdentifier",
        "Write an <msIdentifier>, with the number in its idno.",
        release="2.7.0 (2014)",
        parent="msPart",
    ),
    *(
        _Old(name, _CHARACTERS, release="4.4.0 (2022)")
        for name in ("charName", "charProp", "glyphName", "localName", "unicodeName", "value")
    ),
    _Old(
        "",
        "Put a <date> with calendar around the words of the date.",
        release="4.9.0 (2025)",
        attribute="calendar",
        but=frozenset(("date", "time", "docDate", "origDate")),
    ),
    # of P4, where people gave their files the namespace of P5
    _Old("", "Write xml:id.", release=_P5, attribute="id"),
    _Old("", "Write xml:lang.", release=_P5, attribute="lang"),
    _Old("", "Remove it.", release=_P5, attribute="TEIform"),
    _Old("date", "Write when in place of value.", release=_P5, attribute="value"),
    _Old("xref", "Use <ref> with target.", release=_P5),
    _Old("xptr", "Use <ptr> with target.", release=_P5),
    _Old("dateRange", "Use <date> with from and to.", release=_P5),
    _Old("timeRange", "Use <time> with from and to.", release=_P5),
    _Old("hand", "Use <handNote>.", release=_P5),
    _Old("handList", "Use <handNotes>, or <handDesc> in msDesc.", release=_P5),
    _Old("witList", "Use <listWit>.", release=_P5),
    _Old("div0", "Use <div>, or the numbered ones from div1.", release=_P5),
    # valid, and given up all the same
    _Old(
        "list",
        "Write rend in its place; type is for what a list is, such as gloss.",
        release="2.7.0 (2014)",
        attribute="type",
        values=frozenset(("ordered", "unordered", "bulleted", "numbered", "simple")),
    ),
)

_SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
_RULE = f"{_SCHEMATRON}rule"
_BY_ELEMENT: dict[str, list[_Old]] = {}
for _each in _OLD:
    if _each.element:
        _BY_ELEMENT.setdefault(f"{{{TEI}}}{_each.element}", []).append(_each)
_ANYWHERE = tuple(each for each in _OLD if not each.element)
_WRITTEN = tuple(f"{each.attribute}=".encode() for each in _ANYWHERE)
_NAMES = frozenset(each.attribute for each in _ANYWHERE)


def check(document: XmlDocument, facts: Facts, settings: Validate) -> Iterator[Finding]:  # noqa: ARG001 (as all rules)
    """
    Find what TEI is about to remove, or has removed.

    Args:
        document: The file.
        facts: What it says.
        settings: The section `[validate]`.

    Yields:
        S015 for what is or will be no TEI, S016 for what is better said in another way.
    """
    root = document.root
    if not str(root.tag).startswith(f"{{{TEI}}}"):
        return
    for element in root.iter(*_BY_ELEMENT):
        for old in _BY_ELEMENT[str(element.tag)]:
            if _is(element, old):
                yield _finding(document.path, element, old)
    for element in _bearers(document):
        for old in _ANYWHERE:
            if element.get(old.attribute) is not None and local_name(element) not in old.but:
                yield _finding(document.path, element, old)
    yield from _without_context(document)


def _bearers(document: XmlDocument) -> list[Element]:
    """Find the elements with an attribute that none has; a look at the bytes spares most files the search."""
    data = document.data
    is_plain = data[:1] in (b"<", b"\xef") and b"\x00" not in data[:4] and b"<!DOCTYPE" not in data
    if is_plain and not any(data.count(name) > data.count(b":" + name) for name in _WRITTEN):
        return []
    return [element for element in document.root.iter(f"{{{TEI}}}*") if not _NAMES.isdisjoint(element.keys())]


def _is(element: Element, old: _Old) -> bool:
    if old.parent:
        parent = element.getparent()
        if parent is None or parent.tag != f"{{{TEI}}}{old.parent}":
            return False
    if not old.attribute:
        return True
    value = element.get(old.attribute)
    return value is not None and (not old.values or value in old.values)


def _finding(path: str, element: Element, old: _Old) -> Finding:
    name = f"<{local_name(element)}>"
    if old.values:
        what = f'{old.attribute}="{element.get(old.attribute)}" on {name}'
    elif old.attribute:
        what = f"{old.attribute} on {name}"
    else:
        what = f"{name} in <{old.parent}>" if old.parent else name
    if old.until:
        message = f"{what} is deprecated: TEI has it until {old.until}"
    elif old.is_valid:
        message = f"{what} says how the list looks, for which TEI has had rend since release {old.release}"
    else:
        message = f"{what} is not TEI any more: it was given up with {_release(old)}"
    code = "S016" if old.is_valid else "S015"
    return Finding(code, message, path, child_sequence(element), old.attribute or None, old.instead)


def _release(old: _Old) -> str:
    return old.release if old.release == _P5 else f"release {old.release}"


def _without_context(document: XmlDocument) -> Iterator[Finding]:
    """Find Schematron in an ODD that does not say what it is about."""
    for test in document.root.iter(f"{_SCHEMATRON}assert", f"{_SCHEMATRON}report"):
        if (
            next(test.iterancestors(_RULE), None) is None
            and next(test.iterancestors(f"{{{TEI}}}constraintSpec"), None) is not None
        ):
            message = f"<{local_name(test)}> outside of a rule is deprecated: TEI has it until 2025-03-15"
            hint = "Put it into a <rule> with a context."
            yield Finding("S015", message, document.path, child_sequence(test), None, hint)
