"""How far from pushing to engaging: the seventeen pairs, and what would move each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.plan import numbers
from goodstanding.plan.file import Objective, Plan
from goodstanding.services import plan as plans
from goodstanding.services.kept import kept
from goodstanding.shift import Pair
from goodstanding.shift import shift as pairs
from goodstanding.shift.shape import pair_json

__all__ = ["Answer", "Pair", "shift"]


@dataclass(frozen=True)
class Answer:
    as_of: date
    pairs: tuple[Pair, ...]
    plan: Plan | None

    def tied(self) -> tuple[list[tuple[Objective, list[Pair]]], list[Pair]]:
        """Return the measured pairs of each objective that has any, and those that belong to none."""
        of_objectives, rest = numbers.tied(self.plan, [p.name for p in self.pairs])
        measured = [p for p in self.pairs if p.ratio is not None]
        some = [(o, [p for p in measured if p.name in names]) for o, names in of_objectives if names]
        return some, [p for p in measured if p.name in rest]

    def as_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "pairs": [pair_json(p, numbers.objective_of(self.plan, p.name)) for p in self.pairs],
        }


def shift(
    as_of: date,
    plan: Plan | None,
    audit: Mapping[str, Any] | None = None,
    mark: object = None,
    since: date | None = None,
) -> Answer:
    """Return the seventeen pairs.

    Args:
        audit: what `presence` found on one's pages, if it was asked; `mark` changes with it.
        since: the first day that counts; a year before, when left out.
    """

    def made() -> Answer:
        found = pairs(
            plans.rows(as_of),
            as_of=as_of,
            since=since,
            plan=plan,
            qualified=plans.qualified(plan, as_of),
            presence=audit,
        )
        return Answer(as_of, found, plan)

    return kept(("shift", since, repr(plan), mark), as_of, made)
