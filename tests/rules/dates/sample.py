"""Documents to look at, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import framed

from engross import config, facts, xmlio
from engross.rules import dates

if TYPE_CHECKING:
    from engross.rules.finding import Finding

NOTHING = config.Validate()


def findings(body: str = "<p>Text.</p>", *, header: str = "", settings: config.Validate = NOTHING) -> list[Finding]:
    document = xmlio.parse(framed(header=header, body=body).encode(), "tei/a.xml")
    return list(dates.check(document, facts.gather(document), settings))


def codes(body: str = "<p>Text.</p>", *, header: str = "", settings: config.Validate = NOTHING) -> list[str]:
    return [finding.code for finding in findings(body, header=header, settings=settings)]


def of_date(attributes: str, words: str = "") -> list[Finding]:
    return findings(f"<p><date {attributes}>{words}</date></p>")


def attributes(value: str) -> str:
    """Write a value of the table as attributes: when, from and to, or limits."""
    for mark, names in (("..", ("notBefore", "notAfter")), ("/", ("from", "to"))):
        if mark in value:
            return " ".join(f'{name}="{one}"' for name, one in zip(names, value.split(mark), strict=True))
    return f'when="{value}"'
