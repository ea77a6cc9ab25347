"""Everybody by the words of their name, role, company and place; spelling, accents, order and short forms forgiven.

vosberg -> Vossberg (sounds alike)     Liz -> Elizabeth (short form)     mull -> Müller (begins so)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from goodstanding.find.asked import FIELDS, Asked, Term, asked
from goodstanding.people.names import fold, given_groups, jaro_winkler, skeleton

_WORDS = re.compile(r"[^\W_]+")
_WEIGHT = np.array([1.0, 0.7, 0.7, 0.5], np.float32)  # of a hit in each of FIELDS
_EXACT, _BEGINS, _SHORT_FORM, _SOUNDS, _SPELT = 1.0, 0.85, 0.8, 0.7, 0.6
_ALIKE = 0.9  # Jaro-Winkler from which a word may be a slip of the pen
_PREFIXES = 400  # words that a beginning may stand for


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who is met, by their place in what was indexed; `score` orders."""

    place: int
    score: float


class Index:
    """Built once from everybody; asked as often as somebody types."""

    def __init__(self, people: Iterable[Sequence[str]]) -> None:
        """Read people, each as the texts of FIELDS in order."""
        postings: dict[str, list[int]] = defaultdict(list)
        self._texts: list[Sequence[str]] = []
        for place, texts in enumerate(people):
            self._texts.append(texts)
            for field, text in enumerate(texts):
                for word in set(_WORDS.findall(fold(text))) if text else ():
                    postings[word].append(place * len(FIELDS) + field)
        self._words = sorted(postings)
        self._postings = [np.array(postings[word], np.int64) for word in self._words]
        self._sounds: dict[str, list[int]] = defaultdict(list)
        self._given: dict[int, list[int]] = defaultdict(list)
        self._grams: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            if len(word) > 3:
                self._sounds[skeleton(word)].append(number)
                for gram in _grams(word):
                    self._grams[gram].append(number)
            for group in given_groups(word):
                self._given[group].append(number)

    def __len__(self) -> int:
        return len(self._texts)

    def search(self, query: str | Asked, limit: int = 50) -> list[Hit]:
        """Return who is met by all that is asked, best first; nobody when nothing is asked."""
        wanted = asked(query) if isinstance(query, str) else query
        if not self._texts or not (wanted.every or wanted.never or wanted.about):
            return []
        score = np.zeros(len(self._texts), np.float32)
        met = np.ones(len(self._texts), bool)
        for terms in wanted.every:
            best = np.maximum.reduce([self._scores(term) for term in terms])
            met &= best > 0
            score += best
        for term in wanted.never:
            met &= self._scores(term, strict=True) == 0
        places = np.flatnonzero(met)
        order = places[np.argsort(-score[places], kind="stable")][:limit]
        return [Hit(int(place), float(score[place])) for place in order]

    def _scores(self, term: Term, strict: bool = False) -> np.ndarray:
        """Return how well everybody meets a term, 0 for not at all; `strict` allows no slips."""
        scores = np.zeros(len(self._texts), np.float32)
        if len(term.words) > 1:
            each = [self._scores(Term((word,), term.field), strict=True) for word in term.words]
            together = np.minimum.reduce(each)
            phrase = " ".join(term.words)
            for place in np.flatnonzero(together):
                if any(phrase in " ".join(_WORDS.findall(fold(text))) for text in self._texts[place]):
                    scores[place] = together[place]
            return scores
        for number, how in self._like(term.words[0], strict or term.quoted).items():
            posted = self._postings[number]
            fields = posted % len(FIELDS)
            if term.field:
                posted = posted[fields == FIELDS.index(term.field)]
                fields = posted % len(FIELDS)
            places = posted // len(FIELDS)
            np.maximum.at(scores, places, how * _WEIGHT[fields])
        return scores

    def _like(self, word: str, strict: bool) -> dict[int, float]:
        """Return the known words that a typed one may stand for, each with how surely."""
        found: dict[int, float] = {}
        start = bisect_left(self._words, word)
        if start < len(self._words) and self._words[start] == word:
            found[start] = _EXACT
        if strict:
            return found
        for number in range(start, min(start + _PREFIXES, len(self._words))):
            if not self._words[number].startswith(word):
                break
            found.setdefault(number, _BEGINS)
        for group in given_groups(word):
            for number in self._given.get(group, ()):
                found.setdefault(number, _SHORT_FORM)
        if len(word) > 3 and len(found) < 5:
            for number in self._sounds.get(skeleton(word), ()):
                if abs(len(self._words[number]) - len(word)) < 4:
                    found.setdefault(number, _SOUNDS)
            shared: dict[int, int] = defaultdict(int)
            for gram in _grams(word):
                for number in self._grams.get(gram, ()):
                    shared[number] += 1
            needed = max(2, len(word) // 3)
            for number, count in shared.items():
                if count >= needed and jaro_winkler(word, self._words[number]) >= _ALIKE:
                    found.setdefault(number, _SPELT)
        return found


def _grams(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[at : at + 3] for at in range(len(edged) - 2)}
