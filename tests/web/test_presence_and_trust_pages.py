"""Presence and Trust: shown from what lies in the home, with the next step where nothing does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.web.conftest import Server
from tests.web.test_every_page import violations
from tests.web.test_safety import ask

pytestmark = pytest.mark.browser

SITE = b"""<html lang=en><head><title>Quill</title></head><body><nav><a href="/blog">Blog</a></nav>
<h1>Quill &amp; <i>sons</i></h1><p>We solder.</p></body></html>"""


def test_a_site_is_read_when_its_address_is_typed_and_the_button_pressed(site: Server, page: Any) -> None:
    from tests.fetch.test_http import say, server

    with server(lambda h: say(h, SITE)) as (base, asked):
        page.goto(site.url + "/presence/")
        assert asked == [], "nothing is fetched before the button is pressed"
        page.get_by_label("Its address").fill("nonsense")
        page.get_by_role("button", name="Read it").click()
        assert "is not a web address" in page.locator(".note").first.inner_text()
        page.get_by_label("Its address").fill(base + "/")
        page.get_by_role("button", name="Read it").click()
        assert "being read in the background" in page.locator(".note").first.inner_text()
        for _ in range(120):
            page.wait_for_timeout(500)
            page.goto(site.url + "/presence/")
            if page.get_by_role("heading", name="What to mend, worst first").count():
                break
        assert "127.0.0.1" in page.locator(".lead").inner_text()
        assert not violations(page)
    (site.home / "presence.json").unlink()


def test_an_audit_is_shown_and_can_be_handed_on(site: Server, page: Any) -> None:
    from goodstanding.presence.answer import answer
    from goodstanding.presence.page import read_page

    place = site.home / "presence.json"
    page.goto(site.url + "/presence/")
    assert page.get_by_label("Its address").is_visible()
    found = answer(
        "https://quill.example/", [("index.html", read_page(SITE))], [], datetime(2026, 11, 20, tzinfo=UTC)
    )
    place.write_text(json.dumps(found), encoding="utf-8")
    try:
        page.reload()
        assert "quill.example" in page.inner_text("main")
        assert page.locator(".items > li").count() == len(found["findings"]) > 0
        assert not violations(page)
        status, headers, text = ask(site, "GET", "/presence/report/")
        assert status == 200
        assert "<script" not in text
        assert "default-src 'none'" in headers["content-security-policy"]
        place.write_text("[1, 2", encoding="utf-8")
        page.reload()
        assert "Make it again" in page.get_by_role("alert").first.inner_text()
    finally:
        place.unlink()
    assert page.complaints == []


def test_trust_shows_what_was_said_and_what_came_of_it(site: Server, page: Any) -> None:
    page.goto(site.url + "/trust/")
    page.get_by_text("Of two of your messages").wait_for(timeout=30_000)  # measured in the background
    assert page.get_by_text("being measured").count() == 0
    assert "Off by" in page.inner_text("main")
    page.locator(".chart .big svg").wait_for()
    page.get_by_text("The figures").click()
    assert page.get_by_role("columnheader", name="It happened").is_visible()


def test_trust_of_an_empty_ledger_says_that_it_is_too_early(empty_site: Server, page: Any) -> None:
    page.goto(empty_site.url + "/trust/")
    page.get_by_text("Not enough to say yet").wait_for(timeout=30_000)
    assert not violations(page)
