"""A share with its interval, its trend, its weeks and the rows behind it.

Every ratio is a list of *cases*: each case either counts or does not, and names the rows it rests on. The share
is the number of cases that count over the number of cases, so whoever opens the rows can add it up again. On few
cases the interval is wide, and says so before the number does.

Intervals are 90 % Wilson score intervals (Edwin B. Wilson, "Probable inference", JASA 22, 1927); a difference of two
shares gets Newcombe's hybrid of two of them (Robert G. Newcombe, Statistics in Medicine 17, 1998, method 10).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

Z90 = 1.6448536269514722
ENOUGH = 5  # fewer cases than this on either side of a comparison say nothing about a trend


def interval(hits: int, of: int, z: float = Z90) -> tuple[float, float]:
    """Return the Wilson score interval of a share, in [0, 1]; (0, 1) when there are no cases."""
    if of <= 0:
        return 0.0, 1.0
    p = hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == of else min(1.0, middle + half)
    return low, high


def difference(now: tuple[int, int], before: tuple[int, int]) -> tuple[float, float, float]:
    """Return (difference, low, high) of two shares given as (hits, of), now minus before, by Newcombe's method."""
    p1, p2 = now[0] / now[1], before[0] / before[1]
    l1, u1 = interval(*now)
    l2, u2 = interval(*before)
    d = p1 - p2
    return d, d - math.hypot(p1 - l1, u2 - p2), d + math.hypot(u1 - p1, p2 - l2)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a ratio.

    `ids` are the ledger rows it rests on, `at` when it happened (for a state: when the tie or the favour began).
    `since` is for states only: when it began to count; None while it does not.
    """

    ids: tuple[str, ...]
    at: datetime
    counts: bool
    person: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a ratio: the Monday it began, and hits out of cases in it (for a state: up to its end)."""

    begins: date
    hits: int
    of: int

    @property
    def share(self) -> float | None:
        """The share of this week, or None when nothing fell into it."""
        return self.hits / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Trend:
    """How the later half of the time compares with the earlier one.

    `word` is "rising", "falling", "no clear change" or "not enough to say"; `change` is the difference of the
    two shares with its 90 % interval, None when there is not enough.
    """

    word: str
    change: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One ratio on one channel.

    `share`, `low`, `high` lie in [0, 1]; `share` is None when there are no cases. `state` tells a share of what is
    (ties, favours) from a share of what happened between `since` and the day asked about. `typical_hours` is
    (median, low, high) for answering times, else None.
    """

    name: str
    title: str
    channel: str
    meaning: str
    hits: int
    of: int
    share: float | None
    low: float
    high: float
    trend: Trend
    weeks: tuple[Week, ...]
    cases: tuple[Case, ...]
    state: bool = False
    typical_hours: tuple[float, float, float] | None = None


def _monday(at: datetime | date) -> date:
    day = at.date() if isinstance(at, datetime) else at
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> list[date]:
    begin, end = _monday(first), _monday(last)
    return [begin + timedelta(weeks=n) for n in range((end - begin).days // 7 + 1)]


def weeks(cases: Iterable[Case], first: date, last: date, *, state: bool) -> tuple[Week, ...]:
    """Return a week for each Monday from `first` to `last`, in order.

    For what happened: the cases of that week. For a state: all cases that had begun by the end of that week, and
    how many of them counted by then.
    """
    mondays = _mondays(first, last)
    hits = dict.fromkeys(mondays, 0)
    of = dict.fromkeys(mondays, 0)
    before_hits = before_of = 0
    for case in cases:
        monday = _monday(case.at)
        if monday in of:
            of[monday] += 1
        elif monday < mondays[0]:
            before_of += 1
        if case.counts:
            counted = _monday(case.since or case.at) if state else monday
            if counted in hits:
                hits[counted] += 1
            elif counted < mondays[0]:
                before_hits += 1
    if not state:
        return tuple(Week(m, hits[m], of[m]) for m in mondays)
    found = []
    for m in mondays:
        before_hits += hits[m]
        before_of += of[m]
        found.append(Week(m, before_hits, before_of))
    return tuple(found)


def trend(found: Sequence[Week], *, state: bool) -> Trend:
    """Return how the later half of the weeks compares with the earlier half (for a state: the last week with the middle one)."""
    if len(found) < 2:
        return Trend("not enough to say")
    half = len(found) // 2
    if state:
        now = (found[-1].hits, found[-1].of)
        before = (found[half - 1].hits, found[half - 1].of)
    else:
        now = (sum(w.hits for w in found[half:]), sum(w.of for w in found[half:]))
        before = (sum(w.hits for w in found[:half]), sum(w.of for w in found[:half]))
    if now[1] < ENOUGH or before[1] < ENOUGH:
        return Trend("not enough to say")
    change, low, high = difference(now, before)
    word = "rising" if low > 0 else "falling" if high < 0 else "no clear change"
    return Trend(word, change, low, high)


def in_words(share: float) -> str:
    """Return a share as people say it: "82 %" (with a space that does not break); never "0 %" for something that did happen."""
    if 0 < share < 0.005:
        return "under 1\u00a0%"
    if 0.995 < share < 1:
        return "over 99\u00a0%"
    return f"{share * 100:.0f}\u00a0%"


def certainty(hits: int, of: int) -> str:
    """Return how far a share can be trusted, in half a sentence."""
    if of == 0:
        return "there are no rows to say it from"
    low, high = interval(hits, of)
    between = f"between {in_words(low)} and {in_words(high)}"
    if of < 10:
        return f"with only {of} case{'s' if of > 1 else ''} it may as well be anything {between}"
    return f"nine times in ten the true share lies {between}"


def _then(case: Case, last: date) -> Case:
    """Return a state's case as it stood at the end of `last`."""
    if case.counts and case.since is not None and case.since.date() > last:
        return replace(case, counts=False, since=None)
    return case


def ratio(
    name: str,
    title: str,
    channel: str,
    meaning: str,
    cases: Sequence[Case],
    first: date,
    last: date,
    *,
    state: bool = False,
    typical_hours: tuple[float, float, float] | None = None,
) -> Ratio:
    """Return the ratio that `cases` add up to.

    `meaning` is a sentence with the places {hits}, {of} and {share} to be filled in. Cases outside
    [first, last] are left out unless `state` (a state holds whatever its age).
    """
    kept = tuple(
        sorted(
            (
                _then(c, last) if state else c
                for c in cases
                if c.at.date() <= last and (state or c.at.date() >= first)
            ),
            key=lambda c: (c.at, c.ids),
        )
    )
    hits, of = sum(c.counts for c in kept), len(kept)
    low, high = interval(hits, of)
    by_week = weeks(kept, first, last, state=state)
    sentence = meaning.format(hits=f"{hits:,}", of=f"{of:,}", share=in_words(hits / of) if of else "")
    return Ratio(
        name=name,
        title=title,
        channel=channel,
        meaning=f"{sentence} ({certainty(hits, of)}).",
        hits=hits,
        of=of,
        share=hits / of if of else None,
        low=low,
        high=high,
        trend=trend(by_week, state=state),
        weeks=by_week,
        cases=kept,
        state=state,
        typical_hours=typical_hours,
    )
