"""What a build has to do, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 5  # reasons that are named of one thing


class Stale(Protocol):
    """Something that is to be made anew, as `engross.build.Stale`."""

    @property
    def name(self) -> str:
        """A document's id, or a page's path."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """Which outputs of it."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words."""


def lines(
    documents: Sequence[Stale], pages: Sequence[Stale], removed: Sequence[str], failing: Sequence[str]
) -> Iterator[str]:
    """
    Say what a build has to do.

    Args:
        documents: The documents to print.
        pages: The pages to print.
        removed: The files to remove.
        failing: The files that cannot be published as they are.

    Yields:
        A line for each, with the reason, and last a line that counts.
    """
    for stale in documents:
        yield f"{stale.name} ({', '.join(stale.outputs)}): {_why(stale.reasons)}"
    for stale in pages:
        yield f"{stale.name}: {_why(stale.reasons)}"
    for path in removed:
        yield f"{path}: nothing makes it any more; it is removed"
    for path in failing:
        yield f"{path}: it cannot be read; what was published of it stays"
    if not (documents or pages or removed or failing):
        yield "nothing to do: everything is as it was built"
        return
    counts = [_count(len(documents), "document"), _count(len(pages), "page"), _count(len(removed), "file")]
    then = "; pages that list a document follow it where its title, date or mentions change" if documents else ""
    yield f"{counts[0]} and {counts[1]} to make, {counts[2]} to remove{then}"


def _why(reasons: Sequence[str]) -> str:
    more = f"; and {len(reasons) - _MOST} more" if len(reasons) > _MOST else ""
    return "; ".join(reasons[:_MOST]) + more


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
