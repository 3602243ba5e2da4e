"""
Checking documents against ISO Schematron schemas (ISO/IEC 19757-3).

A failed assertion is a T001, placed at its subject; a schema that cannot be used is refused with T002 at the place to
mend; an expression that fails while a document is checked is a T003 of the schema, and hides no other finding.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engross import xmlio
from engross.codes import Severity
from engross.diagnostics import diagnostic, in_order
from engross.errors import DocumentError, SchemaError
from engross.schema.languages import Languages
from engross.schema.schematron_files import gather
from engross.schema.transpiler import Sources, Transpiled, Transpiler
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from engross.diagnostics import Diagnostic, Location
    from engross.saxon import Complaint, Result, Saxon
    from engross.schema.catalog import Catalog
    from engross.schema.schematron_files import SchematronFiles
    from engross.xmlio import Element, XmlDocument

_SPACE = re.compile("[ \t\r\n]+")  # XML's own: a no-break space in a message is meant
_LINE = re.compile(r":(\d+)(?::\d+)?$")
_ONLY = "{urn:engross:schematron:private}only"
_REPORT = "{urn:engross:schematron}"
_SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {
        "fatal": Severity.ERROR,
        "error": Severity.ERROR,
        "critical": Severity.ERROR,
        "warn": Severity.WARNING,
        "warning": Severity.WARNING,
        "nonfatal": Severity.WARNING,  # the TEI's own rules use it
        "info": Severity.INFO,
        "information": Severity.INFO,
        "hint": Severity.INFO,
    }
)


_DEFAULT_PHASE = "#DEFAULT"


class SchematronSchema:
    """
    A schema, ready to check documents.

    Attributes:
        path: Its file, as the user would name it.
        phase: The phase it checks.
        warnings: What it leaves to be guessed (T004).
        files: The files it was read from, absolute, the first one first.
        reads_other_files: Whether its expressions may open other files or ask the clock, so that what is found in a
            document depends on more than the document and these files.
        asks_the_date: Whether they may ask which day it is.
    """

    def __init__(
        self, schema: Transpiled, phase: str, transpiler: Transpiler, files: SchematronFiles, language: str = "en"
    ) -> None:
        """
        Keep a compiled schema; `load` makes one from a file.

        Args:
            schema: What it was transpiled to.
            phase: The phase it checks.
            transpiler: What transpiled it.
            files: Its files.
            language: The language to prefer where it says one thing in several.

        Raises:
            SchemaError: An expression of the schema cannot be used (T002).
        """
        self.path = schema.sources.document.path
        self.phase = phase
        self.warnings = schema.notes
        self.files = tuple(files.files)
        self.reads_other_files = files.reads_other_files
        self.asks_the_date = files.asks_the_date
        self._languages = Languages(schema.sources, language)
        self._schema = schema
        self._saxon = transpiler.saxon
        self._stylesheet = transpiler.compile(schema)

    @classmethod
    def load(
        cls,
        file: Path,
        saxon: Saxon | Transpiler,
        *,
        phase: str = "",
        path: str | None = None,
        catalog: Catalog | None = None,
        language: str = "en",
    ) -> SchematronSchema:
        """
        Read and compile a schema: a file of its own, or the annotations of a RELAX NG grammar.

        Args:
            file: Where it is.
            saxon: The process's processor, or a transpiler where several schemas are loaded.
            phase: The id of a phase, `#ALL` for every pattern, or `#DEFAULT` or nothing for what the schema names.
            path: The file as the user would name it.
            catalog: The edition's catalogs, through which what it includes is found.
            language: The language to prefer where it says one thing in several.

        Returns:
            The schema.

        Raises:
            SchemaError: The file is missing or not well-formed XML (S011), or is not a schema that can be used (T002).
        """
        shown = file.as_posix() if path is None else path
        try:
            document = xmlio.read(file, shown)
        except DocumentError as error:
            raise SchemaError(*(_unreadable(fault, shown) for fault in error.diagnostics)) from None
        return cls.of(document, saxon, phase=phase, catalog=catalog, language=language)

    @classmethod
    def of(
        cls,
        document: XmlDocument,
        saxon: Saxon | Transpiler,
        *,
        phase: str = "",
        catalog: Catalog | None = None,
        language: str = "en",
    ) -> SchematronSchema:
        """
        Compile a schema that was read before.

        Args:
            document: The schema.
            saxon: The process's processor, or a transpiler where several schemas are loaded.
            phase: The id of a phase, `#ALL` for every pattern, or `#DEFAULT` or nothing for what the schema names.
            catalog: The edition's catalogs, through which what it includes is found.
            language: The language to prefer where it says one thing in several.

        Returns:
            The schema.

        Raises:
            SchemaError: It is not a schema that can be used (T002).
        """
        files = gather(document, catalog)
        transpiler = saxon if isinstance(saxon, Transpiler) else Transpiler(saxon)
        transpiled = transpiler.transpile(Sources(document, files.places), phase or _DEFAULT_PHASE)
        return cls(transpiled, phase, transpiler, files, language)

    def check(self, document: XmlDocument, source: Any) -> list[Diagnostic]:
        """
        Check a document.

        Args:
            document: The document.
            source: The same document as `Saxon.node` gives it.

        Returns:
            What was found: T001 in the document, and T003 for rules of the schema that could not be evaluated.
        """
        try:
            result = self._stylesheet.transform(source, {}, document.path)
        except DocumentError:
            return in_order(self._one_by_one(document, source))
        return in_order(self._findings(result, document))

    def _one_by_one(self, document: XmlDocument, source: Any) -> Iterator[Diagnostic]:
        """Run each pattern alone: what stops the processor, such as a variable of the schema, stops not all of them."""
        for number in range(1, self._schema.patterns() + 1):
            only = {_ONLY: self._saxon.string(str(number))}
            try:
                yield from self._findings(self._stylesheet.transform(source, only, document.path), document)
            except DocumentError as error:
                for fault in error.diagnostics:
                    yield self._stopped(fault, document)

    def _stopped(self, fault: Diagnostic, document: XmlDocument) -> Diagnostic:
        """Place what stopped the processor, which names a line of the stylesheet at the end of its message."""
        reason, _, line = fault.message.rpartition(", in ")
        numbers = _LINE.search(line)
        at = self._schema.origin(int(numbers[1])) if numbers else "#/1"
        message = (
            f"this fails in {document.path}, and no rule that needs it could be checked: {reason or fault.message}"
        )
        return diagnostic("T003", message, self._schema.sources.place(at))

    def _findings(self, result: Result, document: XmlDocument) -> Iterator[Diagnostic]:
        report = xmlio.parse(result.text.encode(), document.path).root
        files = Sources(document)
        failed = [finding for finding in report.iter(f"{_REPORT}finding") if finding.get("kind") != "crash"]
        failed = self._languages.one_of_each(failed)
        for finding, place in zip(failed, _places(failed, files), strict=True):
            yield self._finding(finding, place)
        yield from self._crashes(report, files)
        yield from self._skipped(result.complaints, document)

    def _finding(self, finding: Element, place: Location) -> Diagnostic:
        advice = " ".join(filter(None, map(_text, self._languages.preferred(finding.findall(f"{_REPORT}diagnostic")))))
        text = _text(finding.find(f"{_REPORT}text"))
        rule = self._schema.sources.place(finding.get("rule", ""))
        return diagnostic(
            "T001",
            text or f"the rule at {rule} does not hold here",
            place,
            severity=_SEVERITIES.get(finding.get("role", "").strip().lower()),
            hint=advice or f"The rule is at {rule}.",
            detail=finding.get("id", ""),
        )

    def _skipped(self, complaints: Iterable[Complaint], document: XmlDocument) -> Iterator[Diagnostic]:
        """XSLT passes a template over whose pattern fails; a rule that did not run has to be heard of, once."""
        first: dict[tuple[str, str], str] = {}
        for complaint in complaints:
            first.setdefault((self._schema.origin(complaint.line), complaint.code), complaint.text)
        for (rule, error), text in first.items():
            reason = text.rpartition("}: ")[2].rstrip(".")
            message = f"this fails somewhere in {document.path}, and the rule was skipped there: {reason} ({error})"
            yield diagnostic("T003", message, self._schema.sources.place(rule), detail=error)

    def _crashes(self, report: Element, files: Sources) -> Iterator[Diagnostic]:
        """One finding for each expression, however many nodes it fails on."""
        crashes: dict[tuple[str, str], list[Element]] = {}
        for finding in report.iterfind(f"{_REPORT}finding[@kind='crash']"):
            crashes.setdefault((finding.get("rule", ""), finding.get("error", "")), []).append(finding)
        for (rule, error), findings in crashes.items():
            others = len(findings) - 1
            more = f" and {others} more {'place' if others == 1 else 'places'}" if others else ""
            reason = _text(findings[0].find(f"{_REPORT}text")).rstrip(".")
            message = f"this fails at {files.place(_at(findings[0]))}{more}: {reason} ({error})"
            yield diagnostic("T003", message, self._schema.sources.place(rule), detail=error)


def _places(findings: Sequence[Element], files: Sources) -> list[Location]:
    """Place findings, those in the document itself all at once."""
    own = {
        finding: Spot(finding.get("at", "/1"), finding.get("attribute"), after, int(finding.get("start", "0")))
        for finding in findings
        if not finding.get("document")
        for after in [int(finding.get("after", "0")) if finding.get("after") is not None else None]
    }
    found = dict(zip(own, files.document.locate_all(list(own.values())), strict=True)) if own else {}
    return [found.get(finding) or files.place(_at(finding)) for finding in findings]


def _at(finding: Element) -> str:
    """Give the place of a finding as `Sources` takes it."""
    attribute = finding.get("attribute")
    return f"{finding.get('document', '')}#{finding.get('at', '/1')}" + (f"@{attribute}" if attribute else "")


def _text(element: Element | None) -> str:
    """Give a text in one line."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip(" ")


def _unreadable(fault: Diagnostic, path: str) -> Diagnostic:
    message = f"the schema {path} is not well-formed: {fault.message}"
    if fault.code == "X006":
        message = f"the schema {fault.message}"
    return diagnostic("S011", message, fault.location, detail=fault.code)
