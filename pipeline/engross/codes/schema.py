"""Family S: RELAX NG and XSD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, info, warning

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
    "S012": blocking(
        "a declared schema that is not on this machine",
        "Save it in schemas/, and name it there, or in schemas/catalog.xml: nothing is fetched while checking.",
    ),
    "S013": blocking("a schema that breaks a rule of its language", "Mend the schema at this place."),
    "S014": warning(
        "a schema whose IDs cannot be checked", "Give the attribute the same datatype wherever it can stand."
    ),
    "S015": warning("TEI that was removed, or is about to be", "Write what TEI has in its place."),
    "S016": info("an older way to say something in TEI", "Write what TEI recommends."),
    "S017": blocking("a catalog that cannot be read", "Mend the catalog at this place, or remove it."),
    "S018": warning("an entry of a catalog that means nothing", "Mend the entry, or remove it."),
    "S019": error(
        "a declaration of a schema that cannot be understood",
        'Write it as <?xml-model href="…" schematypens="…"?>, or name the schema in edition.toml.',
    ),
    "S020": blocking(
        "a declared schema in a language that is not checked",
        "RELAX NG, XSD and ISO Schematron are checked here; schematypens says which of them a schema is.",
    ),
    "S021": warning(
        "a saved schema that differs from its source",
        "If the change is not meant, fetch the schema again: engross schemas add URL --update.",
    ),
    "S022": blocking("a schema that could not be fetched", "Check the address, and whether this machine is online."),
    "S023": warning(
        "an XSD that imports what this machine does not have", "What it describes is not checked; fetch it by itself."
    ),
}
