"""Family I: ids and pointers, in a file and across files."""

from __future__ import annotations

import pytest
from tests.samples import tei

from engross import facts, rules, xmlio
from engross.rules.finding import Finding

PERSONS = tei('<standOff><listPerson><person xml:id="stalin"/></listPerson></standOff>', attributes='xml:id="people"')


def found(files: dict[str, str], others: frozenset[str] = frozenset()) -> list[tuple[str, str, str | None, str]]:
    gathered = [facts.gather(xmlio.parse(text.encode(), path)) for path, text in sorted(files.items())]
    every: list[Finding] = [finding for each in gathered for finding in rules.of_file(each)]
    every += rules.of_edition(gathered, others | frozenset(files))
    return [(finding.code, finding.path, finding.attribute, finding.hint) for finding in every]


def letter(body: str, **options: str) -> str:
    return tei(f"<text><body><p>{body}</p></body></text>", **options)


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        ('<persName ref="#stalim"/><ptr xml:id="stalin"/>', "I002", "Did you mean stalin?"),
        ('<persName ref="persons.xml#stalyn"/>', "I002", "Did you mean stalin?"),
        ('<persName ref="person.xml#stalin"/>', "I003", "Did you mean persons.xml?"),
        (
            '<persName ref="../persons.xml#stalin"/>',
            "I003",
            "There is tei/persons.xml: write persons.xml.",
        ),
        ('<persName ref="here"/><ptr xml:id="here"/>', "I003", "This file has an element of that id: write #here."),
        ('<persName ref="wiki:stalin"/>', "I007", ""),
        ('<persName ref="#stalin"/>', "I002", "tei/persons.xml has it: write persons.xml#stalin."),
        ('<persName ref="stalin"/>', "I003", "tei/persons.xml has it: write persons.xml#stalin."),
        ('<persName ref="Persons.xml#stalin"/>', "I003", "There is tei/persons.xml: write persons.xml."),
    ],
)
def test_a_pointer_that_leads_nowhere_is_found(body: str, code: str, hint: str) -> None:
    assert found({"tei/a.xml": letter(body), "tei/persons.xml": PERSONS}) == [(code, "tei/a.xml", "ref", hint)]


@pytest.mark.parametrize(
    "body",
    [
        '<persName ref="persons.xml#stalin"/>',
        '<persName ref="#x persons.xml"/><ptr xml:id="x"/>',
        '<ref target="https://x.example/#nothing"/>',
        '<graphic url="../images/one.png"/>',
        '<persName key="#nothing"/>',
        '<date from="#nothing"/>',
    ],
)
def test_a_pointer_that_leads_somewhere_is_not(body: str) -> None:
    files = {"tei/a.xml": letter(body), "tei/persons.xml": PERSONS}
    assert found(files, frozenset({"images/one.png"})) == []


def test_a_declared_prefix_is_followed() -> None:
    header = (
        '<encodingDesc><listPrefixDef><prefixDef ident="person" matchPattern="(.+)"'
        ' replacementPattern="persons.xml#$1"/></listPrefixDef></encodingDesc>'
    )
    files = {
        "tei/a.xml": letter('<persName ref="person:stalin person:lenin"/>', header=header),
        "tei/persons.xml": PERSONS,
    }
    assert [code for code, *_ in found(files)] == ["I002"]


def test_ids_in_a_file() -> None:
    body = '<seg xml:id="a"/><seg xml:id="a"/><seg xml:id="1st"/><seg xml:id="é-1"/><seg xml:id="a:b"/>'
    assert [(code, attribute) for code, _, attribute, _ in found({"a.xml": letter(body)})] == [
        ("I005", "xml:id"),
        ("I006", "xml:id"),
        ("I006", "xml:id"),
    ]


def test_ids_of_documents() -> None:
    files = {
        "tei/a.xml": letter("", attributes='xml:id="one"'),
        "tei/b.xml": letter("", attributes='xml:id="One"'),
        "tei/c.xml": letter("", attributes='xml:id="search"'),
        "tei/d.xml": letter(""),
    }
    assert [(code, path) for code, path, _, _ in found(files)] == [("I001", "tei/b.xml"), ("I004", "tei/c.xml")]
