"""Run a page's scripts in a headless browser first, when asked: what a visitor with a browser would see.

Needs the extra [browser] and a Chromium. The browser itself reaches nothing: it knows no address of any host, and every
request its page makes is answered with what our own reader fetched, checked and limited. Only GET is answered.
"""

from __future__ import annotations

import shutil
from typing import Any

from goodstanding.fetch.http import Reader

SECONDS = 20
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


class NoBrowser(Exception):
    """There is no browser to run; the text says what to install."""


def rendered(url: str, reader: Reader) -> str | None:
    """Return the page's HTML after its scripts have run; None when the browser could not open it."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NoBrowser(
            '--render needs a browser: pip install "goodstanding[browser]", and Chromium.'
        ) from None

    def answer(route: Any) -> None:
        request = route.request
        if request.url.startswith(("data:", "blob:")):
            route.continue_()
            return
        if request.method != "GET" or request.resource_type in ("image", "media", "font"):
            route.abort()
            return
        found = reader.get(request.url)
        if not found.status or (found.problem and not found.body):
            route.abort()
            return
        kind = found.headers.get("content-type", "application/octet-stream")
        route.fulfill(status=found.status, headers={"content-type": kind}, body=found.body)

    with sync_playwright() as player:
        chromium = (
            shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        )
        try:
            browser = player.chromium.launch(executable_path=chromium, args=ALONE)
        except Error:
            raise NoBrowser("--render found no Chromium to run; install the package chromium.") from None
        try:
            page = browser.new_context(service_workers="block", accept_downloads=False).new_page()
            page.route("**/*", answer)
            page.goto(url, wait_until="load", timeout=SECONDS * 1000)
            page.wait_for_timeout(1500)
            return str(page.content())
        except Error:
            return None
        finally:
            browser.close()
