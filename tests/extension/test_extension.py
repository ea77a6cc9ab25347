"""The browser extension in a real Chromium, on pages that imitate a message box, a rich editor and an invitation.

Its shadow tree is closed to the page; the tests look at it through the browser's accessibility tree and pictures.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from goodstanding.store.home import secret
from tests.sites import CHROMIUM, Server

EXTENSION = Path(__file__).parents[2] / "extension"
PITCH = (
    "Hi NULL, we help companies like yours to double their leads. Do you have 15 minutes for a quick demo?"
)
KIND = "Thank you for the drawing. The second sheet answers what I asked on Monday, so we can order."

PAGES = {
    "/message": "<form id=f><label>Message <textarea id=box rows=6 cols=60></textarea></label><button>Send</button></form>",
    "/editor": "<div id=box contenteditable=true role=textbox aria-label=Message"
    " style='min-height:6em;border:1px solid'></div>",
    "/invitation": "<div role=dialog aria-label='Invite'><textarea id=box maxlength=300 aria-label=Note></textarea>"
    "<button id=send>Send invitation</button></div>",
}


@pytest.fixture(scope="module")
def pages() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = ("<!doctype html><title>Write</title><body>" + PAGES.get(self.path, "")).encode()
            body += b"<script>window.sent=0;addEventListener('submit',e=>{e.preventDefault();window.sent++});"
            body += b"addEventListener('click',e=>{if(e.target.id==='send')window.sent++})</script>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()


@pytest.fixture(scope="module")
def chromium(browser: Any, site: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser with the extension in it, its settings made on its own settings page as a person makes them."""
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path_factory.mktemp("profile")),
        executable_path=CHROMIUM,
        headless=True,
        ignore_default_args=["--disable-extensions"],
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-features=DisableLoadExtensionCommandLineSwitch",
            f"--disable-extensions-except={EXTENSION}",
            f"--load-extension={EXTENSION}",
        ],
    )
    worker = (
        context.service_workers[0]
        if context.service_workers
        else context.wait_for_event("serviceworker", timeout=20_000)
    )
    options = context.new_page()
    options.goto(worker.url.replace("background.js", "options.html"))
    options.fill("#address", site.url)
    options.fill("#token", secret(site.home, "token"))
    options.click("button")
    options.wait_for_function("document.getElementById('said').textContent === 'Kept.'")
    options.close()
    yield context
    context.close()


def verdict(page: Any, wanted: str) -> str:
    """Wait until the accessibility tree holds a button of the extension's that begins so; return its name."""
    session = page.context.new_cdp_session(page)
    for _ in range(100):
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        names = [
            n["name"]["value"]
            for n in nodes
            if n.get("role", {}).get("value") == "button" and n.get("name", {}).get("value")
        ]
        found = [name for name in names if re.match(wanted, name)]
        if found:
            return str(found[0])
        page.wait_for_timeout(100)
    raise AssertionError(f"no verdict like {wanted!r}; buttons: {names}")


def findings(page: Any) -> str:
    """Return what the opened findings say, as a screen reader has it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return " ".join(n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "StaticText")


@pytest.mark.browser
@pytest.mark.parametrize("where", ["/message", "/editor", "/invitation"])
def test_the_verdict_stands_beside_whatever_box_one_types_in(chromium: Any, pages: str, where: str) -> None:
    page = chromium.new_page()
    page.goto(pages + where)
    page.click("#box")
    page.keyboard.type(PITCH)
    assert verdict(page, "Mend first|Hold back")
    page.keyboard.press("Alt+Shift+G")
    page.wait_for_timeout(100)
    assert "NULL" in findings(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "box"
    page.keyboard.press("Control+A")
    page.keyboard.type(KIND)
    assert verdict(page, "Fine") == "Fine"
    page.close()


@pytest.mark.browser
def test_it_neither_changes_the_text_nor_sends_it(chromium: Any, pages: str) -> None:
    page = chromium.new_page()
    page.goto(pages + "/message")
    page.click("#box")
    page.keyboard.type(PITCH)
    verdict(page, "Mend first|Hold back")
    page.keyboard.press("Alt+Shift+G")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.getElementById('box').value") == PITCH
    assert page.evaluate("window.sent") == 0
    page.close()


@pytest.mark.browser
def test_without_a_server_it_says_what_to_start(chromium: Any, pages: str) -> None:
    worker = chromium.service_workers[0]
    kept = worker.evaluate("chrome.storage.local.get('address')")["address"]
    worker.evaluate("chrome.storage.local.set({address: 'http://127.0.0.1:9'})")
    try:
        page = chromium.new_page()
        page.goto(pages + "/message")
        page.click("#box")
        page.keyboard.type(KIND)
        verdict(page, "Goodstanding: [?]")
        page.keyboard.press("Alt+Shift+G")
        page.wait_for_timeout(100)
        assert "goodstanding serve" in findings(page)
        page.close()
    finally:
        worker.evaluate("address => chrome.storage.local.set({address})", kept)


@pytest.mark.browser
def test_an_address_that_is_not_this_computer_is_never_asked(chromium: Any, pages: str) -> None:
    worker = chromium.service_workers[0]
    kept = worker.evaluate("chrome.storage.local.get('address')")["address"]
    worker.evaluate("chrome.storage.local.set({address: 'http://goodstanding.example'})")
    try:
        answer = worker.evaluate(
            "check({text: 'Hello there, this is long enough', channel: 'other', site: 'x'})"
        )
        assert "this very computer" in answer["problem"]
    finally:
        worker.evaluate("address => chrome.storage.local.set({address})", kept)


def test_no_line_of_it_could_press_send_or_change_a_text() -> None:
    source = (EXTENSION / "content.js").read_text(encoding="utf-8")
    for forbidden in (
        r"\.click\(", r"\.submit\(", r"requestSubmit", r"dispatchEvent", r"execCommand", r"insertText",
        r"\.value\s*=[^=]", r"\.innerText\s*=[^=]", r"setRangeText", r"fetch\(", r"XMLHttpRequest", r"WebSocket",
        r"sendBeacon", r"eval\(",
    ):  # fmt: skip
        assert not re.search(forbidden, source), forbidden
    background = (EXTENSION / "background.js").read_text(encoding="utf-8")
    assert len(re.findall(r"fetch\(", background)) == 1
    assert "LOOPBACK.has(url.hostname)" in background
