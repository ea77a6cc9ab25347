"""Looking at people: gather their rows, call the ledger once, hand on what it says.

Used by `who`, `today`, the pages and `check`. "As of" a moment before the newest row, ties are folded again from
the rows up to it; otherwise the kept ones are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from goodstanding.ledger.habits import Habits
from goodstanding.ledger.owed import Owed, owed, tried
from goodstanding.ledger.standing import Standing, standing
from goodstanding.ledger.tie import EMPTY, Tie
from goodstanding.store import queries, ties, trust
from goodstanding.store.codes import NO_DATE
from goodstanding.store.queries import PersonRow
from goodstanding.values import Row


@dataclass(frozen=True, slots=True)
class Look:
    """One person at one moment: who, the tie, what it means, what is owed, and their newest rows, oldest first."""

    person: PersonRow
    tie: Tie
    standing: Standing
    owed: tuple[Owed, ...]
    rows: tuple[Row, ...]


def is_past(as_of: datetime) -> bool:
    """Say whether the ledger holds rows after `as_of`, so that kept ties know too much."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM tie WHERE last_at > %s)", [queries.until(as_of)])
        return bool(cursor.fetchone()[0])


def look(person: PersonRow, as_of: datetime, each: int = 200) -> Look:
    """Return what the ledger says of one person at `as_of`."""
    return looks([person], as_of, each)[0]


def looks(people: Sequence[PersonRow], as_of: datetime, each: int = 40) -> list[Look]:
    """Return what the ledger says of several people at `as_of`, in their order, in a fixed number of queries."""
    numbers = [person.id for person in people]
    past = is_past(as_of)
    folded = ties_at(as_of, numbers) if past else kept_ties(numbers)
    habits = Habits.of(ties_at(as_of).values()) if past else kept_habits()
    rows = queries.rows_of(numbers, each, as_of)
    at = as_of.timestamp()
    changes = worths()
    own = trust.kept_map(as_of)
    found = []
    for person in people:
        tie = folded.get(person.id, EMPTY)
        mine = tuple(rows.get(person.id, ()))
        # What a third person said in a group, or when introducing the two, is not this person's doing.
        between = tuple(row for row in mine if row.mine or row.actor == person.ref)
        due = owed(between, as_of)
        said = standing(tie, habits, at, own, changes, len(due), due, tried(between, as_of))
        found.append(Look(person, tie, said, due, mine))
    return found


def kept_ties(people: Sequence[int]) -> dict[int, Tie]:
    """Return the kept ties of these people; whoever never had contact is not in it."""
    found: dict[int, Tie] = {}
    for start in range(0, len(people), 30_000):
        some = people[start : start + 30_000]
        marks = ",".join("?" * len(some))
        for person, state in queries._all(
            f"SELECT person_id, state FROM tie WHERE person_id IN ({marks})", some
        ):
            found[person] = Tie.from_bytes(bytes(state))
    return found


def ties_at(as_of: datetime, people: Sequence[int] | None = None) -> Mapping[int, Tie]:
    """Return ties folded from the rows up to `as_of` only: of these people, or of everybody."""
    where, values = "", []
    if people is not None:
        where, values = f"AND h.person_id IN ({','.join('?' * len(people))})", list(people)
    statement = (
        "SELECT h.person_id, p.at, p.role, p.kind, p.n FROM handle h JOIN part p ON p.handle_id = h.id"
        f" WHERE p.role > 0 AND p.at > {NO_DATE} AND p.at <= {queries.until(as_of)} {where}"
    )
    return dict(ties.fold_rows(_sql(), statement, values))


def kept_habits() -> Habits:
    """Return the owner's habits, kept up to date with the ties."""
    kept = queries.remembered("habits")
    return Habits._make(kept) if kept else Habits()


def worths() -> Mapping[str, float]:
    """Return the user's own changes to what acts are worth, by kind."""
    kept: Mapping[str, float] = queries.remembered("worths") or {}
    return kept


def evidence_of(one: Look) -> list[str]:
    """Return the ids of the rows that a person's standing was read from, newest first."""
    return [row.id for row in reversed(one.rows)]


def _sql() -> Any:
    connection.ensure_connection()
    return connection.connection
