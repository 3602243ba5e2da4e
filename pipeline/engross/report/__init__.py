"""One list of findings, shown in the form that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.report import as_json, human

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engross.diagnostics import Diagnostic

RENDERERS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "human": human.render,
    "json": as_json.render,
}
