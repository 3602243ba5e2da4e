"""Why a value is not allowed, and what would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from engross.diagnostics import did_you_mean, few
from engross.relaxng.automaton.values import alternatives, leaves, tokens
from engross.relaxng.findings.advice import ADVICE
from engross.relaxng.simple.patterns import LIST, Data, Value

if TYPE_CHECKING:
    from engross.relaxng.automaton.expressions import Expression
    from engross.relaxng.automaton.values import Check
    from engross.relaxng.datatypes import Complaint

_QUOTED = 60
_SPACED = 10
_LONGEST = 300
_SHORT_LIST = 12
_SHORT_WORD = 3
_DIGITS = re.compile(r"[0-9]")


def quoted(text: str) -> str:
    """
    Give a text as messages show it.

    Args:
        text: Any text.

    Returns:
        Its beginning on one line, where it is long.
    """
    begin = text[: _QUOTED * _SPACED]
    line = " ".join(begin.split()) if len(text) > _QUOTED or "\n" in text else begin
    return line if len(line) <= _QUOTED and len(begin) == len(text) else f"{line[:_QUOTED]}…"


def shortened(text: str) -> str:
    """
    Leave out the middle of a message that quotes something long.

    Args:
        text: A message.

    Returns:
        Its beginning and end.
    """
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


class Explanation(NamedTuple):
    """
    Why a value is not allowed.

    Attributes:
        rule: A phrase that follows the value.
        hint: What to do; may be empty.
        values: The values that are allowed, where they are listed.
    """

    rule: str
    hint: str
    values: tuple[str, ...]


def explain(checks: tuple[Check, ...], text: str) -> Explanation:
    """
    Say why a value is not allowed.

    Args:
        checks: What it was checked with, and matches none of.
        text: The value.

    Returns:
        The rule that it breaks, and what would be right.
    """
    parts_of = [leaf for check in checks for leaf in leaves(check.expression)]
    values = list(dict.fromkeys(leaf.pattern.text for leaf in parts_of if isinstance(leaf.pattern, Value)))
    kinds = [leaf.pattern for leaf in parts_of if isinstance(leaf.pattern, Data)]
    about, subject = text, ""
    if any(part.kind == LIST for check in checks for part in alternatives(check.expression)):
        parts = tokens(text)
        if not parts:
            return Explanation("is empty", _advice(kinds) or _one_of(values), tuple(values))
        about = next((each for each in parts if not _passes(parts_of, each)), "")
        if not about:
            rule = f"has {len(parts)} part{'s' if len(parts) > 1 else ''}, and others, or another number, are asked for"
            return Explanation(rule, "", tuple(values))
        if len(parts) > 1 and about != text:
            subject = f"has the part “{quoted(about)}”, which "
    if not parts_of:
        return Explanation("has to be empty", "", ())
    if any(kind.parts and kind.datatype.accepts(about) for kind in kinds):
        return Explanation(f"{subject}is excluded here", "Write another value.", tuple(values))
    complaint = _likeliest(kinds, about)
    listed = [value for value in values if value.strip()]
    meant = did_you_mean(about, values, "value") or _one_letter_off(about, listed)
    rules = [f"is not {_or(listed)}"] if listed else []
    if listed and meant:
        pass
    elif complaint is not None:
        rules.append(complaint.rule.partition(":")[0] if listed else complaint.rule)
    elif kinds:
        rules.append(f"is no {_kind(kinds)}")
    hint = meant or _advice(kinds) or _one_of(listed)
    if not hint and complaint is not None and complaint.example:
        hint = f"A right value is, for example, {complaint.example}."
    return Explanation(subject + shortened(" and ".join(rules)), hint, tuple(values))


def is_pointer(checks: tuple[Check, ...]) -> bool:
    """
    Tell whether a value has to be an address, or several.

    Args:
        checks: What it is checked with.

    Returns:
        Whether nothing but addresses is asked for.
    """
    kinds = [leaf.pattern for check in checks for leaf in leaves(check.expression)]
    return bool(kinds) and all(isinstance(kind, Data) and kind.datatype.name == "anyURI" for kind in kinds)


def takes_several(checks: tuple[Check, ...]) -> bool:
    """
    Tell whether a value may be a list.

    Args:
        checks: What it is checked with.

    Returns:
        Whether it may.
    """
    return any(part.kind == LIST for check in checks for part in alternatives(check.expression))


def _one_letter_off(found: str, values: list[str]) -> str:
    """Guess in a short list of values, where short words need not be told from many others."""
    if len(values) > _SHORT_LIST or len(found) < _SHORT_WORD:
        return ""
    close = [each for each in values if len(each) >= _SHORT_WORD and _differ_by_one(found.lower(), each.lower())]
    return f"Did you mean the value {close[0]}?" if len(close) == 1 else ""


def _differ_by_one(one: str, other: str) -> bool:
    """Tell whether one letter is another, missing, or too much."""
    if len(one) > len(other):
        one, other = other, one
    start = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))
    if len(one) == len(other):
        return one != other and one[start + 1 :] == other[start + 1 :]
    return len(other) == len(one) + 1 and one[start:] == other[start + 1 :]


def _passes(whole: list[Expression], token: str) -> bool:
    for leaf in whole:
        pattern = leaf.pattern
        if isinstance(pattern, Data) and pattern.datatype.accepts(token):
            return True
        if isinstance(pattern, Value):
            try:
                if pattern.datatype.value(token) == pattern.value:
                    return True
            except ValueError:
                continue
    return False


def _likeliest(kinds: list[Data], text: str) -> Complaint | None:
    """Choose the complaint of the datatype that the value comes nearest to."""
    complaints = [complaint for kind in kinds if (complaint := kind.datatype.complaint(text)) is not None]
    if len(complaints) < 2:
        return complaints[0] if complaints else None
    shape = _DIGITS.sub("0", text)
    near = [each for each in complaints if each.example and _DIGITS.sub("0", each.example) == shape]
    if near:
        return near[0]
    return complaints[0] if len({each.rule for each in complaints}) == 1 else None


def _advice(kinds: list[Data]) -> str:
    """Find advice on what the schema calls a datatype, on the datatype itself, or on several that belong together."""
    names = {kind.datatype.name for kind in kinds}
    labels = [kind.label for kind in kinds]
    if "gYear" in names:
        labels.append("teidata.temporal.iso" if "token" in names else "teidata.temporal.w3c")
    if len(names) > 1 and ("double" in names or "decimal" in names):
        labels.append("teidata.numeric")
    if len(names) == 1:
        labels.extend(names)
    return next((ADVICE[label] for label in labels if label in ADVICE), "")


def _kind(kinds: list[Data]) -> str:
    """Call several datatypes by what they have in common."""
    names = list(dict.fromkeys(kind.datatype.name for kind in kinds))
    if "gYear" in names:
        return "date, year or time"
    return "number" if "double" in names or "decimal" in names else few(names)


def _one_of(values: list[str]) -> str:
    return f"Write one of {few(values)}." if len(values) > 1 else f"Write {values[0]}." if values else ""


def _or(names: list[str]) -> str:
    return f"“{names[0]}”" if len(names) == 1 else f"one of {few(names)}"
