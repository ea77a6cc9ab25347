"""Reading what scripts make of a page, without letting them reach further than we would."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from goodstanding.fetch.browser import NoBrowser, rendered
from goodstanding.presence import read_page
from tests.fetch.test_http import reader, say, server

SHELL = b"""<html><head><title>Quill</title></head><body><div id="root"></div><script>
document.getElementById('root').innerHTML = '<nav><a href="/a">Products</a><a href="/b">News</a>' +
  '<a href="/c">Contact</a></nav>';
fetch('INSIDE/secret').catch(() => 0);
fetch('/order', {method: 'POST'}).catch(() => 0);
</script></body></html>"""


@pytest.mark.browser
def test_a_script_page_is_read_as_rendered_and_reaches_nothing_inside() -> None:
    with server(lambda h: say(h, b"secret")) as (inside, seen):
        shell = SHELL.replace(b"INSIDE", inside.replace("127.0.0.1", "localhost").encode())
        posts: list[str] = []

        def answer(handler):  # type: ignore[no-untyped-def]
            posts.append(handler.command)
            say(handler, shell)

        with server(answer) as (base, asked):
            try:
                # In a thread of its own: the pages' tests may keep a browser driver in this one, and two of
                # them cannot share a thread.
                with ThreadPoolExecutor(1) as other:
                    html = other.submit(rendered, base + "/", reader()).result()
            except NoBrowser as error:
                pytest.skip(str(error))
    assert html is not None
    facts = read_page(html, base, read_by="rendered")
    assert facts.features["navigation"].found == "yes"
    assert facts.features["contact"].found == "yes"
    assert facts.read_by == "rendered"
    assert seen == []
    assert "/order" not in asked
