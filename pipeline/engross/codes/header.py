"""Family H: the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import error, info, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "H001": error("a document without a title", "Write the title into teiHeader/fileDesc/titleStmt/title."),
    "H002": warning("the words of a template", "Write what is true of this document, or remove the element."),
    "H003": warning(
        "two titles that nothing tells apart",
        'Say with type="main", "sub" or "alt" what each is, or with level what it belongs to, or with xml:lang its'
        " language.",
    ),
    "H004": warning("a document that nobody publishes", "Add <publisher> or <authority> to publicationStmt."),
    "H005": info("no date of publication", 'Add <date when="…">…</date> to publicationStmt, with the year or the day.'),
    "H006": warning(
        "no terms of use",
        'Add <availability><licence target="…">…</licence></availability> to publicationStmt, or'
        ' <availability status="unknown"> with a sentence.',
    ),
    "H007": warning(
        "a licence without its address",
        'Write its address as target; where nobody knows the terms, write status="unknown" on availability.',
    ),
    "H008": warning("an address that names no licence", "Copy the address from the page of the licence."),
    "H009": warning("a licence whose words and address differ", "Correct the wrong one of the two."),
    "H010": warning(
        "a letter without the date of its sending",
        "Add a <date> to the action: when, or notBefore and notAfter for limits, or words such as “undated”.",
    ),
    "H011": warning("a correspAction without its type", 'Write type="sent" or type="received".'),
    "H012": warning("a correspAction that says nothing", "Add a name, a place or a date, or remove the action."),
    "H013": warning(
        "a correspondence without a sending",
        'Add <correspAction type="sent"> with what is known; a sender nobody knows is a persName that says so.',
    ),
    "H014": warning(
        "changes that stand in no order", "Move the change to its place, or correct its date; the newest stands first."
    ),
    "H015": warning("no language", 'Write xml:lang on the TEI element, such as xml:lang="en".'),
    "H016": warning(
        "a manuscript that nobody could find",
        "Add settlement and repository, and the shelfmark as idno, to msIdentifier; in private hands is a repository"
        " too.",
    ),
    "H017": warning("an empty number", "Write the number, or remove the element."),
    "H018": warning("nothing about the source", "Say in sourceDesc what the text was taken from, in a p if need be."),
    "H019": warning(
        "somebody without a name", "Write the name into the element; a pointer alone cannot be cited, nor shown."
    ),
    "H020": warning(
        "half a statement of responsibility", "Say in resp what was done, and in persName, orgName or name who did it."
    ),
    "H021": info(
        "a hand of which nothing is said", "Describe it in a few words, or by medium, script, scope or scribeRef."
    ),
    "H022": info("a document that names nobody", "Add an author, an editor or a respStmt to titleStmt."),
    "H023": info("a document without its date", "Add <creation><date>…</date></creation> to profileDesc."),
}
