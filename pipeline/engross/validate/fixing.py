"""`--fix` and `--fix-text`: what the rules for documents can mend without an editor."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engross import facts, mending, rules
from engross.errors import DocumentError, OutputError
from engross.rules.placing import placed_in
from engross.rules.weighing import weighed
from engross.validate import suppressions
from engross.xmlio import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engross.config import Validate
    from engross.diagnostics import Diagnostic
    from engross.edition import Edition
    from engross.rules.finding import Finding
    from engross.xmlio import XmlDocument


@dataclasses.dataclass(frozen=True, slots=True)
class Fixed:
    """
    What was mended.

    Attributes:
        files: The files that were, or would be, written anew.
        mends: How many findings are mended.
        diff: The difference, where only that was asked for.
        diagnostics: The mends that were not made, and the files that could not be written.
    """

    files: tuple[str, ...]
    mends: int
    diff: str
    diagnostics: tuple[Diagnostic, ...]


def fix(edition: Edition, *, paths: Sequence[str], attributes: bool, text: bool, writes: bool) -> Fixed:
    """
    Mend the files of an edition.

    Args:
        edition: The edition; what its configuration ignores is left as it is, and so is what a document excuses.
        paths: The files to mend; all when empty.
        attributes: Whether values of attributes are mended.
        text: Whether white space and the normalisation of text are.
        writes: Whether the files are written, or only the difference is made.

    Returns:
        What was done. A file that cannot be read is passed over: the check says why.
    """
    files: list[str] = []
    differences: list[str] = []
    faults: list[Diagnostic] = []
    mends = 0
    chosen = frozenset(paths)
    settings = edition.config.validate

    def check(document: XmlDocument) -> list[Finding]:
        return _findings(document, settings)

    for source in edition.sources:
        if chosen and source.path not in chosen:
            continue
        try:
            document = read(source.file, source.path)
        except DocumentError:
            continue
        outcome = mending.mend_document(document, check, attributes=attributes, text=text)
        faults.extend(outcome.unmade)
        if outcome.data == document.data:
            continue
        if writes:
            try:
                mending.write(source.file, source.path, document.data, outcome.data)
            except OutputError as error:
                faults.extend(error.diagnostics)
                continue
        else:
            differences.append(mending.diff(source.path, document.data, outcome.data))
        files.append(source.path)
        mends += len(outcome.made)
    return Fixed(tuple(files), mends, "".join(differences), tuple(faults))


def _findings(document: XmlDocument, settings: Validate) -> list[Finding]:
    """Find what the rules for documents find, without the mends that nobody wants."""
    found = list(rules.of_document(document, facts.gather(document), settings))
    mendable = [finding for finding in found if finding.mend is not None]
    if not mendable:
        return found
    excused, _ = suppressions.read(document)
    unwanted = set()
    for finding, placed in zip(mendable, placed_in(document, mendable), strict=True):
        if not weighed([placed], settings) or any(suppression.covers(placed) for suppression in excused):
            unwanted.add(finding)
    return [dataclasses.replace(finding, mend=None) if finding in unwanted else finding for finding in found]
