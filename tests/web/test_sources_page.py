"""Live sources: listed with what went wrong, switched, and read only when asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.homes import fresh_home
from tests.web.conftest import Server
from tests.web.test_every_page import violations


def test_a_source_is_listed_switched_and_read_only_when_asked(tmp_path: Path) -> None:
    home = fresh_home(tmp_path / "home")
    from django.test import Client
    from django_tasks_db.models import DBTaskResult

    from goodstanding.services import sources as live
    from goodstanding.services import tasks

    client = Client(SERVER_NAME="localhost")
    assert "There are none yet" in client.get("/import/sources/").content.decode()
    live.add(home, "feed", "news <b>", {"url": "nonsense"}, None)
    assert "news &lt;b&gt;" in client.get("/import/sources/").content.decode()
    assert DBTaskResult.objects.count() == 0
    client.post("/import/sources/act/", {"name": "news <b>", "what": "off"})
    assert not live.sources()[0].on
    client.post("/import/sources/act/", {"name": "news <b>", "what": "on"})
    assert live.sources()[0].on
    said = client.post("/import/sources/act/", {"name": "news <b>", "what": "read"}, follow=True)
    assert "being read" in said.content.decode()
    assert DBTaskResult.objects.count() == 1
    tasks.refresh_source.func(str(home), "news <b>")
    assert "is not a web address" in client.get("/import/sources/").content.decode()
    assert client.post("/import/sources/act/", {"name": "nobody", "what": "on"}).status_code == 404
    assert client.get("/import/sources/act/").status_code == 405


@pytest.mark.browser
def test_it_is_reached_from_import(site: Server, page: Any) -> None:
    page.goto(site.url + "/import/")
    page.get_by_role("link", name="live sources", exact=True).click()
    assert page.inner_text("h1") == "Live sources"
    assert not violations(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.complaints == []
