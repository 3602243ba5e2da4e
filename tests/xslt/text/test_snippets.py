"""One TEI area a table: what stands in the file, and what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from engross.saxon import Result


def cases(*pairs: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("tei", "expected"), pairs)


@cases(
    ("<p>One\n   two</p>\n<p>three</p>", "One two\n\nthree"),
    ("<p>a<hi>b</hi>c <hi>d</hi>\n<hi>e</hi></p>", "abc d e"),
    ("<p>line<lb/>break, hyphen<lb break='no'/>\n   ation</p>", "line break, hyphenation"),
    (
        "<p>one <pb n='2'/>two, wo<pb n='3'/>rd, three<pb/> four</p>",
        "one [page 2] two, wo[page 3]rd, three [page] four",
    ),
    ("<p>hyphen-<pb n='2' break='no'/>\n  ated</p>", "hyphen-[page 2]ated"),
    ("<div><head>Title</head><p>Text</p></div>", "Title\n\nText"),
    ("<opener><dateline>Here, <date>now</date></dateline><salute>Dear,</salute></opener>", "Here, now\n\nDear,"),
    ("<closer>Yours<lb/>truly<signed>A</signed></closer>", "Yours\ntruly\nA"),
    ("<p><salute>Dear,</salute> I write</p>", "Dear, I write"),
    ("<div><p>he said <quote><p>A</p><p>B</p></quote> and <q>no</q></p></div>", "he said\n\nA\n\nB\n\nand no"),
    ("<p>a<space unit='chars'/>b</p>", "a b"),
    ("<div><figure><head>View</head><figDesc>a house</figDesc></figure></div>", "[picture: View a house]"),
    ("<p><graphic url='x.png'/></p>", "[picture]"),
    ("<div><p/><p>x</p></div>", "x"),
)
def test_structure(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


@cases(
    ("<list><item>a</item><item>b</item></list>", "a\nb"),
    ("<list rend='bulleted'><item>a</item><item>b</item></list>", "• a\n• b"),
    ("<list rend='numbered'><item>a</item><item n='7'>b</item></list>", "1. a\n7. b"),
    (
        "<list><item n='1'><label>First.</label><p>A</p><p>B</p></item><item><p>C</p></item></list>",
        "First. A\n\nB\n\nC",
    ),
    ("<list><label>x</label>\n<item>ex</item>\n<label>y</label><item>ypsilon</item></list>", "x ex\ny ypsilon"),
    ("<list><label>For:</label><item>A</item><item>B</item></list>", "For:\nA\nB"),
    ("<list><head>Copies</head><item>a<list><item>b</item></list></item></list>", "Copies\n\na\n\nb"),
    (
        "<table><head>T</head><row><cell>a</cell>\n<cell><p>b</p><p>c</p></cell></row><row><cell/><cell>d</cell></row></table>",
        "T\na | b c\n| d",
    ),
)
def test_lists_and_tables(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


@cases(
    ("<lg><l>one</l><l>two</l></lg><lg><l>three</l></lg>", "one\ntwo\n\nthree"),
    (
        "<sp><speaker>Ann.</speaker><stage>(sits)</stage><p>Yes. <stage>rises</stage> No.</p></sp><sp><l>Ah</l></sp>",
        "Ann.\n(sits)\nYes. (rises) No.\n\nAh",
    ),
    (
        "<div><stage>A wood.</stage><sp><speaker>B</speaker><p>x (<stage>aside</stage>) y</p></sp></div>",
        "A wood.\n\nB\nx (aside) y",
    ),
    ("<castList><castItem><role>Ann</role><roleDesc>a queen</roleDesc></castItem></castList>", "Ann a queen"),
)
def test_literature(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


@cases(
    ("<p>a <supplied>b</supplied> c<supplied> d </supplied>e</p>", "a [b] c [d] e"),
    (
        "<p>x <unclear>y</unclear> <unclear cert='low'>z</unclear> <unclear cert='high'>w</unclear></p>",
        "x [y?] [z?] [w]",
    ),
    (
        "<p>the <foreign xml:lang='ru-Latn'>slovo</foreign> and <foreign xml:lang='fr'>mot</foreign></p>",
        "the [slovo] and mot",
    ),
    (
        "<p>go<del>n</del>es <add place='above'>in</add> <add place='sideways'>x</add></p>",
        "go[deleted: n]es [added above the line: in] [added sideways: x]",
    ),
    ("<p>w<subst>\n<del>a</del>\n<add>o</add></subst>rd</p>", "w[deleted: a][added: o]rd"),
    (
        "<p><add hand='#clerk'>yes</add> <add hand='#maybe'>so</add> <add hand='#red'>no</add></p>",
        "[added, in the hand of Ann Lee: yes] [added, in the hand of Ann Lee (possibly): so] [added, hand: red: no]",
    ),
    (
        "<p>a <gap reason='illegible' quantity='2' unit='words'/> b<gap/> <gap reason='torn'/></p>",
        "a [illegible, 2 words] b[gap] [torn]",
    ),
    ("<p><del><gap reason='illegible'/></del><del/></p>", "[deleted: [illegible]][deleted]"),
    (
        "<p><choice><sic>teh</sic><corr>the</corr></choice>, <choice><expan>doctor</expan><abbr>Dr</abbr></choice></p>",
        "teh [the], Dr [doctor]",
    ),
    ("<p>d<ex>octo</ex>r <handShift new='#clerk'/> on</p>", "d[octo]r [change of hand, in the hand of Ann Lee] on"),
)
def test_editing(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


@cases(
    (
        "<p>a<note>A.</note> b<note place='foot'><p>B.</p><p>C.</p></note></p>",
        "a[note 1] b[note 2]\n\nNotes\n\n[note 1] A.\n[note 2] B.\nC.",
    ),
    ("<p>X <note type='identification' place='inline'>\n   Y\n  </note>, Z</p>", "X [Y], Z"),
    ("<p>X <note place='margin' hand='#clerk'>seen</note></p>", "X [Note in the margin, in the hand of Ann Lee: seen]"),
    ("<div><note type='endorsement' hand='#red'>Approved</note></div>", "[Endorsement, hand: red]\nApproved"),
    ("<opener><note type='handling'>Return</note></opener>", "Return"),
    ("<div><note>Editors say</note><p>x</p></div>", "[Note]\nEditors say\n\nx"),
    (
        "<p>the <app><lem wit='#A'>cat</lem><rdg wit='#B'>dog</rdg><rdg wit='#C'/></app> sat<note>n</note></p>",
        "the cat[note 1] sat[note 2]\n\nNotes\n\n[note 1] dog B; omitted C (in the text: A)\n[note 2] n",
    ),
    (
        "<p>a<note>see <ref target='#x'/> b<note>inner</note></note></p>",
        "a[note 1]\n\nNotes\n\n[note 1] see [see #x] b[note 2]\n[note 2] inner",
    ),
)
def test_notes(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


@cases(
    (
        "<u who='#ann'>Well <pause/> yes <vocal><desc>laughs</desc></vocal></u><u>No</u>",
        "Ann Lee: Well [pause] yes [sound: laughs]\n\nNo",
    ),
    ("<entry><form><orth>cat</orth></form> <sense n='1'><def>an animal</def></sense></entry>", "cat\n1 an animal"),
    ("<p><ruby><rb>漢</rb><rt>kan</rt></ruby></p>", "漢(kan)"),
)
def test_speech_and_words(plain: Callable[[str], str], tei: str, expected: str) -> None:
    assert plain(tei) == expected


def test_lists_of_names_follow_the_notes(plain: Callable[[str], str]) -> None:
    text = """<text><body><p>a<note>n</note></p></body><back><div><head>Index</head><listPerson><person>
      <persName><forename>Ann</forename><surname>Lee</surname></persName><birth><date>1900</date><settlement>Rome</settlement></birth>
      <note>a <hi>q</hi>ueen</note></person></listPerson></div></back></text>"""
    assert plain(text) == "a[note 1]\n\nIndex\n\nNotes\n\n[note 1] n\n\nPersons\n\nAnn Lee; 1900, Rome; a queen"


def test_unknown_elements_show_their_text_and_are_reported(result_of: Callable[[str], Result]) -> None:
    result = result_of("<p>a <x xmlns='urn:other'>b<y>c</y></x> d</p>")
    assert "a bc d" in result.text
    assert [(message.code, message.at) for message in result.messages] == [
        ("O001", "/1/2/1/1/1"),
        ("O001", "/1/2/1/1/1/1"),
    ]
