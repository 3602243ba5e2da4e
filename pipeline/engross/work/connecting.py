"""Reaching the scheduler of a Dask cluster, and saying what is wrong where that fails."""

from __future__ import annotations

import logging
import re
import warnings
from typing import TYPE_CHECKING

from engross.diagnostics import diagnostic
from engross.errors import EngrossError

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 10  # seconds
_ADDRESS = re.compile(r"(tcp|tls|ucx|wss?)://\S+:\d+/?")
# What they say of workers that leave is said by us, where it matters.
_TALKERS = ("distributed", "distributed.client", "tornado.application")


def connect(address: str) -> Client:
    """
    Reach a scheduler.

    Args:
        address: Such as `tcp://10.0.0.5:8786`.

    Returns:
        A client of it, to be closed.

    Raises:
        EngrossError: It does not answer, or Dask is not installed here (O009).
    """
    try:
        import distributed
    except ImportError:
        message = "the package distributed, which speaks with a Dask cluster, is not installed"
        hint = 'Install it with pip install "engross[dask]", or leave out --dask.'
        raise EngrossError(diagnostic("O009", message, hint=hint)) from None
    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not _ADDRESS.fullmatch(address):
        hint = "Write it as tcp://computer:8786; the scheduler says its address when it starts."
        raise EngrossError(diagnostic("O009", f"{address} is no address of a Dask scheduler", hint=hint))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions; those that matter are compared by us
            return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise EngrossError(diagnostic("O009", f"no Dask scheduler answers at {address}: {reason}")) from None


def gone(address: str, reason: str) -> EngrossError:
    """
    Say that a cluster cannot do the work.

    Args:
        address: Its scheduler.
        reason: Why not, in a clause.

    Returns:
        The error to raise (O009).
    """
    return EngrossError(diagnostic("O009", f"the cluster at {address} cannot do the work: {reason}"))
