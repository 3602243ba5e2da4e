"""`engross validate`: the schemas and the rules, over every file of an edition."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import config, facts, rules
from engross.codes import Severity
from engross.diagnostics import diagnostic, in_order
from engross.errors import DocumentError, SchemaError
from engross.rules.placing import placed, placed_in
from engross.rules.weighing import weighed
from engross.schema import resolve
from engross.schema.rng import RngSchema
from engross.schema.schematron import SchematronSchema
from engross.schema.xsd import XsdSchema
from engross.xmlio import TEI, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.facts import Facts
    from engross.saxon import Saxon
    from engross.xmlio import XmlDocument

    _Engine: TypeAlias = RngSchema | XsdSchema | SchematronSchema

_ROOT = f"{{{TEI}}}TEI"
# That a root is none of an edition.
_OF_EDITIONS = frozenset(("X007", "X008"))
# Assertions of the profile that do not hold when a pointer's target is missing, which I002 says already.
_ASK_FOR_A_TARGET = frozenset(
    ("classification-is-declared", "hand-is-declared", "new-hand-is-declared", "responsible-is-declared")
)


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """
    What a check found.

    Attributes:
        diagnostics: The findings, in order, as the edition's configuration selects and weighs them.
        checked: How many files were checked.
    """

    diagnostics: tuple[Diagnostic, ...]
    checked: int


def check(
    edition: Edition,
    saxon: Callable[[], Saxon],
    *,
    paths: Sequence[str] = (),
    schemas: Sequence[str] = (),
    progress: Callable[[str], None] = lambda _path: None,
) -> Report:
    """
    Check an edition.

    Args:
        edition: The edition.
        saxon: Gives the process's XSLT processor; called only where there is Schematron to run.
        paths: The files to report on, relative to the edition; all when empty.
        schemas: Schemas in place of those that edition.toml names.
        progress: Told each file as it is begun.

    Returns:
        Every finding. A schema that cannot be used is among them, and the rest is checked all the same.
    """
    checker = _Checker(edition, saxon, schemas)
    found = [*edition.faults]
    gathered: list[Facts] = []
    named = frozenset(paths)
    chosen = frozenset(source.path for source in edition.sources if not named or source.path in named)
    for source in edition.sources:
        if source.path in chosen:
            progress(source.path)
        try:
            document = read(source.file, source.path)
        except DocumentError as error:
            if source.path in chosen:
                found.extend(error.diagnostics)
            continue
        gathered.append(facts.gather(document))
        if source.path in chosen:
            found.extend(checker.check(document, gathered[-1]))
    is_said = any(finding.code == "X007" for finding in found)
    is_whole = len(gathered) == len(edition.sources) and not paths and not is_said
    if is_whole and not any(fact.is_document for fact in gathered):
        found.append(diagnostic("C006", "none of the XML files here is a TEI document with a text"))
    settings = edition.config.validate
    kept = weighed((*checker.faults, *found), settings)
    across = [finding for finding in rules.of_edition(gathered, edition.files()) if finding.path in chosen]
    pointing = weighed(placed(across, edition.sources), settings)
    astray = {each.location for each in pointing if each.code == "I002" and each.severity is Severity.ERROR}
    kept = [each for each in kept if each.detail not in _ASK_FOR_A_TARGET or each.location not in astray]
    return Report(tuple(in_order((*kept, *pointing))), len(chosen))


class _Checker:
    """The schemas of an edition, each loaded once."""

    def __init__(self, edition: Edition, saxon: Callable[[], Saxon], schemas: Sequence[str]) -> None:
        self.faults: list[Diagnostic] = []
        self._saxon = saxon
        self._settings = edition.config.validate
        self._loaded: dict[Path, _Engine | None] = {}
        self._named: list[_Engine] = []
        names = schemas or edition.config.validate.schemas
        self._follows = not names
        self._is_asked = bool(schemas)
        self._is_loose = edition.is_loose
        text = edition.text()
        for name in names:
            place = None if schemas else config.place_of(text, "validate", "schemas", name)
            try:
                files = resolve.resolve(name, edition.root, place)
            except SchemaError as error:
                self.faults.extend(error.diagnostics)
                continue
            self._named.extend(engine for file in files if (engine := self._load(file)) is not None)

    def _load(self, schema: resolve.SchemaFile) -> _Engine | None:
        """Load a schema when it is first asked for; what is wrong with it is said once."""
        key = schema.file.resolve()
        if key not in self._loaded:
            try:
                self._loaded[key] = self._engine(schema)
            except SchemaError as error:
                self._loaded[key] = None
                self.faults.extend(error.diagnostics)
        return self._loaded[key]

    def _engine(self, schema: resolve.SchemaFile) -> _Engine:
        if schema.language == "Schematron":
            return SchematronSchema.load(schema.file, self._saxon(), path=schema.name)
        if schema.language == resolve.RELAXNG:
            grammar = RngSchema(schema.file, schema.name, self._saxon)
            self.faults.extend(grammar.warnings)
            return grammar
        return XsdSchema(schema.file, schema.name)

    def check(self, document: XmlDocument, fact: Facts) -> list[Diagnostic]:
        found = placed_in(document, rules.of_document(document, fact, self._settings))
        if self._is_loose:  # what an edition makes of a file is no question
            found = [finding for finding in found if finding.code not in _OF_EDITIONS]
        engines = self._named
        is_meant = self._is_asked or document.root.tag == _ROOT
        if self._follows and fact.is_document:
            declared = resolve.declared(document)
            found.extend(declared.faults)
            engines = [engine for file in declared.files if (engine := self._load(file)) is not None]
        if not is_meant:
            return found  # the rules have said that this root is none of an edition
        # the rules say it better where an id is no name, or is there twice
        said = {finding.location for finding in found if finding.code in ("I005", "I006")}
        rulings: list[SchematronSchema] = []
        for engine in engines:
            if isinstance(engine, SchematronSchema):
                rulings.append(engine)
            else:
                found.extend(finding for finding in engine.check(document) if finding.location not in said)
                rulings.extend(engine.rules if isinstance(engine, RngSchema) else ())
        return [*found, *self._asserted(document, rulings)] if rulings else found

    def _asserted(self, document: XmlDocument, rulings: Sequence[SchematronSchema]) -> list[Diagnostic]:
        try:
            node = self._saxon().node(document)
        except DocumentError as error:
            return list(error.diagnostics)
        return [finding for schematron in rulings for finding in schematron.check(document, node)]
