"""Before and after: reached from Check, worked through by keyboard, read on paper, and each mark explained."""

from __future__ import annotations

from typing import Any

import pytest

from goodstanding.check.gallery import pairs
from tests.web.conftest import Server

pytestmark = pytest.mark.browser


def test_the_gallery_is_one_step_from_check_and_shows_every_pair(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.get_by_role("link", name="Before and after").click()
    assert page.inner_text("h1") == "Before and after"
    assert page.locator("h3").all_inner_texts() == [pair.title for pair in pairs()]
    one = pairs()[0]
    assert page.locator(f"#{one.anchor} blockquote").all_inner_texts() == [one.before, one.after]
    assert page.locator(f"#{one.anchor} mark").count()
    assert page.complaints == []


def test_nothing_is_said_to_have_been_sent_where_nothing_was(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/gallery/")
    silent = next(pair for pair in pairs() if not pair.after)
    assert "Nothing was sent." in page.inner_text(f"#{silent.anchor}")
    assert page.locator(f"#{silent.anchor} blockquote").count() == 1


def test_pairs_are_walked_with_keys_and_enter_opens_what_is_marked(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/gallery/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == pairs()[1].anchor
    page.keyboard.press("Enter")
    assert page.locator(f"#{pairs()[1].anchor} details[open] li").count()


def test_a_mark_leads_to_its_rule_and_the_rule_back_to_its_pairs(site: Server, page: Any) -> None:
    pair = pairs()[0]
    page.goto(site.url + "/check/gallery/")
    page.locator(f"#{pair.anchor} summary").click()
    code = pair.report.findings[0].code
    page.locator(f"#{pair.anchor} details a", has_text=code).click()
    assert page.url.endswith(f"/check/rules/#{code}")
    page.locator(f"#{code} + dl").get_by_role("link", name=pair.title, exact=True).click()
    assert page.url.endswith(f"/check/gallery/#{pair.anchor}")


def test_on_paper_what_is_marked_is_written_out(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/gallery/")
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator(f"#{pairs()[0].anchor} details li").first.is_visible()


def test_every_finding_on_the_check_page_leads_to_its_rule(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill(
        "#text", "I was impressed by your profile. Do you have 15 minutes for a call? Only three spots left!"
    )
    page.locator(".verdict").wait_for()
    leads = page.locator(".findings > li").evaluate_all(
        "all => all.map(one => one.querySelector('a')?.getAttribute('href'))"
    )
    assert leads
    page.goto(site.url + "/check/rules/")
    for href in leads:
        assert page.locator("#" + href.partition("#")[2]).count() == 1
