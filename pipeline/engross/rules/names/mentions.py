"""Names in a text against the entries of authorities: who is meant, and can it be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engross.authority import Kind
from engross.rules.finding import Finding
from engross.rules.names.index import covers, is_apart
from engross.rules.targets import seen_from
from engross.summary import forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engross.rules.names.index import Held, Index
    from engross.summary.names import Naming

_SHORTEST = 3  # a letter or two are initials, and anybody's
# An institution is a place and an organisation at once; a person is neither.
_CLASH = frozenset((one, other) for one in Kind for other in Kind if one is not other and Kind.PERSON in (one, other))
_SEGMENT = re.compile(r"[,;:()\[\]]")
_PREFACE = re.compile(
    r"^(?:(?:a |the )?(?:pseudonym|cover name|code name|codename|alias|nom de guerre)(?: for| of)?"
    r"|that is|i\.e\.|d\.h\.|d\. h\.|c\.-à-d\.|i\. e\.|=|pseudonym (?:für|von)|deckname (?:für|von))\s+",
    re.IGNORECASE,
)
# Who stands in a relation to somebody is somebody else.
_RELATION = re.compile(
    r"['\u2019]|\b(?:of|to|for|by|with|from|and|or|on|in|von|an|für|bei|zu|mit|und|oder|des|der|à|de|du|chez|et|ou)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 6


def judged(naming: Naming, index: Index, here: str, dated: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """
    Compare a name that says who is meant with the entries that it points to.

    Args:
        naming: The name.
        index: The entries to compare with.
        here: The file of the name, relative to the edition.
        dated: The first and the last date that the document may have.

    Yields:
        Code, message and hint of each contradiction (N003 to N007).
    """
    meant = [held for target in naming.targets if (held := index.at(target)) is not None]
    if not meant or len(meant) < len(naming.targets):
        return
    clash = next((held for held in meant if (naming.kind, held.entry.kind) in _CLASH), None)
    if clash is not None and naming.kind is not None:
        what = (
            f"{_shown(naming)} is tagged as {_a(naming.kind)}, and points to {clash.entry.id}, {_a(clash.entry.kind)}"
        )
        yield "N006", what, ""
        return
    yield from _other(naming, meant, index, here)
    yield from _outdated(naming, meant, dated)
    yield from _glossed(naming, meant, index, here)


def open_to(naming: Naming, index: Index, here: str, dated: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """
    Look for the entries that a name may mean which says nothing of that.

    Args:
        naming: The name.
        index: The entries to choose from.
        here: The file of the name, relative to the edition.
        dated: The first and the last date that the document may have.

    Yields:
        Code, message and hint: N001 or N002 for a cover name, N008 or N009 for another.
    """
    called = index.called(naming.words, naming.kind)
    pointers = {held: f'ref="{_pointer(here, held)}"' for held in called}
    if not naming.is_cover:
        if len(called) == 1 and len(index.called(naming.words, naming.kind, surname=True)) == 1:
            message = f"{_shown(naming)} has no pointer, and one entry has this very name"
            yield "N008", message, f"If {called[0].entry.id} is meant, write {pointers[called[0]]}."
        elif len(called) > 1:
            message = f"{_shown(naming)} has no pointer, and {len(called)} entries have this very name"
            yield "N009", message, f"Write {_either(list(pointers.values()))}."
        return
    hidden = [held for held in called if covers(held, naming.words)]
    in_time = [held for held in hidden if _may_be(held, naming.words, dated)] if any(dated) else hidden
    likely = in_time or hidden or called
    if len(likely) > 1:
        message = f"the cover name {_shown(naming)} has no pointer, and {len(likely)} entries have it"
        yield "N002", message, f"Write {_either([pointers[held] for held in likely])}."
    elif likely:
        message = f"the cover name {_shown(naming)} has no pointer, and the entry {likely[0].entry.id} has it"
        yield "N001", message, f"Write {pointers[likely[0]]}."
    else:
        yield "N001", f"the cover name {_shown(naming)} has no pointer, and no entry has it", ""


def at_places(here: str, naming: Naming, found: tuple[str, str, str]) -> Iterator[Finding]:
    """
    Make findings of a judgement, one for each place of the name.

    Args:
        here: The file.
        naming: The name.
        found: Code, message and hint.

    Yields:
        The findings, at the pointer where there is one.
    """
    code, message, hint = found
    attribute = "ref" if naming.targets else None
    for element in naming.elements:
        yield Finding(code, message, here, element, attribute, hint)


def _other(naming: Naming, meant: Sequence[Held], index: Index, here: str) -> Iterator[tuple[str, str, str]]:
    """The name is one of another entry, and none of those that it points to: N003 for a cover name, else N007."""
    words = forms.loose(naming.words)
    if len(forms.strict(naming.words)) < _SHORTEST or any(not held.entry.forms for held in meant):
        return
    if not words or any(words <= index.words_of(held) for held in meant):
        return
    ids = {held.entry.id for held in meant}
    kinds = {held.entry.kind for held in meant}
    others = [held for held in index.called(naming.words) if held.entry.kind in kinds]
    if len(others) != 1 or others[0].entry.id in ids:
        return
    other = others[0]
    called = " and ".join(held.entry.id for held in meant)
    hint = f'Write ref="{_pointer(here, other)}", or give {called} this name too.'
    if covers(other, naming.words):
        message = f"the cover name {_shown(naming)} points to {called}, and it is {other.entry.id} who has it"
        yield "N003", message, hint
    elif other.entry.kind is Kind.PERSON:  # places bear the names of others rightly: a town's, a country's of old
        yield "N007", f"{_shown(naming)} points to {called}, and is the name of {other.entry.id}", hint


def _outdated(naming: Naming, meant: Sequence[Held], dated: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    if len(meant) != 1 or naming.is_editorial or not any(dated):
        return
    held = meant[0]
    key = forms.strict(naming.words)
    alike = [form for form in held.entry.forms if forms.strict(form.words) == key]
    if alike and all(form.is_cover and is_apart(form, *dated) for form in alike):
        used = " or ".join(f"from {form.first or '?'} to {form.last or '?'}" for form in alike)
        when = dated[0] if dated[0] == dated[1] else f"{dated[0] or '?'} to {dated[1] or '?'}"
        message = f"the cover name {_shown(naming)} stands in a document of {when}, and {held.entry.id} had it {used}"
        yield "N004", message, ""


def _glossed(naming: Naming, meant: Sequence[Held], index: Index, here: str) -> Iterator[tuple[str, str, str]]:
    """The gloss after a name ends with the name of another entry, and has none of the names of this one."""
    if not naming.gloss or any(forms.loose(naming.gloss) & index.words_of(held) for held in meant):
        return
    kinds = {held.entry.kind for held in meant}
    words = _PREFACE.sub("", _SEGMENT.split(naming.gloss)[0].strip()).split()
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        others = [held for held in index.called(" ".join(words[-length:]), surname=True) if held.entry.kind in kinds]
        if others:
            if len(others) == 1 and not _RELATION.search(" ".join(words[:-length])):
                called = " and ".join(held.entry.id for held in meant)
                message = (
                    f'{_shown(naming)} points to {called}, and the gloss "{naming.gloss}" names {others[0].entry.id}'
                )
                hint = f'Correct the gloss, or write ref="{_pointer(here, others[0])}".'
                yield "N005", message, hint
            return


def _may_be(held: Held, words: str, dated: tuple[str, str]) -> bool:
    return any(not is_apart(form, *dated) for form in covers(held, words))


def _pointer(here: str, held: Held) -> str:
    return f"{'' if held.path == here else seen_from(here, held.path)}#{held.entry.id}"


def _either(pointers: Sequence[str]) -> str:
    return f"{', '.join(pointers[:-1])} or {pointers[-1]}"


def _a(kind: Kind) -> str:
    return f"an {kind.word}" if kind is Kind.ORGANISATION else f"a {kind.word}"


def _shown(naming: Naming) -> str:
    return f'"{naming.words}"'
