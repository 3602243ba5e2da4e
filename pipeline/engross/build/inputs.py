"""What the files of the output folder are made of, by name, so that a plan can say what has changed."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from engross import resources
from engross.outputs import STYLESHEETS, links, sheets, site
from engross.outputs.press import Shown
from engross.work.keys import of_file, of_program, of_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engross.edition import Edition
    from engross.outputs.links import Companion, Reference
    from engross.outputs.register import Register, Registered

PROGRAM = "Engross itself"
_ABOUT = ("title", "subtitle", "language", "base_url", "publisher", "license", "editors")
# What of edition.toml each output shows.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "html": ("title", "language", "base_url"),
    "text": ("language",),
    "tei": (),
    "citations": ("language",),
}


@functools.cache
def of_printing() -> bytes:
    """
    Sum up everything of ours that a printed page depends on: a worker elsewhere must have the same.

    Returns:
        A digest.
    """
    files = sorted(file for file in resources.stylesheets().rglob("*") if file.is_file())
    return of_values([of_program(), *(of_file(file) for file in files)])


def settings(edition: Edition, outputs: Sequence[str], offered: Sequence[str]) -> dict[str, dict[str, str]]:
    """
    Name what all documents are printed with, and the pages of the edition.

    Args:
        edition: The edition.
        outputs: What is made of documents.
        offered: The forms that they can be downloaded in.

    Returns:
        For each output, and for the stylesheet of the pages, the digest of each input, by what to call it.
    """
    about = edition.config.edition
    said = {key: repr(getattr(about, key)) for key in _ABOUT} | {"title": repr(edition.title)}
    program = of_program().hex()
    of_sheet = functools.cache(
        lambda name: {called: value.hex() for called, value in sheets.digests(edition.root, name).items()}
    )
    found: dict[str, dict[str, str]] = {}
    for output in outputs:
        inputs = {PROGRAM: program, **{f"edition.toml: {key}": said[key] for key in _SHOWN[output]}}
        for name in STYLESHEETS[output]:
            inputs.update(of_sheet(name))
        if output == "html":
            inputs["edition.toml: outputs"] = repr(offered)
        found[output] = inputs
    found[site.STYLESHEET] = {PROGRAM: program, **of_sheet(site.STYLESHEET)}
    return found


def compiled(edition: Edition, name: str) -> bytes:
    """
    Sum up what it depends on whether a stylesheet can be used.

    Args:
        edition: The edition.
        name: The stylesheet.

    Returns:
        A digest.
    """
    files = sorted(sheets.digests(edition.root, name).items())
    return of_values([of_program(), str(Path.cwd()), str(edition.root.resolve()), files])


def entries(references: Iterable[Reference], register: Register) -> list[tuple[str, Registered]]:
    """
    Find the entries that a document points to.

    Args:
        references: What it points to.
        register: The edition's entries.

    Returns:
        Each pointer as it is written, and its entry.
    """
    found = ((each.pointer, register.find(each.path, each.id)) for each in references if each.id)
    return [(pointer, registered) for pointer, registered in found if registered is not None]


def shown(found: Iterable[tuple[str, Registered]]) -> tuple[Shown, ...]:
    """
    Make the entries that a document is given.

    Args:
        found: Its entries, from `entries`.

    Returns:
        The same, for its order.
    """
    return tuple(
        Shown(pointer, registered.entry.kind.word, registered.page, registered.entry.xml)
        for pointer, registered in found
    )


def of_document(
    path: str,
    identifier: str,
    digest: bytes,
    references: Sequence[Reference],
    register: Register,
    companions: Iterable[tuple[Companion, str]],
) -> dict[str, dict[str, str]]:
    """
    Name what the outputs of a document are made of.

    Args:
        path: Its file.
        identifier: The id that it is published under.
        digest: Of its bytes.
        references: What it points to.
        register: The edition's entries.
        companions: The files that come along, each with a sum of what it holds.

    Returns:
        For each output, the digest of each input, by what to call it.
    """
    source = {path: digest.hex(), "its id": identifier}
    named = dict(source)
    for pointer, registered in entries(references, register):
        together = (named.get(registered.name), pointer, registered.digest)
        named[registered.name] = of_values(together).hex()
    linked = dict(named)
    linked.update(
        (f"the page of {pointer}", to) for pointer, to in links.to_documents(path, references, register.documents)
    )
    linked.update((companion.path, content) for companion, content in companions)
    return {"html": linked, "text": named, "citations": named, "tei": source}


def reasons(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """
    Say in words what has changed.

    Args:
        before: The inputs of what was made.
        now: The inputs of what would be made.

    Returns:
        Such as `tei/authority/persons.xml: entry shtykov changed`.
    """
    if not before:
        return ["it is not known what it was made of"]
    said = [f"{name} changed" for name in now if name in before and before[name] != now[name]]
    said += [f"{name} is new" for name in now if name not in before]
    return said + [f"{name} is gone" for name in before if name not in now]
