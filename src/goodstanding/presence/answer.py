"""From pages and streams to the answer: the JSON of the `presence` command, findings worst first, and the trend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from goodstanding.presence.audits import Page, Site, Stream, audit
from goodstanding.presence.audits.buyers_questions import answered
from goodstanding.presence.feeds import FeedFacts
from goodstanding.presence.page import PageFacts, feature_json
from goodstanding.presence.posts import mix, politics, sameness
from goodstanding.presence.site import together
from goodstanding.presence.streams import Post, months, posts_of, verdict, verdict_json
from goodstanding.values import Problem


def answer(
    site: str,
    pages: Sequence[tuple[str, PageFacts]],
    feeds: Sequence[tuple[str, FeedFacts]],
    as_of: datetime,
    problems: Sequence[Problem] = (),
    own: dict[str, list[Post]] | None = None,
    sitemaps: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the answer of one audit.

    Args:
        own: one's own posts by network, judged like feeds.
        sitemaps: addresses that robots.txt names, for the part on search engines.
    """
    written: dict[str, list[Post]] = {}
    streams, judged = [], []
    for name, feed in feeds:
        if feed.problem:
            continue
        posts = posts_of(feed)
        written[name] = posts
        found = verdict(posts, as_of, feed.built)
        mixed = mix(posts)
        judged.append(Stream(name, found, mixed))
        streams.append(_stream(name, feed.kind, feed.title, found, mixed, posts, as_of))
    for name, posts in (own or {}).items():
        written[name] = posts
        found, mixed = verdict(posts, as_of), mix(posts)
        judged.append(Stream(name, found, mixed, feed=False))
        streams.append(_stream(name, "own posts", name, found, mixed, posts, as_of))
    features = together(pages)
    whole = Site(site, tuple(pages), features)
    findings = audit([Page(n, f) for n, f in pages], whole, judged)
    have = answered(whole) if pages else {}
    return {
        "site": site,
        "as_of": as_of.date().isoformat(),
        "pages": [facts.as_json(name) for name, facts in pages],
        "features": {n: feature_json(f) for n, f in features.items()} if pages else {},
        "buyers_questions": {n: [e.as_json() for e in evidence] for n, evidence in have.items()},
        "search_engines": _search_engines(pages, sitemaps),
        "streams": streams,
        "same_words": [
            {"stream": a, "post": b, "other_stream": c, "other_post": d}
            for a, b, c, d in sameness(written)[:50]
        ],
        "findings": [f.as_json() for f in findings],
        "problems": [{"where": p.where, "what": p.what, "do": p.do} for p in problems],
    }


def _stream(
    name: str, kind: str, title: str, found: Any, mixed: dict[str, Any], posts: list[Post], as_of: datetime
) -> dict[str, Any]:
    return {
        "source": name,
        "kind": kind,
        "title": title,
        **verdict_json(found),
        "self_promotion": mixed,
        "politics": [{"post": x.post, "why": x.why} for x in politics(posts)[:20]],
        "months": months(posts, as_of),
    }


def _search_engines(pages: Sequence[tuple[str, PageFacts]], sitemaps: Sequence[str]) -> dict[str, Any]:
    return {
        "sitemaps": list(sitemaps),
        "without_canonical": [n for n, f in pages if not f.canonical],
        "noindex": [n for n, f in pages if "noindex" in f.robots],
        "without_structured_data": [n for n, f in pages if not f.structured],
        "same_title": _same_titles(pages),
    }


def _same_titles(pages: Sequence[tuple[str, PageFacts]]) -> dict[str, list[str]]:
    by_title: dict[str, list[str]] = {}
    for name, facts in pages:
        by_title.setdefault(facts.title, []).append(name)
    return {title: names for title, names in by_title.items() if len(names) > 1 and title}


def trend(now: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return what changed since the last audit of the same site; None when there was none.

    `mended` and `new` hold findings; `gained` and `lost` the features of the site.
    """
    if before is None:
        return None

    def keys(answer: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
        return {(f["code"], f["where"]): f for f in answer.get("findings", [])}

    old, new = keys(before), keys(now)

    def seen(answer: dict[str, Any]) -> set[str]:
        return {n for n, f in answer.get("features", {}).items() if f["found"] == "yes"}

    return {
        "since": before.get("as_of", ""),
        "mended": [_short(f) for k, f in old.items() if k not in new],
        "new": [_short(f) for k, f in new.items() if k not in old],
        "gained": sorted(seen(now) - seen(before)),
        "lost": sorted(seen(before) - seen(now)),
    }


def _short(found: dict[str, Any]) -> dict[str, str]:
    return {name: found[name] for name in ("code", "name", "where", "what")}


def parity(public: dict[str, Any], inside: dict[str, Any]) -> dict[str, Any]:
    """Return which kindnesses strangers get and colleagues don't, and the other way round, each with its evidence."""
    out: dict[str, Any] = {
        "public": public["site"],
        "inside": inside["site"],
        "strangers_only": [],
        "colleagues_only": [],
    }
    for name, feature in public["features"].items():
        other = inside["features"][name]
        if name in ("canonical", "opengraph"):
            continue
        if feature["found"] == "yes" and other["found"] == "no":
            out["strangers_only"].append({"feature": name, "evidence": feature["evidence"][:1]})
        if other["found"] == "yes" and feature["found"] == "no":
            out["colleagues_only"].append({"feature": name, "evidence": other["evidence"][:1]})
    for part in ("answers",):
        here, there = public["buyers_questions"].get(part), inside["buyers_questions"].get(part)
        if here and not there:
            out["strangers_only"].append({"feature": "answers to questions", "evidence": here[:1]})
    return out
