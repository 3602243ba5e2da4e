"""Family I: ids, and pointers across files."""

from __future__ import annotations

import pytest
from tests.samples import tei

from engross import facts, summary, xmlio
from engross.config import Validate
from engross.facts import Facts
from engross.rules import identifiers, kinds, targets
from engross.rules.finding import Finding
from engross.summary import Summary

PERSONS = tei('<standOff><listPerson><person xml:id="stalin"/></listPerson></standOff>', attributes='xml:id="people"')


def gathered(files: dict[str, str]) -> tuple[list[Facts], list[Summary]]:
    documents = [xmlio.parse(text.encode(), path) for path, text in sorted(files.items())]
    told = [facts.gather(document) for document in documents]
    return told, [summary.summarise(document, each) for document, each in zip(documents, told, strict=True)]


def found(files: dict[str, str], others: frozenset[str] = frozenset()) -> list[tuple[str, str, str | None, str]]:
    told, every = gathered(files)
    by_path = {each.path: each for each in told}
    parsed = {path: xmlio.parse(text.encode(), path) for path, text in files.items()}
    findings: list[Finding] = [finding for each in told for finding in identifiers.in_file(parsed[each.path], each)]
    findings += identifiers.across(every)
    for astray in targets.astray(every, others | frozenset(files)):
        findings += targets.findings(by_path[astray.path], astray.answers)
    return [(finding.code, finding.path, finding.attribute, finding.hint) for finding in findings]


def letter(body: str, **options: str) -> str:
    return tei(f"<text><body><p>{body}</p></body></text>", **options)


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        ('<persName ref="persons.xml#stalyn"/>', "I002", "Did you mean stalin?"),
        ('<persName ref="persons.xml#nobody"/>', "I002", ""),
        ('<persName ref="person.xml#stalin"/>', "I003", "tei/persons.xml has it: write persons.xml#stalin."),
        ('<persName ref="person.xml#lenin"/>', "I003", "There is tei/persons.xml: write persons.xml."),
        ('<persName ref="../persons.xml#stalin"/>', "I003", "tei/persons.xml has it: write persons.xml#stalin."),
        ('<persName ref="../persons.xml"/>', "I003", "There is tei/persons.xml: write persons.xml."),
        ('<persName ref="stalin"/>', "I003", "tei/persons.xml has it: write persons.xml#stalin."),
        ('<persName ref="Persons.xml"/>', "I003", "There is tei/persons.xml: write persons.xml."),
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
        # these are wrong within their own file, and said there
        '<persName ref="#nothing"/>',
        '<persName ref="here"/><ptr xml:id="here"/>',
        '<persName ref="wiki:stalin"/>',
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


def test_a_malformed_id_is_never_offered() -> None:
    files = {"tei/a.xml": letter('<ptr target="b.xml#stalin"/>'), "tei/b.xml": letter('<p xml:id="stalin "/>')}
    assert found(files)[-1] == ("I002", "tei/a.xml", "target", "")


def test_guessing_costs_a_limited_time() -> None:
    many = "".join(f'<p xml:id="person{n:06}"/>' for n in range(3000))
    pointers = " ".join(f"b.xml#persom{n:06}" for n in range(300))
    files = {"tei/a.xml": letter(f'<ptr target="{pointers}"/>'), "tei/b.xml": letter(many)}
    hints = [hint for *_, hint in found(files)]
    assert len(hints) == 300
    assert any(hints)
    assert not all(hints)


def test_where_else_an_id_is_that_a_file_lacks() -> None:
    files = {
        "tei/a.xml": letter('<persName ref="#stalin"/><persName ref="#twice"/><persName ref="#nowhere"/>'),
        "tei/b/c.xml": letter('<persName ref="#stalin"/><p xml:id="twice"/>'),
        "tei/d.xml": letter('<p xml:id="twice"/>'),
        "tei/persons.xml": PERSONS,
    }
    assert targets.elsewhere(gathered(files)[1]) == {
        "tei/a.xml": {"stalin": "tei/persons.xml has it: write persons.xml#stalin."},
        "tei/b/c.xml": {"stalin": "tei/persons.xml has it: write ../persons.xml#stalin."},
    }


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


@pytest.mark.parametrize(("others", "count"), [(4, 0), (5, 1), (20, 1)])
def test_a_document_that_is_not_called_like_its_file(others: int, count: int) -> None:
    files = {f"tei/l{n}.xml": letter("", attributes=f'xml:id="l{n}"') for n in range(others)}
    files["tei/other.xml"] = letter("", attributes='xml:id="letter"')
    assert len(list(identifiers.unlike_files(gathered(files)[1]))) == count


@pytest.mark.parametrize(
    ("header", "body", "idle"),
    [
        ('<handNote xml:id="h1"/><handNote xml:id="h2"/>', "", ["h2"]),
        ('<handNote xml:id="h1"/><handNote xml:id="h2" scope="major"/>', "", []),
        ('<handNote xml:id="h1"/><handNote xml:id="h2"/>', '<add hand="#h2"/>', []),
        ("", '<anchor xml:id="x"/>', ["x"]),
        ("", '<anchor xml:id="x"/><note target="x"/>', []),
        ('<witness xml:id="A"/>', "", []),
        ('<witness xml:id="A"/><witness xml:id="B"/>', '<rdg wit="#A"/>', ["B"]),
        ('<rendition xml:id="r" selector="hi"/>', "", []),
        ('<char xml:id="longs"/>', '<g ref="#longs"/>', []),
        ('<category xml:id="c"/>', "", []),
    ],
)
def test_elements_that_wait_for_a_pointer(header: str, body: str, idle: list[str]) -> None:
    every = gathered({"tei/a.xml": letter(body, header=f"<profileDesc>{header}</profileDesc>")})[1]
    assert [declared.id for summed in every for declared in summed.idle] == idle
    assert len(list(identifiers.idle(every))) == len(idle)


def test_what_one_of_several_headers_needs_is_needed() -> None:
    header = '<profileDesc><rendition xml:id="r1"/><rendition xml:id="r2"/></profileDesc>'
    files = {
        "tei/a.xml": letter("", header=header),
        "tei/b.xml": letter('<hi rendition="#r1"/>', header=header),
        "tei/c.xml": letter("", header=header),
    }
    findings = list(identifiers.idle(gathered(files)[1]))
    assert [(finding.path, finding.message) for finding in findings] == [
        ("tei/a.xml", 'nothing in the edition points to the rendition "r2", nor in 2 other files that have it')
    ]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ('<p xml:id="x"/><add hand="#x"/>', 1),
        ('<handNote xml:id="x"/><add hand="#x"/><handShift new="#x"/>', 0),
        ('<typeNote xml:id="x"/><add hand="#x"/>', 0),
        ('<person xml:id="x"/><handShift new="#x"/>', 1),
        ('<msDesc xml:id="x"/><rdg wit="#x"/>', 0),
        ('<person xml:id="x"/><rdg wit="#x"/>', 1),
        ('<role xml:id="x"/><sp who="#x"/>', 0),
        ('<place xml:id="x"/><sp who="#x"/>', 1),
        ('<place xml:id="x"/><change who="#x"/>', 0),
        ('<category xml:id="x"/><catRef target="#x" scheme="#x"/>', 0),
        ('<p xml:id="x"/><catRef target="#x"/>', 1),
        ('<p xml:id="x"/><ref target="#x"/>', 0),
    ],
)
def test_what_a_pointer_asks_for(body: str, count: int) -> None:
    document = xmlio.parse(letter(body).encode(), "tei/a.xml")
    findings = list(kinds.check(document, facts.gather(document), Validate()))
    assert [finding.code for finding in findings] == ["I013"] * count


def test_a_doubled_id_says_where_the_other_is() -> None:
    text = letter('<hi xml:id="x">a</hi>\n<hi xml:id="x">b</hi>')
    line = text[: text.index("<hi ")].count("\n") + 1
    ((code, _, _, hint),) = found({"tei/a.xml": text})
    assert (code, hint) == ("I005", f"The other one stands in line {line}: give one of the two another xml:id.")
