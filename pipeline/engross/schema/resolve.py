"""Which schemas apply to an edition's documents, and where their files are."""

from __future__ import annotations

import dataclasses
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from engross import resources, xmlio
from engross.diagnostics import diagnostic
from engross.errors import DocumentError, SchemaError
from engross.schema import catalog as catalogs
from engross.schema.declarations import Declaration, declarations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engross.diagnostics import Diagnostic, Location
    from engross.schema.catalog import Catalog
    from engross.xmlio import XmlDocument

PROFILE = "engross"
RELAXNG = "RELAX NG"
SCHEMATRON = "Schematron"
XSD = "XSD"
LANGUAGES: Mapping[str, str] = {".rng": RELAXNG, ".rnc": RELAXNG, ".xsd": XSD, ".sch": SCHEMATRON}
NAMESPACES: Mapping[str, str] = {
    "http://relaxng.org/ns/structure/1.0": RELAXNG,
    "http://purl.oclc.org/dsdl/schematron": SCHEMATRON,
    "http://www.w3.org/2001/XMLSchema": XSD,
}
_TYPES: Mapping[str, str] = {"application/relax-ng-compact-syntax": RELAXNG}
_OTHERS: Mapping[str, str] = {
    "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "NVDL",
    "http://www.ascc.net/xml/schematron": "Schematron 1.5, which ISO Schematron has followed",
    "application/xml-dtd": "a DTD",
}


@dataclasses.dataclass(frozen=True, slots=True)
class SchemaFile:
    """
    A schema to check with.

    Attributes:
        file: Where it is.
        name: How messages call it.
        language: RELAX NG, XSD or Schematron. A grammar in Schematron's place is meant for the rules in it alone.
        phase: The phase of its Schematron rules; empty for what the schema names.
    """

    file: Path
    name: str
    language: str
    phase: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """
    What a document says of its schemas.

    Attributes:
        files: Those to check with.
        faults: Why it is not checked against others, or against any.
        places: Where files of the names it gives are looked for.
    """

    files: tuple[SchemaFile, ...]
    faults: tuple[Diagnostic, ...]
    places: tuple[Path, ...] = ()


def resolve(name: str, root: Path, location: Location | None, catalog: Catalog | None = None) -> tuple[SchemaFile, ...]:
    """
    Find the files of a schema that was named.

    Args:
        name: `engross` for the bundled profile, else a name that a catalog knows, or a file: below the edition's
            `schemas/`, the edition, or anywhere.
        root: The edition's folder.
        location: Where it was named, for messages; None for the command line.
        catalog: The edition's catalogs; read anew where they are not given.

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
    catalog = catalog or catalogs.of_edition(root)
    mapped = catalog.local(name)
    if mapped is None and "://" in name:
        message = f"the schema {name} is not on this machine, and nothing is fetched while checking"
        raise SchemaError(diagnostic("S011", message, location, hint=_fetching(name)))
    candidates = places(name, root, is_command=location is None)
    file = next((candidate for candidate in candidates if candidate.is_file()), None) if mapped is None else mapped
    if file is None or not file.is_file():
        raise SchemaError(_missing(name, file, candidates, location, catalog))
    language = LANGUAGES.get(file.suffix.lower()) or _looked_into(file)
    if not language:
        message = f"{name} is no schema by its name"
        hint = "RELAX NG ends in .rng or .rnc, XSD in .xsd, ISO Schematron in .sch."
        raise SchemaError(diagnostic("S011", message, location, hint=hint))
    return (SchemaFile(file, name if mapped is None else catalog.shown(file), language),)


def places(name: str, root: Path, *, is_command: bool) -> tuple[Path, ...]:
    """
    Say where the file of a schema is looked for.

    Args:
        name: As `resolve` takes it.
        root: The edition's folder.
        is_command: Whether a command names it, and not edition.toml.

    Returns:
        The places, the first one that has it first: on the command line, a path as it is written.
    """
    below = (root / "schemas" / name, root / name)
    here = Path(name).absolute() if is_command else Path(name)
    return (here, *below) if is_command else (*below, here)


def _missing(
    name: str, file: Path | None, candidates: tuple[Path, ...], location: Location | None, catalog: Catalog
) -> Diagnostic:
    if file is not None:
        message = f"the schema {name} does not exist, where a catalog places it: {catalog.shown(file)}"
        return diagnostic("S011", message, location, hint="Put the schema there, or correct schemas/catalog.xml.")
    is_folder = any(candidate.is_dir() for candidate in candidates)
    message = f"the schema {name} {'is a folder' if is_folder else 'does not exist'}"
    hint = f'Name a file below schemas/, or "{PROFILE}" for the bundled profile.'
    if location is None:
        hint = "Name a file: it is looked for here, in the edition, and below its schemas/."
    return diagnostic("S011", message, location, hint=hint)


def declared(document: XmlDocument, catalog: Catalog | None = None) -> Declared:
    """
    Find the schemas that a document names itself.

    Args:
        document: The document.
        catalog: The edition's catalogs; only the bundled one where they are not given.

    Returns:
        The schemas that its `xml-model` instructions and `xsi:schemaLocation` name and this machine has. What else it
        names is complained of: S011 where the file is missing, S012 where it is elsewhere, S019 where it cannot be
        understood, S020 where its language is none that is checked, S010 where nothing is named.
    """
    follow = _Following(document, catalog or catalogs.of_edition(resources.schemas()))
    is_named = False
    for each in declarations(document):
        is_named = True
        if isinstance(each, Declaration):
            follow.take(each)
        else:
            follow.faults.append(each)
    if not is_named:
        message = "no schema is named for this document, by itself or by edition.toml"
        dtd = document.root.getroottree().docinfo.system_url
        if dtd:
            message += f"; the DTD that it names, {dtd}, is not checked"
        follow.faults.append(diagnostic("S010", message, document.locate("/1")))
    # a file that is named twice for one purpose is complained of once
    faults = {(fault.code, fault.message): fault for fault in reversed(follow.faults)}
    said = tuple(fault for fault in follow.faults if fault in faults.values())
    return Declared(_joined(follow.files), said, tuple(follow.places))


class _Following:
    """Goes from a declaration to its file."""

    def __init__(self, document: XmlDocument, catalog: Catalog) -> None:
        self.files: list[SchemaFile] = []
        self.faults: list[Diagnostic] = []
        self.places: list[Path] = []
        self._document = document
        self._catalog = catalog

    def take(self, said: Declaration) -> None:
        try:
            address = urlsplit(said.href)
        except ValueError as error:
            self._complain("S011", f"the document names {said.href}, which is no address: {error}", said)
            return
        file = self._catalog.local(said.href, self._document.file)
        is_elsewhere = address.scheme not in ("", "file") or address.netloc not in ("", "localhost")
        if file is not None:
            shown = self._catalog.shown(file)
            missing = f"the document names {said.href}, which is {shown} by a catalog and does not exist"
            hint = "Put the schema there, or correct schemas/catalog.xml."
        elif is_elsewhere or self._document.file is None:
            message = f"the document names {said.href}, which is not on this machine"
            self._complain("S012", message, said, _fetching(said.href))
            return
        else:
            path = unquote(address.path)
            file = self._document.file.parent / path
            shown = posixpath.normpath(posixpath.join(posixpath.dirname(self._document.path), path))
            missing = f"the document names {said.href}, which does not exist"
            hint = "Correct the href, which is relative to the document, or put the schema there."
        self.places.append(file)  # as it is named: a link may come to lead elsewhere
        if not _is_file(file):
            self._complain("S011", missing, said, hint)
            return
        language = _language(said, file)
        if language:
            # resolved, so that documents of several folders share one schema
            self.files.append(SchemaFile(file.resolve(), shown, language, said.phase))
            return
        kind = _OTHERS.get(said.namespace) or _OTHERS.get(said.type) or said.namespace or "a language it does not name"
        self._complain("S020", f"the document names {said.href}, which is in {kind}, and was not checked", said)

    def _complain(self, code: str, message: str, said: Declaration, hint: str = "") -> None:
        self.faults.append(diagnostic(code, message, said.place, hint=hint))


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except ValueError:  # U+0000 in a name
        return False


def _fetching(name: str) -> str:
    """Advise what to do where a schema is elsewhere."""
    if name.startswith(("http://", "https://")):
        return f"Fetch it once: engross schemas add {name}"
    return "Save it in schemas/, and give it this name in schemas/catalog.xml."


def _joined(files: list[SchemaFile]) -> tuple[SchemaFile, ...]:
    """
    Take a grammar that is named for its patterns and for its rules as one schema, with the phase of the second.

    The rules in a grammar are always run with it; that it is named for them as well adds the phase.
    """
    rules = {each.file.resolve(): each for each in reversed(files) if each.language == SCHEMATRON}
    joined: dict[SchemaFile, None] = {}
    grammars: dict[Path, SchemaFile] = {}
    for each in files:
        if each.language == RELAXNG:
            named = rules.get(each.file.resolve())
            grammars.setdefault(
                each.file.resolve(), dataclasses.replace(each, phase=named.phase if named else each.phase)
            )
    for each in files:
        grammar = grammars.get(each.file.resolve())
        is_with_it = each.language != XSD and grammar is not None and each.phase in ("", grammar.phase)
        joined[grammar if grammar is not None and (is_with_it or each.language == RELAXNG) else each] = None
    return tuple(joined)


def _language(said: Declaration, file: Path) -> str:
    """Say which language a declaration means (Associating Schemas with XML documents, section 3)."""
    if said.namespace:
        return NAMESPACES.get(said.namespace, "")
    if said.type in _OTHERS:
        return ""
    return _TYPES.get(said.type) or LANGUAGES.get(file.suffix.lower()) or _looked_into(file)


def _looked_into(file: Path) -> str:
    """Say which language a file is in whose name does not."""
    try:
        root = xmlio.read(file, file.name).root
    except DocumentError:
        return ""
    return NAMESPACES.get(str(root.tag)[1:].partition("}")[0], "")
