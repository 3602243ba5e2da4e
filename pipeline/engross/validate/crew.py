"""Who checks the files of a run, in one run or in many."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from engross.validate import tasks
from engross.validate.checking import Checker, Terms
from engross.work import crew

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Saxon


class Crew(crew.Crew[Terms, Checker]):
    """Checks files by the same terms."""

    def __init__(self, terms: Terms, saxon: Callable[[], Saxon], jobs: int) -> None:
        """
        Prepare; nobody is set to work yet.

        Args:
            terms: What the files are checked by.
            saxon: Gives this process's XSLT processor.
            jobs: How many worker processes there may be.
        """
        super().__init__(tasks.prepare, terms, functools.partial(Checker, saxon=saxon), jobs)

    @property
    def terms(self) -> Terms:
        """What the files are checked by."""
        return self.argument
