"""A folder that is served, and plain sockets to ask it with."""

from __future__ import annotations

import dataclasses
import socket
from typing import TYPE_CHECKING

import pytest

from engross.serve.hub import Hub
from engross.serve.server import Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b'<!DOCTYPE HTML><html lang="en"><head><title>A</title></head><body><p>Words.</p></body></html>'


@dataclasses.dataclass(frozen=True)
class Answer:
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclasses.dataclass(frozen=True)
class Served:
    """A server with its folder, and the folder above, which nobody may see."""

    server: Server
    hub: Hub
    folder: Path

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.server.server_port), timeout=10)

    def raw(self, request: bytes) -> Answer:
        with self.connect() as connection:
            connection.sendall(request)
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        return Answer(int(first.split()[1]), dict(line.split(": ", 1) for line in lines), body)

    def get(self, target: str, *, method: str = "GET", host: str = "127.0.0.1") -> Answer:
        return self.raw(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("utf-8", "surrogateescape"))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "output"
    for name, data in {
        "index.html": PAGE,
        "a/index.html": PAGE,
        "a/a.xml": b"<a/>",
        "a/b c–d.txt": b"\xe2\x80\x93",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    hub = Hub()
    server = Server(folder, hub, port=0)
    with serving(server):
        yield Served(server, hub, folder)
