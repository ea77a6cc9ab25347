"""Map columns: choose a table, settle what it means, and see its people; the same table needs no second word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Server
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser

TABLE = "Vorname;Nachname;E-Mail;Firma;Kundennummer\nGilbert;Abernathy;gil@abernathy.example;Abernathy Tools;K-1\n"


def test_a_table_is_mapped_once_and_read_without_asking_ever_after(
    site: Server, page: Any, tmp_path: Path
) -> None:
    file = tmp_path / "kunden.csv"
    file.write_text(TABLE, encoding="utf-8")
    page.goto(site.url + "/import/")
    page.set_input_files("#files", file)
    page.wait_for_url("**/import/*/")
    page.get_by_role("link", name="Say what its columns mean").click(timeout=60_000)
    page.set_input_files("#table", file)
    page.get_by_role("button", name="Show its columns").click()
    assert page.get_by_label("What Nachname means").input_value() == "last_name"
    assert not violations(page)
    assert page.complaints == []
    page.get_by_role("button", name="Remember and import").click()
    page.get_by_text("See Today").wait_for(timeout=20_000)
    assert "1 new person" in page.inner_text("main")
    page.goto(site.url + "/people/?q=abernathy")
    assert page.get_by_role("link", name="Gilbert Abernathy").is_visible()
    assert list((site.home / "inbox").iterdir()) == []

    file.write_text(
        TABLE.replace("Gilbert", "Hanna").replace("gil@", "hanna@").replace("K-1", "K-2"), encoding="utf-8"
    )
    page.goto(site.url + "/import/")
    page.set_input_files("#files", file)
    page.wait_for_url("**/import/*/")
    page.get_by_text("See Today").wait_for(timeout=60_000)
    assert "1 new person" in page.inner_text("main")


def test_a_file_without_a_table_says_so(site: Server, page: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.csv"
    file.write_text("nothing\n", encoding="utf-8")
    page.goto(site.url + "/import/columns/")
    page.set_input_files("#table", file)
    page.get_by_role("button", name="Show its columns").click()
    assert "No table with a header" in page.inner_text("main")
    assert list((site.home / "inbox").iterdir()) == []
