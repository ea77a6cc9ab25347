"""Rows that stay readable and count nowhere: taken back, replaced by a correction, or one act that came twice.

    withdrawn   a row by hand that was undone
    replaced    a row that a correction stands for; `behind` is the correction
    same        a meeting written by hand that a calendar brought too; `behind` is the calendar's row

Which rows these are follows from the journal (room "notes": "row", "apart") and from the rows themselves, so the table
can be made again at any time. The parts of such rows are taken out of `part`; whoever reads `interaction` itself adds the
condition `parts.COUNTS`. That is all: ties, agenda, ratios, queries and columns then agree, because none of them sees
the row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from goodstanding.store.codes import KIND_CODE
from goodstanding.store.parts import remove_parts, rewrite_parts
from goodstanding.store.sql import marks
from goodstanding.values import Kind

HAND = "hand"  # the network of rows by hand
WITHDRAWN, REPLACED, SAME = "withdrawn", "replaced", "same"
_DAY = 86_400_000_000
# What a calendar calls a meeting may have been a call. Of other acts only the very same kind is one act.
_ALIKE = ({KIND_CODE[Kind.MEETING], KIND_CODE[Kind.CALL]},)


class Place(NamedTuple):
    """Why a row stands aside, and the row that stands for it (None: nothing does)."""

    why: str
    behind: int | None = None


def settle(sql: Any) -> set[int]:
    """Bring `aside` and the parts up to date with journal and rows; return the handles whose ties must be folded again.

    Persons must be up to date: whether two rows are about the same people depends on who is whom.
    """
    before = {n: Place(why, behind) for n, why, behind in sql.execute("SELECT * FROM aside")}
    wanted = _told(sql)
    wanted |= _twice(sql, set(wanted))
    if wanted == before:
        return set()
    leaving = [n for n in before if n not in wanted]
    coming = [n for n in wanted if n not in before]
    sql.execute("DELETE FROM aside")
    sql.executemany(
        "INSERT INTO aside (interaction_id, why, behind_id) VALUES (?,?,?)",
        [(n, place.why, place.behind) for n, place in wanted.items()],
    )
    touched: set[int] = set()
    for some in _chunks(coming):
        touched |= remove_parts(
            sql,
            sql.execute(
                f"SELECT id, at, actor_id, recipients FROM interaction WHERE id IN ({marks(some)})", some
            ),
        )
    rewrite_parts(sql, leaving, {row[0] for row in sql.execute("SELECT id FROM handle WHERE owner")})
    for some in _chunks(leaving):
        for actor, recipients in sql.execute(
            f"SELECT actor_id, recipients FROM interaction WHERE id IN ({marks(some)})", some
        ):
            touched |= {actor, *map(int, recipients.split())}
    return touched


def _told(sql: Any) -> dict[int, Place]:
    """Return the rows that the journal takes back or replaces."""
    gone = _undone(sql)
    written: dict[str, bool] = {}  # key of a row by hand: whether it stands
    replaced: dict[str, str] = {}
    for number, about, data in sql.execute(
        "SELECT id, about, data FROM entry WHERE room = 'notes' AND what = 'row' ORDER BY id"
    ):
        stands = number not in gone
        written[about] = stands
        if stands:
            replaced |= dict.fromkeys(json.loads(data).get("replaces", ()), about)
    ids = _ids(sql, [*(key for key, stands in written.items() if not stands), *replaced, *replaced.values()])
    told = {ids[key]: Place(WITHDRAWN) for key, stands in written.items() if not stands and key in ids}
    for key, by in replaced.items():
        if key in ids and by in ids:
            told[ids[key]] = Place(REPLACED, ids[by])
    return told


def _undone(sql: Any) -> set[int]:
    gone: set[int] = set()
    for number, target in sql.execute(
        "SELECT id, undoes_id FROM entry WHERE room = 'notes' AND undoes_id IS NOT NULL ORDER BY id DESC"
    ):
        if number not in gone:
            gone.add(target)
    return gone


def _twice(sql: Any, without: set[int]) -> dict[int, Place]:
    """Return the rows by hand that an import brought too, each behind the import's row.

    One act: the same day, the same kind (a call may be a meeting), done from the same side where the kind has sides, and
    everybody whom the row by hand names took part. Each row is matched once; what the user parted is left alone.
    """
    owners = {row[0] for row in sql.execute("SELECT id FROM handle WHERE owner")}
    apart = _apart(sql)
    taken: set[int] = set()
    found: dict[int, Place] = {}
    for number, key, at, actor, recipients, kind in sql.execute(
        "SELECT id, hex(key), at, actor_id, recipients, kind FROM interaction"
        " WHERE network = 'hand' AND at IS NOT NULL ORDER BY id"
    ).fetchall():
        others = {actor, *map(int, recipients.split())} - owners - {0}
        if number in without or not others:
            continue
        kinds = next((alike for alike in _ALIKE if kind in alike), {kind})
        day = at // _DAY * _DAY
        people = {
            row[0]
            for row in sql.execute(
                f"SELECT DISTINCT person_id FROM handle WHERE id IN ({marks(list(others))})", list(others)
            )
        }
        mine = actor in owners
        for other in _candidates(sql, people, day, kinds, None if len(kinds) > 1 else mine, owners):
            if other not in taken and (key.lower(), other) not in apart:
                taken.add(other)
                found[number] = Place(SAME, other)
                break
    return found


def _candidates(
    sql: Any, people: set[int], day: int, kinds: Iterable[int], mine: bool | None, owners: set[int]
) -> list[int]:
    """Return the imported rows of a day in which all these people took part, oldest first."""
    codes = sorted(kinds)
    some = sorted(people)
    rows = sql.execute(
        "SELECT i.id, i.actor_id, COUNT(DISTINCT h.person_id) FROM handle h JOIN part p ON p.handle_id = h.id"
        " JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE h.person_id IN ({marks(some)}) AND p.at >= ? AND p.at < ? AND p.kind IN ({marks(codes)})"
        " AND i.network <> 'hand' GROUP BY i.id ORDER BY i.at, i.key",
        (*some, day, day + _DAY, *codes),
    )
    return [n for n, actor, count in rows if count == len(some) and mine in (None, actor in owners)]


def _apart(sql: Any) -> set[tuple[str, int]]:
    """Return the pairs (key by hand, imported row) that the user parted."""
    gone = _undone(sql)
    pairs = [
        about.split()
        for number, about in sql.execute(
            "SELECT id, about FROM entry WHERE room = 'notes' AND what = 'apart'"
        )
        if number not in gone
    ]
    ids = _ids(sql, [pair[1] for pair in pairs])
    return {(hand, ids[other]) for hand, other in pairs if other in ids}


def _ids(sql: Any, keys: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for some in _chunks([bytes.fromhex(key) for key in dict.fromkeys(keys)]):
        for number, key in sql.execute(f"SELECT id, key FROM interaction WHERE key IN ({marks(some)})", some):
            found[bytes(key).hex()] = number
    return found


def _chunks(values: list[Any]) -> Iterable[list[Any]]:
    for start in range(0, len(values), 500):
        yield values[start : start + 500]
