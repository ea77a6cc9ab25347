"""Forgetting somebody for good: the one deliberate exception to "rows are only ever added".

A person's texts, names and handles go. What is left is a salted hash of each handle, kept so that a later
import of the same old files does not bring them back; it says nothing about whom it stands for.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from goodstanding.store import ties, unfinished
from goodstanding.store.lock import writing
from goodstanding.store.parts import remove_parts, rewrite_parts
from goodstanding.values import Handle


class Forgetting:
    """Knows which handles asked to be forgotten, by their salted hashes."""

    def __init__(self, salt: bytes, hashes: set[bytes]) -> None:
        self._salt = salt
        self._hashes = hashes

    @classmethod
    def load(cls, sql: Any) -> Forgetting:
        row = sql.execute("SELECT value FROM memory WHERE name = 'forgetting-salt'").fetchone()
        salt = bytes.fromhex(row[0].strip('"')) if row else b""
        return cls(salt, {bytes(r[0]) for r in sql.execute("SELECT hash FROM forgotten")})

    def hash(self, handle: Handle) -> bytes:
        return blake2b(str(handle).encode(), key=self._salt, digest_size=20).digest()

    def covers(self, handle: Handle) -> bool:
        return bool(self._hashes) and self.hash(handle) in self._hashes


def forget(person_id: int) -> dict[str, int]:
    """Erase a person: their handles, profiles, and every row in which nobody but they and the owner took part.

    In rows with others (a group conversation), the person is taken out and what they themselves wrote is
    erased. Returns counts: `interactions` erased, `kept` (group rows that stay, without them), `handles`,
    `profiles`. Afterwards the database file is pressed together and the caches are emptied, so that nothing
    lingers; were this process killed before that, the next start does it.
    """
    database = Path(connection.settings_dict["NAME"])
    with unfinished.noted(database.parent, clear=[database.parent / "cache"], compact=database):
        counts = _erased(person_id)
        ties.refresh(everybody=True)  # the habits must not keep what these ties gave to them
    return counts


def _erased(person_id: int) -> dict[str, int]:
    """Erase a person's rows in one transaction and return the counts."""
    connection.ensure_connection()
    sql = connection.connection
    with writing(), transaction.atomic():
        row = sql.execute("SELECT value FROM memory WHERE name = 'forgetting-salt'").fetchone()
        if row is None:
            sql.execute(
                "INSERT INTO memory (name, value) VALUES ('forgetting-salt', ?)",
                (f'"{secrets.token_hex(32)}"',),
            )
        forgetting = Forgetting.load(sql)
        handles = sql.execute(
            "SELECT id, network, key FROM handle WHERE person_id = ?", (person_id,)
        ).fetchall()
        numbers = {row[0] for row in handles}
        marks = ",".join("?" * len(numbers))
        owners = {row[0] for row in sql.execute("SELECT id FROM handle WHERE owner")}
        erased, kept, touched = [], [], set()
        for number, actor, recipients in sql.execute(
            "SELECT i.id, i.actor_id, i.recipients FROM interaction i WHERE i.id IN"
            f" (SELECT interaction_id FROM part WHERE handle_id IN ({marks}))",
            tuple(numbers),
        ).fetchall():
            others = [int(r) for r in recipients.split()]
            rest = [r for r in others if r not in numbers]
            if actor in numbers or not (set(rest) - owners - {actor}):
                erased.append(number)
                touched |= set(rest) - owners - {actor}
            else:
                kept.append((" ".join(map(str, rest)), number))
        # What stands aside counts nowhere, so it need not stay for the sake of the others in it.
        for number, actor, recipients in sql.execute(
            "SELECT id, actor_id, recipients FROM interaction WHERE id IN (SELECT interaction_id FROM aside)"
        ).fetchall():
            if not numbers.isdisjoint((actor, *map(int, recipients.split()))):
                erased.append(number)
        _unindex(sql, erased)
        for at in range(0, len(erased), 500):
            some = erased[at : at + 500]
            marks_some = ",".join("?" * len(some))
            gone = sql.execute(
                f"SELECT id, at, actor_id, recipients FROM interaction WHERE id IN ({marks_some})", some
            ).fetchall()
            touched |= remove_parts(sql, gone) - numbers - owners
            sql.execute(f"DELETE FROM interaction WHERE id IN ({marks_some})", some)
        sql.executemany("UPDATE interaction SET recipients = ? WHERE id = ?", kept)
        sql.execute(f"DELETE FROM part WHERE handle_id IN ({marks})", tuple(numbers))
        # A row to two people is a row to one now, for whoever counts it anew from what is there.
        rewrite_parts(sql, [number for _, number in kept], owners)
        profiles = sql.execute(f"DELETE FROM profile WHERE handle_id IN ({marks})", tuple(numbers)).rowcount
        sql.execute(f"DELETE FROM same WHERE one_id IN ({marks})", tuple(numbers))
        sql.execute(f"DELETE FROM same WHERE other_id IN ({marks})", tuple(numbers))
        texts = [f"{network}:{key}" for _, network, key in handles]
        text_marks = ",".join("?" * len(texts))
        sql.execute(
            f"UPDATE decision SET one = '', other = '' WHERE one IN ({text_marks}) OR other IN ({text_marks})",
            (*texts, *texts),
        )
        for text in texts:
            sql.execute("UPDATE decision SET one = '' WHERE instr(one, ?) > 0", (text,))
        _unwrite(sql, numbers)
        sql.executemany(
            "INSERT OR IGNORE INTO forgotten (hash) VALUES (?)",
            [(forgetting.hash(Handle(network, key)),) for _, network, key in handles],
        )
        sql.execute("DELETE FROM tie WHERE person_id = ?", (person_id,))
        sql.execute("DELETE FROM person WHERE id = ?", (person_id,))
        sql.execute(f"DELETE FROM handle WHERE id IN ({marks})", tuple(numbers))
        sql.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(h,) for h in touched])
        _clean_reports(sql, texts)
    return {
        "interactions": len(erased),
        "kept": len(kept),
        "handles": len(handles),
        "profiles": profiles,
    }


def _unwrite(sql: Any, numbers: set[int]) -> None:
    """Erase what the journal says of these handles, whoever else it names, and whatever took it back."""
    marks = ",".join("?" * len(numbers))
    gone = {
        row[0]
        for row in sql.execute(
            "WITH RECURSIVE gone (id) AS ("
            f"SELECT entry_id FROM entry_handle WHERE handle_id IN ({marks})"
            " UNION SELECT e.id FROM entry e JOIN gone g ON e.undoes_id = g.id) SELECT id FROM gone",
            tuple(numbers),
        )
    }
    sql.executemany("DELETE FROM entry_handle WHERE entry_id = ?", [(n,) for n in gone])
    sql.executemany("DELETE FROM entry WHERE id = ?", [(n,) for n in gone])


def _unindex(sql: Any, numbers: list[int]) -> None:
    """Take rows out of the search index while their text is still there, as FTS5 needs it to."""
    indexed = sql.execute("SELECT value FROM memory WHERE name = 'words-indexed'").fetchone()
    until = int(indexed[0]) if indexed else 0
    for number in numbers:
        if number <= until:
            row = sql.execute("SELECT text, subject FROM interaction WHERE id = ?", (number,)).fetchone()
            sql.execute(
                "INSERT INTO interaction_words (interaction_words, rowid, text, subject)"
                " VALUES ('delete', ?, ?, ?)",
                (number, *row),
            )
    sql.execute("INSERT INTO interaction_words (interaction_words) VALUES ('optimize')")


def _clean_reports(sql: Any, texts: list[str]) -> None:
    """Import reports quote offending rows; where they quote the forgotten person, the quote goes."""
    keys = [text.partition(":")[2] for text in texts]
    for number, report in sql.execute("SELECT id, report FROM import").fetchall():
        if any(key and key in report for key in keys):
            sql.execute(
                "UPDATE import SET report = json_remove(report, '$.problems') WHERE id = ?", (number,)
            )
