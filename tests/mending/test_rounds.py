"""A file is mended until nothing is left to mend, and never made worse."""

from __future__ import annotations

import re

from lxml import etree

from engross import xmlio
from engross.diagnostics import Location
from engross.mending import Outcome, mend_document
from engross.rules.finding import Finding, Words
from engross.xmlio import XmlDocument


def rounds(text: str, *checks: object, attributes: bool = True, words: bool = True) -> Outcome:
    def check(document: XmlDocument) -> list[Finding]:
        return [finding for rule in checks for finding in rule(document)]  # type: ignore[operator]

    return mend_document(xmlio.parse(text.encode(), "a.xml"), check, attributes=attributes, text=words)


def one_space(document: XmlDocument) -> list[Finding]:
    """Ask for the first two of several spaces to become one."""
    found = []
    for element in document.root.iter(etree.Element):
        sequence = xmlio.child_sequence(element)
        text = element.text or ""
        if match := re.search("  ", text):
            words = Words(0, match.start(), 2)
            found.append(Finding("U001", "", "a.xml", sequence, words=words, mend=" "))
        value = element.get("n", "")
        if "  " in value:
            found.append(Finding("I009", "", "a.xml", sequence, "n", mend=value.replace("  ", " ", 1)))
    return found


def no_b(document: XmlDocument) -> list[Finding]:
    return [Finding("T009", "", "a.xml", "/1", "n")] if document.root.get("n") == "b" else []


def a_to_b(document: XmlDocument) -> list[Finding]:
    return [Finding("D009", "", "a.xml", "/1", "n", mend="b")] if document.root.get("n") == "a" else []


def test_rounds_go_on_until_nothing_changes() -> None:
    outcome = rounds("<a n='1    2'>x   y<b n='  '/></a>", one_space)
    assert outcome.data == b"<a n='1 2'>x y<b n=' '/></a>"
    assert len(outcome.made) == 6
    assert outcome.unmade == ()


def test_there_are_five_at_most() -> None:
    outcome = rounds("<a>x         y</a>", one_space)
    assert outcome.data == b"<a>x    y</a>"
    assert len(outcome.made) == 5


def test_nothing_is_made_worse() -> None:
    outcome = rounds("<a n='a'>x  y</a>", a_to_b, no_b, one_space)
    assert outcome.data == b"<a n='a'>x y</a>"
    assert [finding.code for finding in outcome.made] == ["U001"]
    (said,) = outcome.unmade
    assert (said.code, said.location) == ("O008", Location("a.xml", 1, 4))
    assert said.message == "the mend for D009 was not made, because T009 would be found then"


def test_what_gets_worse_elsewhere_stops_the_whole_round() -> None:
    def no_single_space(document: XmlDocument) -> list[Finding]:
        return [] if "  " in (document.root.text or "") else [Finding("T009", "", "a.xml", "/1/1")]

    outcome = rounds("<a n='a'>x  y<b/></a>", a_to_b, one_space, no_single_space)
    assert outcome.data == b"<a n='a'>x  y<b/></a>"
    assert [finding.code for finding in outcome.unmade] == ["O008", "O008"]


def test_what_cannot_be_mended_is_said_at_its_place() -> None:
    text = "<!DOCTYPE a [<!ENTITY e '  '>]>\n<a n='&e;'>&e;</a>"
    outcome = rounds(text, one_space)
    assert outcome.data == text.encode()
    assert [str(finding.location) for finding in outcome.unmade] == ["a.xml:2:12", "a.xml:2:4"]
    assert rounds(text, one_space, words=False).unmade == outcome.unmade[1:]
