"""Plan, future, channels, ratios, letters, shift and seeds: useful, accessible, and adding up."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.conftest import Server
from tests.web.test_every_page import SIZES, violations

PLANS = Path(__file__).parents[1] / "plan" / "plans"
PAGES = {
    "plan": "/plan/",
    "future": "/plan/future/?measure=answers&number=9&by=2027-03-01",
    "looking back": "/plan/future/back/",
    "push or pull": "/plan/channels/",
    "file": "/plan/file/",
    "network": "/plan/networks/linkedin/",
    "ratios": "/ratios/",
    "cases": "/ratios/cases/two_way_share/",
    "letters": "/ratios/letters/",
    "letter": "/ratios/letters/2026-10/",
    "shift": "/ratios/shift/",
    "seeds": "/ratios/seeds/?all=1",
}


@pytest.fixture
def client(home: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-11-24")
    return Client(SERVER_NAME="localhost")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("plan", "size", "look"),
    [
        ("good-line-stops", "desk", "light"),
        ("good-line-stops", "desk", "dark"),
        ("good-line-stops", "phone", "light"),
        ("good-line-stops", "phone", "dark"),
        ("bad-orphans", "desk", "light"),
        (None, "phone", "dark"),
    ],
)
def test_every_page_about_the_plan_is_accessible_and_fits(
    site: Server, browser: Any, size: str, look: str, plan: str | None
) -> None:
    before = (site.home / "plan.toml").read_bytes() if (site.home / "plan.toml").exists() else None
    (site.home / "plan.toml").unlink(missing_ok=True)
    if plan:
        shutil.copy(PLANS / f"{plan}.toml", site.home / "plan.toml")
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=look, bypass_csp=True
    )
    page = context.new_page()
    wrong = {}
    try:
        for name, path in PAGES.items():
            if plan != "good-line-stops" and name not in ("plan", "future", "push or pull", "file", "ratios"):
                continue
            if (size, look) in (("desk", "dark"), ("phone", "light")) and name in (
                "cases",
                "looking back",
                "network",
            ):
                continue
            answer = page.goto(site.url + path, wait_until="networkidle")
            assert answer.status == 200, name
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = violations(page)
            if (reach := page.evaluate("document.documentElement.scrollWidth")) > width:
                found.append(f"reaches {reach} px across {width}")
            if found:
                wrong[name] = found
    finally:
        context.close()
        (site.home / "plan.toml").unlink(missing_ok=True)
        if before is not None:
            (site.home / "plan.toml").write_bytes(before)
    assert not wrong


@pytest.mark.browser
def test_every_share_opens_as_many_cases_as_it_says(site: Server, page: Any) -> None:
    for path in ("/ratios/", "/ratios/shift/"):
        page.goto(site.url + path)
        links = page.locator('a[href^="/ratios/cases/"]')
        assert links.count()
        other = page.context.new_page()
        for n in range(min(5, links.count())):
            href = links.nth(n).get_attribute("href")
            said = int(links.nth(n).text_content().split()[0].replace(",", ""))
            other.goto(site.url + href)
            heads = other.locator("main ol.items > li > p:first-child b").all_text_contents()
            if said <= 100:
                assert len(heads) == said, href
                assert f"{heads.count('Counts')} of {said} case" in other.inner_text("main"), href
        other.close()


def test_without_a_plan_the_page_teaches_to_begin_with_people(client: Client, home: Path) -> None:
    assert "ask three of them" in client.get("/plan/").content.decode()
    assert client.post("/plan/lay-out/").status_code == 302
    assert (home / "plan.toml").exists()
    text = client.get("/plan/").content.decode()
    assert "People does not stand yet" in text
    assert 'name="people.0.motivation"' in text
    assert 'name="tactics.0.says"' not in text  # closed until the earlier steps stand


def test_what_is_written_on_the_page_leaves_the_rest_of_the_file_alone(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "bad-orphans.toml", home / "plan.toml")
    before = (home / "plan.toml").read_text().splitlines()
    fields = {
        "step": "objective",
        "objectives.0.to": "5",
        "objectives.0.by": "2027-03-31",
        "objectives.0.name": "trials",
    }
    assert client.post("/plan/change/", fields).status_code == 302
    after = (home / "plan.toml").read_text().splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [("to = 4", "to = 5")]


def test_an_answer_and_another_way_can_be_added(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "good-line-stops.toml", home / "plan.toml")
    client.post(
        "/plan/change/",
        {"people.0.answers.2.quote": "We tape it and hope.", "people.0.answers.2.who": "Dana"},
    )
    client.post(
        "/plan/change/",
        {"strategy.instead_of.1.way": "A fair", "strategy.instead_of.1.why_not": "Nobody asked"},
    )
    from goodstanding.plan import file

    plan = file.read((home / "plan.toml").read_text())
    assert plan.people[0].answers[2].quote == "We tape it and hope."
    assert plan.strategy is not None
    assert [a.way for a in plan.strategy.instead_of][1] == "A fair"


def test_fields_that_the_page_does_not_offer_are_not_written(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "good-line-stops.toml", home / "plan.toml")
    before = (home / "plan.toml").read_text()
    client.post(
        "/plan/change/",
        {"people.0.evil": "x", "plan.title": "x", "__class__.x": "y", "people.0.name.deep": "z"},
    )
    assert (home / "plan.toml").read_text() == before


def test_a_tactic_is_struck_off_and_put_back(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "bad-orphans.toml", home / "plan.toml")
    assert "Strike it off" in client.get("/plan/").content.decode()
    client.post("/plan/strike/2/")
    assert "[[struck]]" in (home / "plan.toml").read_text()
    assert "Put “Podcast” back" in client.get("/plan/").content.decode()
    client.post("/plan/restore/1/")
    assert "[[struck]]" not in (home / "plan.toml").read_text()
    assert client.post("/plan/strike/99/").status_code == 400


def test_a_file_that_cannot_be_read_is_not_saved_and_not_lost(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "good-line-stops.toml", home / "plan.toml")
    before = (home / "plan.toml").read_text()
    answer = client.post("/plan/file/", {"text": "[plan]\ntitle = Bridges & more\n"})
    assert answer.status_code == 400
    assert "line 2" in answer.content.decode()
    assert "Bridges &amp; more" in answer.content.decode()
    assert (home / "plan.toml").read_text() == before
    assert client.post("/plan/file/", {"text": before + "\n# a note\n"}).status_code == 302


def test_a_refused_plan_has_no_future_and_no_channels(client: Client, home: Path) -> None:
    shutil.copy(PLANS / "bad-tool-first.toml", home / "plan.toml")
    for path in ("/plan/", "/plan/future/", "/plan/channels/"):
        assert "starts from the tool" in client.get(path).content.decode(), path


def test_search_volumes_are_kept_and_forgotten(client: Client, home: Path) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    shutil.copy(PLANS / "good-line-stops.toml", home / "plan.toml")
    client.post(
        "/plan/channels/", {"searches": SimpleUploadedFile("k.csv", b"Keyword,Volume\npanel trial,40\n")}
    )
    assert "1 search phrase are known" not in client.get("/plan/channels/").content.decode()
    assert "1 search phrase" in client.get("/plan/channels/").content.decode()
    client.post("/plan/channels/", {"forget": "yes"})
    assert not (home / "searches.csv").exists()


def test_pages_of_an_empty_ledger_say_what_to_do(client: Client) -> None:
    for path in (
        "/plan/",
        "/plan/future/",
        "/plan/channels/",
        "/ratios/",
        "/ratios/shift/",
        "/ratios/seeds/",
        "/ratios/letters/",
    ):
        assert client.get(path).status_code == 200, path
    assert client.get("/ratios/cases/reply_ratio_given/").status_code == 404
    assert client.get("/ratios/letters/2026-13/").status_code == 404
    assert client.get("/plan/networks/nowhere/").status_code == 404


def test_an_audit_of_one_s_pages_is_used_when_it_lies_in_the_home_folder(client: Client, home: Path) -> None:
    assert "no audit of your pages" in client.get("/ratios/shift/").content.decode()
    (home / "presence.json").write_text(
        '{"features": {"contact": {"found": "yes"}, "blog": {"found": "no"}}}'
    )
    assert "Of 2 ways in which pages let people see" in client.get("/ratios/shift/").content.decode()
