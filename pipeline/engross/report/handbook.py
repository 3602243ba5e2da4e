"""What the codes mean, as a page of the documentation."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from engross.codes import CODES
from engross.codes.families import FAMILIES
from engross.codes.pages import of_family
from engross.report.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engross.codes.pages import Page

_HEAD = """# What is checked

<!-- Written by make docs from the register of codes and its pages. -->

Every finding has a code, which never changes its meaning. `engross explain I002` shows on a terminal what stands here.
Under `[validate]` in `edition.toml`, `ignore` leaves out codes or whole families, and `severity` weighs them otherwise.
A code that is *blocking* says that something could not be done: the command ends with exit code 2.
"""
_MEANT_BY_MARKDOWN = re.compile(r"([\\*_\[\]<>|&`])")
_LANGUAGES = {".toml": "toml", ".rnc": "", ".json": "json", ".txt": ""}


def handbook() -> str:
    """
    Write what every code means, in Markdown.

    Returns:
        A page with a section for each family, which opens with a table of its codes.
    """
    sections = [_HEAD]
    for letter, title in FAMILIES.items():
        codes = sorted(code for code in CODES if code.startswith(letter))
        if codes:
            sections.append("\n".join([f"## {letter}: {title}\n", *_table(codes)]) + "\n")
            pages = of_family(letter)
            sections.extend("\n".join(_page(code, pages[code])) for code in codes if code in pages)
    return "\n".join(sections)


def _table(codes: list[str]) -> Iterator[str]:
    yield "| code | severity | what it means | what to do |"
    yield "| --- | --- | --- | --- |"
    for code in codes:
        kind = CODES[code]
        weight = "blocking" if kind.blocking else kind.severity.value
        yield f"| {code} | {weight} | {_plain(kind.title)} | {_plain(kind.hint)} |"


def _page(code: str, page: Page) -> Iterator[str]:
    yield f"### {code}: {_plain(CODES[code].title)}\n"
    for paragraph in page.why.strip().split("\n\n"):
        yield f"{_plain(' '.join(paragraph.split()))}\n"
    for _, head, text in examples(page):
        fence = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`+", text))])
        yield f"{_plain(head)}\n\n{fence}{_language(head)}\n{text}\n{fence}\n"


def _language(head: str) -> str:
    """Name the language of an example by the file that it is, for readers that colour it."""
    suffix = PurePosixPath(head.rstrip(":")).suffix
    return _LANGUAGES.get(suffix, "xml")


def _plain(text: str) -> str:
    return _MEANT_BY_MARKDOWN.sub(r"\\\1", text)
