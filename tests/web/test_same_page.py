"""The same person? Decided by the reader, and taken back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goodstanding.values import Handle, Profile, Source
from tests.web.conftest import Server, fill, serve
from tests.web.test_every_page import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[Server]:
    home = fill(tmp_path / "home", 40, 200)
    from goodstanding.store import append

    append.append(
        [
            Profile(
                Handle("email", "ben.okri@kestrel.example"), Source("people.vcf", 1),
                name="Benjamin Okri", company="Kestrel Optics",
            )
        ]
    )  # fmt: skip
    yield from serve(home, tmp_path / "log")


def test_two_become_one_and_two_again(twins: Server, page: Any) -> None:
    page.goto(twins.url + "/people/same/")
    pair = page.locator(".items > li", has_text="Benjamin Okri")
    assert not violations(page)
    pair.get_by_role("button", name="One person").click()
    page.get_by_text("One person now").wait_for()
    page.goto(twins.url + "/people/linkedin:ben/")
    assert "email:ben.okri@kestrel.example" in page.inner_text("main")
    page.goto(twins.url + "/people/same/")
    assert page.get_by_role("button", name="One person: Ben Okri").count() == 0
    page.get_by_role("button", name="Undo").click()
    page.goto(twins.url + "/people/linkedin:ben/")
    assert "email:ben.okri@kestrel.example" not in page.inner_text("main")
    assert page.complaints == []
