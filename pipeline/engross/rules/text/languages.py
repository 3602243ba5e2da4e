"""Language tags in `xml:lang` and in the header (TEI Guidelines, att.global and section 2.4.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.rules.text.elements import clark, name_of
from engross.rules.text.pieces import Piece, finding_at
from engross.rules.text.registry import is_private
from engross.rules.text.tags import fault
from engross.xmlio import XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.rules.text.reading import Reading

_LANG = f"{{{XML}}}lang"
_WRITTEN = re.compile(rb"""xml:lang\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_IN_HEADER = {"language": ("ident",), "textLang": ("mainLang", "otherLangs")}
_TAGS = clark(frozenset(_IN_HEADER))


def tags(reading: Reading) -> Iterator[Finding]:
    """
    Find what is no language tag, or not the right one.

    Args:
        reading: The document.

    Yields:
        U014 to U017 at the attribute.
    """
    for piece in _values(reading):
        is_list = piece.attribute == "otherLangs"
        for tag in piece.text.split() if is_list else (piece.text,):
            wrong = fault(tag) if tag else None
            if wrong is None:
                continue
            written = (piece.attribute or "").replace(f"{{{XML}}}", "xml:")
            found = f"{tag} in {written}" if is_list else f'{written}="{tag}"'
            mend = wrong.mend
            if is_list and mend is not None:
                mend = " ".join(mend if each == tag else each for each in piece.text.split())
            yield finding_at(reading.path, wrong.code, f"{found} {wrong.reason}", piece, hint=wrong.hint, mend=mend)


def _values(reading: Reading) -> Iterator[Piece]:
    """Read every language tag; those of xml:lang only where one of them is wrong."""
    for element in reading.root.iter(*_TAGS):
        for name in _IN_HEADER[name_of(element)]:
            if name in element.attrib:
                yield Piece(element, name, 0, element.attrib[name])
    if all(not value or fault(value) is None for value in _of_xml_lang(reading)):
        return
    for element in reading.root.iter("*"):
        if _LANG in element.attrib:
            yield Piece(element, _LANG, 0, element.attrib[_LANG])


def _of_xml_lang(reading: Reading) -> set[str]:
    written = _WRITTEN.findall(reading.data)
    return {(first or second).decode("utf-8", "replace") for first, second in written}


def undocumented(reading: Reading) -> Iterator[Finding]:
    """
    Find private-use language tags that the header does not explain (TEI Guidelines, att.global, xml:lang).

    Args:
        reading: The document.

    Yields:
        U018 at the first use of each.
    """
    used = {value for value in _of_xml_lang(reading) if _is_private(value)}
    if not used:
        return
    declared = {language.get("ident", "").lower() for language in reading.root.iter(*clark(frozenset(("language",))))}
    told = {value for value in used if value.lower() in declared}
    for element in reading.root.iter("*"):
        value = element.get(_LANG)
        if value in used and value not in told:
            told.add(value)
            message = f'xml:lang="{value}" is a tag of your own, and no <language> in the header says what it means'
            hint = f'Add <language ident="{value}">…</language> to profileDesc/langUsage.'
            yield finding_at(reading.path, "U018", message, Piece(element, _LANG, 0, value), hint=hint)


def _is_private(tag: str) -> bool:
    return fault(tag) is None and ("-x-" in tag.lower() or is_private(tag.partition("-")[0]))
