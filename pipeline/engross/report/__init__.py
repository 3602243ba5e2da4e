"""What was found, shown in the form that was asked for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engross.report import human
from engross.report.model import Report, below
from engross.report.statistics import statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["RENDERERS", "Report", "below", "human", "statistics"]

# What a renderer needs is imported when it is called, so that the one for people starts at once.


def _json(report: Report) -> str:
    from engross.report import as_json

    return as_json.render(report)


def _sarif(report: Report) -> str:
    from engross.report import sarif

    return sarif.render(report)


def _junit(report: Report) -> str:
    from engross.report import junit

    return junit.render(report)


def _github(report: Report) -> str:
    from engross.report import github

    return github.render(report)


def _gitlab(report: Report) -> str:
    from engross.report import gitlab

    return gitlab.render(report)


RENDERERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "human": human.render,
        "json": _json,
        "sarif": _sarif,
        "junit": _junit,
        "github": _github,
        "gitlab": _gitlab,
    }
)
