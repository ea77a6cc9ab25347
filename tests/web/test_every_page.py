"""Every page, in a real browser, on a desk and on a phone, light and dark: no violation, nothing sticks out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_core_python
import pytest

from tests.web.conftest import Server

pytestmark = pytest.mark.browser

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SIZES = {"desk": (1280, 900), "phone": (390, 844)}

PAGES = {
    "today": "/",
    "people": "/people/",
    "people found": "/people/?q=okri&sort=owed",
    "nobody found": "/people/?q=zzzz",
    "person": "/people/linkedin:ben/",
    "person without an answer": "/people/linkedin:dana/",
    "by hand": "/notes/",
    "groups": "/groups/",
    "rows": "/rows/?person=linkedin:chen",
    "rows gone": "/rows/?ids=00ff",
    "forget": "/forget/linkedin:eve/",
    "introduce": "/introduce/",
    "note to one of two": "/introduce/note/?to=linkedin:ben&about=linkedin:chen",
    "the way": "/introduce/way/?to=linkedin:dana",
    "nobody's way": "/introduce/way/?to=zzzz",
    "around": "/introduce/around/?who=linkedin:ben",
    "around, larger": "/introduce/around/?who=linkedin:ben&zoom=3",
    "needs": "/needs/",
    "brief": "/brief/?who=linkedin:ben",
    "whom you meet": "/brief/",
    "import": "/import/",
    "history": "/import/history/",
    "columns": "/import/columns/",
    "sources": "/import/sources/",
    "begin": "/begin/",
    "the same person?": "/people/same/",
    "check": "/check/",
    "check to somebody": "/check/?to=linkedin:ben",
    "rules": "/check/rules/",
    "gallery": "/check/gallery/",
    "sent": "/check/sent/",
    "plan": "/plan/",
    "ratios": "/ratios/",
    "what has grown": "/ratios/seeds/?all",
    "shift": "/ratios/shift/",
    "find": "/find/",
    "found": "/find/?q=engineer",
    "found nobody": "/find/?q=zzzz",
    "listen": "/listen/",
    "presence": "/presence/",
    "trust": "/trust/",
    "data": "/data/",
    "help": "/help/",
    "not found": "/people/linkedin:nobody-at-all/",
}


def violations(page: Any) -> list[str]:
    """Return what axe-core finds, one line each."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['help']} at {', '.join(n['target'][0] for n in v['nodes'][:4])}"
        for v in found["violations"]
    ]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_and_fits(site: Server, browser: Any, size: str, look: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    wrong = {}
    for name, path in PAGES.items():
        page.goto(site.url + path, wait_until="networkidle")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = violations(page)
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"reaches {reach} px across {width}")
        found += [text for text in complaints if "404" not in text]
        complaints.clear()
        if found:
            wrong[name] = found
    context.close()
    assert not wrong


def test_the_first_page_of_an_empty_home_says_how_to_begin(empty_site: Server, page: Any) -> None:
    page.goto(empty_site.url)
    assert "Get a copy of your data" in page.inner_text("main")
    assert not violations(page)
    page.click("text=I have the file")
    assert page.inner_text("h1") == "Import"
    for path in ("/people/", "/import/history/"):
        page.goto(empty_site.url + path)
        assert page.get_by_role("link", name="Bring in an export").is_visible()


def test_the_readers_choice_of_look_is_kept(site: Server, page: Any) -> None:
    page.goto(site.url + "/help/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="dark").click()
    assert page.url.endswith("/help/")
    assert page.evaluate(ground) != light
    page.goto(site.url + "/people/")
    assert page.get_attribute("html", "data-look") == "dark"
    page.get_by_role("button", name="as the system").click()
    assert page.evaluate(ground) == light


def test_charts_take_the_colours_of_the_look(site: Server, browser: Any) -> None:
    inks = set()
    for look in ("light", "dark"):
        context = browser.new_context(color_scheme=look)
        page = context.new_page()
        page.goto(site.url + "/people/linkedin:ben/")
        bar = page.locator('.chart .big [fill="#1d5c4c"]').first
        bar.wait_for()
        inks.add(bar.evaluate("e => getComputedStyle(e).fill"))
        context.close()
    assert len(inks) == 2


def test_charts_are_fetched_after_the_page_so_that_it_need_not_wait(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/linkedin:ben/")
    page.locator(".chart .big svg").wait_for()
    assert "went from you" in page.inner_text("figcaption")
    page.get_by_text("The figures").click()
    assert page.get_by_role("row", name="2024").is_visible()
    assert page.complaints == []


def test_on_paper_there_are_no_menus_and_nothing_is_cut(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/linkedin:ben/", wait_until="networkidle")
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator(".chart table, details table").first.is_visible()
    assert page.get_by_text("Thursday at one it is.").is_visible()
