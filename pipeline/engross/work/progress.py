"""Who is told how far the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Progress(Protocol):
    """Is told of each stage of the work."""

    def begin(self, stage: str, total: int, doing: Callable[[], Sequence[tuple[str, float]]]) -> None:
        """
        Begin a stage.

        Args:
            stage: What is done, such as `documents`.
            total: How many things there are to do.
            doing: Tells what is in progress, and since how many seconds.
        """

    def done(self, name: str, seconds: float) -> None:
        """
        Tell that a thing is done.

        Args:
            name: What.
            seconds: How long it took, as far as that is known.
        """

    def end(self) -> None:
        """End the stage."""


class Silent:
    """Tells nobody."""

    def begin(self, stage: str, total: int, doing: Callable[[], Sequence[tuple[str, float]]]) -> None:
        """
        Begin a stage.

        Args:
            stage: What is done.
            total: How many things there are to do.
            doing: Tells what is in progress.
        """

    def done(self, name: str, seconds: float) -> None:
        """
        Tell that a thing is done.

        Args:
            name: What.
            seconds: How long it took.
        """

    def end(self) -> None:
        """End the stage."""
