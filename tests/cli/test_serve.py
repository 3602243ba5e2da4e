"""`engross serve` in a terminal."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest
from tests.samples import tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LETTER = tei(attributes='xml:id="letter"')
CONFIGURATION = '[validate]\nignore = ["S010"]'


@contextlib.contextmanager
def _serving(root: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    every = [sys.executable, "-u", "-m", "engross", "-C", str(root), "serve", *words]
    with subprocess.Popen(every, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        try:
            yield process
        finally:
            guard.cancel()
            process.kill()


def _line(process: subprocess.Popen[str], part: str) -> str:
    assert process.stderr is not None
    seen = []
    for line in process.stderr:
        seen.append(line)
        if part in line:
            return line
    raise AssertionError(seen)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console")
def test_each_save_is_a_line_and_ctrl_c_the_end(make_edition: Callable[..., Path]) -> None:
    root = make_edition({"edition.toml": CONFIGURATION, "tei/letter.xml": LETTER})
    with _serving(root, "--port", "0") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        assert _line(process, "The edition").endswith("; nothing to mend\n")
        with urllib.request.urlopen(f"{url}letter/", timeout=10) as page:  # noqa: S310 (this very server)
            assert b"Text." in page.read()
        (root / "tei/letter.xml").write_text(LETTER.replace("Text.", "New."), encoding="utf-8")
        assert _line(process, " ms").startswith("tei/letter.xml: 1 page in ")
        (root / "tei/letter.xml").write_text(LETTER.replace("</p></body>", "</body>"), encoding="utf-8")
        assert "tei/letter.xml:5:" in _line(process, "X001")
        assert _line(process, " ms").endswith("; 1 error\n")
        process.send_signal(signal.SIGINT)
        start = time.monotonic()
        assert process.wait(10) == 0
        assert time.monotonic() - start < 1
        assert process.stdout.read() == ""
    assert not list((root / "output").rglob("*.part"))


def test_many_errors_do_not_flood_the_terminal(make_edition: Callable[..., Path]) -> None:
    body = "<text><body>" + '<p><ref target="#x">x</ref></p>' * 25 + "</body></text>"
    root = make_edition({"edition.toml": CONFIGURATION, "tei/letter.xml": tei(body)})
    with _serving(root, "--port", "0") as process:
        assert _line(process, "more") == "… 5 more; engross validate shows them all\n"
        assert _line(process, " ms").endswith("; 25 errors\n")


def test_a_port_that_is_taken_is_said(make_edition: Callable[..., Path]) -> None:
    root = make_edition({"edition.toml": CONFIGURATION, "tei/letter.xml": LETTER})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with _serving(root, "--port", str(port)) as process:
            assert f"Port {port} is taken" in _line(process, "Port")
            assert process.stdout is not None
            assert str(port) not in process.stdout.readline()


def test_others_are_let_in_with_a_word_alone(make_edition: Callable[..., Path]) -> None:
    root = make_edition({"edition.toml": "[broken", "tei/letter.xml": LETTER})
    with _serving(root, "--port", "0", "--host", "0.0.0.0") as process:  # noqa: S104
        assert "Everybody who can reach this computer" in _line(process, "Everybody")
        assert "edition.toml:1:" in _line(process, "C002")  # to be mended while it is served


@pytest.mark.parametrize("words", [(), ("--host", "192.0.2.1")])
def test_what_cannot_be_served_is_said(words: tuple[str, ...], tmp_path: Path) -> None:
    if words:
        (tmp_path / "edition.toml").write_text(CONFIGURATION, encoding="utf-8")
    every = [sys.executable, "-m", "engross", "-C", str(tmp_path), "serve", *words]
    done = subprocess.run(every, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert ("C001" if not words else "192.0.2.1") in done.stderr
