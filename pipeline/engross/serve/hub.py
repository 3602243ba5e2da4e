"""What the open pages are told: which files changed since they were loaded, and what was found."""

from __future__ import annotations

import contextlib
import secrets
import selectors
import socket
import threading
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from engross.serve.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What no page shows as a part of itself.
_NO_PARTS = frozenset((".html", ".xml", ".txt", ".bib", ".ris", ".json", ".jsonld"))


class Listener:
    """An open page. Its thread sleeps until there is news, the browser goes away, or a time is over."""

    def __init__(self, page: str, since: int) -> None:
        """
        Begin to listen.

        Args:
            page: The page's file.
            since: The last change that it has.
        """
        self.page = page
        self.since = since
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)

    def wake(self) -> None:
        """Say that there is news; any thread may, at any time."""
        with contextlib.suppress(OSError):  # it has gone, or was told often enough
            self._bell.send(b"!")

    def wait(self, connection: socket.socket, seconds: float) -> bool | None:
        """
        Sleep.

        Args:
            connection: To the browser, which says nothing more; that it can be read means that it was closed.
            seconds: At most.

        Returns:
            Whether there is news; None when the browser has gone.
        """
        with selectors.DefaultSelector() as selector:
            selector.register(self._ear, selectors.EVENT_READ)
            selector.register(connection, selectors.EVENT_READ)
            ready = {key.fileobj for key, _ in selector.select(seconds)}
        if connection in ready:
            return None
        if self._ear in ready:
            self._ear.recv(1 << 16)
        return bool(ready)

    def close(self) -> None:
        """Give back what the system lent."""
        self._bell.close()
        self._ear.close()


class Hub:
    """
    Between the one who builds and the threads that serve.

    Attributes:
        run: Which server this is; a page that was loaded from another one is loaded anew.
    """

    def __init__(self) -> None:
        """Begin, with nothing to tell."""
        self.run = secrets.token_hex(8)
        self._lock = threading.Condition()
        self._version = 0
        self._changed: dict[str, int] = {}
        self._findings = Findings()
        self._listeners: set[Listener] = set()
        self._is_open = True
        self._awaited = 0

    @property
    def version(self) -> int:
        """How often files have changed."""
        return self._version

    def publish(self, findings: Findings, changed: Iterable[str] = ()) -> None:
        """
        Tell all pages.

        Args:
            findings: What was found.
            changed: Files of the output folder that were written or removed.
        """
        every = frozenset(changed)
        with self._lock:
            self._findings = findings
            if every:
                self._version += 1
                self._changed.update(dict.fromkeys(every, self._version))
                parts = any(map(_is_part, every))
                self._awaited = sum(1 for each in self._listeners if parts or each.page in every)
            for each in self._listeners:
                each.wake()

    def settle(self, seconds: float) -> None:
        """
        Wait until the pages that the last change concerns are loaded anew and listen again.

        Args:
            seconds: At most; a page may be closed meanwhile.
        """
        with self._lock:
            self._lock.wait_for(lambda: self._awaited <= 0, seconds)
            self._awaited = 0

    @contextlib.contextmanager
    def listening(self, page: str, since: int) -> Iterator[Listener]:
        """
        Take in a page.

        Args:
            page: Its file, relative to the output folder.
            since: The last change that it has.

        Yields:
            The listener, for the time that the page is open.
        """
        listener = Listener(page, since)
        with self._lock:
            self._listeners.add(listener)
            if since == self._version:
                self._awaited -= 1
                self._lock.notify_all()
        try:
            yield listener
        finally:
            with self._lock:
                self._listeners.discard(listener)
            listener.close()

    def news(self, listener: Listener) -> dict[str, Any] | None:
        """
        Say what an open page has to know.

        Args:
            listener: The page.

        Returns:
            Plain values: the files that changed since it was loaded, of those that it is or may show, and what was
            found; None when the server ends.
        """
        with self._lock:
            if not self._is_open:
                return None
            version, findings = self._version, self._findings
            newer = [path for path, number in self._changed.items() if number > listener.since]
        shown = sorted(path for path in newer if path == listener.page or _is_part(path))
        return {"run": self.run, "version": version, "changed": shown, **findings.of_page(listener.page)}

    @property
    def count(self) -> int:
        """How many pages are open."""
        return len(self._listeners)

    def close(self) -> None:
        """Let all pages go."""
        with self._lock:
            self._is_open = False
            for each in self._listeners:
                each.wake()


def _is_part(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() not in _NO_PARTS
