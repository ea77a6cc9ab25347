"""Whose offer meets whose need, across different words, with the constraints met, unmet and unknown as evidence.

Likeness of meaning alone puts a seeker beside a seeker and an offer from the wrong end of the continent first, since such texts share
the most words. So meaning only finds the candidates; an offer that itself seeks, or that fails a constraint, is put behind those that
do not, and one that is seen to meet constraints before those that say nothing.

    score = likeness + 0.07 a constraint met (three at most) - 0.5 a constraint not met (two at most) - 0.75 where it seeks

Few against few: what the patterns left unknown is asked of the sentences' meaning as well (limits.py). Many against many: the offers lie in cells around centres of meaning, and a need looks into the cells nearest to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goodstanding.introduce.constraints import CONSTRAINTS, language
from goodstanding.introduce.constraints.base import Compared, Met
from goodstanding.introduce.direction import seekers
from goodstanding.introduce.limits import settled
from goodstanding.introduce.meaning import meanings
from goodstanding.introduce.statement import Statement

MET, UNMET, SEEKS = 0.07, 0.5, 0.75
_MOST_MET, _MOST_UNMET = 3, 2
_CANDIDATES = 30  # offers a need whose constraints are compared, beyond those asked for
_EXACT = 4_000_000  # pairs up to which every offer is looked at for every need
_BLOCK = 1024  # needs at a time
_WORTH_A_LOOK = (
    0.3  # likeness from which an offer's sentences are read once more for what the patterns missed
)
_PROBED = 24  # cells a need looks into


@dataclass(frozen=True, slots=True)
class Match:
    """One offer for one need: `score` is for ranking (1 is as good as it gets, below 0 means hardly), `likeness` the cosine of meaning."""

    need: str
    offer: str
    score: float
    likeness: float
    seeks: bool
    compared: tuple[Compared, ...]

    def of(self, met: Met) -> list[Compared]:
        """Return the constraints with that outcome."""
        return [one for one in self.compared if one.met is met]

    def as_json(self) -> dict[str, Any]:
        """Return the offer's entry in a need's line of `introduce match`."""
        unmet = [f"{one.name}: {one.why}" for one in self.of(Met.NO)]
        if self.seeks:
            unmet.insert(0, "direction: seeks the same itself")
        return {
            "id": self.offer,
            "score": round(min(1.0, max(0.0, self.score)), 4),
            "why": self.why,
            "unmet": unmet,
            "met": [f"{one.name}: {one.why}" for one in self.of(Met.YES)],
            "unknown": [f"{one.name}: {one.why}" for one in self.of(Met.UNKNOWN)],
        }

    @property
    def why(self) -> str:
        """The reason in a sentence."""
        close = "very close" if self.likeness >= _CLOSE else "close" if self.likeness >= _NEAR else "distant"
        parts = [f"{close} in meaning ({self.likeness:.2f})", *(one.why for one in self.of(Met.YES))]
        return "; ".join(parts)


_CLOSE, _NEAR = 0.6, 0.35


class Comparing:
    """Compares what needs and offers state, each pair of values once: many statements say the same of a place or a language."""

    def __init__(self, needs: Sequence[Statement], offers: Sequence[Statement]) -> None:
        self._asked = [_Values(one.NAME, needs) for one in CONSTRAINTS]
        self._given = [_Values(one.NAME, offers, one is language) for one in CONSTRAINTS]
        self._known: list[dict[tuple[int, int], Compared | None]] = [{} for _ in CONSTRAINTS]

    def asked(self, need: int) -> list[tuple[int, int]]:
        """Return the constraints that a need states: the number of each, and of the value stated."""
        return [(which, held.of[need]) for which, held in enumerate(self._asked) if held.of[need]]

    def __call__(self, asked: Sequence[tuple[int, int]], offer: int) -> list[Compared]:
        """Return the outcome for each constraint that a need states (`asked`), beside an offer."""
        found = []
        for which, wish in asked:
            given = self._given[which].of[offer]
            known = self._known[which]
            answer = known.get((wish, given), _NEW)
            if answer is _NEW:
                answer = known[wish, given] = self._compare(which, wish, given)
            if answer is not None:
                found.append(answer)
        return found

    def _compare(self, which: int, wish: int, given: int) -> Compared | None:
        constraint = CONSTRAINTS[which]
        asked, offered = self._asked[which].values[wish], self._given[which].values[given]
        if len(self._known[which]) > _MOST_KNOWN:
            self._known[which].clear()
        if constraint is language:
            answer: Compared | None = language.compare(asked[0], *offered)
        else:
            answer = constraint.compare(asked[0], offered[0])
        return answer


class _Values:
    """What statements state of one constraint, each different value once: its number for each statement (0: nothing stated)."""

    def __init__(self, name: str, statements: Sequence[Statement], written: bool = False) -> None:
        numbers: dict[Any, int] = {(None, ""): 0}
        self.of = [
            numbers.setdefault((one.stated.get(name), one.written if written else ""), len(numbers))
            for one in statements
        ]
        self.values: list[tuple[Any, str]] = list(numbers)


_NEW: Any = object()
_MOST_KNOWN = 1_000_000


def match(
    needs: Sequence[Statement],
    offers: Sequence[Statement],
    *,
    top: int = 10,
    need_rows: np.ndarray | None = None,
    offer_rows: np.ndarray | None = None,
) -> list[list[Match]]:
    """Return for each need, in order, its best offers, the best first.

    Args:
        needs, offers: statements as read; an offer of the very same text is left out.
        top: offers a need.
        need_rows, offer_rows: the statements' `meanings`, where they are kept; else they are worked out here.
    """
    if not needs or not offers:
        return [[] for _ in needs]
    wanted = meanings([one.text for one in needs]) if need_rows is None else need_rows
    given = meanings([one.text for one in offers]) if offer_rows is None else offer_rows
    compare = Comparing(needs, offers)
    seeks = seekers([one.seeks for one in offers], given) > 0.5
    seeking: list[bool] = seeks.tolist()
    many = min(len(offers), top + _CANDIDATES)
    few = len(needs) * len(offers) <= _EXACT
    near = _all if few else _by_cells
    found: list[list[Match]] = [[] for _ in needs]
    for number, places, likeness in near(wanted, given, seeks, many):
        need = needs[number]
        asked = compare.asked(number)
        rows = []
        for place, alike in zip(places.tolist(), likeness.tolist(), strict=True):
            offer = offers[place]
            if offer.text == need.text:
                continue  # the same post read as both
            compared = compare(asked, place)
            if few and alike >= _WORTH_A_LOOK:
                compared = settled(compared, offer.text)
            score = alike - (SEEKS if seeking[place] else 0.0)
            if compared:
                outcomes = [one.met for one in compared]
                score += MET * min(outcomes.count(Met.YES), _MOST_MET)
                score -= UNMET * min(outcomes.count(Met.NO), _MOST_UNMET)
            rows.append((-score, place, alike, compared))
        rows.sort(key=lambda row: row[:2])
        found[number] = [
            Match(need.id, offers[place].id, -score, alike, seeking[place], tuple(compared))
            for score, place, alike, compared in rows[:top]
        ]
    return found


def _all(
    needs: np.ndarray, offers: np.ndarray, seeks: np.ndarray, many: int
) -> list[tuple[int, np.ndarray, np.ndarray]]:
    """Return for each need the offers nearest to it, looking at every one; those that seek count as much further away."""
    found = []
    for start in range(0, len(needs), _BLOCK):
        likeness = needs[start : start + _BLOCK] @ offers.T
        for row, alike in enumerate(likeness):
            places = _most(np.where(seeks, alike - SEEKS, alike), many)
            found.append((start + row, places, alike[places]))
    return found


def _by_cells(
    needs: np.ndarray, offers: np.ndarray, seeks: np.ndarray, many: int
) -> list[tuple[int, np.ndarray, np.ndarray]]:
    """Return the same, looking only into the cells nearest to each need and only at offers that do not seek."""
    supply = np.flatnonzero(~seeks)
    if supply.size < many:
        return _all(needs, offers, seeks, many)
    held = offers[supply]
    centres = _centres(held)
    cell = _nearest(held, centres, 1)[:, 0]
    order = np.argsort(cell, kind="stable")
    bounds = np.searchsorted(cell[order], np.arange(len(centres) + 1))
    probed = _nearest(needs, centres, min(_PROBED, len(centres)))
    best = np.full((len(needs), many), -1, np.int64)
    score = np.full((len(needs), many), -np.inf, np.float32)
    asking = np.argsort(probed, axis=None, kind="stable")
    askers, starts = (
        asking // probed.shape[1],
        np.searchsorted(probed.ravel()[asking], np.arange(len(centres) + 1)),
    )
    for number in range(len(centres)):
        inside = order[bounds[number] : bounds[number + 1]]
        if not inside.size:
            continue
        rows = held[inside]
        for low in range(starts[number], starts[number + 1], _BLOCK):
            who = askers[low : min(low + _BLOCK, starts[number + 1])]
            likeness = needs[who] @ rows.T
            keep = min(many, inside.size)
            if keep < inside.size:
                places = np.argpartition(likeness, -keep, axis=1)[:, -keep:]
                likeness = np.take_along_axis(likeness, places, 1)
                ids = supply[inside[places]]
            else:
                ids = np.broadcast_to(supply[inside], likeness.shape)
            both = np.concatenate([score[who], likeness], axis=1)
            names = np.concatenate([best[who], ids], axis=1)
            kept = np.argpartition(both, -many, axis=1)[:, -many:]
            score[who] = np.take_along_axis(both, kept, 1)
            best[who] = np.take_along_axis(names, kept, 1)
    found = []
    for row in range(len(needs)):
        there = best[row] >= 0
        found.append((row, best[row][there], score[row][there]))
    return found


def _most(row: np.ndarray, many: int) -> np.ndarray:
    places: np.ndarray = np.argpartition(row, -many)[-many:] if many < row.size else np.arange(row.size)
    return places


def _nearest(rows: np.ndarray, centres: np.ndarray, many: int) -> np.ndarray:
    """Return the nearest centres of each row, shape (rows, many), in no order."""
    found = np.empty((len(rows), many), np.int32)
    for start in range(0, len(rows), 8 * _BLOCK):
        likeness = rows[start : start + 8 * _BLOCK] @ centres.T
        if many == 1:
            found[start : start + 8 * _BLOCK, 0] = likeness.argmax(axis=1)
        else:
            found[start : start + 8 * _BLOCK] = np.argpartition(likeness, -many, axis=1)[:, -many:]
    return found


def _centres(rows: np.ndarray) -> np.ndarray:
    """Return about as many centres as the root of the rows, by a few rounds of means over a sample drawn with a fixed seed."""
    dice = np.random.default_rng(16)
    count = max(1, math.isqrt(len(rows)))
    sample = rows[dice.choice(len(rows), min(len(rows), 64 * count), replace=False)]
    centres = sample[dice.choice(len(sample), count, replace=False)].copy()
    for _ in range(5):
        cell = _nearest(sample, centres, 1)[:, 0]
        sums = np.zeros_like(centres)
        np.add.at(sums, cell, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.where(lengths > 0, lengths, 1), centres).astype(np.float32)
    return centres
