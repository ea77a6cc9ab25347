"""Read a site politely: breadth first, one request at a time, within caps, and able to go on where it stopped.

What is read is kept in a folder: `pages/` and `state.json` with addresses, validators and the queue. A second visit
asks only whether pages have changed. A visit that broke off goes on: what it already read is not asked for again.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from goodstanding.fetch.http import Fetched, Reader
from goodstanding.fetch.robots import Robots, rules

SKIPPED = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|ico|css|js|mjs|pdf|zip|gz|tgz|rar|7z|exe|dmg|apk|mp[34]|m4[av]|webm|avi|mov|wav|ogg|woff2?|ttf|eot|docx?|xlsx?|pptx?|odt|ics|vcf)$",
    re.I,
)
FORBIDDEN = re.compile(
    r"/(logout|signout|log-?out|sign-?out|delete|remove|cart|checkout|wp-admin|wp-login|admin)\b|add-to-cart|action=",
    re.I,
)
SAME_PATH_QUERIES = 8  # addresses that differ only behind the question mark
SAME_SHAPE = 12  # addresses that differ only in their numbers (calendars)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Caps:
    """How far a visit goes. `seconds` is for all of it; `pause` between requests unless robots.txt asks for more."""

    pages: int = 30
    depth: int = 2
    seconds: float = 600.0
    bytes: int = 150_000_000
    pause: float = 1.0


@dataclass(slots=True)
class Visit:
    """What a visit found: (address, bytes, kind) of pages and feeds, and every address that was left, with the reason."""

    pages: list[Fetched] = field(default_factory=list)
    feeds: list[Fetched] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    sitemaps: tuple[str, ...] = ()
    unchanged: int = 0
    ended: str = ""


_HREF = re.compile(
    rb"""<a\b[^>]{0,2000}?\bhref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))""", re.I
)
_FEED = re.compile(
    rb"""<link\b[^>]{0,1000}?type\s*=\s*["']application/(?:rss|atom|feed)\+(?:xml|json)["'][^>]{0,1000}>""",
    re.I,
)
_FEED_HREF = re.compile(rb"""href\s*=\s*["']([^"']{1,1000})""", re.I)


def crawl(
    start: str,
    reader: Reader,
    folder: Path,
    caps: Caps | None = None,
    tell: Callable[[int, float, str], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Visit:
    """Read a site from one address on. Stays on its host (with and without www) and its scheme's usual ports."""
    caps = caps or Caps()
    visit = Visit()
    state = _State(folder, start)
    home = urlsplit(start)
    began = clock()

    def same(url: str) -> bool:
        parts = urlsplit(url)
        return _bare(parts.hostname or "") == _bare(home.hostname or "") and (parts.port or 0) in {
            home.port or 0,
            0,
        }

    robots_url = urlunsplit((home.scheme, home.netloc, "/robots.txt", "", ""))
    asked = reader.get(robots_url)
    robots = rules(asked)
    if robots.closed:
        visit.problems.append(
            f"{robots_url}: the server answered {asked.status}, so nothing may be read for now; try again later."
        )
        visit.ended = "closed"
        return visit
    if asked.problem and not asked.status:
        visit.problems.append(asked.problem)
        visit.ended = "unreachable"
        return visit
    visit.sitemaps = robots.sitemaps
    pause = max(caps.pause, robots.delay)
    queue: deque[tuple[str, int]] = deque(state.queue or [(_plain(start), 0)])
    seen = {url for url, _ in queue} | set(state.done)
    for url in state.done:
        kept = state.kept(url)
        if kept is not None:
            _sort(kept, visit)
    shapes: dict[str, int] = {}
    size = 0
    first = not state.done
    while queue:
        if len(visit.pages) >= caps.pages:
            visit.ended = f"stopped after {caps.pages} pages; {len(queue)} more addresses were known"
            break
        if clock() - began > caps.seconds or size > caps.bytes:
            visit.ended = "stopped: the time or the amount for one visit was used up"
            break
        url, depth = queue.popleft()
        why = _unwanted(url, robots, shapes)
        if why:
            visit.left[why] = visit.left.get(why, 0) + 1
            if first:
                visit.problems.append(f"{url}: {why}.")
            first = False
            continue
        if not first:
            sleep(pause)
        answer = reader.get(url, state.validators(url), same_site=same)
        if answer.status == 429 or answer.status == 503:
            visit.problems.append(
                f"{url}: the server asks for patience ({answer.status}); the visit ends here. Run it again later."
            )
            visit.ended = "asked to wait"
            queue.appendleft((url, depth))
            break
        if answer.status == 304:
            kept = state.kept(url)
            visit.unchanged += 1
            answer = kept if kept is not None else reader.get(url, same_site=same)
        first = False
        size += len(answer.body)
        if answer.problem:
            visit.problems.append(answer.problem)
        elif answer.status >= 400:
            visit.left[f"answered {answer.status}"] = visit.left.get(f"answered {answer.status}", 0) + 1
            if not visit.pages and depth == 0:
                visit.problems.append(f"{url}: the server answered {answer.status}.")
        if answer.body and answer.status < 400:
            state.keep(url, answer)
            if _sort(answer, visit) == "page" and depth < caps.depth:
                for found in _links(answer):
                    if found not in seen and same(found):
                        seen.add(found)
                        queue.append((found, depth + 1))
            if depth == 0:
                for found in _feeds(answer):
                    if found not in seen:
                        seen.add(found)
                        queue.appendleft((found, depth + 1))
        state.save(list(queue), unfinished=True)
        if tell is not None:
            tell(len(visit.pages), min(1.0, len(visit.pages) / caps.pages), url)
    state.save(list(queue), unfinished=visit.ended == "asked to wait")
    return visit


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def _unwanted(url: str, robots: Robots, shapes: dict[str, int]) -> str:
    parts = urlsplit(url)
    if len(url) > LONGEST:
        return "longer than any real address"
    pieces = [p for p in parts.path.split("/") if p]
    if any(pieces.count(p) > 2 for p in set(pieces)):
        return "repeats itself, as endless links do"
    if SKIPPED.search(parts.path):
        return "neither a page nor a feed"
    if FORBIDDEN.search(url):
        return "would do something rather than show something"
    for shape, most in (
        (f"?{parts.path}", SAME_PATH_QUERIES if parts.query else 10**9),
        (re.sub(r"\d+", "0", parts.path), SAME_SHAPE if re.search(r"\d", parts.path) else 10**9),
    ):
        shapes[shape] = shapes.get(shape, 0) + 1
        if shapes[shape] > most:
            return "one of many that differ only in numbers or queries"
    if not robots.allows(url):
        return "closed to robots by the site's robots.txt"
    return ""


def _links(answer: Fetched) -> Iterator[str]:
    for match in _HREF.finditer(answer.body[:3_000_000]):
        href = (match[1] or match[2] or match[3]).decode("utf-8", "replace").replace("&amp;", "&").strip()
        if not href or href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
            continue
        try:
            url = _plain(urljoin(answer.url, href))
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            yield url


def _feeds(answer: Fetched) -> Iterator[str]:
    for match in _FEED.finditer(answer.body[:500_000]):
        href = _FEED_HREF.search(match[0])
        if href:
            url = _plain(urljoin(answer.url, href[1].decode("utf-8", "replace").replace("&amp;", "&")))
            if url.startswith(("http://", "https://")):
                yield url


def _sort(answer: Fetched, visit: Visit) -> str:
    from goodstanding.presence.feeds import looks_like_feed

    if looks_like_feed(answer.body[:4096]):
        visit.feeds.append(answer)
        return "feed"
    head = answer.body[:4096].replace(b"\x00", b"").lower()
    if answer.kind in ("text/html", "application/xhtml+xml") or b"<html" in head or b"<!doctype html" in head:
        visit.pages.append(answer)
        return "page"
    visit.left["neither a page nor a feed"] = visit.left.get("neither a page nor a feed", 0) + 1
    return ""


class _State:
    """What earlier visits kept, below one folder a site."""

    def __init__(self, folder: Path, start: str) -> None:
        host = re.sub(r"[^a-z0-9.-]+", "-", (urlsplit(start).netloc or "site").lower())
        self.folder = folder / host
        self.file = self.folder / "state.json"
        self.entries: dict[str, dict[str, Any]] = {}
        self.queue: list[tuple[str, int]] = []
        self.done: list[str] = []
        try:
            known = json.loads(self.file.read_text("utf-8"))
            self.entries = known["entries"]
            if known.get("unfinished"):
                self.queue = [(str(u), int(d)) for u, d in known["queue"]]
                self.done = [str(u) for u in known["visited"]]
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self.visited: list[str] = list(self.done)

    def validators(self, url: str) -> dict[str, str]:
        entry = self.entries.get(url, {})
        return {k: entry[k] for k in ("etag", "last-modified") if entry.get(k)}

    def kept(self, url: str) -> Fetched | None:
        entry = self.entries.get(url)
        if not entry:
            return None
        try:
            body = (self.folder / "pages" / entry["file"]).read_bytes()
        except OSError:
            return None
        return Fetched(url, entry["url"], 200, {"content-type": entry.get("content-type", "")}, body)

    def keep(self, url: str, answer: Fetched) -> None:
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:24]
        pages = self.folder / "pages"
        pages.mkdir(parents=True, exist_ok=True)
        (pages / name).write_bytes(answer.body)
        self.entries[url] = {
            "url": answer.url,
            "file": name,
            **{
                k: answer.headers[k]
                for k in ("etag", "last-modified", "content-type")
                if answer.headers.get(k)
            },
        }
        self.visited.append(url)

    def save(self, queue: list[tuple[str, int]], unfinished: bool) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {"entries": self.entries, "queue": queue, "visited": self.visited, "unfinished": unfinished}
        draft = self.file.with_suffix(".part")
        draft.write_text(json.dumps(state, ensure_ascii=False), "utf-8")
        draft.replace(self.file)
