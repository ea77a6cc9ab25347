"""Sent to you: what came in, in three sorts; a fixed number of queries; nothing to send with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Server, fill
from tests.web.test_every_page import violations
from tests.web.test_speed import counted


@pytest.mark.browser
def test_requests_stand_apart_from_what_strangers_sell(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.get_by_role("link", name="Sent to you", exact=True).click()
    assert page.get_by_role("heading", name="Asked of you in earnest").is_visible()
    for _ in range(40):
        if page.get_by_text("Book a demo").count():
            break
        page.get_by_role("link", name="Older").click()
    sold = page.locator("h2:has-text('Sold to you by strangers') ~ ul").first
    assert "Eve Sharpe" in sold.inner_text()
    assert sold.locator("a[href*='/check/rules/#GS']").first.is_visible()
    assert "Would stand".lower() in page.inner_text("main")
    assert page.locator("main form, main textarea, main [href^='mailto:']").count() == 0
    assert not violations(page)
    assert page.complaints == []


def test_more_rows_do_not_mean_more_queries(tmp_path: Path) -> None:
    from django.test import Client

    numbers = []
    for people, rows in ((30, 300), (300, 3_000)):
        fill(tmp_path / str(people), people, rows)
        from goodstanding.services import kept

        kept._kept.clear()
        client = Client(SERVER_NAME="localhost")
        client.get("/check/sent/")
        with counted() as statements:
            assert client.get("/check/sent/").status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 20


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path) -> None:
    from django.test import Client

    from tests.homes import fresh_home

    fresh_home(tmp_path / "home")
    text = Client(SERVER_NAME="localhost").get("/check/sent/").content.decode()
    assert "Bring in your messages or mail" in text
