"""The profile's Schematron rules: each is broken at a place and kept elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import resources, xmlio
from engross.diagnostics import Diagnostic
from engross.saxon import Saxon
from engross.schema.schematron import SchematronSchema

SCH = "{http://purl.oclc.org/dsdl/schematron}"


@pytest.fixture(scope="module")
def rules(saxon: Saxon) -> SchematronSchema:
    return SchematronSchema.load(resources.schemas() / "engross.sch", saxon, path="schemas/engross.sch")


def findings(rules: SchematronSchema, saxon: Saxon, inner: str) -> list[Diagnostic]:
    """Check a TEI document whose second line is the first of `inner`."""
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{inner}\n</TEI>'
    document = xmlio.parse(text.encode(), "letter.xml")
    return rules.check(document, saxon.node(document))


def header(inner: str) -> str:
    return f"<teiHeader>\n{inner}\n</teiHeader><text><body/></text>"


def text(inner: str, top: str = "") -> str:
    return f"<teiHeader>{top}</teiHeader><text><body>\n{inner}\n</body></text>"


def person(inner: str) -> str:
    return f'<standOff><listPerson>\n<person xml:id="p">{inner}</person>\n</listPerson></standOff>'


def sent(sending: str, written: str) -> str:
    return (
        f'<teiHeader><correspDesc>\n<correspAction type="sent"><persName>A</persName>{sending}</correspAction>\n'
        f"</correspDesc></teiHeader><text><body><opener><dateline>{written}</dateline></opener></body></text>"
    )


def hands(notes: str, inner: str = "") -> str:
    return f"<teiHeader><handNotes>\n{notes}\n</handNotes></teiHeader><text><body>\n{inner}</body></text>"


LANGUAGES = '<langUsage><language ident="en"/><language ident="ru"/></langUsage>'

# assertion, line and column, a word of the message, what breaks it
BROKEN = [
    ("pseudonym-has-person", "3:12", "“FENG XI”", text('<p>To cde. <persName type="pseudonym">FENG XI</persName></p>')),
    ("pseudonym-has-person", "3:4", "“X”", text('<p><persName type="pseudonym" ref=" ">X</persName></p>')),
    (
        "pseudonym-beside-name",
        "3:20",
        "“p” knows the pseudonym “Feng Xi”",
        person('<persName type="pseudonym" source="t.xml">Feng Xi</persName>'),
    ),
    (
        "pseudonym-has-source",
        "3:66",
        "“p” as “Feng Xi”",
        person('<persName type="main">Joseph Stalin</persName><persName type="pseudonym">Feng Xi</persName>'),
    ),
    ("person-has-main-name", "3:1", "“p”", person('<persName type="variant">J. Stalin</persName>')),
    (
        "person-has-one-main-name",
        "3:54",
        "“A”, “B”",
        person('<persName type="main">A</persName><persName type="main">B</persName>'),
    ),
    ("person-has-one-main-name", "3:42", "“A”, “B”", person("<persName>A</persName><persName>B</persName>")),
    (
        "person-has-one-main-name",
        "3:54",
        "“A”, “B”, “В”",
        person(
            '<persName type="main">A</persName><persName type="main">B</persName>'
            '<persName type="main" xml:lang="ru">В</persName>'
        ),
    ),
    ("hand-is-declared", "3:7", "“#h9”", text('<note hand="#h9"/>')),
    (
        "hand-is-declared",
        "5:6",
        "“#h9”, “#t”",
        hands('<handNote xml:id="h"/>', '<add hand="#h #h9 #t"/><p xml:id="t"/>'),
    ),
    ("new-hand-is-declared", "3:12", "“#h9”", text('<handShift new="#h9"/>')),
    ("hand-is-used", "3:1", "“h”", hands('<handNote xml:id="h"/>')),
    (
        "hand-is-used",
        "3:1",
        "“h”",
        hands('<handNote xml:id="h" scope="minor"/>', '<add hand="#hh"/><handNote xml:id="hh"/>'),
    ),
    (
        "attribution-has-certainty",
        "3:22",
        "“h” is given to “persons.xml#stalin”",
        hands('<handNote xml:id="h" scribeRef="persons.xml#stalin"/>', '<add hand="#h"/>'),
    ),
    ("marginal-note-has-hand", "3:1", "note in the margin", text('<note place="top margin">NB</note>')),
    ("marginal-note-has-hand", "3:1", "endorsement", text('<note type="endorsement">Agreed</note>')),
    (
        "when-stands-alone",
        "3:7",
        "exactly “1950”, and a range (notBefore=1949)",
        text('<date when="1950" notBefore="1949"/>'),
    ),
    ("dates-are-in-order", "3:23", "from=1950-10-02, to=1950-10-01", text('<date to="1950-10-01" from="1950-10-02"/>')),
    (
        "dates-are-in-order",
        "3:7",
        "notBefore=1951, notAfter=1950-12",
        text('<date notBefore="1951" notAfter="1950-12"/>'),
    ),
    ("dates-are-in-order", "3:8", "This death ends", text('<death notBefore="1950-10-01T12:00:00" to="1950-09"/>')),
    (
        "dateline-agrees",
        "3:56",
        "sent on 1950-10-02; its dateline is dated 1950-10-01",
        sent('<date when="1950-10-02"/>', '<date when="1950-10-01"/>'),
    ),
    (
        "dateline-agrees",
        "3:56",
        "dated 1950-10-03 to 1950-11, 1949",
        sent('<date when="1950-10-02"/>', '<date from="1950-10-03" to="1950-11"/><date when="1949"/>'),
    ),
    ("sender-is-named", "3:1", "sender", header('<correspAction type="sent"><date when="1950"/></correspAction>')),
    ("sending-is-dated", "3:1", "no date", header('<correspAction type="sent"><persName>A</persName></correspAction>')),
    (
        "responsible-is-declared",
        "3:11",
        "“#zz” is made responsible for this addition",
        text('<supplied resp="#zz">x</supplied>'),
    ),
    ("responsible-is-declared", "3:21", "reading", text('<unclear cert="low" resp="#zz">x</unclear>')),
    ("gap-has-reason", "3:1", "nothing says why", text("<gap/>")),
    ("redaction-has-extent", "3:1", "(redacted)", text('<gap reason="redacted" quantity="3"/>')),
    (
        "choice-holds-a-pair",
        "3:1",
        "offers abbr, reg: abbr without expan",
        text("<choice><abbr>c.</abbr><reg>C.</reg></choice>"),
    ),
    ("choice-holds-a-pair", "3:1", "offers sic: sic without corr", text("<choice><sic>c.</sic></choice>")),
    ("choice-holds-a-pair", "3:1", "offers nothing.", text("<choice/>")),
    ("choice-holds-a-pair", "3:1", "offers unclear.", text("<choice><unclear>a</unclear></choice>")),
    ("link-has-target", "3:1", "This ref leads", text('<ref target="  ">x</ref>')),
    ("link-has-target", "3:1", "This ptr leads", text("<ptr/>")),
    (
        "classification-is-declared",
        "3:28",
        "“Top Secret” points to “#ts”",
        text('<seg type="classification" ana="#ts">Top Secret</seg>'),
    ),
    (
        "classification-is-declared",
        "3:28",
        "“#c”",
        text('<seg type="classification" ana="#c">Secret</seg><p xml:id="c"/>'),
    ),
    (
        "language-is-declared",
        "3:10",
        "“fr”",
        text('<foreign xml:lang="fr">a</foreign><foreign xml:lang="FR">b</foreign>', LANGUAGES),
    ),
    ("language-is-declared", "3:10", "“run”", text('<foreign xml:lang="run">a</foreign>', LANGUAGES)),
    ("gloss-list-alternates", "3:35", "term is missing", text('<list type="gloss"><label/><item/><item/></list>')),
    ("gloss-list-alternates", "3:27", "explanation is missing", text('<list type="gloss"><head/><label/></list>')),
    (
        "gloss-list-alternates",
        "3:28",
        "explanation is missing",
        text('<list type="gloss"><label/><label/><item/></list>'),
    ),
    (
        "table-rows-are-even",
        "4:1",
        "Row 2 of this table has 1 columns, the first row 2",
        text("<table><row><cell/><cell/></row>\n<row><cell/></row></table>"),
    ),
    (
        "table-rows-are-even",
        "5:1",
        "Row 3 of this table has 4 columns, the first row 3",
        text(
            '<table><row><cell cols="2" rows="2"/><cell/></row>\n<row><cell/></row>\n'
            '<row><cell cols="4"/></row></table>'
        ),
    ),
]

# what looks like a breach of the rule and is none
KEPT = [
    ("pseudonym-has-person", text('<p><persName type="pseudonym" ref="#stalin">FENG XI</persName></p>')),
    ("pseudonym-has-person", text('<rs ref="#stalin">cde. <persName type="pseudonym">FENG XI</persName></rs>')),
    (
        "pseudonym-beside-name",
        person('<persName type="pseudonym" source="t.xml">Feng Xi</persName><persName>S.</persName>'),
    ),
    (
        "pseudonym-has-source",
        person('<persName type="pseudonym" source="t.xml">Feng Xi</persName><persName>S.</persName>'),
    ),
    ("person-has-main-name", person("<persName>J. Stalin</persName>")),
    ("person-has-main-name", person("<note>unnamed</note>")),
    (
        "person-has-one-main-name",
        person(
            '<persName type="main">A</persName><persName type="main" xml:lang="ru">А</persName>'
            '<persName type="variant">B</persName>'
        ),
    ),
    ("hand-is-declared", hands('<handNote xml:id="h"/>', '<add hand="#h"/><add hand="hands.xml#other"/>')),
    ("new-hand-is-declared", hands('<handNote xml:id="h"/>', '<handShift new="#h"/><handShift scribe="A"/>')),
    ("hand-is-used", hands('<handNote xml:id="h" scope="sole"/><handNote>unnamed</handNote>')),
    ("hand-is-used", hands('<handNote xml:id="h"/>', '<unclear resp="#h"/>')),
    ("hand-is-used", '<standOff><handNotes><handNote xml:id="h"/></handNotes></standOff>'),
    (
        "attribution-has-certainty",
        hands('<handNote xml:id="h" scribeRef="#s" cert="low"/><handNote>unknown</handNote>', '<ab hand="#h"/>'),
    ),
    ("marginal-note-has-hand", hands('<handNote xml:id="h"/>', '<note place="margin" hand="#h">NB</note>')),
    ("marginal-note-has-hand", text('<note place="margin" resp="ed.xml#e">NB</note><note place="marginalia">x</note>')),
    (
        "marginal-note-has-hand",
        hands('<handNote xml:id="h"/>', '<note type="endorsement"><seg hand="#h">NB</seg></note>'),
    ),
    ("when-stands-alone", text('<date when="1950"/><date from="1950" to="1951"/>')),
    (
        "dates-are-in-order",
        text('<date from="1950-10" to="1950-10-01"/><date notBefore="1950-10-31" notAfter="1950-10"/>'),
    ),
    ("dates-are-in-order", text('<date from="1950-10-01" to="1950-10-01"/><date from="--10-02" to="--10-01"/>')),
    (
        "dates-are-in-order",
        text('<date from="-0044-03-15" to="0014"/><date from="soon" to="1950"/><time from="23:00:00" to="01:00:00"/>'),
    ),
    ("dates-are-in-order", text('<biblScope unit="page" from="1200" to="1150"/><locus from="2000" to="1999"/>')),
    ("language-is-declared", text('<p xml:lang="ru"/>', LANGUAGES.replace('"ru"', '"ru-Latn"'))),
    ("dateline-agrees", sent('<date when="1950-10-01"/>', '<date when="1950-10-01"/><date when="1949"/>')),
    ("dateline-agrees", sent('<date when="1950-10-01"/>', '<date when="1950-10"/>')),
    ("dateline-agrees", sent('<date when="1950-10"/>', '<date when="1950-10-31Z"/>')),
    ("dateline-agrees", sent('<date when="1950-10-02"/>', '<date notBefore="1950-10-01"/>')),
    ("dateline-agrees", sent('<date when="1950-10-02"/>', "<date>1 October</date>")),
    ("dateline-agrees", sent('<date from="1950-10-02"/>', '<date when="1950-10-01"/>')),
    (
        "sender-is-named",
        header(
            '<correspAction type="sent"><orgName>A</orgName><date/></correspAction><correspAction type="received"/>'
        ),
    ),
    (
        "sending-is-dated",
        header('<correspAction type="sent"><p><name>A</name> in <date>May</date></p></correspAction>'),
    ),
    (
        "responsible-is-declared",
        header('<respStmt xml:id="ed"/><p><supplied resp="#ed"/><unclear resp="a.xml#b"/></p>'),
    ),
    ("gap-has-reason", text('<gap reason="illegible"/>')),
    (
        "redaction-has-extent",
        text('<gap reason="redacted" extent="3 lines"/><gap reason="Redacted" quantity="3" unit="line"/>'),
    ),
    ("redaction-has-extent", text('<gap reason="sanitized" unit="line" atLeast="3"/>')),
    (
        "choice-holds-a-pair",
        text("<choice><abbr>c.</abbr><expan>c</expan></choice><choice><sic/><corr/><corr/></choice>"),
    ),
    ("choice-holds-a-pair", text("<choice><orig/><reg/></choice><choice><unclear/><unclear/></choice>")),
    ("choice-holds-a-pair", text("<choice><abbr/><choice><expan/><abbr/></choice></choice>")),
    ("link-has-target", text('<ref>x</ref><ref target="#x"/><ptr target="a.xml"/><ptr cRef="Gen 1"/>')),
    ("classification-is-declared", header('<category xml:id="c"/><seg type="classification" ana="#c x.xml#d"/>')),
    (
        "language-is-declared",
        text('<p xml:lang="EN"/><p xml:lang="ru-Latn"/><p xml:lang="und"/><p xml:lang=""/>', LANGUAGES),
    ),
    ("language-is-declared", text('<p xml:lang="fr"/>')),
    (
        "gloss-list-alternates",
        text('<list type="gloss"><head/><label/><item/><label/><item/></list><list><item/></list>'),
    ),
    ("table-rows-are-even", text('<table><row><cell cols="2"/></row><row><cell/><cell/></row></table>')),
    (
        "table-rows-are-even",
        text('<table><row><cell rows="3"/><cell/></row><row><cell/></row><row><cell/></row></table>'),
    ),
]


@pytest.mark.parametrize(("assertion", "place", "words", "inner"), BROKEN)
def test_broken(rules: SchematronSchema, saxon: Saxon, assertion: str, place: str, words: str, inner: str) -> None:
    found = findings(rules, saxon, inner)
    assert [(finding.code, finding.detail, str(finding.location)) for finding in found] == [
        ("T001", assertion, f"letter.xml:{place}")
    ], [str(finding) for finding in found]
    assert words in found[0].message
    assert found[0].hint


@pytest.mark.parametrize(("assertion", "inner"), KEPT)
def test_kept(rules: SchematronSchema, saxon: Saxon, assertion: str, inner: str) -> None:
    assert [str(finding) for finding in findings(rules, saxon, inner)] == []


def test_every_assertion_is_tested_and_says_all_that_it_should() -> None:
    schema = xmlio.read(resources.schemas() / "engross.sch", "engross.sch").root
    assertions = [*schema.iter(f"{SCH}assert"), *schema.iter(f"{SCH}report")]
    assert all(assertion.get("role") in ("error", "warning", "information") for assertion in assertions)
    assert all(assertion.get("diagnostics") for assertion in assertions)
    ids = sorted(assertion.get("id", "") for assertion in assertions)
    assert ids == sorted({assertion for assertion, *_ in BROKEN})
    assert ids == sorted({assertion for assertion, _ in KEPT})


@pytest.mark.parametrize(
    ("assertion", "severity"),
    [("hand-is-declared", "error"), ("hand-is-used", "warning"), ("attribution-has-certainty", "info")],
)
def test_severities(rules: SchematronSchema, saxon: Saxon, assertion: str, severity: str) -> None:
    inner = next(inner for tested, *_, inner in BROKEN if tested == assertion)
    assert [str(finding.severity) for finding in findings(rules, saxon, inner)] == [severity]


def test_the_flagship_keeps_its_own_rules(rules: SchematronSchema, saxon: Saxon, repository: Path) -> None:
    for file in sorted((repository / "tei").rglob("*.xml")):
        document = xmlio.read(file, file.name)
        assert rules.check(document, saxon.node(document)) == []


@pytest.mark.corpus
def test_letters_that_were_not_written_for_the_profile(rules: SchematronSchema, saxon: Saxon, corpus: Path) -> None:
    """Two letters really disagree with themselves about their date: one in a digit, one in the day that it names."""
    found = []
    for file in sorted((corpus / "letters").glob("*.xml")):
        document = xmlio.read(file, file.name)
        found += [
            str(finding.location)
            for finding in rules.check(document, saxon.node(document))
            if finding.detail == "dateline-agrees" or finding.code != "T001"
        ]
    assert found == ["L00228.xml:108:22", "L03039.xml:93:22"]
