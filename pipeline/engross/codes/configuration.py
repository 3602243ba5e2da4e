"""Family C: the configuration of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking, error, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "C001": blocking(
        "no edition here",
        "Run the command in a folder with an edition.toml, or name it with -C; engross validate FILE needs none.",
    ),
    "C002": blocking("edition.toml is not TOML", "Mend the file at this place."),
    "C003": blocking("a key that edition.toml does not know", "Correct or remove the key."),
    "C004": blocking("a value of the wrong type in edition.toml", "Write a value of the expected type."),
    "C005": blocking("a file that edition.toml names does not exist", "Correct the name, or add the file."),
    "C006": blocking("no documents", "Put TEI files into tei/, or name their place under [documents] include."),
    "C007": error("a suppression without a reason", 'Say why: <?engross ignore=D004 reason="Julian date"?>.'),
    "C008": warning("a suppression that suppresses nothing", "Remove it: what it excused is not there any more."),
    "C009": error(
        "a suppression that cannot be read", 'Write <?engross ignore=D004 reason="…"?>, with a code or a family.'
    ),
    "C010": blocking(
        "a baseline that cannot be used", "Write it anew: engross validate --baseline FILE --update-baseline."
    ),
    "C011": blocking(
        "a check that failed", "This is a fault of Engross, not of the file; everything else was checked."
    ),
    "C012": blocking(
        "a file that ends whatever checks it",
        "Take the file out of the edition, and report what it is: a fault of Engross.",
    ),
    "C013": warning(
        "a language that the pages' own words are not in",
        "Name one of the languages that they are in, or take the line out: the texts keep their languages.",
    ),
}
