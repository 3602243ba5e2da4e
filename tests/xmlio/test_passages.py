"""Every character of a text is found where it stands in the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross import xmlio
from engross.diagnostics import Location
from engross.xmlio.passages import Span
from engross.xmlio.positions import Spot

DOCTYPE = """<!DOCTYPE a [<!ENTITY e "én&#38;#38;d"><!ENTITY n ""><!ENTITY amp "&#38;#38;">
<!ENTITY m "p<b>q</b><!-- c -->&e;<![CDATA[&#38;x]]>">]>\r\n"""
# what it is in the file, and whether it writes its own characters
PIECES = ["plain ", "é𝒳", "e\u0301", "\r\n", "\n", "\t", "]", "&amp;", "&#x301;", "&#13;", "&gt;", "\u2028\u0085"]
CDATA = ["<![CDATA[x & <é>]]>", "<![CDATA[]]>", "<![CDATA[a]b]]\r\nc]]>"]
FOREIGN = ["&e;", "&n;", "&m;"]
NODES = ["<!-- c -->", "<?pi x?>", "<b/>", "<b>in &e; it</b>", "<!---->"]


def texts(root: xmlio.Element) -> list[tuple[Spot, str]]:
    """Give every text of a tree as lxml has it."""
    found = []
    for element in root.iter(etree.Element):
        sequence = xmlio.child_sequence(element)
        found.append((Spot(sequence, None, 0), element.text or ""))
        found += [(Spot(sequence, None, n), child.tail or "") for n, child in enumerate(element, 1)]
    return [(spot, text) for spot, text in found if text]


def characters(root: xmlio.Element) -> list[tuple[Spot, str]]:
    return [(spot._replace(start=n), text[n]) for spot, text in texts(root) for n in range(len(text))]


def said(raw: str) -> str:
    """Read what bytes outside of CDATA sections say."""
    return etree.fromstring(f"<a>{raw}</a>").text or ""


documents = st.builds(
    lambda pieces: f"{DOCTYPE}<a>{''.join(pieces)}</a>", st.lists(st.sampled_from(PIECES + CDATA + FOREIGN + NODES))
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])


@given(documents, encodings)
def test_every_character_is_found(text: str, encoding: str) -> None:
    if encoding == "utf-16-le":
        text = '<?xml version="1.0" encoding="UTF-16"?>' + text
    document = xmlio.parse(text.encode(encoding), "a.xml")
    wanted = characters(document.root)
    index = document.positions
    spans = index.spans([spot for spot, _ in wanted])
    assert len(spans) == len(wanted)
    for spot, character in wanted:
        span = spans[spot]
        written = index.data[span.start : span.end].decode()
        if span.is_cdata:
            assert span.is_own
            assert re.sub("\r\n?", "\n", written) == character
        elif span.is_own:
            assert said(written) == character
        else:
            assert written in FOREIGN
    places = document.locate_all([spot for spot, _ in wanted])
    lines = index.data.decode().split("\n")
    for (spot, character), place in zip(wanted, places, strict=True):
        assert place.line is not None
        assert place.column is not None
        there = (lines[place.line - 1] + "\n")[place.column - 1 :]
        assert there.startswith((character, "&", "\r")), (spot, character, there)


@given(documents, st.data())
def test_words_that_are_their_own_are_read_back(text: str, data: st.DataObject) -> None:
    document = xmlio.parse(text.encode(), "a.xml")
    for spot, words in texts(document.root):
        start = data.draw(st.integers(0, len(words) - 1))
        length = data.draw(st.integers(1, len(words) - start))
        asked = spot._replace(start=start, length=length)
        span = document.positions.spans([asked])[asked]
        written = document.positions.data[span.start : span.end].decode()
        if span.is_own and span.is_cdata:
            assert re.sub("\r\n?", "\n", written) == words[start : start + length]
        elif span.is_own:
            assert said(written) == words[start : start + length]


@given(st.lists(st.sampled_from([*PIECES, *CDATA, "<!-- c -->", "<?pi x?>", "<b>in it</b>"]), max_size=12))
def test_without_entities_only_markup_stands_between(pieces: list[str]) -> None:
    document = xmlio.parse(f"<a>{''.join(pieces)}</a>".encode(), "a.xml")
    spans = document.positions.spans([spot for spot, _ in characters(document.root)])
    assert all(span.is_own for span in spans.values())


@pytest.mark.parametrize(
    ("text", "start", "length", "span"),
    [
        ("<a>one two</a>", 4, 3, Span(7, 10, is_own=True, is_cdata=False)),
        ("<a>e&#x301;</a>", 0, 2, Span(3, 11, is_own=True, is_cdata=False)),
        ("<a>e&#x301;</a>", 1, 1, Span(4, 11, is_own=True, is_cdata=False)),
        ("<a>1\r\n2</a>", 1, 1, Span(4, 6, is_own=True, is_cdata=False)),
        ("<a><![CDATA[<b>]]></a>", 0, 3, Span(12, 15, is_own=True, is_cdata=True)),
        ("<a>x<![CDATA[<b>]]></a>", 0, 2, Span(3, 14, is_own=False, is_cdata=True)),
        ("<!DOCTYPE a [<!ENTITY e 'éé'>]><a>&e;x</a>", 1, 1, Span(36, 39, is_own=False, is_cdata=False)),
        ("<!DOCTYPE a [<!ENTITY e ''>]><a>x&e;x</a>", 0, 2, Span(32, 37, is_own=False, is_cdata=False)),
    ],
)
def test_spans(text: str, start: int, length: int, span: Span) -> None:
    spot = Spot("/1", None, 0, start, length)
    assert xmlio.parse(text.encode(), "a.xml").positions.spans([spot]) == {spot: span}


def test_words_that_are_not_there_have_the_place_of_their_element() -> None:
    document = xmlio.parse(b"<a>\n<b>word</b></a>", "a.xml")
    spots = [Spot("/1/1", None, 0, 3, 2), Spot("/1/1", None, 1), Spot("/1/1", None, 0, 3)]
    assert document.locate_all(spots) == [Location("a.xml", 2, 1), Location("a.xml", 2, 1), Location("a.xml", 2, 7)]


def test_a_long_text_is_found_in_any_part_of_it() -> None:
    text = "é𝒳 and " * 400_000
    document = xmlio.parse(f"<a><b/>{text}</a>".encode(), "a.xml")
    spots = [Spot("/1", None, 1, start) for start in range(0, len(text), 999)]
    assert [place.column for place in document.locate_all(spots)] == [spot.start + 8 for spot in spots]


def test_many_attributes_are_found_as_one_by_one() -> None:
    text = "<a>" + "\n<b m='1'><c n='é'/></b>" * 300 + "</a>"
    document = xmlio.parse(text.encode(), "a.xml")
    spots = [Spot(f"/1/{step}/1", "n") for step in range(300, 0, -1)]
    assert document.locate_all(spots) == [document.locate(spot.element, "n") for spot in spots]
