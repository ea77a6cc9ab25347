"""A feed's items and dates: RSS 0.9 to 2.0, RDF, Atom, JSON Feed, in whatever encoding it really is.

    read_feed(data)  FeedFacts: kind, title, items with dates, and what is odd about the file

Dates come from the items only. A channel's own date (`lastBuildDate`) is renewed by servers every night and lies in
one feed of nine; it is kept apart and never makes a feed look alive.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from goodstanding.presence.dates import date_in, read_date
from goodstanding.presence.decode import decode
from goodstanding.presence.reading import squeezed

LARGEST = 30_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `dated_by` says where the date was read: item, updated, title, link, text, or nothing."""

    title: str
    link: str
    at: datetime | None
    dated_by: str
    text: str
    author: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """`kind` is rss, rdf, atom, json, or empty with `problem` saying why it is no feed; `built` is the channel's own date."""

    kind: str
    title: str
    link: str
    items: tuple[Item, ...]
    built: datetime | None = None
    problem: str = ""
    charset: str = ""
    language: str = ""


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.S)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", re.S | re.I)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_BARE = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")
_XML_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_MARKUP = re.compile(r"<[^>]{0,2000}>")
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|rdf)\b", re.I)
_PUBLISHED = (
    "pubdate",
    "published",
    "date",
    "issued",
    "created",
    "dateTimeWritten".lower(),
    "publicationdate",
    "startdate_",
)
_UPDATED = ("updated", "modified", "lastupdated")


def looks_like_feed(head: bytes) -> bool:
    """Return whether a file's first bytes are a feed's (XML kinds, or a JSON Feed)."""
    text = head[:3000].replace(b"\x00", b"")
    lower = text.lower()
    if lower.lstrip()[:1] == b"{":
        return b"jsonfeed.org/version" in lower
    if b"<html" in lower[:1500] and b"<rss" not in lower and b"<feed" not in lower:
        return False
    return bool(re.search(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", lower))


def read_feed(data: bytes | str, url: str | None = None) -> FeedFacts:
    """Return what a feed holds. Never fails: what is no feed comes back with `problem`."""
    if isinstance(data, bytes):
        text, charset, _ = decode(data[:LARGEST])
    else:
        text, charset = data[:LARGEST], ""
    text = text.lstrip("\ufeff \r\n\t")
    if text.startswith("{"):
        return _json_feed(text, charset, url or "")
    root = _ROOT.search(text[:20_000])
    if root is None:
        return FeedFacts("", "", "", (), problem=_no_feed(text), charset=charset)
    kind = {"rss": "rss", "feed": "atom", "rdf": "rdf"}[root[1].lower()]
    body = _DOCTYPE.sub("", _DECLARATION.sub("", text[text.find("<") :]), count=1)
    body = _CONTROL.sub("", body)
    body = _ENTITY.sub(lambda m: m[0] if m[1] in _XML_OWN else _named(m[0]), _BARE.sub("&amp;", body))
    found = _xml_feed(body, kind, charset, url or "")
    if not found.items and re.search(r"<(?:[\w.-]+:)?(item|entry)[\s>]", body):
        return _second_reader(text, found)
    return found


def _named(entity: str) -> str:
    plain = html.unescape(entity)
    return html.escape(plain) if plain != entity else "&amp;" + entity[1:]


def _no_feed(text: str) -> str:
    if re.search(r"<html|<!doctype html", text[:2000], re.I):
        link = re.search(r"""<link[^>]+type=["']application/(?:rss|atom)\+xml["'][^>]*>""", text, re.I)
        href = re.search(r"""href=["']([^"']+)""", link[0]) if link else None
        return "this is a web page, not a feed" + (f"; it names its feed: {href[1]}" if href else "")
    return "this is neither RSS, Atom nor a JSON Feed"


def _xml_feed(body: str, kind: str, charset: str, url: str) -> FeedFacts:
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return FeedFacts(kind, "", "", (), problem="its XML cannot be read", charset=charset)
    items = []
    title = link = language = ""
    built = None
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        name = _local(node.tag)
        if name in ("item", "entry"):
            items.append(_item(node, url))
        elif name in ("channel", "feed") and not title:
            for child in node:
                if not isinstance(child.tag, str):
                    continue
                part = _local(child.tag)
                if part == "title" and not title:
                    title = _plain(_inside(child))
                elif part == "link" and not link:
                    if child.get("rel", "alternate") == "alternate":
                        link = (child.text or child.get("href") or "").strip()
                elif part == "language":
                    language = (child.text or "").strip()
                elif part in ("lastbuilddate", "updated", "pubdate", "modified", "date") and built is None:
                    built = read_date(child.text or "")
    return FeedFacts(kind, title, link, tuple(items), built, charset=charset, language=language)


def _joined(node: Any, href: str, url: str) -> str:
    """Return an address by what it is relative to: xml:base around it, else the feed's own address, else its page."""
    if re.match(r"[a-z][a-z0-9+.-]*:", href, re.I):
        return href
    base = urljoin(url, node.base or "") if node.base else url or _home(node)
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


def _home(node: Any) -> str:
    """Return the page that a feed says it belongs to, "" when it names none in full."""
    top = node.getroottree().getroot()
    for child in top.iter():
        if (
            isinstance(child.tag, str)
            and _local(child.tag) == "link"
            and child.get("rel", "alternate") == "alternate"
        ):
            said = (child.get("href") or child.text or "").strip()
            return said if said.startswith(("http://", "https://")) else ""
    return ""


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


def _inside(node: Any) -> str:
    return "".join(node.itertext())


def _plain(markup: str, most: int = 4000) -> str:
    text = html.unescape(markup[: most * 4])
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    return squeezed(html.unescape(text))[:most]


def _item(node: Any, url: str) -> Item:
    title = link = key = author = text = ""
    published: list[str] = []
    updated: list[str] = []
    for child in node:
        if not isinstance(child.tag, str):
            continue
        name = _local(child.tag)
        if name == "title" and not title and "media" not in child.tag:
            title = _plain(_inside(child), 400)
        elif name == "link":
            href = (child.get("href") or child.text or "").strip()
            if (
                href
                and (not link or child.get("rel") == "alternate")
                and child.get("rel", "alternate") == "alternate"
            ):
                link = _joined(child, href, url)
        elif name in ("guid", "id"):
            key = (child.text or "").strip()
        elif name in ("author", "creator"):
            author = author or _plain(_inside(child), 100)
        elif name in ("encoded", "content", "summary", "description"):
            more = _plain(_inside(child))
            text = more if len(more) > len(text) else text
        elif name in _PUBLISHED:
            published.append(child.text or "")
        elif name in _UPDATED:
            updated.append(child.text or "")
    about = next((v for k, v in node.attrib.items() if _local(k) == "about"), "")
    return _dated(
        title, link or about or (key if key.startswith("http") else ""), key, author, text, published, updated
    )


def _dated(
    title: str, link: str, key: str, author: str, text: str, published: list[str], updated: list[str]
) -> Item:
    for stated, name in ((published, "item"), (updated, "updated")):
        for value in stated:
            at = read_date(value)
            if at is not None:
                return Item(title, link, at, name, text, author, key)
    for value, name in ((title, "title"), (link, "link"), (key, "link"), (text[:120], "text")):
        at = date_in(value)
        if at is not None:
            return Item(title, link, at, name, text, author, key)
    return Item(title, link, None, "nothing", text, author, key)


def _json_feed(text: str, charset: str, url: str) -> FeedFacts:
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return FeedFacts("", "", "", (), problem="its JSON cannot be read", charset=charset)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return FeedFacts(
            "", "", "", (), problem="this is JSON, but no JSON Feed: it has no list of items", charset=charset
        )
    items = []
    for entry in feed["items"]:
        if not isinstance(entry, dict):
            continue
        link = _text(entry.get("url") or entry.get("external_url"))
        body = _plain(_text(entry.get("content_text") or entry.get("content_html") or entry.get("summary")))
        authors = entry.get("authors") or ([entry["author"]] if entry.get("author") else [])
        author = (
            _text(authors[0].get("name"))
            if isinstance(authors, list) and authors and isinstance(authors[0], dict)
            else ""
        )
        published, updated = [_text(entry.get("date_published"))], [_text(entry.get("date_modified"))]
        items.append(
            _dated(
                _plain(_text(entry.get("title")), 400),
                link,
                _text(entry.get("id")),
                author,
                body,
                published,
                updated,
            )
        )
    return FeedFacts(
        "json",
        _text(feed.get("title")),
        _text(feed.get("home_page_url")),
        tuple(items),
        charset=charset,
        language=_text(feed.get("language")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _second_reader(text: str, found: FeedFacts) -> FeedFacts:
    """Return what the slower and more forgiving feedparser makes of a feed whose items we could not see."""
    import feedparser

    parsed = feedparser.parse(text)
    items = [
        _dated(
            _plain(entry.get("title", ""), 400),
            entry.get("link", ""),
            entry.get("id", ""),
            entry.get("author", ""),
            _plain(entry.get("summary", "")),
            [entry.get("published", "")],
            [entry.get("updated", "")],
        )
        for entry in parsed.entries
    ]
    return FeedFacts(
        found.kind,
        found.title or parsed.feed.get("title", ""),
        found.link,
        tuple(items),
        found.built,
        charset=found.charset,
    )
