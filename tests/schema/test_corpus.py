"""Real letters with their own XSD 1.1 and Schematron: the same verdicts, at the same places, as other judges give."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema

from engross import xmlio
from engross.schema.schematron import SchematronSchema
from engross.schema.xsd import XsdSchema
from engross.xmlio.positions import Spot

if TYPE_CHECKING:
    from engross.diagnostics import Location
    from engross.saxon import Saxon
    from engross.xmlio import Element, XmlDocument

pytestmark = pytest.mark.corpus

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_ID = re.compile(r"attribute \{[^}]*\}id='|@xml:id|uniqu")
# Where a node is: its element's child sequence, and for a text what stands before it.
PLACE = (
    "string-join(ancestor-or-self::*/('/' || 1 + count(preceding-sibling::*)))"
    " || (if (self::text()) then ' ' || count(preceding-sibling::node()[not(self::text())]) || ' '"
    " || string-length(replace(., '\\S[\\s\\S]*$', '')) else '')"
)


@pytest.fixture(scope="module")
def letters(corpus: Path) -> list[XmlDocument]:
    files = sorted((corpus / "letters").glob("*.xml"))[::15]
    assert len(files) == 20
    return [xmlio.read(file, file.name) for file in files]


@pytest.fixture(scope="module")
def plain(corpus: Path) -> Any:
    return xmlschema.XMLSchema11(str(corpus / "schemas" / "schnitzler-briefe.xsd"), allow="local")


@pytest.fixture(scope="module")
def ours(corpus: Path) -> XsdSchema:
    return XsdSchema(corpus / "schemas" / "schnitzler-briefe.xsd", "schnitzler-briefe.xsd")


def spoiled(document: XmlDocument) -> list[XmlDocument]:
    """The letter, and copies of it with one thing wrong in each."""
    text = document.data.decode()
    copies = [
        text.replace("<p>", "<p><nonsense/>", 1),
        text.replace("<date ", '<date nonsense="1" ', 1),
        text.replace("<body>", "<body>stray", 1).replace("<back>", "<back><p/>", 1),
        re.sub(r'<handDesc hands="\d+">', '<handDesc hands="many">', text, count=1),
        re.sub(r"<correspDesc>.*?</correspDesc>", "<correspDesc/>", text, count=1, flags=re.DOTALL),
        re.sub(r' level="[^"]*"', ' level="x"', text, count=1),
        re.sub(r'<note type="[^"]*"', '<note type="unheard-of"', text, count=1),
    ]
    return [document, *(xmlio.parse(each.encode(), document.path) for each in copies)]


def test_xmlschema_itself_says_the_same(letters: list[XmlDocument], plain: Any, ours: XsdSchema) -> None:
    assert ours.version == "1.1"
    seen = 0
    for number, letter in enumerate(letters):
        for document in [letter] if number % 4 else spoiled(letter):
            # doubled and malformed ids are the identifier rules'
            errors = [error for error in plain.iter_errors(document.root) if not _ID.search(str(error.reason))]
            found = ours.check(document)
            assert bool(found) == bool(errors)
            at = {row(finding.location) for finding in found}
            allowed = [places(document, error) for error in errors]
            assert at <= set().union(*allowed)
            assert all(at & each for each in allowed)
            seen += len(errors)
    assert seen > 25


def row(location: Location | None) -> tuple[int | None, int | None]:
    assert location is not None
    return location.line, location.column


def holder(error: Any) -> Element:
    """The element that an error is about: the child that is out of place, else the element itself."""
    child = getattr(error, "invalid_child", None)
    element: Element = error.elem if child is None else child
    return element


def places(document: XmlDocument, error: Any) -> set[tuple[int | None, int | None]]:
    """Wherever in its start tag or at its words an error may be placed."""
    element = holder(error)
    sequence = xmlio.child_sequence(element)
    own = document.locate_all([Spot(sequence), *(Spot(sequence, str(name)) for name in element.attrib)])
    return {row(place) for place in (*own, document.locate_text(element))}


def test_xpath_alone_finds_the_same_assertions_failing(saxon: Saxon, corpus: Path, letters: list[XmlDocument]) -> None:
    """Each assertion's test is evaluated by XPath on each node of its context, without any stylesheet."""
    file = corpus / "schemas" / "schnitzler-briefe.sch"
    schema = xmlio.read(file, file.name)
    engine = SchematronSchema.load(file, saxon, path=file.name)
    xpath = saxon._processor.new_xpath_processor()
    xpath.declare_namespace("tei", xmlio.TEI)
    xpath.declare_namespace("xs", "http://www.w3.org/2001/XMLSchema")
    count = 0
    for letter in letters:
        node = saxon.node(letter)
        xpath.set_context(xdm_item=node)
        judged = {
            (str(schema.locate(assertion)), row(place))
            for pattern in schema.root.iter(f"{SCH}pattern")
            for assertion, place in failing(pattern, xpath, letter)
        }
        found = {
            (finding.hint.removeprefix("The rule is at ").rstrip("."), row(finding.location))
            for finding in engine.check(letter, node)
        }
        assert found == judged
        count += len(found)
    assert count > 10


def failing(pattern: Element, xpath: Any, letter: XmlDocument) -> list[tuple[Element, Location]]:
    found: list[tuple[Element, Location]] = []
    taken: set[str] = set()
    for rule in pattern.iterchildren(f"{SCH}rule"):
        context = f"//({rule.get('context')})"
        lets = "".join(f"let ${each.get('name')} := {each.get('value')} return " for each in rule.iter(f"{SCH}let"))
        for assertion in rule.iterchildren(f"{SCH}assert", f"{SCH}report"):
            verdict = "not" if assertion.tag == f"{SCH}assert" else "boolean"
            test = f"if ({verdict}({assertion.get('test')})) then {PLACE} else ()"
            at = [place for place in strings(xpath, f"{context}/({lets}{test})") if place not in taken]
            found.extend((assertion, located(letter, place)) for place in at)
        taken.update(strings(xpath, f"{context}/({PLACE})"))
    return found


def strings(xpath: Any, expression: str) -> list[str]:
    value = xpath.evaluate(expression)
    return [value.item_at(index).string_value for index in range(value.size)] if value is not None else []


def located(letter: XmlDocument, place: str) -> Location:
    sequence, *text = place.split(" ")
    spot = Spot(sequence, None, int(text[0]), int(text[1])) if text else Spot(sequence)
    return letter.locate_all([spot])[0]


def test_the_tei_says_each_thing_once(saxon: Saxon, corpus: Path) -> None:
    """Its rules say in English and in French that three elements need @spanTo."""
    from engross.schema.rng import RngSchema

    schema = RngSchema(corpus / "schemas" / "tei_all-4.9.rng", "tei_all.rng", lambda: saxon)
    body = "<text xmlns='http://www.tei-c.org/ns/1.0'><p><addSpan/><delSpan/><damageSpan/></p></text>"
    document = xmlio.parse(body.encode(), "a.xml")
    node = saxon.node(document)
    found = [finding for rules in schema.rules for finding in rules.check(document, node)]
    assert [finding.message for finding in found] == [
        f"The @spanTo attribute of {name} is required." for name in ("addSpan", "delSpan", "damageSpan")
    ]
    assert not schema.warnings
