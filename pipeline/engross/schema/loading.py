"""The schemas of a run: each loaded when it is first asked for, and once."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import config
from engross.errors import SchemaError
from engross.schema import catalog, engines, resolve
from engross.schema.declarations import Declaration, declarations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from engross.diagnostics import Diagnostic, Location
    from engross.saxon import Saxon
    from engross.schema.engines import Engine
    from engross.xmlio import XmlDocument


@dataclasses.dataclass(frozen=True, slots=True)
class Used:
    """
    The schemas that a document is checked with.

    Attributes:
        engines: Those that can be used.
        faults: What is wrong with these, with the others, and with how they are named.
        files: The files on whose bytes all this depends, the catalogs among them, and those that are not there but
            would be read if they were; absolute paths.
    """

    engines: tuple[Engine, ...]
    faults: tuple[Diagnostic, ...]
    files: tuple[str, ...]


class Engines:
    """
    Loads schemas through the catalogs of an edition.

    Attributes:
        catalog: The edition's catalogs.
    """

    def __init__(self, root: Path, saxon: Callable[[], Saxon], language: str) -> None:
        """
        Read the catalogs.

        Args:
            root: The edition's folder.
            saxon: Gives the process's XSLT processor; called only where there is Schematron.
            language: The language to prefer where rules say one thing in several.
        """
        self.catalog = catalog.of_edition(root)
        # a catalog that is not there yet may be there the next time
        self._looked_at = (root / catalog.FILE, *self.catalog.files)
        self._root = root
        self._saxon = saxon
        self._language = language
        self._loaded: dict[resolve.SchemaFile, tuple[Engine | None, tuple[Diagnostic, ...]]] = {}

    def named(self, names: Iterable[str], text: str | None) -> Used:
        """
        Load the schemas that are named for every file.

        Args:
            names: As `resolve.resolve` takes them.
            text: The text of the edition.toml that names them; None where a command does.

        Returns:
            Those that can be used, and what is wrong.
        """
        found: list[resolve.SchemaFile] = []
        faults: list[Diagnostic] = []
        places: list[Path] = []
        for name in names:
            place = config.place_of(text, "validate", "schemas", name) if text is not None else None
            try:
                files = resolve.resolve(name, self._root, place, self.catalog)
            except SchemaError as error:
                faults.extend(error.diagnostics)
            else:
                found.extend(files)
                places.extend(resolve.places(name, self._root, is_command=text is None))
        return self._used(found, faults, places)

    def declared(self, document: XmlDocument) -> Used:
        """
        Load the schemas that a document names itself.

        Args:
            document: The document.

        Returns:
            Those that can be used, and what is wrong with them or with the declarations.
        """
        declared = resolve.declared(document, self.catalog)
        used = self._used(declared.files, declared.faults, declared.places)
        phases = {each.phase: each.place for each in declarations(document) if isinstance(each, Declaration)}
        if not any(phases):
            return used
        return dataclasses.replace(used, faults=tuple(_of_the_document(fault, phases) for fault in used.faults))

    def _used(self, files: Sequence[resolve.SchemaFile], faults: Iterable[Diagnostic], places: Iterable[Path]) -> Used:
        loaded = [self._load(file) for file in files]
        engines = tuple(engine for engine, _ in loaded if engine is not None)
        read = (*self._looked_at, *places, *(file for engine in engines for file in engine.files))
        every = (*self.catalog.faults, *faults, *(fault for _, several in loaded for fault in several))
        return Used(engines, every, tuple(dict.fromkeys(map(str, read))))

    def _load(self, schema: resolve.SchemaFile) -> tuple[Engine | None, tuple[Diagnostic, ...]]:
        if schema not in self._loaded:
            try:
                engine = engines.load(schema, self._saxon, self.catalog, self._language)
            except SchemaError as error:
                self._loaded[schema] = None, error.diagnostics
            else:
                self._loaded[schema] = engine, tuple(engine.warnings)
        return self._loaded[schema]


def _of_the_document(fault: Diagnostic, phases: Mapping[str, Location]) -> Diagnostic:
    """Place what is wrong with a phase where the document asks for it, and not in the schema, which may be right."""
    if fault.code != "T002":
        return fault
    for phase, place in sorted(phases.items(), key=lambda each: -len(each[0])):
        unlike = f"a phase is named by its id, by #ALL or by #DEFAULT, not by {phase}"
        said = (f"the schema has no phase {phase}", unlike)
        if phase and fault.message.startswith(said):
            hint = f'Correct phase="{phase}" in this xml-model, or take it out.'
            schema = f" ({fault.location.path})" if fault.location else ""
            return dataclasses.replace(fault, message=f"{fault.message}{schema}", location=place, hint=hint)
    return fault
