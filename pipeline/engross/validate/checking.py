"""The check of one file: its schemas and the rules for documents, each loaded once."""

from __future__ import annotations

import dataclasses
import functools
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from engross import facts, rules
from engross.diagnostics import Location, diagnostic
from engross.errors import DocumentError
from engross.rules import pointing, targets
from engross.rules.placing import placed_in
from engross.schema.loading import Engines
from engross.schema.rng import RngSchema
from engross.schema.schematron import SchematronSchema
from engross.summary import summarise
from engross.validate import suppressions
from engross.validate.verdicts import Verdict
from engross.work.keys import TODAY, Digests, digest
from engross.xmlio import TEI, parse, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engross.config import Validate
    from engross.diagnostics import Diagnostic
    from engross.facts import Facts
    from engross.rules.finding import Finding
    from engross.rules.targets import Advice
    from engross.saxon import Saxon
    from engross.schema.loading import Used
    from engross.xmlio import XmlDocument

_ROOT = f"{{{TEI}}}TEI"
# That a root is none of an edition.
_OF_EDITIONS = frozenset(("X007", "X008"))
# Where one of these is found, the schemas have nothing better to say of the attribute.
_SAID = frozenset(("I005", "I006", "D001", "D002", "D003", "U014"))


@dataclasses.dataclass(frozen=True, slots=True)
class Terms:
    """
    What every file of a run is checked by; picklable.

    Attributes:
        root: The edition's folder.
        settings: The section `[validate]`.
        text: The text of edition.toml, for the places in it.
        language: The language of the edition.
        schemas: The schemas that were asked for in place of those of edition.toml.
        is_loose: Whether these are files that no edition holds together.
    """

    root: Path
    settings: Validate
    text: str
    language: str
    schemas: tuple[str, ...]
    is_loose: bool


class Checker:
    """Checks files, one after the other."""

    def __init__(self, terms: Terms, saxon: Callable[[], Saxon]) -> None:
        """
        Prepare; nothing is loaded yet.

        Args:
            terms: What the files are checked by.
            saxon: Gives the process's XSLT processor; called only where there is Schematron to run.
        """
        self._terms = terms
        self._saxon = saxon
        self._engines = Engines(terms.root, saxon, terms.language)
        # taken when a schema is loaded, not when its findings are kept: in between, somebody may have saved it
        self._digests = Digests()

    def check(self, path: str, file: str) -> Verdict:
        """
        Check a file and sum it up.

        Args:
            path: The file, relative to the edition.
            file: Where it is.

        Returns:
            Everything that can be said of it by itself.
        """
        try:
            return self._check(path, file)
        except Exception as error:
            return Verdict(path, b"", (crash(path, "the check", error),), is_lasting=False)

    def _check(self, path: str, file: str) -> Verdict:
        try:
            data = read_bytes(Path(file), path)
        except DocumentError as error:
            return Verdict(path, b"", error.diagnostics, is_lasting=False)
        try:
            document = parse(data, path, Path(file))
        except DocumentError as error:
            return Verdict(path, digest(data), error.diagnostics)
        fact = facts.gather(document)
        ruled, crashes = self._by_rules(document, fact)
        found = placed_in(document, ruled)
        strays = [
            (finding.target, placed.location)
            for finding, placed in zip(ruled, found, strict=True)
            if finding.target and placed.location is not None
        ]
        excused, faults = suppressions.read(document)
        found.extend(faults)
        reads = Digests().each(map(str, pointing.places(document, fact)))
        is_lasting = True
        try:
            used = self._used(document, fact)
            reads.update(self._digests.each(used.files))
            found.extend(used.faults)
            rulings = self._rulings(used, document)
            found.extend(self._by_schemas(document, used, rulings, found))
            is_lasting = not any(schematron.reads_other_files for schematron in rulings)
            if any(schematron.asks_the_date for schematron in rulings):
                reads.update(Digests().each([TODAY]))
        except Exception as error:
            crashes.append(crash(path, "the schemas", error))
        found.extend(crashes)
        return Verdict(
            path=path,
            digest=digest(data),
            findings=tuple(found),
            suppressions=excused,
            strays=tuple(strays),
            summary=summarise(document, fact),
            reads=reads,
            is_lasting=is_lasting and not any(finding.blocking for finding in found),
        )

    def sum_up(self, path: str, file: str) -> Verdict:
        """
        Sum up a file without checking it.

        Args:
            path: The file, relative to the edition.
            file: Where it is.

        Returns:
            A verdict without findings.
        """
        data = b""
        try:
            data = read_bytes(Path(file), path)
            document = parse(data, path, Path(file))
            summary = summarise(document, facts.gather(document))
        except DocumentError:
            return Verdict(path, digest(data) if data else b"", (), is_complete=False)
        except Exception as error:
            return Verdict(path, b"", (crash(path, "the check", error),), is_complete=False, is_lasting=False)
        return Verdict(path, digest(data), (), summary=summary, is_complete=False)

    def answer(
        self, path: str, file: str, findings: Sequence[Finding], answers: Mapping[tuple[str, str], Advice]
    ) -> tuple[Diagnostic, ...]:
        """
        Place what the edition's rules found in a file.

        Args:
            path: The file, relative to the edition.
            file: Where it is.
            findings: What was found at its elements.
            answers: Which of its pointers to other files lead nowhere.

        Returns:
            The findings with their places; none where the file has become unreadable.
        """
        try:
            document = parse(read_bytes(Path(file), path), path, Path(file))
            astray = targets.findings(facts.gather(document), answers) if answers else ()
            return tuple(placed_in(document, [*findings, *astray]))
        except DocumentError:
            return ()
        except Exception as error:
            return (crash(path, "the rules for an edition", error),)

    def _by_rules(self, document: XmlDocument, fact: Facts) -> tuple[list[Finding], list[Diagnostic]]:
        found: list[Finding] = []
        crashes: list[Diagnostic] = []
        for family in (rules.of_file, *rules.FAMILIES):
            try:
                found.extend(family(document, fact, self._terms.settings))
            except Exception as error:
                crashes.append(crash(document.path, family.__module__.removeprefix("engross."), error))
        if self._terms.is_loose:  # what an edition makes of a file is no question
            found = [finding for finding in found if finding.code not in _OF_EDITIONS]
        return found, crashes

    def _used(self, document: XmlDocument, fact: Facts) -> Used:
        if fact.is_document and not (self._terms.schemas or self._terms.settings.schemas):
            used = self._engines.declared(document)
            return dataclasses.replace(used, faults=_advised(used.faults)) if self._terms.is_loose else used
        return self._of_edition

    def _is_checked(self, document: XmlDocument) -> bool:
        """The rules have said of another root that it is none of an edition."""
        return bool(self._terms.schemas) or document.root.tag == _ROOT

    def _rulings(self, used: Used, document: XmlDocument) -> list[SchematronSchema]:
        if not self._is_checked(document):
            return []
        rulings: list[SchematronSchema] = []
        for engine in used.engines:
            if isinstance(engine, SchematronSchema):
                rulings.append(engine)
            elif isinstance(engine, RngSchema):
                rulings.extend(engine.rules)
        return rulings

    def _by_schemas(
        self, document: XmlDocument, used: Used, rulings: Sequence[SchematronSchema], found: Sequence[Diagnostic]
    ) -> Iterator[Diagnostic]:
        if not self._is_checked(document):
            return
        said = {finding.location for finding in found if finding.code in _SAID}
        for engine in used.engines:
            if not isinstance(engine, SchematronSchema):
                yield from (finding for finding in engine.check(document) if finding.location not in said)
        if rulings:
            yield from self._asserted(document, rulings)

    def _asserted(self, document: XmlDocument, rulings: Sequence[SchematronSchema]) -> Iterator[Diagnostic]:
        try:
            node = self._saxon().node(document)
        except DocumentError as error:
            yield from error.diagnostics
            return
        for schematron in rulings:
            yield from schematron.check(document, node)

    @functools.cached_property
    def _of_edition(self) -> Used:
        """The schemas that every file is checked with."""
        if self._terms.schemas:
            return self._engines.named(self._terms.schemas, None)
        return self._engines.named(self._terms.settings.schemas, self._terms.text)


def _advised(faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give advice for files that no edition.toml is about."""
    hint = "Check it with the bundled profile: engross validate --schema engross FILE."
    return tuple(dataclasses.replace(fault, hint=hint) if fault.code == "S010" else fault for fault in faults)


def crash(path: str, what: str, error: Exception) -> Diagnostic:
    """
    Say that a check of ours failed.

    Args:
        path: The file that it failed on; empty for the edition.
        what: Which check.
        error: How.

    Returns:
        A finding that makes the command fail, with the line of our code.
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    line = f"{Path(frame.filename).name}:{frame.lineno}"
    message = f"{what} failed{' on this file' if path else ''}: {type(error).__name__}: {error} ({line})"
    return diagnostic("C011", message, Location(path) if path else None, detail=what)
