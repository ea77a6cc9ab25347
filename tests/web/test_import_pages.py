"""Import by hand: choose a file, watch, read the report. The file here is one that Goodstanding itself exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cast import ledger, profiles
from tests.homes import fresh_home
from tests.web.conftest import Server
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser


def export(folder: Path, name: str = "ledger.jsonl") -> Path:
    """Write what `goodstanding export` writes of five messages from somebody new, others for another name.

    The site is shared and the order of tests is not fixed: no two tests may bring the same rows.
    """
    from goodstanding.store import append, queries

    fresh_home(folder / f"home of {name}")
    days = "\n".join(f'2026-11-0{day} 10:00 zora > ada message "{name}, day {day}" z' for day in range(1, 6))
    append.append([*profiles(), *ledger(days)])
    file = folder / name
    file.write_text("".join(json.dumps(line) + "\n" for line in queries.export_rows()), encoding="utf-8")
    return file


def test_a_file_is_chosen_read_and_reported(site: Server, page: Any, tmp_path: Path) -> None:
    page.goto(site.url + "/import/")
    page.set_input_files("#files", export(tmp_path))
    page.wait_for_url("**/import/*/")
    page.get_by_text("5 new rows").wait_for(timeout=60_000)
    assert not violations(page)
    assert page.complaints == []
    page.goto(site.url + "/people/?q=zora")
    assert page.get_by_role("link", name="zora", exact=True).is_visible()
    assert list((site.home / "inbox").iterdir()) == []
    page.goto(site.url + "/import/history/")
    assert page.get_by_role("link", name="ledger.jsonl").first.is_visible()


def test_the_same_file_again_says_that_everything_was_here_already(
    site: Server, page: Any, tmp_path: Path
) -> None:
    file = export(tmp_path, "twice.jsonl")
    for _ in range(2):
        page.goto(site.url + "/import/")
        page.set_input_files("#files", file)
        page.wait_for_url("**/import/*/")
        page.get_by_text("See Today").wait_for(timeout=60_000)
    assert "0 new rows, 5 rows that were here already" in page.inner_text("main")


def test_a_file_that_nobody_knows_is_named_and_nothing_breaks(
    site: Server, page: Any, tmp_path: Path
) -> None:
    strange = tmp_path / "holiday <b>snaps.xyz"
    strange.write_bytes(b"\x00\x01 nothing we know")
    page.goto(site.url + "/import/")
    page.set_input_files("#files", strange)
    page.wait_for_url("**/import/*/")
    page.get_by_text("Bring something else").wait_for(timeout=60_000)
    assert "holiday <b>snaps.xyz" in page.inner_text("main")
    assert "Nothing of it could be read" in page.inner_text("main")


def test_importing_works_without_a_script(site: Server, browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/import/")
    page.set_input_files("#files", export(tmp_path, "plain.jsonl"))
    page.get_by_role("button", name="Import").click()
    page.get_by_text("rows that were here already").or_(page.get_by_text("5 new rows")).wait_for(
        timeout=60_000
    )
    context.close()
