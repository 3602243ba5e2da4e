"""What runs in a worker process: it answers tasks until nobody asks any more."""

from __future__ import annotations

import os
import pickle
import signal
import traceback


def serve() -> None:
    """
    Answer tasks that arrive on standard input, pickled, on what was standard output.

    First comes the function that makes the worker's state, and its argument, then pairs of a function and a task. An
    answer is a pair: whether it went well, and the outcome or the traceback.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one will end it
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may come between the answers
    try:
        prepare, argument = pickle.load(questions)  # noqa: S301 (what our own coordinator writes)
        state = prepare(argument)
        failure = ""
    except EOFError:
        return
    except Exception:
        failure = traceback.format_exc()
    while True:
        try:
            work, task = pickle.load(questions)  # noqa: S301
            answer = pickle.dumps((False, failure) if failure else (True, work(state, task)), pickle.HIGHEST_PROTOCOL)
        except EOFError:
            return
        except Exception:
            answer = pickle.dumps((False, traceback.format_exc()))
        try:
            answers.write(answer)
            answers.flush()
        except BrokenPipeError:
            return
