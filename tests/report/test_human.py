"""What people read."""

from __future__ import annotations

import dataclasses
from collections import Counter

import click
import pytest

from engross.codes import Severity
from engross.diagnostics import Diagnostic, Location, diagnostic
from engross.report import Report, human

LOST = 'ref="#x" points to x'


def lost(line: int, path: str = "tei/a.xml") -> Diagnostic:
    return diagnostic("I002", LOST, Location(path, line, 1))


def text(report: Report, **options: int | bool | None) -> str:
    return click.unstyle(human.render(report, **options))  # type: ignore[arg-type] # any of its options


def test_place_code_message_line_and_advice_are_read(whole: Report) -> None:
    blocks = text(whole).split("\n\n")
    assert blocks[0].splitlines()[0] == "error C001 there is no edition.toml"
    assert next(block for block in blocks if "I002" in block).splitlines() == [
        'tei/a.xml:9:31: error I002 target="#nowhere" points to nowhere',
        '  9 | <p>Liebe <hi>Grüße</hi> <ref target="#nowhere"/></p>',
        "    |                              ^",
        "  Did you mean y?",
    ]
    assert "tei/a.xml:10:1: error T001[hand] No hand is declared.\n  10 | <p/>\n     | ^\n" in text(whole)


def test_what_is_gone_leaves_the_message(whole: Report) -> None:
    written = text(whole)
    assert "tei/gone.xml: error X006 cannot be read\n  " in written
    assert ".xml:2000:3: error S001 a place that the file has no longer\n  Move" in written
    assert ".xml:1:3000: error S001[a,b:c%] a column that the line has no longer\n  1 | <TEI>\n  Move" in written


def test_a_message_is_one_line_and_its_controls_are_seen(whole: Report) -> None:
    written = text(whole)
    assert "S001 100% wrong, so: it is {0} [here](1) or ::error:: ]]>\n" in written
    assert "an ␛[31mescape␇, a ⟨U+009B⟩, a ⟨U+202E⟩turn and a 👩‍👧\n" in written
    assert "tei/bytes\ufffd.xml:1:1: error" in written


def test_a_source_is_read_once_for_each_file_and_only_when_it_is_shown(whole: Report) -> None:
    asked: Counter[str] = Counter()

    def source(path: str) -> bytes | None:
        asked[path] += 1
        return whole.source(path)

    human.render(dataclasses.replace(whole, source=source))
    assert set(asked.values()) == {1}
    assert "tei/clean.xml" not in asked
    assert "tei/gone.xml" not in asked  # the whole file is meant
    human.render(Report(tuple(lost(line, "tei/long.xml") for line in range(1, 5)), (), source=source), cap=0)
    assert "tei/long.xml" not in asked


def test_the_first_ten_of_a_code_in_a_file_are_shown() -> None:
    findings = [*(lost(line) for line in range(1, 1245)), *(lost(line, "tei/b.xml") for line in range(1, 11))]
    others = [diagnostic("T001", "no", Location("tei/a.xml", 1, 1), detail=str(number)) for number in range(11)]
    report = Report((*others, *findings), ("tei/a.xml", "tei/b.xml"))
    written = text(report)
    assert written.count(f"I002 {LOST}") == 20
    assert written.count("T001[") == 11
    remark = "… 1,234 more I002 in tei/a.xml\n"
    assert written.index("tei/a.xml:10:1: ") < written.index(remark) < written.index("tei/b.xml:1:1")
    assert written.count("…") == 1
    assert text(report, cap=1).count(f"I002 {LOST}") == 2
    whole = text(report, cap=None)
    assert whole.count(f"I002 {LOST}") == len(findings)
    assert "more" not in whole
    said = human.summary(report, cap=human.CAP)
    assert said == "2 files checked: 1,265 errors; 1,234 of them not shown (--all shows them)"
    assert human.summary(report) == "2 files checked: 1,265 errors"


def test_findings_without_a_place_are_counted_too() -> None:
    report = Report(tuple(diagnostic("C005", f"{letter} matches no file") for letter in "abcdefghijklm"), ())
    assert text(report).endswith("\n\n… 3 more C005\n\n")


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report((), ("a", "b", "c")), "3 files checked: nothing to mend"),
        (Report((), ("a",), known=2), "1 file checked: nothing new to mend; 2 known from the baseline"),
        (Report((), ("a",), suppressed=3), "1 file checked: nothing to mend; 3 suppressed in the documents"),
        (Report((), ("a",) * 1200, seconds=2.04), "1,200 files checked in 2.0 s: nothing to mend"),
        (
            Report(
                tuple(dataclasses.replace(lost(1), severity=severity) for severity in (*Severity, *Severity)),
                ("a",),
                known=1,
                suppressed=1,
                seconds=0.1,
            ),
            (
                "1 file checked in 0.1 s: 2 errors, 2 warnings, 2 info; 1 known from the baseline;"
                " 1 suppressed in the documents"
            ),
        ),
    ],
)
def test_the_summary_counts(report: Report, words: str) -> None:
    assert human.summary(report) == words


def test_a_list_has_no_source_lines(whole: Report) -> None:
    lines = click.unstyle(human.listing(whole.diagnostics)).splitlines()
    assert lines[0] == "error C001 there is no edition.toml"
    assert "tei/a.xml:10:1: warning T001[hand] No hand is declared." in lines
    assert len(lines) == 2 * len(whole.diagnostics)


def test_verbose_output_names_everything_that_was_expected() -> None:
    names = [f"name{number}" for number in range(40)]
    finding = diagnostic("S001", "<x> may not stand here", Location("a.xml", 1, 1), expected=names)
    short = click.unstyle(human.listing([finding]))
    assert "name7" not in short
    full = click.unstyle(human.listing([finding], verbose=True))
    assert full.startswith(short)
    assert full.removeprefix(short).replace(",", "").split() == ["Expected:", *names]
    assert max(map(len, full.splitlines())) < 80
    assert full == text(Report((finding,), ()), verbose=True).removesuffix("\n")


def test_a_narrow_terminal_is_filled_and_not_overrun() -> None:
    line = b"<p>" + b"word " * 1000 + b"</p>"
    findings = tuple(lost(1, "a.xml") for _ in range(3))
    report = Report(findings, ("a.xml",), source={"a.xml": line}.get)
    for width, most in ((120, 120), (60, 60), (1, 40)):
        shown = [row for row in text(report, width=width).splitlines() if row.startswith("  1 |")]
        assert {len(row) for row in shown} == {most}
