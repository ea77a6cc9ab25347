"""The assistants' server, asked by a real client over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

from tests.cli.run import goodstanding
from tests.cli.test_contract import MBOX


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    (folder / "mail.mbox").write_text(MBOX, encoding="utf-8")
    assert goodstanding("import", folder / "mail.mbox", home=folder / "home").code == 0
    return folder / "home"


def ask(home: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the tools that the server offers, and its answers to some calls."""

    async def talk() -> tuple[list[Any], list[Any]]:
        start = StdioServerParameters(
            command=sys.executable,
            args=["-m", "goodstanding", "mcp", "--home", str(home)],
            env={"GOODSTANDING_AS_OF": "2026-03-08", "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        )
        async with stdio_client(start) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            answers = [await session.call_tool(name, values) for name, values in calls]
            return tools, [json.loads(answer.content[0].text) for answer in answers]

    return anyio.run(talk)


def test_it_offers_its_tools_and_each_says_that_it_only_reads(filled: Path) -> None:
    tools, _ = ask(filled)
    assert {tool.name for tool in tools} >= {
        "check",
        "who",
        "today",
        "find",
        "listen",
        "needs",
        "introductions",
        "brief",
    }
    assert all(tool.annotations.read_only_hint for tool in tools)


def test_it_answers_from_the_ledger(filled: Path) -> None:
    draft = "Hi {{first_name}}, do you have 15 minutes for a quick demo this week?"
    _, (checked, who, today, found, nobody) = ask(
        filled,
        ("check", {"text": draft, "to": "ben", "channel": "email"}),
        ("who", {"person": "ben"}),
        ("today", {"minutes": 10}),
        ("find", {"query": "okri"}),
        ("who", {"person": "Nobody At All"}),
    )
    assert checked["verdict"] != "fine"
    assert who["person"] == "Ben Okri"
    assert who["evidence"]
    assert [item["person"] for item in today["items"]] == ["Ben Okri"]
    assert [one["ref"] for one in found["people"]] == ["email:ben@okri.example"]
    assert "is in the ledger" in nobody["problem"]
