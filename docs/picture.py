"""Take the README's picture of the flagship page, which `make build` has made; needs Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parent.parent

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
    )
    page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="light")
    page.goto((REPOSITORY / "output/telegram-75352/index.html").as_uri())
    page.screenshot(path=REPOSITORY / "docs/flagship.png")
    browser.close()
