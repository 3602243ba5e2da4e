"""A release: what is remembered, what is refused, and where readers of old addresses go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from tests.samples import tei

from engross import build, released
from engross.edition import open_edition
from engross.saxon import Saxon
from engross.xmlio import Element

Make = Callable[..., Path]

LETTER = tei(
    '<text><body><p xml:id="p1">Dear <persName xml:id="m1" ref="#ada">Ada</persName></p></body><back><listPerson>'
    '<person xml:id="ada"><persName>Ada</persName></person></listPerson></back></text>',
    attributes='xml:id="one"',
    title="To &lt;Ada&gt;",
)
SETTINGS = '[edition]\nbase_url = "https://x.example"\n[build]\noutputs = ["html", "text"]\n'


def built(root: Path, saxon: Saxon, *, release: bool = True) -> build.Report:
    return build.build(open_edition(root), lambda: saxon, release=release)


def parsed(page: Path) -> Element:
    return etree.fromstring(page.read_bytes(), etree.HTMLParser())


def test_a_release_is_remembered(make_edition: Make, saxon: Saxon) -> None:
    root = make_edition({"edition.toml": SETTINGS, "tei/a.xml": LETTER})
    assert not built(root, saxon, release=False).is_released
    assert released.read(root) is None
    assert built(root, saxon).is_released
    lock, text = released.read(root) or (None, "")
    assert lock is not None
    assert (lock.base_url, lock.outputs) == ("https://x.example", ("html", "text"))
    letter = lock.documents["one"]
    assert (letter.path, letter.title) == ("tei/a.xml", "To <Ada>")
    assert letter.urls == ("one/index.html", "one/one.txt")
    assert all((root / "output" / url).is_file() for url in letter.urls)
    assert "m1" in letter.anchors
    assert list(lock.entries) == ["persons/ada"]
    assert built(root, saxon).is_released
    assert (root / released.NAME).read_text(encoding="utf-8") == text


def test_nothing_is_published_where_something_is_gone(make_edition: Make, saxon: Saxon) -> None:
    root = make_edition({"edition.toml": SETTINGS, "tei/a.xml": LETTER})
    built(root, saxon)
    before = (root / released.NAME).read_bytes()
    (root / "tei/a.xml").write_text(LETTER.replace('xml:id="one"', 'xml:id="two"'), encoding="utf-8")
    report = built(root, saxon)
    assert (report.is_released, dict(report.documents)) == (False, {})
    assert "P001" in [finding.code for finding in report.diagnostics]
    assert not (root / "output/two").exists()
    assert (root / released.NAME).read_bytes() == before


def test_a_redirect_has_a_page(make_edition: Make, saxon: Saxon) -> None:
    root = make_edition({"edition.toml": SETTINGS, "tei/a.xml": LETTER})
    built(root, saxon)
    (root / "tei/a.xml").write_text(
        LETTER.replace('"one"', '"two"').replace('"ada"', '"eve"').replace("#ada", "#eve"), encoding="utf-8"
    )
    redirects = '[site.redirects]\none = "middle"\nmiddle = "two"\n"persons/ada" = "persons/eve"\nnowhere = "lost"\n'
    (root / "edition.toml").write_text(SETTINGS + redirects, encoding="utf-8")
    report = built(root, saxon)
    assert [finding.code for finding in report.diagnostics if finding.code.startswith("P")] == ["P005"]
    (root / "edition.toml").write_text(SETTINGS + redirects.replace('nowhere = "lost"', ""), encoding="utf-8")
    assert built(root, saxon).is_released
    page = parsed(root / "output/one/index.html")
    assert page.xpath("//meta[@http-equiv]/@content") == ["0; url=../two/index.html"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://x.example/two/"]
    assert page.xpath("//a/@href") == ["../two/index.html"]
    assert page.xpath("string(//a)") == page.xpath("string(//title)") == "To <Ada>"
    entry = parsed(root / "output/persons/ada/index.html")
    assert entry.xpath("//a/@href") == ["../../persons/eve/index.html"]
    assert (root / "output/persons/eve/index.html").is_file()
    lock, _ = released.read(root) or (None, "")
    assert lock is not None
    assert set(lock.documents) == {"one", "two"}
    assert not (root / "output/nowhere").exists()


def test_a_document_that_fails_keeps_a_release_from_being_one(make_edition: Make, saxon: Saxon) -> None:
    root = make_edition({"edition.toml": SETTINGS, "tei/a.xml": LETTER, "tei/b.xml": "<TEI>"})
    report = built(root, saxon)
    assert dict(report.documents) == {"one": "tei/a.xml"}
    assert not report.is_released
    assert released.read(root) is None


def test_the_command(make_edition: Make, tmp_path: Path) -> None:
    make_edition({"edition.toml": SETTINGS, "tei/a.xml": LETTER})

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "engross", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    refused = run("build", "--release", "--only", "text")
    assert refused.returncode == 2
    assert "--only" in refused.stderr
    done = run("build", "--release")
    assert done.returncode == 0, done.stderr
    assert "engross.lock.json remembers it" in done.stderr
    (tmp_path / "engross.lock.json").write_text("{", encoding="utf-8")
    broken = run("build", "--release")
    assert broken.returncode == 2
    assert "engross.lock.json:1:2: error P007" in broken.stderr
    assert "no release" in broken.stderr
