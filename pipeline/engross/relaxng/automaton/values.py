"""Text against patterns: the values of attributes, and elements that hold text with a datatype."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.relaxng.automaton.derivatives import text_step
from engross.relaxng.simple.patterns import CHOICE, DATA, EMPTY, GROUP, INTERLEAVE, LIST, MORE, TEXT, VALUE, Data, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.relaxng.automaton.expressions import Expression, Table
    from engross.relaxng.datatypes import Context

SPACE = " \t\r\n"
_ONE_SPACE = dict.fromkeys(map(ord, SPACE), " ")
# A value this long is hardly met twice, and a check remembers no more values than this.
_LONG = 100
_MANY = 2_000


def matches(table: Table, whole: Expression, text: str, context: Context | None) -> bool:
    """
    Tell whether text alone matches an expression (RELAX NG, section 6.2.7 to 6.2.10).

    Args:
        table: Where expressions are made.
        whole: An expression without attributes.
        text: All the text of an attribute, or of an element that holds nothing else.
        context: The prefixes and entities it is read with.

    Returns:
        Whether it matches; white space alone is no text, too.
    """
    if whole.nullable and not text.strip(SPACE):
        return True
    if whole.has_data and any(_datum(table, part, text, context) for part in alternatives(whole)):
        return True
    return text_step(table, whole).nullable


def alternatives(whole: Expression) -> tuple[Expression, ...]:
    """
    Give the parts of a choice.

    Args:
        whole: Any expression.

    Returns:
        Its parts; an expression that is no choice itself.
    """
    return whole.parts if whole.kind == CHOICE else (whole,)


def _datum(table: Table, part: Expression, text: str, context: Context | None) -> bool:
    pattern = part.pattern
    if isinstance(pattern, Value):
        try:
            return pattern.datatype.value(text, context) == pattern.value
        except ValueError:
            return False
    if isinstance(pattern, Data):
        if not pattern.datatype.accepts(text, context):
            return False
        return not part.parts or not matches(table, part.parts[0], text, context)
    if part.kind == LIST:
        return _list(table, part.parts[0], text, context)
    # data stands alone (section 7.2), so this can only be a choice inside something that adds nothing to it
    return part.kind == MORE and matches(table, part.parts[0], text, context)


def _list(table: Table, content: Expression, text: str, context: Context | None) -> bool:
    """Match the tokens of a list one after the other (section 6.2.9)."""
    if content.kind == MORE and content.parts[0].kind in (DATA, VALUE):
        words = tokens(text)
        return bool(words) and all(_datum(table, content.parts[0], word, context) for word in words)
    steps: dict[tuple[Expression, str], Expression] = {}
    here = content
    for token in tokens(text):
        step = (here, token)
        if step not in steps:
            steps[step] = table.choice(_token_steps(table, here, token, context))
        here = steps[step]
        if here is table.nothing:
            return False
    return here.nullable


def _token_steps(table: Table, whole: Expression, token: str, context: Context | None) -> Iterator[Expression]:
    kind = whole.kind
    if kind in (DATA, VALUE):
        if _datum(table, whole, token, context):
            yield table.empty
    elif kind == CHOICE:
        for part in whole.parts:
            yield from _token_steps(table, part, token, context)
    elif kind == GROUP:
        here = whole
        while here.kind == GROUP:
            head, rest = here.parts
            for after in _token_steps(table, head, token, context):
                yield table.follow(after, rest)
            if not head.nullable:
                return
            here = rest
        yield from _token_steps(table, here, token, context)
    elif kind == MORE:
        again = table.optional(whole)
        for after in _token_steps(table, whole.parts[0], token, context):
            yield table.follow(after, again)


def tokens(text: str) -> list[str]:
    """
    Take a text apart at white space, that of XML alone.

    Args:
        text: Any text.

    Returns:
        Its words.
    """
    return [token for token in text.translate(_ONE_SPACE).split(" ") if token]


class Check:
    """
    What the value of an attribute is checked with; values that passed are remembered.

    Attributes:
        expression: What it has to match.
        passed: Values that did.
        identity: Whether its datatype is ID, IDREF or IDREFS; else empty.
    """

    __slots__ = ("_context", "_table", "expression", "identity", "passed")

    def __init__(self, table: Table, expression: Expression) -> None:
        """
        Prepare a check.

        Args:
            table: Where expressions are made.
            expression: What the value has to match.
        """
        self._table = table
        self.expression = expression
        self.passed: set[str] = set()
        kinds = [part.pattern.datatype for part in leaves(expression) if isinstance(part.pattern, (Data, Value))]
        self._context = any(kind.needs_context for kind in kinds)
        self.identity = next((kind.identity for kind in kinds if kind.identity), "")

    @property
    def is_free(self) -> bool:
        """Whether every value passes."""
        return self.expression.kind == TEXT

    def accepts(self, text: str, context: Context) -> bool:
        """
        Check a value.

        Args:
            text: The value.
            context: The prefixes and entities it is read with.

        Returns:
            Whether it matches.
        """
        if text in self.passed:
            return True
        found = matches(self._table, self.expression, text, context)
        if found and not self._context and len(text) < _LONG:
            if len(self.passed) >= _MANY:
                self.passed.clear()
            self.passed.add(text)
        return found


def leaves(whole: Expression) -> Iterator[Expression]:
    """
    Give what the expression of a value is made of.

    Args:
        whole: What a value has to match.

    Returns:
        Its data, values and text.
    """
    if whole.kind in (CHOICE, GROUP, INTERLEAVE, MORE, LIST):
        for part in whole.parts:
            yield from leaves(part)
    elif whole.kind != EMPTY:
        yield whole
