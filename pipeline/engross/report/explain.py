"""What the codes mean, for a terminal."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import click

from engross.codes import CODES, Severity, likely
from engross.codes.families import FAMILIES
from engross.codes.pages import of_family
from engross.report.assertions import of_profile
from engross.report.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 88
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ASSERTED = "T001"
_LIKE_A_CODE = re.compile(r"[A-Za-z][0-9Oo]{1,3}")
_COLOUR_OF = {"wrong": "red", "mended": "green"}


def about(asked: str) -> str:
    """
    Explain what was asked for.

    Args:
        asked: A code or a family's letter in any case, the id of an assertion, or a code with one, as it is printed:
            `T001[hand-is-used]`.

    Returns:
        Text that ends in a line feed; empty where it is nothing of these.
    """
    written, _, detail = asked.strip().partition("[")
    detail = detail.rstrip("]")
    name = written.strip().upper()
    if name in CODES:
        return code(name, detail if name == _ASSERTED else "")
    if name in FAMILIES:
        return family(name)
    return code(_ASSERTED, written) if of_profile(written) else ""


def overview() -> str:
    """
    List every family and its codes.

    Returns:
        A line for each, ending in a line feed.
    """
    return "\n".join(family(letter) for letter in FAMILIES)


def family(letter: str) -> str:
    """
    List the codes of a family.

    Args:
        letter: A key of `FAMILIES`.

    Returns:
        A line for the family and for each of its codes, ending in a line feed.
    """
    lines = [click.style(f"{letter}  {FAMILIES[letter]}", bold=True)]
    for code, kind in sorted(CODES.items()):
        if code.startswith(letter):
            severity = click.style(f"{kind.severity.value:7}", fg=_COLOURS[kind.severity])
            lines.append(f"  {code}  {severity}  {kind.title}")
    if len(lines) == 1:
        lines.append("  no codes yet")
    return "".join(f"{line}\n" for line in lines)


def code(name: str, assertion: str = "") -> str:
    """
    Show the page of a code: what it means, why it matters, an example wrong and mended, and what to do.

    Args:
        name: A key of `CODES`.
        assertion: The id of the assertion that failed, where it is one.

    Returns:
        Text in colour, ending in a line feed; click takes the colour out where there is no terminal.
    """
    kind = CODES[name]
    page = of_family(name[0]).get(name)
    weight = click.style(kind.severity.value, fg=_COLOURS[kind.severity])
    stops = ", and the command could not do its work" if kind.blocking else ""
    parts = [f"{click.style(f'{name}  {kind.title}', bold=True)}\n{FAMILIES[name[0]]}; {weight}{stops}"]
    if assertion:
        parts.extend(_paragraphs(_asserted(assertion)))
    if page:
        parts.extend(_paragraphs(page.why))
        parts.extend(_example(head, text, _COLOUR_OF.get(kind)) for kind, head, text in examples(page))
    parts.append("\n".join(textwrap.wrap(f"What to do: {kind.hint}", _WIDTH, break_on_hyphens=False)))
    return "\n\n".join(parts) + "\n"


def unknown(name: str) -> str:
    """
    Say what was meant by something that is no code.

    Args:
        name: What was asked for.

    Returns:
        A sentence or two: a likely code, the codes of the family, or the families.
    """
    letter = name[:1].upper()
    if letter not in FAMILIES or not _LIKE_A_CODE.fullmatch(name):
        families = ", ".join(f"{each} ({title})" for each, title in FAMILIES.items())
        return f"{name} is no code; the families are {families}"
    if (meant := likely(name)) in CODES:
        return f"{name} is no code; did you mean {meant} ({CODES[meant].title})?"
    own = ", ".join(sorted(each for each in CODES if each[0] == letter))
    return f"{name} is no code; those of {letter} are {own}" if own else f"{name} is no code; {letter} has none yet"


def _asserted(name: str) -> str:
    assertion = of_profile(name)
    if assertion is None:
        return f"{name} is an assertion of the edition's own Schematron, which says what is wrong and why."
    return f"{name} is an assertion of the bundled profile: {assertion.message}\n\n{assertion.advice}"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield "\n".join(textwrap.wrap(" ".join(paragraph.split()), _WIDTH, break_on_hyphens=False))


def _example(head: str, text: str, colour: str | None) -> str:
    return "\n".join([head, *(click.style(f"    {line}".rstrip(), fg=colour) for line in text.split("\n"))])
