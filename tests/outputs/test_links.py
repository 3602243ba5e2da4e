"""Links between documents, images that come along, and entries of many files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.samples import tei

from engross import build
from engross.edition import open_edition
from engross.saxon import Saxon

Make = Callable[..., Path]


def page(file: Path) -> etree._Element:
    return etree.HTML(file.read_bytes())


def test_a_pointer_to_another_document_leads_to_its_page(make_edition: Make, saxon: Saxon) -> None:
    first = tei('<text><body><p><ref target="sub/b.xml#here">b</ref> <ref target="sub/b.xml">b</ref></p></body></text>')
    second = tei('<text><body><p xml:id="here">x</p></body></text>', attributes='xml:id="second"')
    root = make_edition({"tei/a.xml": first, "tei/sub/b.xml": second})
    build.build(open_edition(root), lambda: saxon)
    links = page(root / "output/a/index.html").xpath("//main//p/a/@href")
    assert links == ["../second/index.html#here", "../second/index.html"]
    assert page(root / "output/second/index.html").xpath("//*[@id='here']")


def test_an_image_of_the_edition_comes_along(make_edition: Make, saxon: Saxon) -> None:
    body = "".join(
        f'<figure><graphic url="{url}"/></figure>'
        for url in ("../images/one%20a.png", "../none.png", "https://x.example/far.png", "../../outside.png")
    )
    root = make_edition({"tei/a.xml": tei(f"<text><body>{body}</body></text>"), "images/one a.png": b"PNG"})
    (root.parent / "outside.png").write_bytes(b"secret")
    build.build(open_edition(root), lambda: saxon)
    shown = page(root / "output/a/index.html").xpath("//img/@src")
    assert shown[0] == "files/images-one%20a.png"
    assert not [src for src in shown if src.startswith("https:")]
    (copy,) = (root / "output/a/files").iterdir()
    assert (copy.name, copy.read_bytes()) == ("images-one a.png", b"PNG")


def test_a_linked_file_comes_along_and_a_hidden_one_does_not(make_edition: Make, saxon: Saxon) -> None:
    body = (
        '<p><ref target="notes.pdf">n</ref> <ref target="../.secret">s</ref> <ref target="../persons.xml#p">p</ref></p>'
    )
    root = make_edition(
        {"tei/a.xml": tei(f"<text><body>{body}</body></text>"), "tei/notes.pdf": b"%PDF", ".secret": b"s"}
    )
    build.build(open_edition(root), lambda: saxon)
    (copy,) = (root / "output/a/files").iterdir()
    assert (copy.name, copy.read_bytes()) == ("tei-notes.pdf", b"%PDF")
    assert "files/tei-notes.pdf" in page(root / "output/a/index.html").xpath("//main//p/a/@href")


def test_entries_of_several_files_are_one_and_a_cast_is_not(make_edition: Make, saxon: Saxon) -> None:
    def letter(name: str) -> str:
        person = f'<listPerson><person xml:id="ada"><persName>{name}</persName></person></listPerson>'
        return tei(f'<text><body><p><persName ref="#ada">A.</persName></p></body><back>{person}</back></text>')

    cast = '<listPerson><person xml:id="ada"><persName>Nurse</persName></person></listPerson>'
    header = f"<profileDesc><particDesc>{cast}</particDesc></profileDesc>"
    play = tei('<text><body><sp who="#ada"><p>!</p></sp></body></text>', header=header)
    root = make_edition(
        {"tei/a.xml": letter("Ada"), "tei/b.xml": letter("A. L.</persName><persName>Ada"), "tei/play.xml": play}
    )
    build.build(open_edition(root), lambda: saxon)
    assert sorted(file.name for file in (root / "output/persons").iterdir()) == ["ada", "index.html", "play.ada"]
    ada = page(root / "output/persons/ada/index.html")
    assert ["".join(h1.itertext()) for h1 in ada.iter("h1")] == ["Ada"]
    assert "A. L." in "".join(ada.itertext())
    assert len(ada.xpath("//a[@class='place']")) == 2
    for link in ada.xpath("//a[@class='place']/@href"):
        path, _, anchor = link.partition("#")
        assert page((root / "output/persons/ada" / path).resolve()).xpath(f"//*[@id='{anchor}']")
    nurse = page(root / "output/persons/play.ada/index.html")
    assert [link.rpartition("/")[0] for link in nurse.xpath("//a[@class='place']/@href")] == ["../../play"]


@pytest.mark.corpus
def test_every_link_of_real_letters_arrives(corpus: Path, make_edition: Make, saxon: Saxon) -> None:
    letters = sorted((corpus / "letters").glob("*.xml"))[-40::3]
    root = make_edition({f"tei/{letter.name}": letter.read_bytes() for letter in letters})
    build.build(open_edition(root), lambda: saxon, only=["html"])
    pages = {file.resolve(): page(file) for file in (root / "output").rglob("*.html")}
    ids = {file: {str(value) for value in tree.xpath("//@id")} for file, tree in pages.items()}
    made = (".xml", ".txt", ".ris", ".bib", ".json")  # by the outputs that were not asked for
    astray = []
    for file, tree in pages.items():
        for href in tree.xpath("//a/@href"):
            path, _, fragment = str(href).partition("#")
            if ":" in path or path.endswith(made):
                continue
            target = (file.parent / path).resolve() if path else file
            if not target.is_file() or (fragment and fragment not in ids[target]):
                astray.append((file.parent.name, str(href)))
    assert astray == []
