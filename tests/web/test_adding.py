"""Programs may add rows only when their owner lets them; what an assistant proposes waits until it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goodstanding.services import settings as chosen
from goodstanding.store import queries
from tests.cli.test_mcp import ask


@pytest.fixture
def client(home: Path) -> Client:
    return Client(HTTP_HOST="127.0.0.1")


def add(client: Client, token: str, **said: Any) -> Any:
    return client.post(
        "/api/note", said, content_type="application/json", HTTP_AUTHORIZATION=f"Bearer {token}"
    )


def test_a_row_is_added_only_with_the_token_that_allows_it(client: Client, home: Path) -> None:
    from goodstanding.store.home import secret

    assert add(client, secret(home, "token"), text="called Ben Okri").status_code == 403
    client.post("/settings/adding/", {"on": "yes"})
    token = chosen.adding_token(home)
    assert add(client, secret(home, "token"), text="called Ben Okri").status_code == 401
    assert add(client, token, text="called Ben Okri", keep=False).json()["row"]["kept"] is False
    assert queries.counts().interactions == 0
    answer = add(client, token, text="called Ben Okri yesterday", on="2026-03-09")
    assert (answer.status_code, answer.json()["understood"]["on"]) == (200, "2026-03-08")
    assert queries.counts().interactions == 1
    assert add(client, token, text="had lunch").status_code == 422
    client.post("/settings/adding/", {"on": ""})
    assert add(client, token, text="called Ben Okri").status_code == 403
    assert queries.counts().interactions == 1


def test_what_an_assistant_proposes_waits_until_it_is_kept_or_dropped(client: Client, home: Path) -> None:
    tools, _ = ask(home)
    assert "propose_note" not in {tool.name for tool in tools}
    chosen.let_add(home, True)
    calls = [("propose_note", {"text": text}) for text in ("called Ben Okri", "lunch with Chen Wei")]
    tools, answers = ask(home, *calls)
    assert [tool.name for tool in tools if not tool.annotations.read_only_hint] == ["propose_note"]
    assert answers[0]["row"]["kept"] is False
    assert queries.counts().interactions == 0
    page = client.get("/notes/").content.decode()
    assert "Proposed by a program" in page
    client.post("/notes/proposed/", {"entry": "1", "keep": "yes"})
    client.post("/notes/proposed/", {"entry": "2", "keep": ""})
    client.post("/notes/proposed/", {"entry": "1", "keep": "yes"})
    assert [row.text for row in queries.rows()] == ["called Ben Okri"]
    assert "Proposed by a program" not in client.get("/notes/").content.decode()


def test_minutes_a_day_are_kept_in_one_file(client: Client, home: Path) -> None:
    client.post("/settings/keep/", {"minutes": "35"})
    assert "minutes = 35" in (home / "settings.toml").read_text(encoding="utf-8")
    assert chosen.read(home).minutes == 35
    assert client.post("/settings/keep/", {"minutes": "0"}).status_code == 400
    (home / "settings.toml").write_text("minutes = true [", encoding="utf-8")
    assert chosen.read(home).minutes == 20
