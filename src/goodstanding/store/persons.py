"""Derived persons: which handles are one person, and what their newest profile says.

The ledger stores handles; who is whom follows from what sources say (`same`), from the user's decisions and
from the rules in `goodstanding.people`. Everything here can be thrown away and made again.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from goodstanding.people import resolve
from goodstanding.people.resolve import Decision
from goodstanding.values import Handle


def rank(network: str, key: str) -> tuple[int, str, str]:
    """Return what sorts a person's handles, the one that names the person first. Pure; order of arrival plays no part."""
    return resolve.rank(Handle(network, key))


def refresh(sql: Any) -> set[int]:
    """Bring persons up to date with the handles and joins; return the ids of persons whose rows changed."""
    handles: dict[int, tuple[str, str, int | None, int]] = {
        row[0]: (row[1], row[2], row[3], row[4])
        for row in sql.execute("SELECT id, network, key, person_id, owner FROM handle")
    }
    groups = _groups(sql, handles)
    affected: set[int] = set()
    person_of_ref: dict[str, int] = dict(sql.execute("SELECT ref, id FROM person"))
    next_person = sql.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM person").fetchone()[0]
    new_people, moves, keep = [], [], set()
    for members in groups:
        first = min(members, key=lambda n: rank(handles[n][0], handles[n][1]))
        ref = f"{handles[first][0]}:{handles[first][1]}"
        owner = any(handles[n][3] for n in members)
        person = person_of_ref.get(ref)
        if person is None:
            person = next_person
            next_person += 1
            new_people.append((person, ref, owner))
            affected.add(person)
        keep.add(person)
        for number in members:
            if handles[number][2] != person:
                moves.append((person, number))
                affected.add(person)
    sql.executemany(
        "INSERT INTO person (id, ref, owner, name, position, company, place, headline, url, found_by, inferred)"
        " VALUES (?,?,?,'','','','','','','',0)",
        new_people,
    )
    sql.executemany("UPDATE handle SET person_id = ? WHERE id = ?", moves)
    gone = set(person_of_ref.values()) - keep
    sql.executemany("DELETE FROM person WHERE id = ?", [(n,) for n in gone])
    sql.executemany("DELETE FROM tie WHERE person_id = ?", [(n,) for n in gone])
    sql.execute("UPDATE person SET owner = id IN (SELECT person_id FROM handle WHERE owner)")
    return affected - gone


def _groups(sql: Any, handles: dict[int, tuple[str, str, int | None, int]]) -> Iterable[list[int]]:
    """Return the handles of each person, as numbers, by the rules of `goodstanding.people.resolve`."""
    same = [
        (a, b) for a, b in sql.execute("SELECT one_id, other_id FROM same") if a in handles and b in handles
    ]
    decisions = [
        Decision(number, what, _handle(one), _handle(other), about)
        for number, what, one, other, about in sql.execute(
            "SELECT id, what, one, other, about_id FROM decision WHERE what IN ('same', 'not same', 'undo') ORDER BY id"
        )
    ]
    owners = [number for number, row in handles.items() if row[3]]
    # Most handles are one person each: only those of which something is said need looking at.
    told = {n for pair in same for n in pair} | set(owners)
    if decided := {str(h) for d in decisions for h in (d.one, d.other) if h is not None}:
        told |= {n for n, row in handles.items() if f"{row[0]}:{row[1]}" in decided}
    values = {n: Handle(handles[n][0], handles[n][1]) for n in told}
    number_of = {handle: n for n, handle in values.items()}
    names: dict[Handle, set[str]] = defaultdict(set)
    for number, name in sql.execute(
        "SELECT DISTINCT handle_id, name FROM profile WHERE name <> '' AND handle_id IN"
        " (SELECT one_id FROM same UNION SELECT other_id FROM same)"
    ):
        if number in values:
            names[values[number]].add(name)
    mine = sorted((values[n] for n in owners), key=resolve.rank)
    found = resolve.join(
        number_of,
        [(values[a], values[b]) for a, b in same],
        names,
        decisions,
        [(mine[0], other) for other in mine[1:]],
    )
    groups = [[number_of[h] for h in members] for members in found.people().values()]
    return [*groups, *([n] for n in handles if n not in told)]


def _handle(text: str) -> Handle | None:
    try:
        return Handle.parse(text)
    except ValueError:
        return None


def describe(sql: Any, people: Iterable[int] | None) -> None:
    """Write names, roles and the words to search by from the newest profiles. None: of everybody."""
    if people is None:
        where = ""
    else:
        wanted = list(people)
        if not wanted:
            return
        sql.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
        sql.execute("DELETE FROM wanted")
        sql.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(n,) for n in wanted])
        where = "WHERE h.person_id IN (SELECT id FROM wanted)"
    fields: dict[int, dict[str, Any]] = {}
    for person, network, key, *said in sql.execute(
        "SELECT h.person_id, h.network, h.key, p.name, p.position, p.company, p.place, p.headline, p.url,"
        f" p.inferred, p.seen_on FROM handle h LEFT JOIN profile p ON p.handle_id = h.id {where}"
        " ORDER BY h.person_id, p.seen_on, p.id"
    ):
        one = fields.setdefault(person, {"handles": {}, "names": {}})
        one["handles"][f"{network}:{key}"] = (network, key)
        if said[0]:
            one["names"][said[0]] = None
        for name, value in zip(
            ("name", "position", "company", "place", "headline", "url"), said, strict=False
        ):
            if value:
                one[name] = value
            elif name in ("position", "company") and (said[1] or said[2]):
                one[name] = ""  # a newer profile without a company means that they left it
        if said[6] is not None:
            one["inferred"] = one.get("inferred", 1) and said[6]
    for person, said in _corrections(sql).items():
        if person in fields:
            fields[person] |= said
            if said.get("name"):
                fields[person]["names"][said["name"]] = None
    updates = []
    for person, one in fields.items():
        name = one.get("name") or _bare_name(one["handles"].values())
        words = " ".join(
            [*one["names"], name, one.get("company", ""), one.get("position", ""), *one["handles"]]
        )
        updates.append(
            (
                name, one.get("position", ""), one.get("company", ""), one.get("place", ""),
                one.get("headline", ""), one.get("url", ""), plain(words), bool(one.get("inferred", 0)),
                person,
            )
        )  # fmt: skip
    sql.executemany(
        "UPDATE person SET name=?, position=?, company=?, place=?, headline=?, url=?, found_by=?, inferred=?"
        " WHERE id=?",
        updates,
    )


_CORRECTED = {"name": "name", "role": "position", "company": "company", "place": "place"}


def _corrections(sql: Any) -> dict[int, dict[str, Any]]:
    """Return what the owner corrected of people, by person: it stands above whatever any export says."""
    gone: set[int] = set()
    for number, target in sql.execute(
        "SELECT id, undoes_id FROM entry WHERE room = 'notes' AND undoes_id IS NOT NULL ORDER BY id DESC"
    ):
        if number not in gone:
            gone.add(target)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for number, what, data, person in sql.execute(
        "SELECT e.id, e.what, e.data, h.person_id FROM entry e JOIN entry_handle eh ON eh.entry_id = e.id"
        " JOIN handle h ON h.id = eh.handle_id WHERE e.room = 'notes' AND e.what IN ('name', 'role', 'company', 'place')"
        " ORDER BY e.id"
    ):
        if number in gone:
            continue
        value = json.loads(data).get("value", "")
        if value:
            found[person][_CORRECTED[what]] = value
        else:
            found[person].pop(_CORRECTED[what], None)
    return found


def _bare_name(handles: Iterable[tuple[str, str]]) -> str:
    """Return something to call a person by whose name no source gives."""
    network, key = min(handles, key=lambda h: rank(*h))
    if network == "name":
        key = key.partition("/")[2] or key
        return "Somebody" if key.startswith("member/") else key.title()
    return key


def plain(text: str) -> str:
    """Return text for searching: casefolded, accents off ("Šárka" finds "sarka")."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))
