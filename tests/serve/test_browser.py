"""The whole of it: a terminal with `engross serve`, an editor who saves, and Chromium, which nobody touches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.samples import tei

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

LETTER = tei(
    "<text><body><p>First words.</p>" + "<p>And more of them.</p>" * 80 + "</body></text>",
    attributes='xml:id="letter"',
)
STYLE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="engross:html.xsl"/>
<xsl:template match="*:p[. = 'First words.']"><p>Styled words.</p></xsl:template>
</xsl:stylesheet>"""
PANEL = "engross-findings"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium on the path, and on CI there has to be one")
    if found is None:
        pytest.skip("no Chromium on the path")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("edition")
    (root / "tei").mkdir()
    (root / "edition.toml").write_text('[validate]\nignore = ["S010"]', encoding="utf-8")
    (root / "tei/letter.xml").write_text(LETTER, encoding="utf-8")
    (root / "tei/other.xml").write_text(LETTER.replace('"letter"', '"other"'), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def served(edition: Path) -> Iterator[str]:
    words = [sys.executable, "-u", "-m", "engross", "-C", str(edition), "serve", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().strip()
        assert any("The edition" in line for line in process.stderr)
        yield url
        process.kill()


@pytest.fixture
def page(browser: Any, edition: Path, served: str) -> Iterator[Any]:
    """The letter's page, as it was in the beginning, a little way down."""
    (edition / "tei/letter.xml").write_text(LETTER, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{served}letter/")
    page.get_by_text("First words.").wait_for()
    page.locator(PANEL).get_by_text("Nothing to mend").wait_for()
    yield page
    context.close()


def _save(edition: Path, path: str, text: str) -> None:
    (edition / path).parent.mkdir(exist_ok=True)
    (edition / path).write_text(text, encoding="utf-8")


def test_new_words_appear_and_the_place_stays(page: Any, edition: Path) -> None:
    page.evaluate("scrollTo(0, 900)")
    _save(edition, "tei/letter.xml", LETTER.replace("First", "Second"))
    page.get_by_text("Second words.").wait_for(state="attached")
    page.wait_for_function("scrollY === 900")


def test_findings_come_and_go_without_loading(page: Any, edition: Path) -> None:
    page.evaluate("window.isTheSame = true")
    odd = LETTER.replace("<author>", "<!-- -->\n<author ref='#nobody'>")
    _save(edition, "tei/other.xml", LETTER.replace('"letter"', '"other"').replace("First", "Second"))
    _save(edition, "edition.toml", '[validate]\nignore = ["S010"]\nodd = 1')
    page.locator(PANEL).get_by_text("1 error").wait_for()
    page.locator(PANEL).locator("summary").click()
    page.locator(PANEL).get_by_text("edition.toml, line 3").wait_for()
    _save(edition, "edition.toml", '[validate]\nignore = ["S010"]')
    page.locator(PANEL).get_by_text("Nothing to mend").wait_for()
    assert page.evaluate("window.isTheSame")
    _save(edition, "tei/letter.xml", odd.replace("First", "Third"))
    page.get_by_text("Third words.").wait_for()
    assert page.evaluate("window.isTheSame") is None
    page.locator(PANEL).get_by_text("#nobody").wait_for()  # open still
    assert page.locator(PANEL).locator("li").first.inner_text().startswith("error\nI002\n")


def test_a_broken_save_says_so_on_the_last_good_page(page: Any, edition: Path) -> None:
    _save(edition, "tei/letter.xml", LETTER.replace("First words.</p>", "Broken words."))
    banner = page.get_by_text("This page shows the last good version: tei/letter.xml line 5")
    banner.wait_for()
    assert page.get_by_text("First words.").is_visible()
    page.reload()
    banner.wait_for()
    _save(edition, "tei/letter.xml", LETTER.replace("First", "Mended"))
    page.get_by_text("Mended words.").wait_for()
    page.locator(PANEL).get_by_text("Nothing to mend").wait_for()
    assert banner.count() == 0


def test_a_stylesheet_shows_and_a_broken_one_is_said(page: Any, edition: Path) -> None:
    _save(edition, "xslt/html.xsl", STYLE)
    page.get_by_text("Styled words.").wait_for()
    _save(edition, "xslt/html.xsl", STYLE.replace("</p>", ""))
    page.locator(PANEL).get_by_text("O002").wait_for(state="attached")
    assert page.get_by_text("Styled words.").is_visible()
    (edition / "xslt/html.xsl").unlink()
    page.get_by_text("First words.").wait_for()


def test_pages_come_and_go(page: Any, edition: Path, served: str) -> None:
    new = page.context.new_page()
    new.goto(f"{served}new")
    assert new.get_by_text("There is no page here").is_visible()
    _save(edition, "tei/new.xml", LETTER.replace('"letter"', '"new"'))
    new.get_by_text("First words.").wait_for()
    (edition / "tei/new.xml").unlink()
    new.get_by_text("This page is gone").wait_for()
    assert new.get_by_text("First words.").is_visible()
    assert page.get_by_text("This page is gone").count() == 0
    _save(edition, "tei/new.xml", LETTER.replace('"letter"', '"new"').replace("First", "Back with"))
    new.get_by_text("Back with words.").wait_for()
    (edition / "tei/new.xml").unlink()


def test_a_tab_that_was_away_learns_what_it_missed(page: Any, edition: Path) -> None:
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    _save(edition, "tei/letter.xml", LETTER.replace("First", "Missed"))
    page.get_by_text("First words.").wait_for()
    page.context.set_offline(False)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("Missed words.").wait_for()


def test_without_javascript_a_page_is_as_published(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}letter/")
    assert page.locator(PANEL).count() == 0
    assert page.get_by_text("words.").first.is_visible()
    context.close()
