"""A word's senses among the people it meets: who means the board, who the bank, who the cricket board.

    find PCB  ->  circuit, boards: Ada, Ben      bank, lending: Chen      cricket, coach: Dana

Two people mean the same when they do alike things. What somebody does stands in the headline and the summary; where they
work says little and often misleads: a bank employs people who solder. So the employer is not read at all, and the word
itself is taken out, since all share it. How many senses there are comes from the data: the nearest groups are joined until
the next two are too far apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goodstanding.find.known import known_senses, long_forms
from goodstanding.find.profile import Profile
from goodstanding.language import embed, fold, read
from goodstanding.language.encoder import encoder

# How much each view of two people counts, and how near two groups must be to be one; chosen on the dev part of corpus/find.
_WEIGHTS = {"bare": 0.9, "whole": 0.5, "role": 0.25, "summary": 0.2, "small": 0.25, "letters": 0.15}
_NEAR = 0.68
_LISTED = 0.35  # what the same entry of the list adds, at most
_SURE = 14.0  # how quickly nearness to an entry of the list becomes certainty
_GROUP = 2.0  # how much somebody's group counts beside themselves when an intent is given
MOST = 400  # so many people are told apart; further ones join the sense that they are nearest to

_LETTERS = 4096
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Sense:
    """People who mean the same by a word, with what to call it and why."""

    label: str
    people: tuple[str, ...]
    why: str

    def as_json(self) -> dict[str, Any]:
        return {"label": self.label, "people": list(self.people), "why": self.why}


@dataclass(frozen=True, slots=True)
class Found:
    """The senses of a query, likeliest first, and everybody in order."""

    query: str
    senses: tuple[Sense, ...]
    ranking: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "query": self.query,
            "senses": [one.as_json() for one in self.senses],
            "ranking": list(self.ranking),
        }


def senses(query: str, profiles: Sequence[Profile], intent: str = "") -> Found:
    """Return the people of a query grouped by what they mean by it, and ranked.

    Args:
        query: the word or words that all profiles met.
        profiles: in any order; the better ones first when there is one.
        intent: what is meant, in a sentence ("people who lay out circuit boards"); empty: the larger senses come first.
    """
    if not profiles:
        return Found(query, (), ())
    views = _views(query, profiles)
    groups = _groups(_nearness(query, views))
    wanted = _wanted(query, intent, views) if intent.strip() else None
    if wanted is None:
        groups.sort(key=lambda group: (-len(group), group[0]))
        score = np.zeros(len(profiles))
    else:
        score = wanted.copy()
        for group in groups:
            score[group] += _GROUP * wanted[group].mean()
        groups.sort(key=lambda group: -float(score[group].max()))
    ordered = [sorted(group, key=lambda place: (-score[place], place)) for group in groups]
    labels = _labels(query, profiles, ordered)
    found = tuple(
        Sense(label, tuple(profiles[place].id for place in group), why)
        for group, (label, why) in zip(ordered, labels, strict=True)
    )
    places = [place for group in ordered for place in group]
    if wanted is not None:
        places.sort(key=lambda place: -score[place])
    return Found(query, found, tuple(profiles[place].id for place in places))


def _views(query: str, profiles: Sequence[Profile]) -> dict[str, np.ndarray]:
    roles = [_without(one.headline, query) or one.headline for one in profiles]
    summaries = [_without(one.summary, query) for one in profiles]
    bare = [f"{role}. {summary}" for role, summary in zip(roles, summaries, strict=True)]
    whole = [f"{one.headline}. {one.summary}" for one in profiles]
    texts = list(dict.fromkeys([*bare, *whole, *roles, *summaries]))
    at = {text: place for place, text in enumerate(texts)}
    rows = embed(texts)
    return {
        "bare": rows[[at[text] for text in bare]],
        "whole": rows[[at[text] for text in whole]],
        "role": rows[[at[text] for text in roles]],
        "summary": rows[[at[text] for text in summaries]],
        "small": small(bare),
        "letters": _letters(bare),
    }


def _nearness(query: str, views: dict[str, np.ndarray]) -> np.ndarray:
    """Return how near each two people are: shape (people, people), no unit."""
    near = np.add.reduce([weight * views[name] @ views[name].T for name, weight in _WEIGHTS.items()])
    listed = known_senses(query)
    if len(listed) > 1:
        odds = _SURE * views["bare"] @ embed(listed).T
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        alike = shares @ shares.T
        near += _LISTED * (alike - 1 / len(listed))
    result: np.ndarray = near
    return result


def _groups(near: np.ndarray) -> list[list[int]]:
    """Return the groups that are left when the nearest two (by their mean) are joined until none are near enough."""
    count = min(len(near), MOST)
    groups = [[place] for place in range(count)]
    sums = near[:count, :count].astype(np.float64).copy()
    sizes = np.ones(count)
    np.fill_diagonal(sums, -np.inf)
    alive = np.ones(count, bool)
    while alive.sum() > 1:
        mean = sums / np.outer(sizes, sizes)
        mean[~alive] = -np.inf
        mean[:, ~alive] = -np.inf
        one, other = divmod(int(mean.argmax()), count)
        if mean[one, other] < _NEAR:
            break
        groups[one] += groups[other]
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sums[one, one] = -np.inf
        sizes[one] += sizes[other]
        alive[other] = False
    kept = [groups[place] for place in np.flatnonzero(alive)]
    for place in range(count, len(near)):
        kept[int(np.argmax([near[place, group].mean() for group in kept]))].append(place)
    return [sorted(group) for group in kept]


def _wanted(query: str, intent: str, views: dict[str, np.ndarray]) -> np.ndarray:
    """Return how near each person is to what is meant."""
    row = embed([intent])[0]
    near: np.ndarray = (
        views["bare"] @ row + 0.5 * (views["role"] @ row) + 0.3 * (views["small"] @ small([intent])[0])
    ).astype(np.float64)
    return near


def _without(text: str, query: str) -> str:
    """Return a text without the query's words, in whatever number."""
    for word in re.findall(r"\w+", query):
        text = re.sub(rf"\b{re.escape(word)}(?:s|es)?\b", " ", text, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", text).strip(" ,;|-–/")


def small(texts: Sequence[str]) -> np.ndarray:
    """Return the smaller encoder's row of each text, of unit length."""
    rows = np.array([encoder().encode(read(text).words) for text in texts])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = rows / np.where(lengths > 0, lengths, 1)
    return unit


def _letters(texts: Sequence[str]) -> np.ndarray:
    """Return which runs of three to five letters each text has, rare ones counting more: unit rows."""
    from zlib import crc32

    rows = np.zeros((len(texts), _LETTERS), np.float32)
    for row, text in zip(rows, texts, strict=True):
        plain = f" {fold(text)} "
        for size in (3, 4, 5):
            for start in range(len(plain) - size + 1):
                row[crc32(plain[start : start + size].encode("utf-8", "replace")) % _LETTERS] += 1
    rows = np.log1p(rows) * (np.log((1 + len(texts)) / (1 + (rows > 0).sum(axis=0))) + 1)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = rows / np.where(lengths > 0, lengths, 1)
    return unit


def _labels(
    query: str, profiles: Sequence[Profile], groups: Sequence[Sequence[int]]
) -> list[tuple[str, str]]:
    """Return a name for each group in words taken from its profiles, and why they are together."""
    asked = {_stem(word) for word in _WORD.findall(fold(query))}
    counts = [Counter[str]() for _ in groups]
    shown: dict[str, Counter[str]] = {}
    for count, group in zip(counts, groups, strict=True):
        for place in group:
            one = profiles[place]
            words = {
                _stem(fold(word)): word.lower() for word in _WORD.findall(f"{one.headline} {one.summary}")
            }
            for stem, word in words.items():
                if stem not in asked and len(stem) > 3:
                    count[stem] += 1
                    shown.setdefault(stem, Counter())[word] += 1
    every = sum(counts, Counter[str]())
    found = []
    for count, group in zip(counts, groups, strict=True):
        best = sorted(count, key=lambda stem: (-(count[stem] ** 2) / (every[stem] + 0.5), stem))[:3]
        named = [shown[stem].most_common(1)[0][0] for stem in best]
        forms = long_forms(query, [f"{profiles[p].headline}. {profiles[p].summary}" for p in group])
        label = forms[0] if forms else ", ".join(named) or query
        shared = [f"{word} ({count[stem]} of {len(group)})" for stem, word in zip(best, named, strict=True)]
        why = "what they do: " + ", ".join(shared) if shared else "nothing in their words tells them apart"
        found.append((label, why))
    return found


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word.removesuffix("s") if len(word) > 4 else word
