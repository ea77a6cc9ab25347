"""A feed (RSS, Atom, JSON Feed) at its address, with conditional requests: an unchanged feed costs one short answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from goodstanding.fetch import Batch, Unreachable, polite
from goodstanding.importers import Hints, feeds
from goodstanding.values import FileRead

NAME = "feed"
FIELDS = {"url": "the feed's address, such as https://quill.example/feed.xml"}


def pull(
    settings: Mapping[str, Any], secret: str | None, state: Mapping[str, Any], hints: Hints
) -> Iterator[Batch]:
    """Yield the feed's items once, unless it has not changed since `state` ({"etag", "last-modified"})."""
    url = str(settings.get("url") or "")
    if not url.startswith(("http://", "https://")):
        raise Unreachable(f'"{url}" is not a web address; write it like https://quill.example/feed.xml')
    found = polite.get(polite.reader(url), url, {k: str(v) for k, v in state.items()})
    if found.status == 304:
        return
    name = urlsplit(url).hostname or "feed"
    export = polite.export(name, [("feed.xml", found.body)])
    entries = feeds.claims(export)
    if not entries:
        there = _announced(found.body, found.url)
        raise Unreachable(
            f"{url} is a page and no feed; its feed is at {there}"
            if there
            else f"{url} is no feed, and names none."
        )
    records = tuple(r for r in feeds.read(export, entries, hints) if not isinstance(r, FileRead))
    kept = {k: found.headers[k] for k in ("etag", "last-modified") if k in found.headers}
    yield Batch(records, kept, len(records))


def _announced(body: bytes, base: str) -> str:
    """Return the address of the feed that a page announces, "" when it announces none."""
    from selectolax.lexbor import LexborHTMLParser

    from goodstanding.presence.decode import decode

    for link in LexborHTMLParser(decode(body[:500_000])[0]).css("link[rel~=alternate][href]"):
        kind = (link.attributes.get("type") or "").lower()
        if "rss" in kind or "atom" in kind or "feed+json" in kind:
            return urljoin(base, link.attributes.get("href") or "")
    return ""
