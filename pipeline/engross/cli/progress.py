"""What a terminal shows while there is work: how far it is, how fast it goes, what is slow."""

from __future__ import annotations

import abc
import collections
import contextlib
import io
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

import click

from engross.work import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import Self

    from engross.report.progress import Moment

# Seconds: between two pictures of the bar, before the first, and between two lines where there is no terminal.
_TURN = 0.2
_PATIENCE = 0.5
_PAUSE = 10.0
_SLOW = 1.0  # from here on, what is in progress is named instead of what is done
_WINDOW = 10.0  # over which the rate is taken
_WIDTH = 80  # of a terminal that does not know it
_CLEAR = "\x1b[J"  # to the end of the screen (ECMA-48, section 8.3.39), so that a line that was wrapped goes too


class Silent(progress.Silent):
    """Shows nothing, and is what all others begin with."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


class Names(Silent):
    """Names each thing that is done, on a line of its own."""

    def done(self, name: str, seconds: float) -> None:  # noqa: ARG002, D102 (as Silent.done)
        from engross.report.wording import one_line

        click.echo(one_line(name), err=True)


class _Stage:
    """What is known of a stage; the count is written by one thread and read by another."""

    def __init__(self, name: str, total: int, doing: Callable[[], Sequence[tuple[str, float]]]) -> None:
        self.name = name
        self.total = total
        self.doing = doing
        self.count = 0
        self.last = ""
        self.over = threading.Event()
        self._marks = collections.deque([(time.monotonic(), 0)])

    def moment(self) -> Moment:
        from engross.report.progress import Moment

        now, count = time.monotonic(), self.count
        marks = self._marks
        marks.append((now, count))
        while len(marks) > 2 and marks[1][0] <= now - _WINDOW:
            marks.popleft()
        before, counted = marks[0]
        rate = (count - counted) / (now - before) if now > before else 0.0
        name, since = max(self.doing(), key=lambda each: each[1], default=("", 0.0))
        is_slow = since > _SLOW
        return Moment(self.name, count, self.total, rate, name if is_slow else self.last, since if is_slow else None)


class _Ticking(Silent, abc.ABC):
    """Has a thread that shows, in turns, how far the stage is."""

    _turn: float

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._stage: _Stage | None = None

    def begin(self, stage: str, total: int, doing: Callable[[], Sequence[tuple[str, float]]]) -> None:
        self.end()
        self._stage = _Stage(stage, total, doing)
        threading.Thread(target=self._tick, args=(self._stage,), daemon=True).start()

    def done(self, name: str, seconds: float) -> None:  # noqa: ARG002 (as Silent.done)
        if self._stage is not None:
            self._stage.count += 1
            self._stage.last = name

    def end(self) -> None:
        with self._lock:  # after this, the thread shows nothing more, and need not be waited for
            if self._stage is not None:
                self._stage.over.set()
                self._stage = None

    def _tick(self, stage: _Stage) -> None:
        pause = self._first()
        while not stage.over.wait(pause):
            moment = stage.moment()
            with self._lock:
                if not stage.over.is_set():
                    self._show(moment)
            pause = self._turn

    @abc.abstractmethod
    def _first(self) -> float:
        """Give the seconds before the first is shown."""

    @abc.abstractmethod
    def _show(self, moment: Moment) -> None:
        """Show how far the stage is."""


class Lines(_Ticking):
    """Writes a plain line now and then, for what no terminal shows."""

    _turn = _PAUSE

    def __init__(self) -> None:
        """Begin to wait: short stages that follow each other are one long run."""
        super().__init__()
        self._shown = time.monotonic()

    def _first(self) -> float:
        return max(0.0, self._shown + _PAUSE - time.monotonic())

    def _show(self, moment: Moment) -> None:
        from engross.report.progress import plain

        self._shown = time.monotonic()
        click.echo(plain(moment), err=True)


class Bar(_Ticking):
    """
    Draws a bar in the last line of a terminal, and takes it away when the stage is over.

    What is printed meanwhile takes the bar's place, and the bar is drawn again below it.
    """

    _turn = _TURN

    def __init__(self, terminal: TextIO) -> None:
        """
        Draw nothing yet.

        Args:
            terminal: Where to draw.
        """
        super().__init__()
        self._terminal = terminal
        self._aside = contextlib.ExitStack()
        self._is_drawn = False
        self._is_held = False
        self._is_coloured = not os.environ.get("NO_COLOR")

    def _first(self) -> float:
        return _PATIENCE

    def begin(self, stage: str, total: int, doing: Callable[[], Sequence[tuple[str, float]]]) -> None:  # noqa: D102
        super().begin(stage, total, doing)
        if sys.stdout.isatty():
            self._aside.enter_context(contextlib.redirect_stdout(_Aside(sys.stdout, self.aside)))
        self._aside.enter_context(contextlib.redirect_stderr(_Aside(sys.stderr, self.aside)))

    def end(self) -> None:  # noqa: D102 (as Silent.end)
        with self._lock:
            super().end()
            self._erase()
            self._aside.close()

    def aside(self, stream: TextIO, text: str) -> int:
        """
        Print something that is not the bar.

        Args:
            stream: Where to.
            text: What.

        Returns:
            How many characters were written.
        """
        with self._lock:
            self._erase()
            written = stream.write(text)
            stream.flush()
            if text:
                self._is_held = not text.endswith("\n")  # the rest of the line is to come
            return written

    def _erase(self) -> None:
        if self._is_drawn:
            self._is_drawn = False
            self._write(f"\r{_CLEAR}")

    def _show(self, moment: Moment) -> None:
        from engross.report.progress import line

        if self._is_held:
            return
        self._is_drawn = True
        # the cursor waits at the start: where a terminal that becomes narrower wraps the line, it is still at its start
        self._write(f"\r{line(moment, self._columns(), coloured=self._is_coloured)}{_CLEAR}\r")

    def _columns(self) -> int:
        """Ask the terminal itself: the variable COLUMNS does not know that it was resized."""
        try:
            return os.get_terminal_size(self._terminal.fileno()).columns or _WIDTH
        except OSError:
            return _WIDTH

    def _write(self, text: str) -> None:
        encoding = self._terminal.encoding or "ascii"
        with contextlib.suppress(OSError):  # a terminal that was closed is no reason to stop working
            click.echo(text.encode(encoding, "replace").decode(encoding), file=self._terminal, nl=False, color=True)


class _Aside(io.TextIOBase):
    """Stands in for a stream while there is a bar on the terminal."""

    def __init__(self, stream: TextIO, aside: Callable[[TextIO, str], int]) -> None:
        self._stream = stream
        self._print = aside

    def write(self, text: str) -> int:
        return self._print(self._stream, text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override] # click asks what can be shown
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        return self._stream.errors


def shown(*, quiet: bool, verbose: bool) -> Silent:
    """
    Choose what to show.

    Args:
        quiet: Whether nothing is wanted.
        verbose: Whether every name is wanted.

    Returns:
        Nothing, names, a bar on a terminal, else a line now and then; to be used in a `with`, so that no bar stays when
        work ends with an error or Ctrl-C.
    """
    if quiet:
        return Silent()
    if verbose:
        return Names()
    return Bar(sys.stderr) if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else Lines()
