"""Family I: identifiers and pointers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "I001": error("two documents have the same id", "Give one of them another xml:id on its root element."),
    "I002": error("a pointer to an id that does not exist", "Correct the pointer, or give its target this xml:id."),
    "I003": error("a pointer to a file that does not exist", "Correct the path; it is relative to this file."),
    "I004": error(
        "an id that cannot be a folder's name",
        "Use letters, digits, hyphen, underscore or full stop, starting with a letter, and no name that Engross"
        " or an operating system uses itself.",
    ),
    "I005": error("an xml:id that is used twice in the file", "Give one of the elements another xml:id."),
    "I006": error("an xml:id that is not an XML name", "Start with a letter; use no spaces, colons or slashes."),
    "I007": error(
        "a pointer with an undeclared prefix",
        "Declare the prefix in the header with encodingDesc/listPrefixDef/prefixDef, or correct the pointer.",
    ),
    "I008": error(
        "an id that no document has", "A document's id is its root's xml:id, else its path below tei/ without .xml."
    ),
    "I009": warning(
        "needless white space in a list of pointers", "Write one space between two pointers, and none around them."
    ),
    "I011": warning(
        "a document whose id is not its file's name, as it is in the rest of the edition",
        "Give the root element the file's name as its xml:id, or rename the file.",
    ),
    "I012": info(
        "an element that waits for a pointer that nothing has",
        "Point to it where it is needed, or take it out.",
    ),
    "I013": warning(
        "a pointer to an element of another kind than it asks for",
        "Correct the pointer, or the element that it points to.",
    ),
}
