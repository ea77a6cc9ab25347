"""The only writer of the ledger.

Rows are only ever added. A row's identity is its content, with a counter among identical rows of one export,
so the same export again, an older one, or one that was interrupted adds exactly what is missing. Each batch
is one transaction that also says which ties have become stale, so a `kill -9` at any moment loses at most
the last batch and never leaves a tie that disagrees with its rows for longer than until the next start.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from django.db import connection, transaction

from goodstanding.store import erase, ties
from goodstanding.store.codes import (
    KIND_CODE,
    KINDS,
    PRECISION_CODE,
    VISIBILITY_CODE,
    from_micros,
    to_micros,
)
from goodstanding.store.lock import writing
from goodstanding.store.memory import remember as remember
from goodstanding.store.parts import parts_of, rewrite_parts
from goodstanding.store.words import index_words as index_words
from goodstanding.values import FileRead, Handle, Interaction, Problem, Profile, Record, Status

BATCH = 10_000
PROBLEMS_KEPT = 2_000  # a report lists so many problems; beyond that they are counted, by what is wrong


@dataclass
class Report:
    """What an import did; `as_json()` is the contract of `goodstanding import --format json`."""

    files: list[FileRead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    interactions_read: int = 0
    new: int = 0
    people_new: int = 0
    people_total: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    owner: str | None = None
    forgotten: int = 0
    first: datetime | None = None
    last: datetime | None = None
    cannot_show: list[str] = field(default_factory=list)
    _by_file: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(lambda: [0, set(), 0]))

    @property
    def already(self) -> int:
        return self.interactions_read - self.new - self.forgotten

    def span(self, first: int, last: int) -> None:
        """Widen the dates that were read, given in microseconds."""
        low, high = from_micros(first), from_micros(last)
        assert low is not None
        assert high is not None
        self.first = min(self.first, low) if self.first else low
        self.last = max(self.last, high) if self.last else high

    @classmethod
    def again(cls, before: Mapping[str, Any]) -> Report:
        """Return the report of reading the very same files once more: everything is already there."""
        report = cls(
            files=[
                FileRead(
                    one["path"], one["reader"], Status(one["status"]), one["rows"], one["kept"], one["why"],
                    one["left_out"],
                )
                for one in before["files"]
            ],
            problems=[Problem(one["where"], one["what"], one["do"]) for one in before.get("problems", ())],
            more_problems=before["more_problems"],
            interactions_read=sum(before["interactions"].values()) + before["forgotten"],
            forgotten=before["forgotten"],
        )  # fmt: skip
        for one in before["files"]:
            report._by_file[one["path"]] = [one["interactions"], one["people"], one["problems"]]
        return report

    def as_json(self) -> dict[str, Any]:
        files = []
        for one in self.files:
            interactions, people, problems = self._by_file.get(one.path, (0, (), 0))
            files.append(
                {
                    "path": one.path,
                    "reader": one.reader,
                    "status": str(one.status),
                    "rows": one.rows,
                    "interactions": interactions,
                    "people": people if isinstance(people, int) else len(people),
                    "problems": problems,
                    "kept": one.kept,
                    "left_out": dict(one.left_out),
                    "why": one.why,
                }
            )
        return {
            "files": files,
            "interactions": {"new": self.new, "already": self.already},
            "people": {"new": self.people_new, "total": self.people_total},
            "problems": [{"where": p.where, "what": p.what, "do": p.do} for p in self.problems],
            "more_problems": self.more_problems,
            "owner": self.owner,
            "kinds": dict(sorted(self.kinds.items())),
            "forgotten": self.forgotten,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "cannot_show": self.cannot_show,
        }


# An identity that is already a key of ours, in hex: rows that come back from our own export.
OWN = "goodstanding:"


def content_key(interaction: Interaction, micros: int, nth: int = 0) -> bytes:
    """Return the 20-byte identity of an interaction: its instant, then a hash of what it says.

    Where the source gives it an identity, that counts and the text does not. Inside a conversation the
    recipients do not count: older exports do not list them, and the same message must stay the same message.
    `micros` is its instant (0: none), already counted by whoever asks for a million of these; `nth` tells identical
    rows of one export apart.
    """
    identity = interaction.identity
    if identity:
        if identity.startswith(OWN):
            return bytes.fromhex(identity[len(OWN) :])
        said = f"{interaction.network}\x1f{identity}"
        digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        return (micros + 2**63).to_bytes(8, "big") + digest
    text = " ".join(interaction.text.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    scope = interaction.conversation or " ".join(sorted([str(r) for r in interaction.recipients]))
    actor = interaction.actor
    said = "\x1f".join(
        (
            interaction.kind,
            interaction.network,
            actor.network,
            actor.key,
            scope,
            interaction.subject,
            text,
            str(nth) if nth else "",
        )
    )
    digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).digest()
    return (micros + 2**63).to_bytes(8, "big") + digest


_INSERT_INTERACTION = (
    "INSERT OR IGNORE INTO interaction (id, key, at, precision, actor_id, recipients, kind, network,"
    " conversation, text, subject, visibility, zoneless, source_id, row)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_INSERT_PART = (
    "INSERT OR IGNORE INTO part (handle_id, at, interaction_id, role, kind, n) VALUES (?,?,?,?,?,?)"
)


class Writer:
    """Takes records one by one and writes them in batches. Make it while `lock.writing()` is held; flush at the end."""

    def __init__(self, report: Report) -> None:
        self.report = report
        connection.ensure_connection()
        self._sql = connection.connection  # the driver's own: a million rows want no wrapping
        self._pending: list[tuple[Any, ...]] = []
        self._parts: list[tuple[int, int, int, int, int, int]] = []
        self._profiles: list[tuple[Any, ...]] = []
        self._same: list[tuple[int, int, int]] = []
        self._next_id = self._one("SELECT COALESCE(MAX(id), 0) FROM interaction") + 1
        self._handles: dict[Handle, int] = {}
        self._new_handles: list[tuple[int, str, str]] = []
        self._next_handle = self._one("SELECT COALESCE(MAX(id), 0) FROM handle") + 1
        self._owners: set[int] = {row[0] for row in self._sql.execute("SELECT id FROM handle WHERE owner")}
        self._new_owners: set[int] = set()
        self._sources: dict[str, int] = {}
        self._file, self._file_id, self._file_counts = "", 0, report._by_file[""]
        self._seen: set[int] = set()
        self._again: dict[int, int] = {}
        self._forgotten = erase.Forgetting.load(self._sql)
        for number, network, key in self._sql.execute("SELECT id, network, key FROM handle"):
            self._handles[Handle(network, key)] = number

    def _one(self, statement: str) -> int:
        return int(self._sql.execute(statement).fetchone()[0])

    def new_export(self) -> None:
        """Begin another export: identical rows are counted inside one export, never across two."""
        self._seen = set()
        self._again = {}

    def add(self, record: Record) -> None:
        if type(record) is Interaction:
            self._interaction(record)
        elif type(record) is Profile:
            self._profile(record)
        elif type(record) is Problem:
            self._problem(record)
        elif type(record) is FileRead:
            self.report.files.append(record)

    def _handle(self, handle: Handle) -> int:
        """Return the handle's number, 0 when the person asked to be forgotten."""
        number = self._handles.get(handle)
        if number is None:
            if self._forgotten.covers(handle):
                number = 0
            else:
                number = self._next_handle
                self._next_handle += 1
                self._new_handles.append((number, handle.network, handle.key))
            self._handles[handle] = number
        return number

    def _source(self, path: str) -> int:
        number = self._sources.get(path)
        if number is None:
            self._sql.execute("INSERT OR IGNORE INTO source_file (path) VALUES (?)", (path,))
            number = int(
                self._sql.execute("SELECT id FROM source_file WHERE path = ?", (path,)).fetchone()[0]
            )
            self._sources[path] = number
        return number

    def _problem(self, problem: Problem) -> None:
        file = problem.where.rsplit(":", 1)[0] if ":" in problem.where else problem.where
        self.report._by_file[file][2] += 1
        if len(self.report.problems) < PROBLEMS_KEPT:
            self.report.problems.append(problem)
        else:
            self.report.more_problems += 1

    def _interaction(self, it: Interaction) -> None:
        # The hot path of an import: once for each of a million rows.
        report = self.report
        report.interactions_read += 1
        find = self._handles.get
        actor = find(it.actor)
        if actor is None:
            actor = self._handle(it.actor)
        recipients = []
        for one in it.recipients:
            number = find(one)
            recipients.append(self._handle(one) if number is None else number)
        if not actor or (recipients and not any(recipients)):
            report.forgotten += 1
            return
        at = to_micros(it.at) if it.at is not None else None
        key = content_key(it, at or 0)
        # A set of whole numbers takes half the memory of the keys themselves: a million rows must fit.
        mark = int.from_bytes(key[4:16], "big")
        if mark in self._seen:
            if it.identity:
                return  # the source lists one thing twice (a mail under two labels)
            self._again[mark] = nth = self._again.get(mark, 0) + 1
            key = content_key(it, at or 0, nth)
        else:
            self._seen.add(mark)
        source = it.source
        if source.file != self._file:
            self._file, self._file_id = source.file, self._source(source.file)
            self._file_counts = report._by_file[source.file]
        self._file_counts[0] += 1
        kind = KIND_CODE[it.kind]
        row_id = self._next_id
        self._next_id += 1
        self._pending.append(
            (
                row_id, key, at, PRECISION_CODE[it.precision], actor, " ".join(map(str, recipients)), kind,
                it.network, it.conversation, it.text, it.subject, VISIBILITY_CODE[it.visibility],
                it.zoneless, self._file_id, source.row,
            )
        )  # fmt: skip
        self._parts += parts_of(row_id, at, actor, recipients, kind, self._owners)
        if len(self._pending) >= BATCH:
            self.flush()

    def _profile(self, profile: Profile) -> None:
        number = self._handle(profile.handle)
        if not number:
            return
        also = [n for n in (self._handle(h) for h in profile.also) if n]
        source = self._source(profile.source.file)
        self.report._by_file[profile.source.file][1].add(number)
        if profile.owner:
            mine = {number, *also} - self._owners
            if mine:
                self.flush()
                self._owners |= mine
                self._new_owners |= mine
        said = (
            profile.name, profile.position, profile.company, profile.place, profile.headline, profile.url,
            profile.seen_on.isoformat() if profile.seen_on else None, profile.inferred,
        )  # fmt: skip
        content = blake2b(repr((str(profile.handle), said)).encode(), digest_size=16).digest()
        self._profiles.append((content, number, *said, source, profile.source.row))
        for other in also:
            if other != number:
                self._same.append((min(number, other), max(number, other), source))
        if len(self._profiles) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered, as one transaction."""
        if not (self._pending or self._profiles or self._new_handles or self._new_owners or self._same):
            return
        sql = self._sql
        with transaction.atomic():
            if self._new_handles:
                sql.executemany(
                    "INSERT OR IGNORE INTO handle (id, network, key, owner) VALUES (?,?,?,0)",
                    self._new_handles,
                )
                sql.executemany(
                    "INSERT OR IGNORE INTO stale (handle_id) VALUES (?)",
                    [(number,) for number, _, _ in self._new_handles],
                )
            if self._pending:
                self._write_interactions()
            if self._profiles:
                before = sql.total_changes
                sql.executemany(
                    "INSERT OR IGNORE INTO profile (content, handle_id, name, position, company, place,"
                    " headline, url, seen_on, inferred, source_id, row) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                    self._profiles,
                )
                if sql.total_changes > before:
                    touched = {profile[1] for profile in self._profiles}
                    sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in touched])
            if self._same:
                before = sql.total_changes
                sql.executemany(
                    "INSERT OR IGNORE INTO same (one_id, other_id, source_id) VALUES (?,?,?)", self._same
                )
                if sql.total_changes > before:
                    touched = {n for pair in self._same for n in pair[:2]}
                    sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in touched])
            if self._new_owners:
                self._write_owners()
        self._pending, self._parts = [], []
        self._profiles, self._same, self._new_handles = [], [], []
        self._new_owners = set()

    def _write_interactions(self) -> None:
        sql, pending, report = self._sql, self._pending, self.report
        first = pending[0][0]
        changes = sql.total_changes
        # Sorted, the unique index is filled in its own order: a third of the cost of random keys.
        sql.executemany(_INSERT_INTERACTION, sorted(pending, key=_by_key))
        added = sql.total_changes - changes
        if not added:
            return
        if added == len(pending):
            parts = self._parts
            fresh = pending
        else:
            inside = {row[0] for row in sql.execute("SELECT id FROM interaction WHERE id >= ?", (first,))}
            parts = [part for part in self._parts if part[2] in inside]
            fresh = [row for row in pending if row[0] in inside]
        parts.sort()
        sql.executemany(_INSERT_PART, parts)
        sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(h,) for h in {part[0] for part in parts}])
        report.new += added
        report.kinds.update(Counter(str(KINDS[row[6]]) for row in fresh))
        dated = [row[2] for row in fresh if row[2] is not None]
        if dated:
            report.span(min(dated), max(dated))

    def _write_owners(self) -> None:
        """Rows read before we knew that a handle is the owner's get their parts written again."""
        sql = self._sql
        sql.executemany("UPDATE handle SET owner = 1 WHERE id = ?", [(n,) for n in self._new_owners])
        for number in self._new_owners:
            ids = [
                row[0]
                for row in sql.execute("SELECT interaction_id FROM part WHERE handle_id = ?", (number,))
            ]
            rewrite_parts(sql, ids, self._owners)
        sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(n,) for n in self._new_owners])


def _by_key(row: tuple[Any, ...]) -> bytes:
    key: bytes = row[1]
    return key


def append(records: Iterable[Record], report: Report | None = None) -> Report:
    """Add records to the ledger, bring persons and ties up to date, and return what was done.

    Everything is one export as far as identical rows are concerned. The importing of files, with progress
    and several exports at a time, is `importing.run`; this is for rows from elsewhere (live sources, notes).
    """
    report = report or Report()
    with writing():
        writer = Writer(report)
        for record in records:
            writer.add(record)
        writer.flush()
    ties.refresh()
    return report


def decide(
    what: str, one: str = "", other: str = "", until: date | None = None, about: int | None = None
) -> int:
    """Record a decision of the user's and return its number, with which it can be undone."""
    from django.utils import timezone

    from goodstanding.store.models import Decision

    row = Decision.objects.create(
        at=timezone.now(), what=what, one=one, other=other, until=until, about_id=about
    )
    if what in ("same", "not same") or (what == "undo" and row.about and row.about.what in _JOINS):
        ties.refresh(everybody=True)
    return int(row.pk)


_JOINS = ("same", "not same")


def undo(number: int) -> None:
    """Take a decision back, by adding the row that says so. Undoing twice, or what never was, changes nothing."""
    from goodstanding.store.models import Decision

    if (
        Decision.objects.filter(pk=number).exists()
        and not Decision.objects.filter(what="undo", about_id=number).exists()
    ):
        decide("undo", about=number)
