"""Which rows are behind this: found by id, person or words, with names for references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from goodstanding.store import queries
from goodstanding.store.queries import PersonRow
from goodstanding.values import ME, Row

NAMED = 3  # so many recipients are named, the rest are counted


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a row counts nowhere (withdrawn, replaced, same), and the id of the row that stands for it, "" for none."""

    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with the names of the people in it.

    `to`: to whom, the first few. `aside`: why it counts nowhere; `behind`: the rows it stands for, with why.
    """

    row: Row
    who: str
    who_ref: str
    to: tuple[tuple[str, str], ...]
    more: int
    aside: Aside | None = None
    behind: tuple[tuple[str, Row], ...] = ()

    @property
    def theirs(self) -> bool:
        return not self.row.mine


def shown(rows: Iterable[Row]) -> list[Shown]:
    """Return the rows with names, in their order, with a fixed number of queries."""
    some = list(rows)
    refs = {ref for row in some for ref in (row.actor, *row.recipients[: NAMED + 1])} - {ME, "forgotten"}
    names = queries.names(refs)

    aside = queries.standing_aside([row.id for row in some])
    behind = queries.behind([row.id for row in some])

    def name(ref: str) -> str:
        if ref == ME:
            return "you"
        return names.get(ref) or ("somebody since forgotten" if ref == "forgotten" else ref)

    return [
        Shown(
            row,
            name(row.actor),
            row.actor,
            tuple((ref, name(ref)) for ref in row.recipients[:NAMED]),
            max(0, len(row.recipients) - NAMED),
            Aside(*aside[row.id]) if row.id in aside else None,
            tuple(behind.get(row.id, ())),
        )
        for row in some
    ]


def evidence(ids: Sequence[str]) -> list[Row]:
    """Return the rows with these ids, oldest first; those that are gone are left out."""
    return queries.evidence(ids)


def timeline(
    person: PersonRow, before: tuple[int, int] | None = None, limit: int = 50, as_of: datetime | None = None
) -> tuple[list[Row], tuple[int, int] | None]:
    """Return a person's newest rows before a place, and the place to go on from."""
    return queries.timeline(person.id, before, limit, as_of)


def by_year(person: PersonRow) -> list[tuple[int, int, int]]:
    """Return (year, done by the owner for them, done by them for the owner), years in order."""
    return queries.by_year(person.id)
