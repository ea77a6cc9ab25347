"""Reading the past of many keys at many moments, with nothing from the moment itself or after it.

A `Past` holds events, each with a key (a pair of people, a person) and a time, sorted once. `before` answers for
any (key, time) which event of that key was the latest strictly earlier; everything else (counts, decayed sums,
ages) is a prefix of the events, looked up at that place. So a figure cannot see its own moment or the future:
there is one comparison that decides it, and it is strict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .tie import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

NEVER_DAYS = 3650.0  # an age that stands for "never", and the cap of every other
_FRACTION = 2.0**20


class Past:
    """Events by key and time. Keys are small non-negative integers; times are epoch seconds."""

    def __init__(self, key: Ints, at: Floats) -> None:
        self.order = np.lexsort((at, key))
        self.key = key[self.order]
        self.at = at[self.order]
        size = len(key)
        self._keys, first = np.unique(self.key, return_index=True)
        self._start = np.append(first, size).astype(np.int64)
        fresh = np.zeros(size, np.int64)
        fresh[first[1:]] = 1
        group = np.cumsum(fresh)
        self.first = self._start[:-1][group] if size else np.zeros(0, np.int64)  # where a row's key begins
        self._longest = int(np.diff(self._start).max()) if size else 0
        # Rows in order of a single number: the key's rank, then the time's rank among all times.
        self._times = np.unique(self.at)
        self._width = len(self._times) * 2 + 2
        self._code = group * self._width + 2 * np.searchsorted(self._times, self.at) + 1

    def _codes(self, key: Ints, at: Floats) -> tuple[Ints, Ints]:
        """Return codes on the same scale for any key and time; -1 as the group of unknown keys."""
        group = np.searchsorted(self._keys, key)
        known = group < len(self._keys)
        known[known] = self._keys[group[known]] == key[known]
        place = np.searchsorted(self._times, at)
        same = place < len(self._times)
        same[same] = self._times[place[same]] == at[same]
        return np.where(known, group, -1), np.where(known, group, 0) * self._width + 2 * place + same

    def before(self, key: Ints, at: Floats) -> Ints:
        """Return the place of the latest event of each key strictly before each time; -1 where none is."""
        group, code = self._codes(key, at)
        place = np.searchsorted(self._code, code, side="left") - 1
        floor = np.where(group >= 0, self._start[np.maximum(group, 0)], 0)
        return np.where((group >= 0) & (place >= floor), place, -1)

    def after(self, key: Ints, at: Floats) -> Ints:
        """Return the place of the earliest event of each key strictly after each time; -1 where none is."""
        group, code = self._codes(key, at)
        place = np.searchsorted(self._code, code, side="right")
        end = np.where(group >= 0, self._start[np.maximum(group, 0) + 1 if len(self._keys) else 0], 0)
        return np.where((group >= 0) & (place < end), place, -1)

    def counts(self, place: Ints, weight: NDArray[np.generic] | None = None) -> Floats:
        """Return the weight (default 1 each, in the order of the events as given) up to and with each place."""
        if weight is None:
            total = np.where(place >= 0, place - self.first[place] + 1, 0) if len(self.at) else place * 0
            return total.astype(np.float64)
        if not len(self.at):
            return np.zeros(len(place))
        # Rounded to a binary fraction the running sum is exact, so no other key leaves a trace in a difference.
        exact = np.round(weight[self.order].astype(np.float64) * _FRACTION) / _FRACTION
        running = np.concatenate(([0.0], np.cumsum(exact)))
        return np.where(place >= 0, running[place + 1] - running[self.first[place]], 0.0)

    def age(self, place: Ints, at: Floats) -> Floats:
        """Return days from the event at each place to each time; NEVER_DAYS where there was none."""
        if not len(self.at):
            return np.full(len(place), NEVER_DAYS)
        days = np.minimum((at - self.at[place]) / DAY, NEVER_DAYS)
        return np.where(place >= 0, days, NEVER_DAYS)

    def decayed(self, half_life: float, weight: Floats | None = None) -> Floats:
        """Return the decayed sum (half-life in days) at each event of its key, itself included.

        Computed by doubling: after pass k each row holds the sum over its latest 2^k events.
        """
        sums = np.ones(len(self.at)) if weight is None else weight[self.order].astype(np.float64)
        rate = -1.0 / (half_life * DAY)
        step = 1
        while step < self._longest:
            reach = np.flatnonzero(np.arange(step, len(sums)) - step >= self.first[step:]) + step
            gap = self.at[reach] - self.at[reach - step]
            near = gap * rate > -60.0
            if not near.any():
                break
            reach = reach[near]
            added = sums[reach - step] * np.exp2(gap[near] * rate)
            sums[reach] += added
            step *= 2
        return sums

    def decayed_at(self, sums: Floats, half_life: float, place: Ints, at: Floats) -> Floats:
        """Return those sums at other moments: after each place, decayed to each time."""
        if not len(self.at):
            return np.zeros(len(place))
        with np.errstate(under="ignore"):
            value = sums[place] * np.exp2(-np.maximum(at - self.at[place], 0.0) / (half_life * DAY))
        return np.where(place >= 0, value, 0.0)
