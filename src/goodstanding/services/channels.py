"""Push or pull: through which places a plan's offers reach its people, from the ledger and from search volumes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.plan import channels, clarity, searches
from goodstanding.plan.channels import Advice
from goodstanding.plan.file import Plan
from goodstanding.plan.searches import Search
from goodstanding.plan.shape import advice_json
from goodstanding.values import Problem, Row


@dataclass(frozen=True, slots=True)
class Channels:
    """Advice for each offer, in the plan's order, and the step of the plan that has to stand first (None: all do)."""

    as_of: date
    offers: tuple[Advice, ...]
    stands_first: str | None
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "stands_first": self.stands_first,
            "offers": [advice_json(one) for one in self.offers],
            "problems": [{"where": p.where, "what": p.what, "do": p.do} for p in self.problems],
        }


def volumes(content: bytes, name: str) -> tuple[list[Search], list[Problem]]:
    """Return the searches that a keyword planner's table holds, and the rows that could not be read."""
    return searches.read(content, name)


def advised(
    plan: Plan,
    rows: Sequence[Row],
    as_of: date,
    known: Sequence[Search] | None = None,
    problems: Sequence[Problem] = (),
) -> Channels:
    """Return what is advised for each offer; `known` are search volumes (None: nobody gave any)."""
    steps = {step.name: step.state for step in clarity.clarity(plan, as_of=as_of).steps}
    early = next((n for n in ("people", "objective", "strategy") if steps[n] != "stands"), None)
    return Channels(
        as_of,
        channels.advice(plan, rows, as_of=as_of, searches=known),
        clarity.TITLES[early] if early else None,
        tuple(problems),
    )
