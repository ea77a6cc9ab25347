"""Check: findings beside the text, underlined in it, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Server
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser

PITCH = (
    "Hi Ben,\n\nI was impressed by your profile 😀 e\u0301 and I'd love to talk. "
    "Do you have 15 minutes for a quick call this week? Only three spots left!\n\nBest, Ada"
)


def underlined(page: Any) -> list[str]:
    return page.locator(".underlines mark").all_inner_texts()  # type: ignore[no-any-return]


def test_what_costs_trust_is_underlined_as_one_types(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill("#text", PITCH)
    page.get_by_text("Mend it first.").wait_for()
    words = " | ".join(underlined(page))
    assert "impressed by your profile" in words
    assert "three spots left" in words
    assert page.locator(".underlines").inner_text().startswith("Hi Ben,")
    assert not violations(page)
    assert page.complaints == []


def test_underlines_move_with_the_words_before_the_next_answer(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill("#text", PITCH)
    page.get_by_text("Mend it first.").wait_for()
    before = underlined(page)
    page.route("**/check/", lambda route: None)  # no answer comes any more
    page.focus("#text")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Dear 😀 ")
    assert underlined(page) == before


def test_a_good_message_is_left_in_peace(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill("#text", "Your note on solder voids saved us a week. How did you measure them?")
    page.get_by_text("Fine as it is.").wait_for()
    assert underlined(page) == []


def test_findings_are_reached_and_explained_by_keyboard(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill("#text", PITCH)
    page.get_by_text("Mend it first.").wait_for()
    page.focus("#text")
    page.keyboard.press("Alt+ArrowDown")
    here = "".join(page.locator(".underlines mark.here").all_inner_texts())
    assert "impressed by your profile" in here
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.open")
    assert page.locator(".findings details[open] >> text=Instead").last.is_visible()
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.id") == "text"


def test_without_a_script_the_same_is_said_after_a_press(site: Server, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/check/")
    page.fill("#text", PITCH)
    page.get_by_role("button", name="Check").click()
    assert page.get_by_text("Mend it first.").is_visible()
    assert page.input_value("#text").splitlines() == PITCH.splitlines()
    context.close()


def test_markup_that_is_typed_stays_text(site: Server, page: Any) -> None:
    page.goto(site.url + "/check/")
    page.fill(
        "#text", "<img src=x onerror=alert(1)> Only three spots left, do you have 15 minutes for a demo?"
    )
    page.locator(".verdict").wait_for()
    assert page.locator(".underlines img, #findings img").count() == 0


def test_a_message_is_read_against_what_the_ledger_knows(site: Server, page: Any) -> None:
    """The same pitch weighs differently on somebody who was written to three times in vain and on a friend."""
    page.goto(site.url + "/people/linkedin:dana/")
    page.get_by_role("link", name="Check a message to Dana Roth").click()
    page.fill("#text", "Just following up on my note below. Did you have a chance to look at it?")
    page.locator(".verdict").wait_for()
    assert "Read against what the ledger knows of Dana Roth" in page.inner_text("#findings")
    to_dana = page.inner_text("#findings")
    page.fill("#to", "Ben Okri")
    page.get_by_text("knows of Ben Okri").wait_for()
    assert page.inner_text("#findings").split(".", 1)[1] != to_dana.split(".", 1)[1]
    page.fill("#to", "nobody at all")
    page.get_by_text("Nobody in the ledger").wait_for()
