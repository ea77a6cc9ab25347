"""Writing rows by hand, and taking them back.

A row by hand is an interaction like all others, with network "hand" and source "by hand". That it was written, when, in
which words and what it replaces is an entry of the journal (room "notes", kind "row", about the row's key). Taking the
entry back puts the row aside, where it counts nowhere; see `goodstanding.store.aside`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from goodstanding.store import append, clock, journal, queries, ties
from goodstanding.store.aside import HAND
from goodstanding.store.sql import fetch
from goodstanding.values import Handle, Interaction, Profile, Source

ROOM, ROW, APART = "notes", "row", "apart"
SOURCE = "by hand"
OWNER = Handle("name", "hand/me")


class Forgotten(ValueError):
    """The row speaks of somebody who asked to be forgotten."""


def owner() -> tuple[Handle, list[Profile]]:
    """Return the handle to write the owner under, and the profile that must be written with it in an empty home."""
    mine = sorted(queries.owner_handles())
    if mine:
        return mine[0], []
    return OWNER, [Profile(OWNER, Source(SOURCE), owner=True)]


def new_person(name: str) -> Profile:
    """Return the profile of somebody whom only the hand knows."""
    return Profile(Handle("name", f"hand/{' '.join(name.casefold().split())}"), Source(SOURCE), name=name)


def write(
    row: Interaction,
    new: Iterable[Profile],
    data: Mapping[str, Any],
    replaces: Sequence[str] = (),
    at: datetime | None = None,
) -> tuple[str, int]:
    """Write a row and return its key (hex) and the number of its entry, with which it is taken back.

    Raises Forgotten when somebody in it asked to be forgotten; nothing is written then.

    Args:
        new: profiles of people (and of the owner) whom the ledger does not know yet.
        data: what else to keep with the row, as JSON.
        replaces: keys of the rows that this one stands for from now on.
    """
    written = at or clock.now()
    nth = int(fetch("SELECT COALESCE(MAX(id), 0) FROM entry")[0][0]) + 1
    row = replace(
        row, network=HAND, source=Source(SOURCE, nth), identity=f"{HAND}/{written.isoformat()}/{nth}"
    )
    report = append.append([*new, row])
    if not report.new:
        raise Forgotten("Somebody in this row asked to be forgotten, so it is not kept.")
    append.index_words()
    key = append.content_key(row, append.to_micros(row.at) if row.at else 0).hex()
    before = {ref for old in queries.evidence(replaces) for ref in (old.actor, *old.recipients)}
    people = dict.fromkeys([*map(str, (row.actor, *row.recipients)), *queries.people_by_ref(before)])
    number = journal.write(ROOM, ROW, key, {**data, "replaces": list(replaces)}, people, written)
    if replaces:
        _again([key, *replaces])
    return key, number


def take_back(number: int) -> int:
    """Take an entry about rows back (or bring it back, by the number of the undoing); return the undoing's number."""
    undoing = journal.undo(number)
    _again(_keys(number))
    spoken = fetch("SELECT handle_id FROM entry_handle WHERE entry_id = ?", (number,))
    ties.again(row[0] for row in spoken)
    return undoing


def part(hand: str, other: str) -> int:
    """Say that a row by hand and an imported one are two acts; return the number with which that is taken back."""
    number = journal.write(ROOM, APART, f"{hand} {other}")
    _again([hand, other])
    return number


def _keys(number: int) -> list[str]:
    """Return the keys of the rows that an entry is about, or the entry that it takes back."""
    keys: list[str] = []
    for what, about, data, undoes in fetch(
        "SELECT what, about, data, undoes_id FROM entry WHERE id = ?", (number,)
    ):
        if what in (ROW, APART):
            keys += [*about.split(), *json.loads(data).get("replaces", ())]
        elif undoes:
            keys += _keys(undoes)
    return keys


def _again(keys: Iterable[str]) -> None:
    handles: set[int] = set()
    for key in keys:
        for actor, recipients in fetch(
            "SELECT actor_id, recipients FROM interaction WHERE key = ?", (bytes.fromhex(key),)
        ):
            handles |= {actor, *map(int, recipients.split())}
    ties.again(handles)
