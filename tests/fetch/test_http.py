"""Servers that misbehave, on loopback: each ends within its limits and with a sentence."""

from __future__ import annotations

import contextlib
import gzip
import io
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from goodstanding.fetch.crawl import Caps, crawl
from goodstanding.fetch.http import Limits, Reader, is_public

LOCAL = "127.0.0.1"
QUICK = Limits(seconds=1.5, connect_seconds=1, bytes=400_000, unpacked=1_000_000, redirects=4)


@contextlib.contextmanager
def server(
    answer: Callable[[BaseHTTPRequestHandler], None], wrap: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Serve with one function; yields the base address and the list of what was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            with contextlib.suppress(OSError):
                answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass

    httpd = Quiet((LOCAL, 0), Handler)
    if wrap is not None:
        httpd.socket = wrap.wrap_socket(httpd.socket, server_side=True)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield f"http{'s' if wrap else ''}://{LOCAL}:{httpd.server_address[1]}", asked
    finally:
        httpd.shutdown()
        httpd.server_close()


def say(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def reader(**more: Any) -> Reader:
    return Reader(named=frozenset([LOCAL]), limits=QUICK, **more)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.20.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1%eth0",
     "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "240.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_inside_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


def test_a_host_that_nobody_named_is_not_read_inside() -> None:
    with server(lambda h: say(h, b"secret")) as (base, asked):
        answer = Reader(limits=QUICK).get(base)
    assert "private network" in answer.problem
    assert asked == []


def test_a_redirect_to_the_inside_is_refused() -> None:
    with server(lambda h: say(h, b"secret")) as (inner, asked):
        inside = inner.replace(LOCAL, "localhost")
        with server(lambda h: say(h, b"", 302, Location=inside + "/admin")) as (base, _):
            answer = reader().get(base)
    assert "private network" in answer.problem
    assert asked == []


def test_a_public_name_that_turns_to_the_inside_is_refused_even_when_named() -> None:
    answers = iter([["93.184.215.14"], [LOCAL]])
    client = Reader(
        named=frozenset(["quill.example"]), resolver=lambda host, port: next(answers), limits=QUICK
    )
    assert client.address_for("quill.example", 80) == "93.184.215.14"
    answer = client.get("http://quill.example/")
    assert "turned to 127.0.0.1" in answer.problem


def test_one_inside_address_among_public_ones_is_refused() -> None:
    client = Reader(resolver=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    assert "10.0.0.1" in client.get("http://quill.example/").problem


def test_the_connection_goes_to_the_checked_address_with_the_hosts_name() -> None:
    seen = []
    with server(lambda h: (seen.append(h.headers["Host"]), say(h, b"ok"))[1]) as (base, _):
        port = int(base.rsplit(":", 1)[1])
        client = Reader(named=frozenset(["intranet.example"]), resolver=lambda host, p: [LOCAL], limits=QUICK)
        answer = client.get(f"http://intranet.example:{port}/")
    assert (answer.body, seen) == (b"ok", [f"intranet.example:{port}"])


def test_a_redirect_loop_ends() -> None:
    with server(lambda h: say(h, b"", 302, Location="/b" if h.path == "/a" else "/a")) as (base, _):
        assert "circle" in reader().get(base + "/a").problem


def test_endless_redirects_end() -> None:
    with server(lambda h: say(h, b"", 302, Location=h.path + "x")) as (base, asked):
        assert "more than 4 times" in reader().get(base + "/a").problem
    assert len(asked) == 5


def test_a_redirect_to_a_file_is_refused() -> None:
    with server(lambda h: say(h, b"", 302, Location="file:///etc/passwd")) as (base, _):
        assert "no web address" in reader().get(base).problem


def test_a_ten_gigabyte_body_is_cut() -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10 * 1024**3))
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 100_000)

    with server(pour) as (base, _):
        answer = reader().get(base)
    assert "larger than" in answer.problem
    assert len(answer.body) <= QUICK.bytes


def test_a_compressed_bomb_is_cut() -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as stream:
        for _ in range(200):
            stream.write(b"\0" * 1_000_000)
    with server(lambda h: say(h, packed.getvalue(), Content_Encoding="gzip")) as (base, _):
        answer = reader().get(base)
    assert "unpacks to more" in answer.problem
    assert len(answer.body) <= QUICK.unpacked


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_slow_drip_is_left(where: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b""))
        for _ in range(100):
            handler.wfile.write(b"X: y\r\n" if where == "headers" else b"x")
            handler.wfile.flush()
            time.sleep(0.1)

    with server(drip) as (base, _):
        began = time.monotonic()
        answer = reader().get(base)
    assert "longer than 1.5 seconds" in answer.problem
    assert time.monotonic() - began < 4


def test_a_broken_certificate_is_said(tmp_path: Path) -> None:
    context = _self_signed(tmp_path)
    with server(lambda h: say(h, b"ok"), context) as (base, asked):
        answer = reader().get(base)
    assert "certificate does not hold" in answer.problem
    assert asked == []


def test_plain_http_on_a_secure_port_is_said() -> None:
    with server(lambda h: say(h, b"ok")) as (base, _):
        assert "secure connection failed" in reader().get(base.replace("http:", "https:")).problem


def _self_signed(folder: Path) -> ssl.SSLContext:
    import subprocess

    key, certificate = folder / "k.pem", folder / "c.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-days",
            "2",
            "-subj",
            "/CN=quill.example",
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def page(*links: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{''.join(f'<a href={x!r}>x</a>' for x in links)}</body></html>".encode()


def visited(base: str, folder: Path, caps: Caps | None = None):  # type: ignore[no-untyped-def]
    return crawl(base + "/", reader(), folder, caps or Caps(pages=10, pause=0), sleep=lambda s: None)


def test_endless_links_end(tmp_path: Path) -> None:
    with server(
        lambda h: (
            say(h, b"", 404)
            if "robots" in h.path
            else say(h, page(h.path.rstrip("/") + "/deeper", f"/day/{len(h.path)}1", f"/?p={h.path}"))
        )
    ) as (base, asked):
        visit = visited(base, tmp_path, Caps(pages=10, depth=50, pause=0))
    assert len(visit.pages) <= 10
    assert len(asked) < 20


def test_robots_txt_is_kept_to(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/robots.txt":
            say(handler, b"User-agent: *\nDisallow: /secret\nCrawl-delay: 3\n", Content_Type="text/plain")
        else:
            say(handler, page("/secret/a", "/open"))

    waited: list[float] = []
    with server(answer) as (base, asked):
        visit = crawl(base + "/", reader(), tmp_path, Caps(pages=10, pause=0), sleep=waited.append)
    assert asked == ["/robots.txt", "/", "/open"]
    assert waited == [3.0]
    assert visit.left == {"closed to robots by the site's robots.txt": 1}


def test_other_sites_are_not_visited(tmp_path: Path) -> None:
    with (
        server(lambda h: say(h, b"other")) as (other, asked),
        server(lambda h: say(h, page(other + "/x"))) as (base, _),
    ):
        visited(base, tmp_path)
    assert asked == []


def test_unchanged_pages_are_only_asked_about(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "robots" in handler.path:
            say(handler, b"", 404)
        elif handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            say(handler, page("/a"), ETag='"v1"')

    with server(answer) as (base, _):
        first, second = visited(base, tmp_path), visited(base, tmp_path)
    assert first.unchanged == 0
    assert second.unchanged == 2
    assert [p.body for p in first.pages] == [p.body for p in second.pages]


def test_a_visit_that_was_sent_away_goes_on_later(tmp_path: Path) -> None:
    patience = ["/b"]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "robots" in handler.path:
            say(handler, b"", 404)
        elif handler.path in patience:
            say(handler, b"", 429)
        else:
            say(handler, page("/a", "/b", "/c"))

    with server(answer) as (base, asked):
        first = visited(base, tmp_path)
        assert first.ended == "asked to wait"
        patience.clear()
        asked.clear()
        second = visited(base, tmp_path)
    assert asked == ["/robots.txt", "/b", "/c"]
    assert len(second.pages) == 4


def test_a_feed_of_the_first_page_is_read(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/feed":
            say(
                handler, b"<rss><channel><title>x</title></channel></rss>", Content_Type="application/rss+xml"
            )
        elif "robots" in handler.path:
            say(handler, b"", 404)
        else:
            say(handler, page(head='<link rel="alternate" type="application/rss+xml" href="/feed">'))

    with server(answer) as (base, _):
        visit = visited(base, tmp_path)
    assert [f.url for f in visit.feeds] == [base + "/feed"]


def test_a_failing_robots_txt_closes_the_site(tmp_path: Path) -> None:
    with server(lambda h: say(h, b"", 500)) as (base, asked):
        visit = visited(base, tmp_path)
    assert visit.ended == "closed"
    assert asked == ["/robots.txt"]
