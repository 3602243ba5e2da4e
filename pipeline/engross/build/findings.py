"""What was found during a build: the gravest of it is kept, and the rest counted, however much it is."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from engross.codes import Severity
from engross.diagnostics import in_order
from engross.rules.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engross.config import Validate
    from engross.diagnostics import Diagnostic

MOST = 5000  # of each severity; `engross validate` is where all of them are read
_AT_ONCE = 500


class Findings:
    """
    Gathers findings, as the configuration selects and weighs them.

    Attributes:
        left_out: How many were counted and not kept.
    """

    def __init__(self, settings: Validate) -> None:
        """
        Begin.

        Args:
            settings: The section `[validate]`.
        """
        self._settings = settings
        self._kept: dict[Severity, dict[Diagnostic, None]] = {severity: {} for severity in Severity}
        self.left_out = 0

    def add(self, found: Iterable[Diagnostic]) -> None:
        """
        Add findings.

        Args:
            found: Any; what is there already is not added again.
        """
        every = iter(found)
        while some := list(itertools.islice(every, _AT_ONCE)):
            for finding in weighed(some, self._settings):
                kept = self._kept[finding.severity]
                if len(kept) < MOST or finding.blocking:
                    kept[finding] = None
                elif finding not in kept:
                    self.left_out += 1

    def in_order(self) -> tuple[Diagnostic, ...]:
        """
        Give what is kept.

        Returns:
            The findings by file and place.
        """
        return tuple(in_order(itertools.chain.from_iterable(self._kept.values())))
