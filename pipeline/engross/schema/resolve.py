"""Which schemas apply to an edition's documents."""

from __future__ import annotations

import dataclasses
import html
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from engross import resources
from engross.diagnostics import diagnostic
from engross.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.diagnostics import Diagnostic, Location
    from engross.xmlio import XmlDocument

PROFILE = "engross"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
RELAXNG = "RELAX NG"
SCHEMATRON = "Schematron"
_LANGUAGES = {".rng": RELAXNG, ".rnc": RELAXNG, ".xsd": "XSD", ".sch": SCHEMATRON}
_NAMESPACES = {"http://relaxng.org/ns/structure/1.0": RELAXNG}
_NAMESPACE = re.compile(r"""\bschematypens\s*=\s*["']([^"']+)["']""")
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']+)["']""")


@dataclasses.dataclass(frozen=True, slots=True)
class SchemaFile:
    """
    A schema to check with.

    Attributes:
        file: Where it is.
        name: How messages call it.
        language: RELAX NG, XSD or Schematron.
    """

    file: Path
    name: str
    language: str


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """
    What a document says of its schemas.

    Attributes:
        files: Those to check with.
        faults: Why it is not checked against others, or against any.
    """

    files: tuple[SchemaFile, ...]
    faults: tuple[Diagnostic, ...]


def resolve(name: str, root: Path, location: Location | None) -> tuple[SchemaFile, ...]:
    """
    Find the files of a schema that was named.

    Args:
        name: `engross` for the bundled profile, else a file: below the edition's `schemas/`, the edition, or anywhere.
        root: The edition's folder.
        location: Where it was named, for messages.

    Returns:
        The files to check with, grammar before Schematron.

    Raises:
        SchemaError: There is no such file, or it is of a kind that cannot be checked (S011).
    """
    if name == PROFILE:
        folder = resources.schemas()
        return (
            SchemaFile(folder / "engross.rng", "engross.rng", RELAXNG),
            SchemaFile(folder / "engross.sch", "engross.sch", SCHEMATRON),
        )
    if "://" in name:
        message = f"the schema {name} is not on this machine, and nothing is fetched from the network"
        raise SchemaError(diagnostic("S011", message, location, hint="Save it below schemas/, and name the file."))
    places = (root / "schemas" / name, root / name)
    # on the command line, a path as it is written comes first
    candidates = (*places, Path(name)) if location else (Path(name), *places)
    file = next((candidate for candidate in candidates if candidate.is_file()), None)
    if file is None:
        is_folder = any(candidate.is_dir() for candidate in candidates)
        message = f"the schema {name} {'is a folder' if is_folder else 'does not exist'}"
        hint = f'Name a file below schemas/, or "{PROFILE}" for the bundled profile.'
        if location is None:
            hint = "Name a file: it is looked for here, in the edition, and below its schemas/."
        raise SchemaError(diagnostic("S011", message, location, hint=hint))
    if file.suffix.lower() not in _LANGUAGES:
        message = f"{name} is no schema by its name"
        hint = "RELAX NG ends in .rng or .rnc, XSD in .xsd, ISO Schematron in .sch."
        raise SchemaError(diagnostic("S011", message, location, hint=hint))
    return (SchemaFile(file, name, _LANGUAGES[file.suffix.lower()]),)


def declared(document: XmlDocument) -> Declared:
    """
    Find the schemas that a document names itself.

    Args:
        document: The document.

    Returns:
        The RELAX NG schemas that its `xml-model` instructions name and this machine has. What else it names is
        complained of: S011 where the file is missing, S012 where it is of another language or elsewhere, S010 where
        it names nothing.
    """
    files: list[SchemaFile] = []
    faults: list[Diagnostic] = []
    every = list(_declared(document))
    grammars = {name for name, language, _ in every if language == RELAXNG}
    for name, language, place in every:
        # a grammar is often named twice, the second time for the rules in it, which are run with it
        if language == RELAXNG or name not in grammars:
            faults.extend(_follow(document, name, language, place, files))
    if not every:
        message = "no schema is named for this document, by itself or by edition.toml"
        faults.append(diagnostic("S010", message, document.locate("/1")))
    return Declared(tuple(dict.fromkeys(files)), tuple(faults))


def _follow(
    document: XmlDocument, name: str, language: str, place: Location, files: list[SchemaFile]
) -> Iterator[Diagnostic]:
    try:
        address = urlsplit(name)
    except ValueError as error:
        yield diagnostic("S011", f"the document names {name}, which is no address: {error}", place)
        return
    if language != RELAXNG:
        message = f"the document names {name}, and was not checked against it"
        yield diagnostic("S012", message, place)
    elif address.scheme not in ("", "file") or address.netloc not in ("", "localhost") or document.file is None:
        message = f"the document names {name}, which is not on this machine"
        hint = "Save it below schemas/, and name it there or in edition.toml: nothing is fetched from the network."
        yield diagnostic("S012", message, place, hint=hint)
    else:
        path = unquote(address.path)
        file = document.file.parent / path
        if file.is_file():
            shown = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
            files.append(SchemaFile(file, shown, RELAXNG))
        else:
            message = f"the document names {name}, which does not exist"
            hint = "Correct the href, which is relative to the document, or put the schema there."
            yield diagnostic("S011", message, place, hint=hint)


def _declared(document: XmlDocument) -> Iterator[tuple[str, str, Location]]:
    """Give the name and language of each schema that a document names, and where it does."""
    for text, place in document.instructions("xml-model"):
        match = _HREF.search(text)
        if match:
            name = html.unescape(match[1])
            yield name, _language(name, text), place
    places = document.root.get(f"{{{_XSI}}}schemaLocation", "").split()[1::2]
    for name in (*places, document.root.get(f"{{{_XSI}}}noNamespaceSchemaLocation", "")):
        if name:
            attribute = f"{{{_XSI}}}schemaLocation" if name in places else f"{{{_XSI}}}noNamespaceSchemaLocation"
            yield name, "XSD", document.locate("/1", attribute)


def _language(name: str, text: str) -> str:
    """Say which language an instruction means (Associating Schemas with XML documents, section 3)."""
    said = _NAMESPACE.search(text)
    if said:
        return _NAMESPACES.get(said[1], said[1])
    if "relax-ng-compact-syntax" in text:
        return RELAXNG
    return _LANGUAGES.get(posixpath.splitext(name)[1].lower(), "")
