"""The edition in this repository: one document, of which nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from engross import build, validate
from engross.edition import open_edition
from engross.saxon import Saxon
from engross.xmlio import TEI

NS = {"t": TEI}
CITATION = (
    '"Ciphered Telegram No. 75352, Feng Xi [Stalin] to Shtraus [Shtykov] and Mayveyev [Zakharov]," October 01, 1950, '
    "History and Public Policy Program Digital Archive, Archive of the President of the Russian Federation (APRF); "
    "copy available in Library of Congress, Manuscript Division, Dmitriĭ Antonovich Volkogonov papers, 1887-1995, "
    "mm97083838. Translated by Vladislav Zubok"
)


@pytest.fixture(scope="module")
def flagship(repository: Path, tmp_path_factory: pytest.TempPathFactory, saxon: Saxon) -> Path:
    """Build the edition beside the repository's own output."""
    root = tmp_path_factory.mktemp("flagship")
    shutil.copy(repository / "edition.toml", root)
    shutil.copytree(repository / "tei", root / "tei")
    report = build.build(open_edition(root), lambda: saxon)
    assert report.diagnostics == ()
    return root / "output"


@pytest.fixture(scope="module")
def document(repository: Path) -> etree._Element:
    return etree.parse(repository / "tei" / "telegram-75352.xml").getroot()


def test_it_is_valid(repository: Path, saxon: Saxon) -> None:
    assert validate.check(open_edition(repository), lambda: saxon).diagnostics == ()


def test_the_encoding_has_the_transcript_word_for_word(repository: Path, document: etree._Element) -> None:
    """Only the brackets are not in the encoding, and the question mark that the stylesheets make of a low certainty."""
    transcript = (repository / "tests/fixtures/telegram-75352.transcript.txt").read_text(encoding="utf-8")
    said = transcript.translate(str.maketrans("", "", "[]")).replace("agreed upon?", "agreed upon").split()
    (body,) = document.iterfind(".//t:body", NS)
    assert "".join(str(text) for text in body.xpath(".//text()")).split() == said


def test_every_bracket_of_the_page_is_an_element(document: etree._Element) -> None:
    def texts(path: str) -> list[str]:
        found = document.xpath(f"//t:body//{path}", namespaces=NS)
        return [" ".join("".join(element.itertext()).split()) for element in found]

    assert texts("t:note[@type='identification']") == [
        "pseudonym for Soviet Amb. Shtykov",
        "pseudonym for M.V. Zakharov, Stalin’s personal military envoy",
        "Stalin",
        "Stalin",
    ]
    assert texts("t:note[@type='variant']") == ["Pak Hon Yong"]
    assert texts("t:foreign") == ["kommunikatsii", "perestroiki"]
    assert texts("t:supplied") == ["authorities", "to North Korea", "am"]
    assert texts("t:unclear") == ["agreed upon"]
    assert texts("t:label") == [
        "First.",
        "Second.",
        "Third.",
        "Fourth.",
        "1 -",
        "2. –",
        "Handwritten across the document",
        "Voted FOR:",
    ]


def test_every_date_is_dated(document: etree._Element) -> None:
    dates = [
        (" ".join("".join(e.itertext()).split()), e.get("when")) for e in document.iterfind(".//t:body//t:date", NS)
    ]
    assert dates == [
        ("1 October 1950", "1950-10-01"),
        ("30 September", "1950-09-30"),
        ("1 October", "1950-10-01"),
        ("13.11.50", "1950-11-13"),
        ("2.10.50", "1950-10-02"),
        ("1. Oct. 1950", "1950-10-01"),
    ]
    (time,) = document.iterfind(".//t:body//t:time", NS)
    assert time.get("when") == "06:00:00"


def test_every_name_points_to_an_entry(document: etree._Element) -> None:
    for element in document.iterfind(".//t:text//*", NS):
        if etree.QName(element).localname in ("persName", "placeName", "orgName", "rs"):
            assert element.get("ref"), etree.tostring(element)


def test_the_archives_citation_is_made_of_the_encoding(
    repository: Path, saxon: Saxon, document: etree._Element
) -> None:
    from engross.cite import STYLES

    records, found = build.records(open_edition(repository), lambda: saxon, ["telegram-75352"])
    assert found == []
    assert STYLES["house"].render(records[0]) == CITATION
    stored = etree.tostring(document, encoding="unicode", method="text")
    assert CITATION not in " ".join(stored.split())


def test_every_form_of_the_document_is_there(flagship: Path) -> None:
    names = {file.name for file in (flagship / "telegram-75352").iterdir()}
    assert names == {"index.html"} | {f"telegram-75352.{form}" for form in ("xml", "txt", "ris", "bib", "csl.json")}
    page = (flagship / "telegram-75352/index.html").read_text(encoding="utf-8")
    for name in names - {"index.html"}:
        assert f'href="{name}"' in page
    assert CITATION.replace('"', "&#34;") in page or CITATION in page


def test_another_process_writes_the_same_bytes(flagship: Path, tmp_path: Path) -> None:
    """Nothing hangs on the order of sets and hashes, or on where the edition stands."""
    root = tmp_path / "elsewhere"
    shutil.copytree(flagship.parent, root, ignore=shutil.ignore_patterns("output"))
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    subprocess.run(
        [sys.executable, "-m", "engross", "-C", root, "build"], env=environment, check=True, capture_output=True
    )
    files = sorted(file.relative_to(flagship) for file in flagship.rglob("*") if file.is_file())
    assert files == sorted(file.relative_to(root / "output") for file in (root / "output").rglob("*") if file.is_file())
    for file in files:
        assert (flagship / file).read_bytes() == (root / "output" / file).read_bytes(), file


def test_links_between_pages_arrive(flagship: Path) -> None:
    pages = {file: etree.HTML(file.read_bytes()) for file in flagship.rglob("*.html")}
    ids = {file: {str(value) for value in page.xpath("//@id")} for file, page in pages.items()}
    followed = 0
    for file, page in pages.items():
        for href in page.xpath("//a/@href | //link/@href"):
            if ":" in href:
                continue
            path, _, fragment = str(href).partition("#")
            target = (file.parent / path).resolve() if path else file.resolve()
            assert target.is_file(), (file, href)
            if fragment:
                assert fragment in ids[target], (file, href)
            followed += 1
    assert followed > 100


def test_no_page_loads_anything_from_elsewhere(flagship: Path) -> None:
    for file in flagship.rglob("*.html"):
        page = etree.HTML(file.read_bytes())
        loaded = page.xpath(
            "//@src | //link[@rel='stylesheet']/@href | //@srcset | //iframe | //object | //embed | //script"
        )
        assert [str(each) for each in loaded if not str(each).endswith("assets/engross.css")] == []
