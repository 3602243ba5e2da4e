"""Family T: Schematron."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, info

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "T001": error("a Schematron assertion failed", "See the message of the rule."),
    "T002": blocking("a Schematron schema that cannot be used", "Mend the schema at this place."),
    "T003": blocking(
        "a Schematron rule that crashed", "Mend the expression of the rule; the document itself may be right."
    ),
    "T004": info(
        "a prefix that a Schematron schema uses without declaring it",
        "Declare it, so that every tool understands the schema.",
    ),
}
