"""Who took part in what: the table `part`, made from the rows of `interaction` that count.

`part` leads from a handle to its rows; ties are folded from it. It can be made again from the rows at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodstanding.store.codes import NO_DATE, THERE, TO_ME, TO_THEM

# For a statement that calls the table `i`: a row that does not stand aside (`store/aside.py`).
COUNTS = "NOT EXISTS (SELECT 1 FROM aside WHERE aside.interaction_id = i.id)"


def parts_of(
    number: int, at: int | None, actor: int, recipients: list[int], kind: int, owners: set[int]
) -> list[tuple[int, int, int, int, int, int]]:
    """Return who took part in an interaction apart from the owner, as rows of `part`."""
    when = at if at is not None else NO_DATE
    n = len(recipients) or 1
    if actor in owners:
        return [(r, when, number, TO_THEM, kind, n) for r in recipients if r and r not in owners]
    role = TO_ME if not owners.isdisjoint(recipients) else THERE
    parts = [(actor, when, number, role, kind, n)]
    parts += [(r, when, number, THERE, kind, n) for r in recipients if r and r not in owners and r != actor]
    return parts


def remove_parts(sql: Any, rows: Iterable[tuple[Any, ...]]) -> set[int]:
    """Take the parts of some interactions (id, at, actor, recipients, ...) away; return the handles in them.

    `part` is sorted by handle, so each part is found by its whole key: looking for interactions in it would read
    the whole table every time.
    """
    keys = []
    for number, at, actor, recipients, *_ in rows:
        when = at if at is not None else NO_DATE
        keys += [(handle, when, number) for handle in {actor, *map(int, recipients.split())} if handle]
    sql.executemany("DELETE FROM part WHERE handle_id = ? AND at = ? AND interaction_id = ?", keys)
    return {handle for handle, _, _ in keys}


def rewrite_parts(sql: Any, ids: list[int], owners: set[int]) -> None:
    """Write `part` again for some interactions, once more of the owner's own handles are known."""
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = sql.execute(
            f"SELECT id, at, actor_id, recipients, kind FROM interaction i WHERE id IN ({marks}) AND {COUNTS}",
            some,
        ).fetchall()
        touched = remove_parts(sql, rows)
        parts = []
        for number, at, actor, recipients, kind in rows:
            parts += parts_of(number, at, actor, [int(r) for r in recipients.split()], kind, owners)
        sql.executemany("INSERT OR IGNORE INTO part VALUES (?,?,?,?,?,?)", sorted(parts))
        sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in touched])
