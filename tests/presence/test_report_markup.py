"""Nothing of an audited page becomes markup: not in the report, not on the page, whichever field it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from goodstanding.presence.answer import answer, parity, trend
from goodstanding.presence.feeds import read_feed
from goodstanding.presence.page import read_page
from goodstanding.presence.report import report

EVIL = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>&lt;img src=y&gt;"
AS_OF = datetime(2026, 12, 1, tzinfo=UTC)
PAGE = f"""<html lang="en"><head><title>Quill {EVIL}</title><meta name="description" content="&lt;img src=b&gt;">
<link rel="alternate" type="application/rss+xml" title="f &lt;img src=c&gt;" href="feed.xml"></head><body>
<nav><a href="/blog?&lt;img src=z&gt;">Blog &lt;img src=d&gt;</a><a href="https://x.com/quill">X</a></nav><h1>Hi</h1>
<form action="/s"><input type=search name=q placeholder="&lt;img src=e&gt;"></form>
<a href="mailto:ada@quill.example?subject=&lt;img src=f&gt;">mail &lt;img src=g&gt;</a></body></html>"""
ITEM = "<item><title>We {n} &lt;img src=h&gt;</title><pubDate>0{n} Jan 2024 10:00:00 GMT</pubDate></item>"
FEED = (
    '<rss version="2.0"><channel><title>Feed &lt;img src=g&gt;</title>'
    + "".join(ITEM.format(n=n) for n in range(1, 6))
    + "</channel></rss>"
)


@pytest.fixture(scope="module")
def audited() -> dict[str, Any]:
    """An answer in which a page, a feed, an earlier answer and an inner one have spoken markup."""
    pages = [("https://quill.example/", read_page(PAGE, "https://quill.example/"))]
    feeds = [("feed.xml", read_feed(FEED.encode()))]
    found = answer("quill.example", pages, feeds, AS_OF)
    inside = answer("inside.example", [("i.html", read_page("<p>Hi</p>", None))], [], AS_OF)
    found["trend"] = trend(found, {"as_of": "2026-11-01", "findings": [], "features": {}})
    found["parity"] = parity(found, inside)
    assert found["findings"]
    assert found["streams"]
    return found


def spoilt(value: Any) -> Any:
    """Return the same with markup behind every text but the few words that the report knows by heart."""
    if isinstance(value, dict):
        return {k: v if k in ("found", "as_of") else spoilt(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [spoilt(one) for one in value]
    return f"{value}{EVIL}" if isinstance(value, str) else value


def smuggled(html: str) -> Iterator[str]:
    tree = LexborHTMLParser(html)
    yield from (node.html or "" for node in tree.css("img, script, iframe, object, base, form"))
    for node in tree.css("*"):
        yield from (f"{node.tag} {name}" for name in node.attributes if name.startswith("on"))


@pytest.mark.parametrize("spoil", [False, True])
def test_no_field_of_the_report_becomes_markup(audited: dict[str, Any], spoil: bool) -> None:
    shown = report(
        spoilt(audited) if spoil else audited, by=f"Ada {EVIL} ada@quill.example", name=f"a{EVIL}.html"
    )
    assert list(smuggled(shown)) == []
    assert "Content-Security-Policy" in shown


def test_the_file_brings_a_policy_that_loads_nothing(audited: dict[str, Any]) -> None:
    tree = LexborHTMLParser(report(audited))
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_no_field_of_the_page_becomes_markup(home: object, audited: dict[str, Any]) -> None:
    from django.template.loader import render_to_string

    shown = render_to_string("web/presence.html", {"answer": spoilt(audited), "failure": EVIL, "asked": EVIL})
    body = shown[shown.index("<h1>Presence") : shown.index("<form")]
    assert list(smuggled(body)) == []
