"""Feeds as files: RSS, RDF, Atom, JSON Feed; and OPML, the list of feeds that a reader exports.

How to get it: save a feed's address from the browser; in a feed reader, Export OPML.

What becomes of an item: a public `post` by the feed's author. A feed handle is the address of the feed's page
(`feed:okri.example/blog`), so that a feed and its entry in an OPML are one. Items without a date keep none.
Feeds are read by `presence.feeds`, which every part of the product shares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodstanding.importers.export import Entry, Export
from goodstanding.importers.text import clean, plain_text
from goodstanding.presence.feeds import LARGEST, FeedFacts, looks_like_feed, read_feed
from goodstanding.values import (
    FileRead,
    Handle,
    Interaction,
    Kind,
    Precision,
    Problem,
    Profile,
    Record,
    Source,
    Status,
    Visibility,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "feed"
CANNOT_SHOW = (
    "Who read, answered or passed on a post.",
    "Posts that have dropped out of the feed: most feeds hold only the newest.",
)
TEXT_LIMIT = 50_000


def claims(export: Export) -> Sequence[Entry]:
    """Return the entries that begin as a feed or an OPML does."""
    return [entry for entry in export.entries if _shape(entry)]


def _shape(entry: Entry) -> str:
    name = entry.name.lower()
    if name.endswith((".csv", ".mbox", ".eml", ".ics", ".vcf", ".js", ".html", ".htm")):
        return ""
    head = entry.head
    if b"<opml" in head.replace(b"\x00", b"").lower():
        return "opml"
    if looks_like_feed(head):
        return "feed"
    return "opml" if name.endswith(".opml") else "feed" if name.endswith((".rss", ".atom")) else ""


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield a post an item, a profile a feed, and the account of each file."""
    for entry in entries:
        with entry.open() as stream:
            data = stream.read(LARGEST)
        if _shape(entry) == "opml":
            yield from _opml(data, entry.path)
        else:
            yield from posts(read_feed(data), entry.path)
        if entry.size > LARGEST:
            yield Problem(entry.path, "the feed is larger than 30 MB", "The first 30 MB were read.")


def posts(feed: FeedFacts, path: str) -> Iterator[Record]:
    """Yield what a feed that has been read holds, and its account. The live reader uses this too."""
    if not feed.kind:
        yield Problem(path, feed.problem, "Save the feed itself, not the page that speaks of it.")
        yield FileRead(path, NAME, Status.UNKNOWN, why=feed.problem)
        return
    if feed.problem:
        yield Problem(path, feed.problem, "Fetch the feed again; what could be read was read.")
    home = feed.link or next((item.link for item in feed.items if item.link), "")
    at_home = page_key(home) if feed.link else page_key(home).partition("/")[0]
    whole = Handle("feed", at_home or f"untitled/{clean(feed.title).casefold() or path.rpartition('/')[2]}")
    authors = Counter(a for item in feed.items if (a := _author(item.author)))
    only = next(iter(authors)) if len(authors) == 1 else ""
    left_out: Counter[str] = Counter()
    kept = 0
    newest = max((item.at for item in feed.items if item.at), default=None)
    seen_on = newest.date() if newest else None
    yield Profile(
        whole,
        Source(path),
        only or clean(feed.title)[:300],
        seen_on,
        url=home if home.startswith(("http://", "https://")) else "",
        headline=clean(feed.title)[:300] if only else "",
    )
    several = len(authors) > 1
    for author in sorted(authors) if several else ():
        yield Profile(Handle("feed", f"{whole.key}#{author.casefold()}"), Source(path), author, seen_on)
    for number, item in enumerate(feed.items, 1):
        text = clean(plain_text(item.text)).strip()
        title = clean(plain_text(item.title)).strip()
        if not (text or title or item.link):
            left_out["empty item"] += 1
            continue
        author = _author(item.author)
        kept += 1
        said = title if not text or text.startswith(title) else f"{title}\n\n{text}".strip()
        yield Interaction(
            item.at,
            Handle("feed", f"{whole.key}#{author.casefold()}") if several and author else whole,
            (),
            Kind.POST,
            "feed",
            Source(path, number),
            (text if title and text.startswith(title) else said)[:TEXT_LIMIT],
            subject=clean(item.link),
            precision=Precision.SECOND if item.at else Precision.NONE,
            visibility=Visibility.PUBLIC,
            identity=_identity(clean(item.id), clean(item.link), whole.key),
        )
    undated = sum(1 for item in feed.items if item.at is None)
    why = f"items without a date: {undated}" if undated else ""
    yield FileRead(path, NAME, Status.READ, len(feed.items), kept, why, dict(left_out))


def _identity(number: str, link: str, feed: str) -> str:
    """Return what no other feed calls an item: its own number only when that is an address."""
    if "://" in number or number.startswith(("tag:", "urn:")):
        return number
    return f"{feed}#{number}" if number else link


def _author(said: str) -> str:
    """Return an author's name: RSS writes `ben@okri.example (Ben Okri)`."""
    said = clean(said).strip()
    found = re.match(r"\S+@\S+\s*\(([^()]+)\)$", said)
    return (found.group(1) if found else said).strip()[:200]


def page_key(address: str) -> str:
    """Return a page's address as it is compared: without scheme, `www.`, query and trailing slash."""
    address = clean(address).strip()
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", address, flags=re.I).partition("#")[0].partition("?")[0]
    host, slash, path = bare.partition("/")
    host = host.lower().removeprefix("www.")
    return (host + slash + path).rstrip("/")[:500] if "." in host or host else ""


def _opml(data: bytes, path: str) -> Iterator[Record]:
    import defusedxml.ElementTree as ElementTree
    from defusedxml.common import DefusedXmlException

    rows = 0
    left_out: Counter[str] = Counter()
    seen: set[Handle] = set()
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as broken:
        found = list(_ATTRIBUTES.finditer(data.decode("utf-8", "replace")))
        if not found:
            yield Problem(
                path,
                f"the list of feeds cannot be read ({type(broken).__name__})",
                "Export it again from your feed reader.",
            )
            yield FileRead(path, NAME, Status.UNKNOWN, why="no list of feeds can be read in it")
            return
        yield Problem(
            path, "the list of feeds is damaged", f"{len(found)} feeds in it were read all the same."
        )
        outlines = [dict(_ATTRIBUTE.findall(match.group())) for match in found]
    else:
        outlines = [dict(node.attrib) for node in root.iter("outline")]
    for outline in outlines:
        said = {str(k).lower(): clean(str(v)) for k, v in outline.items()}
        address = said.get("xmlurl", "")
        if not address:
            continue  # a folder
        rows += 1
        home = said.get("htmlurl", "")
        handle = Handle("feed", page_key(home) or page_key(address))
        if not handle.key or handle in seen:
            left_out["the same feed again" if handle.key else "no address"] += 1
            continue
        seen.add(handle)
        other = Handle("feed", page_key(address))
        yield Profile(
            handle,
            Source(path, rows),
            (said.get("title") or said.get("text") or "")[:300],
            url=address if address.startswith(("http://", "https://")) else "",
            also=(other,) if other.key and other != handle else (),
        )
    yield FileRead(path, NAME, Status.READ, rows, len(seen), "", dict(left_out))


_ATTRIBUTES = re.compile(r"<outline\b[^<>]{0,4000}?\bxmlUrl=[^<>]{0,4000}>", re.I)
_ATTRIBUTE = re.compile(r"([A-Za-z]+)=[\"']([^\"'<>]*)[\"']")
