"""Pages with 10,000 people and 200,000 interactions: quick, with the same number of queries as with a few."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.web.conftest import fill

PATHS = {
    "today": "/",
    "people": "/people/",
    "people, by what is owed": "/people/?sort=owed",
    "people, fading": "/people/?sort=fading",
    "people, far down": "/people/?page=150&sort=name",
    "people, found": "/people/?q=okafor",
    "a person with much history": "/people/linkedin:p00000/",
    "a person with little": "/people/linkedin:ben/",
    "rows": "/rows/?person=linkedin:p00000",
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect every statement that SQLite runs, whoever sent it."""
    from django.db import connection

    connection.ensure_connection()
    statements: list[str] = []
    connection.connection.set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        connection.connection.set_trace_callback(None)


def client() -> Any:
    from django.test import Client

    return Client(HTTP_HOST="127.0.0.1")


def queries_of(home: Path) -> dict[str, int]:
    from goodstanding.store.home import open_home

    open_home(home)
    found = {}
    for name, path in PATHS.items():
        path = path.replace("page=150", "page=3")
        assert client().get(path).status_code == 200
        with counted() as statements:
            client().get(path)
        found[name] = len(statements)
    return found


@pytest.mark.slow
def test_pages_are_quick_and_ask_no_more_questions_of_a_large_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-11-20")
    few = queries_of(fill(tmp_path / "few", 300, 3_000))
    fill(tmp_path / "many", 10_000, 200_000)
    many = queries_of(tmp_path / "many")
    assert many == few
    slow = {}
    for name, path in PATHS.items():
        took = []
        for _ in range(7):
            began = time.process_time()
            assert client().get(path).status_code == 200
            took.append((time.process_time() - began) * 1000)
        if median(took) >= 100:
            slow[name] = f"{median(took):.0f} ms"
    assert not slow


def test_check_answers_while_one_types(tmp_path: Path) -> None:
    """The answer takes under 60 ms of the server's time, for a message of ordinary and one of great length."""
    fill(tmp_path / "home", 0, 0)
    words = "I was impressed by your profile. Do you have 15 minutes for a quick call this week? "
    for text in (words, words * 40):
        took = []
        for n in range(9):
            began = time.process_time()
            answer = client().post("/check/", {"text": text + str(n)}, HTTP_HX_REQUEST="true")
            took.append((time.process_time() - began) * 1000)
            assert b"Mend it first" in answer.content
        assert median(took) < 60
