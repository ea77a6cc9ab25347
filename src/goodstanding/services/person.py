"""How the two of you stand: gather a person's rows, call the ledger once, hand on what it says.

Used by `who`, `today`, the pages and `check`. "As of" a moment before the newest row, ties are folded again from
the rows up to it; otherwise the kept ones are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodstanding.ledger.habits import Habits
from goodstanding.ledger.owed import Owed, owed, tried
from goodstanding.ledger.standing import Standing, stage_of, standing
from goodstanding.ledger.tie import EMPTY, Tie
from goodstanding.services import trust
from goodstanding.services.people import one_person
from goodstanding.store import queries, ties
from goodstanding.store.queries import PersonRow
from goodstanding.values import Row

__all__ = ["Look", "look", "looks", "one", "stage_of", "ties_of"]


@dataclass(frozen=True, slots=True)
class Look:
    """One person at one moment: who, the tie, what it means, what is owed, and their newest rows, oldest first."""

    as_of: datetime
    person: PersonRow
    tie: Tie
    standing: Standing
    owed: tuple[Owed, ...]
    rows: tuple[Row, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the rows that the standing was read from, newest first."""
        return tuple(row.id for row in reversed(self.rows))

    def as_json(self) -> dict[str, Any]:
        """Return the contract's JSON of `who`."""
        said = self.standing
        silence = said.neglect
        return {
            "person": self.person.name or self.person.ref,
            "ref": self.person.ref,
            "position": self.person.position,
            "company": self.person.company,
            "handles": list(self.person.handles),
            "as_of": self.as_of.isoformat(),
            "standing": {
                "reply_probability": round(said.reply_probability, 4),
                "reply_interval": [round(x, 4) for x in said.reply_interval] if said.reply_interval else None,
                "reply_why": list(said.reply_why),
                "stage": str(said.stage),
                "reciprocity": {
                    "share": round(said.reciprocity.share, 4),
                    "low": round(said.reciprocity.low, 4),
                    "high": round(said.reciprocity.high, 4),
                },
                "neglect": {
                    "silence_days": _rounded(silence.silence_days),
                    "usual_gap_days": _rounded(silence.usual_gap_days),
                    "fading": silence.fading,
                },
                "unanswered": said.unanswered,
                "wait_days": _rounded(said.wait_days),
                "may_ask": {
                    "answer": str(said.may_ask.answer),
                    "why": list(said.may_ask.why),
                    "change": said.may_ask.change,
                },
            },
            "owed": [
                {
                    "kind": str(due.kind),
                    "why": due.why,
                    "at": due.at.isoformat() if due.at else None,
                    "evidence": list(due.evidence),
                }
                for due in self.owed
            ],
            "evidence": list(self.evidence),
        }


def look(who: PersonRow, as_of: datetime, each: int = 200) -> Look:
    """Return what the ledger says of one person at `as_of`."""
    return looks([who], as_of, each)[0]


def looks(people: Sequence[PersonRow], as_of: datetime, each: int = 40) -> list[Look]:
    """Return what the ledger says of several people at `as_of`, in their order, in a fixed number of queries."""
    numbers = [person.id for person in people]
    past = queries.is_past(as_of)
    folded = ties.folded_at(as_of, numbers) if past else ties.kept_of(numbers)
    habits = Habits.of(ties.folded_at(as_of).values()) if past else ties.own_habits()
    rows = queries.rows_of(numbers, each, as_of)
    at = as_of.timestamp()
    changes = ties.worths()
    own = trust.kept_map(as_of)
    found = []
    for person in people:
        tie = folded.get(person.id, EMPTY)
        mine = tuple(rows.get(person.id, ()))
        # What a third person said in a group, or when introducing the two, is not this person's doing.
        between = tuple(row for row in mine if row.mine or row.actor == person.ref)
        due = owed(between, as_of)
        said = standing(tie, habits, at, own, changes, len(due), due, tried(between, as_of))
        found.append(Look(as_of, person, tie, said, due, mine))
    return found


def ties_of(people: Sequence[int]) -> dict[int, Tie]:
    """Return the ties of these people as they are now; whoever never had contact is not in it."""
    return ties.kept_of(people)


def one(text: str, as_of: datetime) -> Look:
    """Return what the ledger says of the person that a name or handle means. Raises Unclear."""
    return look(one_person(text), as_of)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
