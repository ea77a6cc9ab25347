"""Feeds, Mastodon and Bluesky, read from servers on loopback that answer as the real ones do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from goodstanding.fetch import Unreachable, bluesky, feed, mastodon, polite
from goodstanding.importers import Hints
from goodstanding.services import sources as live
from goodstanding.store import queries
from goodstanding.values import Interaction

CAR = next((Path(__file__).parents[1] / "importers" / "bluesky" / "2024").rglob("*.car"))
Answer = tuple[int, Mapping[str, str], bytes]


class Server:
    """A web server whose answers are functions of path and query; it keeps what was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Callable[[Mapping[str, str], Mapping[str, str]], Answer]] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                outer.asked.append(self.path)
                query = {k: v[0] for k, v in parse_qs(parts.query).items()}
                route = outer.routes.get(parts.path, lambda q, h: (404, {}, b"nothing here"))
                status, headers, body = route(query, {k.lower(): v for k, v in self.headers.items()})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Quill's notes</title>
<link>https://quill.example/</link>
<item><title>What voids tell</title><link>https://quill.example/voids</link><guid>https://quill.example/voids</guid>
<pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate><description>They tell a lot.</description></item>
</channel></rss>"""


def test_a_feed_is_read_once_and_an_unchanged_one_costs_a_304(home: Path, server: Server) -> None:
    def answer(query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        if headers.get("if-none-match") == '"1"':
            return 304, {}, b""
        return 200, {"ETag": '"1"', "Content-Type": "application/rss+xml"}, RSS

    server.routes["/feed.xml"] = answer
    live.add(home, "feed", "notes", {"url": f"{server.url}/feed.xml"}, None)
    first = live.refresh(home, "notes")
    assert (first.problem, first.new) == ("", 1)
    assert live.refresh(home, "notes").new == 0
    assert len(server.asked) == 2


def test_a_page_instead_of_a_feed_is_answered_with_the_feeds_address(server: Server) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/atom.xml"></head><body>Hi</body>'
    server.routes["/"] = lambda q, h: (200, {"Content-Type": "text/html"}, page)
    with pytest.raises(Unreachable, match=r"its feed is at http://127.0.0.1:\d+/atom.xml"):
        list(feed.pull({"url": f"{server.url}/"}, None, {}, Hints()))


def test_a_server_that_asks_for_patience_gets_it(server: Server) -> None:
    waits: list[float] = []
    answers = iter([(429, {"Retry-After": "3"}, b""), (200, {}, RSS)])
    server.routes["/feed.xml"] = lambda q, h: next(answers)
    found = polite.get(polite.reader(server.url), f"{server.url}/feed.xml", sleep=waits.append)
    assert (found.status, waits) == (200, [3.0])


def _mastodon(server: Server, posts: list[int]) -> None:
    actor = f"{server.url}/users/ada"

    def webfinger(query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        assert query["resource"] == "acct:ada@social.example"
        return 200, {}, json.dumps({"links": [{"rel": "self", "href": actor}]}).encode()

    def activity(number: int) -> dict[str, Any]:
        public = "https://www.w3.org/ns/activitystreams#Public"
        return {
            "id": f"{actor}/statuses/{number}/activity",
            "type": "Create",
            "actor": actor,
            "published": f"2026-03-{number:02d}T09:00:00Z",
            "to": [public],
            "object": {
                "id": f"{actor}/statuses/{number}",
                "type": "Note",
                "published": f"2026-03-{number:02d}T09:00:00Z",
                "attributedTo": actor,
                "to": [public],
                "content": f"<p>Note {number}</p>",
                "tag": [
                    {
                        "type": "Mention",
                        "href": "https://social.example/users/ben",
                        "name": "@ben@social.example",
                    }
                ],
            },
        }

    def outbox(query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        below = int(query.get("max_id", "99"))
        some = [n for n in sorted(posts, reverse=True) if n < below][:2]
        page: dict[str, Any] = {"type": "OrderedCollectionPage", "orderedItems": [activity(n) for n in some]}
        if some:
            page["next"] = f"{actor}/outbox?page=true&max_id={some[-1]}"
        return 200, {}, json.dumps(page).encode()

    server.routes["/.well-known/webfinger"] = webfinger
    server.routes["/users/ada/outbox"] = outbox


def test_mastodon_is_read_page_by_page_and_then_only_what_is_new(home: Path, server: Server) -> None:
    posts = [1, 2, 3, 4, 5]
    _mastodon(server, posts)
    live.add(home, "mastodon", "toots", {"account": "@ada@social.example", "server": server.url}, None)
    first = live.refresh(home, "toots")
    assert (first.problem, first.new) == ("", 5)
    assert {r.recipients for r in queries.rows()} == {("mastodon:ben@social.example",)}
    posts.append(6)
    server.asked.clear()
    assert live.refresh(home, "toots").new == 1
    assert len(server.asked) == 2, "one look at whose account it is, and one page"


def test_a_server_that_is_no_mastodon_is_said_to_be_none(server: Server) -> None:
    with pytest.raises(Unreachable, match="is not there"):
        list(mastodon.pull({"account": "ada@social.example", "server": server.url}, None, {}, Hints()))


def test_bluesky_is_read_whole_and_not_again_while_its_revision_stays(home: Path, server: Server) -> None:
    revision = {"rev": "3kabc"}
    server.routes["/xrpc/com.atproto.identity.resolveHandle"] = lambda q, h: (
        200,
        {},
        b'{"did": "did:plc:ada"}',
    )
    server.routes["/xrpc/com.atproto.sync.getLatestCommit"] = lambda q, h: (
        200,
        {},
        json.dumps(revision).encode(),
    )
    server.routes["/xrpc/com.atproto.sync.getRepo"] = lambda q, h: (200, {}, CAR.read_bytes())
    settings = {"account": "ada.quill.example", "server": server.url}
    live.add(home, "bluesky", "sky", settings, None)
    first = live.refresh(home, "sky")
    assert first.problem == ""
    assert first.new > 0
    assert live.refresh(home, "sky").new == 0
    assert sum("getRepo" in asked for asked in server.asked) == 1
    revision["rev"] = "3kabd"
    assert live.refresh(home, "sky").new == 0, "read again, and everything is already there"
    (batch,) = bluesky.pull(settings, None, {}, Hints())
    assert any(isinstance(record, Interaction) for record in batch.records)


def test_an_address_inside_a_private_network_is_read_only_when_it_was_named(server: Server) -> None:
    server.routes["/feed.xml"] = lambda q, h: (
        302,
        {"Location": server.url.replace("127.0.0.1", "localhost") + "/x"},
        b"",
    )
    with pytest.raises(Unreachable, match="private network"):
        list(feed.pull({"url": f"{server.url}/feed.xml"}, None, {}, Hints()))
