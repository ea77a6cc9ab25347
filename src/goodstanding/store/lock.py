"""One writer at a time, in whatever process: numbers of rows and handles are given out by whoever writes.

The lock is a small database of its own beside the ledger, so it goes with its process, `kill -9` included.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class Busy(Exception):
    """Somebody else has been writing for too long; the text says what to do."""


@contextmanager
def writing(patience: float = 3_600) -> Iterator[None]:
    """Hold the right to write. Waits for another writer `patience` seconds long, then raises Busy."""
    from django.db import connection

    with holding(Path(f"{connection.settings_dict['NAME']}.writer"), patience):
        yield


@contextmanager
def holding(place: Path, patience: float) -> Iterator[None]:
    """Hold the lock at a place. Waits for another holder `patience` seconds long, then raises Busy."""
    with closing(sqlite3.connect(place, timeout=patience, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise Busy("Another import is still writing; wait until it is done and try again.") from error
        yield
