"""A server of one folder, for the one who edits: files as they are, pages with a script, and events."""

from __future__ import annotations

import contextlib
import http.server
import json
import os
import shutil
import socket
import socketserver
import sys
import threading
import urllib.parse
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from engross.serve import pages
from engross.serve.addresses import file_of, is_folder, is_loopback, is_ours, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engross.serve.hub import Hub

PORT = 7535
_TRIES = 20
_ALIVE = 15.0  # seconds between two signs of life to a page that has no news
_PATIENCE = 30.0  # seconds for a browser to say what it wants, or to take what it is sent
_ASSETS = {"panel.js", "panel.css"}


class Server(http.server.ThreadingHTTPServer):
    """
    Serves a folder, each connection in a thread that ends with it.

    Attributes:
        folder: What is served.
        hub: What the pages are told.
        asked: What the user calls the host.
    """

    allow_reuse_address = os.name != "nt"  # there it would mean: a port that somebody listens on
    allow_reuse_port = False
    request_queue_size = 64

    def __init__(self, folder: Path, hub: Hub, host: str = "127.0.0.1", port: int = PORT) -> None:
        """
        Take the port, or the next one that is free.

        Args:
            folder: The output folder.
            hub: What the pages are told.
            host: A name or an address of this computer.
            port: Where to begin; any free one when 0.

        Raises:
            OSError: The host is none of this computer's, or no port is free.
        """
        self.folder = folder
        self.hub = hub
        self.asked = host
        family, *_, address = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        named = str(address[0])
        for candidate in range(port, min(port + _TRIES, 1 << 16)):
            try:
                super().__init__((named, candidate), _Handler)
            except OSError:
                if port == 0 or candidate == min(port + _TRIES, 1 << 16) - 1 or not _is_taken(sys.exception()):
                    raise
            else:
                break

    def server_bind(self) -> None:
        """Take the address without asking the network for its name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where to look, from this computer."""
        host = self.server_name
        if host in ("0.0.0.0", "::"):  # noqa: S104 (only said in another way)
            host = "127.0.0.1" if host == "0.0.0.0" else "::1"  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    @property
    def is_private(self) -> bool:
        """Whether nobody but this computer can look."""
        return is_loopback(self.server_name)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """
        Show what nobody foresaw; that a browser went away is nothing.

        Args:
            request: The connection.
            client_address: Whose it is.
        """
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(server: Server) -> Iterator[None]:
    """
    Serve in the background.

    Args:
        server: The server; it is closed in the end.

    Yields:
        Once, while it serves.
    """
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.hub.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = _PATIENCE

    def parse_request(self) -> bool:
        """
        Refuse what is not for us before anything is looked at.

        Returns:
            Whether to go on.
        """
        if not super().parse_request():
            return False
        if self.command not in ("GET", "HEAD"):
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED, explain="Pages can only be read here.")
            return False
        named = self.headers.get_all("Host") or []
        if not is_ours(named, self.server.server_name, self.server.asked):
            where = f"This server answers at {self.server.url} alone."
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=where)
            return False
        return True

    def do_GET(self) -> None:
        """Answer."""
        ours = self.path.partition("?")[0]
        if ours == pages.EVENTS:
            self._tell()
        elif ours.startswith(pages.OURS) and ours.removeprefix(pages.OURS) in _ASSETS:
            name = ours.removeprefix(pages.OURS)
            kind = "text/css" if name.endswith(".css") else "text/javascript"
            self._send(pages.client(name), f"{kind}; charset=utf-8")
        else:
            self._serve(path_of(self.path))

    do_HEAD = do_GET  # noqa: N815 (the name that http.server looks for)

    def _serve(self, path: str | None) -> None:
        folder = self.server.folder
        version = self.server.hub.version  # before the file is read: what changes meanwhile is told
        file = file_of(folder, path) if path else None
        if file is None:
            if path and is_folder(folder, path):
                self._redirect(path)
            else:
                self._missing(path, version)
            return
        try:
            with file.open("rb") as stream:
                if file.suffix.lower() == ".html":
                    self._page(stream.read(), path or "", version)
                    return
                first = stream.read(256)
                stream.seek(0)
                self._head(HTTPStatus.OK, pages.type_of(file, first), os.fstat(stream.fileno()).st_size)
                if self.command == "GET":
                    shutil.copyfileobj(stream, self.wfile)
        except (FileNotFoundError, PermissionError):  # it went away just now, or is not for reading
            self._missing(path, version)

    def _missing(self, path: str | None, version: int) -> None:
        awaited = path if not path or path.endswith(".html") else f"{path}/index.html"  # of a document that may come
        page = pages.missing(urllib.parse.unquote(self.path.partition("?")[0]))
        self._page(page, awaited or "", version, HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/{urllib.parse.quote(path)}/{f'?{query}' if query else ''}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, page: bytes, path: str, version: int, status: HTTPStatus = HTTPStatus.OK) -> None:
        whole = pages.with_script(page, path, self.server.hub.run, version)
        self._send(whole, "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._head(status, kind, len(data))
        if self.command == "GET":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, kind: str, size: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if size is not None:
            self.send_header("Content-Length", str(size))
        self.end_headers()

    def _tell(self) -> None:
        """Send events (HTML Standard, section 9.2) for as long as the page is open."""
        asked = urllib.parse.parse_qs(self.path.partition("?")[2])
        page = asked.get("page", [""])[0]
        since = asked.get("since", [""])[0]
        # of another server's pages nobody knows what they have
        is_known = asked.get("run", [""])[0] == self.server.hub.run and since.isdecimal() and len(since) < 10
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8", None)
        if self.command == "HEAD":
            return
        last = ""
        with self.server.hub.listening(page, int(since) if is_known else -1) as listener:
            self.wfile.write(b"retry: 1000\n\n")
            while (news := self.server.hub.news(listener)) is not None:
                is_gone = file_of(self.server.folder, page) is None
                told = json.dumps({**news, "gone": is_gone})
                if told != last:
                    self.wfile.write(f"data: {told}\n\n".encode())
                    last = told
                while (is_news := listener.wait(self.connection, _ALIVE)) is False:
                    self.wfile.write(b"event: alive\ndata:\n\n")
                if is_news is None:
                    return

    def end_headers(self) -> None:
        """Say with every answer that it is for this page and for now."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def send_error(
        self,
        code: int,
        message: str | None = None,  # noqa: ARG002 (the signature of http.server)
        explain: str | None = None,
    ) -> None:
        """
        Refuse a request.

        Args:
            code: The status.
            message: Not needed.
            explain: What to do.
        """
        status = HTTPStatus(code)
        said = f"{status.value} {status.phrase}. {explain or status.description}\n".encode()
        self.send_response(status)
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")  # RFC 9110, section 15.5.6
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(said)

    def version_string(self) -> str:
        """
        Name the program, and no versions.

        Returns:
            The value of Server.
        """
        return "engross"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's name)
        """
        Say nothing: the terminal is for what changed.

        Args:
            format: What it would say.
            args: Of it.
        """


def _is_taken(error: BaseException | None) -> bool:
    import errno

    # Windows keeps ranges of ports for itself, and says EACCES
    return isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EACCES)
