"""What posts are about: themselves, or the reader. Each post gets one label and the words that gave it.

    about ourselves   announcement, release, praise, offer, hiring
    for others        conversation (answers somebody), question, others (somebody else's work), help
    other             none of these

The share of self-promotion is given with its interval, over all posts. Two rules of thumb are quoted beside it, as rules
of thumb: 4-1-1 (of six posts, four of others' work, one own, one selling) and 80-20 (at most a fifth about oneself).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import resources
from math import sqrt
from statistics import median
from typing import Any

from goodstanding.presence.streams import Post
from goodstanding.presence.words import folded
from goodstanding.values import Kind, Row

OURSELVES = ("offer", "hiring", "praise", "release", "announcement")
FOR_OTHERS = ("conversation", "question", "others", "help")
FEWEST = 5  # posts; below, no finding is drawn from a share


@dataclass(frozen=True, slots=True)
class Label:
    """`why` quotes what decided; empty for "other"."""

    post: str
    label: str
    why: str

    @property
    def about_ourselves(self) -> bool:
        return self.label in OURSELVES


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    lists: dict[str, list[str]] = {}
    for file in resources.files("goodstanding.presence.post_words").iterdir():
        if file.name.endswith(".toml"):
            for label, words in tomllib.loads(file.read_text("utf-8")).items():
                lists.setdefault(label, []).extend(folded(w).strip() for w in words)
    return {
        label: re.compile(
            r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)) + r")(?!\w)"
        )
        for label, words in lists.items()
    }


_ADDRESSED = re.compile(r"^\s*(?:re:|aw:|@\w)", re.I)
_SHARED = re.compile(r"^\s*(?:rt @|🔁)|\bvia @\w+", re.I)
_ASKS = re.compile(
    r"\b(?:you|your|sie|ihr|euch|vous|votre|tu|ustedes|voi|jullie|je|who|what|which|wer|was|welche|qui|quel|qué|cuál|chi|quale|wie|wat)\b",
    re.I,
)


def label_of(post: Post) -> Label:
    """Return a post's label. What it does (answers, shares) decides before what it says; selling decides before helping."""
    text = ". ".join(part for part in (post.title, post.text) if part)[:1500]
    if post.answers or _ADDRESSED.match(post.text or post.title):
        return Label(post.id, "conversation", "it answers somebody")
    if not post.own or _SHARED.search(text):
        return Label(post.id, "others", "it passes on somebody else's work")
    plain = folded(text)
    opening = plain[:320]
    for label in OURSELVES:
        match = _phrases()[label].search(opening)
        if match:
            return Label(post.id, label, f'"{match[0]}"')
    for label in ("others", "help"):
        match = _phrases()[label].search(opening)
        if match:
            return Label(post.id, label, f'"{match[0]}"')
    question = re.search(r"[^.!?\n]{3,160}[?？؟]", text)
    if question and _ASKS.search(question[0]):
        return Label(post.id, "question", f'"{question[0].strip()[-60:]}"')
    return Label(post.id, "other", "")


def interval(hits: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share (Wilson 1927); (0, 1) when there is nothing to go by."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def mix(posts: Sequence[Post]) -> dict[str, Any]:
    """Return the self-promotion of a stream: share, interval, counts, each post's label, and the rules of thumb."""
    labels = [label_of(p) for p in posts]
    counts = Counter(label.label for label in labels)
    hits = sum(label.about_ourselves for label in labels)
    low, high = interval(hits, len(labels))
    return {
        "share": round(hits / len(labels), 3) if labels else None,
        "low": round(low, 3),
        "high": round(high, 3),
        "posts": len(labels),
        "labels": dict(counts.most_common()),
        "each": [{"post": label.post, "label": label.label, "why": label.why} for label in labels[:200]],
        "rules_of_thumb": _thumb(hits, counts, len(labels)),
    }


def _thumb(hits: int, counts: Counter[str], of: int) -> list[str]:
    if of < FEWEST:
        return []
    given = counts["others"] + counts["conversation"] + counts["question"] + counts["help"]
    return [
        f"80-20 would have at most {of // 5} of {of} posts about yourselves; it is {hits}. (A rule of thumb.)",
        f"4-1-1 would have about {round(of * 4 / 6)} of {of} posts for others; it is {given}. (A rule of thumb.)",
    ]


def politics(posts: Sequence[Post]) -> list[Label]:
    """Return the posts that touch politics, with the word: rarely what a customer came for."""
    found = []
    for post in posts:
        match = _phrases()["politics"].search(folded(f"{post.title} {post.text}"[:600]))
        if match:
            found.append(Label(post.id, "politics", f'"{match[0]}"'))
    return found


def posts_of_rows(rows: Iterable[Row]) -> list[Post]:
    """Return one's own posts, shares and comments in the ledger as a stream."""
    return [
        Post(
            row.id,
            row.at,
            row.text,
            link=row.subject,
            own=row.kind is not Kind.SHARE,
            answers=row.kind is Kind.COMMENT,
        )
        for row in rows
        if row.mine and row.kind in (Kind.POST, Kind.SHARE, Kind.COMMENT)
    ]


def answering(rows: Iterable[Row]) -> dict[str, Any]:
    """Return who is answered and how fast, over comments and mentions that came to the owner.

    A comment is answered when the owner wrote into the same conversation, or about the same post, afterwards.
    """
    ordered = sorted((r for r in rows if r.at is not None), key=lambda r: r.at or 0)  # type: ignore[arg-type,return-value]
    waiting: dict[str, list[Row]] = {}
    hours: list[float] = []
    asked = 0
    unanswered: list[str] = []
    for row in ordered:
        key = row.conversation or row.subject
        if not key or row.at is None:
            continue
        if row.mine and row.kind in (Kind.COMMENT, Kind.MESSAGE):
            for earlier in waiting.pop(key, []):
                if earlier.at is not None:
                    hours.append((row.at - earlier.at).total_seconds() / 3600)
        elif not row.mine and row.to_me and row.kind in (Kind.COMMENT, Kind.MENTION):
            asked += 1
            waiting.setdefault(key, []).append(row)
    for left in waiting.values():
        unanswered.extend(r.id for r in left)
    low, high = interval(len(hours), asked)
    return {
        "asked": asked,
        "answered": len(hours),
        "share": round(len(hours) / asked, 3) if asked else None,
        "low": round(low, 3),
        "high": round(high, 3),
        "median_hours": round(median(hours), 1) if hours else None,
        "unanswered": unanswered[:50],
    }


def sameness(streams: Mapping[str, Sequence[Post]]) -> list[tuple[str, str, str, str]]:
    """Return (stream, post, other stream, post) that say the same within two days: pasted rather than written."""
    seen: dict[str, list[tuple[str, Post]]] = {}
    found = []
    for name, posts in streams.items():
        for post in posts:
            key = re.sub(
                r"\W+", " ", re.sub(r"https?://\S+|[#@]\w+", " ", folded(post.text or post.title))
            ).strip()[:120]
            if len(key) < 25:
                continue
            for other, earlier in seen.get(key, []):
                near = post.at is None or earlier.at is None or abs(post.at - earlier.at) <= timedelta(days=2)
                if other != name and near:
                    found.append((name, post.id, other, earlier.id))
            seen.setdefault(key, []).append((name, post))
    return found
