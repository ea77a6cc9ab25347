"""Run a page's scripts in a headless browser first, when asked: what a visitor with a browser would see.

Needs the extra [browser] and a Chromium. Every request that the page makes is checked like our own: nothing inside a
private network, and only GET.
"""

from __future__ import annotations

import shutil
from typing import Any
from urllib.parse import urlsplit

from goodstanding.fetch.http import Reader, Refused

SECONDS = 20


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

    def check(route: Any) -> None:
        request = route.request
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob"):
            route.continue_()
            return
        try:
            if request.method != "GET" or not parts.hostname:
                raise Refused("only GET")
            reader.address_for(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
        except (Refused, ValueError):
            route.abort()
            return
        route.continue_()

    with sync_playwright() as player:
        chromium = (
            shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        )
        try:
            browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        except Error:
            raise NoBrowser("--render found no Chromium to run; install the package chromium.") from None
        try:
            page = browser.new_context(service_workers="block", accept_downloads=False).new_page()
            page.route("**/*", check)
            page.goto(url, wait_until="load", timeout=SECONDS * 1000)
            page.wait_for_timeout(1500)
            return str(page.content())
        except Error:
            return None
        finally:
            browser.close()
