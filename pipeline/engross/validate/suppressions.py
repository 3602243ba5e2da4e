"""
Suppressions: `<?engross ignore=D004 reason="…"?>` excuses the element that follows it, with all that it holds.

Before the root element it excuses the whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from engross.codes import is_code
from engross.diagnostics import Location, closest, diagnostic
from engross.validate.verdicts import Suppression
from engross.xmlio.extents import instructions_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engross.diagnostics import Diagnostic
    from engross.xmlio import XmlDocument

_HAS_SOME = etree.XPath("boolean(//processing-instruction('engross'))")
_OTHERS = etree.XPath("//processing-instruction()[contains(., 'ignore') and name() != 'engross']")
_TARGET = "engross"
_ATTRIBUTE = re.compile(r"""\s*(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")


def read(document: XmlDocument) -> tuple[tuple[Suppression, ...], list[Diagnostic]]:
    """
    Read the suppressions of a file.

    Args:
        document: The file.

    Returns:
        Those that can be read, and what is wrong with them (C007, C009).
    """
    faults = _misspelt(document)
    if not _HAS_SOME(document.root):
        return (), faults
    suppressions: list[Suppression] = []
    for instruction in instructions_before(document.data, _TARGET):
        place = Location(document.path, *instruction.place)
        said, rest = _attributes(instruction.text)
        codes = tuple(re.split(r"[\s,]+", said.get("ignore", "").strip()))
        problem = _problem(said, rest, codes)
        if problem or instruction.start is None or instruction.end is None:
            message = f"this suppression cannot be read: {problem or 'no element follows it'}"
            faults.append(diagnostic("C009", message, place))
            continue
        if not said.get("reason", "").strip():
            message = f"the suppression of {', '.join(codes)} gives no reason"
            hint = f'Say why: <?engross ignore="{" ".join(codes)}" reason="…"?>.'
            faults.append(diagnostic("C007", message, place, hint=hint))
        suppressions.append(Suppression(codes, place, instruction.start, instruction.end))
    return tuple(suppressions), faults


def _misspelt(document: XmlDocument) -> list[Diagnostic]:
    targets = {instruction.target for instruction in _OTHERS(document.root)}
    return [
        diagnostic("C009", f"<?{target} is no suppression: its name is {_TARGET}", Location(document.path, *each.place))
        for target in sorted(targets)
        if closest(target, [_TARGET])
        for each in instructions_before(document.data, target)
        if "ignore" in _attributes(each.text)[0]
    ]


def _attributes(text: str) -> tuple[dict[str, str], str]:
    said: dict[str, str] = {}
    position = 0
    while match := _ATTRIBUTE.match(text, position):
        said[match[1]] = match[2] or match[3] or match[4] or ""
        position = match.end()
    return said, text[position:].strip()


def _problem(said: dict[str, str], rest: str, codes: Sequence[str]) -> str:
    if rest:
        return f"{rest} is not understood"
    others = [name for name in said if name not in ("ignore", "reason")]
    if others:
        return f"it may have ignore and reason, not {others[0]}"
    if "ignore" not in said:
        return "it does not say what to ignore"
    wrong = [code for code in codes if not is_code(code)]
    return f"{wrong[0] or 'nothing'} is neither a code such as D004 nor a family such as D" if wrong else ""


def applied(
    findings: Iterable[Diagnostic], suppressions: Iterable[Suppression], *, is_judged: bool
) -> tuple[list[Diagnostic], int]:
    """
    Leave out what is suppressed.

    Args:
        findings: Findings in any files.
        suppressions: Those of all these files.
        is_judged: Whether every finding is there, so that a suppression that is not needed can be told.

    Returns:
        What is left, with a finding (C008) for each suppression that suppresses nothing, and how many were left out.
    """
    mine: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        mine.setdefault(suppression.location.path, []).append(suppression)
    if not mine:
        return list(findings), 0
    kept: list[Diagnostic] = []
    used: set[Location] = set()
    count = 0
    for finding in findings:
        path = finding.location.path if finding.location else ""
        covering = [suppression for suppression in mine.get(path, ()) if suppression.covers(finding)]
        used.update(suppression.location for suppression in covering)
        count += bool(covering)
        if not covering:
            kept.append(finding)
    for suppression in (each for several in mine.values() for each in several) if is_judged else ():
        if suppression.location not in used:
            message = f"nothing of {', '.join(suppression.codes)} is found in the element after this suppression"
            kept.append(diagnostic("C008", message, suppression.location))
    return kept, count
