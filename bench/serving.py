"""Measure `engross serve`: from the moment a file is saved to the moment its words are on the page in Chromium."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parent.parent
DOCUMENT = "tei/telegram-75352.xml"
WORDS = "Ciphered Telegram No. 75352,"
SAVES = 10
# Milliseconds, by the computer's clock, when the page first drew something: its heading has the words.
DRAWN = """() => {
  const [drawn] = performance.getEntriesByName('first-contentful-paint');
  return drawn && performance.timeOrigin + drawn.startTime;
}"""


def main() -> None:
    """Print the median, and the slowest."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium: from a save to the page is left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        taken = saved(Path(folder), chromium)
    print("from a save to its words on the page in Chromium: engross serve, the flagship")
    print(f"    {statistics.median(taken):.0f} ms (median of {len(taken)}, the slowest {max(taken):.0f} ms)")


def saved(root: Path, chromium: str) -> list[float]:
    """Save the flagship's document again and again, and give the milliseconds until the page has the new words."""
    from playwright.sync_api import sync_playwright

    shutil.copytree(REPOSITORY / "tei", root / "tei")
    shutil.copy(REPOSITORY / "edition.toml", root)
    text = (root / DOCUMENT).read_text(encoding="utf-8")
    words = [sys.executable, "-u", "-m", "engross", "-C", str(root), "serve", "--port", "0"]
    with (
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
        sync_playwright() as driver,
    ):
        try:
            url = next(iter(process.stdout or ())).strip()
            lines = iter(process.stderr or ())
            next(line for line in lines if line.startswith("The edition"))
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.goto(f"{url}telegram-75352/")
            taken = [_once(page, root / DOCUMENT, text, f"Save {number},", lines) for number in range(SAVES + 1)]
            browser.close()
        finally:
            process.kill()
    return taken[1:]  # the first one warms up


def _once(page: Any, file: Path, text: str, words: str, lines: Iterator[str]) -> float:
    begun = time.time() * 1000
    file.write_text(text.replace(WORDS, words), encoding="utf-8")
    page.get_by_text(words).first.wait_for()
    drawn = float(page.wait_for_function(DRAWN).json_value())
    next(line for line in lines if " ms" in line)  # the check is over too
    return drawn - begun


if __name__ == "__main__":
    main()
