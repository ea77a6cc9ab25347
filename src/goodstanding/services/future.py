"""Can this goal happen: an objective of the plan, or a goal that was asked for, against the ledger's own past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.plan import simulate
from goodstanding.plan.file import Objective
from goodstanding.plan.funnel import History
from goodstanding.plan.shape import backcast_json, forecast_json
from goodstanding.plan.simulate import Backcast, Forecast, NoGoal
from goodstanding.ratios.share import interval
from goodstanding.services import plan
from goodstanding.services.kept import kept

__all__ = ["Forecast", "Foreseen", "LookBack", "NoGoal", "Wanted", "foreseen", "looked_back", "wanted_by"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal: so many, or so many times as many as in the same span before, by a day; `name` is the objective's."""

    measure: str
    number: float | None = None
    times: float | None = None
    by: date | None = None
    since: date | None = None
    base: float | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast, and whose it is: an objective's name, "" for a goal that was asked for."""

    name: str
    forecast: Forecast

    @property
    def lever(self) -> str:
        """Say which one rate would help most."""
        return simulate.best_lever(self.forecast)

    def as_json(self) -> dict[str, Any]:
        return {"objective": self.name or None, **forecast_json(self.forecast)}


@dataclass(frozen=True, slots=True)
class LookBack:
    """How often the intervals that promised nine in ten held what then happened, oldest look first."""

    looks: tuple[Backcast, ...]

    @property
    def of(self) -> int:
        return len(self.looks)

    @property
    def inside(self) -> int:
        return sum(look.inside for look in self.looks)

    def as_json(self) -> dict[str, Any]:
        """Return the share with its interval, and every look. There must be a look."""
        low, high = interval(self.inside, self.of)
        return {
            "inside": self.inside,
            "of": self.of,
            "share": self.inside / self.of,
            "low": low,
            "high": high,
            "looks": [backcast_json(look) for look in self.looks],
        }


def wanted_by(objective: Objective) -> Wanted:
    """Return the goal that an objective of the plan sets."""
    return Wanted(
        objective.measure,
        objective.to,
        objective.times if objective.to is None else None,
        objective.by,
        objective.since,
        objective.start,
        objective.name,
    )


def foreseen(wanted: Wanted, as_of: date, past: History | None = None) -> Foreseen:
    """Return the forecast of a goal from the ledger's history, or from `past`, where there is no ledger yet.

    Raises `NoGoal` with the reason when there is nothing to count, or no day.
    """
    history = plan.history(as_of) if past is None else past
    aim = simulate.goal(
        history,
        measure=wanted.measure,
        number=wanted.number,
        times=wanted.times,
        since=wanted.since,
        by=wanted.by,
        base=wanted.base,
    )
    if past is not None:
        return Foreseen(wanted.name, simulate.forecast(past, aim))
    return Foreseen(wanted.name, kept(("forecast", aim), as_of, lambda: simulate.forecast(history, aim)))


def looked_back(as_of: date) -> LookBack:
    """Return how well this would have foreseen the owner's own past; empty with less than nine months of it."""
    return LookBack(
        tuple(kept("looks back", as_of, lambda: simulate.own_backtest(plan.rows(as_of), as_of=as_of)))
    )
