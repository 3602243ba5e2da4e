"""Family C: the configuration of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.codes.kinds import blocking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.codes.kinds import Code

CODES: Mapping[str, Code] = {
    "C001": blocking(
        "no edition here",
        "Run the command in a folder with an edition.toml, or name it with -C; validate --schema needs none.",
    ),
    "C002": blocking("edition.toml is not TOML", "Mend the file at this place."),
    "C003": blocking("a key that edition.toml does not know", "Correct or remove the key."),
    "C004": blocking("a value of the wrong type in edition.toml", "Write a value of the expected type."),
    "C005": blocking("a file that edition.toml names does not exist", "Correct the name, or add the file."),
    "C006": blocking("no documents", "Put TEI files into tei/, or name their place under [documents] include."),
}
