"""Plan, Ratios, what has grown, Shift: what the core says, each figure with its rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Server
from tests.web.test_every_page import violations
from tests.web.test_safety import ask

pytestmark = pytest.mark.browser


def test_every_share_opens_as_many_cases_as_it_says(site: Server, page: Any) -> None:
    for path in ("/ratios/", "/ratios/shift/"):
        text = ask(site, "GET", path)[2]
        links = re.findall(r'href="(/ratios/of/[^"]+)"[^>]*>([\d,]+) of ([\d,]+)<', text)
        assert links, path
        for href, hits, of in links[:6]:
            page.goto(site.url + href)
            counted = page.locator(
                "main tbody tr", has=page.get_by_role("cell", name="yes", exact=True)
            ).count()
            if int(of.replace(",", "")) <= 500:
                assert (counted, page.locator("main tbody tr").count()) == (int(hits), int(of)), href
    assert not violations(page)


def test_the_plan_says_whether_its_goals_can_happen(site: Server, page: Any) -> None:
    page.goto(site.url + "/plan/")
    assert page.inner_text("h1") == "Fewer voids, fewer nights"
    page.get_by_role("heading", name="Four first days").wait_for(timeout=90_000)
    assert not violations(page)
    assert page.complaints == []


def test_without_a_plan_the_page_says_how_to_begin_one(empty_site: Server, page: Any) -> None:
    page.goto(empty_site.url + "/plan/")
    assert "goodstanding plan new" in page.inner_text("main")
    plan = Path(empty_site.home / "plan.toml")
    plan.write_text("[plan\n", encoding="utf-8")
    try:
        page.reload()
        assert "plan.toml" in page.get_by_role("alert").first.inner_text()
    finally:
        plan.unlink()


def test_a_letter_about_a_month_is_a_page_of_its_own(site: Server) -> None:
    status, headers, text = ask(site, "GET", "/ratios/letter/2026-10/")
    assert status == 200
    assert "October 2026" in text
    assert "<script" not in text
    assert "script" not in headers["content-security-policy"]
    assert ask(site, "GET", "/ratios/letter/2026-99/")[0] == 404
