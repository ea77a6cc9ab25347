"""The journal: what a room must remember, as rows that are only ever added.

A need, a step of an introduction, a consent, a remark, a chosen sense: each is an *entry* of a room, of a kind
(`what`), about something (a key of the room's own), with its `data` as JSON, and with the people it speaks of.
Taking back is a further entry that points at it, and that one can be taken back in turn, so nothing is lost and
everything can be undone exactly. What the entries amount to is the core's to fold; here they are kept and read.

    number = journal.write("introduce", "asked", about="kestrel-hale", data={"on": "2026-11-30"}, people=[ref])
    journal.undo(number)
    journal.entries("introduce", about="kestrel-hale")     # without what was taken back

`erase.forget` takes out every entry that speaks of the person, so name them in `people` and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from goodstanding.store import clock
from goodstanding.store.lock import writing
from goodstanding.store.sql import fetch, marks

UNDO = "undo"


class UnknownPerson(ValueError):
    """An entry names somebody whom the ledger does not know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `people` are references as they are now, so a merge shows here without rewriting anything.

    `undoes` is the number of the entry that this one takes back, None for all others.
    """

    id: int
    at: datetime
    room: str
    what: str
    about: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    undoes: int | None = None


def write(
    room: str,
    what: str,
    about: str = "",
    data: Mapping[str, Any] | None = None,
    people: Iterable[str] = (),
    at: datetime | None = None,
) -> int:
    """Add an entry and return its number, with which it can be undone.

    Args:
        people: handles (`network:key`) of those it speaks of, any handle of theirs.
        at: when it was said; this moment when left out.

    Raises:
        UnknownPerson: when a handle is not in the ledger; nothing is written then.
    """
    return _add(room, what, about, data or {}, list(people), at, None)


def undo(number: int, at: datetime | None = None) -> int:
    """Take an entry back (or an undoing, which brings it back) and return the number of the row that says so.

    What is taken back already stays so: the number of the first undoing is returned, nothing is added.
    Raises KeyError when there is no such entry.
    """
    found = fetch("SELECT room, about FROM entry WHERE id = ?", (number,))
    if not found:
        raise KeyError(number)
    room, about = found[0]
    for entry in reversed(entries(room, about=about, everything=True)):
        if entry.undoes == number and entry.id not in undone(room):
            return entry.id
    return _add(room, UNDO, about, {}, [], at, number)


def entries(
    room: str,
    what: str | Sequence[str] = (),
    about: str | None = None,
    person: str | None = None,
    until: datetime | None = None,
    everything: bool = False,
) -> list[Entry]:
    """Return the entries of a room that stand, oldest first.

    Args:
        what: only of this kind, or of these kinds; all when empty.
        about: only about this.
        person: only those that speak of the person whom this handle belongs to.
        until: the room as it stood then: later entries, and later undoings, do not count.
        everything: also those that were taken back, and the undoings themselves.
    """
    kinds = [what] if isinstance(what, str) else list(what)
    conditions, values = ["e.room = ?"], [room]
    if kinds:
        conditions.append(f"e.what IN ({marks(kinds)})")
        values += kinds
    if about is not None:
        conditions.append("e.about = ?")
        values.append(about)
    if person is not None:
        network, _, key = person.partition(":")
        conditions.append(
            "e.id IN (SELECT entry_id FROM entry_handle WHERE handle_id IN (SELECT id FROM handle WHERE person_id ="
            " (SELECT person_id FROM handle WHERE network = ? AND key = ?)))"
        )
        values += [network, key]
    found = fetch(
        "SELECT e.id, e.at, e.room, e.what, e.about, e.data, e.undoes_id FROM entry e"
        f" WHERE {' AND '.join(conditions)} ORDER BY e.id",
        values,
    )
    gone = set() if everything else undone(room, until)
    kept = [
        Entry(number, _moment(at), where, kind, key, json.loads(data), (), undoes)
        for number, at, where, kind, key, data, undoes in found
        if number not in gone and (everything or kind != UNDO)
    ]
    if until is not None:
        kept = [entry for entry in kept if entry.at <= until]
    return _with_people(kept)


def undone(room: str, until: datetime | None = None) -> set[int]:
    """Return the numbers of the entries of a room that are taken back, an undone undoing not counting."""
    links = fetch(
        "SELECT id, undoes_id, at FROM entry WHERE room = ? AND undoes_id IS NOT NULL ORDER BY id DESC",
        (room,),
    )
    gone: set[int] = set()
    for number, target, at in links:  # the newest first: whether an undoing stands is known before it counts
        if number not in gone and (until is None or _moment(at) <= until):
            gone.add(target)
    return gone


def _add(
    room: str,
    what: str,
    about: str,
    data: Mapping[str, Any],
    people: list[str],
    at: datetime | None,
    undoes: int | None,
) -> int:
    connection.ensure_connection()
    sql = connection.connection
    with writing(), transaction.atomic():
        handles = []
        for ref in people:
            network, _, key = ref.partition(":")
            row = sql.execute(
                "SELECT id FROM handle WHERE network = ? AND key = ?", (network, key)
            ).fetchone()
            if row is None:
                raise UnknownPerson(f'"{ref}" is nobody whom the ledger knows')
            handles.append(row[0])
        moment = (at or clock.now()).astimezone(UTC).isoformat(sep=" ")
        number = int(
            sql.execute(
                "INSERT INTO entry (at, room, what, about, data, undoes_id) VALUES (?,?,?,?,?,?)",
                (moment, room, what, about, json.dumps(data, ensure_ascii=False), undoes),
            ).lastrowid
        )
        sql.executemany(
            "INSERT OR IGNORE INTO entry_handle (entry_id, handle_id) VALUES (?,?)",
            [(number, handle) for handle in handles],
        )
    return number


def _with_people(found: list[Entry]) -> list[Entry]:
    spoken: dict[int, list[str]] = {}
    numbers = [entry.id for entry in found]
    for start in range(0, len(numbers), 30_000):
        some = numbers[start : start + 30_000]
        for number, ref in fetch(
            "SELECT eh.entry_id, p.ref FROM entry_handle eh JOIN handle h ON h.id = eh.handle_id"
            f" JOIN person p ON p.id = h.person_id WHERE eh.entry_id IN ({marks(some)}) ORDER BY eh.id",
            some,
        ):
            refs = spoken.setdefault(number, [])
            if ref not in refs:
                refs.append(ref)
    return [
        Entry(e.id, e.at, e.room, e.what, e.about, e.data, tuple(spoken.get(e.id, ())), e.undoes)
        for e in found
    ]


def _moment(value: str | datetime) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
