"""Writing by hand in the browser: without a mouse, from any page, undone without trace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sites import Server, fill, serve
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def own(tmp_path: Any) -> Iterator[Server]:
    """A site of its own: these tests write into it."""
    yield from serve(fill(tmp_path / "home", 40, 200), tmp_path / "log")


def standing(page: Any, own: Server) -> str:
    page.goto(own.url + "/people/linkedin:ben/", wait_until="networkidle")
    page.locator(".chart .big svg").wait_for()
    return str(page.inner_text("main"))


def write(page: Any, text: str) -> None:
    page.keyboard.press("n")
    page.keyboard.type(text)
    page.locator("#dialog-seen select[name=kind]").wait_for()


def test_a_line_is_written_without_a_mouse_in_ten_seconds_and_undone_without_trace(
    own: Server, page: Any
) -> None:
    before = standing(page, own)
    began = time.monotonic()
    write(page, "called Ben yesterday, I owe him the report by Friday")
    assert page.input_value("#dialog-seen select[name=kind]") == "call"
    assert page.input_value("#dialog-seen input[name=on]") == "2026-11-19"
    assert page.input_value("#dialog-seen input[name=people]") == "Ben Okri"
    assert page.input_value("#dialog-seen input[name=what]") == "the report"
    page.keyboard.press("Enter")
    page.locator("[data-note-kept]").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert time.monotonic() - began < 10
    assert page.url.endswith("/people/linkedin:ben/")
    page.locator("main").get_by_text("called Ben yesterday").first.wait_for()
    after = page.inner_text("main")
    assert after != before
    assert "called Ben yesterday" in after
    page.goto(own.url + "/notes/")
    assert "called Ben yesterday" in page.inner_text("main")
    page.locator("ol.rows [data-undo]").first.click()
    page.wait_for_load_state("networkidle")
    assert standing(page, own) == before
    assert page.complaints == []


def test_each_part_can_be_changed_before_it_is_kept(own: Server, page: Any) -> None:
    page.goto(own.url + "/")
    write(page, "coffee with Ben and Farid Benali")
    assert "New in your ledger: Farid Benali" in page.inner_text("#dialog-seen")
    page.select_option("#dialog-seen select[name=kind]", "favour")
    page.select_option("#dialog-seen select[name=by]", "them")
    page.fill("#dialog-seen input[name=on]", "2026-11-02")
    page.fill("#dialog-seen input[name=people]", "Ben Okri")
    page.select_option("#dialog-seen select[name=promised_by]", "them")
    page.fill("#dialog-seen input[name=what]", "two boards")
    page.keyboard.press("Enter")
    page.locator("[data-note-kept]").wait_for()
    page.goto(own.url + "/notes/")
    said = page.inner_text("ol.rows li:first-child")
    assert "2 November 2026: favour, their doing with Ben Okri" in said
    assert "Promised by them: two boards" in said
    assert "Farid" not in said.splitlines()[0]


def test_parts_of_an_earlier_wording_do_not_count(own: Server, page: Any) -> None:
    page.goto(own.url + "/")
    write(page, "coffee with Ben")
    page.evaluate("document.querySelector('#dialog-text').value = 'called Chen'")
    page.keyboard.press("Enter")
    page.locator("[data-note-kept]").wait_for()
    assert "Kept: call with Chen Wei" in page.inner_text("#dialog-seen")


def test_it_works_without_scripts_and_says_what_is_missing(own: Server, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own.url + "/people/")
    page.get_by_role("link", name="Write down").click()
    page.fill("#page-text", "had lunch")
    page.locator("form.byhand button.main").first.click()
    assert "Who was it?" in page.inner_text("[role=alert] >> nth=0")
    page.fill("#page-text", "lunch with Ben")
    page.locator("form.byhand button.main").first.click()
    assert "lunch with Ben" in page.inner_text("ol.rows")
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_dialog_is_accessible_and_fits(own: Server, browser: Any, width: int) -> None:
    for look in ("light", "dark"):
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=look)
        page = context.new_page()
        page.goto(own.url + "/people/")
        write(page, "coffee with Ben on 3/4, she owes us a list")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_what_only_the_owner_knows_is_said_on_the_persons_page_and_taken_back(own: Server, page: Any) -> None:
    page.goto(own.url + "/people/linkedin:ben/")
    page.get_by_text("Say or correct something").click()
    page.select_option("select[name=relation]", "leave alone")
    page.fill("input[name=remark]", "Keeps bees")
    page.fill("input[name=group]", "Fair")
    page.get_by_role("button", name="Keep", exact=True).click()
    said = page.inner_text("main")
    assert "leave alone: nothing is suggested about them" in said
    assert "Keeps bees" in said
    page.get_by_role("link", name="Fair").click()
    assert "Ben Okri" in page.inner_text("main")
    page.fill("#group-name", "Buyers")
    page.fill("#group-rule", "hair is red")
    page.get_by_role("button", name="Make the group").click()
    assert "is no rule for a group" in page.inner_text("[role=alert] >> nth=0")
    page.goto(own.url + "/people/linkedin:ben/")
    page.locator("form[action*='/back/'] button").click()
    assert "Keeps bees" not in page.inner_text("main")


def test_a_corrected_row_tells_what_stands_for_it(own: Server, page: Any) -> None:
    from tests.cli.run import goodstanding

    first = goodstanding("note", "called Ben", "--yes", "--format", "json", home=own.home).json["row"]["id"]
    second = goodstanding("fix", first, "--kind", "meeting", "--format", "json", home=own.home).json["row"][
        "id"
    ]
    page.goto(f"{own.url}/rows/?ids={first}")
    assert "Corrected: another row stands for it" in page.inner_text("main")
    page.get_by_role("link", name="another row").click()
    assert page.url.endswith(second)
    assert "Before it was corrected: called Ben" in page.inner_text("main")
