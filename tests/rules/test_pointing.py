"""What is wrong with pointers within a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.samples import tei

from engross import facts, xmlio
from engross.codes.kinds import Severity
from engross.config import Validate
from engross.mending import mend_document
from engross.rules import pointing

if TYPE_CHECKING:
    from pathlib import Path

    from engross.rules.finding import Finding

DECLARED = (
    "<encodingDesc><listPrefixDef>"
    '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="persons.xml#$1"/>'
    '<prefixDef ident="odd" matchPattern="\\i\\c*" replacementPattern="#$1"/>'
    "</listPrefixDef></encodingDesc>"
)


def check(document: xmlio.XmlDocument) -> list[Finding]:
    return list(pointing.check(document, facts.gather(document), Validate()))


def parsed(body: str, header: str = "", path: str = "tei/a.xml") -> xmlio.XmlDocument:
    text = tei(f"<text><body><p>{body}</p></body></text>", header=header)
    return xmlio.parse(text.encode(), path)


def found(body: str, header: str = "") -> list[tuple[str, str, str]]:
    return [(finding.code, finding.message, finding.hint) for finding in check(parsed(body, header))]


@pytest.mark.parametrize(
    ("wanted", "ids", "hint"),
    [
        ("stalim", "stalin", "Did you mean stalin?"),
        ("Stalin", "stalin lenin", "Did you mean stalin?"),
        ("p12", "p11 p13 p2", ""),
        ("p-012-x", "p-12-x p-13-x", "Did you mean p-12-x?"),
        ("stalin1", "stalin", "Did you mean stalin?"),
        ("stalim", "stalin stalin", ""),
        ("2stalim", "2stalin", ""),
        ("sta:lim", "sta:lin", ""),
        ("somebody", "stalin", ""),
    ],
)
def test_a_missing_id_is_guessed(wanted: str, ids: str, hint: str) -> None:
    body = "".join(f'<seg xml:id="{identifier}"/>' for identifier in ids.split())
    message = f'target="#{wanted}" points to {wanted}, and no element of this file has that xml:id'
    assert found(f'<ref target="#{wanted}"/>{body}') == [("I002", message, hint)]


def test_the_id_that_is_missing_can_be_looked_for_elsewhere() -> None:
    (finding,) = check(parsed('<ref target="a.xml#b%20c"/>'))
    assert (finding.code, finding.target) == ("I002", "b c")


@pytest.mark.parametrize(
    "body",
    [
        '<ref target="#1st"/><seg xml:id="1st"/>',
        '<ref target="#a"/><seg xml:id=" a "/>',
        '<ref target="#a"/><seg xml:id="a b"/>',
        '<ref target="#a:b"/><seg xml:id="a:b"/>',
        '<ref target="#range(left(//p),right(//p))"/>',
        '<ref target="#"/>',
        '<ref target="b.xml#nothing"/>',
        '<ref target="http://x.example/here"/><seg xml:id="here"/>',
        '<ref target="other"/><seg xml:id="here"/>',
        '<seg key="here  there" n=" x " xml:id="here"/>',
        '<ref target="#here\n    #here" xml:id="here"/>',
        '<ref target="\n#here\n" xml:id="here"/>',
        '<persName ref="psn:ada odd:1 https://x.example/"/>',
    ],
)
def test_no_finding(body: str) -> None:
    assert found(body, DECLARED) == []


def test_prefixes() -> None:
    body = (
        '<ref target="psn:Ada xx:1 xx:2 yy:1"/><ref target="xx:3"/><ref target="file:///a"/><ref target="file:///a"/>'
    )
    said = found(body, DECLARED)
    assert [code for code, _, _ in said] == ["I007"] * 5
    assert said[0][1] == 'target="psn:Ada": Ada is not what this document\'s prefixDef says can follow psn:'
    assert said[0][2].endswith("which is ([a-z]+).")
    assert said[1][1] == 'target="xx:1" starts with the prefix xx:, which this document does not declare'
    assert said[1][2].endswith("; or correct the pointer. 2 other pointers start with it too.")
    assert said[2][2].endswith("; or correct the pointer.")
    assert said[3] == said[4]
    one = found('<ref target="xx:1 xx:2"/>')
    assert one[0][2].endswith(" 1 other pointer starts with it too.")


@pytest.mark.parametrize(
    ("value", "said", "mend"),
    [
        ("#a  #b", 'target="#a  #b" has needless white space between its pointers', "#a #b"),
        (" #a", 'target=" #a" has needless white space before or after its pointers', "#a"),
        ("#a ", 'target="#a " has needless white space before or after its pointers', "#a"),
        (" #a\u00a0#b", 'target=" #a\u00a0#b" has needless white space before or after its pointers', "#a\u00a0#b"),
        ("#a&#10;&#32;#b", 'target="#a\n #b" has needless white space between its pointers', "#a #b"),
    ],
)
def test_white_space(value: str, said: str, mend: str) -> None:
    (finding,) = check(parsed(f'<ref target="{value}"/><seg xml:id="a"/><seg xml:id="b"/>'))
    assert (finding.code, finding.message, finding.mend) == ("I009", said, mend)
    assert finding.hint == f'Write target="{mend}".'


def test_a_long_value_is_shown_in_part() -> None:
    (finding,) = check(parsed(f'<ref target=" #{"a" * 99}"/><seg xml:id="{"a" * 99}"/>'))
    assert finding.message == f'target=" #{"a" * 58}…" has needless white space before or after its pointers'


def test_an_id_without_its_hash(tmp_path: Path) -> None:
    body = '<ref target="here #here there\n  here"/><seg xml:id="here"/><seg xml:id="there"/>'
    findings = check(parsed(body))
    assert [(each.code, each.hint, each.mend) for each in findings] == [
        ("I003", "This file has an element of that id: write #here.", "#here #here there   #here"),
        ("I003", "This file has an element of that id: write #there.", "here #here #there   here"),
        ("I003", "This file has an element of that id: write #here.", "#here #here there   #here"),
    ]
    document = parsed(body)
    beside = xmlio.XmlDocument(document.path, document.data, document.root, tmp_path / "a.xml")
    assert len(check(beside)) == 3
    (tmp_path / "here").mkdir()  # which is what the pointer means
    assert [each.hint for each in check(beside)] == ["This file has an element of that id: write #there."]


def test_everything_is_mended_at_once() -> None:
    body = '<ref target=" here  there #here\n  here"/><seg xml:id="here"/><seg corresp="there" xml:id="there"/>'
    outcome = mend_document(parsed(body), check, attributes=True, text=False)
    assert b'target=" #here  #there #here\n  #here"' in outcome.data
    assert b'corresp="#there"' in outcome.data
    assert outcome.unmade == ()
    outcome = mend_document(parsed(body.replace("\n", "")), check, attributes=True, text=False)
    assert b'target="#here #there #here #here"' in outcome.data


def test_thousands_of_misses_are_said_in_time() -> None:
    body = "".join(f'<seg xml:id="para-{n}x"/><ref target=" #pera-{n}x"/><ref target="#q{n}"/>' for n in range(3000))
    findings = check(parsed(body))
    assert len(findings) == 9000
    assert findings[0].hint == "Did you mean para-0x?"
    assert findings[5999].hint == ""


def test_an_id_without_its_hash_below_an_address_of_the_web() -> None:
    text = tei(
        '<text><body><p><note corresp="k-1"/><name corresp="k-1"/><name corresp="x-9"/><ab ref="k-1"/><s ref="k-2"/>'
        '<anchor xml:id="k-1"/></p></body></text>'
    )
    based = text.replace("<TEI ", '<TEI xml:base="https://example.org/letters/" ', 1)
    (finding,) = check(xmlio.parse(based.encode(), "tei/a.xml"))
    assert (finding.code, finding.attribute, finding.mend) == ("I003", "corresp", "#k-1")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("attribute", "hint"),
    [
        (
            'rendition="#langesS"',
            'Declare <rendition xml:id="langesS"> in encodingDesc/tagsDecl, or correct the pointer.',
        ),
        (
            'who="#speaker-9"',
            (
                'Name who speaks, in a <person xml:id="speaker-9"> in particDesc/listPerson or '
                'a <role xml:id="speaker-9"> in castList, or correct the pointer.'
            ),
        ),
        ('hand="#inc"', "Did you mean ink?"),
        ('corresp="#inc"', ""),
    ],
)
def test_what_is_pointed_to_has_its_place(attribute: str, hint: str) -> None:
    hands = '<profileDesc><handNotes><handNote xml:id="ink"/></handNotes></profileDesc>'
    ((code, _, advice),) = found(f"<seg {attribute}/>", hands)
    assert (code, advice) == ("I002", hint)
