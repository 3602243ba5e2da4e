"""What the profile takes and what it refuses, by each schema and each engine."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from .conftest import LENIENT

EXAMPLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("examples.toml").read_text(encoding="utf-8")
)

FILE_DESC = "<titleStmt><title>A telegram</title></titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt>"
FULL_FILE_DESC = f"<fileDesc>{FILE_DESC}<sourceDesc><p>A telegram.</p></sourceDesc></fileDesc>"
HEADER = f"<teiHeader>{FULL_FILE_DESC}</teiHeader>"
TEXT = "<text><body><p>We have received your cable.</p></body></text>"

# Where a piece stands: what goes into the TEI element, with a gap for the piece.
PLACES = {
    "file": "{}",
    "resources": f"{HEADER}{{}}",
    "text": f"{HEADER}<text>{{}}</text>",
    "body": f"{HEADER}<text><body>{{}}</body></text>",
    "div": f"{HEADER}<text><body><div>{{}}</div></body></text>",
    "p": f"{HEADER}<text><body><p>{{}}</p></body></text>",
    "standOff": f"{HEADER}<standOff>{{}}</standOff>",
    "person": f"{HEADER}<standOff><listPerson><person>{{}}</person></listPerson></standOff>",
    "place": f"{HEADER}<standOff><listPlace><place>{{}}</place></listPlace></standOff>",
    "org": f"{HEADER}<standOff><listOrg><org>{{}}</org></listOrg></standOff>",
    "fileDesc": f"<teiHeader><fileDesc>{{}}</fileDesc></teiHeader>{TEXT}",
    "sourceDesc": f"<teiHeader><fileDesc>{FILE_DESC}<sourceDesc>{{}}</sourceDesc></fileDesc></teiHeader>{TEXT}",
    "msDesc": f"<teiHeader><fileDesc>{FILE_DESC}<sourceDesc><msDesc><msIdentifier/>{{}}</msDesc></sourceDesc>"
    f"</fileDesc></teiHeader>{TEXT}",
    "header": f"<teiHeader>{FULL_FILE_DESC}{{}}</teiHeader>{TEXT}",
    "encodingDesc": f"<teiHeader>{FULL_FILE_DESC}<encodingDesc>{{}}</encodingDesc></teiHeader>{TEXT}",
    "profileDesc": f"<teiHeader>{FULL_FILE_DESC}<profileDesc>{{}}</profileDesc></teiHeader>{TEXT}",
    "correspDesc": f"<teiHeader>{FULL_FILE_DESC}<profileDesc><correspDesc>{{}}</correspDesc></profileDesc></teiHeader>"
    f"{TEXT}",
}

Complaint = Callable[[etree._ElementTree], str | None]


@pytest.fixture(scope="session")
def xmlschema_xsd(schemas: Path) -> xmlschema.XMLSchema10:
    """The XSD as xmlschema reads it, in its strict mode and without the network."""
    return xmlschema.XMLSchema10(str(schemas / "engross.xsd"), allow="local", validation="strict")


@pytest.fixture(params=["rng", "xsd", "xmlschema_xsd"])
def complaint(request: pytest.FixtureRequest) -> Complaint:
    """What one of the engines finds wrong in a document, if anything."""
    schema = request.getfixturevalue(request.param)

    def by_libxml2(document: etree._ElementTree) -> str | None:
        return None if schema.validate(document) else str(schema.error_log.last_error)

    def by_xmlschema(document: etree._ElementTree) -> str | None:
        error = next(schema.iter_errors(document), None)
        return None if error is None else error.reason or "not valid"

    return by_xmlschema if request.param == "xmlschema_xsd" else by_libxml2


def document(place: str, piece: str) -> etree._ElementTree:
    """Put a piece into its place."""
    piece = piece.strip().replace("{header}", HEADER).replace("{file_desc}", FILE_DESC)
    content = PLACES[place].format(piece)
    return etree.ElementTree(etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>', LENIENT))


def pieces(verdict: str) -> list[object]:
    """List the pieces with one verdict, named after their places."""
    return [
        pytest.param(place, piece, id=f"{place}-{number}")
        for place, table in EXAMPLES.items()
        for number, piece in enumerate(table.get(verdict, []), 1)
    ]


@pytest.mark.parametrize(("place", "piece"), pieces("accepted"))
def test_accepted(place: str, piece: str, complaint: Complaint) -> None:
    assert complaint(document(place, piece)) is None


@pytest.mark.parametrize(("place", "piece"), pieces("rejected"))
def test_rejected(place: str, piece: str, complaint: Complaint) -> None:
    assert complaint(document(place, piece)) is not None, piece


def test_every_place_has_examples() -> None:
    assert list(EXAMPLES) == list(PLACES)


def test_flagship(repository: Path, complaint: Complaint) -> None:
    files = sorted((repository / "tei").rglob("*.xml"))
    assert files, "the flagship has no documents"
    for file in files:
        assert complaint(etree.parse(file)) is None, file.name


def test_another_root(complaint: Complaint, request: pytest.FixtureRequest) -> None:
    """RELAX NG names the root; an XSD takes any element for one."""
    text = etree.ElementTree(etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{TEXT}</TEI>')[0])
    assert (complaint(text) is None) == ("rng" not in request.node.callspec.params.values())
