"""A short list of posts worth a human answer today, each with its reason.

    seven places   five for what deserves an answer: people you owe, buyers' questions, rare voices, what many talk of
                   two for the unexpected: single voices off your beaten topics

What everybody repeats is shown once, with the count, so that a quarrel is neither silenced nor fed. Writers count alike
whether they post once a month or five hundred times a day: one place each.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from goodstanding.language import embed
from goodstanding.language.tone import VERSION, both
from goodstanding.listen.post import Post, Writer
from goodstanding.listen.stories import copies, stories

MOST = 7
_READ = (
    400  # so many posts are read for what they mean; of more, those that stand out by what needs no reading
)
_READ_OF_MANY = 120  # of more than _MANY
_MANY = 5_000
_A_TOPIC = 12  # so many of them with the same telling word, for pile-ons would fill them all
HELD = 0.8  # how sure incivility must be to hold a post back
ASKED = 0.6  # how sure a buyer's question must be to say so
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """A post that deserves an answer: why, in which place, and which posts tell the same (itself first)."""

    id: str
    why: str
    slot: str
    told: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "why": self.why, "slot": self.slot}


@dataclass(frozen=True, slots=True)
class Held:
    """A post that is held back, and why; it can be opened."""

    id: str
    why: str
    sure: float
    version: str = VERSION

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "why": self.why, "version": self.version}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a box of posts comes to."""

    items: tuple[Chosen, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    held: tuple[Held, ...] = ()
    questions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "items": [one.as_json() for one in self.items],
            "groups": [list(group) for group in self.groups],
            "held": [one.as_json() for one in self.held],
        }


def choose(
    posts: Sequence[Post],
    most: int = MOST,
    *,
    now: datetime | None = None,
    writers: Mapping[str, Writer] | None = None,
    exempt: Collection[str] = (),
    unexpected: float = 0.5,
) -> Heard:
    """Return the posts worth an answer, the stories told more than once, and what is held back.

    Args:
        posts: in any order.
        most: how many places there are.
        now: for freshness; the newest post's time when not given.
        writers: what the ledger says of authors.
        exempt: sources in which rude posts are not held back.
        unexpected: the dial, 0 (familiar) to 1; in the middle two of seven places are kept for the unexpected.
    """
    if not posts or most < 1:
        return Heard()
    known = writers or {}
    often = Counter(post.author for post in posts)
    plain = _plain(posts, now, known, often)
    tops = _standing_out(posts, plain, often)
    some = [posts[place] for place in tops]
    rows = embed([post.text for post in some])
    rude, asks = both([post.text for post in some])
    held = tuple(
        Held(post.id, "reads as contempt for a person, not for a thing", float(sure))
        for post, sure in zip(some, rude, strict=True)
        if sure >= HELD and post.source not in exempt
    )
    away = {one.id for one in held}
    groups = stories(some, rows)
    # Copies outside of what was read belong to their stories as well.
    whole = (
        _with_copies(posts, tops, groups)
        if len(tops) < len(posts)
        else [[some[p].id for p in g] for g in groups]
    )
    value = np.array([plain[place] for place in tops]) + 0.8 * np.where(asks >= ASKED, asks, 0.0)
    first = []
    for number, group in enumerate(groups):
        open_ = [place for place in group if some[place].id not in away]
        if open_:
            best = max(open_, key=lambda place: (value[place], -place))
            first.append((best, number))
    kept = _places(most, unexpected)
    strange = _strange(some, rows, often)
    items: list[Chosen] = []
    authors: set[str] = set()
    topics: Counter[str] = Counter()

    def take(best: int, number: int, slot: str) -> None:
        post = some[best]
        writer, same = known.get(post.author), len(whole[number])
        asked = float(asks[best]) >= ASKED
        if not slot:
            slot = (
                "known" if writer and writer.weight > 0
                else "question" if asked
                else "rare" if often[post.author] == 1 and same == 1 and not post.engagement
                else "heard"
            )  # fmt: skip
        items.append(Chosen(post.id, _why(post, slot, writer, asked, same), slot, tuple(whole[number])))
        if post.author:
            authors.add(post.author)
        topics[post.topic] += 1

    left = list(first)
    while left and len(items) < most - kept:

        def worth(one: tuple[int, int]) -> float:
            post = some[one[0]]
            crowded = 1 + 0.1 * topics[post.topic] if post.topic else 1.0
            return float(value[one[0]]) / crowded / (4.0 if post.author in authors else 1.0)

        best, number = max(left, key=worth)
        left.remove((best, number))
        take(best, number, "")
    single = [one for one in left if len(whole[one[1]]) == 1 and some[one[0]].author not in authors]
    single.sort(key=lambda one: -float(strange[one[0]] + 0.3 * value[one[0]]))
    for best, number in single[: most - len(items)]:
        left.remove((best, number))
        take(best, number, "unexpected")
    for best, number in sorted(left, key=lambda one: -float(value[one[0]]))[: most - len(items)]:
        take(best, number, "")
    questions = tuple(post.id for post, sure in zip(some, asks, strict=True) if sure >= ASKED)
    several = tuple(tuple(group) for group in whole if len(group) > 1)
    return Heard(tuple(items), several, held, questions)


def _places(most: int, dial: float) -> int:
    """Return how many places are kept for the unexpected: two of seven in the middle of the dial."""
    middle = 2 if most <= 9 else 3 + (most > 15)
    return min(most - 1, round(middle * 2 * dial)) if most > 1 else 0


def _plain(
    posts: Sequence[Post], now: datetime | None, known: Mapping[str, Writer], often: Counter[str]
) -> list[float]:
    """Return what each post is worth before it is read: writer, freshness, room left, echo, rarity of the voice."""
    times = [post.at.timestamp() if post.at else None for post in posts]
    newest = now.timestamp() if now else max((at for at in times if at is not None), default=0.0)
    loudest = math.log1p(max((post.engagement for post in posts), default=0.0)) or 1.0
    worth = []
    for post, at in zip(posts, times, strict=True):
        days = max(0.0, (newest - at) / _DAY) if at is not None else 3.0
        writer = known.get(post.author)
        worth.append(
            2.0 * (writer.weight if writer else 0.0)
            + 0.3 * 0.5 ** (days / 3)
            + 0.2 / (1 + post.replies / 5)
            + 3.0 * (math.log1p(max(0.0, post.engagement)) / loudest) ** 2
            + 0.3 / math.sqrt(often[post.author] or 1)
            + (0.2 if "?" in post.text else 0.0)
        )
    return worth


def _standing_out(posts: Sequence[Post], worth: Sequence[float], often: Counter[str]) -> list[int]:
    """Return the places of the posts to read: all of a small box, of a large one few that share a telling word."""
    if len(posts) <= _READ:
        return list(range(len(posts)))
    limit = _READ if len(posts) <= _MANY else _READ_OF_MANY
    order = np.argsort(-np.array(worth), kind="stable")
    pool = [int(place) for place in order[: limit * 20]]
    rare = [int(place) for place in order if often[posts[place].author] == 1][: limit // 4]
    words = {place: {w for w in posts[place].text.lower().split() if len(w) > 5} for place in pool}
    common = Counter(word for some in words.values() for word in some)
    seen: set[str] = set()
    crowd: Counter[str] = Counter()
    chosen = dict.fromkeys(rare)
    for place in pool:
        if len(chosen) >= limit:
            break
        text = posts[place].text
        key = posts[place].topic or max(words[place], key=lambda word: (common[word], word), default="")
        if text in seen or crowd[key] >= _A_TOPIC:
            continue
        seen.add(text)
        crowd[key] += 1
        chosen[place] = None
    return list(chosen)


def _with_copies(
    posts: Sequence[Post], tops: Sequence[int], groups: Sequence[Sequence[int]]
) -> list[list[str]]:
    copied = copies(posts)
    of = {place: number for number, group in enumerate(copied) for place in group}
    whole = []
    for group in groups:
        places = dict.fromkeys(tops[place] for place in group)
        for number in dict.fromkeys(of[place] for place in list(places)):
            places.update(dict.fromkeys(copied[number]))
        whole.append([posts[place].id for place in places])
    return whole


def _strange(posts: Sequence[Post], rows: np.ndarray, often: Counter[str]) -> np.ndarray:
    """Return how far each post is from all others and off the beaten topics, and how seldom its writer is heard."""
    middle = rows.mean(axis=0)
    middle /= np.linalg.norm(middle) or 1.0
    off = 1 - rows @ middle
    near = rows @ rows.T
    np.fill_diagonal(near, -1.0)
    alone = 1 - near.max(axis=1, initial=0.0)  # whatever somebody else tells as well is no single voice
    seldom = np.array([1 / (often[post.author] or 1) for post in posts])
    substance = np.array([min(1.0, len(post.text) / 80) for post in posts])
    strange: np.ndarray = 1.5 * alone + 0.5 * off + seldom + 0.3 * substance
    return strange


def _why(post: Post, slot: str, writer: Writer | None, asked: bool, same: int) -> str:
    reasons = []
    if slot == "unexpected":
        reasons.append("off your beaten topics, from a voice that is seldom heard")
    if writer and writer.why:
        reasons.append(writer.why)
    if asked:
        reasons.append("asks as a buyer does")
    if same > 1:
        reasons.append(f"{same} posts tell this; shown once")
    if slot == "heard" and post.engagement and same == 1:
        reasons.append("many answered to it")
    if slot == "rare":
        reasons.append("a voice that is seldom heard")
    if post.replies == 0 and (asked or not reasons):
        reasons.append("nobody has answered yet")
    text = "; ".join(reasons) or "new, and there is room for an answer"
    return text[0].upper() + text[1:]


def by_month(posts: Sequence[Post]) -> dict[str, Counter[str]]:
    """Return how many posts of each topic a month brought ("2026-11"), months in order; only posts with both count."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        if post.at and post.topic:
            months[f"{post.at:%Y-%m}"][post.topic] += 1
    return dict(sorted(months.items()))
