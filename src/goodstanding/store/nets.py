"""Nets over the whole ledger: whom to look at more closely, by columns of the ties, kinds of rows and words.

Each has a limit, so that what is looked at stays the same for a hundred people and for a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from goodstanding.ledger.habits import Habits
from goodstanding.store import queries, ties
from goodstanding.store.codes import KIND_CODE, TO_ME
from goodstanding.store.sql import fetch, marks
from goodstanding.values import Kind


class Columns(NamedTuple):
    """What lists sort by, of one person. Instants in microseconds."""

    person: int
    owed: int
    pending: int
    last_in: int | None
    last_out: int | None
    strength: float
    fade_at: int | None


def columns(as_of: datetime) -> list[Columns]:
    """Return the columns of everybody's tie but the owner's, as of a moment."""
    if not queries.is_past(as_of):
        return [
            Columns(*row)
            for row in fetch(
                "SELECT person_id, owed, pending, last_in, last_out, strength, fade_at FROM tie"
                " WHERE person_id NOT IN (SELECT id FROM person WHERE owner)"
            )
        ]
    folded = ties.folded_at(as_of)
    habits = Habits.of(folded.values())
    return [Columns(person, *ties.columns(tie, habits)) for person, tie in folded.items()]


def by_kind(kinds: Sequence[Kind], role: int, since: int, until: int, limit: int) -> list[int]:
    """Return the people with the newest rows of some kinds in one direction, in a window of time."""
    codes = [KIND_CODE[kind] for kind in kinds]
    found = fetch(
        "SELECT h.person_id, MAX(p.at) AS newest FROM part p JOIN handle h ON h.id = p.handle_id"
        f" WHERE p.role = ? AND p.kind IN ({marks(codes)}) AND p.at BETWEEN ? AND ?"
        " GROUP BY h.person_id ORDER BY newest DESC, h.person_id LIMIT ?",
        (role, *codes, since, until, limit),
    )
    return [row[0] for row in found]


def by_words(words: str, since: int, until: int, limit: int) -> list[int]:
    """Return the people who wrote something with such words to the owner, in a window of time, latest first."""
    # The newest matches only: in a large ledger, words as common as a year are in too many rows to look at all.
    found = fetch(
        "SELECT h.person_id, MAX(i.at) AS newest FROM"
        " (SELECT rowid FROM interaction_words WHERE interaction_words MATCH ? ORDER BY rowid DESC LIMIT 4000) w"
        " JOIN interaction i ON i.id = w.rowid JOIN handle h ON h.id = i.actor_id"
        " WHERE i.at BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM part p WHERE p.handle_id = i.actor_id"
        " AND p.at = i.at AND p.interaction_id = i.id AND p.role = ?)"
        " GROUP BY h.person_id ORDER BY newest DESC, h.person_id LIMIT ?",
        (words, since, until, TO_ME, limit),
    )
    return [row[0] for row in found]


def strongest(refs: Sequence[str], limit: int) -> list[int]:
    """Return those of some people whom the owner has the strongest ties with."""
    some = refs[:5_000]
    found = fetch(
        "SELECT p.id FROM person p JOIN tie t ON t.person_id = p.id"
        f" WHERE p.ref IN ({marks(some)}) ORDER BY t.strength DESC, t.last_at DESC LIMIT ?",
        (*some, limit),
    )
    return [row[0] for row in found]
