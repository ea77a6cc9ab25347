"""A real server on a home of its own, and a real browser: shared by the tests of pages, API and extension.

A plugin of the whole suite, so that there is one browser driver in a process: two cannot live side by side.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.homes import fresh_home

# The browser's driver keeps an event loop in the tests' thread; Django, called from the same thread, would
# take that for asynchronous code and refuse. Nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


def fill(home: Path, people: int, interactions: int) -> Path:
    """Write an invented ledger into a fresh home."""
    from goodstanding.store import append
    from tests.web.world import records

    fresh_home(home)
    append.append(records(people, interactions))
    append.index_words()
    return home


@dataclass(frozen=True)
class Server:
    url: str
    home: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path, log: Path) -> Iterator[Server]:
    """Run `goodstanding serve` on a home until the test is through."""
    port = _free_port()
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "goodstanding", "serve", "--home", str(home), "--port", str(port)],
            stdout=said, stderr=said, env=os.environ | {"GOODSTANDING_AS_OF": "2026-11-20"},
        )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{url}/help/", timeout=2).close()
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.25)
        else:
            raise AssertionError(f"the server did not answer: {log.read_text()}")
        yield Server(url, home)
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a ledger of some 380 invented people. Tests may add to it, not rely on exact totals."""
    folder = tmp_path_factory.mktemp("site")
    home = fill(folder / "home", 380, 4_000)
    shutil.copy(Path(__file__).parents[1] / "example" / "plan.toml", home / "plan.toml")
    yield from serve(home, folder / "log")


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a home in which nothing has been imported."""
    folder = tmp_path_factory.mktemp("empty")
    yield from serve(fresh_home(folder / "home"), folder / "log")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
