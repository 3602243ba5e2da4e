"""What runs in a worker process: it answers questions until nobody asks any more."""

from __future__ import annotations

import functools
import io
import os
import pickle
import queue
import signal
import threading
from typing import Any

from engross.work import messages


def serve() -> None:
    """
    Answer the questions that arrive on standard input, on what was standard output.

    The first message is a pickled pair: the function that makes the worker's state, and its argument. All others are
    questions of `messages`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one will end it
    questions = io.FileIO(os.dup(0), "rb")
    answers = io.FileIO(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may come between the answers
    waiting: queue.SimpleQueue[bytearray] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(questions, waiting), daemon=True).start()
    state: list[Any] = []
    failure = messages.answer(lambda: state.append(_prepared(waiting.get())))
    while True:
        question = waiting.get()
        answer = messages.answer(functools.partial(_do, state[0], question)) if state else failure
        try:
            messages.send(answers, answer)
        except BrokenPipeError:
            return


def _listen(questions: io.FileIO, waiting: queue.SimpleQueue[bytearray]) -> None:
    """Take in questions as they come, so that whoever asks never waits; without him, there is nothing left to do."""
    while True:
        try:
            waiting.put(messages.receive(questions))
        except EOFError:
            os._exit(0)


def _prepared(start: bytearray) -> Any:
    prepare, argument = pickle.loads(start)  # noqa: S301 (what our own coordinator writes)
    return prepare(argument)


def _do(state: Any, question: bytearray) -> Any:
    work, task = pickle.loads(question)  # noqa: S301
    return work(state, task)
