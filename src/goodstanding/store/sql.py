"""Asking the database in its own words: one call for every reader in the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection


def fetch(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a statement, by the driver's own cursor: no wrapping, no copies."""
    connection.ensure_connection()
    return connection.connection.execute(statement, values).fetchall()  # type: ignore[no-any-return]


def marks(values: Sequence[Any]) -> str:
    """Return a question mark for each value, with commas between."""
    return ",".join("?" * len(values))
