"""Family S: RELAX NG and XSD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "S001": error("an element that may not stand here", "Move, rename or remove the element."),
    "S002": error("content is missing", "Add what is expected."),
    "S003": error("an attribute that is not allowed here", "Remove or rename the attribute."),
    "S004": error("an attribute is missing", "Add the attribute."),
    "S005": error("a value that its type does not allow", "Change the value."),
    "S006": error("text where none is allowed", "Wrap the text in an element, or remove it."),
    "S007": error("an ID that is used twice", "Give one of the two another value."),
    "S008": error("a reference to an ID that does not exist", "Correct the reference, or give its target this ID."),
    "S009": error("a breach of the schema", "Compare the place with the schema's documentation."),
    "S010": warning(
        "no schema applies",
        'Name one in edition.toml: schemas = ["engross"] under [validate] is the bundled profile.',
    ),
    "S011": blocking(
        "a schema that is missing or cannot be read", "Check the name and the file in edition.toml or --schema."
    ),
    "S012": warning(
        "a declared schema that was not checked",
        "Only RELAX NG is followed from a document; name the schema in edition.toml, or with --schema.",
    ),
    "S013": blocking("a schema that breaks a rule of its language", "Mend the schema at this place."),
    "S014": warning(
        "a schema whose IDs cannot be checked", "Give the attribute the same datatype wherever it can stand."
    ),
}
