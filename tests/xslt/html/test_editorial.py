"""What editors and writers did to a text, and everything else that TEI has, snippet by snippet."""

# ruff: noqa: E501 (the row of a table, and the source of a page, stay as they are)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import MakePage

# what stands in a body, how its transcript reads, and where a thing must be found in it
_SNIPPETS = [
    ("<p>a <supplied>b</supplied> c</p>", "a [b] c", "//span[@class='supplied']"),
    ('<p>a <supplied>b</supplied>, c</p>', "a [b], c", "//span[@class='supplied']/text()[. = ' ']"),
    ("<p>a <unclear>b</unclear></p>", "a b", "//span[@class='unclear']"),
    ('<p>a <unclear cert="low">b</unclear></p>', "a [b?]", "//span[@class='unclear cert-low']"),
    ('<p>a <foreign xml:lang="ru-Latn">slovo</foreign></p>', "a [slovo]", "//span[@class='original']/i[@lang='ru-Latn']"),
    ('<p>a <foreign xml:lang="fr">mot</foreign></p>', "a mot", "//i[@class='foreign'][@lang='fr']"),
    ('<p>a <add place="above">b</add></p>', "a b", "//ins[@class='add place-above'][@title='added, above the line']"),
    ('<p>a <add place="margin" hand="#clerk">b</add></p>', "a bHand: Ann Lee", "//ins[@class='add in-margin']"),
    ('<p>a <del rend="strikethrough">b</del></p>', "a b", "//del[contains(@title, 'struck through')]"),
    ("<p><subst><del>a</del><add>b</add></subst></p>", "ab", "//span[@class='subst']/ins"),
    ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "teh [the]", "//span[@class='alternative corr']"),
    ("<p><choice><corr>the</corr><sic>teh</sic></choice></p>", "teh [the]", "//span[@class='alternative corr']"),
    ("<p><choice><abbr>Dr.</abbr><expan>Doctor</expan></choice></p>", "Dr. [Doctor]", "//span[@class='alternative expan']"),
    ('<p>a<gap reason="illegible" unit="chars" quantity="3"/></p>', "a[···]", "//span[@class='gap'][contains(@title, 'illegible')]"),
    ('<p>a<gap reason="lost"/></p>', "a[lost]", "//span[@class='gap']"),
    ('<p>a<space unit="chars" quantity="1"/>b</p>', "a b", "//span[@class='space mark']"),
    ('<p>a<space dim="vertical" unit="line" quantity="1"/>b</p>', "ab", "//span[@class='space vertical mark']"),
    ("<p>a<lb/>b</p>", "ab", "//br"),
    ('<p>a<lb break="no"/>b</p>', "ab", "//span[@class='lb']/wbr"),
    ('<p>a<pb n="7"/>b</p>', "a7b", "//span[@class='pb mark']/span[@title='page 7']"),
    ('<p>a<pb n="7" facs="https://example.org/7"/></p>', "a7", "//a[@href='https://example.org/7']"),
    ('<p><hi rend="underline small-caps">a</hi></p>', "a", "//span[@class='hi rend-underline rend-small-caps']"),
    ('<p><hi rend="superscript">a</hi></p>', "a", "//sup"),
    ('<p><c rendition="#langesS">s</c></p>', "s", "//span[@class='c rend-langess']"),
    ('<p>13 <date when="1950-11-13">13.11.50</date></p>', "13 13.11.50", "//time[@datetime='1950-11-13'][@title='13 November 1950']"),
    ('<p><time when="06:00:00">6:00</time></p>', "6:00", "//time[@datetime='06:00:00']"),
    ('<p><q>a</q> <title level="m">b</title></p>', "a b", "//span[@class='title level-m']"),
    ("<quote><p>a</p></quote>", "a", "//blockquote[@class='quote']/p"),
    ('<p>a<handShift new="#clerk"/>b</p>', "aHand: Ann Leeb", "//span[@class='hand-shift']"),
    ('<p>a<handShift new="#maybe"/>b</p>', "aHand: possibly Ann Leeb", "//span[@class='hand-shift']"),
    ('<note place="margin" hand="#red">a</note>', "aHand: a red pencil", "//aside[contains(@class, 'marginal')]"),
    ('<p>a<note place="margin">b</note></p>', "ab", "//p/span[contains(@class, 'marginal')][@role='note']"),
    ('<p>a<note place="margin"><p>b</p></note></p>', "ab", "//div[@class='p']/aside/p"),
    ('<note type="handling">a</note>', "a", "//div[@class='note type-handling']"),
    ('<p>X <note type="identification" place="inline">Y</note></p>', "X [Y]", "//span[@class='gloss type-identification']"),
    ("<list><item>a</item></list>", "a", "//ul[@class='list']/li"),
    ('<list rend="numbered"><head>h</head><item>a</item></list>', "ha", "//ol/li"),
    ("<list><item><label>1.</label> a</item></list>", "1. a", "//ul[@class='list labelled']/li/span[@class='item-label']"),
    ("<list><label>Voted</label><item>a</item></list>", "Voteda", "//li[@class='list-label']"),
    ("<p>a <list><item>b</item></list> c</p>", "a b c", "//div[@class='p']/ul"),
    ('<table><head>h</head><row role="label"><cell>a</cell></row><row><cell cols="2">b</cell></row></table>', "hab",
     "//table[caption]//td[@colspan='2']"),
    ('<lg type="stanza"><l n="5">a</l><l>b</l></lg>', "5ab", "//div[@class='lg type-stanza']/div[@class='l'][1]/span[@class='line-number']"),
    ('<sp who="#ann"><speaker>ANN.</speaker><p>a <stage>(b)</stage></p></sp>', "ANN.a (b)", "//div[@class='sp']/p[@class='p']/span[@class='stage']"),
    ("<stage>a</stage>", "a", "//div[@class='stage']"),
    ('<castList><castItem><role>A</role>, <roleDesc>b</roleDesc></castItem></castList>', "A, b", "//div[@class='castItem']"),
    ("<p><app><lem wit='#A'>a</lem><rdg wit='#B #C'>b</rdg></app></p>", "a [b B C]", "//span[@class='rdg']"),
    ("<floatingText><body><p>a</p></body></floatingText>", "a", "//div[@class='floatingText']/div[@class='body']/p"),
    ("<p><address><addrLine>a</addrLine></address></p>", "a", "//p/span[@class='address']/span"),
    ("<div><head>a</head><div><head>b</head><p>c</p></div></div>", "abc", "//section/h3[.='a']/../section/h4[.='b']"),
    ('<p xml:lang="ar">a</p>', "a", "//p[@lang='ar'][@dir='rtl']"),
    ("<p><anchor xml:id='x'/>a<anchor>b</anchor></p>", "ab", "//span[@class='anchor'][@id='x']"),
    ('<p>see <ref target="#there"/></p><p xml:id="there">a</p>', "see this placea", "//a[@href='#there']"),
]  # fmt: skip


@pytest.mark.parametrize(("snippet", "reading", "place"), _SNIPPETS)
def test_snippets(snippet: str, reading: str, place: str, page: MakePage) -> None:
    made = page(snippet)
    assert made.body == reading
    assert made.all(f"//article[@class='transcript']{place}") != []
    assert made.messages == ()


@pytest.mark.parametrize(("snippet", "reading", "place"), _SNIPPETS)
def test_a_parser_sees_no_other_tree(snippet: str, reading: str, place: str, page: MakePage) -> None:
    made = page(snippet)
    assert made.all("//p//div | //p//p | //p//ul | //p//ol | //p//table | //p//blockquote | //a//a | //h1//p") == []


def test_unknown_elements_are_shown_and_reported(page: MakePage) -> None:
    made = page('<p>a <novelty xml:id="n">b</novelty></p><div><xyz><p>c</p></xyz></div>')
    assert made.body == "a bc"
    assert [(message.code, message.at) for message in made.messages] == [("O001", "/1/2/1/1/1"), ("O001", "/1/2/1/2/1")]
    assert made.all("//span[@class='unhandled'][@data-element='novelty'][@id='n']") != []
    assert made.all("//div[@class='unhandled'][@data-element='xyz']/p") != []


def test_notes_of_two_kinds_are_told_apart(page: MakePage) -> None:
    made = page(
        '<p>a<note place="foot">own</note> b<note type="commentary">ours, see <note type="commentary">more</note></note></p>'
    )
    assert made.body == "aa b1"
    assert made.texts("//section[contains(@class, 'notes')]/h2") == ["Notes of the document", "Editors’ notes"]
    assert made.texts("//section[contains(@class, 'notes-own')]//li") == ["aown"]
    assert made.texts("//section[contains(@class, 'notes-editorial')]//li") == ["1ours, see 2", "2more"]
    ids = set(made.all("//@id"))
    assert {link[1:] for link in made.all("//sup/a/@href | //a[@class='note-back']/@href")} <= ids


def test_quotation_marks_where_encoding_took_their_place(page: MakePage) -> None:
    text = "<p>He said <q>no</q>.</p>"
    assert page(text).body == "He said no."
    header = '<editorialDecl><quotation marks="none"/></editorialDecl>'
    assert page(text, header=header).body == "He said “no”."


def test_the_language_of_the_labels(page: MakePage) -> None:
    made = page('<p>a<note place="foot">b</note><supplied>c</supplied></p>', language="de")
    assert made.root.get("lang") == "de"
    assert made.all("//main//article/div/@lang") == ["en"]
    assert made.texts("//section[contains(@class, 'notes')]/h2") == ["Anmerkungen"]
    assert made.text("//fieldset/legend") == "Zeigen"
