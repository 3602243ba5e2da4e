"""A mend changes what it is asked to, and not a byte besides."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross import xmlio
from engross.errors import DocumentError
from engross.mending import Mended, mend
from engross.rules.finding import Finding, Words
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from pathlib import Path

DOCTYPE = """<!DOCTYPE a [<!ENTITY e "én &#38;#38; d"><!ENTITY n ""><!ENTITY m "p<b n='1  2'>q  r</b><!-- c -->&e;">
<!ATTLIST b t NMTOKENS #IMPLIED d CDATA "by  default">]>\r\n"""
TEXTS = ["plain  text ", "é𝒳  ", "e\u0301", " \r\n ", "\n", "\t\t", "]", "&amp;", "e&#x301;", "&#13;", "]]&gt; ", "  "]
INSIDE = ["<![CDATA[x  & <é>]]>", "<![CDATA[]]>", "<![CDATA[a]b]]\r\n  ce\u0301]]>", "&e;", "&n;", "&m;"]
NODES = [
    "<!-- c  d -->",
    "<?pi x  y?>",
    "<b/>",
    "<b>in  &e; it</b>",
    "<b\n n = 'a\r\n \"b  c&amp; &e;  d'  t=' x  y '  />",
]
VALUES = ["", "a  b", " a", "a ", "x&#32;&#x20;y", "&lt;  &e;  &quot;", "\r\n\t", "e\u0301", "e&#x301;", "𝒳>  ", "&n;"]
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "iso-8859-1",
    "windows-1252",
    "big5",
    "shift_jis",
]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    pieces = draw(st.lists(st.sampled_from(TEXTS + INSIDE + NODES), max_size=12))
    values = draw(st.lists(st.sampled_from(VALUES), max_size=4))
    quote = draw(st.sampled_from("\"'"))
    text = f"<a v={quote}{''.join(values)}{quote} xml:id='i'>{''.join(pieces)}</a>"
    encoding = draw(st.sampled_from(ENCODINGS))
    if encoding.startswith("utf"):
        name = "UTF-16" if "16" in encoding else "UTF-8"
        return f"<?xml version='1.0'  encoding='{name}'?>{DOCTYPE}{text}".encode(encoding)
    whole = f"<?xml version='1.0'  encoding='{encoding}'?>{DOCTYPE}{text}"
    return whole.encode(encoding, "ignore")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def wishes(document: xmlio.XmlDocument, *, seed: int = 0) -> list[Finding]:
    """Ask for single spaces and composed characters wherever the tree has others."""
    found = []
    for element in document.root.iter(etree.Element):
        sequence = xmlio.child_sequence(element)
        found += [
            Finding("I009", "", "a.xml", sequence, str(name), mend=squeezed(str(value)).strip())
            for name, value in element.attrib.items()
            if squeezed(str(value)).strip() != value
        ]
        for after, text in enumerate([element.text, *(child.tail for child in element)]):
            for match in re.finditer(r"\s\s+|\w\w*[\u0300-\u036f]+", text or ""):
                words = Words(after, match.start(), len(match[0]))
                if squeezed(match[0]) != match[0]:
                    found.append(Finding("U001", "", "a.xml", sequence, None, words=words, mend=squeezed(match[0])))
    random.Random(seed).shuffle(found)  # noqa: S311 (any order will do)
    return found


def same_outside(old: bytes, new: bytes, document: xmlio.XmlDocument, asked: list[Finding]) -> bool:
    """Tell whether the texts differ inside of wished-for spans alone, comparing character by character."""
    pattern, here = "", 0
    index = document.positions
    spans = []
    for finding in asked:
        if finding.words is None:
            place = index.value(finding.element, finding.attribute or "")
            if place is not None:
                spans.append(place)
        else:
            first = Spot(finding.element, None, finding.words.after)
            spots = [first._replace(start=finding.words.start + n) for n in range(finding.words.length)]
            spans += [(span.start, span.end) for span in index.spans(spots).values() if span.is_own]
    for start, end in sorted(spans):
        if start < here:
            continue
        pattern += re.escape(index.data[here:start].decode()) + "(?s:.*?)"
        here = end
    pattern += re.escape(index.data[here:].decode())
    return bool(re.fullmatch(pattern, xmlio.parse(new, "a.xml").positions.data.decode()))


def everything(data: bytes, asked: list[Finding]) -> Mended:
    return mend(data, asked, attributes=True, text=True)


@given(files(), st.integers(0, 9))
def test_nothing_else_is_touched(data: bytes, seed: int) -> None:
    document = xmlio.parse(data, "a.xml")
    asked = wishes(document, seed=seed)
    mended = everything(data, asked)
    assert set(mended.made) | set(mended.left) == set(asked)
    assert not set(mended.made) & set(mended.left)
    assert mended.made or mended.data == data
    assert same_outside(data, mended.data, document, asked)
    assert "could not be read" not in " ".join(mended.reasons.values())
    assert "would" not in " ".join(mended.reasons.values())
    # the declaration, the byte order mark and the encoding are as they were
    assert mended.data[:20] == data[:20]
    assert xmlio.encoding.coding(mended.data) == xmlio.encoding.coding(data)


@given(files())
def test_in_rounds_everything_is_mended_that_can_be(data: bytes) -> None:
    for _ in range(9):
        mended = everything(data, wishes(xmlio.parse(data, "a.xml")))
        if not mended.made:
            break
        data = mended.data
    assert not mended.made
    assert all(finding in mended.reasons for finding in mended.left)


@given(files())
def test_what_is_not_asked_for_is_not_mended(data: bytes) -> None:
    asked = wishes(xmlio.parse(data, "a.xml"))
    values = mend(data, asked, attributes=True, text=False)
    words = mend(data, asked, attributes=False, text=True)
    assert all(finding.attribute for finding in (*values.made, *values.left))
    assert all(finding.words for finding in (*words.made, *words.left))
    assert mend(data, asked, attributes=False, text=False) == Mended(data, (), (), {})


ENTITY = "<!DOCTYPE a [<!ENTITY e 'x  y'>]>"
FOREIGN = "an entity or a CDATA section begins or ends there"
ELSEWHERE = "the attribute does not stand in this tag itself"
LETTERS = "it would change more than white space and the way that characters are composed"


def value(text: str, new: str) -> str:
    """Mend the attribute v of the root."""
    mended = everything(text.encode(), [Finding("I009", "", "a.xml", "/1", "v", mend=new)])
    return mended.data.decode() if mended.made else ", ".join(mended.reasons.values())


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ('<a  v = "#a  #b"/>', "#a #b", '<a  v = "#a #b"/>'),
        ("<a v='&amp;  &#x41; b  c'/>", "& A b c", "<a v='&amp; &#x41; b c'/>"),
        ("<a v='x'/>", "a'\"<&>\n", "<a v='a&apos;\"&lt;&amp;>&#10;'/>"),
        ('<a v="x"/>', "a'\"", '<a v="a\'&quot;"/>'),
        ("<a v=''/>", "x", "<a v='x'/>"),
        ("<a v='x'/>", "", "<a v=''/>"),
        ("<a v='x\r\n  y'/>", "x y", "<a v='x\r\ny'/>"),
        ("<a v='e&#x301;&#x41;'/>", "éA", "<a v='é&#x41;'/>"),
        (
            ENTITY + "<a v='&e;  b'/>",
            "x  y b",
            ENTITY + "<a v='&e; b'/>",
        ),
        (
            ENTITY + "<a v='b  &e;'/>",
            "b x  y",
            ENTITY + "<a v='b &e;'/>",
        ),
        (
            ENTITY + "<a v='&e;'/>",
            "x y",
            FOREIGN,
        ),
        ("<!DOCTYPE a [<!ATTLIST a v CDATA 'x'>]><a/>", "y", ELSEWHERE),
        (
            "<!DOCTYPE a [<!ATTLIST a v NMTOKENS #IMPLIED>]><a v='x  y'/>",
            "y",
            "the document type changes what is written there",
        ),
        ("<a v='x'/>", "\x01", "it holds a character that may not stand in XML"),
        ("<a v='x'/>", "x", "it is as it should be already"),
        ("<a w='x'/>", "y", ELSEWHERE),
    ],
)
def test_attributes(text: str, new: str, wanted: object) -> None:
    assert value(text, new) == wanted


def test_attributes_are_known_by_their_prefix() -> None:
    text = "<a xmlns:z='urn:z' z:v='1' v='2' xml:v='3'/>"
    for name, wanted in (("v", "v='x'"), ("z:v", "z:v='x'"), ("{urn:z}v", "z:v='x'"), ("xml:v", "xml:v='x'")):
        mended = everything(text.encode(), [Finding("I009", "", "a.xml", "/1", name, mend="x")])
        assert f" {wanted}" in mended.data.decode()


def words(text: str, start: int, length: int, new: str, after: int = 0) -> str:
    """Mend words of the root."""
    wish = Finding("U001", "", "a.xml", "/1", words=Words(after, start, length), mend=new)
    mended = everything(text.encode(), [wish])
    return mended.data.decode() if mended.made else ", ".join(mended.reasons.values())


@pytest.mark.parametrize(
    ("text", "start", "length", "new", "wanted"),
    [
        ("<a>x  y</a>", 1, 2, " ", "<a>x y</a>"),
        ("<a>x  y</a>", 0, 4, "x y", "<a>x y</a>"),
        ("<a>e&#x301;t</a>", 0, 2, "é", "<a>ét</a>"),
        ("<a>e&#x301;&lt;</a>", 0, 3, "é<", "<a>é&lt;</a>"),
        ("<a><![CDATA[<  &]]></a>", 1, 2, " ", "<a><![CDATA[< &]]></a>"),
        ("<a>x <![CDATA[ y]]></a>", 1, 2, " ", "<a>x <![CDATA[y]]></a>"),
        ("<a>x <![CDATA[ y]]></a>", 1, 2, "\u3000", FOREIGN),
        ("<!DOCTYPE a [<!ENTITY e '  '>]><a>&e;</a>", 0, 2, " ", FOREIGN),
        ("<!DOCTYPE a [<!ENTITY e ''>]><a> &e; </a>", 0, 2, "", FOREIGN),
        ("<!DOCTYPE a [<!ENTITY e ''>]><a> &e; </a>", 0, 2, " ", "<!DOCTYPE a [<!ENTITY e ''>]><a> &e;</a>"),
        ("<a>1\r\n\r\n2</a>", 1, 2, "\n", "<a>1\r\n2</a>"),
        ("<a>1 2\r\n</a>", 1, 1, "\n", "<a>1\r\n2\r\n</a>"),
        ("<a>12</a>", 1, 1, " 2", "<a>1 2</a>"),
        ("<a>12</a>", 0, 1, " 1", "<a> 12</a>"),
        ("<a>12</a>", 0, 1, "3", LETTERS),
        ("<a>12</a>", 1, 2, "2 ", "the words are not there"),
        ("<a><![CDATA[1 2]]></a>", 1, 1, "\r", "it could end the CDATA section it stands in"),
    ],
)
def test_words(text: str, start: int, length: int, new: str, wanted: object) -> None:
    assert words(text, start, length, new) == wanted


def test_words_behind_a_child() -> None:
    assert words("<a>x<b/><!-- - -->y  z</a>", 1, 2, " ", after=2) == "<a>x<b/><!-- - -->y z</a>"


def test_a_character_that_the_encoding_lacks_is_referred_to() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?>\n<a v='x' w='é'>a&#x306; <![CDATA[a]]></a>"
    asked = [
        Finding("D001", "", "a.xml", "/1", "v", mend="1–2"),
        Finding("U001", "", "a.xml", "/1", words=Words(0, 0, 2), mend="ă"),
        Finding("U001", "", "a.xml", "/1", words=Words(0, 3, 1), mend="a\u3000"),
    ]
    mended = everything(text.encode("latin-1"), asked)
    assert mended.data == (
        "<?xml version='1.0' encoding='iso-8859-1'?>\n<a v='1&#8211;2' w='é'>&#259; <![CDATA[a]]></a>".encode("latin-1")
    )
    assert mended.reasons == {asked[2]: "iso8859-1 lacks a character of it"}


def test_of_mends_that_touch_the_first_is_made() -> None:
    asked = [
        Finding("I009", "", "a.xml", "/1", "v", mend="a b"),
        Finding("I003", "", "a.xml", "/1", "v", mend="a  #b"),
        Finding("I003", "", "a.xml", "/1", "v", mend="#a  b"),
    ]
    mended = everything(b"<a v='a  b'/>", asked)
    assert mended.data == b"<a v='#a b'/>"
    assert mended.made == (asked[0], asked[2])
    assert mended.left == (asked[1],)
    assert mended.reasons == {}


def test_a_file_whose_encoding_writes_one_text_in_two_ways_is_left_alone() -> None:
    asked = [Finding("I009", "", "a.xml", "/1", "v", mend="a b")]
    shift = "<?xml version='1.0' encoding='cp932'?><a w='\u2252' v='a  b'/>".encode("cp932")
    assert everything(shift, asked).data == shift.replace(b"a  b", b"a b")
    other = shift.replace(b"\x81\xe0", b"\x87\x90")  # the same character
    mended = everything(other, asked)
    assert mended.data == other
    assert mended.reasons == {asked[0]: "the encoding of the file writes the same text in more than one way"}


@pytest.mark.corpus
def test_letters_of_the_corpus_lose_only_what_they_should(corpus: Path) -> None:
    count = 0
    for file in sorted(corpus.rglob("*.xml"))[::40]:
        data = file.read_bytes()
        try:
            document = xmlio.parse(data, "a.xml")
        except DocumentError:
            continue
        asked = [finding for finding in wishes(document) if finding.words or "xml:space" not in str(finding.attribute)][
            :300
        ]
        mended = everything(data, asked)
        count += len(mended.made)
        assert "would" not in " ".join(mended.reasons.values())
        old, new = ("".join(xmlio.parse(each, "a.xml").root.itertext()) for each in (data, mended.data))
        assert unicodedata.normalize("NFC", "".join(old.split())) == unicodedata.normalize("NFC", "".join(new.split()))
    assert count
