"""Who knows whom: people who stand in one row together, whether or not the owner does.

A meeting, a mail to both, an introduction, a comment of one on the other: each shows that two people know of each other.
A row to many shows nothing of the kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goodstanding.store import queries
from goodstanding.store.sql import fetch, marks

FEW = 12  # people in a row, the owner among them, up to which they are taken to know each other


class Shared(NamedTuple):
    """What two people have in common: how many rows, when the latest was (microseconds), and the newest rows' ids."""

    rows: int
    last: int
    evidence: tuple[str, ...]


def pairs(people: Sequence[int], until: int) -> dict[tuple[int, int], Shared]:
    """Return what each two of these people share, up to a moment (microseconds), by their numbers, the smaller first."""
    members: dict[int, set[int]] = defaultdict(set)
    at: dict[int, int] = {}
    for start in range(0, len(people), 20_000):
        some = list(people[start : start + 20_000])
        for row, person, when in fetch(
            "SELECT part.interaction_id, h.person_id, part.at FROM part JOIN handle h ON h.id = part.handle_id"
            f" WHERE h.person_id IN ({marks(some)}) AND part.at <= ?",
            (*some, until),
        ):
            members[row].add(person)
            at[row] = when
    return _pairs({row: inside for row, inside in members.items() if len(inside) > 1}, at)


def around(person: int, until: int, limit: int = 400) -> list[int]:
    """Return the people who stand in rows with one person (the owner left out), those met latest first."""
    # `part` is sorted by handle, so who else is in a row is read from the row itself.
    rows = fetch(
        "SELECT i.actor_id, i.recipients FROM part JOIN handle h ON h.id = part.handle_id"
        " JOIN interaction i ON i.id = part.interaction_id WHERE h.person_id = ? AND part.at <= ?"
        " ORDER BY part.at DESC LIMIT 5000",
        (person, until),
    )
    handles: dict[int, None] = {}
    for actor, recipients in rows:
        inside = {actor, *map(int, recipients.split())}
        if len(inside) <= FEW:
            handles.update(dict.fromkeys(sorted(inside)))
    people: dict[int, None] = {}
    some = list(handles)
    for start in range(0, len(some), 20_000):
        part = some[start : start + 20_000]
        owner_of = dict(
            fetch(
                "SELECT h.id, h.person_id FROM handle h JOIN person p ON p.id = h.person_id"
                f" WHERE h.id IN ({marks(part)}) AND NOT p.owner",
                part,
            )
        )
        people.update(dict.fromkeys(owner_of[number] for number in part if number in owner_of))
    people.pop(person, None)
    return list(people)[:limit]


def _pairs(members: dict[int, set[int]], at: dict[int, int]) -> dict[tuple[int, int], Shared]:
    crowded = _crowded(members)
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, inside in members.items():
        if row in crowded:
            continue
        ordered = sorted(inside)
        for number, one in enumerate(ordered):
            for other in ordered[number + 1 :]:
                rows[one, other].append(row)
    newest = {pair: sorted(some, key=lambda row: at[row], reverse=True) for pair, some in rows.items()}
    ids = _ids({row for some in newest.values() for row in some[:5]})
    return {
        pair: Shared(len(some), at[some[0]], tuple(ids[row] for row in some[:5]))
        for pair, some in newest.items()
    }


def _crowded(rows: Iterable[int]) -> set[int]:
    """Return the rows that more than a few people take part in."""
    some, found = list(rows), set()
    for start in range(0, len(some), 20_000):
        part = some[start : start + 20_000]
        found |= {
            row[0]
            for row in fetch(
                "SELECT id FROM interaction WHERE id IN"
                f" ({marks(part)}) AND LENGTH(recipients) - LENGTH(REPLACE(recipients, ' ', '')) >= ?",
                (*part, FEW - 1),
            )
        }
    return found


def _ids(rows: Iterable[int]) -> dict[int, str]:
    some = list(rows)
    found: dict[int, str] = {}
    for start in range(0, len(some), 20_000):
        part = some[start : start + 20_000]
        found |= {
            number: key.lower()
            for number, key in fetch(
                f"SELECT id, hex(key) FROM interaction WHERE id IN ({marks(part)})", part
            )
        }
    return found


def at_firm(firm: str) -> list[queries.PersonRow]:
    """Return the people whose newest profile names a firm, those in touch latest first."""
    found = fetch(
        "SELECT p.id FROM person p LEFT JOIN tie t ON t.person_id = p.id WHERE p.company = ? COLLATE NOCASE AND NOT p.owner"
        " ORDER BY t.last_at IS NULL, t.last_at DESC LIMIT 200",
        (firm,),
    )
    return queries.people_by_id([row[0] for row in found])
