"""One list of findings for every renderer, with all that makes rendering hard."""

from __future__ import annotations

import pytest

from engross.codes import Severity
from engross.diagnostics import Location, diagnostic, in_order
from engross.report import Report

ODD = "tei/100%, a: Brief än Öse.xml"
FILES = {
    "tei/a.xml": "\n".join(
        ["<TEI>", *["  <line/>"] * 7, '\t<p>Liebe <hi>Grüße</hi> <ref target="#nowhere"/></p>', "<p/>", "</TEI>"]
    ).encode(),
    ODD: "<TEI>\r\n<p>日本語<b>e\u0301\u200b</b></p>\r\n</TEI>".encode(),
}
FINDINGS = in_order(
    [
        diagnostic("C001", "there is no edition.toml"),
        diagnostic("C001", "there is no edition.toml"),
        diagnostic("S010", "nothing says which schema applies"),
        diagnostic("X006", "cannot be read", Location("tei/gone.xml")),
        diagnostic("S011", "the schema cannot be read", Location("tei/a.xml", 1, 1)),
        diagnostic("S001", "<p> <é> 'quotes' \"and\" & more", Location("tei/a.xml", 9, 2), expected=("item", "label")),
        diagnostic("I002", 'target="#nowhere" points to nowhere', Location("tei/a.xml", 9, 31), hint="Did you mean y?"),
        diagnostic(
            "T001", "No hand is declared.", Location("tei/a.xml", 10, 1), detail="hand", severity=Severity.WARNING
        ),
        diagnostic("T001", "No hand is declared.", Location("tei/a.xml", 9, 1), detail="hand", severity=Severity.INFO),
        diagnostic("T001", "No hand is declared.", Location("tei/a.xml", 10, 1), detail="hand"),
        *(diagnostic("S003", "x is no attribute of <line>", Location("tei/a.xml", line, 3)) for line in range(2, 8)),
        diagnostic("S001", "100% wrong,\nso: it is {0} [here](1)\r\nor ::error:: ]]>", Location(ODD, 2, 11)),
        diagnostic("S001", "an \x1b[31mescape\x07, a \x9b, a \u202eturn and a 👩‍👧", Location(ODD, 2)),
        diagnostic("S001", "a place that the file has no longer", Location(ODD, 2000, 3)),
        diagnostic("S001", "a column that the line has no longer", Location(ODD, 1, 3000), detail="a,b:c%"),
        diagnostic("S001", "\ufffe is no character", Location("tei/bytes\udcff.xml", 1, 1)),
    ]
)


@pytest.fixture
def whole() -> Report:
    """A report of everything."""
    return Report(tuple(FINDINGS), ("tei/a.xml", ODD, "tei/clean.xml"), source=FILES.get)


@pytest.fixture
def odd() -> str:
    """The path that is hard to write."""
    return ODD
