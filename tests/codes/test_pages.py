"""What every page shows wrong is found, and what it shows mended is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.samples import framed

from engross import build, validate
from engross.codes import CODES, pages
from engross.edition import open_edition
from engross.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from engross.codes.pages import Page
    from engross.diagnostics import Diagnostic
    from engross.saxon import Saxon

PAGES = {code: page for letter in "XSTIDNHUPCO" for code, page in pages.of_family(letter).items()}


def found(code: str, page: Page, example: str, root: Path, saxon: Saxon) -> list[Diagnostic]:
    files = {"edition.toml": '[validate]\nschemas = ["engross"]\n', "tei/example.xml": framed()}
    match page.part:
        case "body":
            files["tei/example.xml"] = framed(body=example)
        case "header":
            files["tei/example.xml"] = framed(header=example)
        case "titleStmt" | "publicationStmt" | "sourceDesc" as part:
            # the frame's sourceDesc says the language
            document = framed().replace("<TEI ", '<TEI xml:lang="en" ', 1)
            document = re.sub(f"<{part}>.*</{part}>", lambda _: example.strip(), document, flags=re.DOTALL)
            files["tei/example.xml"] = document
        case "document":
            files["tei/example.xml"] = example
        case name:
            files[name] = example
    for name, text in {**files, **page.files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    try:
        if code.startswith("O"):
            return list(build.build(open_edition(root), lambda: saxon).diagnostics)
        return list(validate.check(open_edition(root), lambda: saxon).diagnostics)
    except ConfigError as error:
        return list(error.diagnostics)


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if page.wrong])
def test_examples(code: str, tmp_path: Path, saxon: Saxon) -> None:
    page = PAGES[code]
    wrong = found(code, page, page.wrong, tmp_path / "wrong", saxon)
    assert code in [finding.code for finding in wrong]
    mended = found(code, page, page.mended, tmp_path / "mended", saxon)
    assert [str(finding) for finding in mended if finding.severity != "info"] == []


@pytest.mark.parametrize("code", PAGES)
def test_pages(code: str) -> None:
    assert code in CODES
    assert PAGES[code].why.strip()
    assert bool(PAGES[code].wrong) == bool(PAGES[code].mended)
