"""Workflow commands, read back as the runner reads them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some

from engross import report
from engross.codes import Severity
from engross.diagnostics import Diagnostic, Location, diagnostic
from engross.report import Report

_COMMAND = re.compile(r"::(error|warning|notice) ([^\n\r]*?)::([^\n\r]*)")


def commands(findings: list[Diagnostic]) -> list[tuple[str, dict[str, str], str]]:
    """What the runner makes of the lines: the command, its properties, its message."""
    read = []
    for line in report.RENDERERS["github"](Report(tuple(findings), ())).removesuffix("\n").split("\n"):
        match = _COMMAND.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        for name, value in properties.items():
            properties[name] = data(value.replace("%3A", ":").replace("%2C", ","))
        read.append((match[1], properties, data(match[3])))
    return read


def data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_everything_comes_back(whole: Report, odd: str) -> None:
    read = commands(list(whole.diagnostics))
    assert len(read) == len(whole.diagnostics) + 1
    kinds = [kind for kind, _, _ in read]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert ("error", {"title": "C001"}) in [(kind, properties) for kind, properties, _ in read]
    wrong = next(each for each in read if "100% wrong" in each[2])
    assert wrong[1] == {"file": odd, "line": "2", "col": "11", "title": "S001"}
    assert wrong[2] == (
        f"{odd}:2:11: S001 100% wrong,\nso: it is {{0}} [here](1)\r\nor ::error:: ]]>"
        "\nMove, rename or remove the element."
    )
    assert {"file": odd, "line": "1", "col": "3000", "title": "S001[a,b:c%]"} in [each[1] for each in read]


@given(
    some.text(some.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n\r%:,")), some.text("a%:, =")
)
def test_no_text_breaks_out_of_its_command(message: str, path: str) -> None:
    ((kind, properties, words),) = commands([diagnostic("I002", message, Location(f"{path}.xml", 1, 2), hint="Mend.")])
    assert kind == "error"
    assert properties == {"file": f"{path}.xml", "line": "1", "col": "2", "title": "I002"}
    assert words == f"{path}.xml:1:2: I002 {message}\nMend."


def test_a_notice_tells_how_many_there_are() -> None:
    def found(*numbers: int) -> list[Diagnostic]:
        return [
            diagnostic("I002", "lost", Location("a.xml", line + 1), severity=severity)
            for severity, number in zip(Severity, numbers, strict=True)
            for line in range(number)
        ]

    read = commands(found(2, 1234, 12))
    assert [kind for kind, _, _ in read] == ["error"] * 2 + ["warning"] * 1234 + ["notice"] * 13
    kind, properties, words = read[1236]  # the first notice, as only ten are shown
    assert (kind, properties) == ("notice", {"title": "Engross"})
    assert words.startswith("2 errors, 1,234 warnings, 12 info. GitHub shows no more than 10 of each")
    assert len(commands(found(10, 10, 10))) == 30
