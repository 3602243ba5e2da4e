"""One worker process, and the pipes to and from it."""

from __future__ import annotations

import contextlib
import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

from engross.work import messages

if TYPE_CHECKING:
    import io
    from collections.abc import Callable

# Told where our modules are: by itself, Python would look for them in the working directory first.
_COMMAND = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from engross.work.worker import serve; serve()"
# Ctrl-C reaches a whole group of processes; a worker of another group ends when we end it, and says nothing.
_APART: dict[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"process_group": 0}
)
_ROOM = 1 << 20  # bytes that fit into a pipe, where the system lets us say so


class DeadError(Exception):
    """A worker ended before it answered; it says how."""


class Process:
    """A worker process."""

    def __init__(self, prepare: Callable[[Any], Any], argument: Any) -> None:
        """
        Start it; it begins to prepare at once.

        Args:
            prepare: A top-level function that makes its state.
            argument: What it is called with; picklable.

        Raises:
            OSError: The system allows no more processes.
        """
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and our own module)
            [sys.executable, "-P", "-c", _COMMAND, json.dumps([str(path) for path in sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            **_APART,
        )
        self._in = cast("io.FileIO", self._process.stdin)
        self._out = cast("io.FileIO", self._process.stdout)
        _widen(self._in)
        _widen(self._out)
        with contextlib.suppress(OSError):  # it is noticed when the first answer is waited for
            messages.send(self._in, pickle.dumps((prepare, argument), pickle.HIGHEST_PROTOCOL))

    def ask(self, question: bytes) -> None:
        """
        Give a question, which may wait there while others are answered.

        Args:
            question: A message.
        """
        with contextlib.suppress(OSError, ValueError):  # it is noticed when the answer is waited for
            messages.send(self._in, question)

    def answer(self) -> bytearray:
        """
        Wait for the next answer.

        Returns:
            The message.

        Raises:
            DeadError: The process ended instead.
        """
        try:
            return messages.receive(self._out)
        except (OSError, EOFError, ValueError):
            code = self._process.wait()
            raise DeadError(f"signal {-code}" if code < 0 else f"exit code {code}") from None

    def end(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._in, self._out):
            with contextlib.suppress(OSError):
                pipe.close()


def _widen(pipe: io.FileIO) -> None:
    """Let a whole document fit into a pipe, lest both sides take turns over each piece of it."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
