"""The pages under test (see `tests.sites` for the server and the browser)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sites import CHROMIUM, Server, fill, serve

__all__ = ["CHROMIUM", "Server", "fill", "serve"]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A desk-sized page in the light look that remembers every complaint of the browser in `page.complaints`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    one = context.new_page()
    complaints: list[str] = []
    one.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    one.on("pageerror", lambda e: complaints.append(str(e)))
    one.complaints = complaints
    yield one
    context.close()
