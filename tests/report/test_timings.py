"""Where the time went, in aligned columns."""

from __future__ import annotations

from engross.report.timings import timings_table

TABLE = """\
slowest      ms
日本.xml  1,500
a.xml       250

stylesheet  runs     ms  ms each
html.xsl       2  1,700    850.0
record.xsl     1     50     50.0
text.xsl       1      0      0.4
"""


def test_the_slowest_come_first() -> None:
    timings = [
        ("a.xml", "html.xsl", 0.2),
        ("a.xml", "record.xsl", 0.05),
        ("日本.xml", "html.xsl", 1.5),
        ("b.xml", "text.xsl", 0.0004),
    ]
    assert timings_table(timings, slowest=2) == TABLE


def test_nothing_took_time() -> None:
    assert timings_table([]) == "Nothing had to be made anew, and nothing took time.\n"
