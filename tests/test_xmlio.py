"""Reading XML safely, and saying exactly where something stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross import xmlio
from engross.diagnostics import Location
from engross.errors import DocumentError

BOMB = (
    b"<!DOCTYPE a [<!ENTITY a0 '"
    + b"x" * 100
    + b"'>"
    + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    + b"]>\n<a>&a9;</a>"
)

FAULTS: list[tuple[str, bytes, str, int, int, str]] = [
    ("two hyphens in a comment", b"<a>\n<!-- a -- b --></a>", "X001", 2, 10, "two hyphens"),
    ("value without quotation marks", b"<a>\n<p n=1/></a>", "X001", 2, 6, "quotation marks"),
    ("UTF-8 that declares UTF-16", b'<?xml version="1.0" encoding="UTF-16"?>\n<a/> ', "X002", 1, 31, "single bytes"),
    ("no encoding of XML", b"<?xml version='1.0' encoding='punycode'?>\n<a/>", "X002", 1, 31, "punycode"),
    ("no encoding of text", b"<?xml version='1.0' encoding='rot13'?>\n<a/>", "X002", 1, 31, "rot13"),
    ("undeclared entity in an attribute", b'<a>\n<p n="x&nbsp;y"/></a>', "X005", 2, 8, "&nbsp;"),
    ("entity of a DTD in an attribute", b'<!DOCTYPE a SYSTEM "t.dtd">\n<a n="&nbsp;"/>', "X005", 2, 13, "&nbsp;"),
    ("empty", b"", "X001", 1, 1, "holds no element"),
    ("no markup", b"hello", "X001", 1, 1, "a tag was expected"),
    ("wrong end tag", b"<a>\n <b>\n </a>", "X001", 3, 2, "line 2 opened <b>"),
    ("prefixed end tag", b'<t:a xmlns:t="u">\n<t:b></t:a>', "X001", 2, 6, "</t:a> stands where </t:b>"),
    ("never closed", b"<a>\n<b>", "X001", 2, 4, "ends inside <b>"),
    ("two roots", b"<a/>\n<b/>", "X001", 2, 1, "after the end of the root"),
    ("bare ampersand", b"<a>\n  R & D</a>", "X001", 2, 5, "& is written &amp;"),
    ("ampersand before a name", b"<a>Harbour&Trust</a>", "X001", 1, 11, "& is written &amp;"),
    ("ampersand in an attribute", b'<a n="R & D"/>', "X001", 1, 9, "& is written &amp;"),
    ("reference without its end", b"<a>R &amp D</a>", "X001", 1, 6, "a ; is missing after &amp"),
    ("number of no character", b"<a>&#xZ;</a>", "X001", 1, 4, "no character's number"),
    ("bare <", b"<a>Nobody < 5</a>", "X001", 1, 11, "< is written &lt;"),
    ("bare < before a digit", b"<a>x <5</a>", "X001", 1, 6, "< is written &lt;"),
    ("space before a name", b"<a>x\n< closer>y</closer></a>", "X001", 2, 1, "a space may not follow < "),
    ("space before a name at its end", b"<a>x</ a>", "X001", 1, 5, "a space may not follow </ "),
    ("no =", b'<a>\n<add n="1" place "above">x</add></a>', "X001", 2, 12, "= is missing after place"),
    ("no value", b"<a>\n<add place>x</add></a>", "X001", 2, 6, "place has no value"),
    ("no value before another", b"<a>\n<add place n='1'>x</add></a>", "X001", 2, 6, "place has no value"),
    ("open value", b'<a>\n<add place="above hand="#ink">x</add></a>', "X001", 2, 6, "value of place is not closed"),
    ("open value, then a name", b'<a>\n<add place="above hand="ink">x</add></a>', "X001", 2, 6, "place is not closed"),
    ("open value to the next tag", b'<a>\n<p n="1>x<b m="2"/></p></a>', "X001", 2, 10, "the value of n"),
    ("tag without its end", b"<a>\n<p n='1' <b/></p></a>", "X001", 2, 10, "inside a tag"),
    ("no space between attributes", b"<a>\n<p n='1'm='2'/></a>", "X001", 2, 9, "a space is missing"),
    ("other character in a tag", b"<a>\n<p n='1', m='2'/></a>", "X001", 2, 9, "the character , may not"),
    ("end of a CDATA section", b"<a>x]]>y</a>", "X001", 1, 5, "]]&gt;"),
    ("control character", b"<a>\x01</a>", "X001", 1, 4, "U+0001"),
    ("vertical tab", b"<a>x\x0by</a>", "X001", 1, 5, "U+000B may not stand in XML; take it out"),
    ("no character", "<a>x\uffffy</a>".encode(), "X001", 1, 5, "U+FFFF may not stand in XML"),
    ("undeclared prefix", b"<a><x:b/></a>", "X001", 1, 4, "prefix"),
    ("doubled attribute", b"<a>\n<b c='1' c='2'/></a>", "X001", 2, 10, "same attribute twice: c"),
    ("late declaration", b"\n<?xml version='1.0'?><a/>", "X001", 2, 1, "very first thing"),
    ("not UTF-8", b"<?xml version='1.0' encoding='UTF-8'?>\n<a>caf\xe9 au</a>", "X002", 2, 7, "0xE9"),
    ("not UTF-8 by default", b"<a>\xc3\xa9\xe9</a>", "X002", 1, 5, "0xE9"),
    ("unknown encoding", b"<?xml version='1.0' encoding='foo-8'?>\n<a/>", "X002", 1, 31, "foo-8"),
    (
        "external entity",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>\n  foo &x;</a>',
        "X003",
        3,
        7,
        "passwd",
    ),
    (
        "network entity",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://x.example/y">]>\n<a>&x;</a>',
        "X003",
        2,
        4,
        "http://x.example/y",
    ),
    ("parameter entity", b'<!DOCTYPE a [<!ENTITY % x SYSTEM "x.ent"> %x;]>\n<a>\n  foo</a>', "X003", 1, 14, "x.ent"),
    ("entity bomb", BOMB, "X004", 2, 4, "a hundred times"),
    ("too deep", b"<a>" * 300 + b"</a>" * 300, "X004", 1, 771, "256"),
    ("undeclared entity", b"<a>\n &eacute;</a>", "X005", 2, 2, "&eacute;"),
    ("entity of a DTD", b'<!DOCTYPE a SYSTEM "tei.dtd">\n<a>\n x &eacute; y</a>', "X005", 3, 4, "&eacute;"),
]


@pytest.mark.parametrize(
    ("data", "code", "line", "column", "said"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_said_with_its_place(data: bytes, code: str, line: int, column: int, said: str) -> None:
    with pytest.raises(DocumentError) as raised:
        xmlio.parse(data, "tei/letter.xml")
    (finding,) = raised.value.diagnostics
    assert (finding.code, finding.location) == (code, Location("tei/letter.xml", line, column))
    assert said in finding.message
    assert finding.hint


GOOD: list[tuple[str, bytes, str]] = [
    ("internal entity", b'<!DOCTYPE a [<!ENTITY mdash "\xe2\x80\x94">]><a>x&mdash;y</a>', "x—y"),
    ("unused external entity", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>text</a>', "text"),
    ("UTF-16", '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"), "é"),
    ("UTF-16 without a mark", '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16-le"), "é"),
    ("windows-1252", '<?xml version="1.0" encoding="windows-1252"?><a>é—</a>'.encode("cp1252"), "é—"),
    ("Big5", '<?xml version="1.0" encoding="Big5"?><a>中文</a>'.encode("big5"), "中文"),
    ("byte order mark", "\ufeff<a>é</a>".encode(), "é"),
    ("doubled xml:id", b'<a><b xml:id="x">t</b><c xml:id="x"/></a>', "t"),
]


@pytest.mark.parametrize(("data", "text"), [good[1:] for good in GOOD], ids=[good[0] for good in GOOD])
def test_text_arrives_whole_in_every_encoding(data: bytes, text: str) -> None:
    document = xmlio.parse(data, "a.xml")
    assert "".join(document.root.itertext()) == text
    again = etree.fromstring(document.serialized().split("?>")[-1], etree.XMLParser(collect_ids=False))
    assert "".join(again.itertext()) == text


def test_no_document_type_is_read(tmp_path: Path) -> None:
    dtd = tmp_path / "tei.dtd"
    dtd.write_text('<!ENTITY secret "read"><!ATTLIST a n CDATA "read">')
    for address in (dtd.as_posix(), dtd.as_uri(), "http://127.0.0.1:9/tei.dtd", "none.dtd"):
        document = xmlio.parse(f'<!DOCTYPE a SYSTEM "{address}"><a>x</a>'.encode(), "a.xml")
        assert etree.tostring(document.root) == b"<a>x</a>"
        for asking in (
            f'<!DOCTYPE a SYSTEM "{address}"><a>&secret;</a>',
            f'<!DOCTYPE a [<!ENTITY % d SYSTEM "{address}"> %d;]><a>&secret;</a>',
        ):
            with pytest.raises(DocumentError):
                xmlio.parse(asking.encode(), "a.xml")


def test_an_endless_attribute_is_said() -> None:
    with pytest.raises(DocumentError, match=r"X004 .*ten million characters"):
        xmlio.parse(b'<a n="' + b"x" * 11_000_000 + b'"/>', "a.xml")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="X006"):
        xmlio.read(tmp_path / "none.xml", "none.xml")


def test_columns_count_characters_and_lines_end_at_line_feeds() -> None:
    text = '<a>é𝒳<b/>\u0085\n<c\n x="1" xml:id=\'é\' xmlns:id="u" n="2"><!-- k --><d e = "5"/></c></a>'
    for data in (text.encode(), text.encode("utf-16")):
        document = xmlio.parse(data, "g.xml")
        b, c = document.root
        d = c[1]
        assert document.locate(b) == Location("g.xml", 1, 6)
        assert document.locate(c) == Location("g.xml", 2, 1)
        assert document.locate(c, "n") == Location("g.xml", 3, 32)
        assert document.locate(c, "xml:id") == Location("g.xml", 3, 8)
        assert document.locate(c, xmlio.XML_ID) == Location("g.xml", 3, 8)
        assert document.locate(d, "e") == Location("g.xml", 3, 51)
        assert document.locate(d, "absent") == document.locate(d)


def test_attributes_are_told_apart_by_their_prefix() -> None:
    text = '<a xmlns:z="urn:z" z:n="1" n="2" xml:lang="en" lang="de"/>'
    document = xmlio.parse(text.encode(), "a.xml")
    written = ("n", "z:n", "xml:lang", "lang")
    for name, shown in zip(("n", "{urn:z}n", "xml:lang", "lang"), written, strict=True):
        column = document.locate("/1", name).column or 0
        assert text[column - 1 :].split("=")[0] == shown


def test_what_comes_out_of_an_entity_stands_where_the_entity_does() -> None:
    text = '<!DOCTYPE a [<!ENTITY e "<b n=\'1\'/>">]>\n<a>&e;<b n="2"/></a>'
    document = xmlio.parse(text.encode(), "a.xml")
    assert document.locate("/1/1", "n") == Location("a.xml", 2, 4)
    assert document.locate("/1/2", "n") == Location("a.xml", 2, 10)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("<a><b>inside</b>\n  é after<c/> more</a>", 2, 3),
        ("<a>first<b/></a>", 1, 4),
        ("<a><!-- x --><b/>&amp; so</a>", 1, 18),
        ("<a><b>inside</b> </a>", 1, 1),
    ],
)
def test_words_are_found_where_they_stand(text: str, line: int, column: int) -> None:
    document = xmlio.parse(text.encode(), "a.xml")
    assert document.locate_text(document.root) == Location("a.xml", line, column)


def test_a_place_that_is_not_there_is_the_nearest() -> None:
    assert xmlio.parse(b"<a><b/></a>", "a.xml").locate("/1/99/3") == Location("a.xml", 1, 4)


def test_a_fragment_keeps_ids_that_are_no_ids() -> None:
    assert xmlio.fragment('<a xml:id="1x"><b xml:id="1x"/></a>').get(xmlio.XML_ID) == "1x"


@st.composite
def trees(draw: st.DrawFn) -> str:
    """XML with elements, text, comments and line feeds in between."""
    children = draw(st.lists(st.deferred(trees), max_size=4))
    between = st.sampled_from(["", "\n", "é ", "<!-- < -->", "<?pi?>", "𝒳\r\n"])
    inner = "".join(draw(between) + child for child in children) + draw(between)
    return f'<e n="{draw(st.sampled_from(["", "a>b", "é"]))}">{inner}</e>'


@given(trees())
def test_every_element_is_found_where_it_stands(text: str) -> None:
    document = xmlio.parse(text.encode(), "t.xml")
    found = [document.locate(element) for element in document.root.iter(etree.Element)]
    lines = text.split("\n")
    for place in found:
        assert place.line is not None
        assert place.column is not None
        assert lines[place.line - 1][place.column - 1 :].startswith("<e ")
    assert len(set(found)) == text.count("<e ")


def test_a_child_sequence_counts_elements_alone() -> None:
    root = etree.fromstring("<a><!-- x --><b/>text<?y z?><c><d/></c></a>")
    assert xmlio.child_sequence(root) == "/1"
    assert xmlio.child_sequence(root[3][0]) == "/1/2/1"
