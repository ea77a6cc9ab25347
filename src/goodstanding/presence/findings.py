"""A finding: what is wrong where, why it matters, how to mend it, and what shows it. No grade, no score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from goodstanding.presence.features import Evidence


class Weight(StrEnum):
    """How much a finding matters to a visitor, worst first."""

    COSTS = "costs visitors"
    ANNOYS = "annoys visitors"
    COURTESY = "a courtesy"


ORDER = {Weight.COSTS: 0, Weight.ANNOYS: 1, Weight.COURTESY: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is a page, a stream, or the site. `code` is stable and never used again for something else."""

    code: str
    name: str
    weight: Weight
    where: str
    what: str
    why: str
    how: str
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the `presence` command prints it."""
        return {
            "code": self.code,
            "name": self.name,
            "weight": str(self.weight),
            "where": self.where,
            "what": self.what,
            "why": self.why,
            "how": self.how,
            "evidence": [e.as_json() for e in self.evidence],
        }
