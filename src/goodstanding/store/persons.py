"""Derived persons: which handles are one person, and what their newest profile says.

The ledger stores handles; who is whom follows from what sources say (`same`), from the user's decisions and
from the rules in `goodstanding.people`. Everything here can be thrown away and made again.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

# Which handle speaks for a person: the most lasting kind of name first.
_ORDER = ("linkedin", "email", "mastodon", "bluesky", "x", "facebook", "instagram")


def rank(network: str, key: str) -> tuple[int, str, str]:
    """Return what sorts a person's handles, the one that names the person first. Pure; order of arrival plays no part."""
    try:
        return (_ORDER.index(network), network, key)
    except ValueError:
        return (len(_ORDER) + (network == "name"), network, key)


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
    parent: dict[int, int] = {}

    def find(n: int) -> int:
        root = n
        while parent.get(root, root) != root:
            root = parent[root]
        while parent.get(n, n) != root:
            parent[n], n = root, parent[n]
        return root

    def join(a: int, b: int) -> None:
        a, b = find(a), find(b)
        if a != b:
            parent[max(a, b)] = min(a, b)

    number_of = {f"{network}:{key}": n for n, (network, key, _, _) in handles.items()}
    apart: set[frozenset[int]] = set()
    together: list[tuple[int, int]] = []
    for what, one, other in sql.execute(
        "SELECT what, one, other FROM decision d WHERE what IN ('same', 'not same') AND NOT EXISTS"
        " (SELECT 1 FROM decision u WHERE u.what = 'undo' AND u.about_id = d.id) ORDER BY id"
    ):
        a, b = number_of.get(one), number_of.get(other)
        if a is None or b is None:
            continue
        if what == "same":
            together.append((a, b))
            apart.discard(frozenset((a, b)))
        else:
            apart.add(frozenset((a, b)))
            together = [pair for pair in together if frozenset(pair) != frozenset((a, b))]
    for a, b in sql.execute("SELECT one_id, other_id FROM same ORDER BY one_id, other_id"):
        if a in handles and b in handles and frozenset((a, b)) not in apart:
            join(a, b)
    for a, b in together:
        join(a, b)
    owners = [n for n, row in handles.items() if row[3]]
    for n in owners[1:]:
        join(owners[0], n)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in handles:
        groups[find(n)].append(n)
    return groups.values()


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
