"""The keyboard layer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Server

pytestmark = pytest.mark.browser

HERE = "document.activeElement.closest('[data-item]')?.innerText ?? ''"


def test_a_list_can_be_walked_and_opened(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/?sort=name")
    page.keyboard.press("j")
    first = page.evaluate(HERE)
    page.keyboard.press("j")
    second = page.evaluate(HERE)
    assert first
    assert second not in ("", first)
    page.keyboard.press("k")
    assert page.evaluate(HERE) == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/linkedin:*/")
    assert first.startswith(page.inner_text("h1"))


def test_search_by_keys_and_letters_typed_are_letters(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/")
    page.keyboard.press("/")
    page.keyboard.type("ben okj")
    page.get_by_text("Nobody found").wait_for()
    page.keyboard.press("Backspace")
    page.keyboard.type("ri")
    page.get_by_role("link", name="Ben Okri").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert "Ben Okri" in page.evaluate(HERE)


def test_the_sheet_of_keys_opens_and_closes(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()


def test_going_to_places(site: Server, page: Any) -> None:
    page.goto(site.url + "/help/")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/people/")


def test_keys_can_be_switched_off(site: Server, page: Any) -> None:
    page.goto(site.url + "/help/")
    page.get_by_role("button", name="switch them off").click()
    page.goto(site.url + "/people/")
    page.keyboard.press("j")
    assert page.evaluate(HERE) == ""


def test_the_skip_link_leads_past_the_menu(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_earlier_rows_of_a_person_are_added_in_place(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/linkedin:p00000/")
    before = page.locator(".ledger > [data-item]").count()
    page.get_by_role("link", name="Earlier").click()
    page.locator(".ledger > [data-item]").nth(before).wait_for()
    assert page.url.endswith("/people/linkedin:p00000/")
