"""Derived ties: one row of `tie` for each person, folded from their rows of `part`.

The folding itself is the ledger's (`goodstanding.ledger`); this only gathers, calls it once, and stores.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from goodstanding.ledger.habits import Habits
from goodstanding.ledger.standing import neglect
from goodstanding.ledger.tie import Tie, Touch, fold
from goodstanding.store import aside, persons
from goodstanding.store.codes import KINDS, NO_DATE, TO_THEM, until
from goodstanding.store.lock import writing
from goodstanding.store.memory import remembered
from goodstanding.store.sql import fetch, marks

# Up to so many rows the plain fold is quicker than loading the columnar engine.
_FEW = 20_000


def stale() -> bool:
    """Say whether rows have arrived that the ties do not know yet (an import that was broken off)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM stale)")
        return bool(cursor.fetchone()[0])


def refresh(everybody: bool = False) -> int:
    """Bring persons and ties up to date with the rows; return how many ties were folded.

    One transaction: a reader sees the ledger before or after, never between.
    """
    connection.ensure_connection()
    sql = connection.connection
    with transaction.atomic():
        count = sql.execute("SELECT COUNT(*) FROM stale").fetchone()[0]
        if not count and not everybody:
            return 0
        affected = persons.refresh(sql)
        sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in aside.settle(sql)])
        affected |= {
            row[0]
            for row in sql.execute(
                "SELECT DISTINCT person_id FROM handle WHERE id IN (SELECT handle_id FROM stale)"
            )
        }
        total = sql.execute("SELECT COUNT(*) FROM person").fetchone()[0]
        whole = everybody or len(affected) * 2 > total
        persons.describe(sql, None if whole else affected)
        folded = _fold(sql, None if whole else affected)
        sql.execute("DELETE FROM stale")
    return folded


def again(handles: Iterable[int]) -> None:
    """Bring persons and the ties of these handles up to date, after the journal said something about their rows."""
    connection.ensure_connection()
    with writing():
        with transaction.atomic():
            connection.connection.executemany(
                "INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in handles if n]
            )
        refresh()


def handles_of(people: Sequence[int]) -> list[int]:
    """Return the numbers of all handles of these people."""
    return [row[0] for row in fetch(f"SELECT id FROM handle WHERE person_id IN ({marks(people)})", people)]


def _fold(sql: Any, people: set[int] | None) -> int:
    habits = Habits()
    if people is None:
        sql.execute("DELETE FROM tie")
        where = ""
    else:
        sql.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
        sql.execute("DELETE FROM wanted")
        sql.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(n,) for n in people])
        # What these people's old ties gave to the habits goes; what the others gave stays.
        before = Habits.of(
            Tie.from_bytes(bytes(row[0]))
            for row in sql.execute("SELECT state FROM tie WHERE person_id IN (SELECT id FROM wanted)")
        )
        kept = sql.execute("SELECT value FROM memory WHERE name = 'habits'").fetchone()
        if kept:
            habits = Habits._make(a - b for a, b in zip(json.loads(kept[0]), before, strict=True))
        sql.execute("DELETE FROM tie WHERE person_id IN (SELECT id FROM wanted)")
        where = "AND h.person_id IN (SELECT id FROM wanted)"
    statement = (
        "SELECT h.person_id, p.at, p.role, p.kind, p.n FROM handle h JOIN part p ON p.handle_id = h.id"
        f" WHERE p.role > 0 AND p.at > {NO_DATE} {where}"
    )
    folded = list(fold_rows(sql, statement))
    habits = habits.merged(Habits.of(tie for _, tie in folded))
    _write(sql, [_row(person, tie, habits) for person, tie in folded])
    sql.execute(
        "INSERT OR REPLACE INTO memory (name, value) VALUES ('habits', ?)", (json.dumps(list(habits)),)
    )
    return len(folded)


def fold_rows(sql: Any, statement: str, values: Sequence[Any] = ()) -> Iterable[tuple[int, Tie]]:
    """Fold what a statement selects (person, at, role, kind, n), in any order: plainly, or in columns if many."""
    rows = sql.execute(statement, values).fetchmany(_FEW)
    if len(rows) < _FEW:
        return _fold_few(rows)
    del rows
    return fold_columns(sql, statement, values)


def _fold_few(rows: list[tuple[int, int, int, int, int]]) -> Iterable[tuple[int, Tie]]:
    rows.sort()
    at = 0
    while at < len(rows):
        person = rows[at][0]
        end = at
        while end < len(rows) and rows[end][0] == person:
            end += 1
        yield person, fold(touch(*row[1:]) for row in rows[at:end])
        at = end


def touch(at: int, role: int, kind: int, n: int, id: str = "") -> Touch:
    """Return a row of `part` as the ledger's touch."""
    return Touch(at / 1e6, role == TO_THEM, str(KINDS[kind]), n, id)


def fold_columns(sql: Any, statement: str, values: Sequence[Any] = ()) -> Iterable[tuple[int, Tie]]:
    """Fold what a statement selects (person, at, role, kind, n) with the columnar engine."""
    import numpy as np
    import polars as pl

    from goodstanding.ledger.batch import ties_from_frame

    columns: list[list[Any]] = [[], [], [], [], []]
    cursor = sql.execute(statement, values)
    parts = []
    while rows := cursor.fetchmany(200_000):
        parts.append(np.array(rows, dtype=np.int64))
    if not parts:
        return []
    table = np.concatenate(parts)
    del parts, columns
    frame = pl.DataFrame(
        {
            "person": table[:, 0],
            "at": table[:, 1] / 1e6,
            "out": table[:, 2] == TO_THEM,
            "kind": pl.Series(table[:, 3])
            .cast(pl.Int32)
            .replace_strict(dict(enumerate(map(str, KINDS))), return_dtype=pl.String),
            "recipients": table[:, 4],
        }
    )
    return ties_from_frame(frame)


def _write(sql: Any, batch: list[tuple[Any, ...]]) -> None:
    sql.executemany(
        "INSERT OR REPLACE INTO tie (person_id, state, rows, last_at, last_in, last_out, owed, pending,"
        " strength, fade_at) VALUES (?,?,?,?,?,?,?,?,?,?)",
        batch,
    )


def _row(person: int, tie: Tie, habits: Habits) -> tuple[Any, ...]:
    owed, pending, last_in, last_out, strength, fade_at = columns(tie, habits)
    touches = tie.out.touches + tie.into.touches
    return (
        person, tie.to_bytes(), touches, _micros(tie.last), last_in, last_out, owed, pending, strength, fade_at,
    )  # fmt: skip


def columns(tie: Tie, habits: Habits) -> tuple[int, int, int | None, int | None, float, int | None]:
    """Return what lists sort by: owed, pending, last in, last out, strength, when it begins to fade."""
    return (
        tie.owed,
        tie.pending,
        _micros(tie.into.last),
        _micros(tie.out.last),
        float(tie.exchanges),
        _micros(neglect(tie, habits, tie.last).fade_at),
    )


def _micros(at: float | None) -> int | None:
    return round(at * 1e6) if at is not None and math.isfinite(at) else None


def kept_of(people: Sequence[int]) -> dict[int, Tie]:
    """Return the kept ties of these people; whoever never had contact is not in it."""
    found: dict[int, Tie] = {}
    for start in range(0, len(people), 30_000):
        some = people[start : start + 30_000]
        for person, state in fetch(
            f"SELECT person_id, state FROM tie WHERE person_id IN ({marks(some)})", some
        ):
            found[person] = Tie.from_bytes(bytes(state))
    return found


def folded_at(as_of: datetime, people: Sequence[int] | None = None) -> Mapping[int, Tie]:
    """Return ties folded from the rows up to `as_of` only: of these people, or of everybody."""
    where, values = ("", []) if people is None else (f"AND h.person_id IN ({marks(people)})", list(people))
    statement = (
        "SELECT h.person_id, p.at, p.role, p.kind, p.n FROM handle h JOIN part p ON p.handle_id = h.id"
        f" WHERE p.role > 0 AND p.at > {NO_DATE} AND p.at <= {until(as_of)} {where}"
    )
    connection.ensure_connection()
    return dict(fold_rows(connection.connection, statement, values))


def own_habits() -> Habits:
    """Return the owner's habits, kept up to date with the ties."""
    found = remembered("habits")
    return Habits._make(found) if found else Habits()


def worths() -> Mapping[str, float]:
    """Return the user's own changes to what acts are worth, by kind."""
    found: Mapping[str, float] = remembered("worths") or {}
    return found
