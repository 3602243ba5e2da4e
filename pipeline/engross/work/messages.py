"""
What goes through the pipes between a worker process and the one that started it: bytes, with their number before them.

A question is a pickled pair of a top-level function and a task. An answer is a pickled pair: how it went, and what came
of it. Whoever only passes them on, as a computer of a cluster does, need not unpickle them.
"""

from __future__ import annotations

import enum
import pickle
import struct
import traceback
from typing import TYPE_CHECKING, Any

from engross.errors import EngrossError
from engross.work.executors import WorkerError

if TYPE_CHECKING:
    import io
    from collections.abc import Callable

_LENGTH = struct.Struct("<Q")


class _How(enum.IntEnum):
    DONE = 0
    UNFORESEEN = 1
    FORESEEN = 2


def send(pipe: io.FileIO, message: bytes | bytearray) -> None:
    """
    Write a message.

    Args:
        pipe: Where to; not buffered.
        message: What to write.

    Raises:
        OSError: Nobody reads.
    """
    rest = memoryview(_LENGTH.pack(len(message)) + message)
    while rest:
        rest = rest[pipe.write(rest) :]


def receive(pipe: io.FileIO) -> bytearray:
    """
    Read a message, and wait for it.

    Args:
        pipe: Where from; not buffered.

    Returns:
        The message.

    Raises:
        EOFError: Nobody writes any more.
    """
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size))
    return _read(pipe, length)


def _read(pipe: io.FileIO, length: int) -> bytearray:
    taken = bytearray(length)
    rest = memoryview(taken)
    while rest:
        count = pipe.readinto(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return taken


def question(work: Callable[[Any, Any], Any], task: Any) -> bytes:
    """
    Write down what is to be done.

    Args:
        work: A top-level function.
        task: What it is called with besides the worker's state.

    Returns:
        The message.
    """
    return pickle.dumps((work, task), pickle.HIGHEST_PROTOCOL)


def answer(doing: Callable[[], Any]) -> bytes:
    """
    Do something, and write down how it went.

    Args:
        doing: What to do; what it returns is picklable.

    Returns:
        The message.
    """
    try:
        return pickle.dumps((_How.DONE.value, doing()), pickle.HIGHEST_PROTOCOL)
    except EngrossError as error:
        return pickle.dumps((_How.FORESEEN.value, (type(error), error.diagnostics)))
    except Exception:
        return pickle.dumps((_How.UNFORESEEN.value, traceback.format_exc()))


def outcome(message: bytes | bytearray) -> Any:
    """
    Read an answer.

    Args:
        message: What `answer` wrote.

    Returns:
        What was returned there.

    Raises:
        EngrossError: It failed in a way that was foreseen.
        WorkerError: It failed in a way that nobody foresaw.
    """
    how, what = pickle.loads(message)  # noqa: S301 (what our own worker writes)
    if how == _How.DONE:
        return what
    if how == _How.FORESEEN:
        kind, diagnostics = what
        raise kind(*diagnostics)
    raise WorkerError(what)
