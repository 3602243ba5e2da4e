"""`engross schemas add`: a schema from the network becomes files of an edition, known to its catalog."""

from __future__ import annotations

import dataclasses
import posixpath
from typing import TYPE_CHECKING

from engross import resources
from engross.diagnostics import Location, diagnostic
from engross.schema import catalog as catalogs
from engross.schema.fetch import harvest
from engross.schema.register import Register
from engross.work.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from engross.diagnostics import Diagnostic

_FOLDER, _CATALOG = posixpath.split(catalogs.FILE)


@dataclasses.dataclass(frozen=True, slots=True)
class Saved:
    """
    One file of a schema that was added.

    Attributes:
        path: Where it is, below the edition.
        url: Where it came from.
        language: RELAX NG, XSD or Schematron; XSLT for a library of functions.
        state: `new`, `changed` where it was written over, `as before`, or `differs` where it was left as it is.
    """

    path: str
    url: str
    language: str
    state: str


def add(root: Path, url: str, *, update: bool = False) -> tuple[list[Saved], list[Diagnostic]]:
    """
    Fetch a schema with all that it includes, and keep it in the edition.

    Args:
        root: The edition's folder.
        url: The address of the schema.
        update: Whether files that were fetched before are written over where the network has others now.

    Returns:
        What the schema is made of, the schema itself first; and what is to be said: S021 for each file that differs
        from the network's and was left as it is, S012 for what could not be fetched and can be done without.

    Raises:
        SchemaError: It cannot be fetched or is no schema (S022), or the catalog cannot be used (S017).
        OutputError: It cannot be written (O004).
    """
    register = Register(root)
    ours = catalogs.of_edition(resources.schemas())
    gathered = harvest(url, lambda address: ours.uri(address) is not None)
    findings = list(gathered.warnings)
    saved: list[Saved] = []
    files: dict[str, bytes] = {}
    for fetched in gathered.files:
        path = register.place(fetched)
        shown = posixpath.join(_FOLDER, path)
        is_known = register.entry(fetched.url) is not None
        differs = register.differs(path, fetched.data)
        is_there = (root / _FOLDER / path).is_file()
        if is_known and is_there and differs and not update:
            message = f"{shown} differs from what {fetched.url} gives now, and was left as it is"
            hint = f"To take the new one: engross schemas add {url} --update"
            findings.append(diagnostic("S021", message, Location(shown), hint=hint))
            saved.append(Saved(shown, fetched.url, fetched.read.language, "differs"))
            continue
        state = "as before" if not differs else "changed" if is_there else "new"
        saved.append(Saved(shown, fetched.url, fetched.read.language, state))
        files[path] = fetched.data
        register.record(fetched.url, path, fetched.data)
    writer = Writer(root / _FOLDER, _FOLDER)
    for path, data in files.items():
        writer.write(path, data)
    if files:
        writer.write(_CATALOG, register.data())  # last: it names nothing that is not there
    return saved, findings
