"""Family H: who wrote to whom, and when (TEI Guidelines, section 2.4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.rules.header.words import below, children, finding, says_something, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.rules.finding import Finding
    from engross.xmlio import Element

# What a date has beside its value.
_BESIDE = frozenset(("type", "calendar"))
# What others call the sending.
_SENT = frozenset(("send", "sender", "sending", "from", "author", "written", "gesendet", "absender"))


def check(path: str, header: Element) -> Iterator[Finding]:
    """
    Check each description of a correspondence.

    Args:
        path: The file.
        header: Its teiHeader.

    Yields:
        H010 to H013.
    """
    for description in below(header, "correspDesc"):
        actions = list(children(description, "correspAction"))
        if not actions:
            continue  # prose, which no rule reads
        yield from _actions(path, actions)
        sent = [action for action in actions if action.get("type") == "sent"]
        said = [action for action in sent if says(action)]
        if not sent and all(action.get("type") for action in actions):
            yield finding(path, "H013", "none of these actions is the sending", description, hint=_advice(actions))
        elif said and not any(_is_dated(action) for action in sent):
            message = "nothing says when this was sent, nor that the date is not known"
            yield finding(path, "H010", message, said[0])


def _actions(path: str, actions: list[Element]) -> Iterator[Finding]:
    for number, action in enumerate(actions):
        if not (action.get("type") or "").strip():
            others = {each.get("type") for each in actions}
            likely = "sent" if number == 0 and "sent" not in others else "received"
            hint = f'Write type="{likely}", or what else it is.'
            yield finding(path, "H011", "nothing says which part of the correspondence this is", action, hint=hint)
        if not says(action):
            yield finding(path, "H012", "this action names no person, no place and no date", action)


def says(action: Element) -> bool:
    """
    Ask whether an action says anything.

    Args:
        action: A correspAction.

    Returns:
        Whether it has words, or a pointer, a date or a number in what it holds.
    """
    if words(action):
        return True
    return any(says_something(node, without=_BESIDE) for node in action.iterchildren("{*}*"))


def _is_dated(action: Element) -> bool:
    if any(words(prose) for prose in children(action, "p", "ab")):
        return True
    return any(says_something(date, without=_BESIDE) for date in below(action, "date", "time"))


def _advice(actions: list[Element]) -> str:
    for action in actions:
        if action.get("type", "").strip().lower() in _SENT or action.get("type", "").lower() == "sent":
            return f'Write type="sent" in place of type="{action.get("type")}".'
    return ""
