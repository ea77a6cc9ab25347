"""What a page declares to machines: feeds, its permanent address, its preview card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.features.base import Evidence, Feature, feature
from goodstanding.presence.links import Link, LinkKind, host_of
from goodstanding.presence.reading import Reading, squeezed

_FEED_TYPES = re.compile(
    r"application/(rss|atom|rdf|feed\+json|x-rss)|text/(rss|atom)|\+rss|application/json\s*;?\s*feed", re.I
)
_COMMENTS = re.compile(
    r"comment|kommentar|commentaire|comentario|comenta?rio|commenti|reacties|komentar|komentář|комментар",
    re.I,
)
_FEED_HREF = re.compile(
    r"(^|/)(feeds?|rss|atom|rss2|xml-rss|rssfeed|rss-feeds?|rss_feeds?|newsfeed|news-feed)(/|/?$|\.(xml|php|aspx|jsp|html?|do|rss|cfm|shtml)\b)|"
    r"\.(rss|atom|rdf)$|(^|/)(feed|rss|atom|index|news|blog|posts?)\.(xml|rdf|rss|atom)$|[-_]rss\.(xml|php|aspx)|rss\d?\.xml|"
    r"feed\.json$|/rss/|/feeds?/(all|posts|news|main|rss|atom|default)|/rss[-_]",
    re.I,
)
_FEED_QUERY = re.compile(
    r"(^|&)(feed=|format=(feed|rss|atom)|type=(rss|atom|100|9818)\b|rss=1|alt=rss|output=rss|view=rss|tmpl=rss)",
    re.I,
)
_FEED_HOST = re.compile(r"(^|\.)(feeds?|feedburner|feedproxy|rss)\.", re.I)
_FEED_LABEL = re.compile(
    r"\b(rss|atom[- ]feed|rss[- ]?feeds?|xml[- ]feed|web ?feed|news ?feed|feedburner|flux rss|canal rss|fil rss|rss 2\.0)\b",
    re.I,
)
_FEED_ICON = re.compile(
    r"(?:^|[\s_\-/])(?:fa-|icon-|bi-|ri-|mdi-|ico-|social-|ion-social-)*(rss|feed)(?:[-_](?:square|icon|fill|line|feed|2|outline|alt|button))*(?:$|[\s_\-.])",
    re.I,
)
_HINT = re.compile(r"rss|feed|atom|rdf|xml|type=(?:100|9818)", re.I)
_NOT_FEED = re.compile(
    r"animal|fish|cattle|poultry|livestock|feedback|tier|instagram|twitter|social|merchant|product", re.I
)


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield feed, canonical and opengraph."""
    yield _feed(reading, links)
    yield _canonical(reading)
    yield _opengraph(reading)


def _feed(reading: Reading, links: tuple[Link, ...]) -> Feature:
    seen, comments = [], []
    for node in reading.tree.css("link[href]"):
        attributes = node.attributes
        rel = (attributes.get("rel") or "").lower().split()
        kind = attributes.get("type") or ""
        href = (attributes.get("href") or "").strip()
        title = attributes.get("title") or ""
        if not ("alternate" in rel or "feed" in rel or "service.feed" in rel):
            continue
        if not (
            _FEED_TYPES.search(kind)
            or "feed" in rel
            or (kind in ("text/xml", "application/xml") and _FEED_HREF.search(href))
        ):
            continue
        if "oembed" in kind or not href:
            continue
        evidence = Evidence("alternate link", title or kind, href, "head")
        if _COMMENTS.search(f"{title} {href}"):
            comments.append(evidence)
        else:
            seen.append(evidence)
    for node in reading.tree.css("a[href][type], area[href][type]"):
        href, title = (node.attributes.get("href") or "").strip(), squeezed(node.text())
        if (
            href
            and _FEED_TYPES.search(node.attributes.get("type") or "")
            and not _COMMENTS.search(f"{title} {href}")
        ):
            seen.append(Evidence("link", title or "feed", href))
    for link in links:
        if is_feed_link(link):
            seen.append(Evidence("link", link.label or "feed", link.href, link.where))
    note = ""
    if comments and not seen:
        note = "only the comments have a feed: " + comments[0].href
    return feature("feed", seen, note)


def is_feed_link(link: Link) -> bool:
    """Return whether a visible link leads to a feed, or to a page about the site's feeds."""
    if link.kind not in (LinkKind.PAGE, LinkKind.OUTSIDE, LinkKind.SHARE):
        return False
    url = link.url
    if url.scheme.lower() == "feed":
        return True
    names = f"{link.label} {' '.join(link.hints)}"
    if not _HINT.search(f"{link.href} {names} {link.context[:80]}"):
        return False
    if _COMMENTS.search(f"{names} {url.path}"):
        return False
    said = len(link.label) <= 60 and _FEED_LABEL.search(names)
    address = _FEED_HREF.search(url.path) or _FEED_QUERY.search(url.query) or _FEED_HOST.search(host_of(url))
    if said:
        return True
    if link.kind is LinkKind.SHARE:
        return False
    if address:
        return not _NOT_FEED.search(f"{names} {url.path}")
    return bool(link.context and len(link.label) <= 12 and _FEED_ICON.search(link.context.split(" < ", 1)[0]))


def _canonical(reading: Reading) -> Feature:
    seen = []
    for node in reading.tree.css('link[rel~="canonical" i]'):
        href = (node.attributes.get("href") or "").strip()
        if href:
            seen.append(Evidence("link", "canonical", href, "head"))
    return feature("canonical", seen)


def _opengraph(reading: Reading) -> Feature:
    seen = []
    for node in reading.tree.css('meta[property^="og:" i], meta[name^="og:" i]'):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or ""
        content = (attributes.get("content") or "").strip()
        if content:
            seen.append(Evidence("meta", f"{name}: {content}", where="head"))
    return feature("opengraph", seen)
