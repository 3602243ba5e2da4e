"""An edition from save to save, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.samples import tei

from engross.cli.progress import Silent
from engross.serve.hub import Hub
from engross.serve.live import Live
from engross.serve.rounds import Saves, rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engross.saxon import Saxon

LETTER = tei(attributes='xml:id="letter"')
STYLE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="engross:html.xsl"/>
<xsl:template match="*:p[. = 'Text.']"><p>{word}</p></xsl:template>
</xsl:stylesheet>"""
PAGE = "letter/index.html"


class Editor:
    """Somebody who edits an edition and looks at the page of a letter."""

    def __init__(self, root: Path, saxon: Saxon) -> None:
        self.root = root
        self.hub = Hub()
        self.live = Live(root, lambda: saxon, self.hub, jobs=1, progress=Silent)

    def save(self, path: str, text: str | None) -> frozenset[str]:
        file = self.root / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        changed = self.live.rebuild(frozenset([file])).changed
        self.live.check(lambda: False)
        return changed

    def page(self) -> str:
        return (self.root / "output" / PAGE).read_text(encoding="utf-8")

    def codes(self, page: str = PAGE) -> set[str]:
        with self.hub.listening(page, 0) as listener:
            news = self.hub.news(listener) or {}
        return {each["code"] for each in news["findings"]}

    def failed(self) -> object:
        with self.hub.listening(PAGE, 0) as listener:
            return (self.hub.news(listener) or {})["failed"]


@pytest.fixture
def editor(make_edition: Callable[..., Path], saxon: Saxon) -> Iterator[Editor]:
    root = make_edition({"edition.toml": '[validate]\nignore = ["S010"]', "tei/letter.xml": LETTER})
    editor = Editor(root, saxon)
    assert PAGE in editor.live.rebuild(frozenset()).changed
    assert editor.live.check(lambda: False) == ()
    yield editor
    editor.live.close()


def test_a_save_changes_its_page(editor: Editor) -> None:
    assert PAGE in editor.save("tei/letter.xml", LETTER.replace("Text.", "Other."))
    assert "Other." in editor.page()
    assert editor.save("tei/letter.xml", LETTER.replace("Text.", "Other.")) == frozenset()


def test_findings_come_from_the_check_too(editor: Editor) -> None:
    editor.save("tei/letter.xml", LETTER.replace("<p>Text.", "<p>Text <date when='1950-13-01'/>"))
    assert "D002" in editor.codes()
    editor.save(
        "tei/letter.xml",
        LETTER.replace("<p>Text.", "<p>Text <?engross ignore=D002 reason='so'?><date when='1950-13-01'/>"),
    )
    assert "D002" not in editor.codes()


def test_a_broken_save_keeps_the_page(editor: Editor, saxon: Saxon) -> None:
    assert PAGE not in editor.save("tei/letter.xml", LETTER.replace("</p></body>", "</body>"))
    assert "Text." in editor.page()
    failed = editor.failed()
    assert isinstance(failed, dict)
    assert (failed["path"], failed["line"], editor.codes()) == ("tei/letter.xml", 5, {"X001"})
    editor.live.close()
    again = Editor(editor.root, saxon)  # on another day
    again.live.rebuild(frozenset())
    assert again.failed() == failed
    again.save("tei/letter.xml", LETTER)
    assert (again.failed(), again.codes()) == (None, set())
    again.live.close()


def test_documents_come_and_go(editor: Editor) -> None:
    assert "new/index.html" in editor.save("tei/new.xml", LETTER.replace('"letter"', '"new"'))
    gone = editor.save("tei/letter.xml", None)
    assert PAGE in gone
    assert not (editor.root / "output" / PAGE).exists()


def test_a_stylesheet_is_compiled_anew(editor: Editor) -> None:
    assert PAGE in editor.save("xslt/html.xsl", STYLE.format(word="Styled."))
    assert "Styled." in editor.page()
    assert PAGE not in editor.save("xslt/html.xsl", STYLE.format(word="<b>"))
    assert ("Styled." in editor.page(), editor.codes(), editor.codes("index.html")) == (True, {"O002"}, {"O002"})
    assert PAGE in editor.save("xslt/html.xsl", None)
    assert ("Text." in editor.page(), editor.codes()) == (True, set())


def test_a_broken_configuration_keeps_everything(editor: Editor) -> None:
    assert editor.save("edition.toml", "[edition") == frozenset()
    assert editor.codes() == {"C002"}
    assert "index.html" in editor.save("edition.toml", '[edition]\ntitle = "Mended"\n[validate]\nignore = ["S010"]')
    assert editor.codes() == set()
    assert "Mended" in (editor.root / "output/index.html").read_text(encoding="utf-8")


def test_a_newer_save_ends_a_check(editor: Editor) -> None:
    (editor.root / "tei/letter.xml").write_text(LETTER.replace("Text.", "New."), encoding="utf-8")
    editor.live.rebuild(frozenset([editor.root / "tei/letter.xml"]))
    assert editor.live.check(lambda: True) is None
    assert editor.live.check(lambda: False) == ()


def test_rounds_follow_saves(editor: Editor) -> None:
    with Saves(editor.live.folders()) as waiting:
        every = rounds(editor.live, waiting)
        assert [(each.saved, each.is_over) for each in (next(every), next(every))] == [((), False), ((), True)]
        (editor.root / ".hidden").touch()
        (editor.root / "tei/letter.xml").write_text(LETTER.replace("Text.", "New."), encoding="utf-8")
        each = next(every)
        assert (each.saved, each.found) == (("tei/letter.xml",), None)
        assert PAGE in each.rebuilt.changed
        every.close()
