"""Can this goal happen? Ten thousand futures drawn from a person's own past.

Each step of the way (answered, conversing, met, dealt) is a race against giving up: after so many days, so many of
those who got here go on. The speeds are piecewise constant in the time since the step before (after 1, 3, 7, 14, 28,
56, 112, 224, 448 and 896 days), each with a Gamma posterior: events over exposure, plus the prior's. So people who are
still on their way count for exactly as long as they have waited, conversions and delays come from one model, and few
rows give wide fans by themselves. (Piecewise exponential hazards with Gamma priors: D. Kalbfleisch and R. Prentice,
"The Statistical Analysis of Failure Time Data", 2002, chapter 4; J. Ibrahim, M.-H. Chen, D. Sinha, "Bayesian Survival
Analysis", 2001, chapter 3.)

A future takes those now on their way, adds new people at the person's own pace (which drifts as it drifted before),
and lets each go on or not. Priors come from priors.toml, with their sources.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from goodstanding.plan.funnel import MEASURES, STAGES, History
from goodstanding.ratios.share import in_words
from goodstanding.ratios.turns import end_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

RUNS = 10_000
DRAWS = 1_000  # different sets of rates; each is lived through RUNS / DRAWS times
EDGES = (0.0, 1.0, 3.0, 7.0, 14.0, 28.0, 56.0, 112.0, 224.0, 448.0, 896.0)
HALF_LIFE = 365.0  # days after which a row weighs half as much for the rates
DRIFT = 0.3  # how much a rate wanders between the past and the time asked about (sd of its logarithm)
PACE_DRIFT = 0.3  # the same for the number of new people a week
LONGEST = 730  # days looked ahead for the date of even odds
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
BETTER_ODDS = 1.5


class NoGoal(ValueError):
    """The goal cannot be simulated: one sentence with the reason and what to write."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is assumed about one step while rows are few, and who says so."""

    stage: str
    share: float
    days: float
    source: str
    year: int
    note: str


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of a measure (one of MEASURES) counted from `since` to `by`, both included.

    `already` of them have happened by the day asked about; `base` is what the goal is a multiple of, if it is.
    """

    measure: str
    number: int
    since: date
    by: date
    already: int
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """One step's rate: the share of those at the step before who ever go on, with its 90 % interval.

    `hits` of `of` are one's own people (those still on their way included), `typical_days` the middle of the time it
    takes; `ids` are the rows by which the step was reached.
    """

    stage: str
    title: str
    hits: int
    of: int
    share: float
    low: float
    high: float
    typical_days: float
    prior: Prior
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lever:
    """What the chance would be if one rate's odds were half as good again; `gain` is the difference."""

    stage: str
    title: str
    share: float
    better: float
    chance: float
    gain: float


@dataclass(frozen=True, slots=True)
class FanPoint:
    """One day of the fan: how many by then (since the goal's beginning), at QUANTILES, and the chance of the goal by then."""

    on: date
    quantiles: tuple[float, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the simulation says about a goal. `levers` come best first; `even_odds` is None when it lies beyond two years."""

    goal: Goal
    as_of: date
    runs: int
    chance: float
    even_odds: date | None
    fan: tuple[FanPoint, ...]
    rates: tuple[Rate, ...]
    pace: float
    inbound_pace: float
    levers: tuple[Lever, ...]
    notes: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The answer in words."""
        g = self.goal
        if g.already >= g.number:
            return f"{g.number} {g.measure} by {_day(g.by)}: reached already, with {g.already} since {_day(g.since)}."
        at_date = next(p for p in self.fan if p.on == g.by)
        low, high = int(at_date.quantiles[0]), int(at_date.quantiles[-1])
        odds = odds_in_words(self.chance)
        noun = g.measure
        text = (
            f"{g.number} {noun} by {_day(g.by)}: {odds}. Going on as before, nine futures in ten "
            f"bring {low} to {high} {noun} by then"
        )
        if self.even_odds is None:
            return text + "; even odds lie more than two years away."
        if self.even_odds <= g.by:
            return text + "."
        return text + f"; the odds are even by {_day(self.even_odds)}."


def odds_in_words(chance: float) -> str:
    """Return a chance as people say it."""
    if chance < 0.01:
        return "it almost certainly will not happen (under 1 in 100)"
    if chance > 0.99:
        return "it almost certainly will happen (over 99 in 100)"
    if chance < 0.2:
        return f"about 1 chance in {round(1 / chance)}"
    return (
        f"about {round(chance * 10)} chances in 10"
        if chance < 0.95
        else f"about {chance * 100:.0f} chances in 100"
    )


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


@cache
def priors() -> Mapping[str, Prior]:
    """Return the priors by stage, as shipped in priors.toml."""
    data = _prior_file()
    return {
        stage: Prior(
            stage,
            data[stage]["share"],
            data[stage]["days"],
            data[stage]["source"],
            data[stage]["year"],
            data[stage]["note"],
        )
        for stage in STAGES[1:]
    }


@cache
def _prior_file() -> dict[str, Any]:
    return tomllib.loads(files("goodstanding.plan").joinpath("priors.toml").read_text(encoding="utf-8"))


def goal(
    history: History,
    *,
    measure: str,
    by: date | None,
    number: float | None = None,
    times: float | None = None,
    since: date | None = None,
    base: float | None = None,
) -> Goal:
    """Return a goal in numbers.

    Args:
        history: what happened so far.
        measure: one of MEASURES.
        by: the last day that counts.
        number: how many; or
        times: how many times as many as in the same span of time before `since`.
        since: the first day that counts; by default the day after `history.as_of`.
        base: what `times` multiplies, when the writer of the plan says so.

    Raises:
        NoGoal: with the reason and what to write.
    """
    if measure not in MEASURES:
        raise NoGoal(
            f'"{measure or "nothing"}" is not something the ledger can count; '
            f"write measure = one of {', '.join(MEASURES)}"
        )
    if by is None:
        raise NoGoal("the goal has no date; write by = 2027-03-31")
    as_of = history.as_of
    begin = since or as_of + timedelta(days=1)
    if by <= as_of:
        raise NoGoal(
            f"{by.isoformat()} is not after {as_of.isoformat()}, so there is nothing to look ahead to; set a later date"
        )
    if by < begin:
        raise NoGoal(
            f"the goal ends on {by.isoformat()}, before it begins on {begin.isoformat()}; set a later date"
        )
    if (by - as_of).days > LONGEST:
        raise NoGoal(f"{by.isoformat()} is more than two years away; set a nearer goal on the way there")
    found: int | None = None
    if number is None:
        if times is None:
            raise NoGoal("the goal has no number; write to = 4, or times = 3")
        if base is None:
            span = by - begin
            last = min(begin - timedelta(days=1), as_of)
            found = len(history.reached(measure, last - span, last))
            days = span.days + 1
            if found == 0:
                raise NoGoal(
                    f"in the {days} days before, the ledger shows no {measure}, and {times:g} times nothing is nothing; "
                    "write to = a number"
                )
        else:
            found = round(base)
        number = math.ceil(times * found - 1e-9)
    if number < 1 or number > 1_000_000:
        raise NoGoal(f"{number:g} is not a number to reach; write to = a whole number from 1 on")
    already = len(history.reached(measure, begin, as_of)) if begin <= as_of else 0
    return Goal(measure, math.ceil(number), begin, by, already, found)


@dataclass(slots=True)
class _Model:
    """Posterior of one history: Gamma(shape, rate) per stage and span of waiting, who is on the way, and the pace."""

    stages: tuple[int, ...]  # the stages that are in the chain, as positions in STAGES, from 1
    shape: Floats  # (steps, bins)
    rate: Floats
    on_the_way: list[list[tuple[float, int]]]  # for each step: (days waited, people) grouped
    out_pace: tuple[
        float, float, float, float
    ]  # gamma shape, gamma rate (weeks), sd of drift, weekly overdispersion
    in_pace: tuple[float, float, float, float]
    customers: int
    again: tuple[float, float]  # gamma shape, rate (days)
    walk_in: tuple[float, float]


def _stage_exposure(begin: float, end: float) -> list[float]:
    """Return the days spent in each span of waiting between `begin` and `end` days after a step."""
    return [max(0.0, min(end, b) - max(begin, a)) for a, b in pairwise(EDGES)]


def _bin(days: float) -> int | None:
    for n, (a, b) in enumerate(pairwise(EDGES)):
        if a <= days < b:
            return n
    return None


def _prior_spans(share: float, middle: float, people: float) -> tuple[list[float], list[float]]:
    """Return the prior's events and exposure in each span: a lognormal delay with sd 1.2 of its logarithm."""

    def reached(t: float) -> float:
        if t <= 0:
            return 0.0
        return share * 0.5 * (1 + math.erf(math.log(t / middle) / (1.2 * math.sqrt(2))))

    events, exposure = [], []
    for a, b in pairwise(EDGES):
        events.append(people * (reached(b) - reached(a)))
        steps = 24
        mids = [a + (b - a) * (i + 0.5) / steps for i in range(steps)]
        exposure.append(people * sum(1 - reached(t) for t in mids) * (b - a) / steps)
    return events, exposure


def _pace(weekly: Sequence[int], prior_mean: float) -> tuple[float, float, float, float]:
    """Return the pace of new people: Gamma shape and rate (in weeks), sd of its drift, and weekly overdispersion.

    `weekly`: new people in each past week, oldest first. Recent weeks weigh more (half after 26).
    """
    n = len(weekly)
    weights = [2.0 ** (-(n - 1 - i) / 26) for i in range(n)]
    total = sum(w * c for w, c in zip(weights, weekly, strict=True))
    span = sum(weights)
    mean = (total + prior_mean) / (span + 1)
    # Overdispersion of single weeks, beyond what chance alone brings (variance = mean + k · mean²).
    recent = weekly[-52:]
    level = sum(recent) / len(recent) if recent else mean
    spread = sum((c - level) ** 2 for c in recent) / max(1, len(recent) - 1) if len(recent) > 1 else level
    k = max(0.0, (spread - level) / level**2) if level > 0 else 0.5
    # How much quarters differ beyond that: the drift of the pace itself.
    quarters = [sum(weekly[i : i + 13]) for i in range(n % 13, n - 12, 13)][-8:]
    drift = PACE_DRIFT
    if len(quarters) >= 3 and sum(quarters) > 0:
        changes = [math.log((b + 1) / (a + 1)) for a, b in pairwise(quarters)]
        noise = 2 * (1 / max(1.0, sum(quarters) / len(quarters)) + k / 13)
        variance = sum(c * c for c in changes) / len(changes) - noise
        share = len(changes) / (len(changes) + 3)
        drift = math.sqrt(max(PACE_DRIFT**2 * 0.5, (1 - share) * PACE_DRIFT**2 + share * max(0.0, variance)))
    # The weeks are not independent when the pace drifts, so they say less than their number.
    trust = 1 / (1 + k * level) if level > 0 else 1.0
    return (
        (total + prior_mean) * trust + 0.3,
        (span + 1) * trust + 0.3 / max(mean, 0.05),
        min(drift, 0.8),
        min(k, 5.0),
    )


def _model(history: History) -> _Model:
    import numpy as np

    from goodstanding.values import Kind

    end = end_of(history.as_of)
    meetings = bool({Kind.MEETING, Kind.CALL} & history.kinds)
    stages = (1, 2, 3, 4) if meetings else (1, 2, 4)
    data = _prior_file()
    known = priors()
    shape = np.zeros((len(stages), len(EDGES) - 1))
    rate = np.zeros_like(shape)
    on_the_way: list[list[tuple[float, int]]] = []
    for step, stage in enumerate(stages):
        before = stages[step - 1] if step else 0
        share, days = known[STAGES[stage]].share, known[STAGES[stage]].days
        if stage == 4 and not meetings:
            share, days = share * known["met"].share, days + known["met"].days
        events, exposure = _prior_spans(share, days, data["people"])
        waiting: dict[int, list[float]] = {}
        for journey in history.journeys:
            if step == 0 and journey.inbound:
                continue
            begun = journey.at[before]
            if begun is None:
                continue
            reached = journey.at[stage]
            until = reached or end
            waited = (until - begun).total_seconds() / 86400
            weight = 2.0 ** (-(end - begun).total_seconds() / 86400 / HALF_LIFE)
            weight = max(weight, 0.02)
            for n, spent in enumerate(_stage_exposure(0.0, waited)):
                exposure[n] += weight * spent
            if reached is not None:
                place = _bin(waited)
                if place is not None:
                    events[place] += weight
                    exposure[place] += weight * 0.02
            elif waited < EDGES[-1]:
                waiting.setdefault(int(math.log(waited + 1) * 4), []).append(waited)
        shape[step] = events
        rate[step] = exposure
        on_the_way.append([(sum(w) / len(w), len(w)) for _, w in sorted(waiting.items())])
    weeks_out, weeks_in = _weekly(history, inbound=False), _weekly(history, inbound=True)
    customers = sum(j.at[4] is not None for j in history.journeys)
    customer_days = sum(
        (end - j.at[4]).total_seconds() / 86400 for j in history.journeys if j.at[4] is not None
    )
    repeats = sum(len(j.again) for j in history.journeys)
    known_days = max(1.0, (end - history.began).total_seconds() / 86400) if history.began else 1.0
    per_day = data["again"]["per_year"] / 365.25
    return _Model(
        stages,
        shape,
        rate,
        on_the_way,
        _pace(weeks_out, 1.0),
        _pace(weeks_in, 0.3),
        customers,
        (1.0 + repeats, 1.0 / per_day + customer_days),
        (0.2 + len(history.walk_ins), 365.25 + known_days),
    )


def _weekly(history: History, *, inbound: bool) -> list[int]:
    """Return the new people of each past week up to `as_of` (at most 156), oldest first."""
    end = end_of(history.as_of)
    begun = [j.begun for j in history.journeys]
    first = min(begun) if begun else end
    count = max(1, min(156, math.ceil(((end - first).total_seconds() / 86400 + 0.001) / 7)))
    weekly = [0] * count
    for journey in history.journeys:
        if journey.inbound is inbound:
            back = int((end - journey.begun).total_seconds() / 86400 / 7)
            if back < count:
                weekly[count - 1 - back] += 1
    # A first week that is cut short says nothing about a whole one.
    return weekly[1:] if count > 4 else weekly


def _steps(goal_days: int, longest: int) -> list[float]:
    """Return the edges of the time steps in days from now: weeks up to the goal, then six weeks each, the goal's day among them."""
    width = max(7, goal_days / 30)
    count = max(1, round(goal_days / width))
    edges = [goal_days * n / count for n in range(count + 1)]
    while edges[-1] < longest:
        edges.append(edges[-1] + 42)
    return edges


def _live(
    model: _Model, edges: Sequence[float], draws: int, each: int, seed: int, *, better: int | None = None
) -> Ints:
    """Return how many reach each stage in each time step: (stage, draw, run of it, step).

    Stage 0 counts new people approached by oneself. `better` names the step (a position in `model.stages`) whose
    odds are raised by BETTER_ODDS; the same seed gives the same futures otherwise.
    """
    import numpy as np

    spans = len(EDGES) - 1
    rng = np.random.default_rng(seed)
    steps = len(edges) - 1
    speed = rng.standard_gamma(np.broadcast_to(model.shape, (draws, len(model.stages), spans))) / model.rate
    speed *= np.exp(DRIFT * rng.standard_normal((draws, len(model.stages), 1)))
    if better is not None:
        speed[:, better] *= _raised(speed[:, better])[:, None]
    widths = np.diff(EDGES)
    low = np.asarray(EDGES[:-1])

    def survival(step: int, times: Floats) -> Floats:
        """Share still waiting after each of `times` days: (draw, time)."""
        overlap = np.clip(times[None, :] - low[:, None], 0.0, widths[:, None])
        found: Floats = np.exp(-(speed[:, step] @ overlap))
        return found

    edge = np.asarray(edges)
    middle = (edge[:-1] + edge[1:]) / 2
    counts = np.zeros((len(STAGES), draws, each, steps), dtype=np.int64)

    def spread(people: Any, alive: Floats, into: Ints, first: int) -> None:
        """Let `people` (draw, run) go on during the steps from `first`, by the share still waiting at their edges."""
        when = alive[:, :-1] - alive[:, 1:]
        np.maximum(when, 0.0, out=when)
        ever = when.sum(axis=1)
        going = rng.binomial(people, np.minimum(ever / alive[:, 0], 1.0)[:, None], (draws, each))
        which, run = np.nonzero(going)
        if len(which):
            chances = when / np.maximum(ever, 1e-300)[:, None]
            into[which, run, first:] += rng.multinomial(going[which, run], chances[which])

    def pace(found: tuple[float, float, float, float]) -> Ints:
        shape, rate, drift, over = found
        level = rng.standard_gamma(shape, (draws, 1, 1)) / rate
        # The pace wanders on: a random walk whose yearly quarters differ as the past ones did.
        walk = rng.standard_normal((draws, each, steps)) * drift * np.sqrt(np.diff(edge) / 91.3)
        mean = level * np.exp(np.clip(np.cumsum(walk, axis=2), -2.5, 2.5) * 0.7) * np.diff(edge) / 7
        if over > 0.01:
            weeks = np.diff(edge) / 7
            k = over / np.maximum(1.0, weeks)
            mean = mean * rng.standard_gamma(np.broadcast_to(1 / k, mean.shape)) * k
        found_: Ints = rng.poisson(mean)
        return found_

    entering = pace(model.out_pace)
    inbound = pace(model.in_pace)
    counts[0] = entering
    for step, stage in enumerate(model.stages):
        into = counts[stage]
        if step == 0:
            into += inbound
        for waited, people in model.on_the_way[step]:
            spread(people, survival(step, waited + edge), into, 0)
        source = counts[model.stages[step - 1]] if step else entering
        for n in range(steps):
            if source[:, :, n].any():
                times = np.concatenate(([0.0], edge[n + 1 :] - middle[n]))
                spread(source[:, :, n], survival(step, times), into, n)
    if 3 not in model.stages:
        counts[3] = 0
    again_shape, again_rate = model.again
    again = rng.standard_gamma(again_shape, (draws, 1, 1)) / again_rate
    customers = model.customers + np.concatenate(
        (np.zeros((draws, each, 1)), np.cumsum(counts[4], axis=2)[:, :, :-1]), axis=2
    )
    walk_in = rng.standard_gamma(model.walk_in[0], (draws, 1, 1)) / model.walk_in[1]
    counts[4] += rng.poisson((again * customers + walk_in) * np.diff(edge))
    return counts


def _raised(speed: Floats) -> Floats:
    """Return the factor on a step's speed that raises the odds of ever going on by BETTER_ODDS, for each draw."""
    import numpy as np

    total = speed @ np.diff(EDGES)
    share = np.clip(1 - np.exp(-total), 1e-9, 1 - 1e-9)
    raised = BETTER_ODDS * share / (1 - share + BETTER_ODDS * share)
    found: Floats = -np.log1p(-raised) / np.maximum(total, 1e-12)
    return found


_TITLES = {
    1: "approaches that are answered",
    2: "answers that become a conversation",
    3: "conversations that lead to a meeting",
    4: "meetings that lead to a deal",
}


def forecast(history: History, aim: Goal, *, seed: int = 1, runs: int = RUNS) -> Forecast:
    """Return what the past makes of a goal: fan, chance, date of even odds, and the rate that would help most.

    The same history, goal and seed give the same figures on every machine with the same numpy.
    """
    import numpy as np

    model = _model(history)
    draws = max(1, min(DRAWS, runs))
    each = max(1, runs // draws)
    goal_days = (aim.by - history.as_of).days
    edges = _steps(goal_days, LONGEST)
    stage = MEASURES.index(aim.measure)
    counts = _live(model, edges, draws, each, seed)
    reached = aim.already + np.cumsum(counts[stage].reshape(-1, len(edges) - 1), axis=1)
    # Nothing counts before the goal begins.
    begin = (aim.since - history.as_of).days - 1
    if begin > 0:
        first = int(np.searchsorted(np.asarray(edges), begin))
        reached = reached - (reached[:, first - 1 : first] if first else 0)
    days = [history.as_of + timedelta(days=round(e)) for e in edges[1:]]
    chances = (reached >= aim.number).mean(axis=0)
    quantiles = np.quantile(reached, QUANTILES, axis=0, method="inverted_cdf")
    at_goal = next(n for n, e in enumerate(edges[1:]) if round(e) == goal_days)
    fan = tuple(
        FanPoint(on, tuple(float(q) for q in quantiles[:, n]), float(chances[n])) for n, on in enumerate(days)
    )
    even = next((n for n in range(len(days)) if chances[n] >= 0.5), None)
    even_odds = None
    if even is not None:
        # Between two steps the odds are taken to rise evenly.
        c0, c1 = (float(chances[even - 1]) if even else 0.0), float(chances[even])
        part = (0.5 - c0) / (c1 - c0) if c1 > c0 else 1.0
        even_odds = history.as_of + timedelta(
            days=max(1, math.ceil(edges[even] + part * (edges[even + 1] - edges[even])))
        )
    notes = []
    if 3 not in model.stages:
        notes.append(
            "No meeting or call is in the ledger, so conversations are taken to lead to deals directly; import a calendar to see the step between."
        )
    if not any(j.at[4] for j in history.journeys) and not history.walk_ins:
        notes.append(
            "No deal is in the ledger, so everything about deals rests on the priors below; import your order list or note deals by hand."
        )
    if 3 not in model.stages and aim.measure == "meetings":
        raise NoGoal("no meeting or call is in the ledger, so meetings cannot be foreseen; import a calendar")
    return Forecast(
        goal=aim,
        as_of=history.as_of,
        runs=draws * each,
        chance=float(chances[at_goal]),
        even_odds=even_odds,
        fan=fan,
        rates=_rates(history, model, seed),
        pace=model.out_pace[0] / model.out_pace[1],
        inbound_pace=model.in_pace[0] / model.in_pace[1],
        levers=_levers(model, aim, edges[: at_goal + 2], begin, stage, seed, float(chances[at_goal])),
        notes=tuple(notes),
    )


def _levers(
    model: _Model, aim: Goal, edges: Sequence[float], begin: int, stage: int, seed: int, base: float
) -> tuple[Lever, ...]:
    """Return each rate's lever, best first. `base` is the chance as things are, from the full number of runs."""
    import numpy as np

    draws = 500

    def chance(better: int | None) -> tuple[float, float]:
        counts = _live(model, edges, draws, 2, seed, better=better)[stage].reshape(draws * 2, -1)
        first = int(np.searchsorted(np.asarray(edges), begin)) if begin > 0 else 0
        total = aim.already + counts[:, first:].sum(axis=1)
        return float((total >= aim.number).mean()), float(total.mean())

    now, now_mean = chance(None)
    widths = np.diff(EDGES)
    found = []
    for step, place in enumerate(model.stages):
        if place > stage:
            continue
        after, after_mean = chance(step)
        share = float(1 - np.exp(-((model.shape[step] / model.rate[step]) @ widths)))
        better = BETTER_ODDS * share / (1 - share + BETTER_ODDS * share)
        title = (
            _TITLES[place]
            if not (place == 4 and 3 not in model.stages)
            else "conversations that lead to a deal"
        )
        found.append(
            (
                after - now,
                after_mean - now_mean,
                Lever(STAGES[place], title, share, better, after, after - now),
            )
        )
    # Where chances cannot be told apart (both nearly nothing or nearly certain), the expected number decides.
    found.sort(key=lambda f: (-round(f[0], 2), -f[1]))
    return tuple(lever for _, _, lever in found)


def _rates(history: History, model: _Model, seed: int) -> tuple[Rate, ...]:
    import numpy as np

    rng = np.random.default_rng(seed)
    widths = np.diff(EDGES)
    end = end_of(history.as_of)
    found = []
    for step, stage in enumerate(model.stages):
        before = model.stages[step - 1] if step else 0
        speed = rng.standard_gamma(np.broadcast_to(model.shape[step], (1000, len(widths)))) / model.rate[step]
        shares = 1 - np.exp(-(speed @ widths))
        own = [j for j in history.journeys if j.at[before] is not None and not (step == 0 and j.inbound)]
        reached = [j for j in own if j.at[stage] is not None]
        mean = model.shape[step] / model.rate[step]
        gone = 1 - np.exp(-np.concatenate(([0.0], np.cumsum(mean * widths))))
        took = [
            ((j.at[stage] or end) - (j.at[before] or end)).total_seconds() / 86400
            for j in reached
            if j.ids[stage] != j.ids[before]
        ]
        typical = float(np.median(took)) if len(took) >= 3 else float(np.interp(gone[-1] / 2, gone, EDGES))
        title = (
            _TITLES[stage]
            if not (stage == 4 and 3 not in model.stages)
            else "conversations that lead to a deal"
        )
        found.append(
            Rate(
                STAGES[stage],
                title,
                len(reached),
                len(own),
                float(shares.mean()),
                float(np.quantile(shares, 0.05)),
                float(np.quantile(shares, 0.95)),
                typical,
                priors()[STAGES[stage]],
                tuple(j.ids[stage] for j in reached),
            )
        )
    return tuple(found)


def best_lever(found: Forecast) -> str:
    """Return in a sentence which one rate would help most if it were better."""
    if found.goal.already >= found.goal.number:
        return "A higher number or a further goal would say more."
    if found.chance > 0.97:
        return "No rate needs to be better for this goal; a nearer date or a higher number would say more."
    if not found.levers:
        return "There is no rate in front of this goal; only the number of people you approach decides."
    lever = found.levers[0]
    return (
        f"What would help most: {lever.title}. If they went from {in_words(lever.share)} to {in_words(lever.better)}, "
        f"the chance would be {in_words(lever.chance)} instead of {in_words(max(0.0, lever.chance - lever.gain))}."
    )


@dataclass(frozen=True, slots=True)
class Backcast:
    """One look back: what would have been foreseen on `on` for the `days` after it, and what happened."""

    on: date
    measure: str
    low: int
    middle: int
    high: int
    happened: int
    below: float  # chance of fewer than what happened
    at_most: float  # chance of at most what happened

    @property
    def inside(self) -> bool:
        """Whether what happened lies in the 90 % interval."""
        return self.low <= self.happened <= self.high


def backtest(
    histories: Sequence[tuple[History, History]], *, days: int = 91, seed: int = 1, runs: int = 2_000
) -> tuple[Backcast, ...]:
    """Return how well the futures foreseen from earlier days contained what then happened.

    Args:
        histories: pairs of the history as of some day and the history as of at least `days` later.
        days: how far each looks ahead.
    """
    import numpy as np

    found = []
    for before, after in histories:
        model = _model(before)
        edges = _steps(days, days)
        draws = max(1, runs // 2)
        counts = _live(model, edges, draws, 2, seed).sum(axis=3).reshape(len(STAGES), -1)
        for stage, measure in enumerate(MEASURES):
            if stage == 0 or (stage == 3 and 3 not in model.stages):
                continue
            happened = len(
                after.reached(measure, before.as_of + timedelta(days=1), before.as_of + timedelta(days=days))
            )
            low, middle, high = np.quantile(counts[stage], (0.05, 0.5, 0.95), method="inverted_cdf")
            found.append(
                Backcast(
                    before.as_of,
                    measure,
                    int(low),
                    int(middle),
                    int(high),
                    happened,
                    float((counts[stage] < happened).mean()),
                    float((counts[stage] <= happened).mean()),
                )
            )
    return tuple(found)


def own_backtest(
    rows: Sequence[Any], *, as_of: date, days: int = 91, every: int = 28, seed: int = 1
) -> tuple[Backcast, ...]:
    """Return the look back over one's own rows: from half a year after the first row on, every `every` days."""
    from goodstanding.plan.funnel import history

    whole = history(rows, as_of=as_of)
    if whole.began is None:
        return ()
    first = whole.began.date() + timedelta(days=182)
    last = as_of - timedelta(days=days)
    pairs = []
    on = last
    while on >= first:
        pairs.append((history(rows, as_of=on), whole))
        on -= timedelta(days=every)
    return backtest(pairs[::-1], days=days, seed=seed)
