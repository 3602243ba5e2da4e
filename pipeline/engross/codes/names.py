"""Family N: names and authorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "N001": warning(
        "a cover name without a pointer",
        "Point with @ref to the entry of who stands behind it, or make one.",
    ),
    "N002": warning(
        "a cover name without a pointer that several entries have",
        "Point with @ref to the entry that is meant.",
    ),
    "N003": warning(
        "a cover name that points to one entry, and is another's",
        "Point to the other entry, or give this one the cover name too.",
    ),
    "N004": warning(
        "a cover name outside the dates that its entry states",
        "Correct the dates of the name in its entry, the date of the document, or the pointer.",
    ),
    "N005": warning(
        "an identification that names another than the pointer",
        "Correct the gloss in the note, or the pointer of the name before it.",
    ),
    "N006": warning(
        "a name of a person that points to a place or an organisation, or one of these to a person",
        "Correct the pointer, or use persName, placeName or orgName as it fits.",
    ),
    "N007": warning(
        "a person's name that points to one entry, and is another's",
        "Point to the other entry, or give this one the name too.",
    ),
    "N008": info("a name without a pointer that one entry has", "Point with @ref to the entry that is meant."),
    "N009": warning(
        "a name without a pointer that several entries have", "Point with @ref to the entry that is meant."
    ),
    "N010": info(
        "an entry to which nothing points", "Point to it where it is mentioned, or take it out if it is not needed."
    ),
    "N011": warning("an entry without a name", "Give it a persName, placeName or orgName."),
    "N012": warning(
        "two entries with one identifier of an authority file",
        "Keep one entry if they are one, else correct the identifier.",
    ),
    "N013": warning(
        "two entries with the same name and the same dates",
        "Keep one entry if they are one, else tell them apart by their names.",
    ),
    "N014": warning(
        "an id that is one entry in one file, and another entry in another",
        "Give one of them another id, and correct the pointers to it.",
    ),
    "N015": error(
        "an identifier that its authority file cannot have", "Copy the identifier anew from the authority file."
    ),
    "N016": warning(
        "a cover name that two entries have",
        "State with @from and @to since when and until when each had it, or take it out of one of them.",
    ),
}
