"""What I give and what comes back: shares with their rows, blasts, and the monthly letter to oneself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from goodstanding.plan import numbers
from goodstanding.plan.file import Objective, Plan
from goodstanding.plan.numbers import NOT_TIED
from goodstanding.ratios import NAMES, Ratios
from goodstanding.ratios import letter as letters
from goodstanding.ratios import ratios as shares
from goodstanding.ratios.blast import Blast, blasts
from goodstanding.ratios.letter import month_before, month_of
from goodstanding.ratios.picture import interval_picture, picture
from goodstanding.ratios.shape import blast_json, ratio_json
from goodstanding.ratios.share import Ratio
from goodstanding.ratios.turns import called
from goodstanding.seeds import seeds
from goodstanding.services import plan as plans
from goodstanding.services.kept import kept
from goodstanding.store import queries

__all__ = [
    "NOT_TIED", "Answer", "Ratio", "called", "interval_picture", "letter", "month_before", "month_of", "picture", "ratios",
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """The ratios of a span, the blasts in it, and the plan whose objectives they belong to."""

    as_of: date
    found: Ratios
    blasts: tuple[Blast, ...]
    plan: Plan | None

    def tied(self) -> tuple[list[tuple[Objective, list[Ratio]]], list[Ratio]]:
        """Return the ratios of each objective that has any, and those that belong to none."""
        of_objectives, rest = numbers.tied(self.plan, [r.name for r in self.found.ratios])
        some = [(o, [r for r in self.found.ratios if r.name in names]) for o, names in of_objectives if names]
        return some, [r for r in self.found.ratios if r.name in rest]

    def as_json(self) -> dict[str, Any]:
        rest = numbers.tied(self.plan, [r.name for r in self.found.ratios])[1]
        return {
            "as_of": self.as_of.isoformat(),
            "since": self.found.since.isoformat(),
            "ratios": [ratio_json(r, numbers.objective_of(self.plan, r.name)) for r in self.found.ratios],
            "names": list(NAMES),
            "not_tied_to_an_objective": list(rest),
            "left_out": dict(self.found.left_out),
            "blasts": [blast_json(b) for b in self.blasts],
        }


def ratios(as_of: date, plan: Plan | None, since: date | None = None) -> Answer:
    """Return the ratios from `since` (a year before, when left out) to `as_of`."""
    return kept(("ratios", since, repr(plan)), as_of, lambda: _ratios(as_of, plan, since))


def _ratios(as_of: date, plan: Plan | None, since: date | None) -> Answer:
    rows = plans.rows(as_of)
    found = shares(rows, as_of=as_of, since=since, qualified=plans.qualified(plan, as_of))
    return Answer(as_of, found, tuple(blasts(rows, as_of=as_of, since=found.since)), plan)


def letter(begins: date, as_of: date, plan: Plan | None) -> str:
    """Return the letter about the month that begins on `begins`, as known at the end of `as_of`, as HTML."""
    end = min(letters.last_day(begins), as_of)
    known = min(as_of, end + timedelta(days=14))
    rows = plans.rows(known)
    qualified = plans.qualified(plan, known)
    month = shares(rows, as_of=known, since=begins, until=end, qualified=qualified)
    year = shares(rows, as_of=known, until=end, qualified=qualified)
    owner = queries.owner()
    fresh = [
        replace(s, grown=new)
        for s in seeds(rows, as_of=end).seeds
        if (new := tuple(g for g in s.grown if g.at.date() >= begins))
    ]
    called = queries.names({p for s in fresh for p in s.people} | {g.person for s in fresh for g in s.grown})
    objectives = [(o.name, o.says, o.numbers) for o in (plan.objectives if plan else ())]
    return letters.letter(
        begins,
        letters.parts(objectives, month.ratios, year.ratios),
        owner=(owner.name if owner and owner.name else plan.owner if plan else ""),
        blasts=blasts(rows, as_of=end, since=begins),
        grown=[s.sentence(called) for s in fresh[:7]],
        left_out=list(year.left_out.values()),
    )
