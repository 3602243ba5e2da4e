"""The reading page in a real browser: it fits a phone, its switches work, it asks nobody for anything."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .conftest import Page

pytestmark = pytest.mark.browser

_PHONE, _DESK = 390, 1280

# the relative luminance and contrast of WCAG 2.2 for every element with text of its own
_CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const found = rgb(getComputedStyle(e).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
      const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
      return [(a + .05) / (b + .05), e.className + ' ' + e.textContent.trim().slice(0, 30)];
    }).filter(([contrast]) => contrast < 4.5);
}"""


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
def edition(flagship: Page, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flagship's page with its style sheet, as they lie on a disk."""
    folder = tmp_path_factory.mktemp("edition")
    shutil.copytree(repository / "xslt" / "assets", folder / "assets")
    (folder / "telegram-75352").mkdir()
    page = folder / "telegram-75352" / "index.html"
    page.write_text(flagship.source, encoding="utf-8")
    return page


@pytest.fixture
def opened(browser: Any, edition: Path) -> Iterator[Callable[..., Any]]:
    contexts = []

    def open_page(width: int, scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(edition.as_uri())
        assert all(url.startswith("file://") for url in requests), requests
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, _PHONE, 700, 1024, _DESK, 1920])
def test_nothing_sticks_out(width: int, opened: Callable[..., Any]) -> None:
    assert opened(width).evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [_PHONE, _DESK])
def test_everything_can_be_read(width: int, scheme: str, opened: Callable[..., Any]) -> None:
    assert opened(width, scheme).evaluate(_CONTRASTS) == []


def test_dark_is_dark(opened: Callable[..., Any]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened(_DESK).evaluate(ground) != opened(_DESK, "dark").evaluate(ground)


@pytest.mark.parametrize(
    ("switch", "before", "after"),
    [
        ("insertions", "presented to Moscow [authorities] his", "presented to Moscow his"),
        ("insertions", "armed forces [to North Korea], we", "armed forces, we"),
        ("insertions", "6:00 [am]", "6:00"),
        ("originals", "disrupting roads [kommunikatsii], destroying", "disrupting roads, destroying"),
        ("doubts", "[agreed upon?]", "agreed upon"),
        ("glosses", "FENG XI [Stalin] on", "FENG XI on"),
        ("glosses", "SHTRAUS [pseudonym for Soviet Amb. Shtykov], MAYVEYEV", "SHTRAUS, MAYVEYEV"),
    ],
)
def test_switches_hide_what_they_name(switch: str, before: str, after: str, opened: Callable[..., Any]) -> None:
    page = opened(_DESK)
    read = "document.querySelector('.transcript').innerText.replace(/\\s+/g, ' ')"
    assert before in page.evaluate(read)
    page.uncheck(f".switch-{switch}")
    assert before not in page.evaluate(read)
    assert after in page.evaluate(read)
    page.check(f".switch-{switch}")
    assert before in page.evaluate(read)


def test_names_lose_their_marks(opened: Callable[..., Any]) -> None:
    page = opened(_DESK)
    line = "getComputedStyle(document.querySelector('.transcript .pseudonym')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.uncheck(".switch-names")
    assert page.evaluate(line) == "none"


@pytest.mark.parametrize("width", [_PHONE, _DESK])
def test_the_identity_shows_on_focus(width: int, opened: Callable[..., Any]) -> None:
    page = opened(width)
    content = "getComputedStyle(document.querySelector('.transcript .pseudonym'), '::after').content"
    assert page.evaluate(content) == "none"
    page.focus(".switch-names")
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('pseudonym')"):
            break
    shown = page.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert shown == '"Terentii Shtykov (1907–1964)"'
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_identity_sticks_out(opened: Callable[..., Any]) -> None:
    page = opened(_DESK)
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-identity]')].map(link => {"
        "link.focus({focusVisible: true}); return document.documentElement.scrollWidth }))"
    )
    assert widest <= _DESK


def test_the_endorsement_stands_in_the_margin(opened: Callable[..., Any]) -> None:
    boxes = (
        "[document.querySelector('.marginal'), document.querySelector('.transcript')]"
        ".map(e => e.getBoundingClientRect()).map(r => [r.left, r.right])"
    )
    (note_left, _), (_, text_right) = opened(_DESK).evaluate(boxes)
    assert note_left > text_right
    (note_left, note_right), (text_left, text_right) = opened(_PHONE).evaluate(boxes)
    assert text_left <= note_left < note_right <= text_right


def test_a_mention_lights_up_its_card(opened: Callable[..., Any]) -> None:
    page = opened(_DESK)
    page.click(".transcript .pseudonym")
    assert page.evaluate("document.querySelector(':target').className") == "card person"
