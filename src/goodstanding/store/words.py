"""The search index over texts: the table `interaction_words`, brought up to date after an import or before a search."""

from __future__ import annotations

from django.db import connection, transaction


def index_words() -> int:
    """Bring the search index over texts up to date with the rows; return how many rows it now covers."""
    connection.ensure_connection()
    sql = connection.connection
    with transaction.atomic():
        row = sql.execute("SELECT value FROM memory WHERE name = 'words-indexed'").fetchone()
        done = int(row[0]) if row else 0
        last = int(sql.execute("SELECT COALESCE(MAX(id), 0) FROM interaction").fetchone()[0])
        if last > done:
            sql.execute(
                "INSERT INTO interaction_words (rowid, text, subject)"
                " SELECT id, text, subject FROM interaction WHERE id > ? AND id <= ?",
                (done, last),
            )
            sql.execute(
                "INSERT OR REPLACE INTO memory (name, value) VALUES ('words-indexed', ?)", (str(last),)
            )
    return last
