"""Open a restored ledger where it can do no harm: `python -m goodstanding.store.tryout FOLDER`.

Prints JSON: `{"interactions", "people"}`, or `{"fault"}` with the rest of a sentence that begins with the file's
name. A process of its own, because bringing an older ledger up to date points Django at it, and because a
damaged database may end whoever reads it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from goodstanding.store.home import DATABASE, SCHEMA, CannotOpen, open_home

DAMAGED = "is damaged inside; use another backup"
NOT_OURS = "is not a backup made by 'goodstanding backup'"


class Unfit(Exception):
    """The ledger cannot be taken over; the text is the rest of a sentence about it."""


def tried(folder: Path) -> dict[str, Any]:
    """Bring the ledger in `folder` up to date, look at everything, and return what is in it. Raises Unfit."""
    database = folder / DATABASE
    try:
        with closing(sqlite3.connect(database)) as sql:
            _readable(sql)
        with tempfile.TemporaryDirectory(dir=folder) as empty:
            open_home(empty)
            open_home(folder)
            with (
                closing(sqlite3.connect(Path(empty) / DATABASE)) as fresh,
                closing(sqlite3.connect(database)) as sql,
            ):
                _same_shape(_shape(fresh), _shape(sql))
                return _counts(sql)
    except (CannotOpen, sqlite3.DatabaseError) as error:
        raise Unfit(DAMAGED) from error


def _readable(sql: sqlite3.Connection) -> None:
    """Look at the pages, the age and the owner of a database; a search index that is damaged is made anew."""
    tables = {row[0] for row in sql.execute("SELECT name FROM sqlite_master")}
    if not {"interaction", "handle", "person", "part"} <= tables:
        raise Unfit(NOT_OURS)
    if sql.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
        raise Unfit("was written by a newer Goodstanding; update the program and restore it then")
    added = sql.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name LIMIT 1"
    ).fetchone()
    if added:
        raise Unfit(f'holds "{added[0]}", which no Goodstanding put there; use another backup')
    try:
        _index_agrees(sql)
    except sqlite3.DatabaseError:
        sql.rollback()
        _index_anew(sql)
    faults = [row[0] for row in sql.execute("PRAGMA integrity_check(5)")]
    if faults != ["ok"]:
        raise Unfit(DAMAGED)
    # Half-made: Django would find the tables that it is about to make.
    sql.execute("SELECT app, name FROM django_migrations LIMIT 1")
    sql.commit()


def _index_agrees(sql: sqlite3.Connection) -> None:
    """Raise when the search index cannot be gone on with, or does not hold the words of the rows it covers."""
    row = sql.execute("SELECT value FROM memory WHERE name = 'words-indexed'").fetchone()
    sql.execute(
        "INSERT INTO interaction_words (rowid, text, subject) SELECT id, text, subject FROM interaction WHERE id > ?",
        (int(row[0]) if row else 0,),
    )
    # With a rank of 1 the words are compared with the rows, not only the index with itself.
    sql.execute("INSERT INTO interaction_words (interaction_words, rank) VALUES ('integrity-check', 1)")
    sql.rollback()


def _index_anew(sql: sqlite3.Connection) -> None:
    """Make the search index again from the rows: it holds nothing of its own."""
    made = sql.execute("SELECT sql FROM sqlite_master WHERE name = 'interaction_words'").fetchone()[0]
    try:
        sql.execute("DROP TABLE interaction_words")
    except sqlite3.DatabaseError:
        # Too broken to be dropped as an index: its tables are dropped one by one.
        sql.execute("PRAGMA writable_schema=ON")
        sql.execute("DELETE FROM sqlite_master WHERE name = 'interaction_words'")
        sql.execute("PRAGMA writable_schema=RESET")
    for (name,) in sql.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'interaction_words\\_%' ESCAPE '\\'"
    ).fetchall():
        sql.execute(f'DROP TABLE "{name}"')
    sql.execute(made)
    sql.execute("INSERT INTO interaction_words (interaction_words) VALUES ('rebuild')")
    last = sql.execute("SELECT COALESCE(MAX(id), 0) FROM interaction").fetchone()[0]
    sql.execute("INSERT OR REPLACE INTO memory (name, value) VALUES ('words-indexed', ?)", (str(last),))
    sql.commit()


def _shape(sql: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the columns of every table."""
    tables = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: {row[0] for row in sql.execute("SELECT name FROM pragma_table_info(?)", (name,))}
        for name in tables
    }


def _same_shape(wanted: dict[str, set[str]], found: dict[str, set[str]]) -> None:
    for table, columns in wanted.items():
        if columns - found.get(table, set()):
            raise Unfit(f'lacks a part of the ledger ("{table}"); use another backup')


def _counts(sql: sqlite3.Connection) -> dict[str, int]:
    return {
        "interactions": sql.execute("SELECT COUNT(*) FROM interaction").fetchone()[0],
        "people": sql.execute("SELECT COUNT(*) FROM person WHERE NOT owner").fetchone()[0],
    }


if __name__ == "__main__":
    try:
        print(json.dumps(tried(Path(sys.argv[1]))))
    except Unfit as unfit:
        print(json.dumps({"fault": str(unfit)}))
