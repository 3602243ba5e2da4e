"""TEI that is on its way out, or has gone."""

from __future__ import annotations

import pytest
from tests.samples import tei

from engross import config, facts, xmlio
from engross.rules import deprecated
from engross.rules.finding import Finding


def found(text: str, encoding: str = "utf-8") -> list[Finding]:
    document = xmlio.parse(text.encode(encoding), "tei/a.xml")
    return list(deprecated.check(document, facts.gather(document), config.Validate()))


def codes(body: str, **options: str) -> list[tuple[str, str | None]]:
    return [(each.code, each.attribute) for each in found(tei(f"<text><body>{body}</body></text>", **options))]


@pytest.mark.parametrize(
    ("body", "attribute"),
    [
        ("<superEntry><entry/></superEntry>", None),
        ("<entry><re/></entry>", None),
        ('<bibl><biblScope type="pp">1</biblScope></bibl>', "type"),
        ('<p id="a"/>', "id"),
        ('<p lang="la"/>', "lang"),
        ('<p TEIform="p"/>', "TEIform"),
        ('<birth calendar="#julian"/>', "calendar"),
        ('<date value="1950">x</date>', "value"),
        ("<p><xref>x</xref></p>", None),
        ("<witList/>", None),
        ("<msPart><altIdentifier/></msPart>", None),
        ('<elementSpec><valList type="closed"/></elementSpec>', None),
        ('<content><sequence preserveOrder="false"/></content>', "preserveOrder"),
    ],
)
def test_what_is_no_tei_for_long(body: str, attribute: str | None) -> None:
    assert codes(body) == [("S015", attribute)]


@pytest.mark.parametrize(
    "body",
    [
        '<p xml:id="a" xml:lang="la" n="id=1"/>',
        '<p>See <ref target="https://x.example/?id=1&amp;lang=2">it</ref>.</p>',
        '<date calendar="#julian" when="1950">x</date>',
        '<bibl><biblScope unit="page">1</biblScope></bibl>',
        "<msIdentifier><altIdentifier/></msIdentifier>",
        "<attDef><valList/></attDef>",
        '<list type="gloss" rend="bulleted"/>',
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p id="a"/><re/></egXML>',
        "<sequence/>",
    ],
)
def test_what_stays(body: str) -> None:
    assert codes(body) == []


def test_what_is_valid_and_given_up() -> None:
    assert codes('<list type="ordered"/><list type="bulleted"/>') == [("S016", "type"), ("S016", "type")]


def test_what_is_said() -> None:
    def said(body: str) -> tuple[str, str]:
        (each,) = found(tei(f"<text><body>{body}</body></text>"))
        return each.message, each.hint

    assert said("<entry><re/></entry>") == (
        "<re> is deprecated: TEI has it until 2026-03-10",
        'Use <entry type="relatedEntry">: an entry may hold entries.',
    )
    assert said('<biblScope type="pp"/>') == (
        "type on <biblScope> is not TEI any more: it was given up with release 2.8.0 (2015)",
        "Write unit in place of type.",
    )
    assert said('<list type="simple"/>') == (
        'type="simple" on <list> says how the list looks, for which TEI has had rend since release 2.7.0 (2014)',
        "Write rend in its place; type is for what a list is, such as gloss.",
    )
    assert said('<p id="a"/>')[0] == "id on <p> is not TEI any more: it was given up with P5 (2007)"


def test_schematron_without_a_context() -> None:
    sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
    test = '<sch:assert test="true()">x</sch:assert>'
    assert codes(f"<constraintSpec {sch}><constraint>{test}</constraint></constraintSpec>") == [("S015", None)]
    rule = f'<sch:rule context="p">{test}</sch:rule>'
    assert codes(f"<constraintSpec {sch}><constraint>{rule}</constraint></constraintSpec>") == []
    assert codes(f"<xenoData {sch}>{test}</xenoData>") == []


def test_other_xml_and_other_encodings() -> None:
    assert found('<html id="a"><re/></html>') == []
    text = tei('<text><body><p id="a"/></body></text>')
    utf16 = text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert [each.code for each in found(utf16, "utf-16")] == ["S015"]
    doctype = "<!DOCTYPE TEI [<!ENTITY p \"<p xmlns='http://www.tei-c.org/ns/1.0' i&#100;='a'/>\">]>"
    entity = doctype + text.split("?>", 1)[1].replace('<p id="a"/>', "&p;")
    assert [each.code for each in found(entity)] == ["S015"]
