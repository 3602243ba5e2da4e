"""Family X: the XML itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "X001": error("not well-formed XML", "Mend the markup at this place; nothing after it was read."),
    "X002": error(
        "bytes that the encoding does not allow",
        "Save the file as UTF-8, or state the encoding it really has in the XML declaration.",
    ),
    "X003": error(
        "an external entity",
        "Put the text into the file itself, or use XInclude in your own tools: nothing outside the file is read.",
    ),
    "X004": error("entities that expand without bound", "Remove the nested entity declarations from the DOCTYPE."),
    "X005": error(
        "an entity that is not declared", "Write the character itself (é, not &eacute;), or declare the entity."
    ),
    "X006": error("a file that cannot be read", "Check that the file exists and that you may read it."),
    "X007": error(
        "a root that is not read as TEI", 'Write <TEI xmlns="http://www.tei-c.org/ns/1.0"> around the document.'
    ),
    "X008": warning(
        "an XML file that is neither a document nor an authority",
        "Move it elsewhere, or name it in edition.toml under [documents] exclude.",
    ),
}
