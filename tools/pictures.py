"""Take the pictures in docs/pictures from a running demo.

goodstanding demo --port 8790 &
python tools/pictures.py http://127.0.0.1:8790
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
# Name, address, width, height, look.
VIEWS = (
    ("today", "/", 1280, 860, "light"),
    ("today-phone", "/", 390, 844, "dark"),
    ("person", "/people/?q=dunmore", 1280, 900, "light"),
    ("check", "/check/", 1280, 860, "light"),
    ("ratios", "/ratios/", 1280, 860, "light"),
    ("trust", "/trust/", 1280, 900, "light"),
)
DRAFT = (
    "Hi Philippa, I was impressed by your profile! We help companies like yours to cut scrap by 40 %. "
    "Do you have 15 minutes for a quick call this week?"
)


def main() -> None:
    base = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8764"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path, width, height, look in VIEWS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=look)
            page.goto(base + path)
            if name == "person":
                page.locator("main table a, main li a").first.click()
                page.wait_for_load_state("networkidle")
            if name == "check":
                page.fill("textarea", DRAFT)
                page.wait_for_timeout(1500)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
