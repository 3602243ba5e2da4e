"""What an editor reads, mistake by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.relaxng import Schema

TEI = "http://www.tei-c.org/ns/1.0"


@pytest.fixture(scope="module")
def schema(repository: Path) -> Schema:
    """The bundled profile, which knows what TEI has for letters."""
    return Schema.load(repository / "schemas/engross.rng")


def letter(body: str) -> str:
    """A letter whose third line is this."""
    return (
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>B</p>'
        "</publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader><text>\n<body>\n"
        f"{body}\n</body></text></TEI>"
    )


MISTAKES = [
    (
        "<div><p>a</p><foo/></div>",
        "14 S001 <foo> in <div> is no element that this schema knows; expected ",
        "Move, rename or remove the element.",
    ),
    (
        "<div><p><persname>a</persname></p></div>",
        "9 S001 <persname> in <p> is no element that this schema knows",
        "Did you mean the element persName?",
    ),
    (
        '<div><p xmlns="">a</p></div>',
        f"6 S001 <p> in <div> is in no namespace, but the schema has it in the namespace {TEI}",
        'Take xmlns="" out of it, if it stands there.',
    ),
    (
        "<div><p>a<salute>b</salute></p></div>",
        "10 S001 <salute> may not stand here in <p>; expected text or ",
        "It may stand in <div>, after the end of <p>.",
    ),
    (
        "<div><p>a</p><head>b</head></div>",
        "14 S001 <head> may not stand here in <div>, after <p>; expected ",
        "Move it before <p>.",
    ),
    (
        "<div><opener>a</opener><p>b</p><closer>c</closer><p>d</p></div>",
        "50 S001 <p> may not stand here in <div>, after <closer>; expected ",
        "Move it before <closer>.",
    ),
    (
        '<p>a<addSpan spanTo="#b"/>b<addSpan spanTo="#b">c</addSpan></p>',
        "49 S006 text stands in <addSpan>, which has to be empty: “c”",
        "Put <add> around the words",
    ),
    ('<div><pb facs=""/><p>a</p></div>', '10 S005 facs="" on <pb> is empty', "Write the address of an image"),
    (
        '<p>a<graphic url="#a #b"/></p>',
        '14 S005 url="#a #b" on <graphic> has 2 words, and url takes one address',
        "Leave one address in url",
    ),
    ('<p cert="lov">a</p>', '4 S005 cert="lov" on <p> is not one of ', "Did you mean the value low?"),
    (
        "<div><p>a<lb><hi>b</hi></lb></p></div>",
        "14 S001 <hi> may not stand here in <lb>, which holds no elements",
        "Close <lb/> at once, and take out its end tag, or move <hi>.",
    ),
    (
        "<div><p>a<lb>b</lb></p></div>",
        "14 S006 text stands in <lb>, which has to be empty: “b”",
        "Close it at once, as <lb/>, and take out its end tag.",
    ),
    (
        "<list>  one<item>a</item></list>",
        "9 S006 text stands directly in <list>, which holds elements alone here: “one”",
        "Wrap the text in <item>, ",
    ),
    ("<div><list/></div>", "6 S002 <list> is not complete: ", "Add "),
    (
        "<div><closer>a</closer></div>",
        "6 S002 something is missing before <closer> in <div>: p, div, list, ",
        "Add one of them before it.",
    ),
    ('<p rendd="x">a</p>', "4 S003 rendd is no attribute of <p>", "Did you mean the attribute rend?"),
    ('<p id="x">a</p>', "4 S003 id is no attribute of <p>", "Did you mean the attribute xml:id?"),
    (
        '<p>a<date when="1950-13-01">b</date></p>',
        '11 S005 when="1950-13-01" on <date> is no date: there is no month 13',
        "Write a date as 1950-10-01, 1950-10 or 1950",
    ),
    (
        '<p>a<date when="1. Oktober">b</date></p>',
        '11 S005 when="1. Oktober" on <date> is no date, year or time',
        "Write a date as 1950-10-01, 1950-10 or 1950",
    ),
    (
        '<p>a<persName ref="#a b%">c</persName></p>',
        '15 S005 ref="#a b%" on <persName> has the part “b%”, which is no web address: ',
        "Write an address such as #stalin",
    ),
    (
        '<p cert="hihg">a</p>',
        '4 S005 cert="hihg" on <p> is not one of high, medium, low, unknown',
        "Did you mean the value high?",
    ),
    (
        '<p xml:id="1a">a</p>',
        '4 S005 xml:id="1a" on <p> is no name: it starts with a digit',
        "Write a name that begins with a letter",
    ),
    (
        '<p xml:lang="en_GB">a</p>',
        '4 S005 xml:lang="en_GB" on <p> is no language code: ',
        "Write a language tag such as en",
    ),
    ("<p>a<graphic/></p>", "5 S004 <graphic> lacks the attribute url", 'Add url="…".'),
    ("<p>a<graphic urll='x'/></p>", "14 S003 urll is no attribute of <graphic>", "Did you mean the attribute url?"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "message", "hint"), MISTAKES, ids=[mistake[1][:40] for mistake in MISTAKES])
def test_one_mistake_gives_one_message(schema: Schema, body: str, message: str, hint: str) -> None:
    (finding,) = schema.validate(letter(body).encode(), "a.xml")
    column, code, words = message.split(" ", 2)
    assert str(finding.location) == f"a.xml:3:{column}"
    assert finding.code == code
    assert finding.message.startswith(words)
    assert finding.hint.startswith(hint)


def test_everything_that_was_expected_is_handed_on(schema: Schema) -> None:
    (finding,) = schema.validate(letter("<div><p>a</p><head>b</head></div>").encode(), "a.xml")
    assert len(finding.expected) > 20
    assert f"and {len(finding.expected) - 6} more" in finding.message
    assert len(set(finding.expected)) == len(finding.expected)


def test_a_root_that_the_schema_does_not_begin_with_is_said(schema: Schema) -> None:
    findings = schema.validate(f'<p xmlns="{TEI}">a</p>'.encode(), "a.xml")
    assert [finding.message for finding in findings] == ["the root may not be <p>; expected TEI"]


def test_a_schema_location_says_that_it_belongs_to_xsd(schema: Schema) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"'
    (finding,) = schema.validate(letter("<p>a</p>").replace("<TEI ", f"<TEI {xsi} ", 1).encode(), "a.xml")
    assert finding.message == "xsi:schemaLocation is no attribute of <TEI>"
    assert "XSD" in finding.hint


def test_what_stands_in_an_unknown_element_is_checked_where_it_is_known(schema: Schema) -> None:
    body = '<div><p><foo bar="1">a<date when="x">b</date><quux><hi rendd="x">c</hi></quux></foo></p></div>'
    findings = schema.validate(letter(body).encode(), "a.xml")
    assert [(finding.code, finding.location and finding.location.column) for finding in findings] == [
        ("S001", 9),
        ("S005", 29),
        ("S003", 56),
    ]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<p>a<br/>b</p>", "Did you mean the element lb?"),
        ("<div><para>a</para></div>", "Did you mean the element p?"),
        ("<div><ul><item>a</item></ul></div>", "Did you mean the element list?"),
    ],
)
def test_who_knows_html_is_helped(schema: Schema, body: str, hint: str) -> None:
    (finding,) = schema.validate(letter(body).encode(), "a.xml")
    assert finding.hint == hint


def test_words_are_not_mixed_up_between_elements_of_one_name(tmp_path: Path) -> None:
    file = tmp_path / "s.rnc"
    file.write_text(
        "element r { element a { element item { attribute t { 'x1' | 'x2' } } },"
        " element b { element item { attribute t { 'y1' | 'y2' } } } }"
    )
    found = Schema.load(file).validate(b"<r><a><item t='z'/></a><b><item t='z'/></b></r>")
    assert [finding.expected for finding in found] == [("x1", "x2"), ("y1", "y2")]


def test_a_reference_to_an_element_that_the_schema_does_not_know_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "s.rnc"
    file.write_text("element r { element a { attribute id { xsd:ID }?, attribute to { xsd:IDREF }? }* }")
    found = Schema.load(file).validate(b"<r><b id='x'/><a to='x'/><a to='y'/></r>")
    assert [finding.code for finding in found] == ["S001", "S008"]


@pytest.mark.parametrize(
    ("schema", "document", "message"),
    [
        ("element r { attribute a { empty } }", "<r a='x'/>", '1:4 S005 a="x" on <r> has to be empty'),
        ("element r { attribute * { text }+ }", "<r/>", "1:1 S004 <r> lacks an attribute: any name"),
        ("element r { xsd:integer - ('1' | '2') }", "<r>1</r>", "1:4 S005 “1” in <r> is excluded here"),
        ("element r { list { xsd:int, xsd:int } }", "<r>1</r>", "1:4 S005 “1” in <r> has 1 part, and others"),
        ("element r { list { xsd:int, xsd:int } }", "<r>1 2 3</r>", "1:4 S005 “1 2 3” in <r> has 3 parts, and others"),
        ("element r { xsd:token }", "<r>a<b/></r>", "1:5 S001 <b> in <r> is no element that this schema knows"),
        (
            "element r { element title { empty }, element p { empty } }",
            "<r><titel/><p/></r>",
            "1:4 S001 <titel> in <r>",
        ),
        ("element r { element a { empty }, text }", "<r>x</r>", "1:4 S006 text stands directly in <r>"),
        ("element r { xsd:gYear }", "<r>\n  1950a</r>", "2:3 S005 “1950a” in <r> is no year"),
        ("element r { xsd:gYear }", "<r/>", "1:1 S005 <r> is empty"),
        ('element r { "a" | "b" }', "<r>c</r>", "1:4 S005 “c” in <r> is not one of a, b"),
        ("element r { list { xsd:int+ } }", "<r>1 x 2</r>", "1:4 S005 “1 x 2” in <r> has the part “x”, which is no"),
        (
            "element r { attribute a { text } | attribute b { text } }",
            "<r/>",
            "1:1 S004 <r> lacks an attribute: a or b",
        ),
        ("element r { notAllowed }", "<r/>", "1:1 S009 <r> is never allowed"),
        ("element r { empty }", "<r>\n\n  <!-- x -->a&#98;</r>", "3:13 S006 text stands in <r>"),
        ("element r { element a { empty } }", "<r> <a/> <a/></r>", "1:10 S001 <a> may not stand here in <r>"),
    ],
)
def test_small_schemas(schema: str, document: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "s.rnc"
    file.write_text(schema)
    (finding,) = Schema.load(file).validate(document.encode(), "a.xml")
    place, code, words = message.split(" ", 2)
    assert (str(finding.location), finding.code) == (f"a.xml:{place}", code)
    assert finding.message.startswith(words)


def test_what_is_missing_is_moved_where_it_comes_later(schema: Schema) -> None:
    document = letter("<p>a</p>").replace("<p>B</p>", "<date>1950</date><publisher>B</publisher>")
    found = schema.validate(document.encode(), "a.xml")
    assert [(finding.code, finding.hint) for finding in found] == [
        ("S002", "Move <publisher>, which comes later, before <date>.")
    ]


def test_an_element_that_may_stand_once_is_said_to_stand_twice(tmp_path: Path) -> None:
    file = tmp_path / "s.rnc"
    file.write_text("element r { element a { empty }, element b { empty }? }")
    (finding,) = Schema.load(file).validate(b"<r><a/><a/></r>")
    assert (finding.message.partition(";")[0], finding.hint) == (
        "<a> may not stand here in <r>, which has one already",
        "Move what belongs to it into the one before it, or remove it.",
    )
