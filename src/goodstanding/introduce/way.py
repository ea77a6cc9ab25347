"""The way to somebody: who could introduce you, ranked by both legs and by load, and when a direct word is better."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

_GROWS = 3.0  # rows that two people share, after which their tie counts two thirds
_OLD = 540.0  # days after which what two share counts half
ENOUGH = 0.35  # chance of an answer from which a direct word is better than anybody's favour


@dataclass(frozen=True, slots=True)
class Leg:
    """Somebody who knows whom you want to meet: your standing with them, and what the two of them share."""

    person: str
    name: str
    answers: float
    stage: str
    shared: int
    days_since: float
    owed: int = 0
    asked_on: date | None = None
    free_from: date | None = None
    evidence: tuple[str, ...] = ()

    @property
    def second(self) -> float:
        """How well the two know each other, 0 to 1."""
        fresh: float = 0.5 ** (max(0.0, self.days_since) / _OLD)
        return (1 - math.exp(-self.shared / _GROWS)) * fresh

    @property
    def worth(self) -> float:
        """Both legs together, less where they were asked lately or you owe them: 0 to 1."""
        both = math.sqrt(self.answers * self.second)
        return both * (0.3 if self.free_from else 1.0) * (0.7 if self.owed else 1.0)

    def as_json(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "name": self.name,
            "stage": self.stage,
            "answers": round(self.answers, 3),
            "knows_them": round(self.second, 3),
            "shared_rows": self.shared,
            "owed": self.owed,
            "asked_on": self.asked_on.isoformat() if self.asked_on else None,
            "not_before": self.free_from.isoformat() if self.free_from else None,
            "why": self.why,
            "evidence": list(self.evidence),
        }

    @property
    def why(self) -> str:
        """The leg in words."""
        said = [
            f"they share {self.shared} row{'s' if self.shared != 1 else ''} with them, the last {_ago(self.days_since)}"
        ]
        said.append(f"you two are {self.stage}")
        if self.owed:
            said.append("you owe them something first")
        if self.free_from:
            said.append(f"asked lately; not before {self.free_from}")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Way:
    """Whom you want to reach, whether a direct word is better and why, and who could introduce you, the best first."""

    person: str
    direct: bool
    why: str
    legs: tuple[Leg, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "direct": {"better": self.direct, "why": self.why},
            "through": [leg.as_json() for leg in self.legs],
        }


def way(person: str, answers: float, stage: str, legs: Sequence[Leg]) -> Way:
    """Return the way to somebody who would answer you with chance `answers`, you two being at `stage`."""
    ordered = tuple(sorted(legs, key=lambda leg: (-leg.worth, leg.name)))
    if stage in ("conversing", "trusted"):
        return Way(person, True, f"You two are {stage} already; write to them yourself.", ordered)
    if answers >= ENOUGH:
        return Way(
            person,
            True,
            f"A message of yours would be answered in about {answers:.0%} of cases; that spares a favour.",
            ordered,
        )
    if not ordered:
        return Way(person, True, "Nobody whom you know is seen with them; a direct word is all there is.", ())
    if ordered[0].worth <= answers:
        return Way(person, True, "Nobody between you stands better with them than you do.", ordered)
    return Way(
        person,
        False,
        f"A message out of the blue would be answered in about {answers:.0%} of cases; {ordered[0].name} knows them.",
        ordered,
    )


def _ago(days: float) -> str:
    if days < 1:
        return "today"
    if days < 45:
        return f"{days:.0f} days ago"
    return f"{days / 30.4:.0f} months ago" if days < 700 else f"{days / 365.25:.0f} years ago"
