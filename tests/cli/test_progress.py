"""What is shown while there is work: a bar on a terminal, lines where there is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are of POSIX systems")

NAME = "tei/letters/日本語の長い名前-e\u0301te\u0301-telegram-75352.xml"
# Waits at each `wait()` until the test says so, and so sleeps nowhere.
PROGRAM = """
import sys
import click
from engross.cli import progress as module
def wait():
    assert sys.stdin.readline()
module._PATIENCE = 0.05
module._TURN = module.Bar._turn = 0.02
with module.shown(quiet="quiet" in sys.argv, verbose="verbose" in sys.argv) as progress:
    {body}
print("over")
"""
STAGE = f"""
    progress.begin("documents", 3000, lambda: [("quick", 0.5), ({NAME!r}, 12.0)] if "slow" in sys.argv else [])
    for number in range(1200):
        progress.done("tei/letter.xml", 0.1)
    wait()
    click.echo("a finding", err=True)
    print("a result")
    sys.stderr.write("half a ")
    wait()
    sys.stderr.write("line\\n")
    wait()
    progress.end()
"""


class Terminal:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, body: str, *words: str, columns: int = 80, **variables: str) -> None:
        self._ours, theirs = pty.openpty()
        self.resize(columns)
        environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.replace("{body}", body.strip()), *words],
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=theirs,
            env={**environment, "TERM": "xterm", **variables},
        )
        os.close(theirs)
        self.shown = ""

    def resize(self, columns: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def until(self, pattern: str) -> str:
        """Read until something new matches a pattern; give what was read."""
        start = len(self.shown)
        while not re.search(pattern, self.shown[start:]):
            self.shown += self._read()
        return self.shown[start:]

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def rest(self) -> str:
        start = len(self.shown)
        while some := self._read():
            self.shown += some
        return self.shown[start:]

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self) -> str:
        try:
            return os.read(self._ours, 1 << 16).decode("utf-8", "replace")
        except OSError:  # the program is over
            return ""


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(body: str, *words: str, columns: int = 80, **variables: str) -> Terminal:
        opened.append(Terminal(body, *words, columns=columns, **variables))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def screen(written: str) -> list[str]:
    """What is to be seen of what was written to a terminal: the lines that are not empty."""
    lines, at = [""], 0
    for part in re.split("(\r|\n|\x1b\\[J)", re.sub("\x1b\\[[0-9;]*m", "", written)):
        if part == "\r":
            at = 0
        elif part == "\n":
            lines.append("")
            at = 0
        elif part == "\x1b[J":
            lines[-1] = lines[-1][:at]
        else:
            lines[-1] = lines[-1][:at] + part + lines[-1][at + len(part) :]
            at += len(part)
    return [line for line in lines if line]


def test_the_bar_is_gone_and_mixes_with_nothing(terminal: Callable[..., Terminal]) -> None:
    program = terminal(STAGE)
    drawn = program.until(r"left  tei/letter\.xml\x1b\[J\r")
    assert re.search(r"documents \[\x1b\[32m#+\x1b\[0m-+\] 1,200/3,000 [\d,]+/s 0:0\d left", drawn)
    program.go_on()
    program.until("half a ")
    program.go_on()
    assert "documents" not in program.until("line\r\n").partition("line")[0]  # the line is not over
    program.until("documents")
    program.go_on()
    program.rest()
    assert screen(program.shown) == ["a finding", "a result", "half a line", "over"]


def test_what_is_slow_is_named_as_far_as_there_is_room(terminal: Callable[..., Terminal]) -> None:
    program = terminal(STAGE, "slow", columns=60, NO_COLOR="1")
    drawn = program.until(r" 0:12\x1b\[J\r")
    assert re.search(r"documents \[#+-+\] 1,200/3,000.* 0:0\d left  \S*…\S+ 0:12", drawn)
    assert "\x1b[32m" not in drawn
    program.resize(120)
    assert NAME in program.until(f"{NAME} 0:12")
    program.resize(24)
    program.until(r"1,200/3,000\x1b\[J\r")


def test_an_error_leaves_no_bar(terminal: Callable[..., Terminal]) -> None:
    program = terminal('progress.begin("pages", 0, lambda: ()); progress.done("x", 1.0); wait(); sys.exit("broken")')
    program.until(r"pages 1 [\d.]+/s  x")
    program.go_on()
    program.rest()
    assert screen(program.shown) == ["broken"]


def test_what_is_over_soon_is_not_shown(terminal: Callable[..., Terminal]) -> None:
    program = terminal(
        'module._PATIENCE = 60.0; progress.begin("pages", 1, lambda: ()); progress.done("x", 1.0); progress.end()'
    )
    assert program.rest() == "over\r\n"


@pytest.mark.parametrize(("word", "shown"), [("quiet", []), ("verbose", ["x␛[2J", "e\u0301"])])
def test_a_terminal_shows_what_is_wanted(word: str, shown: list[str], terminal: Callable[..., Terminal]) -> None:
    body = 'progress.begin("pages", 2, lambda: ()); progress.done("x\\x1b[2J", 1.0); progress.done("e\\u0301", 1.0)'
    assert screen(terminal(body, word).rest()) == [*shown, "over"]


def test_a_terminal_that_can_do_nothing_gets_lines(terminal: Callable[..., Terminal]) -> None:
    assert terminal('print(type(progress).__name__); progress.begin("pages", 1, lambda: ())', TERM="dumb").rest() == (
        "Lines\r\nover\r\n"
    )


def test_a_file_gets_plain_lines(tmp_path: Path) -> None:
    stage = STAGE.replace("wait()", "shown()", 1).replace("wait()", "pass")
    body = f"module._PAUSE = 0.05; module.Lines._turn = 0.05{stage}"
    shown = """
def shown():
    while not log.stat().st_size:
        pass
"""
    log = tmp_path / "log"
    program = f"import pathlib\nlog = pathlib.Path({str(log)!r})\n{shown}{PROGRAM.replace('{body}', body)}"
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [sys.executable, "-c", program, "slow"], stdout=subprocess.PIPE, stderr=file, text=True, check=True
        )
    assert done.stdout == "a result\nover\n"
    first, *others = log.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(
        rf"documents: 1,200 of 3,000, [\d,]+ a second; {re.escape(NAME)} has taken 12 seconds so far", first
    )
    assert [each for each in others if not each.startswith("documents: ")] == ["a finding", "half a line"]
