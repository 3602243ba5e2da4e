"""Family U: the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "U001": warning(
        "characters that are not composed",
        "Write it in Unicode’s normal form C (NFC).",
    ),
    "U002": warning("a character that has no place in a text", "Remove it, or write what was meant."),
    "U003": warning(
        "a character that was lost",
        "Write what the source has; where nobody can read it, write <gap/>.",
    ),
    "U004": warning("text in the wrong encoding", "Write what was meant."),
    "U005": info(
        "a private-use character that nothing explains",
        "Use a character of Unicode; where there is none, describe this one with <char> in encodingDesc/charDecl.",
    ),
    "U006": info(
        "an unseen character in a word",
        "Remove it, or nobody who searches for the word will find it.",
    ),
    "U007": info("straight and typographic quotation marks", "Use one kind, if the source does."),
    "U008": info("a space before a mark of punctuation", "Remove the space, if the source has none."),
    "U009": warning(
        "white space that a tag lets in",
        "Remove the white space inside; where words need it, it stands outside.",
    ),
    "U010": info("a space on the wrong side of a tag", "Move the space out of the element."),
    "U011": warning("a doubled space", "Leave one space; a gap of the source is <space/>."),
    "U012": info("white space at the end of a line", "Remove it."),
    "U013": warning(
        "an empty element", "Write what belongs into it, or remove it; what cannot be read is <gap/> or <unclear>."
    ),
    "U014": error("no language tag", "Write a tag such as de, de-AT or grc, as BCP 47 has it."),
    "U015": warning(
        "a language tag with a part that is not registered",
        "Look the language up in the registry of language subtags (IANA); your own names begin with x-.",
    ),
    "U016": warning("a library code for a language tag", "Write the code of two letters."),
    "U017": warning("an outdated language tag", "Write its successor."),
    "U018": info(
        "a private language tag that nothing explains",
        "Add a <language> with this ident to profileDesc/langUsage.",
    ),
}
