"""Today: one line each, done and undone, put off, not shown again, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.conftest import Server, fill, serve
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the cast's ledger alone, for tests that decide things."""
    folder = tmp_path_factory.mktemp("today")
    yield from serve(fill(folder / "home", 0, 0), folder / "log")


def names(page: Any) -> list[str]:
    return [one.strip() for one in page.locator(".items .what .who").all_inner_texts()]


def test_an_item_says_who_what_why_how_long_and_opens_its_rows(own_site: Server, page: Any) -> None:
    page.goto(own_site.url)
    item = page.locator(".items > li", has_text="Chen Wei").first
    words = item.inner_text()
    assert "Which paste do you use now?" in words
    assert "min" in words
    item.get_by_role("link", name="row").click()
    assert "Which paste do you use now?" in page.inner_text("main")
    assert "messages.csv:" in page.inner_text("main")


def test_who_was_written_to_in_vain_is_left_alone(own_site: Server, page: Any) -> None:
    page.goto(own_site.url)
    assert "Dana Roth" not in names(page)
    assert page.get_by_role("heading", name="Leave alone").is_visible()
    assert "three times without an answer" in page.locator("li", has_text="Dana Roth").inner_text()


def test_done_and_undone_by_keys(own_site: Server, page: Any) -> None:
    page.goto(own_site.url)
    before = names(page)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator(".gone").wait_for()
    assert page.evaluate("document.activeElement.matches('[data-item]')")
    assert not violations(page)
    page.keyboard.press("u")
    page.locator(".items .what").nth(len(before) - 1).wait_for()
    assert names(page) == before
    page.reload()
    assert names(page) == before
    assert page.complaints == []


def test_done_stays_done(own_site: Server, page: Any) -> None:
    page.goto(own_site.url)
    first = names(page)[0]
    page.locator(".items > li").first.get_by_role("button", name="Done").click()
    page.locator(".gone").wait_for()
    page.reload()
    assert first not in names(page)


def test_why_not_names_what_keeps_somebody_out(own_site: Server, page: Any) -> None:
    page.goto(own_site.url)
    page.fill("#who", "dana")
    page.keyboard.press("Enter")
    page.locator("#why-not").get_by_text("without an answer").wait_for()
    page.fill("#who", "nobody of this name")
    page.get_by_role("button", name="Ask").click()
    page.get_by_text("Nobody is known by").wait_for()


def test_everything_works_without_a_script(own_site: Server, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own_site.url)
    before = names(page)
    page.locator(".items > li").first.get_by_role("button", name="In a week").click()
    assert before[0] not in names(page)
    page.get_by_role("button", name="Undo").click()
    assert names(page) == before
    page.fill("#who", "dana")
    page.get_by_role("button", name="Ask").click()
    assert page.inner_text("h1") == "Why not dana?"
    context.close()
