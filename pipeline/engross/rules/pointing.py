"""Family I: what is wrong with pointers and can be seen in their own file."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from engross.codes.kinds import Severity
from engross.diagnostics import closest
from engross.pointers import is_pointer, prefixes
from engross.rules.finding import Finding
from engross.summary.pointees import POINTEES, asked
from engross.xmlio import TEI, XML_ID, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from engross.config import Validate
    from engross.facts import Facts
    from engross.pointers import Pointer, Prefix
    from engross.xmlio import Element, XmlDocument

# White space at the ends of a value, or more of it than one space, as XML counts it
_SPACED = etree.XPath("//@*[normalize-space(.) != .]")
_SPACE = " \t\r\n"
_TEI_NAME = f"{{{TEI}}}"
_NAME = re.compile(r"[^\W\d][\w.-]*")
_PARTS = re.compile(r"\d+|\D+")
_TOKENS = re.compile(r"\s+|\S+")
# What guessing may cost a file, however many of its pointers are wrong: ids looked at, and ids compared
_COMPARISONS = 100_000
_NEAR = 5_000
_LENGTHS = 2
_SHOWN = 60
_SHORT = 3
# What to do about a pointer to what nobody has described: the TEI Guidelines, 2.3.4 (rendition), 11.3.2.1 (hands),
# 13.1.4 (witnesses), 16.2.2 and 7.1.4 (who speaks), 2.2.1 (who is responsible)
_DECLARATIONS = {
    "rendition": 'Declare <rendition xml:id="{}"> in encodingDesc/tagsDecl',
    "hand": 'Describe the hand in a <handNote xml:id="{}"> in handDesc or handNotes',
    "wit": 'Describe the witness in a <witness xml:id="{}"> in listWit',
    "who": 'Name who speaks, in a <person xml:id="{}"> in particDesc/listPerson or a <role xml:id="{}"> in castList',
    "resp": 'Name who is responsible, such as with <persName xml:id="{}"> in a respStmt of the header',
}


def check(document: XmlDocument, facts: Facts, _settings: Validate) -> Iterator[Finding]:
    """
    Find pointers that lead nowhere within their file, or are written in a way that leads nowhere.

    Args:
        document: The file.
        facts: What it says.

    Yields:
        I002 for an id that this file should have and has not, or has after a space, I003 for one without its #,
        I007 for an address that only one computer knows and for prefixes, I009 for white space that separates nothing.
    """
    if not facts.pointers:
        return
    ids = {identifier for identifier, _ in facts.ids}
    misses, prefixed, bare, outside = [], [], [], []
    for pointer in facts.pointers:
        if pointer.prefix:
            prefixed.append(pointer)
        elif pointer.path == facts.path:
            if pointer.id and pointer.id not in ids:
                misses.append(pointer)
        elif pointer.path is not None:
            if pointer.value in ids:
                bare.append(pointer)
        elif _NAME.fullmatch(pointer.value):
            outside.append(pointer)
    if outside:
        keyed = {likeness for pointer in outside if pointer.value not in ids for likeness in _alike(pointer)}
        bare.extend(pointer for pointer in outside if keyed.isdisjoint(_alike(pointer)))
    if misses:
        yield from _missing(document, facts, misses)
    if prefixed:
        yield from _prefixed(document, prefixed)
    if bare:
        yield from _without_hash(document, facts, bare)
    yield from _spaced(document)


def _alike(pointer: Pointer) -> tuple[tuple[str, str], ...]:
    """Where names of one sort are no ids of the file, they are keys of something on the web, as others may be too."""
    sort = _PARTS.match(pointer.value)
    return (pointer.attribute, f"<{pointer.on}>"), (pointer.attribute, sort[0] if sort else "")


def _missing(document: XmlDocument, facts: Facts, misses: Sequence[Pointer]) -> Iterator[Finding]:
    # an id with white space in it is a finding itself, and no pointer could be right about it
    malformed = [identifier for identifier, _ in facts.ids if identifier.split() != [identifier]]
    meant = {identifier.strip() for identifier in malformed}
    parts = {f"#{part}" for identifier in malformed for part in identifier.split()}
    guesses = _Guesses(facts)
    for pointer in misses:
        if pointer.id in meant or pointer.value in parts:
            continue
        written = f'{pointer.attribute}="{pointer.value}"'
        message = f"{written} points to {pointer.id}, and no element of this file has that xml:id"
        close = guesses.of(pointer.id) or _only_one(document, pointer)
        hint = f"Did you mean {close}?" if close else _to_declare(pointer)
        yield Finding("I002", message, facts.path, pointer.element, pointer.attribute, hint, target=pointer.id)


def _only_one(document: XmlDocument, pointer: Pointer) -> str:
    """Give the id that differs in one letter and is of the right kind; a short one is no guess by its letters alone."""
    kind = asked(pointer.on, pointer.attribute)
    if len(pointer.id) != _SHORT or not kind:
        return ""
    near = {
        identifier
        for name in POINTEES[kind].may
        for element in document.root.iter(f"{{{TEI}}}{name}")
        if len(identifier := element.get(XML_ID, "")) == _SHORT
        and sum(one != other for one, other in zip(identifier, pointer.id, strict=True)) == 1
        and _is_near(pointer.id, identifier)
    }
    return near.pop() if len(near) == 1 else ""


def _to_declare(pointer: Pointer) -> str:
    """Say where TEI describes what is pointed to."""
    where = _DECLARATIONS.get(asked(pointer.on, pointer.attribute) or pointer.attribute)
    if where is None or not _NAME.fullmatch(pointer.id):
        return ""
    return f"{where.replace('{}', pointer.id)}, or correct the pointer."


class _Guesses:
    """The ids of a file that can be offered, and how much may still be compared."""

    def __init__(self, facts: Facts) -> None:
        count = Counter(identifier for identifier, _ in facts.ids)
        self._known = [identifier for identifier, times in count.items() if times == 1 and _NAME.fullmatch(identifier)]
        self._left = _COMPARISONS
        self._near = _NEAR
        self._made: dict[str, str] = {}

    def of(self, wanted: str) -> str:
        """Give the id that this one is a slip of; empty where none is, or where too much has been compared."""
        if wanted not in self._made:
            self._left -= len(self._known)
            near = [known for known in self._known if _is_near(wanted, known)] if self._left >= 0 else []
            self._near -= len(near)
            self._made[wanted] = closest(wanted, near) if near and self._near >= 0 else ""
        return self._made[wanted]


def _is_near(wanted: str, known: str) -> bool:
    if abs(len(known) - len(wanted)) > _LENGTHS:
        return False
    if known[0] != wanted[0] and known[-1] != wanted[-1] and known.lower() != wanted.lower():
        return False
    # p12 is no slip for p13, but its neighbour
    return not (_numbered(known) and _skeleton(known) == _skeleton(wanted) and _numbers(known) != _numbers(wanted))


def _numbered(identifier: str) -> bool:
    return any(character.isdigit() for character in identifier)


def _skeleton(identifier: str) -> list[str]:
    return [part for part in _PARTS.findall(identifier) if not part.isdigit()]


def _numbers(identifier: str) -> list[str]:
    return [part.lstrip("0") for part in _PARTS.findall(identifier) if part.isdigit()]


def _prefixed(document: XmlDocument, found: Sequence[Pointer]) -> Iterator[Finding]:
    declared: dict[str, list[Prefix]] = {}
    for definition in prefixes(document.root):
        declared.setdefault(definition.ident, []).append(definition)
    count = Counter(pointer.prefix for pointer in found)
    said: set[str] = set()
    for pointer in found:
        written = f'{pointer.attribute}="{pointer.value}"'
        if pointer.prefix.endswith(":"):
            message = f"{written} is an address that no reader can follow"
            hint = "Put the file into the edition's folder, and point to it with a relative path."
        elif pointer.prefix in declared:
            patterns = [definition.match for definition in declared[pointer.prefix]]
            if not all(_is_readable(pattern) for pattern in patterns):
                continue
            rest = pointer.value[len(pointer.prefix) + 1 :]
            shown = " or ".join(patterns)
            message = f"{written}: {rest} is not what this document's prefixDef says can follow {pointer.prefix}:"
            hint = f"Correct the pointer, or the matchPattern of the prefixDef, which is {shown}."
        elif pointer.prefix in said:
            continue
        else:
            said.add(pointer.prefix)
            message = f"{written} starts with the prefix {pointer.prefix}:, which this document does not declare"
            others = count[pointer.prefix] - 1
            hint = _declare(pointer.prefix, others)
        yield Finding("I007", message, document.path, pointer.element, pointer.attribute, hint)


def _declare(prefix: str, others: int) -> str:
    also = f" {others} other pointer{' starts' if others == 1 else 's start'} with it too." if others else ""
    return (
        f'Declare it in the header, in encodingDesc/listPrefixDef: <prefixDef ident="{prefix}" matchPattern="…"'
        f' replacementPattern="…"/>; or correct the pointer.{also}'
    )


def _is_readable(pattern: str) -> bool:
    """Tell whether a pattern of XML Schema's kind is one of ours too."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _without_hash(document: XmlDocument, facts: Facts, bare: Sequence[Pointer]) -> Iterator[Finding]:
    at = {"/1": document.root}
    files: dict[str, bool] = {}  # one name may stand at hundreds of places
    for pointer in bare:
        value = _at(pointer.element, at).get(pointer.attribute, "")
        # a pattern is compiled for each id: only where there is something to find
        if "#" in value and (loose := re.search(rf"(?<!\S)#\s+(?={re.escape(pointer.value)}(?!\S))", value)):
            yield _cut_off(facts.path, pointer, value, loose)
            continue
        if pointer.path is not None:
            if pointer.value not in files:
                files[pointer.value] = _is_file(document, pointer.value)
            if files[pointer.value]:
                continue
        mend = "".join(f"#{part}" if part == pointer.value else part for part in _TOKENS.findall(value))
        written = f'{pointer.attribute}="{pointer.value}"'
        message = f"{written} points to the file {pointer.path}, which is not in the edition"
        hint = f"This file has an element of that id: write #{pointer.value}."
        severity = None
        if pointer.path is None:  # there may be such a page on the web, which is hardly meant
            message = f"{written} is an id of this file and lacks its #: below the file's xml:base, it is another file"
            hint = f"Write #{pointer.value}."
            severity = Severity.WARNING
        yield Finding(
            "I003", message, facts.path, pointer.element, pointer.attribute, hint, mend=mend, severity=severity
        )


def _cut_off(path: str, pointer: Pointer, value: str, loose: re.Match[str]) -> Finding:
    mend = f"{value[: loose.start()]}#{value[loose.end() :]}"
    message = f'{pointer.attribute}="{_short(value)}" has a space after its #, and so does not point to {pointer.value}'
    hint = f"Take out the space: #{pointer.value}."
    return Finding("I002", message, path, pointer.element, pointer.attribute, hint, mend=mend)


def places(document: XmlDocument, facts: Facts) -> Iterator[Path]:
    """
    Name the files that must not be there for some pointer of a file to be wrong.

    Args:
        document: The file.
        facts: What it says.

    Yields:
        Where `check` looks whether there is one.
    """
    if document.file is not None and facts.pointers:
        ids = {identifier for identifier, _ in facts.ids}
        for pointer in facts.pointers:
            if pointer.value in ids and not pointer.prefix and pointer.path not in (None, facts.path):
                with contextlib.suppress(ValueError):
                    yield document.file.with_name(pointer.value)


def _is_file(document: XmlDocument, name: str) -> bool:
    try:
        return document.file is not None and document.file.with_name(name).exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _at(sequence: str, known: dict[str, Element]) -> Element:
    """Find the element of a child sequence; the children of one parent are counted once, however many are asked for."""
    if sequence not in known:
        above = sequence.rpartition("/")[0]
        parent = _at(above, known)
        known.update((f"{above}/{n}", child) for n, child in enumerate(parent.iterchildren("*"), 1))
    return known[sequence]


def _sequences(elements: Iterable[Element]) -> dict[Element, str]:
    """Give the child sequences of elements; the children of one parent are counted once, however many there are."""
    known: dict[Element, str] = {}
    for element in elements:
        below = [element, *element.iterancestors()]
        known.setdefault(below[-1], "/1")
        for child, parent in reversed(list(itertools.pairwise(below))):
            if child not in known:
                above = known[parent]
                known.update((each, f"{above}/{n}") for n, each in enumerate(parent.iterchildren("*"), 1))
    return known


def _spaced(document: XmlDocument) -> Iterator[Finding]:
    spaced = [(found.getparent(), found.attrname, str(found)) for found in _SPACED(document.root)]
    spaced = [
        (element, attribute, value)
        for element, attribute, value in spaced
        if str(element.tag).startswith(_TEI_NAME)
        and is_pointer(local_name(element), attribute)
        and value.strip(_SPACE)
        and "#" not in value.split()  # which is no pointer
    ]
    if not spaced:
        return
    sequences = _sequences({element for element, _, _ in spaced})
    for element, attribute, value in spaced:
        sequence = sequences[element]
        if not _is_layout(document, sequence, attribute):
            mend = re.sub(f"[{_SPACE}]+", " ", value.strip(_SPACE))
            where = "between" if value == value.strip(_SPACE) else "before or after"
            message = f'{attribute}="{_short(value)}" has needless white space {where} its pointers'
            hint = f'Write {attribute}="{_short(mend)}".'
            yield Finding("I009", message, document.path, sequence, attribute, hint, mend=mend)


def _is_layout(document: XmlDocument, sequence: str, attribute: str) -> bool:
    """White space with a line break in it is how long lists are laid out, and harms nobody."""
    place = document.positions.value(sequence, attribute)
    return place is None or b"\n" in document.positions.data[slice(*place)]


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
