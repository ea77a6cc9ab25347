"""Finding one's way: at most seven words in the bar, every room one step below, old addresses where they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from goodstanding.web.places import MOST, PLACES
from tests.web.conftest import Server

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "pages.md"


def test_the_bar_holds_at_most_seven_words() -> None:
    assert len(PLACES) <= MOST == 7
    assert len({place.word for place in PLACES}) == len(PLACES)


def test_every_page_stands_in_one_place_only_and_exists() -> None:
    names = [page.name for place in PLACES for page in place.pages]
    assert len(set(names)) == len(names)
    assert all(reverse(name) for name in names)


def test_the_way_to_every_page_is_told() -> None:
    told = HOW_TO.read_text(encoding="utf-8")
    for place in PLACES:
        for page in place.pages:
            assert f"| {page.word} |" in told, page.word


@pytest.mark.browser
def test_the_bar_says_where_one_is_and_what_else_is_here(site: Server, page: Any) -> None:
    page.goto(site.url + "/people/linkedin:ben/")
    bar, parts = page.get_by_label("Pages"), page.get_by_label("Here", exact=True)
    assert bar.locator("[aria-current]").inner_text() == "People"
    assert parts.locator("[aria-current=true]").inner_text() == "People"
    page.goto(site.url + "/check/sent/")
    assert bar.locator("[aria-current]").inner_text() == "Write"
    assert parts.locator("[aria-current=page]").inner_text() == "Sent to you"
    page.goto(site.url + "/")
    assert bar.locator("[aria-current=page]").inner_text() == "Today"
