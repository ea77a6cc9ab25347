"""Fresh homes for tests, copied from one that was set up once (setting up the tables takes half a second)."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def template() -> Path:
    """Return an empty home with its tables, the same for all tests; Django is set up by then."""
    from goodstanding.store.home import open_home

    folder = tempfile.mkdtemp(prefix="goodstanding-template-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = open_home(folder)
    from django.db import connection, connections

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    return home


def fresh_home(folder: Path) -> Path:
    """Make an empty home at `folder`, open it, and return it."""
    from goodstanding.store.home import DATABASE, open_home

    folder.mkdir(parents=True)
    shutil.copy(template() / DATABASE, folder / DATABASE)
    return open_home(folder)
