"""What a code means, on a terminal and as a page of the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from engross.codes import CODES
from engross.codes.families import FAMILIES
from engross.codes.pages import Page, of_family
from engross.report import explain
from engross.report.examples import examples
from engross.report.handbook import handbook


def test_every_code_belongs_to_a_family_that_is_named() -> None:
    assert {code[0] for code in CODES} <= set(FAMILIES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(code: str) -> None:
    text = click.unstyle(explain.code(code))
    words = " ".join(text.split())
    assert text.startswith(f"{code}  {CODES[code].title}\n")
    assert " ".join(CODES[code].hint.split()) in words
    page = of_family(code[0]).get(code)
    if page:
        assert " ".join(page.why.split()) in words
    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    assert all(len(line) <= 120 for line in prose)


def test_a_page_as_it_is_shown() -> None:
    assert click.unstyle(explain.code("I002")).splitlines()[:3] == [
        "I002  a pointer to an id that does not exist",
        "identifiers and pointers; error",
        "",
    ]
    assert '\n\nWrong:\n    <p><persName ref="#nobody">Ada</persName></p>\n\nMended:\n    <p>' in click.unstyle(
        explain.code("I002")
    )
    assert "error, and the command could not do its work" in click.unstyle(explain.code("C001"))


def test_a_family_lists_its_codes() -> None:
    lines = click.unstyle(explain.family("I")).splitlines()
    assert lines[0] == "I  identifiers and pointers"
    assert [line.split()[0] for line in lines[1:]] == sorted(code for code in CODES if code.startswith("I"))


def test_the_overview_lists_every_code() -> None:
    assert set(re.findall(r"^  ([A-Z]\d{3})  ", click.unstyle(explain.overview()), re.MULTILINE)) == set(CODES)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("I2", "I2 is no code; did you mean I002 (a pointer to an id that does not exist)?"),
        ("iOO2", "iOO2 is no code; did you mean I002 (a pointer to an id that does not exist)?"),
        ("I999", "I999 is no code; those of I are I001, I002, "),
        ("Q001", "Q001 is no code; the families are X (XML itself), "),
        ("xyz", "xyz is no code; the families are X (XML itself), "),
        ("", " is no code; the families are X (XML itself), "),
    ],
)
def test_what_is_no_code(asked: str, said: str) -> None:
    assert explain.unknown(asked).startswith(said)


def test_the_handbook_holds_every_code_and_page() -> None:
    text = handbook()
    assert re.findall(r"^\| ([A-Z]\d{3}) \|", text, re.MULTILINE) == [
        code for letter in FAMILIES for code in sorted(CODES) if code.startswith(letter)
    ]
    for letter in FAMILIES:
        for code, page in of_family(letter).items():
            assert f"### {code}: " in text
            assert all(example in text for _, _, example in examples(page))


def test_the_handbook_in_the_repository_is_up_to_date(repository: Path) -> None:
    assert (repository / "docs/rules.md").read_text(encoding="utf-8") == handbook(), "run make docs"


def test_an_assertion_is_explained() -> None:
    for asked in ("hand-is-used", "T001[hand-is-used]", "t001[hand-is-used"):
        text = " ".join(click.unstyle(explain.about(asked)).split())
        assert text.startswith("T001 a Schematron assertion failed")
        assert "of the bundled profile: Nothing in this document is said to be in the hand …." in text
        assert 'Add hand="#…" to what this hand wrote.' in text
    assert "ours is an assertion of the edition's own Schematron" in explain.about("T001[ours]")
    assert explain.about("hand-is-used-mend") == explain.about("xyz") == ""


def test_spaces_at_the_end_of_a_line_are_seen() -> None:
    assert "Wrong (· is a space):\n    <p>Dear·\n    Ada</p>" in click.unstyle(explain.code("U012"))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "engross", "explain", *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["hand-is-used"], "T001  "),
        (["i002"], "I002  "),
        (["T001[hand-is-used]"], "T001  "),
        (["I"], "I  "),
        ([], "X  "),
    ],
)
def test_the_command_prints_to_standard_output(words: list[str], first: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(first)
    assert "\x1b" not in done.stdout


def test_the_command_refuses_what_is_no_code() -> None:
    done = run("I999")
    assert (done.returncode, done.stdout) == (2, "")
    assert "I999 is no code" in done.stderr


def test_an_example_shows_the_files_that_it_needs() -> None:
    page = Page(
        why="W.", wrong="\n  <a>\n    b\n  </a>\n", mended="  <a/>", part="own.sch", files={"edition.toml": "x"}
    )
    assert list(examples(page)) == [
        ("beside", "In an edition with edition.toml:", "x"),
        ("wrong", "Wrong, own.sch:", "<a>\n  b\n</a>"),
        ("mended", "Mended, own.sch:", "<a/>"),
    ]
    assert [head for _, head, _ in examples(Page("W.", "a", "b", "titleStmt"))] == ["Wrong:", "Mended:"]
    assert list(examples(Page("W."))) == []
