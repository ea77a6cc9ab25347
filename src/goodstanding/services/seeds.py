"""What I planted long ago, and what has grown since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goodstanding.seeds import Line, Seeds
from goodstanding.seeds import seeds as planted
from goodstanding.seeds.picture import line_picture
from goodstanding.seeds.shape import seeds_json
from goodstanding.services import plan as plans
from goodstanding.services.kept import kept
from goodstanding.store import queries

__all__ = ["Answer", "Line", "line_picture", "seeds"]


@dataclass(frozen=True)
class Answer:
    """The seeds, and what to call the people in them."""

    found: Seeds
    names: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        return seeds_json(self.found, self.names)


def seeds(as_of: date, older_than: timedelta = timedelta(days=90)) -> Answer:
    """Return what was planted at least so long ago, and what has grown."""
    return kept(("seeds", older_than), as_of, lambda: _seeds(as_of, older_than))


def _seeds(as_of: date, older_than: timedelta) -> Answer:
    found = planted(plans.rows(as_of), as_of=as_of, older_than=older_than)
    people = {p for s in (*found.seeds, *found.waiting) for p in s.people}
    people |= {g.person for s in found.seeds for g in s.grown} | {line.person for line in found.lines}
    return Answer(found, queries.names(people))
