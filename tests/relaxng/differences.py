"""
Where Engross differs from jing on purpose.

Each difference has an example, which a test puts to both: one that does not differ any more is to be taken out here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mismatch:
    """
    A place that one of the two complains of and the other does not.

    Attributes:
        by_engross: Whether it is Engross that complains.
        code: Engross's code; empty where jing complains.
        message: What the one says that complains.
        tag: The tag behind which jing complains, or would.
        settles: Whether it is the verdict on the document that differs.
        ours: Every code and message of Engross on the document.
        theirs: Every message of jing on the document.
    """

    by_engross: bool
    code: str
    message: str
    tag: str
    settles: bool
    ours: tuple[tuple[str, str], ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """
    A kind of mismatch that is meant.

    Attributes:
        name: In a few words.
        reason: Why we do otherwise, with the section of the specification where there is one.
        claims: Tells whether a mismatch is of this kind.
        schema: The example's schema, in the compact syntax.
        document: The example's document.
    """

    name: str
    reason: str
    claims: Callable[[Mismatch], bool]
    schema: str
    document: str


def _is_of_24_o_clock(mismatch: Mismatch) -> bool:
    return not mismatch.by_engross and "invalid" in mismatch.message and "24:00:00" in mismatch.tag


def _is_of_a_year_without_end(mismatch: Mismatch) -> bool:
    return (
        not mismatch.by_engross
        and "must be a year" in mismatch.message
        and re.search("9{11}", mismatch.tag) is not None
    )


def _is_of_zero_width_space(mismatch: Mismatch) -> bool:
    return mismatch.by_engross and mismatch.code == "S005" and "U+200B" in mismatch.message


def _is_of_what_is_missing_beside_a_mistake(mismatch: Mismatch) -> bool:
    return (
        not mismatch.by_engross
        and "incomplete" in mismatch.message
        and any(code in ("S001", "S006") for code, _ in mismatch.ours)
    )


def _is_of_what_follows_a_slip(mismatch: Mismatch) -> bool:
    return (
        not mismatch.by_engross
        and any(word in mismatch.message for word in ("incomplete", "not allowed yet", "missing required"))
        and any(code == "S001" and "no element that this schema knows" in message for code, message in mismatch.ours)
    )


def _is_of_more_in_what_must_be_empty(mismatch: Mismatch) -> bool:
    return (
        not mismatch.by_engross
        and (mismatch.message.endswith("; expected the element end-tag") or mismatch.message == "text not allowed here")
        and any(code in ("S001", "S006") for code, _ in mismatch.ours)
    )


DIFFERENCES: tuple[Difference, ...] = (
    Difference(
        "more in what must be empty",
        "One mistake gives one message: an element that holds something and must be empty was not closed.",
        _is_of_more_in_what_must_be_empty,
        "element r { element a { empty }, element b { empty }? }",
        "<r><a>text<b/>text</a></r>",
    ),
    Difference(
        "what is missing beside a mistake",
        "One mistake gives one message: an element that holds something that may not stand there is not also said to"
        " lack what should. When the one is mended, the other shows whether it was a mistake of its own.",
        _is_of_what_is_missing_beside_a_mistake,
        "element r { element a { empty } }",
        "<r><b/></r>",
    ),
    Difference(
        "what follows a slip",
        "One mistake gives one message: where an unknown name is a slip of an element that may come next, what follows"
        " is checked as if it were that element.",
        _is_of_what_follows_a_slip,
        "element r { element title { empty }, element para { empty } }",
        "<r><titel/><para/></r>",
    ),
    Difference(
        "the end of the day is a time",
        "XML Schema Part 2, second edition, sections 3.2.7.1 and 3.2.8: the hour 24 is allowed where minutes and"
        " seconds are zero. jing refuses it.",
        _is_of_24_o_clock,
        "element r { xsd:time }",
        "<r>24:00:00</r>",
    ),
    Difference(
        "a year has any number of digits",
        "XML Schema Part 2, second edition, section 3.2.7: a year has four digits or more. jing's are whole numbers of"
        " 32 bits.",
        _is_of_a_year_without_end,
        "element r { xsd:gYear | 'none' }",
        "<r>99999999999999</r>",
    ),
    Difference(
        "a zero width space is a format character",
        "It is in the category Cf, so that [^\\p{C}\\p{Z}] does not match it. jing's table has it in neither.",
        _is_of_zero_width_space,
        r'element r { attribute a { xsd:token { pattern = "[^\p{C}\p{Z}]+" } } }',
        "<r a='a\u200bb'/>",
    ),
)
"""Every kind of mismatch that is meant."""
