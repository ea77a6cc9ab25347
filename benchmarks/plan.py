"""How far the simulation of goals can be trusted, and how long it takes.

    python -m benchmarks.plan              # speed, and calibration on invented funnels with a known truth
    python -m benchmarks.plan --worlds 400

Each invented world draws its own rates, delays, pace and drift, lives for one to three years, and is cut at a day; the
forecast sees only what lies before, and is held against the 91 days after. The generator shares nothing with the model:
delays are lognormal or Weibull, people differ, weeks differ, and the pace wanders.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import numpy as np

from goodstanding.plan import funnel, simulate
from goodstanding.values import ME, Kind, Row

FIRST = datetime(2024, 1, 1, 8, tzinfo=UTC)
AHEAD = 91


def world(seed: int) -> tuple[list[Row], date]:
    """Return the rows of one invented world (to the end of the time looked at) and the day at which it is cut."""
    rng = np.random.default_rng(seed)
    past = int(rng.integers(52, 157)) * 7
    days = past + AHEAD
    rows: list[Row] = []
    pace = float(rng.uniform(1.5, 14))
    inbound = float(pace * rng.uniform(0.05, 0.4))
    drift = float(rng.uniform(0.0, 0.25))
    share = [float(rng.beta(a, b)) for a, b in ((4, 8), (5, 8), (3, 8), (3, 8))]
    middle = [float(m * rng.lognormal(0, 0.5)) for m in (2, 4, 18, 50)]
    width = rng.uniform(0.5, 1.4, 4)
    weibull = bool(rng.integers(2))
    meetings = rng.random() < 0.8
    repeat = float(rng.uniform(0, 0.6)) / 365
    wander = float(rng.uniform(0.0, 0.3))  # how much the odds of each step change from quarter to quarter
    odds_now = np.cumsum(rng.normal(0, wander, (4, days // 91 + 40)), axis=1) * 0.7

    def mood(k: int, day: float) -> float:
        return float(np.exp(odds_now[k, min(int(day // 91), odds_now.shape[1] - 1)]))

    def delay(k: int) -> float:
        if weibull:
            shape = 0.9 / width[k] + 0.2
            return float(middle[k] * rng.weibull(shape) / np.log(2) ** (1 / shape))
        return float(middle[k] * rng.lognormal(0, width[k]))

    def add(person: str, kind: Kind, day: float, *, mine: bool) -> None:
        if day >= days:
            return
        rows.append(
            Row(
                id=f"{len(rows):012x}",
                at=FIRST + timedelta(days=day),
                actor=ME if mine else person,
                recipients=(person,) if mine else (ME,),
                kind=kind,
                network="linkedin",
                mine=mine,
                to_me=not mine,
            )
        )

    def on_from(person: str, k: int, day: float, likeable: float) -> None:
        """Let a person go on from stage k (1 answered, 2 conversing, 3 met) reached on `day`."""
        at = day
        for stage in range(k, 4):
            odds = share[stage] / (1 - share[stage]) * likeable * mood(stage, at)
            if rng.random() > odds / (1 + odds):
                return
            at += delay(stage)
            if stage == 1:
                add(person, Kind.MESSAGE, at, mine=True)
                add(person, Kind.MESSAGE, at + 0.01, mine=False)
            elif stage == 2 and meetings:
                add(person, Kind.MEETING, at, mine=True)
            elif stage == 3:
                add(person, Kind.DEAL, at, mine=True)
                again = at + (rng.exponential(1 / repeat) if repeat > 1e-5 else 1e9)
                while again < days:
                    add(person, Kind.DEAL, again, mine=True)
                    again += rng.exponential(1 / repeat)

    level = 1.0
    number = 0
    for week in range(days // 7):
        level *= float(np.exp(drift * rng.normal() / np.sqrt(13)))
        for came, mean in ((False, pace), (True, inbound)):
            for _ in range(int(rng.poisson(mean * level * rng.gamma(3, 1 / 3)))):
                number += 1
                person = f"linkedin:p{number}"
                day = 7 * week + float(rng.uniform(0, 7))
                likeable = float(rng.lognormal(0, 0.5))
                if came:
                    add(person, Kind.MESSAGE, day, mine=False)
                    on_from(person, 1, day, likeable)
                    continue
                add(person, Kind.INVITATION, day, mine=True)
                odds = share[0] / (1 - share[0]) * likeable * mood(0, day)
                if rng.random() < odds / (1 + odds):
                    at = day + delay(0)
                    add(person, Kind.ACCEPTANCE, at, mine=False)
                    on_from(person, 1, at, likeable)
    return rows, (FIRST + timedelta(days=past)).date() - timedelta(days=1)


def looks_back(worlds: int, seed: int = 0) -> list[simulate.Backcast]:
    """Return a look back for each measure in each of `worlds` invented worlds."""
    found: list[simulate.Backcast] = []
    for n in range(worlds):
        rows, cut = world(seed + n)
        before = funnel.history(rows, as_of=cut)
        after = funnel.history(rows, as_of=cut + timedelta(days=AHEAD))
        found += simulate.backtest([(before, after)], days=AHEAD)
    return found


def coverage(found: list[simulate.Backcast]) -> tuple[int, int, float]:
    """Return how many of how many intervals contain what happened, and the randomised share inside.

    Numbers of deals are small whole numbers, so an interval that promises 90 % contains more. The third figure is
    free of that: the middle 90 % of the randomised position of what happened among the futures.
    """
    rng = np.random.default_rng(3)
    position = [b.below + (b.at_most - b.below) * rng.random() for b in found]
    inside = sum(0.05 <= p <= 0.95 for p in position)
    return sum(b.inside for b in found), len(found), inside / len(found)


def speed() -> tuple[float, int, int]:
    """Return the seconds of CPU for one forecast of 10,000 runs, levers and all, the runs, and the journeys it rests on."""
    rows, cut = world(11)
    past = funnel.history(rows, as_of=cut)
    aim = simulate.goal(past, measure="deals", number=12, by=cut + timedelta(days=AHEAD))
    simulate.forecast(past, aim, runs=200)
    begun = time.process_time()
    found = simulate.forecast(past, aim)
    return time.process_time() - begun, found.runs, len(past.journeys)


def main() -> None:
    """Print the figures of docs/benchmarks/plan.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    seconds, runs, people = speed()
    print(f"forecast: {runs:,} runs, {people:,} people on the way, {seconds:.2f} s of CPU")
    begun = time.process_time()
    found = looks_back(options.worlds, options.seed)
    by_measure: dict[str, list[simulate.Backcast]] = defaultdict(list)
    for one in found:
        by_measure[one.measure].append(one)
    by_measure["all"] = found
    print(f"{options.worlds} worlds, {AHEAD} days ahead, {time.process_time() - begun:.0f} s of CPU")
    print(f"{'measure':15}{'inside 90 %':>13}{'of':>7}{'share':>8}{'randomised':>12}{'median':>8}{'bias':>7}")
    for measure, some in by_measure.items():
        inside, of, fair = coverage(some)
        happened = float(np.median([b.happened for b in some]))
        total = sum(b.middle for b in some) / max(1, sum(b.happened for b in some))
        print(f"{measure:15}{inside:13}{of:7}{inside / of:8.3f}{fair:12.3f}{happened:8.0f}{total:7.2f}")


if __name__ == "__main__":
    main()
