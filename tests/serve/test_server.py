"""The server: files of one folder as they are, and nothing else, for nobody else."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from engross.diagnostics import Location, diagnostic
from engross.serve.findings import Findings
from engross.serve.hub import Hub
from engross.serve.server import Server, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Served

HOSTILE = (
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/a/../../secret.txt",
    "/a/%2E%2E/%2E%2E/secret.txt",
    "/..\\secret.txt",
    "/%2e%2e%5csecret.txt",
    "/a%5c..%5c..%5csecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/....//secret.txt",
    "/./../secret.txt",
    "/;/../secret.txt",
    "/a/..;/..;/secret.txt",
    "//secret.txt",
    "///etc/passwd",
    "/etc/passwd",
    "/%2fetc%2fpasswd",
    "/C:%5cWindows%5cwin.ini",
    "file:///etc/passwd",
    "http://127.0.0.1/../secret.txt",
    "secret.txt",
    "*",
    "/index.html%00.txt",
    "/secret.txt%00",
    "/.hidden",
    "/%2ehidden",
    "/a/.0123456789abcdef.part",
    "/.gitignore",
    "/.serve/../secret.txt",
    "/.serve/__init__.py",
    "/.serve/missing.html",
    "/.serve/../../server.py",
    "/out.txt",
    "/outside/secret.txt",
    "/to-hidden.txt",
    "/ring",
    "/pipe",
    "/a/index.html/",
    "/%ff%fe",
    "/" + "a" * 5000,
    "/" + "a/" * 3000,
)


@pytest.mark.parametrize("target", HOSTILE, ids=lambda target: target[:40])
def test_nothing_outside_and_nothing_hidden_is_served(target: str, served: Served) -> None:
    folder = served.folder
    for name in (".hidden", ".gitignore", "a/.0123456789abcdef.part"):
        (folder / name).write_bytes(b"secret")
    if sys.platform != "win32":
        (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
        (folder / "outside").symlink_to(folder.parent)
        (folder / "to-hidden.txt").symlink_to(folder / ".hidden")
        (folder / "ring").symlink_to(folder / "ring")
        os.mkfifo(folder / "pipe")
    answer = served.get(target)
    assert answer.status in (400, 404, 414)
    assert b"secret" not in answer.body.replace(target.encode(), b"").replace(b"secret.txt", b"")
    assert b"root:" not in answer.body


@pytest.mark.parametrize(
    ("target", "kind", "body"),
    [
        ("/a/a.xml", "application/xml; charset=utf-8", b"<a/>"),
        ("/a/b%20c%E2%80%93d.txt", "text/plain; charset=utf-8", b"\xe2\x80\x93"),
        ("/a/a.xml?v=1#x", "application/xml; charset=utf-8", b"<a/>"),
    ],
)
def test_files_are_served_as_they_are(target: str, kind: str, body: bytes, served: Served) -> None:
    answer = served.get(target)
    assert (answer.status, answer.headers["Content-Type"], answer.body) == (200, kind, body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Length"] == str(len(body))
    head = served.get(target, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    same = {name: value for name, value in answer.headers.items() if name != "Date"}
    assert {name: value for name, value in head.headers.items() if name != "Date"} == same


def test_a_page_has_one_script_more_and_its_folder_the_page(served: Served) -> None:
    answer = served.get("/a/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    before, _, rest = answer.body.partition(b'<script type="module" src="/.serve/panel.js"')
    script, _, after = rest.partition(b"</script>")
    assert before + after == (served.folder / "a/index.html").read_bytes()
    assert b'data-page="a/index.html"' in script
    folder = served.get("/a?x=1")
    assert (folder.status, folder.headers["Location"]) == (302, "/a/?x=1")
    assert served.get("/.serve/panel.js").headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert served.get("/.serve/panel.css").headers["Content-Type"] == "text/css; charset=utf-8"


def test_what_is_missing_is_said_and_awaited(served: Served) -> None:
    answer = served.get("/b%3Cscript%3E")
    assert answer.status == 404
    assert b"/b&lt;script&gt;</code>" in answer.body
    assert b'data-page="b&lt;script&gt;/index.html"' in answer.body
    assert b"xml:id" in answer.body
    (served.folder / "files").mkdir()
    assert served.get("/files/").status == 404  # no list of a folder


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"])
def test_pages_are_for_reading(method: str, served: Served) -> None:
    answer = served.get("/", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9000", "localhost", "LOCALHOST:1", "localhost.", "[::1]:80"])
def test_this_computer_has_several_names(host: str, served: Served) -> None:
    assert served.get("/", host=host).status == 200


@pytest.mark.parametrize(
    "lines",
    [
        "Host: evil.example",
        "Host: evil.example:7535",
        "Host: 127.0.0.1.evil.example",
        "Host: localhost.evil.example",
        "Host: evil@127.0.0.1",
        "Host: 192.0.2.1",
        "Host: ",
        "X: y",
        "Host: 127.0.0.1\r\nHost: evil.example",
    ],
)
def test_a_name_from_elsewhere_is_refused(lines: str, served: Served) -> None:
    for target in ("/", "/.serve/events?page=index.html", "/.serve/panel.js"):
        answer = served.raw(f"GET {target} HTTP/1.1\r\n{lines}\r\n\r\n".encode())
        assert answer.status == 421
        assert b"Words" not in answer.body


@pytest.mark.parametrize(
    "request_", [b"\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n"]
)
def test_what_is_no_http_does_no_harm(request_: bytes, served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    with served.connect() as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
    assert served.get("/").status == 200
    assert capfd.readouterr() == ("", "")


class Ear:
    """An open page's connection."""

    def __init__(self, served: Served, since: int, page: str = "a/index.html", run: str | None = None) -> None:
        self.connection = served.connect()
        run = served.hub.run if run is None else run
        target = f"/.serve/events?page={page}&since={since}&run={run}"
        self.connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.lines = self.connection.makefile("rb")

    def next(self) -> dict[str, Any]:
        for line in self.lines:
            if line.startswith(b"data: "):
                told: dict[str, Any] = json.loads(line[6:])
                return told
        raise EOFError

    def close(self) -> None:
        self.lines.close()
        self.connection.close()


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        threading.Event().wait(0.01)


def test_open_pages_hear_what_concerns_them(served: Served) -> None:
    found = (diagnostic("X001", "broken", Location("tei/a.xml", 3, 4)), diagnostic("X001", "b", Location("tei/b.xml")))
    pages = {"a/index.html": "tei/a.xml", "b/index.html": "tei/b.xml"}
    one, other = Ear(served, 0), Ear(served, 0, "b/index.html")
    assert (one.next()["changed"], other.next()["changed"]) == ([], [])
    served.hub.publish(Findings(found, pages, frozenset(["tei/a.xml"])), ["a/index.html", "a/a.xml", "assets/x.css"])
    news = one.next()
    assert (news["version"], news["changed"], news["gone"]) == (1, ["a/index.html", "assets/x.css"], False)
    assert (news["failed"]["line"], [each["message"] for each in news["findings"]]) == (3, ["broken"])
    news = other.next()
    assert (news["changed"], news["gone"], news["failed"]) == (["assets/x.css"], True, None)
    served.hub.publish(Findings((), pages, is_whole=True))
    assert (one.next()["findings"], other.next()["whole"]) == ([], True)
    one.close()
    other.close()
    late = Ear(served, 0)  # it slept
    assert late.next()["changed"] == ["a/index.html", "assets/x.css"]
    late.close()
    new = Ear(served, 1)
    assert new.next()["changed"] == []
    new.close()
    stranger = Ear(served, 1, run="another")
    assert stranger.next()["changed"] == ["a/index.html", "assets/x.css"]
    stranger.close()


def test_many_pages_are_open_at_once_and_leave_nothing_behind(served: Served) -> None:
    before = threading.active_count()
    ears = [Ear(served, 0) for _ in range(40)]
    for ear in ears:
        ear.next()
    with served.connect():  # somebody who says nothing
        assert served.get("/").status == 200
        served.hub.publish(Findings(), ["a/index.html"])
        assert [ear.next()["version"] for ear in ears] == [1] * len(ears)
        for ear in ears:
            ear.close()
        _until(lambda: served.hub.count == 0)
    _until(lambda: threading.active_count() <= before)


def test_a_check_waits_until_the_pages_are_loaded(served: Served) -> None:
    start = time.monotonic()
    served.hub.publish(Findings(), ["a/index.html"])
    served.hub.settle(10)  # nobody looks
    ear = Ear(served, 1)
    ear.next()
    served.hub.publish(Findings(), ["a/index.html"])
    later: list[Ear] = []
    timer = threading.Timer(0.05, lambda: later.append(Ear(served, 2)))
    timer.start()
    served.hub.settle(10)
    timer.join()
    assert time.monotonic() - start < 5
    for each in (ear, *later):
        each.close()


def test_the_end_comes_at_once_for_all(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    hub = Hub()
    server = Server(tmp_path, hub, port=0)
    with serving(server):
        connection = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
        connection.sendall(b"GET /.serve/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _until(lambda: hub.count == 1)
        start = time.monotonic()
    assert time.monotonic() - start < 1
    while connection.recv(65536):
        pass
    connection.close()


def test_a_port_that_is_taken_is_left_to_its_owner(served: Served, tmp_path: Path) -> None:
    taken = served.server.server_port
    other = Server(tmp_path, Hub(), port=taken)
    assert other.server_port > taken
    assert served.get("/").status == 200
    other.server_close()
    with pytest.raises(OSError, match=r".+"):
        Server(tmp_path, Hub(), host="192.0.2.1", port=taken)


def test_who_else_can_look_is_known(tmp_path: Path) -> None:
    server = Server(tmp_path, Hub(), host="0.0.0.0", port=0)  # noqa: S104
    assert (server.is_private, server.url) == (False, f"http://127.0.0.1:{server.server_port}/")
    server.server_close()
    server = Server(tmp_path, Hub(), host="localhost", port=0)
    assert server.is_private
    server.server_close()
