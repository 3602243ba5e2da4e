"""A finding has the place of what it is about."""

from __future__ import annotations

from engross import xmlio
from engross.rules.finding import Finding, Words
from engross.rules.placing import placed_in


def test_findings_are_placed_in_their_order() -> None:
    text = '<!DOCTYPE a [<!ENTITY e "two words">]>\r\n<a n="1">é𝒳 <!-- c -->one\r\n&e;<b m="2"/> end</a>'
    document = xmlio.parse(text.encode(), "a.xml")
    findings = [
        Finding("I002", "", "a.xml", "/1", words=Words(2, 1, 3)),
        Finding("I002", "", "a.xml", "/1/1", "m"),
        Finding("I002", "", "a.xml", "/1", words=Words(1, 8, 5)),
        Finding("I002", "", "a.xml", "/1", words=Words(0, 1, 1)),
        Finding("I002", "", "a.xml", "/1", words=Words(0, 2, 0)),
        Finding("I002", "", "a.xml", "/1", words=Words(7, 0, 1)),
        Finding("I002", "", "a.xml", "/1/1"),
    ]
    placed = [str(found.location).removeprefix("a.xml:") for found in placed_in(document, findings)]
    assert placed == ["3:15", "3:7", "3:1", "2:11", "2:12", "2:1", "3:4"]
    assert placed_in(document, []) == []
