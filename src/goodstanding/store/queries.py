"""The only reader of the ledger: rows of the database in, values of the core out.

Every function makes a fixed number of queries, however many people or rows there are. Instants come out as
aware UTC datetimes, people as references (`linkedin:ada-quill`; the owner is `ME`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django.db import connection

from goodstanding.ledger.tie import Touch
from goodstanding.store import clock, persons
from goodstanding.store.codes import (
    KIND_CODE,
    KINDS,
    NO_DATE,
    PRECISIONS,
    TO_THEM,
    VISIBILITIES,
    from_micros,
    to_micros,
    until,
)
from goodstanding.store.memory import remembered as remembered
from goodstanding.store.parts import COUNTS
from goodstanding.store.sql import fetch, marks
from goodstanding.store.words import index_words
from goodstanding.values import ME, Handle, Kind, Row

if TYPE_CHECKING:
    from goodstanding.people.suggest import PersonCard

SORTS: Mapping[str, str] = {
    "owed": "t.owed DESC, t.last_in DESC, p.name",
    # Real ties first; of these the ones that have just begun to fade, then the ones that soon will.
    "fading": "t.fade_at IS NULL, t.strength < 2, t.fade_at > {now}, ABS(t.fade_at - {now}), p.name",
    "last": "t.last_at IS NULL, t.last_at DESC, p.name",
    "name": "p.name = '', p.name, p.id",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them."""

    id: int
    ref: str
    name: str
    position: str = ""
    company: str = ""
    place: str = ""
    headline: str = ""
    url: str = ""
    inferred: bool = False
    rows: int = 0
    last_at: datetime | None = None
    last_in: datetime | None = None
    last_out: datetime | None = None
    owed: int = 0
    pending: int = 0
    fade_at: datetime | None = None
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A person's role as two successive exports gave it. `seen_on` is the date of the newer one."""

    person: str
    name: str
    old_position: str
    old_company: str
    new_position: str
    new_company: str
    seen_on: date
    before: date | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the user's that still stands (undone ones are left out)."""

    id: int
    at: datetime
    what: str
    one: str
    other: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    interactions: int
    people: int
    imports: int
    newest: datetime | None = None
    oldest: datetime | None = None


@dataclass(frozen=True)
class ImportRow:
    """One import with its report (the contract's JSON) or its progress while it runs."""

    id: int
    state: str
    started: datetime
    finished: datetime | None
    paths: tuple[str, ...]
    progress: Mapping[str, Any] = field(default_factory=dict)
    report: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""


_PERSON = (
    "SELECT p.id, p.ref, p.name, p.position, p.company, p.place, p.headline, p.url, p.inferred,"
    " COALESCE(t.rows, 0), t.last_at, t.last_in, t.last_out, COALESCE(t.owed, 0), COALESCE(t.pending, 0),"
    " t.fade_at FROM person p LEFT JOIN tie t ON t.person_id = p.id"
)


def _person_row(row: Sequence[Any]) -> PersonRow:
    number, ref, name, position, company, place, headline, url, inferred, count, *rest = row
    last_at, last_in, last_out, owed, pending, fade_at = rest
    return PersonRow(
        number, ref, name, position, company, place, headline, url, bool(inferred), count,
        from_micros(last_at), from_micros(last_in), from_micros(last_out), owed, pending, from_micros(fade_at),
    )  # fmt: skip


# -- people ---------------------------------------------------------------------------------------------


def people(
    search: str = "", sort: str = "last", offset: int = 0, limit: int = 50
) -> tuple[list[PersonRow], int]:
    """Return one page of people and how many there are in all. `search` looks for every word, in any order."""
    where, values = ["NOT p.owner"], []
    for word in persons.plain(search).split():
        where.append("p.found_by LIKE ? ESCAPE '\\'")
        values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    condition = " AND ".join(where)
    total = fetch(f"SELECT COUNT(*) FROM person p WHERE {condition}", values)[0][0]
    order = SORTS.get(sort, SORTS["last"]).format(now=to_micros(clock.now()))
    found = fetch(
        f"{_PERSON} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return [_person_row(row) for row in found], total


def person(ref: str) -> PersonRow | None:
    """Return the person that a handle (`network:key`) belongs to, with all their handles; None: unknown."""
    network, _, key = ref.partition(":")
    if ref == ME:
        found = fetch(f"{_PERSON} WHERE p.owner LIMIT 1")
    else:
        found = fetch(
            f"{_PERSON} WHERE p.id = (SELECT person_id FROM handle WHERE network = ? AND key = ?)",
            (network, key),
        )
    if not found:
        return None
    row = _person_row(found[0])
    handles = fetch("SELECT network, key FROM handle WHERE person_id = ?", (row.id,))
    names = sorted(handles, key=lambda h: persons.rank(h[0], h[1]))
    return replace(row, handles=tuple(f"{network}:{key}" for network, key in names))


def people_by_id(numbers: Sequence[int]) -> list[PersonRow]:
    """Return people in the order of these numbers; unknown ones are left out."""
    found: dict[int, PersonRow] = {}
    for start in range(0, len(numbers), 30_000):
        some = list(numbers[start : start + 30_000])
        for row in fetch(f"{_PERSON} WHERE p.id IN ({marks(some)})", some):
            one = _person_row(row)
            found[one.id] = one
    return [found[n] for n in numbers if n in found]


def find_people(text: str, limit: int = 10) -> list[PersonRow]:
    """Return the people that a name, a handle, an address or a profile URL may mean, likeliest first."""
    text = text.strip()
    for ref in _as_handles(text):
        exact = person(ref)
        if exact is not None:
            return [exact]
    found, _ = people(text, sort="last", limit=max(limit, 50))
    wanted = persons.plain(text)
    found.sort(key=lambda p: (persons.plain(p.name) != wanted, not persons.plain(p.name).startswith(wanted)))
    exact_names = [p for p in found if persons.plain(p.name) == wanted]
    # "Ben" is Ben Okri before it is Farid Benali.
    whole = [p for p in found if set(wanted.split()) <= set(persons.plain(p.name).split())]
    return (exact_names or whole or found)[:limit]


def _as_handles(text: str) -> Iterator[str]:
    if ":" in text and "/" not in text.partition(":")[0]:
        yield text
    lowered = text.casefold()
    if "linkedin.com/in/" in lowered:
        yield "linkedin:" + lowered.partition("linkedin.com/in/")[2].split("/")[0].split("?")[0]
    if lowered.startswith("/in/"):
        yield "linkedin:" + lowered[4:].strip("/")
    if "@" in text and " " not in text:
        yield "email:" + lowered
        yield "mastodon:" + lowered.lstrip("@")
        yield "x:" + lowered.lstrip("@")
    if text and " " not in text:
        yield "linkedin:" + lowered


def people_by_ref(refs: set[str]) -> dict[str, PersonRow]:
    """Return the people behind references, by reference."""
    found = fetch(
        f"SELECT id FROM person WHERE ref IN ({marks(sorted(refs))})",
        sorted(refs),
    )
    return {person.ref: person for person in people_by_id([row[0] for row in found])}


def owner() -> PersonRow | None:
    """Return the owner of the ledger, None while no export has told who that is."""
    return person(ME)


def owner_handles() -> frozenset[Handle]:
    return frozenset(Handle(n, k) for n, k in fetch("SELECT network, key FROM handle WHERE owner"))


def names(refs: Iterable[str]) -> dict[str, str]:
    """Return what to call the people behind references."""
    wanted = sorted(set(refs))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        found |= dict(fetch(f"SELECT ref, name FROM person WHERE ref IN ({marks(some)})", some))
    return found


def cards() -> list[PersonCard]:
    """Return everybody but the owner with all their names and handles, in three queries."""
    from goodstanding.people.suggest import PersonCard

    handles: dict[int, list[Handle]] = {}
    for person, network, key in fetch("SELECT person_id, network, key FROM handle"):
        handles.setdefault(person, []).append(Handle(network, key))
    names: dict[int, dict[str, None]] = {}
    for person, name in fetch(
        "SELECT h.person_id, p.name FROM profile p JOIN handle h ON h.id = p.handle_id WHERE p.name <> ''"
    ):
        names.setdefault(person, {})[name] = None
    return [
        PersonCard(
            ref,
            tuple(names.get(number, {})) or ((name,) if name else ()),
            tuple(handles.get(number, ())),
            company,
            place,
        )
        for number, ref, name, company, place in fetch(
            "SELECT id, ref, name, company, place FROM person WHERE NOT owner"
        )
    ]


def refs_of_handles() -> dict[str, str]:
    """Return the reference of the person behind every handle that has one."""
    return dict(
        fetch("SELECT h.network || ':' || h.key, p.ref FROM handle h JOIN person p ON p.id = h.person_id")
    )


# -- rows -----------------------------------------------------------------------------------------------

_ROW = (
    "SELECT i.id, hex(i.key), i.at, i.actor_id, i.recipients, i.kind, i.network, i.text, i.conversation,"
    " i.subject, i.precision, i.visibility, s.path, i.row FROM interaction i"
    " JOIN source_file s ON s.id = i.source_id"
)


def _rows(found: Sequence[Sequence[Any]]) -> list[tuple[int, Row]]:
    """Turn what `_ROW` selects into values, with one query for all the people in them."""
    numbers: set[int] = set()
    split = []
    for row in found:
        recipients = [int(n) for n in row[4].split()]
        numbers.add(row[3])
        numbers.update(recipients)
        split.append(recipients)
    refs: dict[int, str] = {0: "forgotten"}
    ordered = sorted(numbers)
    if len(ordered) > 2_000:
        everybody = fetch("SELECT h.id, p.ref, h.owner FROM handle h JOIN person p ON p.id = h.person_id")
        refs |= {n: ME if mine else ref for n, ref, mine in everybody}
    elif ordered:
        some = fetch(
            "SELECT h.id, p.ref, h.owner FROM handle h JOIN person p ON p.id = h.person_id"
            f" WHERE h.id IN ({marks(ordered)})",
            ordered,
        )
        refs |= {n: ME if mine else ref for n, ref, mine in some}
    result = []
    for row, recipients in zip(found, split, strict=True):
        actor = refs.get(row[3], "forgotten")
        named = tuple(dict.fromkeys(refs.get(n, "forgotten") for n in recipients))
        result.append(
            (
                row[0],
                Row(
                    row[1].lower(), from_micros(row[2]), actor, named, KINDS[row[5]], row[6], actor == ME,
                    ME in named, row[7], row[8], row[9], PRECISIONS[row[10]], VISIBILITIES[row[11]],
                    f"{row[12]}:{row[13]}" if row[13] else row[12],
                ),
            )
        )  # fmt: skip
    return result


def rows(
    since: datetime | date | None = None,
    as_of: datetime | date | None = None,
    kinds: Iterable[Kind] | None = None,
    networks: Iterable[str] | None = None,
) -> list[Row]:
    """Return every row of the ledger, oldest first (undated ones before all), optionally only some kinds."""
    where = ["COALESCE(i.at, ?) <= ?", COUNTS]
    values: list[Any] = [NO_DATE, until(as_of)]
    if since is not None:
        start = since if isinstance(since, datetime) else datetime.combine(since, time(), UTC)
        where.append("i.at >= ?")
        values.append(to_micros(start))
    if kinds is not None:
        codes = [KIND_CODE[kind] for kind in kinds]
        where.append(f"i.kind IN ({marks(codes)})")
        values += codes
    if networks is not None:
        wanted = list(networks)
        where.append(f"i.network IN ({marks(wanted)})")
        values += wanted
    found = fetch(f"{_ROW} WHERE {' AND '.join(where)} ORDER BY i.at, i.key", values)
    return [row for _, row in _rows(found)]


def touches(as_of: datetime | date | None = None) -> Iterator[tuple[int, Touch]]:
    """Yield (person id, touch) for all that passed between the owner and somebody, oldest first."""
    found = fetch(
        "SELECT h.person_id, p.at, p.role, p.kind, p.n FROM handle h JOIN part p ON p.handle_id = h.id"
        " WHERE p.role > 0 AND p.at > ? AND p.at <= ? ORDER BY p.at, h.person_id",
        [NO_DATE, until(as_of)],
    )
    for person_id, at, role, kind, n in found:
        yield person_id, Touch(at / 1e6, role == TO_THEM, str(KINDS[kind]), n)


def evidence(ids: Sequence[str]) -> list[Row]:
    """Return the rows with these ids (hex), oldest first. Unknown ids are left out."""
    keys = []
    for one in ids:
        try:
            keys.append(bytes.fromhex(one))
        except ValueError:
            continue
    found = []
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        found += fetch(f"{_ROW} WHERE i.key IN ({marks(some)}) ORDER BY i.at, i.key", some)
    return [row for _, row in _rows(found)]


def rows_beginning(id: str, limit: int = 2) -> list[Row]:
    """Return the rows whose id (hex) begins so, six letters at least; also such as stand aside."""
    start = id.strip().lower()
    if len(start) < 6 or any(c not in "0123456789abcdef" for c in start):
        return []
    low, high = bytes.fromhex(start.ljust(40, "0")), bytes.fromhex(start.ljust(40, "f"))
    found = fetch(f"{_ROW} WHERE i.key BETWEEN ? AND ? ORDER BY i.key LIMIT ?", (low, high, limit))
    return [row for _, row in _rows(found)]


def standing_aside(ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return, for those of these rows that count nowhere, why, and the id of the row that stands for it ("": none)."""
    keys = [bytes.fromhex(one) for one in ids]
    return {
        key.lower(): (why, (behind or "").lower())
        for key, why, behind in fetch(
            "SELECT hex(i.key), a.why, hex(b.key) FROM aside a JOIN interaction i ON i.id = a.interaction_id"
            f" LEFT JOIN interaction b ON b.id = a.behind_id WHERE i.key IN ({marks(keys)})",
            keys,
        )
    }


def behind(ids: Sequence[str]) -> dict[str, list[tuple[str, Row]]]:
    """Return the rows that stand behind these, with why: what they replace, and what they are one act with."""
    keys = [bytes.fromhex(one) for one in ids]
    pairs = fetch(
        "SELECT hex(b.key), a.why, hex(i.key) FROM aside a JOIN interaction i ON i.id = a.interaction_id"
        f" JOIN interaction b ON b.id = a.behind_id WHERE b.key IN ({marks(keys)}) ORDER BY i.id",
        keys,
    )
    read = {row.id: row for row in evidence([hidden.lower() for _, _, hidden in pairs])}
    found: dict[str, list[tuple[str, Row]]] = {}
    for key, why, hidden in pairs:
        found.setdefault(key.lower(), []).append((why, read[hidden.lower()]))
    return found


def timeline(
    person_id: int,
    before: tuple[int, int] | None = None,
    limit: int = 50,
    as_of: datetime | date | None = None,
) -> tuple[list[Row], tuple[int, int] | None]:
    """Return a person's newest rows before a place in the timeline, and the place to go on from (None: end)."""
    at, number = before or (until(as_of) + 1, 0)
    found = fetch(
        "SELECT part.at, part.interaction_id FROM part WHERE handle_id IN"
        " (SELECT id FROM handle WHERE person_id = ?) AND (part.at, part.interaction_id) < (?, ?)"
        " GROUP BY part.interaction_id ORDER BY part.at DESC, part.interaction_id DESC LIMIT ?",
        (person_id, at, number, limit + 1),
    )
    more = (found[limit - 1][0], found[limit - 1][1]) if len(found) > limit else None
    ids = [row[1] for row in found[:limit]]
    if not ids:
        return [], None
    read = dict(_rows(fetch(f"{_ROW} WHERE i.id IN ({marks(ids)})", ids)))
    return [read[n] for n in ids if n in read], more


def rows_of(
    people: Sequence[int], each: int = 40, as_of: datetime | date | None = None
) -> dict[int, list[Row]]:
    """Return the newest `each` rows of several people, oldest first, in three queries."""
    if not people:
        return {}
    found = fetch(
        "SELECT person_id, interaction_id FROM (SELECT h.person_id, part.interaction_id, row_number() OVER"
        " (PARTITION BY h.person_id ORDER BY part.at DESC, part.interaction_id DESC) AS nth"
        " FROM handle h JOIN part ON part.handle_id = h.id"
        f" WHERE h.person_id IN ({marks(people)}) AND part.at <= ?) WHERE nth <= ?",
        [*people, until(as_of), each],
    )
    ids = sorted({row[1] for row in found})
    read: dict[int, Row] = {}
    for start in range(0, len(ids), 30_000):
        some = ids[start : start + 30_000]
        read |= dict(_rows(fetch(f"{_ROW} WHERE i.id IN ({marks(some)})", some)))
    result: dict[int, list[Row]] = {n: [] for n in people}
    for person_id, number in found:
        if number in read:
            result[person_id].append(read[number])
    for some_rows in result.values():
        some_rows.sort(key=lambda r: (r.at.timestamp() if r.at else float("-inf"), r.id))
    return result


def sent(
    mine: bool, before: tuple[int, int] | None = None, limit: int = 30, as_of: datetime | date | None = None
) -> tuple[list[tuple[int, Row]], tuple[int, int] | None]:
    """Return the newest messages and invitations with words, with the person of each; and the place to go on from.

    Args:
        mine: the owner's to others (the person is one of those it went to), else others' to the owner.
    """
    kinds = [KIND_CODE[Kind.MESSAGE], KIND_CODE[Kind.INVITATION]]
    at, number = before or (until(as_of) + 1, 0)
    found = fetch(
        "SELECT part.at, part.interaction_id, MIN(h.person_id) FROM part JOIN handle h ON h.id = part.handle_id"
        " JOIN interaction i ON i.id = part.interaction_id"
        f" WHERE part.role = ? AND part.kind IN ({marks(kinds)}) AND part.at > ? AND i.text <> ''"
        " AND (part.at, part.interaction_id) < (?, ?)"
        " GROUP BY part.interaction_id ORDER BY part.at DESC, part.interaction_id DESC LIMIT ?",
        (1 if mine else 2, *kinds, NO_DATE, at, number, limit + 1),
    )
    more = (found[limit - 1][0], found[limit - 1][1]) if len(found) > limit else None
    ids = [row[1] for row in found[:limit]]
    read = dict(_rows(fetch(f"{_ROW} WHERE i.id IN ({marks(ids)})", ids))) if ids else {}
    return [(person_id, read[n]) for _, n, person_id in found[:limit] if n in read], more


def sent_texts(limit: int) -> list[tuple[str, str, str]]:
    """Return the owner's newest messages and invitations with words: id, the first recipient's reference, text."""
    kinds = [KIND_CODE[Kind.MESSAGE], KIND_CODE[Kind.INVITATION]]
    found = fetch(
        "SELECT hex(i.key), i.recipients, i.text FROM interaction i JOIN handle h ON h.id = i.actor_id"
        f" WHERE h.owner AND i.kind IN ({marks(kinds)}) AND i.text <> '' AND {COUNTS} ORDER BY i.at DESC LIMIT ?",
        (*kinds, limit),
    )
    first = {number: recipients.split()[0] for number, recipients, _ in found if recipients.strip()}
    wanted = sorted({int(number) for number in first.values()})
    refs: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        refs |= {
            str(number): ref
            for number, ref in fetch(
                "SELECT h.id, p.ref FROM handle h JOIN person p ON p.id = h.person_id"
                f" WHERE h.id IN ({marks(some)})",
                some,
            )
        }
    return [(number.lower(), refs.get(first.get(number, ""), ""), text) for number, _, text in found]


def by_year(person_id: int) -> list[tuple[int, int, int]]:
    """Return (year, done by the owner for them, done by them for the owner), years in order."""
    found = fetch(
        "SELECT CAST(strftime('%Y', part.at / 1000000, 'unixepoch') AS INTEGER) AS year,"
        " SUM(role = 1), SUM(role = 2) FROM part WHERE role > 0 AND at > ? AND handle_id IN"
        " (SELECT id FROM handle WHERE person_id = ?) GROUP BY year ORDER BY year",
        (NO_DATE, person_id),
    )
    return [(int(y), int(out), int(came)) for y, out, came in found]


def search_rows(words: str, limit: int = 50) -> list[Row]:
    """Return rows whose text holds all the words, best match first."""
    index_words()  # after a very large import the index may still be behind
    wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not wanted:
        return []
    found = fetch(
        f"{_ROW} JOIN interaction_words w ON w.rowid = i.id WHERE interaction_words MATCH ? AND {COUNTS}"
        " ORDER BY w.rank LIMIT ?",
        (wanted, limit),
    )
    return [row for _, row in _rows(found)]


def is_past(as_of: datetime | date) -> bool:
    """Say whether the ledger holds rows after `as_of`, so that kept ties know too much."""
    return bool(fetch("SELECT EXISTS (SELECT 1 FROM tie WHERE last_at > ?)", (until(as_of),))[0][0])


# -- the rest -------------------------------------------------------------------------------------------


def counts() -> Counts:
    low, high = fetch("SELECT MIN(at), MAX(at) FROM (SELECT at FROM part WHERE at > ?)", (NO_DATE,))[0]
    return Counts(
        fetch("SELECT COUNT(*) - (SELECT COUNT(*) FROM aside) FROM interaction")[0][0],
        fetch("SELECT COUNT(*) FROM person WHERE NOT owner")[0][0],
        fetch("SELECT COUNT(*) FROM import WHERE state = 'done'")[0][0],
        from_micros(high),
        from_micros(low),
    )


def state(without: Sequence[str] = ()) -> tuple[int, ...]:
    """Return numbers that change whenever rows, people or joins do, to tell whether something must be added up again.

    Decisions of the kinds in `without` do not count.
    """
    return tuple(
        fetch(
            "SELECT COALESCE((SELECT MAX(id) FROM interaction), 0), (SELECT COUNT(*) FROM interaction),"
            " COALESCE((SELECT MAX(id) FROM profile), 0), (SELECT COUNT(*) FROM person),"
            f" COALESCE((SELECT MAX(id) FROM decision WHERE what NOT IN ({marks(without)})), 0),"
            " COALESCE((SELECT MAX(id) FROM entry), 0)",
            without,
        )[0]
    )


def decisions(whats: Iterable[str]) -> list[Decided]:
    """Return the decisions of some kinds that have not been undone, oldest first."""
    wanted = list(whats)
    found = fetch(
        "SELECT d.id, d.at, d.what, d.one, d.other, d.until FROM decision d"
        f" WHERE d.what IN ({marks(wanted)}) AND NOT EXISTS"
        " (SELECT 1 FROM decision u WHERE u.what = 'undo' AND u.about_id = d.id) ORDER BY d.id",
        wanted,
    )
    return [
        Decided(n, _moment(at), what, one, other, _day(end) if end else None)
        for n, at, what, one, other, end in found
    ]


def _moment(value: str | datetime) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def profile_changes(since: date, as_of: date) -> list[ProfileChange]:
    """Return whose position or company differs between two successive exports, the newer one in this window."""
    found = fetch(
        """
        WITH seen AS (
            SELECT h.person_id, p.position, p.company, p.seen_on, p.row, s.path,
                   lag(p.position) OVER w AS old_position, lag(p.company) OVER w AS old_company,
                   lag(p.seen_on) OVER w AS before
            FROM profile p JOIN handle h ON h.id = p.handle_id JOIN source_file s ON s.id = p.source_id
            WHERE p.seen_on IS NOT NULL AND NOT h.owner AND (p.position <> '' OR p.company <> '')
            WINDOW w AS (PARTITION BY h.person_id ORDER BY p.seen_on, p.id)
        )
        SELECT e.ref, e.name, s.old_position, s.old_company, s.position, s.company, s.seen_on, s.before,
               s.path, s.row
        FROM seen s JOIN person e ON e.id = s.person_id
        WHERE s.before IS NOT NULL AND s.before < s.seen_on AND s.seen_on BETWEEN ? AND ?
              AND (s.position <> s.old_position OR s.company <> s.old_company)
        ORDER BY s.seen_on DESC, e.ref
        """,
        (since.isoformat(), as_of.isoformat()),
    )
    return [
        ProfileChange(
            ref, name, old_position or "", old_company or "", position, company,
            _day(seen), _day(before), (f"{path}:{row}",),
        )
        for ref, name, old_position, old_company, position, company, seen, before, path, row in found
    ]  # fmt: skip


def imports(limit: int = 50) -> list[ImportRow]:
    """Return the newest imports first."""
    found = fetch(
        "SELECT id, state, started, finished, paths, progress, report, failure FROM import"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [_import_row(row) for row in found]


def import_(number: int) -> ImportRow | None:
    found = fetch(
        "SELECT id, state, started, finished, paths, progress, report, failure FROM import WHERE id = ?",
        (number,),
    )
    return _import_row(found[0]) if found else None


def _import_row(row: Sequence[Any]) -> ImportRow:
    return ImportRow(
        row[0],
        row[1],
        _moment(row[2]),
        _moment(row[3]) if row[3] else None,
        tuple(json.loads(row[4])),
        json.loads(row[5]),
        json.loads(row[6]),
        row[7],
    )


def forgotten() -> int:
    """Return how many handles asked to be forgotten."""
    return int(fetch("SELECT COUNT(*) FROM forgotten")[0][0])


# -- export ---------------------------------------------------------------------------------------------


def export_rows() -> Iterator[dict[str, Any]]:
    """Yield every interaction as a plain object, oldest first, undated ones before all; handles, not persons."""
    connection.ensure_connection()
    handles = {0: None} | {
        n: f"{network}:{key}" for n, network, key in fetch("SELECT id, network, key FROM handle")
    }
    sources = dict(fetch("SELECT id, path FROM source_file"))
    cursor = connection.connection.execute(
        "SELECT hex(key), at, precision, actor_id, recipients, kind, network, conversation, text, subject,"
        f" source_id, row, visibility, zoneless FROM interaction i WHERE {COUNTS} ORDER BY COALESCE(at, ?), key",
        (NO_DATE,),
    )
    for key, at, precision, actor, recipients, kind, network, conversation, text, subject, *rest in cursor:
        moment = from_micros(at)
        line = {
            "id": key.lower(),
            "at": moment.isoformat().replace("+00:00", "Z") if moment else None,
            "precision": str(PRECISIONS[precision]),
            "actor": handles.get(actor),
            "recipients": [h for n in recipients.split() if (h := handles.get(int(n)))],
            "kind": str(KINDS[kind]),
            "network": network,
            "conversation": conversation,
            "text": text,
            "subject": subject,
            "source": f"{sources.get(rest[0], '')}:{rest[1]}" if rest[1] else sources.get(rest[0], ""),
        }
        if rest[2] != 2:
            line["visibility"] = str(VISIBILITIES[rest[2]])
        if rest[3]:
            line["zoneless"] = True
        yield line


def export_people() -> Iterator[dict[str, Any]]:
    """Yield every person as a plain object with their handles, the owner first, then by reference."""
    handles: dict[int, list[tuple[str, str]]] = {}
    for person_id, network, key in fetch("SELECT person_id, network, key FROM handle"):
        handles.setdefault(person_id, []).append((network, key))
    profiles: dict[int, list[dict[str, Any]]] = {}
    for person_id, network, key, *said in fetch(
        "SELECT h.person_id, h.network, h.key, p.name, p.position, p.company, p.place, p.headline, p.url,"
        " p.seen_on, p.inferred FROM profile p JOIN handle h ON h.id = p.handle_id ORDER BY p.seen_on, p.content"
    ):
        fields = dict(
            zip(("name", "position", "company", "place", "headline", "url", "seen_on"), said, strict=False)
        )
        one: dict[str, Any] = {"handle": f"{network}:{key}"} | {k: str(v) for k, v in fields.items() if v}
        if said[7]:
            one["inferred"] = True
        profiles.setdefault(person_id, []).append(one)
    for person_id, ref, name, position, company, mine in fetch(
        "SELECT id, ref, name, position, company, owner FROM person ORDER BY owner DESC, ref"
    ):
        names = sorted(handles.get(person_id, []), key=lambda h: persons.rank(h[0], h[1]))
        yield {
            "person": ref,
            "name": name,
            "position": position,
            "company": company,
            "owner": bool(mine),
            "handles": [f"{network}:{key}" for network, key in names],
            "profiles": profiles.get(person_id, []),
        }
